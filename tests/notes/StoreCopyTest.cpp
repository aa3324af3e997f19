// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/StoreCopy.h"
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

const QDateTime kNow(QDate(2026, 11, 22), QTime(18, 15, 0));

} // namespace

/// Copies that the person makes, and what can be read of a copy.
class StoreCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<StoreFolder>(); }

    void readsACopyAsItWas();
    void leadsAnOlderCopyToThePresentTables();
    void savesACopyUnderAnyName();
    void namesACopyByTheMomentInAFolder();
    void replacesAnOlderCopy();
    void replacesNothingElse_data();
    void replacesNothingElse();
    void neverWritesOverTheNotesThemselves();
    void saysThatThereAreNoNotesYet();
    void saysThatTheFolderIsMissing();
    void saysThatTheFolderMayNotBeWrittenTo();
    void leavesTheOlderCopyWhenTheDiskIsFull();
    void makesNoCopyOfADamagedFile();
    void keepsEveryBackupThatWasAskedFor();

private:
    QString copy() const { return m->file(QStringLiteral("stick/my notes.sqlite")); }
    Result<SoundBackup> save(const QString &path) const { return saveCopy(m->folder(), path, kNow); }

    std::unique_ptr<StoreFolder> m;
};

void StoreCopyTest::readsACopyAsItWas()
{
    m->fill(30);
    const auto store = m->open();
    Note question;
    question.kind = NoteKind::Question;
    question.text = QString(QStringLiteral("nul ") + QChar(u'\0') + QStringLiteral(" ü 𝄞 \"quoted\" 'n'"));
    question.answered = QDate(2026, 11, 1);
    QVERIFY(store->add(question));
    QVERIFY(store->moveToTrash(store->everything()->front().id));
    QVERIFY(*store->backUp(kNow.date()));
    const QString path = Backup(m->folder()).list().front().path;
    const QByteArray before = StoreFolder::contents(path);
    QCOMPARE(checkCopy(path).value(), 30);
    const auto read = NoteStore::openCopy(path);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message + read.error().detail));
    QCOMPARE((*read)->everything().value(), store->everything().value());
    QVERIFY((*read)->check());
    QCOMPARE(StoreFolder::contents(path), before);
}

void StoreCopyTest::leadsAnOlderCopyToThePresentTables()
{
    const std::vector<SchemaStep> first{noteSchemaSteps().front()};
    std::vector<SchemaStep> steps = first;
    steps.push_back({2, {QStringLiteral("CREATE TABLE later(word TEXT NOT NULL) STRICT")}});
    const QString path = m->file(QStringLiteral("old.sqlite"));
    {
        const auto old = Connection::open(path);
        QVERIFY(prepareNoteSchema(**old, first, [](int) { return Result<void>(); }));
        QVERIFY((*old)->execute(QStringLiteral(
            "INSERT INTO note(id, kind, pack, topic, section, topic_title, section_title, text, answered,"
            " created, modified, revision, deleted) VALUES('6f0c2f0e-54f0-4b0e-8a55-0d5e0e6f0001', 'note',"
            " '', '', '', '', '', 'from long ago', NULL, '2024-01-02T03:04:05.000Z',"
            " '2024-01-02T03:04:05.000Z', 3, NULL)")));
    }
    const QByteArray before = StoreFolder::contents(path);
    const auto read = loadCopy(path, steps);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message + read.error().detail));
    QCOMPARE(countNotes(**read)->kept, 1);
    QVERIFY(checkNoteSchema(**read, steps));
    Statement later(**read, QStringLiteral("SELECT count(*) FROM later"));
    QVERIFY(later.run());
    QCOMPARE(StoreFolder::contents(path), before);

    const auto now = NoteStore::openCopy(path);
    QVERIFY(now);
    const Note note = (*now)->everything()->front();
    QCOMPARE(note.text, QStringLiteral("from long ago"));
    QCOMPARE(note.revision, 3);
    QCOMPARE(note.about, SectionRef());
}

