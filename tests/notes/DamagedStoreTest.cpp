// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/DamagedStore.h"
#include "AsNobody.h"
#include "StoreFolder.h"
#include "TestRegistry.h"

#include <QDir>
#include <QLockFile>
#include <QtTest>

using namespace primer;
using primer::tests::AsNobody;
using primer::tests::StoreFolder;

namespace {

const QDate kToday(2026, 11, 22);
const QDateTime kNow(QDate(2026, 11, 22), QTime(15, 3, 12));

} // namespace

/// The file of the notes found broken, and what is put in its place.
class DamagedStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<StoreFolder>(); }

    void neverReadsFlippedBytesAsFewerNotes();
    void tellsDamageWhereverAPageIsGone();
    void refusesTruncatedAndTinyFiles();
    void doesNotTakeAnEmptyFileForANewOneWhenThereAreBackups();
    void doesNotTakeAMissingFileForANewOneWhenThereAreBackups();
    void beginsAnewWhenThereNeverWasABackup();
    void leavesAFileOfOneByte();
    void rollsBackAHotJournalAndLosesNothing();
    void ignoresAJournalThatIsNone();
    void saysWhoseFileItIsWhenItMayNotBeRead();
    void saysWhoseFolderItIsWhenItMayNotBeRead();
    void findsDamageInAnIndex();
    void putsTheBackupBackAndKeepsTheDamagedFile();
    void takesTheJournalAlong();
    void keepsEveryDamagedFile();
    void beginsWithNoNotes();
    void leavesASoundFile();
    void leavesTheFileOfANewerProgram();
    void leavesAFileThatIsLocked();
    void leavesTheFileWhenTheBackupIsDamaged();
    void leavesTheFileInAReadOnlyFolder();
    void oneWindowGoesFirst();
    void writesNothingIntoTheFileThatWasPutAside();

private:
    void fillAndBackUp(int notes) const;
    Trouble troubleAtOpen() const;
    BackupFile backup() const { return Backup(m->folder()).list().front(); }
    DamagedStore damaged() const { return DamagedStore(m->folder(), kNow); }
    QString kept() const { return m->file(QStringLiteral("notes-damaged-2026-11-22T150312.sqlite")); }

    std::unique_ptr<StoreFolder> m;
};

void DamagedStoreTest::fillAndBackUp(int notes) const
{
    m->fill(notes);
    QVERIFY(*m->open()->backUp(kToday));
}

/// Also checks that the sentence names the file.
Trouble DamagedStoreTest::troubleAtOpen() const
{
    const auto opened = NoteStore::open(m->folder());
    if (opened)
        qFatal("opened");
    if (!opened.error().message.contains(m->path()))
        qFatal("the file is not named: %s", qPrintable(opened.error().message));
    return opened.error().trouble;
}

void DamagedStoreTest::neverReadsFlippedBytesAsFewerNotes()
{
    constexpr int kNotes = 40;
    m->fill(kNotes);
    const QByteArray whole = StoreFolder::contents(m->path());
    int found = 0;
    for (qsizetype at = 0; at < whole.size(); at += at < 120 ? 1 : 61) {
        QByteArray flipped = whole;
        flipped[at] = static_cast<char>(~flipped[at]);
        QVERIFY(StoreFolder::write(m->path(), flipped));
        const auto store = NoteStore::open(m->folder());
        const auto sound = store ? (*store)->check() : Result<void>(failure(store));
        if (!sound) {
            ++found;
            const Trouble trouble = sound.error().trouble;
            QVERIFY2(trouble == Trouble::Damaged || trouble == Trouble::Newer || trouble == Trouble::ReadOnly
                    || trouble == Trouble::Other,
                qPrintable(QString::number(at)));
            QVERIFY(sound.error().message.contains(m->path()));
            continue;
        }
        // A letter within a text, or a page that is not used: nobody can tell.
        const auto notes = (*store)->everything();
        QVERIFY2(notes && notes->size() == kNotes, qPrintable(QString::number(at)));
    }
    QVERIFY2(found > 100, qPrintable(QString::number(found)));
}

void DamagedStoreTest::tellsDamageWhereverAPageIsGone()
{
    m->fill(40);
    const QByteArray whole = StoreFolder::contents(m->path());
    for (qsizetype at = 0; at + 4096 <= whole.size(); at += 4096) {
        QByteArray broken = whole;
        broken.replace(at, 4096, QByteArray(4096, '\0'));
        QVERIFY(StoreFolder::write(m->path(), broken));
        const auto store = NoteStore::open(m->folder());
        const auto sound = store ? (*store)->check() : Result<void>(failure(store));
        if (sound)
            QCOMPARE((*store)->everything()->size(), size_t(40)); // only the inside of a long text
        else
            QCOMPARE(sound.error().trouble, Trouble::Damaged);
    }
}

