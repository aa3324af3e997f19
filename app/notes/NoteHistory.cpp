// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteHistory.h"

#include "notes/NoteRow.h"

namespace primer {

Result<void> NoteHistory::keep(const Note &before, const QDateTime &now, Keep how) const
{
    if (before.text.trimmed().isEmpty())
        return {};
    if (how == Keep::Seldom) {
        Statement recent(m_connection,
            QStringLiteral("SELECT 1 FROM version WHERE note = (SELECT number FROM note WHERE id = ?)"
                           " AND kept > ? LIMIT 1"));
        recent.bind(before.id).bind(storedTime(now.addSecs(-kVersionMinutes * 60)));
        if (auto done = recent.run(); !done)
            return done;
        const auto row = recent.next();
        if (!row)
            return failure(row);
        if (*row)
            return {};
    }
    return add(before.id, {0, before.revision, before.modified, before.text}, now);
}

Result<void> NoteHistory::add(const QString &noteId, const NoteVersion &version, const QDateTime &kept) const
{
    Statement insert(m_connection,
        QStringLiteral("INSERT INTO version(note, revision, written, kept, text)"
                       " SELECT number, ?, ?, ?, ? FROM note WHERE id = ?"));
    insert.bind(version.revision).bind(storedTime(version.written)).bind(storedTime(kept));
    return insert.bind(version.text).bind(noteId).run();
}

Result<std::vector<NoteVersion>> NoteHistory::of(const QString &noteId) const
{
    Statement rows(m_connection,
        QStringLiteral("SELECT version.number, version.revision, written, version.text FROM version"
                       " JOIN note ON note.number = version.note WHERE note.id = ?"
                       " ORDER BY kept DESC, version.number DESC"));
    if (const auto done = rows.bind(noteId).run(); !done)
        return failure(done);
    std::vector<NoteVersion> versions;
    while (true) {
        const auto row = rows.next();
        if (!row)
            return failure(row);
        if (!*row)
            return versions;
        versions.push_back({rows.number(0), rows.number(1), timeFrom(rows.text(2)), rows.text(3)});
    }
}

Result<void> NoteHistory::removeBefore(const QDateTime &moment) const
{
    Statement remove(m_connection, QStringLiteral("DELETE FROM version WHERE kept < ?"));
    return remove.bind(storedTime(moment)).run();
}

} // namespace primer
