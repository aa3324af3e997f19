// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Restoration.h"
#include "AsNobody.h"
#include "notes/StoreCopy.h"
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
const QDateTime kNow(kToday, QTime(18, 15, 0, 250));

} // namespace

/// The notes of a copy put in the place of notes that are sound.
class RestorationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void putsTheNotesBackAndKeepsThePresentOnesFirst();
    void goesBackAndForthWithoutLosingAState();
    void keepsNothingOfAnEmptyStore();
    void fillsAFolderThatHasNoNotesYet();
    void bringsTheTrashBack();
    void isSeenByAWindowThatHasTheNotesOpen();
    void keepsWhatAnotherWindowWritesAfterwards();
    void waitsWhileAnotherWrites();
    void changesNothingWhenTheFileMayNotGrow();
    void changesNothingWhenTheBackupsHaveNoRoom();
    void changesNothingInAReadOnlyFolder();
    void refusesACopyThatCannotBeUsed_data();
    void refusesACopyThatCannotBeUsed();
    void refusesTheFileOfTheNotesItself();
    void leavesTheFileOfANewerProgram();
    void putsADamagedFileAside();
    void putsTheNotesBackWhenTheirFileIsGone();
    void takesACopyThatOnlyOthersMayWriteTo();

private:
    Result<Restored> restore(const QString &copy) const
    {
        return Restoration(m->folder()).restore(copy, kNow);
    }
    QString add(const QString &text) const;
    QStringList texts() const;
    QStringList backups() const { return QDir(Backup(m->folder()).folder()).entryList(QDir::Files); }

    std::unique_ptr<StoreFolder> m;
    QString m_copy; ///< of five notes
    std::vector<Note> m_then;
};

void RestorationTest::init()
{
    m = std::make_unique<StoreFolder>();
    m->fill(5);
    m_then = m->open()->everything().value();
    QVERIFY(*m->open()->backUp(QDate(2026, 11, 20)));
    m_copy = m->file(QStringLiteral("backups/notes-2026-11-20.sqlite"));
}

QString RestorationTest::add(const QString &text) const
{
    Note note;
    note.text = text;
    return m->open()->add(note).value().id;
}

QStringList RestorationTest::texts() const
{
    QStringList texts;
    const auto notes = m->open()->everything();
    for (const Note &note : *notes)
        texts.append(note.text.left(20).trimmed());
    return texts;
}

void RestorationTest::putsTheNotesBackAndKeepsThePresentOnesFirst()
{
    add(QStringLiteral("written later"));
    const auto present = m->open()->everything().value();
    const QByteArray copyBefore = StoreFolder::contents(m_copy);
    const auto restored = restore(m_copy);
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().message));
    QCOMPARE(restored->notes, 5);
    QVERIFY(restored->kept);
    QCOMPARE(restored->kept->notes, 6);
    QCOMPARE(restored->kept->file.path,
        m->file(QStringLiteral("backups/notes-2026-11-22T181500-before-restore.sqlite")));
    QVERIFY(restored->kept->file.isBeforeRestore);
    QVERIFY(restored->keptDamaged.isEmpty());
    QCOMPARE(m->open()->everything().value(), m_then);
    QVERIFY(m->open()->check());
    QCOMPARE(NoteStore::openCopy(restored->kept->file.path).value()->everything().value(), present);
    QCOMPARE(StoreFolder::contents(m_copy), copyBefore);
    QCOMPARE(Backup(m->folder()).list().front(), restored->kept->file);
    QCOMPARE(
        QDir(m->folder()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("notes.sqlite")});
}

void RestorationTest::goesBackAndForthWithoutLosingAState()
{
    add(QStringLiteral("written later"));
    const auto later = m->open()->everything().value();
    const auto first = restore(m_copy);
    QVERIFY(first && first->kept);
    const auto second = restore(first->kept->file.path);
    QVERIFY(second && second->kept);
    QVERIFY(second->kept->file != first->kept->file); // in the same second
    QCOMPARE(m->open()->everything().value(), later);
    QCOMPARE(NoteStore::openCopy(second->kept->file.path).value()->everything().value(), m_then);
    QCOMPARE(backups().size(), 3);
}

void RestorationTest::keepsNothingOfAnEmptyStore()
{
    const auto store = m->open();
    for (const Note &note : m_then)
        QVERIFY(store->moveToTrash(note.id));
    QVERIFY(store->emptyTrash());
    const auto restored = restore(m_copy);
    QVERIFY(restored);
    QVERIFY(!restored->kept);
    QCOMPARE(store->everything().value(), m_then);
}

