// SPDX-License-Identifier: GPL-3.0-or-later
#include "PowerCut.h"
#include "FaultyDisk.h"
#include "QuickFolder.h"
#include "ScriptedChanges.h"
#include "TestRegistry.h"

#include <QtTest>

using primer::NoteStore;
using primer::tests::CutDisk;
using primer::tests::DiskCall;
using primer::tests::DiskEvent;
using primer::tests::DiskPromises;
using primer::tests::FaultyDisk;
using primer::tests::FolderImage;
using primer::tests::QuickFolder;
using primer::tests::ScriptedChanges;
using primer::tests::StoredNotes;
using primer::tests::Unsynced;
using primer::tests::writeFolder;

namespace {

constexpr quint32 kSeed = 20261122;

bool isLong()
{
    return qEnvironmentVariableIsSet("PRIMER_LONG");
}

/// What the disk was told while notes were written, and when they were acknowledged.
struct Recording
{
    struct Acknowledged
    {
        size_t events = 0; ///< that came before
        StoredNotes notes;
    };

    FolderImage start;
    std::vector<DiskEvent> events;
    std::vector<Acknowledged> acknowledged; ///< the first: nothing
};

Recording record(int changes)
{
    Recording recording;
    const QuickFolder folder;
    FaultyDisk disk;
    recording.acknowledged.push_back({0, {}});
    auto store = NoteStore::open(folder.path());
    if (!store)
        qFatal("not opened: %s", qPrintable(store.error().detail));
    ScriptedChanges script(kSeed);
    for (int i = 0; i < changes; ++i) {
        if (const auto changed = script.next(**store); !changed)
            qFatal("not changed: %s", qPrintable(changed.error().detail));
        recording.acknowledged.push_back({disk.events().size(), script.acknowledged()});
    }
    store->reset();
    recording.events = disk.events();
    return recording;
}

/// Counts what a store that was found after a power cut holds.
struct Tally
{
    int cuts = 0;
    int lost = 0; ///< stores that lack something acknowledged, or hold what never was
    int refused = 0; ///< stores that do not open
    int hotJournals = 0;

    QString toString() const
    {
        return QStringLiteral(
            "%1 power cuts, %2 with a transaction to roll back, %3 lost something, %4 did not open")
            .arg(cuts)
            .arg(hotJournals)
            .arg(lost)
            .arg(refused);
    }
};

/// Opens what is in the folder: it must hold one of two states, and take a further note.
void judge(const QString &folder, const StoredNotes &before, const StoredNotes &after, Tally &tally)
{
    ++tally.cuts;
    tally.hotJournals += QFile::exists(NoteStore::pathIn(folder) + QStringLiteral("-journal")) ? 1 : 0;
    const auto store = NoteStore::open(folder);
    if (!store) {
        ++tally.refused;
        return;
    }
    const auto found = primer::tests::notesIn(**store);
    if (!found || (*found != before && *found != after))
        ++tally.lost;
}

/// Cuts the power at every event of the recording.
Tally cutEverywhere(
    const Recording &recording, Unsynced unsynced, DiskPromises promises = {}, quint32 seed = kSeed)
{
    Tally tally;
    const QuickFolder folder;
    QRandomGenerator random(seed);
    CutDisk disk(recording.start, promises);
    size_t acknowledged = 0;
    for (size_t done = 0; done <= recording.events.size(); ++done) {
        if (done > 0)
            disk.apply(recording.events[done - 1]);
        while (acknowledged + 1 < recording.acknowledged.size()
            && recording.acknowledged[acknowledged + 1].events <= done)
            ++acknowledged;
        const size_t next = qMin(acknowledged + 1, recording.acknowledged.size() - 1);
        if (!writeFolder(folder.path(), disk.cut(unsynced, random)))
            qFatal("the image could not be written");
        judge(folder.path(), recording.acknowledged[acknowledged].notes, recording.acknowledged[next].notes,
            tally);
    }
    return tally;
}

} // namespace

class PowerCutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void qtWritesThroughTheDiskOfTheTests();
    void losesNothingThatWasAcknowledged_data();
    void losesNothingThatWasAcknowledged();
    void losesNothingWhenThePowerIsCutAgainWhileRecovering();
    void takesNewNotesAfterEveryCut();
    void aDiskThatLiesAboutSyncIsFoundOut_data();
    void aDiskThatLiesAboutSyncIsFoundOut();

private:
    Recording m_recording;
};

void PowerCutTest::initTestCase()
{
    m_recording = record(isLong() ? 60 : 30);
}

void PowerCutTest::qtWritesThroughTheDiskOfTheTests()
{
    const QuickFolder folder;
    FaultyDisk disk;
    QVERIFY(NoteStore::open(folder.path()));
    QVERIFY(disk.calls(DiskCall::Open) > 0);
    QVERIFY(disk.calls(DiskCall::Write) > 0);
    QVERIFY(disk.calls(DiskCall::Sync) > 0);
    QVERIFY(disk.calls(DiskCall::FolderSync) > 0);
    QVERIFY(m_recording.events.size() > 5 * m_recording.acknowledged.size());
}

