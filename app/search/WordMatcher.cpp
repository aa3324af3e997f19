// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/WordMatcher.h"

#include "search/Words.h"

#include <algorithm>

namespace primer {

WordMatcher::WordMatcher(const Query &query, const QString &language, Xapian::Stem stemmer)
    : m_stemmer(std::move(stemmer))
    , m_stemsKeepBeginnings(language.section(u'-', 0, 0) == u"en")
{
    const auto says = [&](const QueryWord &word) {
        return !word.excluded && !isStopWord(language, word.word);
    };
    const bool hasOthers = std::any_of(query.words().begin(), query.words().end(), says);
    for (const QueryWord &word : query.words()) {
        if (word.excluded || (hasOthers && !says(word) && !word.required))
            continue;
        addPlain(word.word);
        if (word.partial) {
            m_beginning = word.word;
            m_beginningNumber = m_count;
        }
        ++m_count;
    }
}

void WordMatcher::addSynonym(const QString &term)
{
    m_known.clear();
    if (term.startsWith(u'Z')) {
        addStem(term.mid(1));
        ++m_count;
        return;
    }
    for (const QString &word : term.split(u' ', Qt::SkipEmptyParts)) {
        addPlain(word);
        ++m_count;
    }
}

void WordMatcher::addStem(const QString &stem)
{
    if (!m_stems.contains(stem))
        m_stems.insert(stem, m_count);
    addBeginning(stem.isEmpty() ? QChar() : stem.front());
}

void WordMatcher::addPlain(const QString &word)
{
    if (!m_plain.contains(word))
        m_plain.insert(word, m_count);
    addBeginning(word.front());
    if (isStemmed(word))
        addStem(stemOf(word));
}

void WordMatcher::addBeginning(QChar letter)
{
    if (letter.unicode() < m_beginnings.size())
        m_beginnings[letter.unicode()] = true;
}

int WordMatcher::matchWritten(QStringView written) const
{
    const char16_t first = written.front().toLower().unicode();
    if (m_stemsKeepBeginnings && first < m_beginnings.size() && !m_beginnings[first])
        return -1;
    for (const QString &folded : foldedWord(written)) {
        if (const int number = match(folded); number >= 0)
            return number;
    }
    return -1;
}

int WordMatcher::match(const QString &folded) const
{
    const auto known = m_known.constFind(folded);
    if (known != m_known.cend())
        return *known;
    const int number = look(folded);
    m_known.insert(folded, number);
    return number;
}

int WordMatcher::look(const QString &folded) const
{
    if (const auto plain = m_plain.constFind(folded); plain != m_plain.cend())
        return *plain;
    if (isStemmed(folded)) {
        if (const auto stem = m_stems.constFind(stemOf(folded)); stem != m_stems.cend())
            return *stem;
    }
    return !m_beginning.isEmpty() && folded.startsWith(m_beginning) ? m_beginningNumber : -1;
}

std::vector<TextSpan> WordMatcher::ranges(QStringView text) const
{
    std::vector<TextSpan> ranges;
    for (const WordSpan &word : wordSpansIn(text)) {
        if (matchWritten(text.mid(word.start, word.length)) < 0)
            continue;
        const bool joinsLast = !ranges.empty() && word.start == ranges.back().start + ranges.back().length + 1
            && text.at(word.start - 1) == u' ';
        if (joinsLast)
            ranges.back().length = word.start + word.length - ranges.back().start;
        else
            ranges.push_back({word.start, word.length});
    }
    return ranges;
}

QString WordMatcher::stemOf(const QString &word) const
{
    return QString::fromStdString(m_stemmer(word.toStdString()));
}

Xapian::Stem stemmerOf(const QString &language)
{
    try {
        return Xapian::Stem(language.section(u'-', 0, 0).toStdString());
    } catch (const Xapian::InvalidArgumentError &) {
        return {}; // no stemmer for this language: words are found as they are written
    }
}

bool isStemmed(const QString &word)
{
    return !word.isEmpty() && (word.front().isLetter() || word.front().isSurrogate());
}

} // namespace primer
