// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/commandline/CommandLine.h"

class QTextStream;

namespace primer {

/// --restore: puts the notes of a copy in the place of the present ones, which are kept first. Says how many
/// they are and where those before are kept.
Result<void> restoreNotes(const CommandLine &commandLine, QTextStream &out);

} // namespace primer
