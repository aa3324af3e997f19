// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteStore.h"

#include <QHash>
#include <QRandomGenerator>

namespace primer::tests {

/// Notes by id, without the moments at which they were changed.
using StoredNotes = QHash<QString, Note>;

/// What a store holds; nothing if it cannot be read.
std::optional<StoredNotes> notesIn(const NoteStore &store);

/// A series of changes through NoteStore, the same for the same seed, and what must be stored after each.
/// A plain value: a copy goes on by itself.
class ScriptedChanges final
{
public:
    explicit ScriptedChanges(quint64 seed);

    /// Makes the next change.
    Result<void> next(NoteStore &store);
    /// All that was acknowledged.
    const StoredNotes &acknowledged() const { return m_acknowledged; }

    /// Whether the store holds all that was acknowledged and nothing else. The change that failed last may be
    /// there, if it is whole; it then counts as acknowledged. Empty if so, else what is wrong.
    QString compare(const NoteStore &store);

private:
    Result<void> add(NoteStore &store);
    Result<void> edit(NoteStore &store, const Note &note);
    Result<void> changeState(NoteStore &store, const Note &note);

    quint64 m_seed = 0;
    qint64 m_number = 0;
    QRandomGenerator m_random;
    StoredNotes m_acknowledged;
    QString m_uncertain; ///< the note whose change failed
};

} // namespace primer::tests
