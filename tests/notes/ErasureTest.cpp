// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Erasure.h"
#include "AsNobody.h"
#include "notes/DamagedStore.h"
#include "notes/StoreCopy.h"
#include "StoreFolder.h"
#include "TestRegistry.h"

#include <QDir>
#include <QtTest>

using namespace primer;
using primer::tests::AsNobody;
using primer::tests::StoreFolder;

namespace {

const QDateTime kNow(QDate(2026, 11, 22), QTime(18, 15, 0));

} // namespace

/// Everything that the person wrote, removed.
class ErasureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<StoreFolder>(); }

    void leavesNoWordInTheFolder();
    void overwritesWhatItRemoves();
    void leavesWhatIsNotOurs();
    void emptiesTheNotesUnderAnOpenWindow();
    void erasesNothingWhileAnotherWrites();
    void removesAFileThatCannotBeEmptied_data();
    void removesAFileThatCannotBeEmptied();
    void namesWhatCouldNotBeRemoved();
    void erasesNothingThatMayNotBeChanged();
    void hasNothingToDoInAnEmptyFolder();

private:
    void fillEverything() const;
    Result<QStringList> erase() const { return Erasure(m->folder()).erase(); }
    bool hasWords(const QString &folder) const;

    std::unique_ptr<StoreFolder> m;
};

/// Notes, trash, backups of every kind, and a damaged file that was kept.
void ErasureTest::fillEverything() const
{
    m->fill(40);
    QVERIFY(*m->open()->backUp(kNow.date().addDays(-1)));
    QVERIFY(StoreFolder::damage(m->path()));
    QVERIFY(*DamagedStore(m->folder(), kNow).replaceBy(Backup(m->folder()).list().front()));
    const auto store = m->open();
    QVERIFY(store->moveToTrash(store->everything()->front().id));
    QVERIFY(*store->backUp(kNow.date()));
    QVERIFY(backUpNow(m->folder(), kNow));
    QVERIFY(StoreFolder::write(m->file(QStringLiteral("backups/new.abcdef")), "note 1 half made"));
    QVERIFY(StoreFolder::write(m->file(QStringLiteral("notes.sqlite.abcdef")), "note 1 half made"));
    QVERIFY(StoreFolder::write(m->file(kOwnWordsFile.toString()), "note 1\n"));
}

bool ErasureTest::hasWords(const QString &folder) const
{
    for (const QFileInfo &entry :
        QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (entry.isDir() ? hasWords(entry.filePath())
                          : StoreFolder::contents(entry.filePath()).contains("note 1"))
            return true;
    }
    return false;
}

