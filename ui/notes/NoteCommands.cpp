// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteCommands.h"

#include "ui/notes/NoteBook.h"

#include <QCoreApplication>

#include <utility>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NoteCommands", text);
}

QString adding(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Note:
        break;
    case NoteKind::Question:
        return tr("add question");
    case NoteKind::Highlight:
        return tr("highlight");
    }
    return tr("add note");
}

QString deleting(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Note:
        break;
    case NoteKind::Question:
        return tr("delete question");
    case NoteKind::Highlight:
        return tr("remove highlight");
    }
    return tr("delete note");
}

} // namespace

AddNoteCommand::AddNoteCommand(NoteBook &book, const Note &note)
    : QUndoCommand(adding(note.kind))
    , m_book(book)
    , m_id(note.id)
{ }

void AddNoteCommand::undo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().moveToTrash(m_id);
}

void AddNoteCommand::redo()
{
    if (std::exchange(m_isDone, false))
        return;
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().restore(m_id);
}

DeleteNoteCommand::DeleteNoteCommand(NoteBook &book, const Note &note)
    : QUndoCommand(deleting(note.kind))
    , m_book(book)
    , m_id(note.id)
{ }

void DeleteNoteCommand::undo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().restore(m_id);
}

void DeleteNoteCommand::redo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().moveToTrash(m_id);
}

DeleteManyCommand::DeleteManyCommand(NoteBook &book, const QStringList &ids)
    : QUndoCommand(tr("delete notes"))
    , m_book(book)
    , m_ids(ids)
{ }

void DeleteManyCommand::undo()
{
    m_book.desk().restore(m_ids);
}

void DeleteManyCommand::redo()
{
    m_book.desk().moveToTrash(m_ids);
}

TagsCommand::TagsCommand(
    NoteBook &book, const QString &text, std::vector<NoteTags> before, std::vector<NoteTags> after)
    : QUndoCommand(text)
    , m_book(book)
    , m_before(std::move(before))
    , m_after(std::move(after))
{ }

void TagsCommand::undo()
{
    m_book.desk().setTags(m_before);
}

void TagsCommand::redo()
{
    m_book.desk().setTags(m_after);
}

BringBackCommand::BringBackCommand(NoteBook &book, const Note &note, const NoteVersion &version)
    : QUndoCommand(tr("bring back an earlier text"))
    , m_book(book)
    , m_id(note.id)
    , m_before(note.text)
    , m_version(version)
{ }

void BringBackCommand::undo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.replaceText(m_id, m_before);
}

void BringBackCommand::redo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else if (std::exchange(m_isDone, true))
        m_book.replaceText(m_id, m_version.text);
    else
        m_book.desk().bringBack(m_id, m_version.number);
}

AnswerCommand::AnswerCommand(NoteBook &book, const Note &note, QDate answered)
    : QUndoCommand(answered.isValid() ? tr("answered") : tr("not answered"))
    , m_book(book)
    , m_id(note.id)
    , m_before(note.answered)
    , m_after(answered)
{ }

void AnswerCommand::undo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().setAnswered(m_id, m_before);
}

void AnswerCommand::redo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().setAnswered(m_id, m_after);
}

ColorCommand::ColorCommand(NoteBook &book, const Note &note, MarkColor color)
    : QUndoCommand(tr("change color"))
    , m_book(book)
    , m_id(note.id)
    , m_before(note.color)
    , m_after(color)
{ }

void ColorCommand::undo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().setColor(m_id, m_before);
}

void ColorCommand::redo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().setColor(m_id, m_after);
}

AttachCommand::AttachCommand(NoteBook &book, const Note &note, const NotePlace &place)
    : QUndoCommand(tr("attach"))
    , m_book(book)
    , m_id(note.id)
    , m_before{note.about, note.topicTitle, note.sectionTitle, note.passage}
    , m_after(place)
{ }

void AttachCommand::undo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().attach(m_id, m_before);
}

void AttachCommand::redo()
{
    if (m_book.isGone(m_id))
        setObsolete(true);
    else
        m_book.desk().attach(m_id, m_after);
}

} // namespace primer
