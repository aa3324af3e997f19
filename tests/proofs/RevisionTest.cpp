// SPDX-License-Identifier: GPL-3.0-or-later
#include "LibraryTexts.h"
#include "notes/PassageLocator.h"
#include "Revisions.h"
#include "TestRegistry.h"
#include "visits/Relocation.h"

#include <QFile>
#include <QtTest>

#include <array>
#include <map>

using primer::Passage;
using primer::PassageLocator;
using primer::PassagePlace;
using primer::PassageState;
using primer::tests::everyKind;
using primer::tests::Kind;
using primer::tests::Reviser;
using primer::tests::Revision;

namespace {

constexpr int kPlain = 40; ///< revisions of a kind and half of the library
constexpr int kLong = 400; ///< and always of the kind whose bar is a share

/// What became of the passages of one kind.
struct Tally
{
    int count = 0;
    int certainRight = 0;
    int certainWrong = 0;
    int approximateRight = 0;
    int approximateWrong = 0;
    int lostRight = 0; ///< it is gone, or says something else now
    int lostWrong = 0;

    Tally &operator+=(const Tally &other)
    {
        count += other.count;
        certainRight += other.certainRight;
        certainWrong += other.certainWrong;
        approximateRight += other.approximateRight;
        approximateWrong += other.approximateWrong;
        lostRight += other.lostRight;
        lostWrong += other.lostWrong;
        return *this;
    }
    int placed() const { return certainRight + certainWrong + approximateRight + approximateWrong; }
    int found() const { return certainRight + approximateRight; }
};

using Tallies = std::map<Kind, Tally>;

/// At least half of what was found is where it truly is, and half of that was found.
bool isRight(const PassagePlace &place, const Revision &revision)
{
    const int common = std::min(place.end, revision.end) - std::max(place.start, revision.start);
    const int longer = std::max(place.end - place.start, revision.end - revision.start);
    return !revision.isGone() && !revision.isMeaningChanged && 2 * common >= longer;
}

Tally judge(const PassagePlace &place, const Revision &revision)
{
    Tally tally;
    tally.count = 1;
    const bool right = isRight(place, revision);
    switch (place.state) {
    case PassageState::Exact:
    case PassageState::Moved:
        (right ? tally.certainRight : tally.certainWrong) = 1;
        break;
    case PassageState::Approximate:
        (right ? tally.approximateRight : tally.approximateWrong) = 1;
        break;
    case PassageState::Lost:
        (revision.isGone() || revision.isMeaningChanged ? tally.lostRight : tally.lostWrong) = 1;
        break;
    }
    return tally;
}

/// Names of medicines that a library may speak of without having a topic on them.
QSet<QString> namesInFile()
{
    QFile file(QStringLiteral(PRIMER_SOURCE_DIR "/app/authoring/words/medicine-names.txt"));
    QSet<QString> names{QStringLiteral("opioids"), QStringLiteral("antidepressants")};
    if (!file.open(QIODevice::ReadOnly))
        return names;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#') && !line.contains(u' '))
            names.insert(line.trimmed().toLower());
    }
    return names;
}

void printRow(const QString &name, const Tally &tally)
{
    qInfo("%-26s %6d %9d %6d %9d %6d %9d %6d", qPrintable(name), tally.count, tally.certainRight,
        tally.certainWrong, tally.approximateRight, tally.approximateWrong, tally.lostRight, tally.lostWrong);
}

void printTable(const QString &title, const Tallies &tallies)
{
    qInfo("%s", qPrintable(title));
    qInfo("%-26s %6s %9s %6s %9s %6s %9s %6s", "revision", "count", "certain", "wrong", "approx.", "wrong",
        "lost", "wrong");
    Tally all;
    for (const auto &[kind, tally] : tallies) {
        printRow(primer::tests::kindWord(kind), tally);
        all += tally;
    }
    printRow(QStringLiteral("all"), all);
}

void printWrong(const PassagePlace &place, const Revision &revision)
{
    if (!qEnvironmentVariableIsSet("PRIMER_VERBOSE"))
        return;
    qInfo().noquote() << primer::tests::kindWord(revision.kind) << primer::passageStateWord(place.state)
                      << place.score << "\n  sought:" << revision.passage.prefix << '['
                      << revision.passage.exact << ']' << revision.passage.suffix << "\n  found: "
                      << revision.text.mid(std::max(0, place.start - 32), std::min(32, place.start)) << '['
                      << revision.text.mid(place.start, place.end - place.start) << ']'
                      << revision.text.mid(place.end, 32) << "\n  true:  "
                      << revision.text.mid(std::max(0, revision.start - 32), std::min(32, revision.start))
                      << '[' << revision.text.mid(revision.start, revision.end - revision.start) << ']'
                      << revision.text.mid(revision.end, 32);
}

} // namespace

