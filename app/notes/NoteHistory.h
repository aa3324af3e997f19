// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"
#include "notes/Note.h"

#include <vector>

namespace primer {

constexpr int kVersionMinutes = 10; ///< at most one version is kept in this time
constexpr int kKeptDays = 90; ///< versions, and notes in the trash

/// An earlier text of a note.
struct NoteVersion
{
    qint64 number = 0; ///< names it
    qint64 revision = 0; ///< the note's, when it had this text
    QDateTime written; ///< UTC; when the note was last changed while it had this text
    QString text;

    bool operator==(const NoteVersion &) const = default;
};

/// The earlier texts of notes, in the same database. Used by NoteStore within its transactions.
class NoteHistory final
{
public:
    explicit NoteHistory(const Connection &connection)
        : m_connection(connection)
    { }

    enum class Keep { Seldom, Always }; ///< Seldom: unless one was kept in the last kVersionMinutes

    /// Keeps the text of a note that is about to be replaced, unless it is blank.
    Result<void> keep(const Note &before, const QDateTime &now, Keep how) const;
    /// Newest first.
    Result<std::vector<NoteVersion>> of(const QString &noteId) const;
    /// Removes what was kept before this moment.
    Result<void> removeBefore(const QDateTime &moment) const;
    Result<void> add(const QString &noteId, const NoteVersion &version, const QDateTime &kept) const;

private:
    const Connection &m_connection;
};

} // namespace primer
