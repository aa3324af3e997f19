// SPDX-License-Identifier: GPL-3.0-or-later
#include "AsNobody.h"
#include "notes/NoteSchema.h"
#include "notes/NoteStore.h"
#include "TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using primer::Connection;
using primer::Note;
using primer::NoteStore;
using primer::Statement;
using primer::Trouble;
using primer::tests::AsNobody;

namespace {

Note noteSaying(const QString &text)
{
    Note note;
    note.text = text;
    return note;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

} // namespace

/// The store and its file: found, missing, damaged, foreign, locked, read-only, shared.
class NoteStoreFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesFolderAndFileForTheOwnerAlone();
    void takesOthersRightsFromAFileThatIsThere();
    void keepsNotesOverARestart();
    void runsWithThePromisedPragmas();
    void beginsAnewInAnEmptyFile();
    void refusesAFileThatIsNotOurs_data();
    void refusesAFileThatIsNotOurs();
    void refusesATruncatedFile();
    void refusesAFileWithABrokenPage();
    void refusesForeignTables();
    void refusesTheFileOfANewerProgram();
    void leavesARefusedFileAsItIs();
    void saysThatTheFolderCannotBeMade();
    void readsInAReadOnlyFolderAndSaysSoOnWriting();
    void readsAReadOnlyFileAndSaysSoOnWriting();
    void isBusyWhileAnotherHoldsTheFile();
    void isBusyAtOpenWhileAnotherHoldsTheFile();
    void isBusyWhileAnotherReads();
    void losesNothingWhenTwoStoresWrite();
    void keepsBothTextsOfEachNoteThatTwoStoresEdit();
    void leavesNoWordOfAnEmptiedTrash();
    void leavesNoJournalBehind();
    void writesNothingIntoAFileThatWasReplaced();
    void tellsThatAnotherChangedTheNotes();

private:
    QString path() const { return NoteStore::pathIn(m_folder->path()); }
    void useMemory();
    std::unique_ptr<NoteStore> open() const;
    Trouble troubleAtOpen() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void NoteStoreFilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

/// Thousands of commits are quicker where no disk is waited for.
void NoteStoreFilesTest::useMemory()
{
    const QString memory = QStringLiteral("/dev/shm");
    if (QFileInfo(memory).isWritable())
        m_folder = std::make_unique<QTemporaryDir>(memory + QStringLiteral("/notes-XXXXXX"));
}

std::unique_ptr<NoteStore> NoteStoreFilesTest::open() const
{
    auto opened = NoteStore::open(m_folder->path());
    if (!opened)
        qFatal("not opened: %s", qPrintable(opened.error().detail));
    return std::move(*opened);
}

/// Also checks that the sentence names the file.
Trouble NoteStoreFilesTest::troubleAtOpen() const
{
    const auto opened = NoteStore::open(m_folder->path());
    if (opened)
        qFatal("opened");
    if (!opened.error().message.contains(QDir::toNativeSeparators(path())))
        qFatal("the file is not named: %s", qPrintable(opened.error().message));
    return opened.error().trouble;
}

void NoteStoreFilesTest::makesFolderAndFileForTheOwnerAlone()
{
    const QString folder = m_folder->filePath(QStringLiteral("new/notes"));
    const auto store = NoteStore::open(folder);
    QVERIFY(store);
    QVERIFY((*store)->add(noteSaying(QStringLiteral("private"))));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(folder) & others, QFile::Permissions());
    QCOMPARE(
        QFile::permissions(NoteStore::pathIn(folder)) & (others | QFile::ExeOwner), QFile::Permissions());
    QVERIFY(QFile::permissions(folder) & QFile::ExeOwner);
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("notes.sqlite")});
}

