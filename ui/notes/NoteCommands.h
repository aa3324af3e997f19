// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QDate>
#include <QUndoCommand>

namespace primer {

class NoteBook;

/// What was done to a note and can be undone. The desk does it; where it fails the card says so.
class AddNoteCommand final : public QUndoCommand
{
public:
    AddNoteCommand(NoteBook &book, const Note &note);
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    QString m_id;
    bool m_isDone = true; ///< it is pushed once the note is stored
};

class DeleteNoteCommand final : public QUndoCommand
{
public:
    DeleteNoteCommand(NoteBook &book, const Note &note);
    const QString &noteId() const { return m_id; }
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    QString m_id;
};

class AnswerCommand final : public QUndoCommand
{
public:
    AnswerCommand(NoteBook &book, const Note &note, QDate answered);
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    QString m_id;
    QDate m_before;
    QDate m_after;
};

} // namespace primer
