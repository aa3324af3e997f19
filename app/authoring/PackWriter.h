// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"
#include "base/Result.h"

#include <QString>

namespace primer {

/// Writes a pack file: tables, both search indexes, trailer. All work is done in a folder beside the target,
/// which takes its name only when it is complete and on the disk; on failure nothing is left, and a file that
/// was there stays as it was. The same draft gives the same bytes.
Result<void> writePack(const PackDraft &draft, const QString &path);

/// Builds the indexes of a pack anew from its tables and replaces the file at once. A signature is kept.
Result<void> reindexPack(const QString &path);

} // namespace primer
