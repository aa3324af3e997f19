// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultyDisk.h"
#include "PowerCut.h"
#include "QuickFolder.h"
#include "ScriptedChanges.h"
#include "TestRegistry.h"

#include <QLoggingCategory>
#include <QtTest>

using primer::NoteStore;
using primer::tests::CutDisk;
using primer::tests::DiskCall;
using primer::tests::DiskEvent;
using primer::tests::FaultyDisk;
using primer::tests::FolderImage;
using primer::tests::QuickFolder;
using primer::tests::ScriptedChanges;
using primer::tests::Unsynced;
using primer::tests::writeFolder;

namespace {

constexpr quint64 kSeed = 4711;

int changesInARun()
{
    return qEnvironmentVariableIsSet("PRIMER_LONG") ? 20 : 6;
}

/// Where a run begins: what lies in the folder, and what was acknowledged.
struct Start
{
    FolderImage image;
    ScriptedChanges script = ScriptedChanges(kSeed);
};

/// A store with some notes, closed.
Start soundStore()
{
    Start start;
    const QuickFolder folder;
    auto store = NoteStore::open(folder.path());
    for (int i = 0; i < 12; ++i) {
        if (!start.script.next(**store))
            qFatal("not changed");
    }
    store->reset();
    start.image = primer::tests::readFolder(folder.path());
    return start;
}

/// The same after a crash in the middle of a change: its transaction is to be rolled back, and the file to be
/// cut to its old length.
Start crashedStore()
{
    Start start = soundStore();
    const QuickFolder folder;
    if (!writeFolder(folder.path(), start.image))
        qFatal("not written");
    FaultyDisk recorder;
    auto store = NoteStore::open(folder.path());
    primer::Note note;
    note.text = QString(200'000, QLatin1Char('x'));
    if (!store || !(*store)->add(note))
        qFatal("not added");
    store->reset();
    CutDisk disk(start.image);
    for (const DiskEvent &event : recorder.events()) {
        if (event.kind == DiskEvent::Kind::Delete)
            break;
        disk.apply(event);
    }
    QRandomGenerator random(1);
    start.image = disk.cut(Unsynced::Kept, random);
    return start;
}

/// One run with a fault in it.
struct Run
{
    int faults = 0;
    int errors = 0; ///< calls of the store that failed
    QString wrong; ///< empty: all is as it must be
};

/// Opens the store and changes notes until the fault shows, mends the disk, goes on, and looks again.
Run run(const Start &start, DiskCall call, int nth, bool stays)
{
    Run outcome;
    const QuickFolder folder;
    ScriptedChanges script = start.script;
    if (!writeFolder(folder.path(), start.image))
        qFatal("not written");
    {
        FaultyDisk disk;
        disk.fail(call, nth, stays);
        auto store = NoteStore::open(folder.path());
        outcome.errors += store ? 0 : 1;
        for (int i = 0; i < changesInARun() && store && outcome.errors == 0; ++i)
            outcome.errors += script.next(**store) ? 0 : 1;
        outcome.faults = disk.faults();
        disk.heal();
        if (!store)
            store = NoteStore::open(folder.path());
        if (!store) {
            outcome.wrong = QStringLiteral("does not open once the cause is gone: ") + store.error().detail;
            return outcome;
        }
        outcome.wrong = script.compare(**store);
        if (!outcome.wrong.isEmpty())
            return outcome;
        if (const auto saved = script.next(**store); !saved) {
            outcome.wrong = QStringLiteral("does not save once the cause is gone: ") + saved.error().detail;
            return outcome;
        }
    }
    const auto store = NoteStore::open(folder.path());
    outcome.wrong = store ? script.compare(**store) : store.error().detail;
    return outcome;
}

} // namespace

class FaultyDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsWhatWasAcknowledgedWhateverFails_data();
    void keepsWhatWasAcknowledgedWhateverFails();

private:
    Start m_sound;
    Start m_crashed;
};

void FaultyDiskTest::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("primer.notes.debug=false"));
    m_sound = soundStore();
    m_crashed = crashedStore();
    QCOMPARE(m_sound.image.size(), 1);
    QCOMPARE(m_crashed.image.size(), 2);
}

void FaultyDiskTest::keepsWhatWasAcknowledgedWhateverFails_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<bool>("stays");
    QTest::addColumn<bool>("crashed");
    const std::vector<std::pair<DiskCall, const char *>> calls{{DiskCall::Open, "open"},
        {DiskCall::Read, "read"}, {DiskCall::Write, "write"}, {DiskCall::ShortWrite, "short write"},
        {DiskCall::Truncate, "truncate"}, {DiskCall::Sync, "sync"}, {DiskCall::Delete, "delete"},
        {DiskCall::FolderSync, "folder sync"}};
    for (const auto &[call, name] : calls) {
        for (const bool stays : {false, true}) {
            for (const bool crashed : {false, true})
                QTest::addRow(
                    "%s, %s, %s store", name, stays ? "from then on" : "once", crashed ? "crashed" : "sound")
                    << int(call) << stays << crashed;
        }
    }
}

/// The nth call fails, for every n until a whole run passes without a fault.
void FaultyDiskTest::keepsWhatWasAcknowledgedWhateverFails()
{
    QFETCH(int, call);
    QFETCH(bool, stays);
    QFETCH(bool, crashed);
    int silent = 0;
    int nth = 1;
    for (;; ++nth) {
        const Run outcome = run(crashed ? m_crashed : m_sound, static_cast<DiskCall>(call), nth, stays);
        QVERIFY2(
            outcome.wrong.isEmpty(), qPrintable(QStringLiteral("call %1: %2").arg(nth).arg(outcome.wrong)));
        if (outcome.faults == 0) {
            QCOMPARE(outcome.errors, 0);
            break;
        }
        silent += outcome.errors == 0 ? 1 : 0;
    }
    qInfo("%d faults, %d of them of no account; a whole save passed at n = %d", nth - 1, silent, nth);
}

PRIMER_TEST(FaultyDiskTest)
#include "FaultyDiskTest.moc"
