// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/StoreContents.h"

#include <QMetaType>
#include <QStringList>
#include <QVariant>

namespace primer {

namespace {

Result<QStringList> readNames(Statement &names)
{
    if (auto done = names.run(); !done)
        return failure(done);
    QStringList found;
    while (true) {
        const auto row = names.next();
        if (!row)
            return failure(row);
        if (!*row)
            return found;
        found.append(names.text(0));
    }
}

Result<QStringList> tablesOf(const Connection &connection)
{
    Statement names(connection,
        QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table'"
                       " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"));
    return readNames(names);
}

Result<QStringList> columnsOf(const Connection &connection, const QString &table)
{
    Statement names(connection, QStringLiteral("SELECT name FROM pragma_table_info(?) ORDER BY cid"));
    names.bind(table);
    return readNames(names);
}

QString quoted(QString name)
{
    return u'"' + name.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

void bindColumn(Statement &insert, const Statement &row, int column)
{
    if (row.isNull(column)) {
        insert.bindNull();
        return;
    }
    const QVariant value = row.value(column);
    switch (value.typeId()) {
    case QMetaType::QByteArray:
        insert.bind(value.toByteArray());
        break;
    case QMetaType::Double:
        insert.bind(value.toDouble());
        break;
    case QMetaType::QString:
        insert.bind(value.toString());
        break;
    default:
        insert.bind(value.toLongLong());
    }
}

Result<void> copyTable(const Connection &from, const Connection &to, const QString &table)
{
    const auto columns = columnsOf(to, table);
    if (!columns)
        return failure(columns);
    QStringList names;
    QStringList places;
    for (const QString &column : *columns) {
        names.append(quoted(column));
        places.append(QStringLiteral("?"));
    }
    const QString list = names.join(u", ");
    Statement rows(from, u"SELECT " + list + u" FROM " + quoted(table) + u" NOT INDEXED");
    Statement insert(
        to, u"INSERT INTO " + quoted(table) + u'(' + list + u") VALUES(" + places.join(u", ") + u')');
    if (auto done = rows.run(); !done)
        return done;
    while (true) {
        const auto row = rows.next();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        for (int i = 0; i < columns->size(); ++i)
            bindColumn(insert, rows, i);
        if (auto done = insert.run(); !done)
            return done;
    }
}

Result<qint64> countRows(const Connection &connection, const QString &table)
{
    Statement count(connection, u"SELECT count(*) FROM " + quoted(table) + u" NOT INDEXED");
    if (auto done = count.run(); !done)
        return failure(done);
    if (const auto row = count.next(); !row)
        return failure(row);
    return count.number(0);
}

} // namespace

Result<void> clearContents(const Connection &connection)
{
    // Rows may refer to each other; how they hang together is looked at when all is done.
    if (auto done = connection.execute(QStringLiteral("PRAGMA defer_foreign_keys = ON")); !done)
        return done;
    const auto tables = tablesOf(connection);
    if (!tables)
        return failure(tables);
    for (const QString &table : *tables) {
        if (auto done = connection.execute(u"DELETE FROM " + quoted(table)); !done)
            return done;
    }
    return {};
}

Result<void> copyContents(const Connection &from, const Connection &to)
{
    if (auto cleared = clearContents(to); !cleared)
        return cleared;
    const auto tables = tablesOf(to);
    if (!tables)
        return failure(tables);
    for (const QString &table : *tables) {
        if (auto copied = copyTable(from, to, table); !copied)
            return copied;
    }
    for (const QString &table : *tables) {
        const auto there = countRows(from, table);
        const auto here = countRows(to, table);
        if (!there || !here)
            return failure(there ? here : there);
        if (*there != *here)
            return failure(Trouble::Damaged, {}, QStringLiteral("the numbers of rows differ"));
    }
    return {};
}

} // namespace primer
