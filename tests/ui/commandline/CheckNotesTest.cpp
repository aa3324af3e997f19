// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"
#include "StoreFolder.h"
#include "TestRegistry.h"
#include "ui/commandline/CheckCommand.h"

#include <QTextStream>
#include <QtTest>

using namespace primer;
using primer::tests::StoreFolder;

/// What --check says of the notes and their newest backup.
class CheckNotesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<StoreFolder>();
        m->fill(3);
        QVERIFY(*m->open()->backUp(QDate(2026, 11, 21)));
        m_backup = m->file(QStringLiteral("backups/notes-2026-11-21.sqlite"));
    }

    void listsTheNewestBackup()
    {
        m->fill(2);
        QVERIFY(check());
        QCOMPARE(m_err, QString());
        QCOMPARE(m_out,
            QString(m->path() + QStringLiteral(": Sound (notes: 5).\n") + m_backup
                + QStringLiteral(": Sound copy (notes: 3).\n")));
    }

    void tellsABackupThatIsDamaged()
    {
        QVERIFY(StoreFolder::damage(m_backup));
        QVERIFY(!check());
        QVERIFY(m_out.contains(QStringLiteral("Sound (notes: 3).")));
        QVERIFY(m_err.startsWith(QString(u"patient-primer: " + m_backup + u": ")));
        QCOMPARE(m_err.count(u'\n'), 1);
    }

    void tellsNotesThatAreBroken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("emptied") << QByteArray() << QStringLiteral("missing or empty");
        QTest::newRow("one byte") << QByteArray("x") << QStringLiteral("is damaged");
        QTest::newRow("foreign") << QByteArray("Dear doctor, ").repeated(900) << QStringLiteral("is damaged");
    }
    void tellsNotesThatAreBroken()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        QVERIFY(StoreFolder::write(m->path(), bytes));
        QVERIFY(!check());
        QVERIFY2(m_err.contains(words) && m_err.contains(m->path()), qPrintable(m_err));
        QCOMPARE(m_err.count(u'\n'), 1);
        QVERIFY(m_out.contains(QStringLiteral("Sound copy (notes: 3).")));
        QCOMPARE(StoreFolder::contents(m->path()), bytes);
    }

    void tellsNotesThatAreGone()
    {
        QVERIFY(QFile::remove(m->path()));
        QVERIFY(!check());
        QVERIFY(m_err.contains(QStringLiteral("missing or empty")));
        QVERIFY(!QFile::exists(m->path()));
    }

    void tellsNotesOfANewerProgram()
    {
        QVERIFY((*Connection::open(m->path()))->execute(QStringLiteral("PRAGMA user_version = 99")));
        QVERIFY(!check());
        QVERIFY(m_err.contains(QStringLiteral("newer Patient Primer")));
    }

    void tellsNotesThatCannotBeRead()
    {
        QVERIFY(QFile::remove(m->path()));
        QVERIFY(QDir(m->folder()).mkdir(QStringLiteral("notes.sqlite")));
        QVERIFY(!check());
        QVERIFY(m_err.contains(QStringLiteral("could not be read")));
    }

private:
    bool check()
    {
        m_out.clear();
        m_err.clear();
        QTextStream out(&m_out);
        QTextStream err(&m_err);
        return checkAll(*Library::open({}), m->folder(), out, err);
    }

    std::unique_ptr<StoreFolder> m;
    QString m_backup;
    QString m_out;
    QString m_err;
};

PRIMER_TEST(CheckNotesTest)
#include "CheckNotesTest.moc"