void StoreCopyTest::savesACopyUnderAnyName()
{
    m->fill(12);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    const auto saved = save(copy());
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    QCOMPARE(saved->file.path, copy());
    QCOMPARE(saved->notes, 12);
    QCOMPARE(NoteStore::openCopy(copy()).value()->everything().value(), m->open()->everything().value());
    QCOMPARE(QFile::permissions(copy()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(QDir(m->file(QStringLiteral("stick"))).entryList(QDir::Files | QDir::Hidden),
        QStringList{QStringLiteral("my notes.sqlite")});
    QVERIFY(!QFile::exists(Backup(m->folder()).folder()));
}

void StoreCopyTest::namesACopyByTheMomentInAFolder()
{
    m->fill(1);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    const QString expected = m->file(QStringLiteral("stick/notes-2026-11-22T181500.sqlite"));
    QCOMPARE(save(m->file(QStringLiteral("stick/"))).value().file.path, expected);
    QVERIFY(QFile::exists(expected));
}

void StoreCopyTest::replacesAnOlderCopy()
{
    m->fill(1);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    QVERIFY(save(copy()));
    m->fill(2);
    QCOMPARE(save(copy()).value().notes, 3);
    QCOMPARE(checkCopy(copy()).value(), 3);
}

void StoreCopyTest::replacesNothingElse_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a letter") << QByteArray("Dear doctor, ").repeated(900);
    QTest::newRow("an empty file") << QByteArray();
}

void StoreCopyTest::replacesNothingElse()
{
    QFETCH(QByteArray, bytes);
    m->fill(1);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    QVERIFY(StoreFolder::write(copy(), bytes));
    const auto saved = save(copy());
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains(QStringLiteral("is there already and is not a sound copy")));
    QVERIFY(saved.error().message.contains(copy()));
    QCOMPARE(StoreFolder::contents(copy()), bytes);
    QVERIFY(!save(QStringLiteral("/dev/null")));
    QVERIFY(!QFileInfo(QStringLiteral("/dev/null")).isFile());
}

void StoreCopyTest::neverWritesOverTheNotesThemselves()
{
    m->fill(3);
    QVERIFY(QFile::link(m->path(), m->file(QStringLiteral("link.sqlite"))));
    for (const char *name : {"notes.sqlite", "./notes.sqlite", "notes.sqlite-journal", "link.sqlite"}) {
        const auto saved = save(m->folder() + u'/' + QString::fromLatin1(name));
        QVERIFY2(!saved, name);
        QVERIFY2(saved.error().message.contains(QStringLiteral("belongs to the file")),
            qPrintable(saved.error().message));
    }
    QCOMPARE(m->open()->everything()->size(), size_t(3));
}

void StoreCopyTest::saysThatThereAreNoNotesYet()
{
    const auto saved = save(m->file(QStringLiteral("copy.sqlite")));
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains(QStringLiteral("There are no notes in")));
    QVERIFY(!QFile::exists(m->file(QStringLiteral("copy.sqlite"))));
    QVERIFY(!backUpNow(m->folder(), kNow));
    QVERIFY(!QFile::exists(Backup(m->folder()).folder()));
}

void StoreCopyTest::saysThatTheFolderIsMissing()
{
    m->fill(1);
    const auto saved = save(copy());
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains(copy()) && saved.error().message.contains(u"its folder is there"),
        qPrintable(saved.error().message));
}

void StoreCopyTest::saysThatTheFolderMayNotBeWrittenTo()
{
    m->fill(1);
    QVERIFY(QFile::setPermissions(m->path(), QFile::ReadOwner | QFile::ReadGroup));
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    const AsNobody nobody(m->folder());
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    if (!nobody.wasRoot())
        QVERIFY(QFile::setPermissions(m->file(QStringLiteral("stick")), QFile::ReadOwner | QFile::ExeOwner));
    const auto saved = save(copy());
    QVERIFY(!saved);
    QCOMPARE(saved.error().trouble, Trouble::ReadOnly);
    QVERIFY2(saved.error().message.contains(copy()), qPrintable(saved.error().message));
}

void StoreCopyTest::leavesTheOlderCopyWhenTheDiskIsFull()
{
    m->fill(1);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    QVERIFY(save(copy()));
    m->fill(60);
    Result<SoundBackup> saved;
    {
        const SmallFiles small(16 * 1024);
        saved = save(copy());
    }
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains(copy()));
    QCOMPARE(checkCopy(copy()).value(), 1);
    QCOMPARE(QDir(m->file(QStringLiteral("stick"))).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void StoreCopyTest::makesNoCopyOfADamagedFile()
{
    m->fill(20);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    QVERIFY(StoreFolder::damage(m->path()));
    QVERIFY(!save(copy()));
    QVERIFY(!QFile::exists(copy()));
    QVERIFY(!backUpNow(m->folder(), kNow));
    QVERIFY(Backup(m->folder()).list().empty());
}

void StoreCopyTest::keepsEveryBackupThatWasAskedFor()
{
    m->fill(1);
    QVERIFY(*m->open()->backUp(kNow.date()));
    m->fill(1);
    const auto first = backUpNow(m->folder(), kNow);
    QVERIFY(first);
    QCOMPARE(first->file.path, m->file(QStringLiteral("backups/notes-2026-11-22T181500.sqlite")));
    QCOMPARE(first->notes, 2);
    const auto second = backUpNow(m->folder(), kNow);
    QVERIFY(second);
    QCOMPARE(second->file.time, QTime(18, 15, 1));
    const auto list = Backup(m->folder()).list();
    QCOMPARE(list.size(), size_t(3));
    QCOMPARE(list.front(), second->file);
    QVERIFY(list.back().isDaily());
    QVERIFY(!*m->open()->backUp(kNow.date())); // there is the one of the day
    QVERIFY(*m->open()->backUp(kNow.date().addDays(1)));
}

PRIMER_TEST(StoreCopyTest)
#include "StoreCopyTest.moc"
