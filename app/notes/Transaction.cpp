// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Transaction.h"

#include <QLoggingCategory>

namespace primer {

namespace {

Q_LOGGING_CATEGORY(notesLog, "primer.notes")

} // namespace

Transaction::Transaction(const Connection &connection)
    : m_connection(connection)
{ }

Transaction::~Transaction()
{
    if (!m_isOpen)
        return;
    // SQLite may have rolled back by itself, as on a full disk; then there is nothing left to do.
    if (const auto done = m_connection.execute(QStringLiteral("ROLLBACK")); !done)
        qCDebug(notesLog) << "rollback:" << done.error().detail;
}

Result<void> Transaction::begin()
{
    auto begun = m_connection.execute(QStringLiteral("BEGIN IMMEDIATE"));
    m_isOpen = begun.has_value();
    return begun;
}

Result<void> Transaction::commit()
{
    auto done = m_connection.execute(QStringLiteral("COMMIT"));
    if (done)
        m_isOpen = false;
    return done;
}

} // namespace primer
