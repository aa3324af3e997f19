// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/commandline/CommandLine.h"

class QTextStream;

namespace primer {

/// --backup: a checked copy of the notes in the folder of the backups, or in the file or folder that is
/// named. Prints its path.
Result<void> backUpNotes(const CommandLine &commandLine, QTextStream &out);

} // namespace primer
