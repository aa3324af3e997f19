// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/SectionMap.h"

#include <vector>

class QTextDocument;

namespace primer {

/// Where a passage of the text is marked in the document: one stretch a block, from its first word there to
/// its last. Labels between its words are marked with them, those around it are not.
std::vector<DocumentRange> markStretches(
    const QTextDocument &document, const SectionMap &map, int textStart, int textEnd);

/// Mark::level for each of these passages, so that all lines show where passages overlap.
std::vector<int> markLevels(const std::vector<TextRange> &passages);

} // namespace primer
