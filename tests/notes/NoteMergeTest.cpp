// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteMerge.h"
#include "notes/NotesJson.h"
#include "RandomNotes.h"
#include "StoreFolder.h"
#include "TestRegistry.h"

#include <QtTest>

#include <map>

using namespace primer;
using namespace primer::tests;

namespace {

const QDateTime kMorning(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC);
const QDateTime kNow = kMorning.addDays(10);

NoteRecord base()
{
    Note note;
    note.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
    note.text = QStringLiteral("base");
    note.created = note.modified = kMorning;
    note.revision = 1;
    return {note, {}};
}

/// As it is after a person changed the text so many hours later.
NoteRecord edited(NoteRecord record, const QString &text, int hour)
{
    record.versions.push_back(
        {0, record.note.revision, record.note.modified, record.note.text, kMorning.addSecs(3600 * hour)});
    record.note.text = text;
    record.note.modified = kMorning.addSecs(3600 * hour);
    ++record.note.revision;
    return record;
}

NoteRecord tagged(NoteRecord record, const QString &tag, int hour)
{
    record.note.tags = {tag};
    record.note.modified = kMorning.addSecs(3600 * hour);
    return record;
}

NoteRecord trashed(NoteRecord record, int hour)
{
    record.note.deleted = record.note.modified = kMorning.addSecs(3600 * hour);
    return record;
}

/// The notes of one person on one computer.
using Shelf = QHash<QString, NoteRecord>;

Shelf shelfOf(const std::vector<NoteRecord> &records)
{
    Shelf shelf;
    for (const NoteRecord &record : records)
        shelf.insert(record.note.id, record);
    return shelf;
}

std::vector<NoteRecord> listOf(const Shelf &shelf)
{
    return {shelf.begin(), shelf.end()};
}

MergeReport take(Shelf &shelf, const std::vector<NoteRecord> &theirs, const QDateTime &now = kNow)
{
    const MergePlan plan = planMerge(shelf, theirs, now);
    for (const MergeStep &step : plan.steps) {
        NoteRecord &record = shelf[step.note.id];
        record.note = step.note;
        record.versions.insert(record.versions.end(), step.versions.begin(), step.versions.end());
    }
    return plan.report;
}

QStringList texts(const NoteRecord &record)
{
    QStringList list;
    for (const NoteVersion &version : record.versions)
        list.append(version.text);
    return list;
}

/// Every text that can be found on a shelf, of notes and versions.
QSet<QString> everyText(const Shelf &shelf)
{
    QSet<QString> all;
    for (const NoteRecord &record : shelf) {
        all.insert(record.note.text);
        for (const NoteVersion &version : record.versions)
            all.insert(version.text);
    }
    return all;
}

} // namespace

class NoteMergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsWhatIsNotHere();
    void theSameChangesNothing();
    void takesATextThatIsAhead();
    void keepsATextThatIsAhead();
    void keepsBothWhereBothWereChanged();
    void keepsBothOnceOnly();
    void twoComputersComeToTheSame();
    void aBlankTextGivesWay();
    void aTextThatWasDeletedOnPurposeStaysDeleted();
    void takesTheStateThatWasChangedLast();
    void aDeletionThatKnewTheTextHolds();
    void aDeletionDoesNotHoldForATextThatItDidNotKnow();
    void bringsBackWhatWasRestoredThere();
    void unitesEarlierTexts();
    void everyPairOfHistoriesLosesNothing();

    void mergesInOneTransactionWithABackup();
    void changesNothingWhenItIsStopped();
    void changesNothingWhenTheDiskIsFull();
    void makesNoBackupWhenNothingChanges();
};

void NoteMergeTest::addsWhatIsNotHere()
{
    Shelf ours;
    const NoteRecord theirs = trashed(edited(base(), QStringLiteral("new"), 1), 2);
    const MergeReport report = take(ours, {theirs});
    QCOMPARE(report.added, 1);
    QCOMPARE(ours.value(theirs.note.id), theirs);
}

void NoteMergeTest::theSameChangesNothing()
{
    Shelf ours = shelfOf({edited(base(), QStringLiteral("new"), 1)});
    const Shelf before = ours;
    const MergeReport report = take(ours, listOf(before));
    QCOMPARE(report.unchanged, 1);
    QVERIFY(!report.hasChanges());
    QCOMPARE(ours, before);
}

