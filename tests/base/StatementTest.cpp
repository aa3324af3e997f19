// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Statement.h"
#include "TestRegistry.h"

#include <QFile>
#include <QSqlError>
#include <QTemporaryDir>
#include <QtTest>

using primer::Connection;
using primer::Statement;
using primer::Trouble;

class StatementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_connection.reset(); }

    void keepsEveryTextAsItIs_data();
    void keepsEveryTextAsItIs();
    void doesNotTurnATextAround();
    void keepsEmptyTextApartFromNull();
    void keepsNumbersAndBytes();
    void runsAgainWithNewValues();
    void countsWhatItChanged();
    void saysAtRunThatTheSqlIsWrong();
    void failsWhenTheDatabaseIsClosed();
    void tellsOfAnErrorAmongTheRows();
    void failsToMoveOnAfterAnErrorOrWithoutRun();
    void tellsOfABrokenConstraint();
    void tellsABusyDatabaseFromABrokenOne();
    void tellsThatAFileIsNoDatabase();
    void tellsThatAFolderIsMissing();
    void forgetsItsConnection();

private:
    std::unique_ptr<Connection> m_connection;
};

void StatementTest::init()
{
    auto opened = Connection::open(QStringLiteral(":memory:"));
    QVERIFY(opened);
    m_connection = std::move(*opened);
    QVERIFY(m_connection->execute(
        QStringLiteral("CREATE TABLE t(a INTEGER PRIMARY KEY, b UNIQUE, c CHECK(c IS NOT 'bad'))")));
}

void StatementTest::keepsEveryTextAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("apostrophes") << "it's o'clock, ''twice'' '; DROP TABLE t; --";
    QTest::newRow("quotes") << "\"open";
    QTest::newRow("question marks") << "? ?1 :name @x $y";
    QTest::newRow("lines") << "a\r\nb\tc\n";
    QTest::newRow("beyond the first plane") << QStringLiteral("💊 𝔸 日本 שלום");
    QTest::newRow("zero") << QString(QLatin1String("a\0b", 3));
    QTest::newRow("sign of byte order") << QStringLiteral("\ufeff\ufeffwords \ufeff");
    QTest::newRow("long") << QString(1'000'000, QLatin1Char('x'));
}

void StatementTest::keepsEveryTextAsItIs()
{
    QFETCH(QString, text);
    QVERIFY(Statement(*m_connection, QStringLiteral("INSERT INTO t(b) VALUES(?)")).bind(text).run());
    Statement read(*m_connection, QStringLiteral("SELECT b FROM t WHERE b = ?"));
    QVERIFY(read.bind(text).run());
    QCOMPARE(read.next().value_or(false), true);
    QCOMPARE(read.text(0), text);
    QCOMPARE(read.next().value_or(true), false);
}

void StatementTest::doesNotTurnATextAround()
{
    Statement insert(*m_connection, QStringLiteral("INSERT INTO t(b) VALUES(?)"));
    QVERIFY(insert.bind(QStringLiteral("\ufffewords")).run());
    Statement read(*m_connection, QStringLiteral("SELECT b FROM t"));
    QVERIFY(read.run());
    QCOMPARE(read.next().value_or(false), true);
    QCOMPARE(read.text(0).mid(1), QStringLiteral("words"));
}

void StatementTest::keepsEmptyTextApartFromNull()
{
    Statement insert(*m_connection, QStringLiteral("INSERT INTO t(a, c) VALUES(?, ?)"));
    QVERIFY(insert.bind(qint64(1)).bind(QStringLiteral("")).run());
    QVERIFY(insert.bind(qint64(2)).bind(QString()).run());
    QVERIFY(insert.bind(qint64(3)).bindNull().run());
    QVERIFY(insert.bind(qint64(4)).bind(QByteArray()).run());
    Statement read(*m_connection, QStringLiteral("SELECT c, typeof(c) FROM t ORDER BY a"));
    QVERIFY(read.run());
    for (const char *type : {"text", "text", "null", "blob"}) {
        QVERIFY(read.next().value_or(false));
        QCOMPARE(read.text(1), QString::fromLatin1(type));
        QCOMPARE(read.isNull(0), read.text(1) == u"null");
        QVERIFY(read.text(0).isEmpty());
    }
}

void StatementTest::keepsNumbersAndBytes()
{
    const qint64 most = std::numeric_limits<qint64>::max();
    const QByteArray bytes("\0\xff'\n", 4);
    Statement insert(*m_connection, QStringLiteral("INSERT INTO t(a, b, c) VALUES(?, ?, ?)"));
    QVERIFY(insert.bind(most).bind(bytes).bind(0.1).run());
    Statement read(*m_connection, QStringLiteral("SELECT a, b, c FROM t"));
    QVERIFY(read.run());
    QVERIFY(read.next().value_or(false));
    QCOMPARE(read.number(0), most);
    QCOMPARE(read.bytes(1), bytes);
    QCOMPARE(read.real(2), 0.1);
    QCOMPARE(read.value(1).toByteArray(), bytes);
}

