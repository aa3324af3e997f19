// SPDX-License-Identifier: GPL-3.0-or-later
// How long the thread works for a complete answer with its snippets, for every kind of query; raw Xapian and
// raw FTS5 beside it, in turn.
#include "Figures.h"
#include "QuerySample.h"
#include "RawFts.h"
#include "RawXapian.h"

#include "search/Search.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <map>

using namespace primer;
using namespace primer::bench;

namespace {

constexpr int kOfEachKind = 100;
constexpr int kRounds = 2; // the first one warms the pages
constexpr int kFloorHits = 20;
constexpr double kMostCpu = 16;
constexpr double kMostTimesFloor = 3;
constexpr double kMostMemory = 25;

struct Times
{
    std::vector<double> ours;
    std::vector<double> oursOnTheWall;
    std::vector<double> xapian;
    std::vector<double> fts;
};

/// What this process holds of its own, in MB.
double privateMemory()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    double total = 0;
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> lines = file.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("Private_"))
                total += line.simplified().split(' ').value(1).toDouble() / 1024;
        }
    }
    return total;
}

template <typename Work>
double cpuOf(Work work)
{
    const double before = threadCpu();
    work();
    return threadCpu() - before;
}

int failed(const QString &message)
{
    QTextStream(stderr) << message << '\n';
    return 2;
}

void report(Figures &figures, const std::map<QString, Times> &byKind)
{
    for (const auto &[kind, times] : byKind) {
        const Summary ours = summaryOf(times.ours);
        const Summary floor = summaryOf(times.xapian);
        const Summary fts = summaryOf(times.fts);
        QJsonObject object{{QStringLiteral("ours"), jsonOf(ours)},
            {QStringLiteral("wall"), jsonOf(summaryOf(times.oursOnTheWall))},
            {QStringLiteral("xapian"), jsonOf(floor)}};
        if (fts.count > 0)
            object.insert(QStringLiteral("fts5"), jsonOf(fts));
        figures.add(kind, object);
        figures.add({QStringLiteral("search, ") + kind + QStringLiteral(", p99"), ours.p99,
            QStringLiteral("ms"), kMostCpu,
            QStringLiteral("Xapian %1, FTS5 %2 ms").arg(floor.p99, 0, 'f', 2).arg(fts.p99, 0, 'f', 2)});
        figures.add({QStringLiteral("search, ") + kind + QStringLiteral(", median"),
            floor.median > 0 ? ours.median / floor.median : 0, QStringLiteral("times"), kMostTimesFloor,
            QStringLiteral("ours %1, Xapian %2, FTS5 %3 ms")
                .arg(ours.median, 0, 'f', 2)
                .arg(floor.median, 0, 'f', 2)
                .arg(fts.median, 0, 'f', 2)});
    }
}

void printTable(const std::map<QString, Times> &byKind, double memory)
{
    QTextStream out(stdout);
    out << "thread CPU, ms     ours: median    p99    max   wall p99   Xapian: median    p99   FTS5: median"
           "    p99\n";
    const auto cell = [](double value, int width) {
        return QString::number(value, 'f', 2).rightJustified(width);
    };
    for (const auto &[kind, times] : byKind) {
        const Summary ours = summaryOf(times.ours);
        const Summary floor = summaryOf(times.xapian);
        const Summary fts = summaryOf(times.fts);
        out << kind.leftJustified(18) << cell(ours.median, 13) << cell(ours.p99, 7) << cell(ours.most, 7)
            << cell(summaryOf(times.oursOnTheWall).p99, 11) << cell(floor.median, 17) << cell(floor.p99, 7)
            << cell(fts.median, 15) << cell(fts.p99, 7) << '\n';
    }
    out << "memory for search  " << cell(memory, 12) << " MB\n";
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption packFile(
        QStringLiteral("pack"), QStringLiteral("The pack to search."), QStringLiteral("FILE"));
    const QCommandLineOption queriesFile(QStringLiteral("queries"),
        QStringLiteral("Queries to ask in place of those made of the pack."), QStringLiteral("FILE"));
    const QCommandLineOption ftsFile(QStringLiteral("fts"),
        QStringLiteral("Compare with FTS5, whose index is this file; it is written if it is not there."),
        QStringLiteral("FILE"));
    const QCommandLineOption hits(QStringLiteral("hits"),
        QStringLiteral("How many hits to ask for: as many as the window does."), QStringLiteral("N"),
        QStringLiteral("30"));
    const QCommandLineOption slow(QStringLiteral("slow"),
        QStringLiteral("Print queries that took longer than so many ms."), QStringLiteral("MS"));
    const QCommandLineOption json(QStringLiteral("json"), QStringLiteral("Print JSON."));
    parser.addOptions({packFile, queriesFile, ftsFile, hits, slow, json});
    parser.process(application);

    const auto sampled = Library::open(parser.values(packFile));
    if (sampled->packs().empty())
        return failed(QStringLiteral("The pack cannot be opened. Give one with --pack FILE."));
    const Pack &pack = *sampled->packs().front();
    std::vector<AskedQuery> queries;
    if (parser.isSet(queriesFile)) {
        auto read = readQueries(parser.value(queriesFile));
        if (!read)
            return failed(read.error().message);
        queries = std::move(*read);
    } else {
        queries = sampleQueries(pack, kOfEachKind);
    }
    const int limit = parser.value(hits).toInt();

    // Memory first: nothing else has run yet that would keep pages.
    const double before = privateMemory();
    const auto library = Library::open(parser.values(packFile));
    const Search search(*library, nullptr);
    std::map<QString, Times> byKind;
    for (const AskedQuery &query : queries)
        (void)search.find(query.typed, limit);
    const double memory = privateMemory() - before;

    const RawXapian xapian(pack);
    std::unique_ptr<RawFts> fts;
    if (parser.isSet(ftsFile)) {
        auto opened = RawFts::open(parser.value(ftsFile), pack);
        if (!opened)
            return failed(opened.error().message + u' ' + opened.error().detail);
        fts = std::move(*opened);
    }
    for (int round = 0; round < kRounds; ++round) {
        byKind.clear();
        for (const AskedQuery &query : queries) {
            Times &times = byKind[query.kind];
            const bool anyWord = query.kind == u"question";
            const double start = wall();
            times.ours.push_back(cpuOf([&] { (void)search.find(query.typed, limit); }));
            times.oursOnTheWall.push_back(wall() - start);
            if (round > 0 && parser.isSet(slow) && times.ours.back() > parser.value(slow).toDouble())
                QTextStream(stdout) << QString::number(times.ours.back(), 'f', 1) << " ms  " << query.kind
                                    << "  " << query.typed << '\n';
            times.xapian.push_back(cpuOf([&] { xapian.find(query.typed, kFloorHits, anyWord); }));
            if (fts && round > 0)
                times.fts.push_back(cpuOf([&] { (void)fts->find(query.typed, kFloorHits, anyWord); }));
        }
    }

    if (!parser.isSet(json)) {
        printTable(byKind, memory);
        return 0;
    }
    Figures figures(QStringLiteral("bench-search"));
    figures.add(QStringLiteral("pack"), pack.info().id);
    figures.add(QStringLiteral("topics"), pack.info().topicCount);
    figures.add(QStringLiteral("sections"), pack.info().sectionCount);
    report(figures, byKind);
    figures.add({QStringLiteral("memory for search"), memory, QStringLiteral("MB"), kMostMemory, {}});
    figures.print();
    return 0;
}
