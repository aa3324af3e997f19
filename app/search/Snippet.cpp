// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Snippet.h"

#include "search/Words.h"

#include <QSet>

namespace primer {

namespace {

constexpr int kSnippetLength = 170;
constexpr int kBefore = 50; // of the snippet, before the first word found
constexpr qsizetype kMostWords = 50;
constexpr QChar kEllipsis(u'\u2026');

struct Found
{
    int start = 0;
    int end = 0;
    int number = 0; ///< which of the words asked for
};

/// The first of those found that has the most different ones within a snippet's length behind it.
size_t bestFirst(const std::vector<Found> &found)
{
    size_t best = 0;
    qsizetype most = 0;
    for (size_t i = 0; i < found.size(); ++i) {
        QSet<int> numbers;
        for (size_t j = i; j < found.size() && found[j].end - found[i].start <= kSnippetLength - kBefore; ++j)
            numbers.insert(found[j].number);
        if (numbers.size() > most) {
            most = numbers.size();
            best = i;
        }
    }
    return best;
}

/// Where the snippet begins: at the beginning of the line if that is near, else at a word.
int beginningBefore(const QString &text, const std::vector<WordSpan> &words, int first)
{
    const int lineStart = first == 0 ? 0 : static_cast<int>(text.lastIndexOf(u'\n', first - 1)) + 1;
    if (first - lineStart <= kBefore)
        return lineStart;
    for (const WordSpan &word : words) {
        if (word.start >= first - kBefore)
            return word.start;
    }
    return first;
}

int endBehind(const QString &text, const std::vector<WordSpan> &words, int start)
{
    const int most = start + kSnippetLength;
    if (most >= text.size())
        return static_cast<int>(text.size());
    int end = start;
    for (const WordSpan &word : words) {
        if (word.start + word.length > most)
            break;
        end = std::max(end, word.start + word.length);
    }
    return end > start ? end : most; // one word longer than a snippet
}

QStringList differentWords(const QString &text, const std::vector<Found> &found)
{
    QStringList words;
    for (const Found &each : found) {
        for (const QString &word : foldedWord(QStringView(text).mid(each.start, each.end - each.start))) {
            if (words.size() < kMostWords && !words.contains(word))
                words.append(word);
        }
    }
    return words;
}

/// Line feeds become blanks behind a sentence, dots between headings, list items and cells: their words do
/// not belong together.
QString inOneLine(const QString &text)
{
    QString line;
    for (const QChar c : text) {
        if (c == u'\n' && !line.isEmpty() && !line.back().isSpace()) {
            const bool endsSentence = QStringLiteral(".!?:;\u2026").contains(line.back());
            line += endsSentence ? QStringLiteral(" ") : QStringLiteral(" \u00b7 ");
        } else if (!c.isSpace() || (!line.isEmpty() && !line.back().isSpace())) {
            line += c.isSpace() ? QChar(u' ') : c;
        }
    }
    return line;
}

} // namespace

Snippet cutSnippet(const QString &text, const WordMatcher &matcher)
{
    const std::vector<WordSpan> words = wordSpansIn(text);
    std::vector<Found> found;
    for (const WordSpan &word : words) {
        if (const int number = matcher.matchWritten(QStringView(text).mid(word.start, word.length));
            number >= 0)
            found.push_back({word.start, word.start + word.length, number});
    }
    Snippet snippet;
    snippet.words = differentWords(text, found);
    const int start = found.empty() ? 0 : beginningBefore(text, words, found[bestFirst(found)].start);
    const int end = endBehind(text, words, start);

    const bool cutBefore = start > 0 && text.at(start - 1) != u'\n';
    if (cutBefore)
        snippet.text += kEllipsis;
    snippet.text += QStringView(text).mid(start, end - start);
    while (!snippet.text.isEmpty() && snippet.text.back().isSpace())
        snippet.text.chop(1);
    snippet.text = inOneLine(snippet.text);
    if (end < text.trimmed().size() && text.at(end) != u'\n')
        snippet.text += kEllipsis;
    snippet.marks = matcher.ranges(snippet.text);
    return snippet;
}

} // namespace primer
