// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"
#include "base/Result.h"
#include "base/Statement.h"

namespace primer {

/// Writes the tables of a pack into a new, empty database: schema, content, digest. Sections that are too
/// large are split, citations and reading grades found out. The same draft makes the same file.
Result<void> writePackTables(const PackDraft &draft, const Connection &database);

} // namespace primer