void NoteMergeTest::takesATextThatIsAhead()
{
    Shelf ours = shelfOf({base()});
    const NoteRecord theirs = edited(edited(base(), QStringLiteral("second"), 1), QStringLiteral("third"), 2);
    QCOMPARE(take(ours, {theirs}).updated, 1);
    const NoteRecord now = ours.value(base().note.id);
    QCOMPARE(now.note, theirs.note);
    QCOMPARE(texts(now), (QStringList{QStringLiteral("base"), QStringLiteral("second")}));
}

void NoteMergeTest::keepsATextThatIsAhead()
{
    Shelf ours = shelfOf({edited(base(), QStringLiteral("second"), 1)});
    const Shelf before = ours;
    QCOMPARE(take(ours, {base()}).unchanged, 1);
    QCOMPARE(ours, before);
}

void NoteMergeTest::keepsBothWhereBothWereChanged()
{
    Shelf ours = shelfOf({edited(base(), QStringLiteral("ours"), 1)});
    const NoteRecord theirs = edited(base(), QStringLiteral("theirs"), 2);
    const MergeReport report = take(ours, {theirs});
    QCOMPARE(report.keptTwice, 1);
    QCOMPARE(report.all(), 1);
    QCOMPARE(ours.size(), 2);
    QCOMPARE(ours.value(base().note.id).note.text, QStringLiteral("ours"));
    QCOMPARE(report.beside.size(), size_t(1));
    const Note beside = report.beside.front();
    QCOMPARE(beside.text, QStringLiteral("theirs"));
    QCOMPARE(beside.created, theirs.note.created);
    QVERIFY(beside.id != base().note.id);
    QVERIFY(ours.contains(beside.id));
}

void NoteMergeTest::keepsBothOnceOnly()
{
    Shelf ours = shelfOf({edited(base(), QStringLiteral("ours"), 1)});
    const NoteRecord theirs = edited(base(), QStringLiteral("theirs"), 2);
    const Note beside = take(ours, {theirs}).beside.front();
    Shelf before = ours;
    QVERIFY(!take(ours, {theirs}, kNow.addDays(1)).hasChanges());
    QCOMPARE(ours, before);
    // Also when the person put the second note away, or its earlier texts are gone.
    ours[beside.id] = trashed(ours.value(beside.id), 300);
    ours[base().note.id].versions.clear();
    take(ours, {theirs}, kNow.addDays(2));
    QCOMPARE(ours.size(), 2);
    QVERIFY(ours.value(beside.id).note.isInTrash());
}

void NoteMergeTest::twoComputersComeToTheSame()
{
    Shelf left = shelfOf({edited(base(), QStringLiteral("left"), 1)});
    Shelf right = shelfOf({edited(base(), QStringLiteral("right"), 2)});
    take(left, listOf(right));
    take(right, listOf(left));
    QCOMPARE(right.size(), 2);
    take(left, listOf(right));
    QCOMPARE(left.size(), 2);
    for (const QString &id : left.keys())
        QCOMPARE(right.value(id).note.text, left.value(id).note.text);
    QVERIFY(!take(left, listOf(right)).hasChanges());
    QVERIFY(!take(right, listOf(left)).hasChanges());
}

void NoteMergeTest::aBlankTextGivesWay()
{
    NoteRecord blank = base();
    blank.note.text = QStringLiteral(" \n");
    Shelf ours = shelfOf({blank});
    QCOMPARE(take(ours, {base()}).updated, 1);
    QCOMPARE(ours.value(base().note.id).note.text, QStringLiteral("base"));
    QVERIFY(ours.value(base().note.id).versions.empty());
    QVERIFY(!take(ours, {blank}).hasChanges());
}

void NoteMergeTest::aTextThatWasDeletedOnPurposeStaysDeleted()
{
    Shelf ours = shelfOf({edited(base(), QString(), 1)});
    QVERIFY(!take(ours, {base()}).hasChanges());
    Shelf behind = shelfOf({base()});
    QCOMPARE(take(behind, listOf(ours)).updated, 1);
    QCOMPARE(behind.value(base().note.id).note.text, QString());
    QCOMPARE(texts(behind.value(base().note.id)), QStringList{QStringLiteral("base")});
}

