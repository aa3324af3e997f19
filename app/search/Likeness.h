// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace primer {

/// How far a word that was typed is from one that might have been meant: 1 for a wrong, missing or needless
/// letter, less where people err easily (vowels, doubled letters, letters that sound alike, two letters in
/// the wrong order). Both folded, at most 40 letters.
double differenceBetween(const QString &typed, const QString &meant);

/// The same if the typed word may go on: what is still missing at the end counts little.
double differenceFromBeginning(const QString &typed, const QString &meant);

/// How far apart they may be for the one to stand for the other.
double mostDifference(qsizetype typedLetters);

} // namespace primer
