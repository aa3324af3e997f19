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

bool isQuestion(const Note &note)
{
    return note.kind == NoteKind::Question;
}

} // namespace

AddNoteCommand::AddNoteCommand(NoteBook &book, const Note &note)
    : QUndoCommand(isQuestion(note) ? tr("add question") : tr("add note"))
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
    : QUndoCommand(isQuestion(note) ? tr("delete question") : tr("delete note"))
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

} // namespace primer