void NoteMergeTest::takesTheStateThatWasChangedLast()
{
    Shelf ours = shelfOf({tagged(base(), QStringLiteral("ours"), 3)});
    QCOMPARE(take(ours, {tagged(base(), QStringLiteral("earlier"), 2)}).unchanged, 1);
    QCOMPARE(ours.value(base().note.id).note.tags, QStringList{QStringLiteral("ours")});
    NoteRecord later = tagged(base(), QStringLiteral("later"), 4);
    later.note.kind = NoteKind::Question;
    later.note.answered = QDate(2026, 12, 3);
    later.note.color = MarkColor::Green;
    QCOMPARE(take(ours, {later}).updated, 1);
    QCOMPARE(ours.value(base().note.id).note, later.note);
    // Text and state each from the one that is ahead.
    Shelf other = shelfOf({edited(base(), QStringLiteral("second"), 1)});
    take(other, {tagged(base(), QStringLiteral("later"), 4)});
    QCOMPARE(other.value(base().note.id).note.text, QStringLiteral("second"));
    QCOMPARE(other.value(base().note.id).note.tags, QStringList{QStringLiteral("later")});
}

void NoteMergeTest::aDeletionThatKnewTheTextHolds()
{
    Shelf ours = shelfOf({base()});
    const NoteRecord theirs = trashed(base(), 1);
    QCOMPARE(take(ours, {theirs}).updated, 1);
    // It was put there now, not long ago: it stays in the trash as long as any other.
    QCOMPARE(ours.value(base().note.id).note.deleted, kNow);
    QVERIFY(!take(ours, {theirs}, kNow.addDays(1)).hasChanges());
    Shelf restored = shelfOf({tagged(base(), QStringLiteral("kept"), 2)});
    QVERIFY(!take(restored, {theirs}).hasChanges());
}

void NoteMergeTest::aDeletionDoesNotHoldForATextThatItDidNotKnow()
{
    Shelf ours = shelfOf({edited(base(), QStringLiteral("ours"), 1)});
    take(ours, {trashed(base(), 2)}); // deleted there later, but before this text came
    QVERIFY(!ours.value(base().note.id).note.isInTrash());
    Shelf gone = shelfOf({trashed(base(), 5)});
    take(gone, {edited(base(), QStringLiteral("theirs"), 1)});
    QVERIFY(!gone.value(base().note.id).note.isInTrash());
    QCOMPARE(gone.value(base().note.id).note.text, QStringLiteral("theirs"));
    Shelf both = shelfOf({edited(base(), QStringLiteral("ours"), 1)});
    const MergeReport report = take(both, {trashed(edited(base(), QStringLiteral("theirs"), 2), 3)});
    QCOMPARE(report.keptTwice, 1);
    for (const NoteRecord &record : both)
        QVERIFY(!record.note.isInTrash());
}

void NoteMergeTest::bringsBackWhatWasRestoredThere()
{
    Shelf ours = shelfOf({trashed(base(), 1)});
    QVERIFY(!take(ours, {base()}).hasChanges());
    QCOMPARE(take(ours, {tagged(base(), QStringLiteral("again"), 2)}).updated, 1);
    QVERIFY(!ours.value(base().note.id).note.isInTrash());
}

void NoteMergeTest::unitesEarlierTexts()
{
    NoteRecord left = edited(base(), QStringLiteral("second"), 1);
    NoteRecord right = left;
    left.versions.push_back({0, 1, kMorning.addSecs(5), QStringLiteral("left"), kMorning.addSecs(6)});
    right.versions.push_back({0, 1, kMorning.addSecs(7), QStringLiteral("right"), kMorning.addSecs(8)});
    Shelf ours = shelfOf({left});
    QCOMPARE(take(ours, {right}).updated, 1);
    QCOMPARE(texts(ours.value(base().note.id)),
        (QStringList{QStringLiteral("base"), QStringLiteral("left"), QStringLiteral("right")}));
    QVERIFY(!take(ours, {right}).hasChanges());
}

