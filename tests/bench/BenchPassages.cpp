// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes to find passages again after an update of their pack: every one in a text of its own in
// which a tenth of the words has changed. The floor is one search for its words as they are, by Qt.
#include "Figures.h"
#include "proofs/LibraryTexts.h"
#include "proofs/Revisions.h"
#include "visits/Relocation.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace primer;
using namespace primer::bench;
using primer::tests::Revision;

constexpr int kPassages = 1000;
constexpr double kBar = 1000; ///< ms for all of them

std::vector<Revision> makeRevisions(const Library &library, const QSet<QString> &medicines)
{
    tests::Reviser reviser(tests::sectionTexts(library), medicines, 5);
    std::vector<Revision> revisions;
    while (revisions.size() < kPassages) {
        if (auto revision = reviser.make(tests::Kind::Words10))
            revisions.push_back(std::move(*revision));
    }
    return revisions;
}

/// Times `find` for every passage: all of them together, and each.
template <typename Find>
double measure(const std::vector<Revision> &revisions, std::vector<double> &each, Find find)
{
    const double begin = wall();
    for (const Revision &revision : revisions) {
        const double start = wall();
        find(revision);
        each.push_back(wall() - start);
    }
    return wall() - begin;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption repeats(QStringLiteral("repeats"), {}, QStringLiteral("N"), QStringLiteral("7"));
    const QCommandLineOption pack(QStringLiteral("pack"), {}, QStringLiteral("FILE"));
    parser.addOptions({repeats, pack});
    parser.process(application);
    const auto library = Library::open({parser.value(pack)});
    const auto medicines = medicineNames(*library);
    if (!library->problems().empty() || !medicines) {
        std::fprintf(stderr, "%s: cannot be read\n", qPrintable(parser.value(pack)));
        return 1;
    }
    const std::vector<Revision> revisions = makeRevisions(*library, *medicines);

    std::vector<double> all;
    std::vector<double> least;
    std::vector<double> each;
    std::vector<double> eachLeast;
    int found = 0;
    qsizetype places = 0;
    for (int i = 0; i < parser.value(repeats).toInt(); ++i) {
        all.push_back(measure(revisions, each, [&](const Revision &revision) {
            const auto place = relocate(revision.text, {revision.passage}, *medicines).front();
            found += place.state == PassageState::Lost ? 0 : 1;
        }));
        least.push_back(measure(revisions, eachLeast,
            [&](const Revision &revision) { places += revision.text.indexOf(revision.passage.exact); }));
    }
    const Summary total = summaryOf(all);
    const Summary one = summaryOf(each);
    const Summary floor = summaryOf(least);

    Figures figures(QStringLiteral("passages"));
    figures.add({QStringLiteral("1,000 passages found again in changed texts, slowest of all runs"),
        total.most, QStringLiteral("ms"), kBar,
        QStringLiteral("exact search by Qt %1 ms").arg(floor.most, 0, 'f', 1)});
    figures.add({QStringLiteral("one passage, 99th percentile"), one.p99, QStringLiteral("ms"), std::nullopt,
        QStringLiteral("median %1 ms, slowest %2 ms").arg(one.median, 0, 'f', 3).arg(one.most, 0, 'f', 2)});
    figures.add(QStringLiteral("all"), jsonOf(total));
    figures.add(QStringLiteral("each"), jsonOf(one));
    figures.add(QStringLiteral("exactSearch"), jsonOf(floor));
    figures.add(QStringLiteral("found"), found);
    figures.add(QStringLiteral("checksum"), static_cast<double>(places));
    figures.print();
    return 0;
}