void RestorationTest::fillsAFolderThatHasNoNotesYet()
{
    const StoreFolder other;
    const auto restored = Restoration(other.file(QStringLiteral("new"))).restore(m_copy, kNow);
    QVERIFY(restored);
    QCOMPARE(restored->notes, 5);
    QVERIFY(!restored->kept);
    QCOMPARE(NoteStore::open(other.file(QStringLiteral("new"))).value()->everything().value(), m_then);
}

void RestorationTest::bringsTheTrashBack()
{
    QVERIFY(m->open()->moveToTrash(m_then.front().id));
    QVERIFY(*m->open()->backUp(QDate(2026, 11, 21)));
    QVERIFY(m->open()->emptyTrash());
    const auto restored = restore(m->file(QStringLiteral("backups/notes-2026-11-21.sqlite")));
    QCOMPARE(restored.value().notes, 4);
    QCOMPARE(m->open()->totals()->trash, 1);
}

void RestorationTest::isSeenByAWindowThatHasTheNotesOpen()
{
    const auto window = m->open();
    add(QStringLiteral("written later"));
    QCOMPARE(window->everything()->size(), size_t(6));
    QVERIFY(window->changedElsewhere());
    QVERIFY(restore(m_copy));
    QVERIFY(*window->changedElsewhere());
    QCOMPARE(window->everything().value(), m_then);
}

void RestorationTest::keepsWhatAnotherWindowWritesAfterwards()
{
    const auto window = m->open();
    const QString later = add(QStringLiteral("written later"));
    Note shown = window->note(later).value();
    QVERIFY(restore(m_copy));
    shown.text += QStringLiteral(" and longer");
    QVERIFY(window->save(shown, shown.revision));
    QCOMPARE(m->open()->note(later)->text, QStringLiteral("written later and longer"));
    QCOMPARE(m->open()->everything()->size(), size_t(6));
}

void RestorationTest::waitsWhileAnotherWrites()
{
    add(QStringLiteral("written later"));
    const auto other = Connection::open(m->path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN IMMEDIATE")));
    const auto restored = restore(m_copy);
    QVERIFY(!restored);
    QCOMPARE(restored.error().trouble, Trouble::Busy);
    QVERIFY2(restored.error().message.contains(m->path()), qPrintable(restored.error().message));
    QCOMPARE(backups().size(), 1);
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QCOMPARE(texts().size(), 6);
    QVERIFY(restore(m_copy));
}

void RestorationTest::changesNothingWhenTheFileMayNotGrow()
{
    m->fill(150);
    QVERIFY(*m->open()->backUp(kToday));
    QVERIFY((*Connection::open(m->path()))->execute(QStringLiteral("DELETE FROM note")));
    QVERIFY((*Connection::open(m->path()))->execute(QStringLiteral("VACUUM")));
    add(QStringLiteral("the only one"));
    Result<Restored> restored;
    {
        const SmallFiles small(64 * 1024);
        restored = restore(m->file(QStringLiteral("backups/notes-2026-11-22.sqlite")));
    }
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(m->path()), qPrintable(restored.error().message));
    QCOMPARE(texts(), QStringList{QStringLiteral("the only one")});
    QVERIFY(m->open()->check());
}

void RestorationTest::changesNothingWhenTheBackupsHaveNoRoom()
{
    add(QStringLiteral("written later"));
    QVERIFY(QFile::rename(Backup(m->folder()).folder(), m->file(QStringLiteral("elsewhere"))));
    QVERIFY(StoreFolder::write(Backup(m->folder()).folder(), "no folder"));
    const auto restored = restore(m->file(QStringLiteral("elsewhere/notes-2026-11-20.sqlite")));
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(Backup(m->folder()).folder()),
        qPrintable(restored.error().message));
    QCOMPARE(texts().size(), 6);
}

void RestorationTest::changesNothingInAReadOnlyFolder()
{
    add(QStringLiteral("written later"));
    QVERIFY(QFile::setPermissions(m->path(), QFile::ReadOwner | QFile::ReadGroup));
    QVERIFY(QFile::setPermissions(m_copy, QFile::ReadOwner | QFile::ReadGroup));
    const auto open = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup;
    QVERIFY(QFile::setPermissions(Backup(m->folder()).folder(), open));
    const AsNobody nobody(m->folder());
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    QVERIFY(QFile::setPermissions(m->folder(), open));
    const auto restored = restore(m_copy);
    QVERIFY(!restored);
    QCOMPARE(restored.error().trouble, Trouble::ReadOnly);
    QVERIFY2(restored.error().message.contains(m->path()), qPrintable(restored.error().message));
    QCOMPARE(texts().size(), 6);
    QVERIFY(QFile::setPermissions(m->folder(), open | QFile::WriteOwner));
}

