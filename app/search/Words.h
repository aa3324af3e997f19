// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace primer {

/// A word of a text and where it stands there, in UTF-16 units.
struct Word
{
    QString folded; ///< by foldForSearch()
    int start = 0;
    int length = 0;

    bool operator==(const Word &) const = default;
};

/// Where a word stands, in UTF-16 units.
struct WordSpan
{
    int start = 0;
    int length = 0;
};

/// Where the words of a text stand: those of wordsIn(), without the work of folding them.
std::vector<WordSpan> wordSpansIn(QStringView text);
/// What is looked for in place of a word as it is written; folding may make several words of one sign, or
/// none.
QStringList foldedWord(QStringView written);

/// The words of a text, cut as Xapian's TermGenerator cut them when it was indexed: letters, digits and
/// marks, with `'` and `&` between them, `.` and `,` between digits, and up to three `+` or `#` behind.
std::vector<Word> wordsIn(QStringView text);

} // namespace primer
