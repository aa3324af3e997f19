// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
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

/// The words of a text, cut as Xapian's TermGenerator cut them when it was indexed: letters, digits and
/// marks, with `'` and `&` between them, `.` and `,` between digits, and up to three `+` or `#` behind.
std::vector<Word> wordsIn(QStringView text);

} // namespace primer
