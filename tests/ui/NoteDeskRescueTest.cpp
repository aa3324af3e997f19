// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFolder.h"
#include "TestRegistry.h"
#include "ui/NoteDesk.h"

#include <QSet>
#include <QSignalSpy>
#include <QtTest>

using namespace primer;
using primer::tests::StoreFolder;
using Saving = NoteDesk::State::Saving;

namespace {

constexpr NotePace kQuick{10, 1, 5, 0, 3'600'000};

Note draft(const QString &text)
{
    Note note;
    note.id = newNoteId();
    note.created = note.modified = noteTime();
    note.text = text;
    return note;
}

} // namespace

/// The desk while its file is locked, broken or put back, and beside another desk.
class NoteDeskRescueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<StoreFolder>(); }

    void makesTheBackupOfTheDay();
    void makesTheBackupLaterWhenAnotherWrites();
    void tellsWhenTheBackupCannotBeMade();
    void backsUpNothingInMemory();
    void goesOnWhileTheFileIsLockedForLong();
    void findsDamageAndPutsTheCopyBack();
    void findsDamageBeforeItMakesABackup();
    void beginsWithNoNotesWhenThereIsNoCopy();
    void keepsTryingWhenTheCopyCannotBePutBack();
    void savesAgainWhatAnotherWindowPutAside();
    void keepsDeletedWhatWasDeletedBeforeTheCopy();
    void goesOnWhenTheFileIsMendedByHand();
    void losesNothingBesideAnotherDesk();
    void keepsBothTextsBesideAnotherDesk();

private:
    std::unique_ptr<NoteDesk> makeDesk(const NotePace &pace = kQuick) const;
    QStringList texts() const;
    size_t backups() const { return Backup(m->folder()).list().size(); }
    /// Breaks every page but the first, unseen by those that have read them.
    void damage() const;
    static std::optional<RescueOffer> offerOf(NoteDesk &desk);

    std::unique_ptr<StoreFolder> m;
};

std::unique_ptr<NoteDesk> NoteDeskRescueTest::makeDesk(const NotePace &pace) const
{
    return std::make_unique<NoteDesk>(
        [folder = m->folder()] { return NoteStore::open(folder); }, m->folder(), pace);
}

QStringList NoteDeskRescueTest::texts() const
{
    QStringList texts;
    const auto store = NoteStore::open(m->folder());
    const auto notes = store ? (*store)->all(NoteFilter::All) : Result<std::vector<Note>>();
    for (const Note &note : notes.value_or(std::vector<Note>()))
        texts.append(note.text);
    texts.sort();
    return texts;
}

void NoteDeskRescueTest::damage() const
{
    m->fill(1); // by another, so that what was read before does not count
    QByteArray bytes = StoreFolder::contents(m->path());
    for (qsizetype at = 4096; at + 4096 <= bytes.size(); at += 4096)
        bytes.replace(at, 64, QByteArray(64, '\xff'));
    QVERIFY(StoreFolder::write(m->path(), bytes));
}

std::optional<RescueOffer> NoteDeskRescueTest::offerOf(NoteDesk &desk)
{
    std::optional<RescueOffer> found;
    desk.lookForRescue(&desk, [&](const RescueOffer &offer) { found = offer; });
    if (!QTest::qWaitFor([&] { return found.has_value(); }))
        qFatal("no answer");
    return found;
}

void NoteDeskRescueTest::makesTheBackupOfTheDay()
{
    m->fill(12);
    const auto desk = makeDesk();
    QTRY_COMPARE(backups(), size_t(1));
    QTRY_VERIFY(Backup(m->folder()).newestSound());
    QCOMPARE(Backup(m->folder()).newestSound()->notes, 12);
    QCOMPARE(Backup(m->folder()).newestSound()->file.day, QDate::currentDate());
}

