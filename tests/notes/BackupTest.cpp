// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Backup.h"
#include "AsNobody.h"
#include "SmallFiles.h"
#include "StoreFolder.h"
#include "TestRegistry.h"

#include <QDir>
#include <QtTest>

using namespace primer;
using primer::tests::AsNobody;
using primer::tests::SmallFiles;
using primer::tests::StoreFolder;

namespace {

const QDate kToday(2026, 11, 22);

QStringList namesOf(const std::vector<BackupFile> &backups)
{
    QStringList names;
    for (const BackupFile &backup : backups)
        names.append(QFileInfo(backup.path).fileName());
    return names;
}

BackupFile daily(QDate day)
{
    return {day.toString(Qt::ISODate), day, 0};
}

std::vector<BackupFile> without(std::vector<BackupFile> all, const std::vector<BackupFile> &removed)
{
    for (const BackupFile &one : removed)
        all.erase(std::find(all.begin(), all.end(), one));
    return all;
}

/// Two steps: the present tables, and one to come.
std::vector<SchemaStep> stepsToCome()
{
    std::vector<SchemaStep> steps = noteSchemaSteps();
    steps.push_back({kNotesVersion + 1, {QStringLiteral("CREATE TABLE later(word TEXT NOT NULL) STRICT")}});
    return steps;
}

} // namespace

class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<StoreFolder>(); }

    void holdsTheNotesForTheOwnerAlone();
    void isMadeOnceADay();
    void isNotMadeOfNothing();
    void isNotMadeWhereNothingMayBeChanged();
    void holdsTheTrashButDoesNotCountIt();
    void waitsWhileAnotherWrites();
    void leavesNothingHalfMadeWhenWritingFails();
    void saysThatTheFolderIsNoFolder();
    void removesWhatAnEndedProcessLeft();
    void isNotMadeOfADamagedStore();
    void listsNothingElse();
    void passesOverDamagedBackups();
    void passesOverBackupsThatAreNotOurs();
    void keepsDaysWeeksAndMonths();
    void keepsWhatIsRare();
    void keepsTheNewestBeforeEachStep();
    void keepsTheLastOnesThatWereAskedFor();
    void tellsKindsByTheirNames();
    void letsNothingGoTwice();
    void letsOldOnesGo();
    void letsNothingGoWhenTheNewestIsDamaged();
    void isMadeBeforeAStepOfTheSchema();
    void stopsTheStepWhenItFails();

private:
    Backup backup() const { return Backup(m->folder()); }

    std::unique_ptr<StoreFolder> m;
};

void BackupTest::holdsTheNotesForTheOwnerAlone()
{
    m->fill(30);
    const auto made = m->open()->backUp(kToday);
    QVERIFY(made && *made);
    QCOMPARE((*made)->file.path, m->file(QStringLiteral("backups/notes-2026-11-22.sqlite")));
    QCOMPARE((*made)->notes, 30);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(backup().folder()) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions((*made)->file.path) & (others | QFile::ExeOwner), QFile::Permissions());
    QCOMPARE(QDir(backup().folder()).entryList(QDir::Files | QDir::Hidden),
        QStringList{QStringLiteral("notes-2026-11-22.sqlite")});
    QCOMPARE(backup().check((*made)->file).value().notes, 30);

    const auto before = m->open()->everything().value();
    QVERIFY(QFile::remove(m->path()));
    QVERIFY(QFile::copy((*made)->file.path, m->path()));
    QCOMPARE(m->open()->everything().value(), before);
}

void BackupTest::isMadeOnceADay()
{
    m->fill(1);
    QVERIFY(*m->open()->backUp(kToday));
    m->fill(1);
    QVERIFY(!*m->open()->backUp(kToday));
    QCOMPARE(backup().newestSound()->notes, 1);
    QVERIFY(*m->open()->backUp(kToday.addDays(1)));
    QCOMPARE(backup().newestSound()->notes, 2);
    QCOMPARE(backup().list().size(), size_t(2));
}

