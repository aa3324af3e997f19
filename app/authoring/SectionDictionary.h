// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace primer {

constexpr qsizetype kMostDictionarySamples
    = 32 * 1024 * 1024; ///< bytes; more make the training slow, not better

/// A dictionary for SectionEncoder, trained on these texts: what they have in common is then stored once.
/// Empty if there are fewer than 200 texts or they have too little in common.
QByteArray trainDictionary(const std::vector<QByteArray> &texts);

} // namespace primer