void DamagedStoreTest::refusesTruncatedAndTinyFiles()
{
    fillAndBackUp(40);
    const QByteArray whole = StoreFolder::contents(m->path());
    for (const qsizetype size : {whole.size() - 4096, whole.size() / 2, qsizetype(4096), qsizetype(512),
             qsizetype(100), qsizetype(16), qsizetype(1)}) {
        QVERIFY(StoreFolder::write(m->path(), whole.left(size)));
        QCOMPARE(troubleAtOpen(), Trouble::Damaged);
        QCOMPARE(StoreFolder::contents(m->path()), whole.left(size));
    }
}

void DamagedStoreTest::doesNotTakeAnEmptyFileForANewOneWhenThereAreBackups()
{
    fillAndBackUp(3);
    QVERIFY(StoreFolder::write(m->path(), {}));
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QCOMPARE(QFileInfo(m->path()).size(), 0);
    QCOMPARE(damaged().replaceBy(backup()).value(), true);
    QCOMPARE(m->open()->totals()->all, 3);
}

void DamagedStoreTest::doesNotTakeAMissingFileForANewOneWhenThereAreBackups()
{
    fillAndBackUp(3);
    QVERIFY(QFile::remove(m->path()));
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QVERIFY(!QFile::exists(m->path()));
    QCOMPARE(damaged().replaceBy(backup()).value(), true);
    QCOMPARE(m->open()->totals()->all, 3);
    QVERIFY(!QFile::exists(kept()));
}

void DamagedStoreTest::beginsAnewWhenThereNeverWasABackup()
{
    QVERIFY(StoreFolder::write(m->path(), {}));
    QCOMPARE(m->open()->totals()->all, 0);
    QVERIFY(QFile::remove(m->path()));
    QCOMPARE(m->open()->totals()->all, 0);
}

/// SQLite takes it for an empty one.
void DamagedStoreTest::leavesAFileOfOneByte()
{
    QVERIFY(StoreFolder::write(m->path(), "x"));
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QCOMPARE(StoreFolder::contents(m->path()), QByteArray("x"));
    QCOMPARE(damaged().replaceByNew().value(), true);
    QCOMPARE(StoreFolder::contents(kept()), QByteArray("x"));
    QCOMPARE(m->open()->totals()->all, 0);
}

void DamagedStoreTest::rollsBackAHotJournalAndLosesNothing()
{
    m->fill(40);
    const auto before = m->open()->everything().value();
    StoreFolder crashed;
    {
        // A process that is killed in the middle of a large change leaves the file half changed, and the
        // journal.
        const auto connection = Connection::open(m->path());
        QVERIFY(connection);
        for (const char *sql : {"PRAGMA cache_size=1", "BEGIN IMMEDIATE", "UPDATE note SET text = 'half'",
                 "DELETE FROM note WHERE number > 10"})
            QVERIFY((*connection)->execute(QString::fromLatin1(sql)));
        QVERIFY(StoreFolder::contents(m->path() + QStringLiteral("-journal")).size() > 512);
        QVERIFY(QFile::copy(m->path(), crashed.path()));
        QVERIFY(
            QFile::copy(m->path() + QStringLiteral("-journal"), crashed.path() + QStringLiteral("-journal")));
    }
    // Without its journal it would not be what it was.
    QVERIFY(StoreFolder::contents(crashed.path()) != StoreFolder::contents(m->path()));
    const auto store = crashed.open();
    QCOMPARE(store->everything().value(), before);
    QVERIFY(store->check());
    QVERIFY(!QFile::exists(crashed.path() + QStringLiteral("-journal")));
}

void DamagedStoreTest::ignoresAJournalThatIsNone()
{
    m->fill(3);
    for (const QByteArray &journal :
        {QByteArray("x"), QByteArray(4096, '\0'), QByteArray("junk").repeated(2000)}) {
        QVERIFY(StoreFolder::write(m->path() + QStringLiteral("-journal"), journal));
        const auto store = m->open();
        QCOMPARE(store->everything()->size(), size_t(3));
        Note note;
        note.text = QStringLiteral("one more");
        const Note added = store->add(note).value();
        QVERIFY(store->moveToTrash(added.id));
        QVERIFY(store->emptyTrash());
    }
}

