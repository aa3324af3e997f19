// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Query.h"

#include "search/Words.h"

#include <QSet>

#include <algorithm>

namespace primer {

namespace {

constexpr qsizetype kLongestQuery = 500;
constexpr size_t kMostWords = 100;

bool isQuotationMark(QChar c)
{
    return c == u'"' || c == u'\u201c' || c == u'\u201d' || c == u'\u201e' || c == u'\u00ab'
        || c == u'\u00bb';
}

bool isMinus(QChar c)
{
    return c == u'-' || c == u'\u2212';
}

/// What was typed, no longer than is looked at, cut between two code points.
QString bounded(const QString &typed)
{
    QString text = typed.left(kLongestQuery);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

/// Whether the word stands within quotation marks: an odd number of them before it.
bool isQuoted(const QString &text, int start)
{
    return std::count_if(text.begin(), text.begin() + start, isQuotationMark) % 2 == 1;
}

/// Whether a minus stands before it that does not join it to another word, as in "covid-19".
bool isExcluded(const QString &text, int start)
{
    if (start > 0 && isQuotationMark(text.at(start - 1)))
        --start;
    if (start == 0 || !isMinus(text.at(start - 1)))
        return false;
    return start == 1 || text.at(start - 2).isSpace();
}

} // namespace

Query Query::parse(const QString &typed)
{
    Query query;
    query.m_typed = bounded(typed);
    bool phraseIsExcluded = false;
    int lastEnd = 0;
    for (const Word &word : wordsIn(query.m_typed)) {
        if (query.m_words.size() == kMostWords)
            break;
        QueryWord asked;
        asked.word = word.folded;
        asked.start = word.start;
        asked.length = word.length;
        asked.required = isQuoted(query.m_typed, word.start);
        // A minus before a phrase, or before words joined by hyphens, goes for all of them.
        const QStringView between = QStringView(query.m_typed).mid(lastEnd, word.start - lastEnd);
        const bool sameChunk = lastEnd > 0 && std::none_of(between.begin(), between.end(), [](QChar c) {
            return c.isSpace() || isQuotationMark(c);
        });
        const bool samePhrase
            = asked.required && lastEnd > 0 && std::none_of(between.begin(), between.end(), isQuotationMark);
        asked.excluded
            = isExcluded(query.m_typed, word.start) || (phraseIsExcluded && (samePhrase || sameChunk));
        phraseIsExcluded = asked.excluded;
        asked.required = asked.required && !asked.excluded;
        lastEnd = word.start + word.length;
        query.m_words.push_back(std::move(asked));
    }
    if (!query.m_words.empty()) {
        QueryWord &last = query.m_words.back();
        last.partial = !last.excluded && last.start + last.length == query.m_typed.size()
            && query.m_typed.size() == typed.size();
    }
    return query;
}

bool Query::isEmpty() const
{
    return std::all_of(m_words.begin(), m_words.end(), [](const QueryWord &word) { return word.excluded; });
}

Query Query::replaced(const QStringList &mended) const
{
    QString text;
    int at = 0;
    for (size_t i = 0; i < m_words.size(); ++i) {
        const QueryWord &word = m_words[i];
        const QString &other = mended.at(static_cast<qsizetype>(i));
        text += QStringView(m_typed).mid(at, word.start - at);
        text += other.isEmpty() ? m_typed.mid(word.start, word.length) : other;
        at = word.start + word.length;
    }
    text += QStringView(m_typed).mid(at);
    Query query = parse(text);
    // A mended word is whole, also at the end.
    if (!query.m_words.empty() && !mended.isEmpty() && !mended.constLast().isEmpty())
        query.m_words.back().partial = false;
    return query;
}

QString Query::wantedText() const
{
    QString text;
    for (const QueryWord &word : m_words) {
        if (!word.excluded)
            text += word.partial ? word.word : QString(word.word + u' ');
    }
    return text;
}

bool isStopWord(const QString &language, const QString &word)
{
    static const QSet<QString> english = [] {
        const QString words = QStringLiteral(
            "a about am an and any are as at be been by can could did do does doing for from get got had has"
            " have he her him his how i i'm if im in into is it it's its just me my of on or our really she"
            " should so some than that the their them then there they this to too us was we were what what's"
            " when where which while who why will with would you your");
        const QStringList list = words.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return language.section(u'-', 0, 0) == u"en" && english.contains(word);
}

} // namespace primer
