// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace primer {

/// How many syllables an English word has, by its spelling. At least one; a number counts one; the parts of a
/// word with hyphens are counted each.
///
/// The idea is the usual one (as in Greg Fast's Lingua::EN::Syllable, 1999): each group of vowels is a
/// syllable, a list of endings and vowel pairs says where one more or one fewer is spoken, and a short list
/// of words says what no rule does. The rules here are our own.
int syllablesOfWord(const QString &word);

} // namespace primer
