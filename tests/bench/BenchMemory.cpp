// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory the window needs once it stands, over an empty one. Proportional set size.
#include "Children.h"
#include "Figures.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace {

using namespace primer::bench;

constexpr double kOverEmpty = 25; // MB

Summary memoryOf(const QStringList &arguments, int repeats)
{
    std::vector<double> values;
    for (int i = 0; i < repeats; ++i)
        values.push_back(openWindow(arguments).pss);
    return summaryOf(std::move(values));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption repeats(QStringLiteral("repeats"), {}, QStringLiteral("N"), QStringLiteral("5"));
    const QCommandLineOption bundled(QStringLiteral("bundled"), {}, QStringLiteral("FILE.primer"));
    const QCommandLineOption large(QStringLiteral("large"), {}, QStringLiteral("FILE.primer"));
    parser.addOptions({repeats, bundled, large});
    parser.process(application);
    const int times = parser.value(repeats).toInt();

    Figures figures(QStringLiteral("memory"));
    const Summary empty = memoryOf({QStringLiteral("empty")}, times);
    figures.add(QStringLiteral("empty window"), jsonOf(empty));
    for (const auto &[name, pack] : {std::pair(QStringLiteral("bundled pack"), parser.value(bundled)),
             std::pair(QStringLiteral("45,000 topics"), parser.value(large))}) {
        const Summary ours = memoryOf({QStringLiteral("ours"), pack}, times);
        figures.add({QStringLiteral("memory after start, %1, over an empty window").arg(name),
            ours.median - empty.median, QStringLiteral("MB"), kOverEmpty,
            QStringLiteral("empty window %1 MB, ours %2 MB")
                .arg(empty.median, 0, 'f', 1)
                .arg(ours.median, 0, 'f', 1)});
        figures.add(name, jsonOf(ours));
    }
    figures.print();
    return 0;
}