void BackupTest::isNotMadeOfNothing()
{
    const auto made = m->open()->backUp(kToday);
    QVERIFY(made && !*made);
    QVERIFY(!QFile::exists(backup().folder()));
    const auto inMemory = NoteStore::openInMemory();
    QVERIFY((*inMemory)->add({}));
    QVERIFY(!*(*inMemory)->backUp(kToday));
}

void BackupTest::isNotMadeWhereNothingMayBeChanged()
{
    const AsNobody nobody(m->folder());
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    m->fill(1);
    QVERIFY(QFile::setPermissions(m->path(), QFile::ReadOwner));
    const auto made = m->open()->backUp(kToday);
    QVERIFY(made && !*made);
    QVERIFY(!QFile::exists(backup().folder()));
}

void BackupTest::holdsTheTrashButDoesNotCountIt()
{
    m->fill(3);
    const auto store = m->open();
    QVERIFY(store->moveToTrash(store->everything()->front().id));
    QCOMPARE((*store->backUp(kToday))->notes, 2);
    QVERIFY(QFile::remove(m->path()));
    QVERIFY(QFile::copy(backup().list().front().path, m->path()));
    QCOMPARE(m->open()->everything()->size(), size_t(3));
}

void BackupTest::waitsWhileAnotherWrites()
{
    m->fill(1);
    const auto store = m->open();
    const auto other = Connection::open(m->path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    const auto made = store->backUp(kToday);
    QVERIFY(!made);
    QCOMPARE(made.error().trouble, Trouble::Busy);
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QVERIFY(*store->backUp(kToday));
}

void BackupTest::leavesNothingHalfMadeWhenWritingFails()
{
    m->fill(30);
    const auto store = m->open();
    Result<std::optional<SoundBackup>> made;
    {
        const SmallFiles small(16 * 1024);
        made = store->backUp(kToday);
    }
    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(backup().folder()), qPrintable(made.error().message));
    QVERIFY(QDir(backup().folder()).isEmpty(QDir::Files | QDir::Hidden));
    QCOMPARE(store->everything()->size(), size_t(30));
    QVERIFY(*store->backUp(kToday));
}

void BackupTest::saysThatTheFolderIsNoFolder()
{
    m->fill(1);
    QVERIFY(StoreFolder::write(backup().folder(), "x"));
    const auto made = m->open()->backUp(kToday);
    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(backup().folder()), qPrintable(made.error().message));
}

void BackupTest::removesWhatAnEndedProcessLeft()
{
    m->fill(1);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("backups")));
    const QString old = m->file(QStringLiteral("backups/new.old"));
    const QString young = m->file(QStringLiteral("backups/new.young"));
    QVERIFY(StoreFolder::write(old, "half") && StoreFolder::write(young, "half"));
    QFile file(old);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFile::FileModificationTime));
    file.close();
    QVERIFY(*m->open()->backUp(kToday));
    QVERIFY(!QFile::exists(old));
    QVERIFY(QFile::exists(young));
}

void BackupTest::isNotMadeOfADamagedStore()
{
    m->fill(60);
    const auto store = m->open();
    m->fill(1); // by another, so that what was read before does not count
    QByteArray bytes = StoreFolder::contents(m->path());
    for (qsizetype at = 8192; at + 4096 <= bytes.size(); at += 4096)
        bytes.replace(at, 64, QByteArray(64, '\xff'));
    QVERIFY(StoreFolder::write(m->path(), bytes));
    const auto made = store->backUp(kToday);
    QVERIFY(!made);
    QVERIFY(backup().list().empty());
}

