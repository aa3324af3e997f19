// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/PackFormat.h"

#include <QString>

namespace primer {

/// Opens the Xapian database at a stretch of a pack file and reads it through: the number of its documents.
Result<int> documentsInIndex(const QString &packPath, const Extent &extent);

} // namespace primer
