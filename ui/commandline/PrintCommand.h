// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "document/PaperTheme.h"
#include "ui/commandline/CommandLine.h"

namespace primer {

class Library;

/// --print: writes topics and sections as a PDF file, in the order given. Needs a QGuiApplication.
Result<void> printToFile(const Library &library, const CommandLine &commandLine);

/// The paper that the printers of this country hold.
PaperFormat paperOfCountry();

} // namespace primer
