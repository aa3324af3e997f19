// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackProgram.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("primer-pack"));
    QTextStream out(stdout);
    QTextStream err(stderr);
    return primer::runPackProgram(QCoreApplication::arguments().mid(1), out, err);
}