void BackupTest::listsNothingElse()
{
    m->fill(1);
    QVERIFY(*m->open()->backUp(kToday));
    const QStringList others{QStringLiteral("notes-2026-13-01.sqlite"), QStringLiteral("notes.sqlite"),
        QStringLiteral("new.abcdef"), QStringLiteral("notes-2026-11-23.sqlite.part"),
        QStringLiteral("notes-2026-11-23-before-v0.sqlite"), QStringLiteral("my notes-2026-11-23.sqlite")};
    for (const QString &name : others)
        QVERIFY(StoreFolder::write(backup().folder() + u'/' + name, "x"));
    QVERIFY(QFile::link(m->path(), backup().folder() + QStringLiteral("/notes-2026-11-24.sqlite")));
    QVERIFY(QDir(backup().folder()).mkdir(QStringLiteral("notes-2026-11-25.sqlite")));
    QCOMPARE(namesOf(backup().list()), QStringList{QStringLiteral("notes-2026-11-22.sqlite")});
}

void BackupTest::passesOverDamagedBackups()
{
    QVERIFY(!backup().newestSound());
    for (int i = 1; i <= 3; ++i) {
        m->fill(1);
        QVERIFY(*m->open()->backUp(kToday.addDays(i)));
    }
    QVERIFY(StoreFolder::damage(backup().list().at(0).path));
    QVERIFY(StoreFolder::write(backup().list().at(1).path, {}));
    QCOMPARE(backup().check(backup().list().at(0)).error().trouble, Trouble::Damaged);
    QVERIFY(!backup().check(backup().list().at(1)));
    QCOMPARE(backup().newestSound()->file.day, kToday.addDays(1));
    QCOMPARE(backup().newestSound()->notes, 1);
    QVERIFY(StoreFolder::write(backup().list().at(2).path, "Dear doctor"));
    QVERIFY(!backup().newestSound());
}

void BackupTest::passesOverBackupsThatAreNotOurs()
{
    const QStringList changes{QStringLiteral("PRAGMA user_version = 99"),
        QStringLiteral("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END"),
        QStringLiteral("CREATE VIEW v AS SELECT 1"), QStringLiteral("PRAGMA application_id = 1")};
    m->fill(1);
    QDate day = kToday;
    for (const QString &change : changes) {
        day = day.addDays(1);
        QVERIFY(*m->open()->backUp(day));
        const auto connection = Connection::open(backup().list().front().path);
        QVERIFY((*connection)->execute(change));
    }
    QCOMPARE(backup().list().size(), size_t(4));
    QCOMPARE(backup().check(backup().list().at(3)).error().trouble, Trouble::Newer);
    QVERIFY(!backup().newestSound());
}

void BackupTest::keepsDaysWeeksAndMonths()
{
    std::vector<BackupFile> all;
    for (int i = 0; i < 500; ++i)
        all.push_back(daily(kToday.addDays(-i)));
    const auto kept = without(all, backupsToRemove(all));
    QStringList names;
    for (const BackupFile &one : kept)
        names.append(one.path);
    // A Sunday: this week's newest is today, those of the weeks before are Sundays, too.
    QStringList expected;
    for (int i = 0; i < 7; ++i)
        expected.append(kToday.addDays(-i).toString(Qt::ISODate));
    for (int i = 1; i < 4; ++i)
        expected.append(kToday.addDays(-7 * i).toString(Qt::ISODate));
    for (int i = 1; i < 12; ++i)
        expected.append(QDate(2026, 12, 1).addMonths(-i).addDays(-1).toString(Qt::ISODate));
    expected.removeDuplicates();
    names.sort();
    expected.sort();
    QCOMPARE(names, expected);
}

void BackupTest::keepsWhatIsRare()
{
    QVERIFY(backupsToRemove({}).empty());
    std::vector<BackupFile> yearly;
    for (int i = 0; i < 12; ++i)
        yearly.push_back(daily(kToday.addYears(-i)));
    QVERIFY(backupsToRemove(yearly).empty());
    std::vector<BackupFile> few;
    for (int i = 0; i < 7; ++i)
        few.push_back(daily(kToday.addDays(-i)));
    QVERIFY(backupsToRemove(few).empty());
}

