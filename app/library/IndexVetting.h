// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/PackFormat.h"

class QIODevice;

namespace primer {

/// Refuses a search index whose blocks Xapian could not walk safely: it trusts the offsets, the lengths and
/// the order within them, so that a damaged or hostile index could make it crash or go round without end.
/// Every table must be a tree of sound blocks within the extent, each block in one place, the keys in order.
/// What the entries hold is Xapian's to judge. Reads the whole extent once; memory is bounded.
Result<void> vetIndex(QIODevice &file, const Extent &extent);

} // namespace primer
