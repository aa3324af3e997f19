// SPDX-License-Identifier: GPL-3.0-or-later
#include "Children.h"

#include "Figures.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>

namespace primer::bench {

namespace {

constexpr int kPatience = 60'000; // ms
constexpr double kKbInMb = 1024;

QByteArray run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/first-window"), arguments);
    if (!process.waitForFinished(kPatience) || process.exitCode() != 0)
        qFatal("first-window %s did not answer", qPrintable(arguments.join(u' ')));
    return process.readAllStandardOutput();
}

} // namespace

Opened openWindow(const QStringList &arguments)
{
    const double start = wall();
    const QJsonObject told = QJsonDocument::fromJson(run(arguments)).object();
    const auto number = [&told](const char *key) {
        return told.value(QLatin1StringView(key)).toDouble();
    };
    return {number("first") - start, number("firstCpu"), number("last") - start, number("lastCpu"),
        number("pss") / kKbInMb};
}

void takeCensus(const QStringList &packs, const QString &file)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file));
    out.write(run(QStringList{QStringLiteral("census")} + packs));
}

} // namespace primer::bench
