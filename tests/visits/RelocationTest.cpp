// SPDX-License-Identifier: GPL-3.0-or-later
#include "visits/Relocation.h"
#include "library/PackFormat.h"
#include "TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using primer::Connection;
using primer::Library;
using primer::Note;
using primer::Placement;
using primer::SectionRef;
using State = primer::Placement::State;

namespace {

/// A pack with the topic "clonazepam", its section "side-effects", once "unwanted", and an old name that
/// leads to a section that is gone.
bool writePack(const QString &path, const QString &id)
{
    {
        const auto connection = Connection::open(path);
        if (!connection)
            return false;
        QStringList sql = primer::packSchema();
        sql << QStringLiteral("PRAGMA application_id = %1").arg(primer::kPackApplicationId)
            << QStringLiteral("PRAGMA user_version = %1").arg(primer::kPackVersion)
            << QStringLiteral("INSERT INTO meta VALUES('id', '%1'), ('title', 'Test'), ('language', 'en')")
                   .arg(id)
            << QStringLiteral("INSERT INTO topic_group VALUES(0, 'Medicines', 0)")
            << QStringLiteral("INSERT INTO topic VALUES(1, 'clonazepam', 'Clonazepam', 'medicine', 0, 0, '',"
                              " '2026-11-22', '2027-11-22', '')")
            << QStringLiteral("INSERT INTO topic VALUES(2, 'driving', 'Driving home', 'guide', 0, 1, '',"
                              " '2026-11-22', '2027-11-22', '')")
            << QStringLiteral("INSERT INTO name VALUES(1, 0, 'Klonopin XR', 'brand'),"
                              " (1, 1, 'clonazepam hydrochloride', 'generic'),"
                              " (1, 2, 'sleeping pill', 'synonym'), (2, 0, 'Wheels', 'brand')")
            << QStringLiteral("INSERT INTO section VALUES(1, 1, 0, 'side-effects', 'Side effects', 0, '', 5)")
            << QStringLiteral("INSERT INTO moved VALUES(1, 'unwanted', 'side-effects')");
        for (const QString &statement : std::as_const(sql)) {
            if (!(*connection)->execute(statement))
                return false;
        }
    }
    QFile file(path);
    return file.open(QIODevice::Append) && file.write(primer::makeTrailer({})) > 0;
}

} // namespace

class RelocationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsThePlaceOfANote_data();
    void findsThePlaceOfANote();
    void findsThePlaceOfARefWithoutPack();
    void saysGoneWhenTheShelfIsEmpty();
    void tellsTheFormerNamesOfASection();
    void knowsTheNamesOfMedicines();
    void findsThePassagesOfASection();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
};

void RelocationTest::initTestCase()
{
    const QString path = m_folder.filePath(QStringLiteral("test.primer"));
    QVERIFY(writePack(path, QStringLiteral("library")));
    m_library = Library::open({path});
    QVERIFY2(m_library->problems().empty(),
        m_library->problems().empty() ? "" : qPrintable(m_library->problems().front().error.detail));
}

void RelocationTest::findsThePlaceOfANote_data()
{
    QTest::addColumn<QString>("about");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing") << "" << State::NoPlace << "";
    QTest::newRow("section") << "library:clonazepam/side-effects" << State::Here
                             << "library:clonazepam/side-effects";
    QTest::newRow("topic") << "library:clonazepam" << State::Here << "library:clonazepam";
    QTest::newRow("renamed section") << "library:clonazepam/unwanted" << State::Moved
                                     << "library:clonazepam/side-effects";
    QTest::newRow("section gone") << "library:clonazepam/history" << State::TopicOnly << "library:clonazepam";
    QTest::newRow("topic gone") << "library:diazepam/side-effects" << State::Gone << "";
    QTest::newRow("pack gone") << "clinic:clonazepam/side-effects" << State::Gone << "";
}

void RelocationTest::findsThePlaceOfANote()
{
    QFETCH(QString, about);
    QFETCH(State, state);
    QFETCH(QString, place);
    Note note;
    note.about = SectionRef::parse(about).value_or(SectionRef());
    const Placement placement = primer::locate(*m_library, note);
    QCOMPARE(placement.state, state);
    QCOMPARE(placement.ref.isEmpty() ? QString() : placement.ref.toString(), place);
}

void RelocationTest::findsThePlaceOfARefWithoutPack()
{
    const Placement placement = primer::locate(*m_library, SectionRef{{}, QStringLiteral("clonazepam"), {}});
    QCOMPARE(placement.state, State::Here);
    QCOMPARE(placement.ref.pack, QStringLiteral("library"));
}

void RelocationTest::saysGoneWhenTheShelfIsEmpty()
{
    const auto empty = Library::open({});
    const SectionRef ref{QStringLiteral("library"), QStringLiteral("clonazepam"), {}};
    QCOMPARE(primer::locate(*empty, ref), (Placement{State::Gone, {}}));
}

void RelocationTest::tellsTheFormerNamesOfASection()
{
    const SectionRef ref{
        QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    const QStringList slugs{
        QStringLiteral("unwanted"), QStringLiteral("side-effects"), QStringLiteral("history"), QString()};
    QCOMPARE(primer::formerNames(*m_library, ref, slugs), QStringList{QStringLiteral("unwanted")});
    QVERIFY(primer::formerNames(*Library::open({}), ref, slugs).isEmpty());
}

void RelocationTest::knowsTheNamesOfMedicines()
{
    const auto names = primer::medicineNames(*m_library);
    QVERIFY(names);
    QCOMPARE(*names,
        QSet<QString>(
            {QStringLiteral("clonazepam"), QStringLiteral("klonopin"), QStringLiteral("hydrochloride")}));
    const auto first = m_library->packs().front()->medicineNames(1);
    QVERIFY(first);
    QCOMPARE(first->size(), 1);
    const auto none = primer::medicineNames(*Library::open({}));
    QVERIFY(none && none->isEmpty());
}

void RelocationTest::findsThePassagesOfASection()
{
    const QString text = QStringLiteral("Foobarix can make you feel very sleepy. Do not drive at first.");
    const std::vector<primer::Passage> passages{
        primer::passageAt(text, 40, 62), primer::passageAt(text, 0, 39), primer::Passage()};
    const QString revised
        = QStringLiteral("New. Barfoona can make you feel very sleepy. Do not drive at first.");
    using Found = primer::PassageState;
    auto places = primer::relocate(revised, passages, {});
    QCOMPARE(places.size(), passages.size());
    QCOMPARE(places[0].state, Found::Moved);
    QCOMPARE(places[0].start, 45);
    QCOMPARE(places[1].state, Found::Approximate);
    QCOMPARE(places[2].state, Found::Lost);
    places = primer::relocate(revised, passages, {QStringLiteral("foobarix")});
    QCOMPARE(places[1].state, Found::Lost);
    QVERIFY(primer::relocate(revised, {}, {}).empty());
}

PRIMER_TEST(RelocationTest)
#include "RelocationTest.moc"
