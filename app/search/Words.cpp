// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Words.h"

#include "library/IndexFormat.h"

#include <algorithm>

namespace primer {

namespace {

constexpr int kMostSuffixes = 3;

struct CodePoint
{
    char32_t value = 0;
    int length = 0; ///< 0 behind the end
};

CodePoint codePointAt(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return {};
    const QChar c = text.at(at);
    if (c.unicode() < 0x80)
        return {c.unicode(), 1};
    if (c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate())
        return {QChar::surrogateToUcs4(c, text.at(at + 1)), 2};
    return {c.unicode(), 1};
}

bool isWordCharacter(CodePoint c)
{
    if (c.value < 0x80)
        return c.length > 0
            && ((c.value >= U'a' && c.value <= U'z') || (c.value >= U'A' && c.value <= U'Z')
                || (c.value >= U'0' && c.value <= U'9') || c.value == U'_');
    return c.length > 0
        && (QChar::isLetterOrNumber(c.value) || QChar::isMark(c.value)
            || QChar::category(c.value) == QChar::Punctuation_Connector);
}

bool isZeroWidth(char32_t c)
{
    return (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

bool joinsLetters(char32_t c)
{
    return c == U'\'' || c == U'&' || c == 0xb7 || c == 0x5f4 || c == 0x2019 || c == 0x201b || c == 0x2027
        || isZeroWidth(c);
}

bool joinsDigits(char32_t c)
{
    return c == U',' || c == U'.' || c == U';' || c == 0x37e || c == 0x589 || c == 0x60d || c == 0x7f8
        || c == 0x2044 || c == 0xfe10 || c == 0xfe13 || c == 0xfe14 || isZeroWidth(c);
}

/// The end of the word that begins here.
qsizetype endOfWord(QStringView text, qsizetype at)
{
    while (true) {
        CodePoint last;
        for (CodePoint c = codePointAt(text, at); isWordCharacter(c); c = codePointAt(text, at)) {
            last = c;
            at += c.length;
        }
        const CodePoint joint = codePointAt(text, at);
        const CodePoint next = codePointAt(text, at + joint.length);
        if (joint.length == 0 || !isWordCharacter(next))
            break;
        const bool betweenDigits = QChar::isDigit(last.value) && QChar::isDigit(next.value);
        if (betweenDigits ? !joinsDigits(joint.value) : !joinsLetters(joint.value))
            break;
        at += joint.length;
    }
    qsizetype end = at;
    while (end < text.size() && (text.at(end) == u'+' || text.at(end) == u'#'))
        ++end;
    return end - at > kMostSuffixes || isWordCharacter(codePointAt(text, end)) ? at : end;
}

bool isPlain(QStringView word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString foldPlain(QStringView word)
{
    QString folded(word.size(), Qt::Uninitialized);
    std::transform(word.begin(), word.end(), folded.begin(),
        [](QChar c) { return c >= u'A' && c <= u'Z' ? QChar(c.unicode() + (u'a' - u'A')) : c; });
    return folded;
}

QString foldWord(QStringView word)
{
    QString folded = foldForSearch(word.toString());
    folded.removeIf([](QChar c) { return isZeroWidth(c.unicode()); });
    return folded;
}

} // namespace

std::vector<WordSpan> wordSpansIn(QStringView text)
{
    std::vector<WordSpan> spans;
    qsizetype at = 0;
    while (at < text.size()) {
        const CodePoint c = codePointAt(text, at);
        if (!isWordCharacter(c)) {
            at += c.length;
            continue;
        }
        const qsizetype end = endOfWord(text, at);
        spans.push_back({static_cast<int>(at), static_cast<int>(end - at)});
        at = end;
    }
    return spans;
}

QStringList foldedWord(QStringView written)
{
    if (isPlain(written))
        return {foldPlain(written)};
    return foldWord(written).split(u' ', Qt::SkipEmptyParts);
}

std::vector<Word> wordsIn(QStringView text)
{
    std::vector<Word> words;
    for (const WordSpan &span : wordSpansIn(text)) {
        for (const QString &folded : foldedWord(text.mid(span.start, span.length)))
            words.push_back({folded, span.start, span.length});
    }
    return words;
}

} // namespace primer