void NoteStoreFilesTest::takesOthersRightsFromAFileThatIsThere()
{
    open().reset();
    QVERIFY(QFile::setPermissions(
        path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    open().reset();
    QVERIFY(!(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(QFile::permissions(path()) & QFile::WriteOwner);
}

void NoteStoreFilesTest::keepsNotesOverARestart()
{
    const Note note = open()->add(noteSaying(QStringLiteral("still here"))).value();
    QCOMPARE(open()->note(note.id).value(), note);
}

void NoteStoreFilesTest::runsWithThePromisedPragmas()
{
    const auto store = open();
    const auto connection = Connection::open(path());
    QVERIFY(connection);
    Statement mode(**connection, QStringLiteral("PRAGMA journal_mode"));
    QVERIFY(mode.run());
    QVERIFY(mode.next().value_or(false));
    QCOMPARE(mode.text(0), QStringLiteral("delete"));
    Statement ids(**connection,
        QStringLiteral(
            "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version"));
    QVERIFY(ids.run());
    QVERIFY(ids.next().value_or(false));
    QCOMPARE(ids.number(0), qint64(primer::kNotesApplicationId));
    QCOMPARE(ids.number(1), qint64(primer::kNotesVersion));
}

void NoteStoreFilesTest::beginsAnewInAnEmptyFile()
{
    QVERIFY(writeFile(path(), {}));
    const auto store = open();
    QVERIFY(store->add(noteSaying(QStringLiteral("one"))));
    QCOMPARE(store->totals().value().all, 1);
}

void NoteStoreFilesTest::refusesAFileThatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("Dear doctor, ").repeated(500);
    QTest::newRow("short text") << QByteArray("Dear doctor,");
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("only a header") << QByteArray("SQLite format 3\0", 16);
}

void NoteStoreFilesTest::refusesAFileThatIsNotOurs()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(writeFile(path(), bytes));
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QCOMPARE(contents(path()), bytes);
}

void NoteStoreFilesTest::refusesATruncatedFile()
{
    QVERIFY(open()->add(noteSaying(QString(200'000, QLatin1Char('x')))));
    const QByteArray whole = contents(path());
    for (const qsizetype size : {whole.size() / 2, qsizetype(4096), qsizetype(1000), qsizetype(100)}) {
        QVERIFY(writeFile(path(), whole.left(size)));
        QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    }
    QVERIFY(writeFile(path(), whole));
    QCOMPARE(open()->totals().value().all, 1);
}

void NoteStoreFilesTest::refusesAFileWithABrokenPage()
{
    QVERIFY(open()->add(noteSaying(QStringLiteral("one"))));
    const QByteArray whole = contents(path());
    QByteArray flipped = whole;
    for (qsizetype at = 0; at < 16; ++at)
        flipped[at] = static_cast<char>(~flipped[at]);
    QVERIFY(writeFile(path(), flipped));
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QByteArray broken = whole;
    broken.replace(4096, 64, QByteArray(64, '\xff'));
    QVERIFY(writeFile(path(), broken));
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
}

void NoteStoreFilesTest::refusesForeignTables()
{
    open().reset();
    {
        const auto connection = Connection::open(path());
        QVERIFY(connection);
        QVERIFY((*connection)
                    ->execute(QStringLiteral("CREATE TRIGGER t AFTER INSERT ON note BEGIN"
                                             " DELETE FROM note; END")));
    }
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    {
        QVERIFY(QFile::remove(path()));
        const auto connection = Connection::open(path());
        QVERIFY(connection);
        QVERIFY((*connection)->execute(QStringLiteral("CREATE TABLE bookmark(url)")));
    }
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
}

void NoteStoreFilesTest::refusesTheFileOfANewerProgram()
{
    open().reset();
    {
        const auto connection = Connection::open(path());
        QVERIFY(connection);
        QVERIFY((*connection)
                    ->execute(QStringLiteral("PRAGMA user_version = %1").arg(primer::kNotesVersion + 1)));
    }
    QCOMPARE(troubleAtOpen(), Trouble::Newer);
}

void NoteStoreFilesTest::leavesARefusedFileAsItIs()
{
    {
        const auto connection = Connection::open(path());
        QVERIFY(connection);
        QVERIFY((*connection)->execute(QStringLiteral("CREATE TABLE recipe(text)")));
        QVERIFY((*connection)->execute(QStringLiteral("INSERT INTO recipe VALUES('soup')")));
    }
    const QByteArray before = contents(path());
    QCOMPARE(troubleAtOpen(), Trouble::Damaged);
    QCOMPARE(contents(path()), before);
}

void NoteStoreFilesTest::saysThatTheFolderCannotBeMade()
{
    const QString file = m_folder->filePath(QStringLiteral("file"));
    QVERIFY(writeFile(file, "x"));
    for (const QString &folder :
        {file, QString(file + QStringLiteral("/below")), QStringLiteral("/proc/none/notes")}) {
        const auto opened = NoteStore::open(folder);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(folder), qPrintable(opened.error().message));
    }
}

void NoteStoreFilesTest::readsInAReadOnlyFolderAndSaysSoOnWriting()
{
    const AsNobody nobody(m_folder->path());
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    const Note note = open()->add(noteSaying(QStringLiteral("readable"))).value();
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto store = open();
    QCOMPARE(store->note(note.id).value(), note);
    for (int i = 0; i < 2; ++i) {
        const auto refused = store->add(noteSaying(QStringLiteral("not writable")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().trouble, Trouble::ReadOnly);
    }
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(store->add(noteSaying(QStringLiteral("writable again"))));
    const QString empty = m_folder->filePath(QStringLiteral("empty"));
    QVERIFY(QDir().mkdir(empty, QFile::ReadOwner | QFile::ExeOwner));
    const auto none = NoteStore::open(empty);
    QVERIFY(!none);
    QCOMPARE(none.error().trouble, Trouble::ReadOnly);
}

void NoteStoreFilesTest::readsAReadOnlyFileAndSaysSoOnWriting()
{
    const AsNobody nobody(m_folder->path());
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    const Note note = open()->add(noteSaying(QStringLiteral("readable"))).value();
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner));
    const auto store = open();
    QCOMPARE(store->note(note.id).value(), note);
    const auto refused = store->moveToTrash(note.id);
    QVERIFY(!refused);
    QCOMPARE(refused.error().trouble, Trouble::ReadOnly);
    QVERIFY(refused.error().message.contains(path()));
}

void NoteStoreFilesTest::isBusyWhileAnotherHoldsTheFile()
{
    const auto store = open();
    const Note note = store->add(noteSaying(QStringLiteral("one"))).value();
    const auto other = Connection::open(path());
    QVERIFY(other);
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    Note changed = note;
    changed.text = QStringLiteral("two");
    QCOMPARE(store->save(changed, 1).error().trouble, Trouble::Busy);
    QCOMPARE(store->note(note.id).error().trouble, Trouble::Busy);
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QCOMPARE(store->save(changed, 1).value().saved.revision, 2);
}

void NoteStoreFilesTest::isBusyAtOpenWhileAnotherHoldsTheFile()
{
    for (const bool isNew : {true, false}) {
        const auto other = Connection::open(path());
        QVERIFY(other);
        QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
        QCOMPARE(troubleAtOpen(), Trouble::Busy);
        QVERIFY((*other)->execute(QStringLiteral("ROLLBACK")));
        QCOMPARE(open()->add(noteSaying(QStringLiteral("one"))).has_value(), true);
        Q_UNUSED(isNew)
    }
}

void NoteStoreFilesTest::isBusyWhileAnotherReads()
{
    const auto store = open();
    QVERIFY(store->add(noteSaying(QStringLiteral("one"))));
    const auto other = Connection::open(path());
    QVERIFY(other);
    QVERIFY((*other)->execute(QStringLiteral("BEGIN")));
    {
        Statement read(**other, QStringLiteral("SELECT count(*) FROM note"));
        QVERIFY(read.run());
        QVERIFY(read.next());
    }
    QCOMPARE(store->add(noteSaying(QStringLiteral("two"))).error().trouble, Trouble::Busy);
    QCOMPARE(store->totals().value().all, 1);
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QVERIFY(store->add(noteSaying(QStringLiteral("two"))));
    QCOMPARE(store->totals().value().all, 2);
}

void NoteStoreFilesTest::losesNothingWhenTwoStoresWrite()
{
    constexpr int kNotes = 1000;
    useMemory();
    const QString folder = m_folder->path();
    const auto write = [folder](const QString &name) {
        auto opened = NoteStore::open(folder);
        while (!opened && opened.error().trouble == Trouble::Busy)
            opened = NoteStore::open(folder);
        if (!opened)
            qFatal("not opened: %s", qPrintable(opened.error().detail));
        for (int i = 0; i < kNotes; ++i) {
            const Note note = noteSaying(name + QString::number(i));
            auto added = (*opened)->add(note);
            while (!added && added.error().trouble == Trouble::Busy)
                added = (*opened)->add(note);
            if (!added)
                qFatal("not added: %s", qPrintable(added.error().detail));
        }
    };
    const std::unique_ptr<QThread> one(QThread::create([&] { write(QStringLiteral("a")); }));
    const std::unique_ptr<QThread> two(QThread::create([&] { write(QStringLiteral("b")); }));
    one->start();
    two->start();
    QVERIFY(one->wait() && two->wait());
    QSet<QString> texts;
    const auto everything = open()->everything();
    QVERIFY(everything);
    for (const Note &note : *everything)
        texts.insert(note.text);
    QCOMPARE(texts.size(), 2 * kNotes);
}

void NoteStoreFilesTest::keepsBothTextsOfEachNoteThatTwoStoresEdit()
{
    constexpr int kNotes = 1000;
    useMemory();
    const auto one = open();
    const auto two = open();
    QSet<QString> expected;
    for (int i = 0; i < kNotes; ++i) {
        const Note note = one->add(noteSaying(QStringLiteral("base %1").arg(i))).value();
        Note ours = note;
        Note theirs = note;
        ours.text = QStringLiteral("one %1").arg(i);
        theirs.text = QStringLiteral("two %1").arg(i);
        expected << ours.text << theirs.text;
        QVERIFY(!one->save(ours, note.revision).value().other);
        const auto saved = two->save(theirs, note.revision).value();
        QVERIFY(saved.other);
        QCOMPARE(saved.other->text, ours.text);
        QVERIFY(saved.saved.id != note.id);
    }
    QSet<QString> texts;
    const auto everything = open()->everything();
    for (const Note &note : everything.value())
        texts.insert(note.text);
    QCOMPARE(texts, expected);
}

void NoteStoreFilesTest::leavesNoWordOfAnEmptiedTrash()
{
    const auto store = open();
    QVERIFY(store->add(noteSaying(QStringLiteral("kept"))));
    const Note note = store->add(noteSaying(QStringLiteral("secretword ").repeated(2000))).value();
    QVERIFY(contents(path()).contains("secretword"));
    QVERIFY(store->moveToTrash(note.id));
    QVERIFY(contents(path()).contains("secretword"));
    QVERIFY(store->emptyTrash());
    QVERIFY(!contents(path()).contains("secretword"));
    QVERIFY(contents(path()).contains("kept"));
}

void NoteStoreFilesTest::leavesNoJournalBehind()
{
    const auto store = open();
    QVERIFY(store->add(noteSaying(QStringLiteral("one"))));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden),
        QStringList{QStringLiteral("notes.sqlite")});
}

void NoteStoreFilesTest::writesNothingIntoAFileThatWasReplaced()
{
    const auto store = open();
    QVERIFY(store->add(noteSaying(QStringLiteral("one"))));
    QVERIFY(QFile::rename(path(), path() + QStringLiteral(".old")));
    const auto gone = store->add(noteSaying(QStringLiteral("two")));
    QVERIFY(!gone);
    QVERIFY(gone.error().message.contains(path()));
    open().reset();
    QVERIFY(!store->add(noteSaying(QStringLiteral("two"))));
    QCOMPARE(open()->totals().value().all, 0);
}

void NoteStoreFilesTest::tellsThatAnotherChangedTheNotes()
{
    const auto store = open();
    QCOMPARE(store->changedElsewhere().value(), false);
    QVERIFY(store->add(noteSaying(QStringLiteral("mine"))));
    QCOMPARE(store->changedElsewhere().value(), false);
    QVERIFY(open()->add(noteSaying(QStringLiteral("theirs"))));
    QCOMPARE(store->changedElsewhere().value(), true);
    QCOMPARE(store->changedElsewhere().value(), false);
}

PRIMER_TEST(NoteStoreFilesTest)
#include "NoteStoreFilesTest.moc"