void NoteDeskRescueTest::makesTheBackupLaterWhenAnotherWrites()
{
    m->fill(1);
    const auto desk = makeDesk();
    QSignalSpy failed(desk.get(), &NoteDesk::backupFailed);
    const auto other = Connection::open(m->path());
    bool isLocked = false;
    connect(desk.get(), &NoteDesk::opened, this,
        [&] { isLocked = (*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")).has_value(); });
    QTRY_VERIFY(isLocked);
    int refused = 0; // each stands in line with the attempts at the backup
    for (int i = 0; i < 5; ++i)
        desk->ask(
            this, [](NoteStore &store) { return store.totals(); }, [&](const auto &) { ++refused; });
    QTRY_COMPARE(refused, 5);
    QCOMPARE(backups(), size_t(0));
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTRY_COMPARE(backups(), size_t(1));
    QCOMPARE(failed.size(), 0);
}

void NoteDeskRescueTest::tellsWhenTheBackupCannotBeMade()
{
    m->fill(1);
    QVERIFY(StoreFolder::write(m->file(QStringLiteral("backups")), "x"));
    const auto desk = makeDesk();
    QSignalSpy failed(desk.get(), &NoteDesk::backupFailed);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(m->file(QStringLiteral("backups"))));
    const Note note = draft(QStringLiteral("goes on"));
    desk->edit(note);
    QTRY_VERIFY(!desk->hasUnsaved());
}

void NoteDeskRescueTest::backsUpNothingInMemory()
{
    NoteDesk desk([] { return NoteStore::openInMemory(); }, {}, kQuick);
    desk.edit(draft(QStringLiteral("one")));
    QTRY_VERIFY(!desk.hasUnsaved());
    QVERIFY(!QFile::exists(m->file(QStringLiteral("backups"))));
}

void NoteDeskRescueTest::goesOnWhileTheFileIsLockedForLong()
{
    const auto desk = makeDesk();
    QTRY_VERIFY(desk->isOpen());
    const auto other = Connection::open(m->path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    int failures = 0;
    Note note = draft(QStringLiteral("waiting"));
    connect(desk.get(), &NoteDesk::stateChanged, this, [&] {
        if (desk->state(note.id).saving == Saving::NotSaved)
            ++failures;
    });
    desk->edit(note);
    QTRY_VERIFY_WITH_TIMEOUT(failures >= 12, 30'000);
    note.text += QStringLiteral(", and more");
    desk->edit(note);
    QCOMPARE(desk->unsaved().front().text, note.text);
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTRY_VERIFY(!desk->hasUnsaved());
    QCOMPARE(texts(), QStringList{note.text});
}

void NoteDeskRescueTest::findsDamageAndPutsTheCopyBack()
{
    m->fill(5);
    QVERIFY(*m->open()->backUp(QDate(2026, 11, 21)));
    QStringList expected = texts();
    NotePace pace = kQuick;
    pace.upkeep = 3'600'000;
    const auto desk = makeDesk(pace);
    const Note before = draft(QStringLiteral("written before the damage"));
    desk->edit(before);
    QTRY_VERIFY(desk->isOpen() && !desk->hasUnsaved());
    damage();
    const QByteArray broken = StoreFolder::contents(m->path());
    QSignalSpy failed(desk.get(), &NoteDesk::openFailed);
    QSignalSpy opened(desk.get(), &NoteDesk::opened);
    QSignalSpy rescued(desk.get(), &NoteDesk::rescued);
    desk->ask(
        this, [](NoteStore &store) { return store.everything(); }, [](const auto &) {});
    QTRY_VERIFY(!failed.empty());
    QCOMPARE(failed.first().first().value<Error>().trouble, Trouble::Damaged);
    QVERIFY(!desk->isOpen());
    const Note meanwhile = draft(QStringLiteral("written meanwhile"));
    desk->edit(meanwhile);
    QTRY_COMPARE(desk->state(meanwhile.id).saving, Saving::NotSaved);
    QCOMPARE(StoreFolder::contents(m->path()), broken); // nothing is done before the person chooses

    const auto offer = offerOf(*desk);
    QVERIFY(offer->copy && !offer->isGone);
    QCOMPARE(offer->copy->notes, 5);
    QCOMPARE(offer->copy->file.day, QDate(2026, 11, 21));
    desk->rescue(*offer);
    QTRY_COMPARE(rescued.size(), 1);
    QTRY_VERIFY(desk->isOpen() && !desk->hasUnsaved());
    QVERIFY(!opened.empty());
    QCOMPARE(StoreFolder::contents(m->file(rescued.first().first().value<RescueOffer>().keptName)), broken);
    expected << before.text << meanwhile.text;
    expected.sort();
    QTRY_COMPARE(texts(), expected);
}

void NoteDeskRescueTest::findsDamageBeforeItMakesABackup()
{
    m->fill(40);
    QVERIFY(*m->open()->backUp(QDate(2026, 11, 21)));
    NotePace pace = kQuick;
    pace.upkeep = 100;
    const auto desk = makeDesk(pace);
    QSignalSpy failed(desk.get(), &NoteDesk::openFailed);
    QTRY_VERIFY(desk->isOpen());
    damage();
    QTRY_VERIFY(!failed.empty());
    QCOMPARE(backups(), size_t(1));
}

void NoteDeskRescueTest::beginsWithNoNotesWhenThereIsNoCopy()
{
    QVERIFY(StoreFolder::write(m->path(), "Dear doctor"));
    const auto desk = makeDesk();
    QSignalSpy failed(desk.get(), &NoteDesk::openFailed);
    const Note note = draft(QStringLiteral("typed"));
    desk->edit(note);
    QTRY_VERIFY(!failed.empty());
    const auto offer = offerOf(*desk);
    QVERIFY(!offer->copy);
    desk->rescue(*offer);
    QTRY_VERIFY(desk->isOpen() && !desk->hasUnsaved());
    QCOMPARE(texts(), QStringList{note.text});
    QCOMPARE(StoreFolder::contents(m->file(offer->keptName)), QByteArray("Dear doctor"));
}

void NoteDeskRescueTest::keepsTryingWhenTheCopyCannotBePutBack()
{
    m->fill(3);
    QVERIFY(*m->open()->backUp(QDate(2026, 11, 21)));
    QVERIFY(StoreFolder::write(m->path(), "Dear doctor"));
    const auto desk = makeDesk();
    QSignalSpy failed(desk.get(), &NoteDesk::rescueFailed);
    const auto offer = offerOf(*desk);
    QVERIFY(QFile::rename(offer->copy->file.path, m->file(QStringLiteral("hidden"))));
    desk->rescue(*offer);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(StoreFolder::contents(m->path()), QByteArray("Dear doctor"));
    QVERIFY(QFile::rename(m->file(QStringLiteral("hidden")), offer->copy->file.path));
    desk->rescue(*offer);
    QTRY_VERIFY(desk->isOpen());
    QCOMPARE(texts().size(), 3);
}

void NoteDeskRescueTest::savesAgainWhatAnotherWindowPutAside()
{
    m->fill(3);
    QVERIFY(*m->open()->backUp(QDate(2026, 11, 21)));
    QStringList expected = texts();
    NotePace pace = kQuick;
    pace.upkeep = 3'600'000;
    const auto one = makeDesk(pace);
    const auto two = makeDesk(pace);
    const Note before = draft(QStringLiteral("written in the second window"));
    two->edit(before);
    QTRY_VERIFY(one->isOpen() && two->isOpen() && !two->hasUnsaved());
    damage();
    one->ask(
        this, [](NoteStore &store) { return store.everything(); }, [](const auto &) {});
    QTRY_VERIFY(!one->isOpen());
    one->rescue(*offerOf(*one));
    QTRY_VERIFY(one->isOpen());
    const Note after = draft(QStringLiteral("written afterwards"));
    two->edit(after);
    expected << before.text << after.text;
    expected.sort();
    QTRY_COMPARE(texts(), expected);
    QTRY_VERIFY(!two->hasUnsaved());
}

void NoteDeskRescueTest::keepsDeletedWhatWasDeletedBeforeTheCopy()
{
    m->fill(3);
    QVERIFY(*m->open()->backUp(QDate(2026, 11, 21)));
    const auto all = m->open()->everything().value();
    NotePace pace = kQuick;
    pace.upkeep = 3'600'000;
    const auto desk = makeDesk(pace);
    desk->moveToTrash(all.front().id);
    QTRY_VERIFY(desk->isOpen() && !desk->hasUnsaved());
    damage();
    desk->ask(
        this, [](NoteStore &store) { return store.everything(); }, [](const auto &) {});
    QTRY_VERIFY(!desk->isOpen());
    desk->rescue(*offerOf(*desk));
    QTRY_VERIFY(desk->isOpen());
    QTRY_COMPARE(texts().size(), 2);
    QCOMPARE(m->open()->totals()->trash, 1);
}

void NoteDeskRescueTest::goesOnWhenTheFileIsMendedByHand()
{
    m->fill(3);
    const QByteArray whole = StoreFolder::contents(m->path());
    QVERIFY(StoreFolder::damage(m->path()));
    const auto desk = makeDesk();
    const Note note = draft(QStringLiteral("typed"));
    desk->edit(note);
    QTRY_COMPARE(desk->state(note.id).saving, Saving::NotSaved);
    QVERIFY(StoreFolder::write(m->file(QStringLiteral("mended")), whole));
    QVERIFY(QFile::remove(m->path()));
    QVERIFY(QFile::rename(m->file(QStringLiteral("mended")), m->path()));
    QTRY_VERIFY(desk->isOpen() && !desk->hasUnsaved());
    QCOMPARE(texts().size(), 4);
}

void NoteDeskRescueTest::losesNothingBesideAnotherDesk()
{
    constexpr int kNotes = 1000;
    m = StoreFolder::inMemory();
    const auto one = makeDesk();
    const auto two = makeDesk();
    QSet<QString> expected;
    for (int i = 0; i < kNotes; ++i) {
        for (NoteDesk *desk : {one.get(), two.get()}) {
            const Note note = draft(QStringLiteral("%1 %2").arg(desk == one.get() ? 1 : 2).arg(i));
            expected.insert(note.text);
            desk->edit(note);
        }
        if (i % 10 == 0) {
            one->flush();
            two->flush();
            QCoreApplication::processEvents();
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(!one->hasUnsaved() && !two->hasUnsaved(), 120'000);
    const QStringList stored = texts();
    QCOMPARE(stored.size(), 2 * kNotes);
    QCOMPARE(QSet<QString>(stored.begin(), stored.end()), expected);
}

void NoteDeskRescueTest::keepsBothTextsBesideAnotherDesk()
{
    constexpr int kNotes = 1000;
    m = StoreFolder::inMemory();
    m->fill(kNotes);
    const auto notes = m->open()->everything().value();
    const auto one = makeDesk();
    const auto two = makeDesk();
    QSignalSpy conflictOne(one.get(), &NoteDesk::conflict);
    QSignalSpy conflictTwo(two.get(), &NoteDesk::conflict);
    QSet<QString> expected;
    int number = 0;
    for (Note note : notes) {
        for (NoteDesk *desk : {one.get(), two.get()}) {
            note.text = QStringLiteral("%1 %2").arg(desk == one.get() ? 1 : 2).arg(number);
            expected.insert(note.text);
            desk->edit(note);
        }
        ++number;
    }
    one->flush();
    two->flush();
    QTRY_VERIFY_WITH_TIMEOUT(!one->hasUnsaved() && !two->hasUnsaved(), 120'000);
    QCOMPARE(conflictOne.size() + conflictTwo.size(), kNotes);
    const QStringList stored = texts();
    QCOMPARE(QSet<QString>(stored.begin(), stored.end()), expected);
}

PRIMER_TEST(NoteDeskRescueTest)
#include "NoteDeskRescueTest.moc"
