// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteBook.h"

#include "ui/notes/NoteCommands.h"
#include "ui/notes/NoteEditor.h"

#include <QTextCursor>
#include <QTextDocument>
#include <QUndoStack>

namespace primer {

NoteBook::NoteBook(NoteDesk &desk, QUndoStack &undo, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_undo(undo)
{
    connect(&desk, &NoteDesk::committed, this, &NoteBook::takeCommitted);
    connect(&desk, &NoteDesk::conflict, this, &NoteBook::part);
    connect(&desk, &NoteDesk::forgotten, this, &NoteBook::forget);
    connect(&desk, &NoteDesk::removed, this, [this](const QStringList &ids) {
        for (const QString &id : ids)
            m_gone.insert(id);
    });
}

void NoteBook::forget()
{
    Q_EMIT forgotten();
    m_undo.clear();
    for (const Page &page : std::as_const(m_pages)) {
        if (page.document == nullptr)
            continue;
        page.document->disconnect(this);
        page.document->deleteLater(); // the cards, which go first, show it
    }
    m_pages.clear();
    m_begun.clear();
    m_gone.clear();
    m_parted.clear();
}

void NoteBook::put(const Note &note)
{
    Page &page = m_pages[note.id];
    const bool isWaiting = m_desk.state(note.id).saving != NoteDesk::State::Saving::Saved;
    const QString text = page.note.text;
    const qint64 revision = page.note.revision;
    page.note = note;
    m_gone.remove(note.id);
    if (isWaiting && page.document != nullptr) {
        page.note.text = text;
        page.note.revision = revision;
    } else if (page.document != nullptr) {
        fill(page);
    }
}

/// Gives the document the text of the store, as an edit that can be undone.
void NoteBook::fill(Page &page)
{
    if (NoteEditor::textOf(*page.document) == page.note.text)
        return;
    m_isFilling = true;
    QTextCursor cursor(page.document);
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(page.note.text);
    cursor.endEditBlock();
    m_isFilling = false;
}

Note NoteBook::note(const QString &id) const
{
    return m_pages.value(id).note;
}

QTextDocument *NoteBook::document(const QString &id)
{
    Page &page = m_pages[id];
    if (page.document == nullptr) {
        page.document = NoteEditor::makeDocument(page.note.text, this);
        connectDocument(id, page.document);
    }
    return page.document;
}

void NoteBook::connectDocument(const QString &id, QTextDocument *document)
{
    disconnect(document, &QTextDocument::contentsChanged, this, nullptr);
    connect(document, &QTextDocument::contentsChanged, this, [this, id] { textChanged(id); });
}

Note NoteBook::begin(
    NoteKind kind, const SectionRef &about, const QString &topicTitle, const QString &sectionTitle)
{
    Note note;
    note.id = newNoteId();
    note.kind = kind;
    note.about = about;
    note.topicTitle = topicTitle;
    note.sectionTitle = sectionTitle;
    note.created = note.modified = noteTime();
    m_pages[note.id] = {note, nullptr};
    m_begun.insert(note.id);
    return note;
}

void NoteBook::textChanged(const QString &id)
{
    if (m_isFilling)
        return;
    Page &page = m_pages[id];
    const QString text = NoteEditor::textOf(*page.document);
    if (text == page.note.text)
        return;
    page.note.text = text;
    m_desk.edit(page.note);
}

void NoteBook::takeCommitted(const Note &note)
{
    const auto page = m_pages.find(note.id);
    if (page == m_pages.end())
        return;
    // A newer text may have been typed since this one was sent.
    const QString text = page->document == nullptr ? note.text : page->note.text;
    page->note = note;
    page->note.text = text;
    if (m_begun.remove(note.id)) {
        m_undo.push(new AddNoteCommand(*this, note));
        Q_EMIT added(note.id);
    }
    Q_EMIT noteChanged(note.id);
}

void NoteBook::part(const QString &id, const Note &ours, const Note &other)
{
    if (ours.id == other.id) {
        // Ours was blank: the text of the other window is shown.
        Page &page = m_pages[id];
        page.note = other;
        if (page.document != nullptr)
            fill(page);
        Q_EMIT noteChanged(id);
        return;
    }
    Page page = m_pages.take(id);
    const QString text = page.document == nullptr ? ours.text : page.note.text;
    page.note = ours;
    page.note.text = text;
    if (page.document != nullptr)
        connectDocument(ours.id, page.document);
    m_pages.insert(ours.id, page);
    m_pages.insert(other.id, {other, nullptr});
    m_parted << ours.id << other.id;
    Q_EMIT parted(id, ours.id);
}

void NoteBook::remove(const QString &id)
{
    if (m_begun.remove(id))
        m_undo.push(new AddNoteCommand(*this, note(id)));
    m_undo.push(new DeleteNoteCommand(*this, note(id)));
}

void NoteBook::undoRemove(const QString &id)
{
    const int last = m_undo.index() - 1;
    const auto *command = last < 0 ? nullptr : dynamic_cast<const DeleteNoteCommand *>(m_undo.command(last));
    if (command != nullptr && command->noteId() == id)
        m_undo.undo();
    else
        m_desk.restore(id);
}

void NoteBook::restore(const QString &id)
{
    m_desk.restore(id);
}

void NoteBook::setAnswered(const QString &id, bool answered)
{
    m_undo.push(new AnswerCommand(*this, note(id), answered ? QDate::currentDate() : QDate()));
}

} // namespace primer
