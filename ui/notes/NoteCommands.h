// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteStore.h"

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

/// Many notes go to the trash in one step.
class DeleteManyCommand final : public QUndoCommand
{
public:
    DeleteManyCommand(NoteBook &book, const QStringList &ids);
    const QStringList &noteIds() const { return m_ids; }
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    QStringList m_ids;
};

/// Other tags, of one note or of many.
class TagsCommand final : public QUndoCommand
{
public:
    TagsCommand(
        NoteBook &book, const QString &text, std::vector<NoteTags> before, std::vector<NoteTags> after);
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    std::vector<NoteTags> m_before;
    std::vector<NoteTags> m_after;
};

/// An earlier text is the present one again. The first time the store does it, and keeps the present text.
class BringBackCommand final : public QUndoCommand
{
public:
    BringBackCommand(NoteBook &book, const Note &note, const NoteVersion &version);
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    QString m_id;
    QString m_before;
    NoteVersion m_version;
    bool m_isDone = false;
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

class ColorCommand final : public QUndoCommand
{
public:
    ColorCommand(NoteBook &book, const Note &note, MarkColor color);
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    QString m_id;
    MarkColor m_before;
    MarkColor m_after;
};

class AttachCommand final : public QUndoCommand
{
public:
    AttachCommand(NoteBook &book, const Note &note, const NotePlace &place);
    void undo() override;
    void redo() override;

private:
    NoteBook &m_book;
    QString m_id;
    NotePlace m_before;
    NotePlace m_after;
};

} // namespace primer
