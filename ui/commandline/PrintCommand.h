// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/commandline/CommandLine.h"

namespace primer {

class Library;

/// --print: writes topics and sections as a PDF file, in the order given. Needs a QGuiApplication.
Result<void> printToFile(const Library &library, const CommandLine &commandLine);

} // namespace primer
