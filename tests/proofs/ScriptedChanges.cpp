// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedChanges.h"

#include "WrittenText.h"

namespace primer::tests {

namespace {

const QDate kAnswerDay(2026, 11, 22);

Note withoutMoments(Note note)
{
    note.modified = {};
    if (note.isInTrash())
        note.deleted = QDateTime(kAnswerDay, QTime(), Qt::UTC);
    return note;
}

} // namespace

std::optional<StoredNotes> notesIn(const NoteStore &store)
{
    const auto everything = store.everything();
    if (!everything)
        return std::nullopt;
    StoredNotes notes;
    for (const Note &note : *everything)
        notes.insert(note.id, withoutMoments(note));
    return notes;
}

ScriptedChanges::ScriptedChanges(quint64 seed)
    : m_seed(seed)
    , m_random(static_cast<quint32>(seed))
{ }

Result<void> ScriptedChanges::next(NoteStore &store)
{
    const int choice = m_random.bounded(100);
    if (m_acknowledged.size() < 2 || choice < 30)
        return add(store);
    QStringList ids = m_acknowledged.keys();
    ids.sort();
    const Note note = m_acknowledged.value(ids.at(m_random.bounded(static_cast<int>(ids.size()))));
    return choice < 70 ? edit(store, note) : changeState(store, note);
}

Result<void> ScriptedChanges::add(NoteStore &store)
{
    Note note;
    note.id = writtenId(m_seed, m_number++);
    note.created = noteTime();
    note.kind = static_cast<NoteKind>(m_number % 3);
    if (note.kind == NoteKind::Highlight) {
        note.about
            = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
        note.passage = writtenPassage(note.id);
    }
    note.text = writtenText(note, 1, m_seed);
    m_uncertain = note.id;
    const auto added = store.add(note);
    if (!added)
        return failure(added);
    m_uncertain.clear();
    m_acknowledged.insert(note.id, withoutMoments(*added));
    return {};
}

Result<void> ScriptedChanges::edit(NoteStore &store, const Note &note)
{
    Note changed = note;
    changed.text = writtenText(note, note.revision + 1, m_seed);
    m_uncertain = note.id;
    const auto saved = store.save(changed, note.revision);
    if (!saved)
        return failure(saved);
    m_uncertain.clear();
    m_acknowledged.insert(saved->saved.id, withoutMoments(saved->saved));
    return {};
}

Result<void> ScriptedChanges::changeState(NoteStore &store, const Note &note)
{
    Note changed = note;
    m_uncertain = note.id;
    Result<Note> before;
    if (note.isInTrash()) {
        changed.deleted = {};
        before = store.restore(note.id);
    } else if (note.tags.isEmpty()) {
        changed.tags = {QStringLiteral("driving"), QStringLiteral("sleep")};
        before = store.setTags(note.id, changed.tags);
    } else if (note.kind == NoteKind::Highlight && note.color == MarkColor::Yellow) {
        changed.color = MarkColor::Violet;
        before = store.setColor(note.id, changed.color);
    } else if (note.kind == NoteKind::Question && !note.answered.isValid()) {
        changed.answered = kAnswerDay;
        before = store.setAnswered(note.id, kAnswerDay);
    } else {
        changed.deleted = noteTime();
        before = store.moveToTrash(note.id);
    }
    if (!before)
        return failure(before);
    m_uncertain.clear();
    m_acknowledged.insert(note.id, withoutMoments(changed));
    return {};
}

QString ScriptedChanges::compare(const NoteStore &store)
{
    auto stored = notesIn(store);
    if (!stored)
        return QStringLiteral("the notes cannot be read");
    if (!m_uncertain.isEmpty() && stored->contains(m_uncertain)) {
        const Note note = stored->value(m_uncertain);
        if (!faultIn(note).isEmpty())
            return QStringLiteral("the note whose change failed is torn: ") + faultIn(note);
        if (note.revision < m_acknowledged.value(m_uncertain).revision)
            return QStringLiteral("the note whose change failed is older than it was");
        m_acknowledged.insert(m_uncertain, note);
    }
    if (*stored == m_acknowledged)
        return {};
    qsizetype lost = 0;
    for (const Note &note : std::as_const(m_acknowledged)) {
        if (stored->value(note.id) != note)
            ++lost;
    }
    return QStringLiteral("%1 of %2 notes are not as they were acknowledged, and there are %3")
        .arg(lost)
        .arg(m_acknowledged.size())
        .arg(stored->size());
}

} // namespace primer::tests
