// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes until the window is painted, beside an empty window and a skeleton of the same widgets.
#include "Children.h"
#include "Figures.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <map>

namespace {

using namespace primer::bench;

constexpr double kTimesEmpty = 2.0;
constexpr double kTimesSkeleton = 1.2;

struct Kind
{
    QString name;
    QStringList arguments;
    std::vector<Opened> runs;

    double median(double Opened::*figure) const
    {
        std::vector<double> values;
        for (const Opened &run : runs)
            values.push_back(run.*figure);
        return summaryOf(std::move(values)).median;
    }
    QJsonObject json() const
    {
        std::vector<double> first;
        std::vector<double> last;
        for (const Opened &run : runs) {
            first.push_back(run.first);
            last.push_back(run.last);
        }
        return {{QStringLiteral("firstPaint"), jsonOf(summaryOf(first))},
            {QStringLiteral("lastPaint"), jsonOf(summaryOf(last))},
            {QStringLiteral("cpuAtFirstPaint"), median(&Opened::firstCpu)},
            {QStringLiteral("cpuAtLastPaint"), median(&Opened::lastCpu)}};
    }
};

/// The median over the pairs of what one took, divided by what the other took beside it.
double ratio(const Kind &ours, const Kind &other, double Opened::*figure)
{
    std::vector<double> ratios;
    for (size_t i = 0; i < ours.runs.size(); ++i)
        ratios.push_back(ours.runs[i].*figure / (other.runs[i].*figure));
    return summaryOf(std::move(ratios)).median;
}

QString words(const Kind &kind)
{
    return QStringLiteral("%1 %2 ms").arg(kind.name).arg(kind.median(&Opened::first), 0, 'f', 0);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption pairs(QStringLiteral("pairs"), {}, QStringLiteral("N"), QStringLiteral("15"));
    const QCommandLineOption bundled(QStringLiteral("bundled"), {}, QStringLiteral("FILE.primer"));
    const QCommandLineOption large(QStringLiteral("large"), {}, QStringLiteral("FILE.primer"));
    parser.addOptions({pairs, bundled, large});
    parser.process(application);

    const QTemporaryDir folder;
    const QString census = folder.filePath(QStringLiteral("census.json"));
    takeCensus({parser.value(bundled)}, census);
    Kind empty{QStringLiteral("empty window"), {QStringLiteral("empty")}, {}};
    Kind skeleton{QStringLiteral("skeleton"), {QStringLiteral("skeleton"), census}, {}};
    Kind few{QStringLiteral("bundled pack"), {QStringLiteral("ours"), parser.value(bundled)}, {}};
    Kind many{QStringLiteral("45,000 topics"), {QStringLiteral("ours"), parser.value(large)}, {}};
    for (int i = 0; i < parser.value(pairs).toInt(); ++i) {
        for (Kind *kind : {&empty, &few, &skeleton, &many})
            kind->runs.push_back(openWindow(kind->arguments));
    }

    Figures figures(QStringLiteral("start"));
    for (const Kind *ours : {&few, &many}) {
        const auto row
            = [&](const QString &what, const Kind &other, double Opened::*figure, std::optional<double> bar) {
                  figures.add({QStringLiteral("start, %1: %2").arg(ours->name, what),
                      ratio(*ours, other, figure), QStringLiteral("times"), bar,
                      words(other) + QStringLiteral(", ours ") + QString::number(ours->median(figure), 'f', 0)
                          + QStringLiteral(" ms")});
              };
        row(QStringLiteral("first paint / empty window"), empty, &Opened::first, kTimesEmpty);
        row(QStringLiteral("first paint / skeleton"), skeleton, &Opened::first, kTimesSkeleton);
        row(QStringLiteral("CPU at first paint / empty window"), empty, &Opened::firstCpu, std::nullopt);
        row(QStringLiteral("CPU at first paint / skeleton"), skeleton, &Opened::firstCpu, std::nullopt);
        row(QStringLiteral("all there / empty window"), empty, &Opened::last, std::nullopt);
    }
    for (const Kind *kind : {&empty, &skeleton, &few, &many})
        figures.add(kind->name, kind->json());
    figures.print();
    return 0;
}