void RestorationTest::refusesACopyThatCannotBeUsed_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("words");
    const QString none = QStringLiteral("is damaged or is not a copy of notes");
    QTest::newRow("missing") << QStringLiteral("missing") << QStringLiteral("There is no file");
    QTest::newRow("a folder") << QStringLiteral("folder") << QStringLiteral("is a folder");
    QTest::newRow("empty") << QStringLiteral("empty") << none;
    QTest::newRow("foreign") << QStringLiteral("foreign") << none;
    QTest::newRow("another database") << QStringLiteral("database") << none;
    QTest::newRow("damaged") << QStringLiteral("damaged") << none;
    QTest::newRow("with a trigger") << QStringLiteral("trigger") << none;
    QTest::newRow("newer") << QStringLiteral("newer") << QStringLiteral("by a newer Patient Primer");
    QTest::newRow("a device") << QStringLiteral("device") << QStringLiteral("is not a file");
}

void RestorationTest::refusesACopyThatCannotBeUsed()
{
    QFETCH(QString, how);
    QFETCH(QString, words);
    QString copy = m->file(QStringLiteral("copy.sqlite"));
    QVERIFY(QFile::copy(m_copy, copy));
    const auto change = [&](const char *sql) {
        QVERIFY((*Connection::open(copy))->execute(QString::fromLatin1(sql)));
    };
    if (how == u"missing")
        QVERIFY(QFile::remove(copy));
    else if (how == u"folder")
        copy = m->folder();
    else if (how == u"empty")
        QVERIFY(StoreFolder::write(copy, {}));
    else if (how == u"foreign")
        QVERIFY(StoreFolder::write(copy, QByteArray("Dear doctor, ").repeated(900)));
    else if (how == u"database")
        change("PRAGMA application_id = 7");
    else if (how == u"damaged")
        QVERIFY(StoreFolder::damage(copy));
    else if (how == u"trigger")
        change("CREATE TRIGGER sly AFTER INSERT ON note BEGIN DELETE FROM note; END");
    else if (how == u"newer")
        change("PRAGMA user_version = 99");
    else
        copy = QStringLiteral("/dev/null");
    add(QStringLiteral("written later"));
    const auto before = m->open()->everything().value();
    const auto restored = restore(copy);
    QVERIFY(!restored);
    QVERIFY2(restored.error().message.contains(words) && restored.error().message.contains(copy),
        qPrintable(restored.error().message));
    QCOMPARE(m->open()->everything().value(), before);
    QCOMPARE(backups().size(), 1);
}

void RestorationTest::refusesTheFileOfTheNotesItself()
{
    const auto restored = restore(m->file(QStringLiteral("backups/../notes.sqlite")));
    QVERIFY(!restored);
    QVERIFY(restored.error().message.contains(QStringLiteral("is the file that your notes are in now")));
    QVERIFY(QFile::link(m->path(), m->file(QStringLiteral("link.sqlite"))));
    QVERIFY(!restore(m->file(QStringLiteral("link.sqlite"))));
}

void RestorationTest::leavesTheFileOfANewerProgram()
{
    QVERIFY((*Connection::open(m->path()))->execute(QStringLiteral("PRAGMA user_version = 99")));
    const QByteArray before = StoreFolder::contents(m->path());
    const auto restored = restore(m_copy);
    QCOMPARE(restored.error().trouble, Trouble::Newer);
    QCOMPARE(StoreFolder::contents(m->path()), before);
}

void RestorationTest::putsADamagedFileAside()
{
    add(QStringLiteral("written later"));
    QVERIFY(StoreFolder::damage(m->path()));
    const QByteArray damaged = StoreFolder::contents(m->path());
    const auto restored = restore(m_copy);
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().message));
    QCOMPARE(restored->notes, 5);
    QVERIFY(!restored->kept);
    QCOMPARE(restored->keptDamaged, m->file(QStringLiteral("notes-damaged-2026-11-22T181500.sqlite")));
    QCOMPARE(StoreFolder::contents(restored->keptDamaged), damaged);
    QCOMPARE(m->open()->everything().value(), m_then);
}

void RestorationTest::putsTheNotesBackWhenTheirFileIsGone()
{
    QVERIFY(QFile::remove(m->path()));
    const auto restored = restore(m_copy);
    QVERIFY(restored);
    QVERIFY(restored->keptDamaged.isEmpty());
    QCOMPARE(m->open()->everything().value(), m_then);
}

void RestorationTest::takesACopyThatOnlyOthersMayWriteTo()
{
    const QString copy = m->file(QStringLiteral("copy.sqlite"));
    QVERIFY(QFile::copy(m_copy, copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner));
    add(QStringLiteral("written later"));
    QCOMPARE(restore(copy).value().notes, 5);
}

PRIMER_TEST(RestorationTest)
#include "RestorationTest.moc"
