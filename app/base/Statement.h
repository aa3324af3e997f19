// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>

namespace primer {

/// One open SQLite database, closed when this goes. To be used in the thread that opened it.
class Connection final
{
public:
    /// Opens with the options of Qt's SQLite driver, such as "QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI".
    /// SQLite reads the file only at the first statement: run one before relying on it.
    static Result<std::unique_ptr<Connection>> open(const QString &path, const QString &options = {});
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    const QSqlDatabase &database() const { return m_database; }

    /// Runs one statement that returns nothing and has no values.
    [[nodiscard]] Result<void> execute(const QString &sql) const;

private:
    explicit Connection(const QSqlDatabase &database);

    QSqlDatabase m_database;
};

/// One prepared statement whose outcome cannot be overlooked.
///
///     Statement find(connection, u"SELECT title FROM topic WHERE slug = ?"_qs);
///     if (auto done = find.bind(slug).run(); !done) return failure(done);
///     auto row = find.next();          // an error, or whether there is a row
///
/// A mistake in the SQL text shows at run(). Text is bound as it is: an empty string stays an empty string, a
/// null one becomes an empty one; use bindNull() for NULL.
class Statement final
{
public:
    Statement(const Connection &connection, const QString &sql);
    Q_DISABLE_COPY_MOVE(Statement)

    Statement &bind(const QString &text);
    Statement &bind(const QByteArray &bytes);
    Statement &bind(qint64 number);
    Statement &bind(double number);
    Statement &bindNull();

    /// Runs it with the values bound so far; afterwards values are bound anew from the first.
    [[nodiscard]] Result<void> run();
    /// Moves to the next row; false after the last.
    [[nodiscard]] Result<bool> next();

    QString text(int column) const;
    QByteArray bytes(int column) const;
    qint64 number(int column) const;
    double real(int column) const;
    bool isNull(int column) const;
    QVariant value(int column) const;

    /// Rows changed by the last run().
    qint64 changes() const;
    qint64 lastInsertId() const;

private:
    QSqlQuery m_query;
    bool m_prepared = false;
    int m_bound = 0;
};

/// The error of SQLite's last call on this query or database, as a sentence and with its kind of trouble.
Error sqlError(const QSqlError &error);

} // namespace primer