/// Two computers that each do one to three things to the same note, and then exchange their notes.
void NoteMergeTest::everyPairOfHistoriesLosesNothing()
{
    QRandomGenerator random(20261122);
    const auto step = [&](const NoteRecord &record, const QString &who, int hour) {
        switch (random.bounded(6)) {
        case 0:
            return tagged(record, who, hour);
        case 1:
            return trashed(record, hour);
        case 2:
            return edited(record, QString(), hour);
        case 3: // back to where it began
            return edited(record, QStringLiteral("base"), hour);
        default:
            return edited(record, QStringLiteral("%1 at %2").arg(who).arg(hour), hour);
        }
    };
    for (int round = 0; round < 3000; ++round) {
        NoteRecord left = base();
        NoteRecord right = base();
        for (int hour = 1; hour <= random.bounded(1, 7); ++hour) {
            if (random.bounded(2) == 0)
                left = step(left, QStringLiteral("left"), hour);
            else
                right = step(right, QStringLiteral("right"), hour);
        }
        Shelf ours = shelfOf({left});
        const QSet<QString> all = everyText(ours) + everyText(shelfOf({right})) - QSet<QString>{QString()};
        const MergeReport report = take(ours, {right});
        QCOMPARE(report.all(), 1);
        QVERIFY(everyText(ours).contains(all));
        const Shelf once = ours;
        QVERIFY(!take(ours, {right}, kNow.addDays(1)).hasChanges());
        QCOMPARE(ours, once);
        // Whoever's text the other never saw is out of the trash unless both deleted it.
        Shelf theirs = shelfOf({right});
        take(theirs, listOf(ours));
        take(ours, listOf(theirs));
        take(theirs, listOf(ours));
        QCOMPARE(theirs.size(), ours.size());
        for (const QString &id : ours.keys()) {
            QCOMPARE(theirs.value(id).note.text, ours.value(id).note.text);
            QCOMPARE(theirs.value(id).note.tags, ours.value(id).note.tags);
        }
        QVERIFY(!take(ours, listOf(theirs)).hasChanges());
    }
}

void NoteMergeTest::mergesInOneTransactionWithABackup()
{
    const StoreFolder folder;
    const auto store = folder.open();
    const auto records = RandomNotes(1).records(20);
    auto report = store->merge(records);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->added, 20);
    QVERIFY(!report->backup); // there was nothing to keep
    const QByteArray before = notesToJson(store->records().value());
    report = store->merge(RandomNotes(2).records(5));
    QCOMPARE(report->added, 5);
    QVERIFY(report->backup);
    QVERIFY(QFile::exists(report->backup->file.path));
    QCOMPARE(store->everything().value().size(), size_t(25));
    QVERIFY(store->check());
    // What was here before is in the backup.
    const auto copy = openSoundNotes(report->backup->file.path);
    QVERIFY(copy);
    QCOMPARE(countNotes(**copy).value().all, 20);
    QVERIFY(!before.isEmpty());
}

void NoteMergeTest::changesNothingWhenItIsStopped()
{
    const StoreFolder folder;
    folder.fill(3);
    const auto store = folder.open();
    const QByteArray before = notesToJson(store->records().value());
    const std::atomic<bool> isCancelled = true;
    const auto stopped = store->merge(RandomNotes(1).records(20), isCancelled);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().trouble, Trouble::BadInput);
    QCOMPARE(notesToJson(store->records().value()), before);
}

void NoteMergeTest::changesNothingWhenTheDiskIsFull()
{
    const StoreFolder folder;
    folder.fill(3);
    const auto store = folder.open();
    const QByteArray before = notesToJson(store->records().value());
    QVERIFY(store->limitSize(QFileInfo(folder.path()).size() + 8192));
    auto records = RandomNotes(1).records(50);
    records.back().note.text = QString(500'000, u'x');
    const auto refused = store->merge(records);
    QVERIFY(!refused);
    QCOMPARE(refused.error().trouble, Trouble::DiskFull);
    QCOMPARE(notesToJson(store->records().value()), before);
    QVERIFY(store->limitSize(0));
    QCOMPARE(store->merge(records).value().added, 50);
}

void NoteMergeTest::makesNoBackupWhenNothingChanges()
{
    const StoreFolder folder;
    folder.fill(3);
    const auto store = folder.open();
    const auto report = store->merge(store->records().value());
    QCOMPARE(report->unchanged, 3);
    QVERIFY(!report->backup);
    QVERIFY(Backup(folder.folder()).list().empty());
}

PRIMER_TEST(NoteMergeTest)
#include "NoteMergeTest.moc"
