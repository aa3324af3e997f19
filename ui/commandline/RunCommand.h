// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commandline/CommandLine.h"

#include <QStringList>

#include <optional>

class QTextStream;

namespace primer {

enum ExitCode { kExitSuccess = 0, kExitFailure = 1, kExitWrongUsage = 2 };

/// Does what the command line asks and returns the exit code; nothing if it asks for the window. What was
/// asked for goes to `out`, what went wrong to `err`, a line each. Needs a QCoreApplication, and for printing
/// a QGuiApplication, for which the platform "offscreen" is enough.
std::optional<int> runCommand(
    const CommandLine &commandLine, const QString &programFolder, QTextStream &out, QTextStream &err);

/// Says on `err` why the arguments make no sense; returns the exit code.
int refuseCommandLine(const Error &error, QTextStream &err);

} // namespace primer