void StatementTest::runsAgainWithNewValues()
{
    Statement insert(*m_connection, QStringLiteral("INSERT INTO t(a, b) VALUES(?, ?)"));
    for (qint64 number = 1; number <= 3; ++number)
        QVERIFY(insert.bind(number).bind(number * 10).run());
    Statement read(*m_connection, QStringLiteral("SELECT b FROM t WHERE a = ?"));
    for (qint64 number : {3, 1, 2}) {
        QVERIFY(read.bind(number).run());
        QVERIFY(read.next().value_or(false));
        QCOMPARE(read.number(0), number * 10);
    }
}

void StatementTest::countsWhatItChanged()
{
    Statement insert(*m_connection, QStringLiteral("INSERT INTO t(a) VALUES(7), (8)"));
    QVERIFY(insert.run());
    QCOMPARE(insert.changes(), 2);
    QCOMPARE(insert.lastInsertId(), 8);
    Statement none(*m_connection, QStringLiteral("DELETE FROM t WHERE a = 99"));
    QVERIFY(none.run());
    QCOMPARE(none.changes(), 0);
}

void StatementTest::saysAtRunThatTheSqlIsWrong()
{
    for (const auto &sql : {QStringLiteral("SELEKT 1"), QStringLiteral("SELECT missing FROM t"),
             QStringLiteral("SELECT 1 FROM missing"), QString()}) {
        Statement wrong(*m_connection, sql);
        const auto done = wrong.bind(QStringLiteral("value")).run();
        QVERIFY(!done);
        QVERIFY(!done.error().message.isEmpty());
        QVERIFY(!done.error().detail.isEmpty());
    }
}

void StatementTest::failsWhenTheDatabaseIsClosed()
{
    Statement before(*m_connection, QStringLiteral("SELECT 1"));
    m_connection->database().isOpen();
    QSqlDatabase database = m_connection->database();
    database.close();
    QVERIFY(!before.run());
    QVERIFY(!Statement(*m_connection, QStringLiteral("SELECT 1")).run());
    QVERIFY(!m_connection->execute(QStringLiteral("DELETE FROM t")));
}

void StatementTest::tellsOfAnErrorAmongTheRows()
{
    QVERIFY(m_connection->execute(QStringLiteral("INSERT INTO t(a, b) VALUES(1, '{}'), (2, 'no json')")));
    Statement read(*m_connection, QStringLiteral("SELECT json(b) FROM t ORDER BY a"));
    QVERIFY(read.run());
    QCOMPARE(read.next().value_or(false), true);
    QVERIFY(!read.next());
}

void StatementTest::failsToMoveOnAfterAnErrorOrWithoutRun()
{
    Statement wrong(*m_connection, QStringLiteral("SELECT missing FROM t"));
    QVERIFY(!wrong.run());
    QVERIFY(!wrong.next());
    QVERIFY(!wrong.next().value_or(false));
    Statement notRun(*m_connection, QStringLiteral("SELECT 1"));
    QVERIFY(!notRun.next().value_or(false));
}

void StatementTest::tellsOfABrokenConstraint()
{
    Statement insert(*m_connection, QStringLiteral("INSERT INTO t(b, c) VALUES(?, ?)"));
    QVERIFY(insert.bind(QStringLiteral("once")).bind(QStringLiteral("good")).run());
    QVERIFY(!insert.bind(QStringLiteral("once")).bind(QStringLiteral("good")).run());
    QVERIFY(!insert.bind(QStringLiteral("twice")).bind(QStringLiteral("bad")).run());
    QVERIFY(insert.bind(QStringLiteral("twice")).bind(QStringLiteral("good")).run());
}

void StatementTest::tellsABusyDatabaseFromABrokenOne()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("busy.sqlite"));
    const auto options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=1");
    const auto one = Connection::open(path, options);
    const auto two = Connection::open(path, options);
    QVERIFY(one && two);
    QVERIFY((*one)->execute(QStringLiteral("CREATE TABLE t(a)")));
    QVERIFY((*one)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    const auto refused = (*two)->execute(QStringLiteral("INSERT INTO t VALUES(1)"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().trouble, Trouble::Busy);
    QVERIFY((*one)->execute(QStringLiteral("COMMIT")));
    QVERIFY((*two)->execute(QStringLiteral("INSERT INTO t VALUES(1)")));
}

void StatementTest::tellsThatAFileIsNoDatabase()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("letter.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray(4096, 'x')) == 4096);
    file.close();
    const auto connection = Connection::open(path);
    QVERIFY(connection);
    const auto done = (*connection)->execute(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
    QVERIFY(!done);
    QCOMPARE(done.error().trouble, Trouble::Damaged);
}

void StatementTest::tellsThatAFolderIsMissing()
{
    const auto connection = Connection::open(QStringLiteral("/no/such/folder/x.sqlite"));
    QVERIFY(!connection);
    QVERIFY(!connection.error().message.isEmpty());
}

void StatementTest::forgetsItsConnection()
{
    const auto before = QSqlDatabase::connectionNames().size();
    m_connection.reset();
    QCOMPARE(QSqlDatabase::connectionNames().size(), before - 1);
}

PRIMER_TEST(StatementTest)
#include "StatementTest.moc"
