// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Statement.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QUuid>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Statement", text);
}

// Result codes of SQLite: https://www.sqlite.org/rescode.html
enum SqliteCode {
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kCorrupt = 11,
    kFull = 13,
    kCannotOpen = 14,
    kNotADatabase = 26,
};

} // namespace

Error sqlError(const QSqlError &error)
{
    const QString detail
        = error.driverText() + u": " + error.databaseText() + u" (" + error.nativeErrorCode() + u')';
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case kBusy:
    case kLocked:
        return {tr("Another program is using the file. Close it, or wait a moment and try again."), detail,
            Trouble::Busy};
    case kReadOnly:
        return {tr("The file cannot be written to. Check that you may write to it and to its folder."),
            detail, Trouble::ReadOnly};
    case kFull:
        return {tr("The disk is full. Make room on it and try again."), detail, Trouble::DiskFull};
    case kCorrupt:
    case kNotADatabase:
        return {tr("The file is damaged. Put a sound copy in its place."), detail, Trouble::Damaged};
    case kCannotOpen:
        return {tr("The file cannot be opened. Check that it is there and that you may read it."), detail,
            Trouble::Other};
    default:
        return {tr("The file could not be read or written. Try again; if it stays so, check the disk."),
            detail, Trouble::Other};
    }
}

Connection::Connection(const QSqlDatabase &database)
    : m_database(database)
{ }

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, const QString &options)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    // Not make_unique: the constructor is private.
    std::unique_ptr<Connection> connection(
        new Connection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name)));
    connection->m_database.setDatabaseName(path);
    connection->m_database.setConnectOptions(options);
    if (!connection->m_database.open())
        return tl::unexpected<Error>(sqlError(connection->m_database.lastError()));
    return connection;
}

Connection::~Connection()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<void> Connection::execute(const QString &sql) const
{
    return Statement(*this, sql).run();
}

Statement::Statement(const Connection &connection, const QString &sql)
    : m_query(connection.database())
{
    m_query.setForwardOnly(true);
    m_prepared = m_query.prepare(sql);
}

Statement &Statement::bind(const QString &text)
{
    // SQLite takes a sign of byte order away, and turns the text after a wrong one around: one of ours goes
    // before it.
    const bool hasMark = text.startsWith(QChar(QChar::ByteOrderMark)) || text.startsWith(QChar(0xfffe));
    if (hasMark)
        m_query.bindValue(m_bound++, QString(QChar(QChar::ByteOrderMark) + text));
    else
        m_query.bindValue(m_bound++, text.isNull() ? QStringLiteral("") : text);
    return *this;
}

Statement &Statement::bind(const QByteArray &bytes)
{
    m_query.bindValue(m_bound++, bytes.isNull() ? QByteArray("") : bytes);
    return *this;
}

Statement &Statement::bind(qint64 number)
{
    m_query.bindValue(m_bound++, number);
    return *this;
}

Statement &Statement::bind(double number)
{
    m_query.bindValue(m_bound++, number);
    return *this;
}

Statement &Statement::bindNull()
{
    m_query.bindValue(m_bound++, QVariant());
    return *this;
}

Result<void> Statement::run()
{
    m_bound = 0;
    if (!m_prepared || !m_query.exec())
        return tl::unexpected<Error>(sqlError(m_query.lastError()));
    return {};
}

Result<bool> Statement::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        return tl::unexpected<Error>(sqlError(m_query.lastError()));
    return false;
}

QString Statement::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray Statement::bytes(int column) const
{
    return m_query.value(column).toByteArray();
}

qint64 Statement::number(int column) const
{
    return m_query.value(column).toLongLong();
}

double Statement::real(int column) const
{
    return m_query.value(column).toDouble();
}

bool Statement::isNull(int column) const
{
    return m_query.isNull(column);
}

QVariant Statement::value(int column) const
{
    return m_query.value(column);
}

qint64 Statement::changes() const
{
    return m_query.numRowsAffected();
}

qint64 Statement::lastInsertId() const
{
    return m_query.lastInsertId().toLongLong();
}

} // namespace primer
