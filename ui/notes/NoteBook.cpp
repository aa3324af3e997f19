// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteBook.h"

#include "ui/notes/NoteCommands.h"
#include "ui/notes/NoteEditor.h"

#include <QTextCursor>
#include <QTextDocument>
#include <QUndoStack>

#include <algorithm>

namespace primer {

NoteBook::NoteBook(NoteDesk &desk, QUndoStack &undo, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_undo(undo)
{
    connect(&desk, &NoteDesk::committed, this, &NoteBook::takeCommitted);
    connect(&desk, &NoteDesk::broughtBack, this, [this](const Note &note) {
        if (m_pages.contains(note.id))
            put(note);
    });
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

Note NoteBook::mark(NoteKind kind, const NotePlace &place, MarkColor color)
{
    const QString id = begin(kind, place.about, place.topicTitle, place.sectionTitle).id;
    Note &note = m_pages[id].note;
    note.passage = place.passage;
    note.color = color;
    if (!note.isBlank()) {
        m_desk.edit(note);
        m_desk.flush();
    }
    return note;
}

void NoteBook::setColor(const QString &id, MarkColor color)
{
    Note &note = m_pages[id].note;
    if (note.color == color)
        return;
    if (m_begun.contains(id) && m_desk.state(id).saving == NoteDesk::State::Saving::Saved) {
        note.color = color; // nothing is stored yet
        Q_EMIT noteChanged(id);
        return;
    }
    m_undo.push(new ColorCommand(*this, note, color));
}

void NoteBook::attach(const QString &id, const NotePlace &place)
{
    m_undo.push(new AttachCommand(*this, note(id), place));
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

void NoteBook::removeMany(const QStringList &ids)
{
    m_undo.push(new DeleteManyCommand(*this, ids));
}

void NoteBook::undoRemoveMany(const QStringList &ids)
{
    const int last = m_undo.index() - 1;
    const auto *command = last < 0 ? nullptr : dynamic_cast<const DeleteManyCommand *>(m_undo.command(last));
    if (command != nullptr && command->noteIds() == ids)
        m_undo.undo();
    else
        m_desk.restore(ids);
}

void NoteBook::setKnownTags(const QStringList &tags)
{
    if (tags == m_knownTags)
        return;
    m_knownTags = tags;
    Q_EMIT knownTagsChanged();
}

QStringList NoteBook::known(const QStringList &tags) const
{
    QStringList clean = cleanTags(tags);
    for (QString &tag : clean) {
        const auto same = std::find_if(m_knownTags.begin(), m_knownTags.end(),
            [&tag](const QString &one) { return one.compare(tag, Qt::CaseInsensitive) == 0; });
        if (same != m_knownTags.end())
            tag = *same;
    }
    return clean;
}

void NoteBook::setTags(const QString &id, const QStringList &tags)
{
    const QStringList before = note(id).tags;
    const QStringList after = known(tags);
    if (after == before)
        return;
    const bool isMore = after.size() > before.size();
    m_undo.push(
        new TagsCommand(*this, isMore ? tr("add tag") : tr("remove tag"), {{id, before}}, {{id, after}}));
}

/// Reads the notes that are meant, then changes their tags in one step.
void NoteBook::changeTags(const QString &text, const std::function<bool(const Note &note)> &isMeant,
    const std::function<QStringList(const QStringList &)> &change)
{
    m_desk.ask(
        this, [](NoteStore &store) { return store.everything(); },
        [this, text, isMeant, change](const Result<std::vector<Note>> &notes) {
            if (!notes) {
                Q_EMIT m_desk.changeFailed({}, notes.error());
                return;
            }
            std::vector<NoteTags> before;
            std::vector<NoteTags> after;
            for (const Note &note : *notes) {
                if (!isMeant(note))
                    continue;
                if (const QStringList tags = cleanTags(change(note.tags)); tags != note.tags) {
                    before.push_back({note.id, note.tags});
                    after.push_back({note.id, tags});
                }
            }
            if (!after.empty())
                m_undo.push(new TagsCommand(*this, text, before, after));
        });
}

void NoteBook::addTag(const QString &tag, const QStringList &ids)
{
    const QStringList added = known({tag});
    if (added.isEmpty())
        return;
    changeTags(
        tr("add tag"),
        [wanted = QSet<QString>(ids.begin(), ids.end())](
            const Note &note) { return wanted.contains(note.id); },
        [added](const QStringList &tags) { return tags + added; });
}

void NoteBook::renameTag(const QString &tag, const QString &another)
{
    const QStringList names = cleanTags({another});
    changeTags(
        names.isEmpty() ? tr("delete tag") : tr("rename tag"),
        [tag](const Note &note) { return note.tags.contains(tag, Qt::CaseInsensitive); },
        [tag, names](QStringList tags) {
            tags.removeIf([&](const QString &one) {
                return one.compare(tag, Qt::CaseInsensitive) == 0
                    || (!names.isEmpty() && one.compare(names.constFirst(), Qt::CaseInsensitive) == 0);
            });
            return tags + names;
        });
}

void NoteBook::bringBack(const QString &id, const NoteVersion &version)
{
    m_undo.push(new BringBackCommand(*this, note(id), version));
}

void NoteBook::replaceText(const QString &id, const QString &text)
{
    QTextCursor cursor(document(id));
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    m_desk.flush();
}

} // namespace primer
