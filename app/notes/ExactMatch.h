// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <vector>

namespace primer {

/// Every place where the pattern begins in the text, overlapping ones too, in time proportional to the length
/// of both whatever they hold (D. Knuth, J. Morris, V. Pratt, "Fast pattern matching in strings", SIAM
/// Journal on Computing 6(2), 1977). None for an empty pattern.
std::vector<int> placesOf(QStringView pattern, QStringView text);

} // namespace primer