/// Passages of the bundled library in texts that were changed by chance, with the truth kept.
/// PRIMER_LONG makes ten times as many, PRIMER_SEED others; PRIMER_VERBOSE prints every one that is wrong.
class RevisionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsNoWrongPlaceAsCertain();
    void showsNoPlaceWhereTheMeaningChanged();
    void findsMostAfterATenthOfTheWordsChanged();
    void findsAllWhereOnlyTheTextAroundIsElsewhere();

private:
    Tallies run(std::vector<QString> texts, quint64 seed);

    QSet<QString> m_medicines; ///< that the library knows
    QSet<QString> m_everyMedicine;
    std::array<Tallies, 2> m_halves;
    Tallies m_all;
    int m_placedWithOtherMeaning = 0;
};

void RevisionTest::initTestCase()
{
    const auto library = primer::Library::open({QStringLiteral(PRIMER_BUNDLED_PACK)});
    QVERIFY(library->problems().empty());
    const auto medicines = primer::medicineNames(*library);
    QVERIFY(medicines);
    m_medicines = *medicines;
    QVERIFY(m_medicines.contains(QStringLiteral("klonopin")));
    m_everyMedicine = m_medicines + namesInFile();
    const std::vector<QString> texts = primer::tests::sectionTexts(*library);
    QVERIFY(texts.size() > 100);

    const quint64 seed = qEnvironmentVariableIsSet("PRIMER_SEED")
        ? static_cast<quint64>(qEnvironmentVariableIntValue("PRIMER_SEED"))
        : 11;
    // Two halves, so that what holds for one is not an accident of its texts.
    for (std::size_t half = 0; half < 2; ++half) {
        std::vector<QString> own;
        for (std::size_t i = half; i < texts.size(); i += 2)
            own.push_back(texts[i]);
        m_halves[half] = run(std::move(own), seed + half);
        printTable(half == 0 ? QStringLiteral("First half of the library")
                             : QStringLiteral("Second half of the library"),
            m_halves[half]);
        for (const auto &[kind, tally] : m_halves[half])
            m_all[kind] += tally;
    }
}

Tallies RevisionTest::run(std::vector<QString> texts, quint64 seed)
{
    const bool isLong = qEnvironmentVariableIsSet("PRIMER_LONG");
    Reviser reviser(std::move(texts), m_everyMedicine, seed);
    Tallies tallies;
    for (const Kind kind : everyKind()) {
        const int wanted = isLong || kind == Kind::Words10 ? kLong : kPlain;
        for (int tried = 0; tried < 50 * wanted && tallies[kind].count < wanted; ++tried) {
            const auto revision = reviser.make(kind);
            if (!revision)
                continue;
            const PassagePlace place = PassageLocator(revision->text, m_medicines).locate(revision->passage);
            const Tally tally = judge(place, *revision);
            tallies[kind] += tally;
            if (revision->isMeaningChanged)
                m_placedWithOtherMeaning += tally.placed();
            if (tally.certainWrong + tally.approximateWrong + tally.lostWrong > 0)
                printWrong(place, *revision);
        }
    }
    return tallies;
}

void RevisionTest::showsNoWrongPlaceAsCertain()
{
    for (const Tallies &half : m_halves) {
        Tally all;
        for (const auto &[kind, tally] : half)
            all += tally;
        QVERIFY2(all.certainWrong * 1000 <= all.count, qPrintable(QString::number(all.certainWrong)));
    }
}

void RevisionTest::showsNoPlaceWhereTheMeaningChanged()
{
    QCOMPARE(m_placedWithOtherMeaning, 0);
    for (const Kind kind :
        {Kind::NumberChanged, Kind::UnitChanged, Kind::NegationChanged, Kind::MedicineChanged}) {
        QVERIFY(m_all[kind].count >= kPlain);
        QCOMPARE(m_all[kind].lostRight, m_all[kind].count);
    }
    QCOMPARE(m_all[Kind::NegationBefore].certainRight, 0);
}

void RevisionTest::findsMostAfterATenthOfTheWordsChanged()
{
    for (const Tallies &half : m_halves) {
        const Tally &tally = half.at(Kind::Words10);
        QVERIFY(tally.count >= kPlain);
        QVERIFY2(tally.found() * 10 >= tally.count * 9, qPrintable(QString::number(tally.found())));
    }
}

void RevisionTest::findsAllWhereOnlyTheTextAroundIsElsewhere()
{
    for (const Kind kind : {Kind::Blanks, Kind::OtherSentencesMoved, Kind::OtherParagraphDeleted}) {
        const Tally &tally = m_all[kind];
        QVERIFY2(tally.found() * 100 >= tally.count * 95, qPrintable(primer::tests::kindWord(kind)));
    }
}

PRIMER_TEST(RevisionTest)
#include "RevisionTest.moc"