void PowerCutTest::losesNothingThatWasAcknowledged_data()
{
    QTest::addColumn<int>("unsynced");
    QTest::addColumn<quint32>("seed");
    QTest::newRow("what was not synced is lost") << int(Unsynced::Lost) << kSeed;
    QTest::newRow("what was not synced is kept") << int(Unsynced::Kept) << kSeed;
    const int torn = isLong() ? 8 : 2;
    for (int i = 0; i < torn; ++i)
        QTest::addRow("torn, seed %u", kSeed + static_cast<quint32>(i))
            << int(Unsynced::Torn) << kSeed + static_cast<quint32>(i);
}

void PowerCutTest::losesNothingThatWasAcknowledged()
{
    QFETCH(int, unsynced);
    QFETCH(quint32, seed);
    const Tally tally = cutEverywhere(m_recording, static_cast<Unsynced>(unsynced), {}, seed);
    qInfo().noquote() << tally.toString();
    QCOMPARE(tally.cuts, static_cast<int>(m_recording.events.size()) + 1);
    QVERIFY(tally.hotJournals > 0);
    QCOMPARE(tally.lost, 0);
    QCOMPARE(tally.refused, 0);
}

/// The rollback of what a first cut left is cut short itself, at every step of it.
void PowerCutTest::losesNothingWhenThePowerIsCutAgainWhileRecovering()
{
    Tally tally;
    const QuickFolder folder;
    QRandomGenerator random(kSeed);
    CutDisk disk(m_recording.start);
    const int interval = isLong() ? 2 : 11;
    size_t acknowledged = 0;
    int journals = 0;
    for (size_t done = 0; done < m_recording.events.size(); ++done) {
        disk.apply(m_recording.events[done]);
        while (acknowledged + 1 < m_recording.acknowledged.size()
            && m_recording.acknowledged[acknowledged + 1].events <= done + 1)
            ++acknowledged;
        const FolderImage image = disk.cut(Unsynced::Kept, random);
        if (!image.contains(QStringLiteral("notes.sqlite-journal")) || ++journals % interval != 0)
            continue;
        QVERIFY(writeFolder(folder.path(), image));
        Recording recovery{image, {}, {}};
        {
            const FaultyDisk recovering;
            QVERIFY(NoteStore::open(folder.path()));
            recovery.events = recovering.events();
        }
        const size_t next = qMin(acknowledged + 1, m_recording.acknowledged.size() - 1);
        recovery.acknowledged = {{0, m_recording.acknowledged[acknowledged].notes},
            {recovery.events.size() + 1, m_recording.acknowledged[next].notes}};
        const Tally again = cutEverywhere(recovery, Unsynced::Torn);
        tally.cuts += again.cuts;
        tally.lost += again.lost;
        tally.refused += again.refused;
        tally.hotJournals += again.hotJournals;
    }
    qInfo().noquote() << tally.toString();
    QVERIFY(tally.hotJournals > 0);
    QCOMPARE(tally.lost, 0);
    QCOMPARE(tally.refused, 0);
}

void PowerCutTest::takesNewNotesAfterEveryCut()
{
    const QuickFolder folder;
    QRandomGenerator random(kSeed);
    CutDisk disk(m_recording.start);
    const size_t interval = isLong() ? 1 : 7;
    for (size_t done = 0; done < m_recording.events.size(); ++done) {
        disk.apply(m_recording.events[done]);
        if (done % interval != 0)
            continue;
        QVERIFY(writeFolder(folder.path(), disk.cut(Unsynced::Torn, random)));
        const auto store = NoteStore::open(folder.path());
        QVERIFY2(store, qPrintable(store ? QString() : store.error().detail));
        const auto before = primer::tests::notesIn(**store);
        QVERIFY(before);
        primer::Note note;
        note.text = QStringLiteral("the power is back");
        QVERIFY((*store)->add(note));
        const auto reopened = NoteStore::open(folder.path());
        QVERIFY(reopened);
        QCOMPARE(primer::tests::notesIn(**reopened).value_or(StoredNotes()).size(), before->size() + 1);
    }
}

void PowerCutTest::aDiskThatLiesAboutSyncIsFoundOut_data()
{
    QTest::addColumn<bool>("files");
    QTest::newRow("files") << true;
    QTest::newRow("folders") << false;
}

/// The test itself on trial: without the disk's promises notes are lost, and that must be seen.
void PowerCutTest::aDiskThatLiesAboutSyncIsFoundOut()
{
    QFETCH(bool, files);
    const Tally tally = cutEverywhere(m_recording, Unsynced::Lost, {!files, files});
    qInfo().noquote() << tally.toString();
    QVERIFY(tally.lost > 0);
}

PRIMER_TEST(PowerCutTest)
#include "PowerCutTest.moc"
