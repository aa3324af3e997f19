// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace primer {

/// How many characters before and after a passage are kept with it.
constexpr int kPassageContext = 32;

/// A stretch of a section's canonical text, kept by the selectors of the W3C Web Annotation Data Model:
/// TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start; the end follows from the
/// quote). Positions are UTF-16 units of SectionContent::text().
struct Passage
{
    QString exact; ///< the words themselves, never empty
    QString prefix; ///< up to kPassageContext units before them
    QString suffix; ///< and after them
    int start = 0;
    QString digest; ///< textDigest() of the text they were marked in

    int end() const { return start + static_cast<int>(exact.size()); }
    bool operator==(const Passage &) const = default;
};

/// SHA-256 of a section's canonical text in hexadecimal, by which it is known to be the same.
QString textDigest(const QString &text);

/// The passage from `start` to `end` of a section's text. Blanks at its ends are left out; no half of a
/// surrogate pair is taken. The quote is empty if nothing is left.
Passage passageAt(const QString &text, int start, int end);

} // namespace primer