void ErasureTest::leavesNoWordInTheFolder()
{
    fillEverything();
    QVERIFY(hasWords(m->folder()));
    const auto left = erase();
    QVERIFY2(left, qPrintable(left ? QString() : left.error().message));
    QCOMPARE(*left, QStringList());
    QCOMPARE(QDir(m->folder()).entryList(QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{QStringLiteral("notes.sqlite")});
    QVERIFY(!hasWords(m->folder()));
    const auto store = m->open();
    QVERIFY(store->everything()->empty());
    QVERIFY(store->check());
    QVERIFY(store->add({}));
    QVERIFY(*store->backUp(kNow.date()));
}

void ErasureTest::overwritesWhatItRemoves()
{
    fillEverything();
    std::vector<std::unique_ptr<QFile>> files;
    for (const QString &name : {QStringLiteral("notes-damaged-2026-11-22T181500.sqlite"),
             QStringLiteral("backups/notes-2026-11-22.sqlite")}) {
        files.push_back(std::make_unique<QFile>(m->file(name)));
        QVERIFY(files.back()->open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    }
    // SQLite writes its journal into a file that is there.
    files.push_back(std::make_unique<QFile>(QString(m->path() + QStringLiteral("-journal"))));
    QVERIFY(files.back()->open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QVERIFY(erase());
    for (const auto &file : files) {
        QVERIFY(!QFile::exists(file->fileName()));
        QVERIFY(file->seek(0));
        const QByteArray bytes = file->readAll();
        QVERIFY2(bytes.size() > 4096, qPrintable(file->fileName()));
        QVERIFY2(bytes.count('\0') == bytes.size(), qPrintable(file->fileName()));
    }
}

void ErasureTest::leavesWhatIsNotOurs()
{
    fillEverything();
    const QByteArray letter("Dear doctor");
    const QStringList names{
        QStringLiteral("letter.txt"), QStringLiteral("backups/letter.txt"), QStringLiteral("settings.ini")};
    for (const QString &name : names)
        QVERIFY(StoreFolder::write(m->file(name), letter));
    // Another name of a backup, as a program that keeps snapshots makes it.
    const QString snapshot = m->file(QStringLiteral("snapshot"));
    const QString backup = m->file(QStringLiteral("backups/notes-2026-11-22.sqlite"));
    const QByteArray bytes = StoreFolder::contents(backup);
    QCOMPARE(::link(QFile::encodeName(backup).constData(), QFile::encodeName(snapshot).constData()), 0);
    QCOMPARE(erase().value(), QStringList());
    for (const QString &name : names)
        QCOMPARE(StoreFolder::contents(m->file(name)), letter);
    QCOMPARE(StoreFolder::contents(snapshot), bytes);
}

void ErasureTest::emptiesTheNotesUnderAnOpenWindow()
{
    fillEverything();
    const auto window = m->open();
    Note shown = window->everything()->back();
    QVERIFY(window->changedElsewhere());
    QCOMPARE(erase().value(), QStringList());
    QVERIFY(*window->changedElsewhere());
    QVERIFY(window->everything()->empty());
    QCOMPARE(window->restore(shown.id).error().trouble, Trouble::NotFound);
    QVERIFY(window->add({}));
    QCOMPARE(m->open()->everything()->size(), size_t(1));
}

void ErasureTest::erasesNothingWhileAnotherWrites()
{
    fillEverything();
    const auto other = Connection::open(m->path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN IMMEDIATE")));
    const size_t backups = Backup(m->folder()).list().size();
    const auto left = erase();
    QVERIFY(!left);
    QCOMPARE(left.error().trouble, Trouble::Busy);
    QVERIFY(left.error().message.contains(m->path()));
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QCOMPARE(m->open()->everything()->size(), size_t(40));
    QCOMPARE(Backup(m->folder()).list().size(), backups);
    QCOMPARE(erase().value(), QStringList());
}

void ErasureTest::removesAFileThatCannotBeEmptied_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"damaged", "truncated", "newer", "foreign", "empty", "missing"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void ErasureTest::removesAFileThatCannotBeEmptied()
{
    QFETCH(QString, how);
    fillEverything();
    const QByteArray bytes = StoreFolder::contents(m->path());
    if (how == u"damaged")
        QVERIFY(StoreFolder::damage(m->path()));
    else if (how == u"truncated")
        QVERIFY(StoreFolder::write(m->path(), bytes.left(bytes.size() / 2)));
    else if (how == u"newer")
        QVERIFY((*Connection::open(m->path()))->execute(QStringLiteral("PRAGMA user_version = 99")));
    else if (how == u"foreign")
        QVERIFY(StoreFolder::write(m->path(), QByteArray("note 1 ").repeated(900)));
    else if (how == u"empty")
        QVERIFY(StoreFolder::write(m->path(), {}));
    else
        QVERIFY(QFile::remove(m->path()));
    const auto left = erase();
    QVERIFY2(left, qPrintable(left ? QString() : left.error().message));
    QCOMPARE(*left, QStringList());
    QVERIFY(!hasWords(m->folder()));
    QVERIFY(m->open()->everything()->empty());
}

void ErasureTest::namesWhatCouldNotBeRemoved()
{
    m->fill(10);
    QVERIFY(*m->open()->backUp(kNow.date()));
    const QString folder = Backup(m->folder()).folder();
    const auto mayRead = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup;
    QVERIFY(QFile::setPermissions(folder, mayRead));
    {
        const AsNobody nobody(m->folder());
        if (!nobody.worked())
            QSKIP("root may write everywhere and may not become somebody else here");
        if (nobody.wasRoot())
            QVERIFY(QFile::remove(m->path())); // it belongs to root
        const auto left = erase();
        QVERIFY2(left, qPrintable(left ? QString() : left.error().message));
        QCOMPARE(*left, QStringList{folder + QStringLiteral("/notes-2026-11-22.sqlite")});
    }
    QVERIFY(QFile::setPermissions(folder, mayRead | QFile::WriteOwner));
}

void ErasureTest::erasesNothingThatMayNotBeChanged()
{
    fillEverything();
    QVERIFY(QFile::setPermissions(m->path(), QFile::ReadOwner | QFile::ReadGroup));
    const AsNobody nobody(m->folder());
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    const auto left = erase();
    QVERIFY(!left);
    QVERIFY2(left.error().message.contains(m->path()), qPrintable(left.error().message));
    QCOMPARE(m->open()->everything()->size(), size_t(40));
}

void ErasureTest::hasNothingToDoInAnEmptyFolder()
{
    QCOMPARE(erase().value(), QStringList());
    QVERIFY(QDir(m->folder()).isEmpty());
    QCOMPARE(Erasure(m->file(QStringLiteral("nowhere"))).erase().value(), QStringList());
}

PRIMER_TEST(ErasureTest)
#include "ErasureTest.moc"
