// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace primer {

/// How a word sounds to somebody who does not know how it is spelled: letters that are heard alike are one,
/// vowels count only at the beginning. "xanax" and "zanex" are both "SNKS". For the room that writes the
/// names index and the room that reads it: a change makes indexes that were written before useless for this.
/// Empty for a word that holds anything but the letters a to z.
QString soundOf(const QString &folded);

/// The sound itself, and what is left when one of its letters is missing: two words whose sounds differ in
/// one letter have one of these in common.
QStringList nearSounds(const QString &sound);

/// Under what Xapian keeps the words of a sound among the synonyms of the names index.
inline constexpr char kSoundPrefix[] = "XS";
/// A shorter sound says too little to be looked for with a letter missing.
inline constexpr int kShortestSound = 3;

} // namespace primer
