// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/commandline/CommandLine.h"

class QTextStream;

namespace primer {

class Library;

/// --search: topics, sections and notes, best first. As JSON:
/// `{"query","corrected","hits":[{"kind":"topic|section|note","pack","topic","section","note","title",
/// "snippet"}]}`; what does not apply is null.
Result<void> searchWords(const Library &library, const CommandLine &commandLine, QTextStream &out);

} // namespace primer