void BackupTest::keepsTheNewestBeforeEachStep()
{
    std::vector<BackupFile> all;
    for (int i = 0; i < 100; ++i)
        all.push_back(daily(kToday.addDays(-i)));
    const BackupFile two{QStringLiteral("2"), kToday.addDays(-3000), 2};
    const BackupFile three{QStringLiteral("3"), kToday.addDays(-2000), 3};
    const BackupFile threeAgain{QStringLiteral("3 again"), kToday.addDays(-1000), 3};
    all.insert(all.end(), {two, three, threeAgain});
    const auto removed = backupsToRemove(all);
    const auto isRemoved = [&](const BackupFile &one) {
        return std::find(removed.begin(), removed.end(), one) != removed.end();
    };
    QVERIFY(!isRemoved(two));
    QVERIFY(isRemoved(three));
    QVERIFY(!isRemoved(threeAgain));
    QVERIFY(!isRemoved(all.front()));
}

void BackupTest::keepsTheLastOnesThatWereAskedFor()
{
    // On each of twenty days three that were asked for, three before other notes took their place, one of
    // the day.
    std::vector<BackupFile> all;
    for (int day = 0; day < 20; ++day) {
        all.push_back(daily(kToday.addDays(-day)));
        for (int hour = 0; hour < 3; ++hour) {
            for (const bool isBeforeRestore : {false, true})
                all.push_back({{}, kToday.addDays(-day), 0, QTime(9 + hour, 0), isBeforeRestore});
        }
    }
    const auto kept = without(all, backupsToRemove(all));
    const auto count = [&](auto isOfKind) {
        return std::count_if(kept.begin(), kept.end(), isOfKind);
    };
    // Of seven days, and the Sundays of the two weeks before.
    const auto daysAlone = count([](const BackupFile &one) { return one.isDaily(); });
    QCOMPARE(daysAlone, 9);
    for (const bool isBeforeRestore : {false, true}) {
        const auto isOfKind = [&](const BackupFile &one) {
            return one.time.isValid() && one.isBeforeRestore == isBeforeRestore;
        };
        QCOMPARE(count(isOfKind), daysAlone + 3); // the last five: two more of today, one of yesterday
        QCOMPARE(count([&](const BackupFile &one) { return isOfKind(one) && one.day == kToday; }), 3);
        QCOMPARE(count([&](const BackupFile &one) { return isOfKind(one) && one.time == QTime(9, 0); }), 1);
    }
}

void BackupTest::tellsKindsByTheirNames()
{
    m->fill(1);
    const auto store = Connection::open(m->path());
    const QDateTime now(kToday, QTime(18, 15, 7, 999));
    QVERIFY(backup().make(**store, kToday));
    QVERIFY(backup().make(**store, kToday, 2));
    QVERIFY(backup().makeNow(**store, now, BackupOccasion::Asked));
    QVERIFY(backup().makeNow(**store, now.addSecs(-60), BackupOccasion::BeforeRestore));
    const auto list = backup().list();
    QCOMPARE(namesOf(list),
        (QStringList{QStringLiteral("notes-2026-11-22T181507.sqlite"),
            QStringLiteral("notes-2026-11-22T181407-before-restore.sqlite"),
            QStringLiteral("notes-2026-11-22.sqlite"), QStringLiteral("notes-2026-11-22-before-v2.sqlite")}));
    QCOMPARE(list[0].time, QTime(18, 15, 7));
    QVERIFY(list[1].isBeforeRestore && !list[1].isDaily());
    QVERIFY(list[2].isDaily() && !list[2].isBeforeRestore);
    QCOMPARE(list[3].beforeVersion, 2);
    for (const char *name : {"notes-2026-11-22T251507.sqlite", "notes-2026-11-22T1815.sqlite",
             "notes-2026-11-22T181507-before-v2.sqlite", "notes-2026-11-22-before-restore.sqlite"})
        QVERIFY(StoreFolder::write(backup().folder() + u'/' + QString::fromLatin1(name), "x"));
    QCOMPARE(backup().list(), list);
}

