// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Speller.h"

#include <algorithm>

namespace primer {

namespace {

constexpr qsizetype kShortestWord = 4;
constexpr qsizetype kLongestWord = 40; // no word that people look for is longer; the work grows with it

unsigned mostDifferences(qsizetype length)
{
    if (length < 6)
        return 1;
    return length < 9 ? 2 : 3;
}

} // namespace

Speller::Speller(Xapian::Database database)
    : m_database(std::move(database))
{ }

QString Speller::suggestion(const QString &folded) const
{
    if (folded.size() < kShortestWord || folded.size() > kLongestWord
        || std::any_of(folded.begin(), folded.end(), [](QChar c) { return c.isDigit(); }))
        return {};
    return QString::fromStdString(
        m_database.get_spelling_suggestion(folded.toStdString(), mostDifferences(folded.size())));
}

} // namespace primer
