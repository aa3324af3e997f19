// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFolder.h"
#include "TestRegistry.h"
#include "ui/commandline/CommandLine.h"
#include "ui/commandline/RunCommand.h"

#include <QDir>
#include <QTextStream>
#include <QtTest>

using namespace primer;
using primer::tests::StoreFolder;

/// --backup and --restore, from the words typed to what is told.
class BackupCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<StoreFolder>(); }

    void makesABackupAndPrintsItsPath();
    void writesACopyWhereItIsTold();
    void makesNoCopyOfNothing();
    void replacesNoOtherFile();
    void putsACopyBackAndSaysWhatItDid();
    void putsACopyInAnEmptyFolder();
    void keepsADamagedFile();
    void goesOnWhenAWindowHasTheNotesOpen();
    void waitsForAWriterAndThenSaysSo();
    void saysWhatIsWrongWithACopy_data();
    void saysWhatIsWrongWithACopy();
    void refusesWrongUsage_data();
    void refusesWrongUsage();

private:
    int run(QStringList words);
    size_t notes() const { return m->open()->everything()->size(); }

    std::unique_ptr<StoreFolder> m;
    QString m_out;
    QString m_err;
};

int BackupCommandTest::run(QStringList words)
{
    m_out.clear();
    m_err.clear();
    QTextStream out(&m_out);
    QTextStream err(&m_err);
    words << QStringLiteral("--data-dir") << m->folder();
    const auto line = parseCommandLine(words);
    if (!line)
        return refuseCommandLine(line.error(), err);
    return runCommand(*line, QStringLiteral("/nowhere"), out, err).value_or(-1);
}

void BackupCommandTest::makesABackupAndPrintsItsPath()
{
    m->fill(3);
    QCOMPARE(run({QStringLiteral("--backup")}), kExitSuccess);
    QCOMPARE(m_err, QString());
    const auto made = Backup(m->folder()).list();
    QCOMPARE(made.size(), size_t(1));
    QCOMPARE(m_out, QString(made.front().path + u'\n'));
    QCOMPARE(Backup(m->folder()).check(made.front())->notes, 3);
}

void BackupCommandTest::writesACopyWhereItIsTold()
{
    m->fill(3);
    const QString copy = m->file(QStringLiteral("copy of mine.sqlite"));
    QCOMPARE(run({QStringLiteral("--backup"), copy}), kExitSuccess);
    QCOMPARE(m_out, QString(copy + u'\n'));
    QCOMPARE(NoteStore::openCopy(copy).value()->totals()->all, 3);
    QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("stick")));
    QCOMPARE(run({QStringLiteral("--backup=") + m->file(QStringLiteral("stick"))}), kExitSuccess);
    QVERIFY2(m_out.startsWith(m->file(QStringLiteral("stick/notes-"))), qPrintable(m_out));
    QVERIFY(Backup(m->folder()).list().empty());
}

void BackupCommandTest::makesNoCopyOfNothing()
{
    QCOMPARE(run({QStringLiteral("--backup")}), kExitFailure);
    QVERIFY2(m_err.contains(QStringLiteral("There are no notes in")), qPrintable(m_err));
    QCOMPARE(m_err.count(u'\n'), 1);
    QVERIFY(QDir(m->folder()).isEmpty());
}

void BackupCommandTest::replacesNoOtherFile()
{
    m->fill(1);
    const QString letter = m->file(QStringLiteral("letter.txt"));
    QVERIFY(StoreFolder::write(letter, "Dear doctor"));
    for (const QString &path : {letter, m->path()}) {
        QCOMPARE(run({QStringLiteral("--backup"), path}), kExitFailure);
        QVERIFY2(m_err.contains(path), qPrintable(m_err));
    }
    QCOMPARE(StoreFolder::contents(letter), QByteArray("Dear doctor"));
    QCOMPARE(notes(), size_t(1));
}

void BackupCommandTest::putsACopyBackAndSaysWhatItDid()
{
    m->fill(3);
    const QString copy = m->file(QStringLiteral("copy.sqlite"));
    QCOMPARE(run({QStringLiteral("--backup"), copy}), kExitSuccess);
    m->fill(2);
    QCOMPARE(run({QStringLiteral("--restore"), copy}), kExitSuccess);
    QCOMPARE(m_err, QString());
    QCOMPARE(notes(), size_t(3));
    const auto kept = Backup(m->folder()).list().front();
    QVERIFY(kept.isBeforeRestore);
    QCOMPARE(m_out,
        QStringLiteral("Your notes are those of %1 now (notes: 3).\n"
                       "The notes that were there before are kept in %2 (notes: 5).\n")
            .arg(copy, kept.path));
    QCOMPARE(run({QStringLiteral("--restore"), kept.path}), kExitSuccess);
    QCOMPARE(notes(), size_t(5));
}