void DamagedStoreTest::saysWhoseFileItIsWhenItMayNotBeRead()
{
    m->fill(1);
    const AsNobody nobody(m->folder());
    if (!nobody.worked())
        QSKIP("this user may not become somebody else here");
    if (!nobody.wasRoot())
        QVERIFY(QFile::setPermissions(m->path(), {}));
    const auto opened = NoteStore::open(m->folder());
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(QStringLiteral("belong to another account")),
        qPrintable(opened.error().message));
    QVERIFY(opened.error().message.contains(m->path()));
    QVERIFY(opened.error().trouble != Trouble::Damaged);
}

void DamagedStoreTest::saysWhoseFolderItIsWhenItMayNotBeRead()
{
    m->fill(1);
    const QString inner = m->file(QStringLiteral("inner"));
    QVERIFY(QDir().mkdir(inner, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::copy(m->path(), NoteStore::pathIn(inner)));
    const AsNobody nobody(m->folder());
    if (!nobody.worked())
        QSKIP("this user may not become somebody else here");
    if (!nobody.wasRoot())
        QVERIFY(QFile::setPermissions(inner, {}));
    const auto opened = NoteStore::open(inner);
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(QStringLiteral("belong to another account")),
        qPrintable(opened.error().message));
}

void DamagedStoreTest::findsDamageInAnIndex()
{
    m->fill(40);
    {
        const auto connection = Connection::open(m->path());
        QVERIFY((*connection)->execute(QStringLiteral("PRAGMA writable_schema = ON")));
        // As if an entry of the index had been lost.
        QVERIFY((*connection)
                    ->execute(QStringLiteral("UPDATE sqlite_schema SET rootpage ="
                                             " (SELECT rootpage FROM sqlite_schema WHERE name = 'note_place')"
                                             " WHERE name = 'sqlite_autoindex_note_1'")));
    }
    const auto store = NoteStore::open(m->folder());
    const auto sound = store ? (*store)->check() : Result<void>(failure(store));
    QVERIFY(!sound);
    QCOMPARE(sound.error().trouble, Trouble::Damaged);
}

