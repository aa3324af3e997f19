// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

namespace primer::tests {

/// For a program that strace is to run: without the check for leaks, which traces its own process, as strace
/// does already.
inline QProcessEnvironment tracedEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString name = QStringLiteral("ASAN_OPTIONS");
    environment.insert(name, QString(environment.value(name) + QStringLiteral(":detect_leaks=0")));
    return environment;
}

} // namespace primer::tests