void BackupCommandTest::putsACopyInAnEmptyFolder()
{
    const StoreFolder other;
    other.fill(4);
    QCOMPARE(run({QStringLiteral("--restore"), other.path()}), kExitSuccess);
    QVERIFY(m_out.endsWith(QStringLiteral("There were no notes before.\n")));
    QCOMPARE(notes(), size_t(4));
    QCOMPARE(other.open()->everything()->size(), size_t(4));
}

void BackupCommandTest::keepsADamagedFile()
{
    m->fill(10);
    QCOMPARE(run({QStringLiteral("--backup")}), kExitSuccess);
    const QString copy = m_out.trimmed();
    QVERIFY(StoreFolder::damage(m->path()));
    QCOMPARE(run({QStringLiteral("--backup")}), kExitFailure);
    QCOMPARE(run({QStringLiteral("--restore"), copy}), kExitSuccess);
    QVERIFY2(m_out.contains(QStringLiteral("It is kept as ") + m->file(QStringLiteral("notes-damaged-"))),
        qPrintable(m_out));
    QCOMPARE(notes(), size_t(10));
}

void BackupCommandTest::goesOnWhenAWindowHasTheNotesOpen()
{
    m->fill(2);
    const auto window = m->open();
    QCOMPARE(window->everything()->size(), size_t(2));
    QCOMPARE(run({QStringLiteral("--backup")}), kExitSuccess);
    const QString copy = m_out.trimmed();
    QVERIFY(window->add({}));
    QCOMPARE(run({QStringLiteral("--restore"), copy}), kExitSuccess);
    QCOMPARE(window->everything()->size(), size_t(2));
    QVERIFY(window->add({}));
    QCOMPARE(notes(), size_t(3));
}

void BackupCommandTest::waitsForAWriterAndThenSaysSo()
{
    m->fill(2);
    QCOMPARE(run({QStringLiteral("--backup")}), kExitSuccess);
    const QString copy = m_out.trimmed();
    const auto other = Connection::open(m->path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN IMMEDIATE")));
    QCOMPARE(run({QStringLiteral("--restore"), copy}), kExitFailure);
    QVERIFY2(m_err.contains(QStringLiteral("Another program is using your notes")), qPrintable(m_err));
    QCOMPARE(Backup(m->folder()).list().size(), size_t(1));
}

void BackupCommandTest::saysWhatIsWrongWithACopy_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("words");
    QTest::newRow("missing") << QStringLiteral("missing") << QStringLiteral("There is no file");
    QTest::newRow("foreign") << QStringLiteral("foreign") << QStringLiteral("is not a copy of notes");
    QTest::newRow("damaged") << QStringLiteral("damaged") << QStringLiteral("is damaged");
    QTest::newRow("newer") << QStringLiteral("newer") << QStringLiteral("by a newer Patient Primer");
    QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("is a folder");
    QTest::newRow("itself") << QStringLiteral("itself") << QStringLiteral("your notes are in now");
}

void BackupCommandTest::saysWhatIsWrongWithACopy()
{
    QFETCH(QString, how);
    QFETCH(QString, words);
    m->fill(10);
    QString copy = m->file(QStringLiteral("copy.sqlite"));
    QCOMPARE(run({QStringLiteral("--backup"), copy}), kExitSuccess);
    if (how == u"missing")
        QVERIFY(QFile::remove(copy));
    else if (how == u"foreign")
        QVERIFY(StoreFolder::write(copy, QByteArray("Dear doctor, ").repeated(900)));
    else if (how == u"damaged")
        QVERIFY(StoreFolder::damage(copy));
    else if (how == u"newer")
        QVERIFY((*Connection::open(copy))->execute(QStringLiteral("PRAGMA user_version = 99")));
    else
        copy = how == u"folder" ? m->folder() : m->path();
    QCOMPARE(run({QStringLiteral("--restore"), copy}), kExitFailure);
    QCOMPARE(m_out, QString());
    QVERIFY2(m_err.startsWith(QStringLiteral("patient-primer: ")) && m_err.contains(words)
            && m_err.contains(copy) && m_err.count(u'\n') == 1,
        qPrintable(m_err));
    QCOMPARE(notes(), size_t(10));
    QVERIFY(Backup(m->folder()).list().empty());
}

void BackupCommandTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const QString backup = QStringLiteral("--backup");
    const QString restore = QStringLiteral("--restore");
    QTest::newRow("nothing to restore") << QStringList{restore + u'='};
    QTest::newRow("two files") << QStringList{restore, QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("two copies") << QStringList{backup, QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("an empty name") << QStringList{backup + u'='};
    QTest::newRow("both") << QStringList{backup, restore, QStringLiteral("a")};
    QTest::newRow("with JSON") << QStringList{backup, QStringLiteral("--json")};
}

void BackupCommandTest::refusesWrongUsage()
{
    QFETCH(QStringList, words);
    m->fill(1);
    QCOMPARE(run(words), kExitWrongUsage);
    QCOMPARE(m_err.count(u'\n'), 1);
    QVERIFY(Backup(m->folder()).list().empty());
}

PRIMER_TEST(BackupCommandTest)
#include "BackupCommandTest.moc"
