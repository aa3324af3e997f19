// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QTextStream;

namespace primer {

/// The program primer-pack, but for its name: runs the command that the arguments give.
/// Returns 0 for success, 1 for a failure, 2 for wrong usage.
int runPackProgram(const QStringList &arguments, QTextStream &out, QTextStream &err);

} // namespace primer