void BackupTest::letsNothingGoTwice()
{
    // Made each day as they are made, with the old ones let go each time, there are never many, and the
    // newest is always there.
    std::vector<BackupFile> kept;
    for (int i = 0; i < 800; ++i) {
        kept.push_back(daily(kToday.addDays(i)));
        kept = without(kept, backupsToRemove(kept));
        QVERIFY(kept.size() <= 7 + 4 + 12);
        QCOMPARE(kept.back().day, kToday.addDays(i));
        QVERIFY(backupsToRemove(kept).empty());
    }
    QCOMPARE(kept.front().day, QDate(2028, 2, 29)); // the end of the twelfth month
}

void BackupTest::letsOldOnesGo()
{
    m->fill(1);
    QVERIFY(*m->open()->backUp(QDate(2020, 1, 1)));
    for (int i = 1; i < 20; ++i) {
        QVERIFY(QFile::copy(backup().list().back().path,
            QString(backup().folder() + QStringLiteral("/notes-%1.sqlite"))
                .arg(kToday.addDays(-i).toString(Qt::ISODate))));
    }
    QCOMPARE(backup().list().size(), size_t(20));
    QVERIFY(*m->open()->backUp(kToday));
    const std::vector<BackupFile> left = backup().list();
    QVERIFY(left.size() < 14);
    QCOMPARE(left.front().day, kToday);
    QCOMPARE(left.back().day, QDate(2020, 1, 1));
    QVERIFY(backupsToRemove(left).empty());
}

void BackupTest::letsNothingGoWhenTheNewestIsDamaged()
{
    m->fill(1);
    QVERIFY(*m->open()->backUp(QDate(2020, 1, 1)));
    for (int i = 1; i < 20; ++i) {
        QVERIFY(QFile::copy(backup().list().back().path,
            QString(backup().folder() + QStringLiteral("/notes-%1.sqlite"))
                .arg(kToday.addDays(-i).toString(Qt::ISODate))));
    }
    // A clock that went wrong left one from days to come, and it is no use.
    QVERIFY(StoreFolder::write(backup().folder() + QStringLiteral("/notes-2099-01-01.sqlite"), "bad"));
    QVERIFY(*m->open()->backUp(kToday));
    QCOMPARE(backup().list().size(), size_t(22));
}

void BackupTest::isMadeBeforeAStepOfTheSchema()
{
    m->fill(12);
    const auto before = m->open()->everything().value();
    {
        const auto store = NoteStore::open(m->folder(), stepsToCome());
        QVERIFY(store);
        QCOMPARE((*store)->everything().value(), before);
    }
    QCOMPARE(NoteStore::open(m->folder()).error().trouble, Trouble::Newer);
    const auto made = backup().list();
    QCOMPARE(made.size(), size_t(1));
    QCOMPARE(made.front().beforeVersion, kNotesVersion + 1);
    QCOMPARE(made.front().day, QDate::currentDate());
    QCOMPARE(backup().check(made.front()).value().notes, 12);
    // Once only.
    QVERIFY(NoteStore::open(m->folder(), stepsToCome()));
    QCOMPARE(backup().list().size(), size_t(1));
}

void BackupTest::stopsTheStepWhenItFails()
{
    m->fill(2);
    QVERIFY(StoreFolder::write(backup().folder(), "x"));
    const QByteArray before = StoreFolder::contents(m->path());
    const auto refused = NoteStore::open(m->folder(), stepsToCome());
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(m->folder()));
    QCOMPARE(StoreFolder::contents(m->path()), before);
    QVERIFY(QFile::remove(backup().folder()));
    QVERIFY(NoteStore::open(m->folder(), stepsToCome()));
}

PRIMER_TEST(BackupTest)
#include "BackupTest.moc"
