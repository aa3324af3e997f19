// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PhraseList.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace primer {

namespace {

struct Word
{
    QString text;
    qsizetype start = 0;
    qsizetype end = 0;
};

std::vector<Word> wordsIn(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("[\\p{L}\\p{N}]+(?:['\u2019.][\\p{L}\\p{N}]+)*"),
        QRegularExpression::UseUnicodePropertiesOption);
    std::vector<Word> words;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        words.push_back({match.captured().toLower(), match.capturedStart(), match.capturedEnd()});
    }
    return words;
}

/// Whether nothing but one space or hyphen stands between two words.
bool areJoined(const QString &text, const Word &first, const Word &second)
{
    return second.start == first.end + 1
        && (text.at(first.end).isSpace() || text.at(first.end) == u'-' || text.at(first.end) == u'\u2011');
}

} // namespace

void PhraseList::add(const QString &phrase, int index)
{
    QStringList words;
    for (const Word &word : wordsIn(phrase))
        words.append(word.text);
    if (words.isEmpty())
        return;
    auto &same = m_phrases[words.constFirst()];
    const auto place = std::find_if(
        same.begin(), same.end(), [&](const Phrase &other) { return other.words.size() < words.size(); });
    same.insert(place, {words, index});
}

std::vector<PhraseList::Hit> PhraseList::find(const QString &text) const
{
    std::vector<Hit> hits;
    const std::vector<Word> words = wordsIn(text);
    for (size_t at = 0; at < words.size();) {
        const auto known = m_phrases.constFind(words[at].text);
        size_t taken = 0;
        if (known != m_phrases.constEnd()) {
            for (const Phrase &phrase : *known) {
                const auto count = static_cast<size_t>(phrase.words.size());
                if (at + count > words.size())
                    continue;
                bool fits = true;
                for (size_t i = 1; fits && i < count; ++i)
                    fits = words[at + i].text == phrase.words.at(static_cast<qsizetype>(i))
                        && areJoined(text, words[at + i - 1], words[at + i]);
                if (!fits)
                    continue;
                const qsizetype start = words[at].start;
                hits.push_back({start, words[at + count - 1].end - start, phrase.index});
                taken = count;
                break;
            }
        }
        at += std::max<size_t>(taken, 1);
    }
    return hits;
}

} // namespace primer
