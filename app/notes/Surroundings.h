// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/ApproximateMatch.h"
#include "notes/FoldedText.h"

namespace primer {

/// What stood before and after a passage, to be held against a place in a text. Likeness goes from 0 to 1;
/// where the text begins or ends, only what stood at its beginning or end is alike.
class Surroundings final
{
public:
    Surroundings(const FoldedText &prefix, const FoldedText &suffix);

    double before(const FoldedText &text, int start) const;
    double after(const FoldedText &text, int end) const;

private:
    ApproximatePattern m_before; ///< read away from the passage
    ApproximatePattern m_after;
};

/// The text read backwards.
QString reversed(QStringView text);

} // namespace primer