void DamagedStoreTest::putsTheBackupBackAndKeepsTheDamagedFile()
{
    fillAndBackUp(40);
    const auto before = m->open()->everything().value();
    QVERIFY(StoreFolder::damage(m->path()));
    const QByteArray broken = StoreFolder::contents(m->path());
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QCOMPARE(damaged().keptName(), QFileInfo(kept()).fileName());
    QCOMPARE(damaged().replaceBy(backup()).value(), true);
    QCOMPARE(StoreFolder::contents(kept()), broken);
    QCOMPARE(m->open()->everything().value(), before);
    QVERIFY(m->open()->check());
    QVERIFY(!(QFile::permissions(m->path()) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(Backup(m->folder()).newestSound()->notes, 40);
    QCOMPARE(QDir(m->folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        (QStringList{
            QStringLiteral("backups"), QFileInfo(kept()).fileName(), QStringLiteral("notes.sqlite")}));
}

/// A journal of the damaged file would be rolled back into the copy.
void DamagedStoreTest::takesTheJournalAlong()
{
    fillAndBackUp(40);
    const auto before = m->open()->everything().value();
    QByteArray journal;
    {
        const auto connection = Connection::open(m->path());
        for (const char *sql : {"PRAGMA cache_size=1", "BEGIN IMMEDIATE", "UPDATE note SET text = 'half'"})
            QVERIFY((*connection)->execute(QString::fromLatin1(sql)));
        journal = StoreFolder::contents(m->path() + QStringLiteral("-journal"));
    }
    QVERIFY(QFile::remove(m->path()));
    QVERIFY(StoreFolder::write(m->path() + QStringLiteral("-journal"), journal));
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QCOMPARE(damaged().replaceBy(backup()).value(), true);
    QCOMPARE(StoreFolder::contents(kept() + QStringLiteral("-journal")), journal);
    QCOMPARE(m->open()->everything().value(), before);
}

void DamagedStoreTest::keepsEveryDamagedFile()
{
    fillAndBackUp(3);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(StoreFolder::write(m->path(), QByteArray("broken ").append(QByteArray::number(i))));
        QCOMPARE(damaged().replaceBy(backup()).value(), true);
    }
    QStringList texts;
    const QFileInfoList files
        = QDir(m->folder()).entryInfoList({QStringLiteral("notes-damaged-*")}, QDir::Files);
    for (const QFileInfo &file : files)
        texts.append(QString::fromLatin1(StoreFolder::contents(file.filePath())));
    texts.sort();
    QCOMPARE(texts,
        (QStringList{QStringLiteral("broken 0"), QStringLiteral("broken 1"), QStringLiteral("broken 2")}));
}

void DamagedStoreTest::beginsWithNoNotes()
{
    m->fill(3);
    QVERIFY(StoreFolder::damage(m->path()));
    const QByteArray broken = StoreFolder::contents(m->path());
    QCOMPARE(damaged().replaceByNew().value(), true);
    QCOMPARE(StoreFolder::contents(kept()), broken);
    const auto store = m->open();
    QCOMPARE(store->totals()->all, 0);
    Note note;
    note.text = QStringLiteral("the first");
    QVERIFY(store->add(note));
    QVERIFY(!(QFile::permissions(m->path()) & (QFile::ReadGroup | QFile::ReadOther)));
}

void DamagedStoreTest::leavesASoundFile()
{
    fillAndBackUp(3);
    m->fill(1);
    const QByteArray before = StoreFolder::contents(m->path());
    QCOMPARE(damaged().replaceBy(backup()).value(), false);
    QCOMPARE(damaged().replaceByNew().value(), false);
    QCOMPARE(StoreFolder::contents(m->path()), before);
    QVERIFY(!QFile::exists(kept()));
}

void DamagedStoreTest::leavesTheFileOfANewerProgram()
{
    fillAndBackUp(3);
    QVERIFY((*Connection::open(m->path()))->execute(QStringLiteral("PRAGMA user_version = 99")));
    const QByteArray before = StoreFolder::contents(m->path());
    QCOMPARE(troubleAtOpen(), Trouble::Newer);
    QVERIFY(!damaged().replaceBy(backup()));
    QCOMPARE(StoreFolder::contents(m->path()), before);
}

void DamagedStoreTest::leavesAFileThatIsLocked()
{
    fillAndBackUp(3);
    const auto other = Connection::open(m->path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    const auto replaced = damaged().replaceBy(backup());
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().trouble, Trouble::Busy);
    QVERIFY(!QFile::exists(kept()));
}

void DamagedStoreTest::leavesTheFileWhenTheBackupIsDamaged()
{
    fillAndBackUp(3);
    QVERIFY(StoreFolder::damage(m->path()));
    QVERIFY(StoreFolder::damage(backup().path));
    const QByteArray before = StoreFolder::contents(m->path());
    const auto replaced = damaged().replaceBy(backup());
    QVERIFY(!replaced);
    QVERIFY(replaced.error().message.contains(m->folder()));
    QCOMPARE(StoreFolder::contents(m->path()), before);
    QCOMPARE(
        QDir(m->folder()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("notes.sqlite")});
}

void DamagedStoreTest::leavesTheFileInAReadOnlyFolder()
{
    const AsNobody nobody(m->folder());
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    fillAndBackUp(3);
    QVERIFY(StoreFolder::damage(m->path()));
    QVERIFY(QFile::setPermissions(m->folder(), QFile::ReadOwner | QFile::ExeOwner));
    const auto replaced = damaged().replaceBy(backup());
    QVERIFY(QFile::setPermissions(m->folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().trouble, Trouble::ReadOnly);
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QCOMPARE(damaged().replaceBy(backup()).value(), true);
}

void DamagedStoreTest::oneWindowGoesFirst()
{
    fillAndBackUp(3);
    QVERIFY(StoreFolder::damage(m->path()));
    QLockFile other(m->path() + QStringLiteral(".lock"));
    QVERIFY(other.tryLock(0));
    const auto replaced = damaged().replaceBy(backup());
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().trouble, Trouble::Busy);
    other.unlock();
    QCOMPARE(damaged().replaceBy(backup()).value(), true);
    QCOMPARE(damaged().replaceBy(backup()).value(), false);
}

/// Another window may have it open still.
void DamagedStoreTest::writesNothingIntoTheFileThatWasPutAside()
{
    fillAndBackUp(3);
    const auto other = m->open();
    QVERIFY(StoreFolder::damage(m->path()));
    QCOMPARE(damaged().replaceBy(backup()).value(), true);
    Note note;
    note.text = QStringLiteral("late");
    QVERIFY(!other->add(note));
    QCOMPARE(m->open()->totals()->all, 3);
}

PRIMER_TEST(DamagedStoreTest)
#include "DamagedStoreTest.moc"
