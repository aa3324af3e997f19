// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace primer::bench {

/// What one run of first-window told. Times in milliseconds since it was started.
struct Opened
{
    double first = 0; ///< painted for the first time
    double firstCpu = 0;
    double last = 0; ///< painted for the last time: all that belongs there is there
    double lastCpu = 0;
    double pss = 0; ///< MB
};

/// Runs first-window, which lies beside this program. Ends the bench with a word if that fails.
Opened openWindow(const QStringList &arguments);

/// Writes the census of our window with these packs into the file, for the skeleton.
void takeCensus(const QStringList &packs, const QString &file);

} // namespace primer::bench
