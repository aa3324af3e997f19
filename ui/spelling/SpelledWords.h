// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace primer {

/// A word whose spelling can be looked up, and where it stands in its text, in UTF-16 units.
struct SpelledWord
{
    int start = 0;
    int length = 0;
    QString word; ///< with plain apostrophes, decomposed letters composed

    bool operator==(const SpelledWord &) const = default;
};

/// The words of a text in Latin letters. Left out: single letters, words with a digit or with a capital after
/// a small letter, abbreviations in capitals, and what stands in an address. Of a longer text than
/// kLongestSpelledText only its beginning.
std::vector<SpelledWord> spelledWords(QStringView text);

constexpr qsizetype kLongestSpelledText = 20'000; ///< UTF-16 units, about eight pages
constexpr int kLongestSpelledWord = 60; ///< longer ones are no words

} // namespace primer
