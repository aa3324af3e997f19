// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"

#include <QString>

#include <optional>
#include <vector>

namespace primer {

/// A stretch of a run's text, in UTF-16 units, that is written as it is.
struct TextPiece
{
    int start = 0;
    int length = 0;
    bool mayBreak = false; ///< a line has to be allowed to end behind it
};

/// The text without its soft hyphens, and cut within a word that goes on beyond all measure. Words go on from
/// run to run: `wordLength` is 0 at the beginning of a block.
std::vector<TextPiece> piecesOf(const QString &text, int &wordLength);

/// The same number of units, none of which means something to a QTextDocument.
QString harmless(QString text);
/// The same number of units, with hyphens that a line does not end at in telephone numbers and the like.
QString withoutBreaksInNumbers(QString text);
/// The words of runs in one line, without citations.
QString wordsOf(const Runs &runs);
/// The number of words that say "37 in 100" or "About 37 in 100", and nothing else.
std::optional<int> numberInHundred(const Runs &runs);
/// Whether a paragraph is of strong words and stands right above a table that has no caption of its own.
bool isCaptionOf(const Block &paragraph, const Block &next);

} // namespace primer
