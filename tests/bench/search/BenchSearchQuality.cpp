// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the cases of a file and says how often the right page came first.
#include "Cases.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <map>

using namespace primer;
using namespace primer::bench;

namespace {

constexpr int kHits = 30; // as many as the window asks for
constexpr double kNamesFirst = 0.98;
constexpr double kFirst = 0.90;
constexpr double kInThree = 0.98;

/// Of how many cases the right page came where.
struct Tally
{
    int cases = 0;
    int first = 0;
    int inThree = 0;
    int inTen = 0;
    double reciprocal = 0;

    void add(int place)
    {
        ++cases;
        first += place == 1 ? 1 : 0;
        inThree += place >= 1 && place <= 3 ? 1 : 0;
        inTen += place >= 1 && place <= 10 ? 1 : 0;
        reciprocal += place > 0 ? 1.0 / place : 0;
    }
    double share(int count) const { return cases == 0 ? 1 : static_cast<double>(count) / cases; }
};

bool isName(const QString &kind)
{
    return kind == u"name" || kind == u"sound" || kind.startsWith(u"misspelling");
}

void print(QTextStream &out, const QString &what, const Tally &tally)
{
    const auto percent = [](double share) {
        return QStringLiteral("%1 %").arg(share * 100, 6, 'f', 1);
    };
    out << what.leftJustified(22) << QString::number(tally.cases).rightJustified(6) << "  "
        << percent(tally.share(tally.first)) << "  " << percent(tally.share(tally.inThree)) << "  "
        << percent(tally.share(tally.inTen)) << "  "
        << QStringLiteral("%1").arg(tally.cases == 0 ? 0 : tally.reciprocal / tally.cases, 6, 'f', 3) << '\n';
}

QString found(const SearchAnswer &answer)
{
    QStringList refs;
    for (const SearchHit &hit : answer.hits) {
        if (refs.size() < 4)
            refs.append(hit.kind == SearchHit::Kind::Topic ? hit.ref.topic
                                                           : QString(hit.ref.topic + u'/' + hit.ref.section));
    }
    return refs.isEmpty() ? QStringLiteral("nothing") : refs.join(QStringLiteral(", "));
}

int failed(const QString &message)
{
    QTextStream(stderr) << message << '\n';
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption pack(
        QStringLiteral("pack"), QStringLiteral("The pack to search."), QStringLiteral("FILE"));
    const QCommandLineOption file(
        QStringLiteral("cases"), QStringLiteral("The cases."), QStringLiteral("FILE.tsv"));
    const QCommandLineOption bars(
        QStringLiteral("bars"), QStringLiteral("Fail if the bars of the bundled library are not met."));
    parser.addOptions({pack, file, bars});
    parser.process(application);

    const auto library = Library::open(parser.values(pack));
    if (library->packs().empty())
        return failed(QStringLiteral("The pack cannot be opened. Give one with --pack FILE."));
    const auto cases = readCases(parser.value(file));
    if (!cases)
        return failed(cases.error().message);

    QTextStream out(stdout);
    const Search search(*library, nullptr);
    std::map<QString, Tally> byKind;
    std::map<QString, Tally> bySplit;
    Tally all;
    Tally names;
    for (const Case &asked : *cases) {
        const auto answer = search.find(asked.typed, kHits);
        if (!answer)
            return failed(answer.error().message + u' ' + answer.error().detail);
        const int place = placeOf(*answer, asked);
        all.add(place);
        byKind[asked.kind].add(place);
        bySplit[asked.split].add(place);
        if (isName(asked.kind)) {
            names.add(place);
            bySplit[QStringLiteral("names, ") + asked.split].add(place);
        }
        if (place != 1)
            out << "miss  " << asked.kind << '/' << asked.split << "  \"" << asked.typed << "\"  expected "
                << asked.expected.join(u'|') << "  at " << place
                << (answer->corrected.isNull()
                           ? QString()
                           : QString(QStringLiteral("  mended to \"") + answer->corrected + u'"'))
                << "  found " << found(*answer) << '\n';
    }
    out << "                       cases  first     in three  in ten    reciprocal rank\n";
    for (const auto &[kind, tally] : byKind)
        print(out, kind, tally);
    for (const auto &[split, tally] : bySplit)
        print(out, split, tally);
    print(out, QStringLiteral("names, all"), names);
    print(out, QStringLiteral("all"), all);

    const bool met = names.share(names.first) >= kNamesFirst && all.share(all.first) >= kFirst
        && all.share(all.inThree) >= kInThree;
    if (parser.isSet(bars) && !met) {
        out << "Below the bars: names and misspellings 98 % first, all 90 % first and 98 % in the first "
               "three.\n";
        return 1;
    }
    return 0;
}
