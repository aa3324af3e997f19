// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"
#include "ui/NoteDesk.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>

class QTextDocument;
class QUndoStack;

namespace primer {

class SpellChecker;

/// The notes that were shown in this window: their newest state, and for each text one document with its own
/// undo, kept while the window lives. What is typed into a document goes to the desk. What is done to a
/// note as a whole goes on the undo stack. Lives in the window's thread; desk and stack must outlive it.
class NoteBook final : public QObject
{
    Q_OBJECT
public:
    NoteBook(NoteDesk &desk, QUndoStack &undo, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NoteBook)

    NoteDesk &desk() const { return m_desk; }
    /// Null: spelling is not looked at. The checker must outlive the book.
    SpellChecker *spelling() const { return m_spelling; }
    void setSpelling(SpellChecker *checker) { m_spelling = checker; }

    /// Takes a note as it was read from the store, or a new one.
    void put(const Note &note);
    bool contains(const QString &id) const { return m_pages.contains(id); }
    /// The newest state known, with the text as it stands in its document.
    Note note(const QString &id) const;
    QTextDocument *document(const QString &id);
    /// A new note that is not stored before something is written in it.
    Note begin(
        NoteKind kind, const SectionRef &about, const QString &topicTitle, const QString &sectionTitle);

    /// A new note on a passage. A highlight is stored at once.
    Note mark(NoteKind kind, const NotePlace &place, MarkColor color);
    void setColor(const QString &id, MarkColor color);
    /// Gives a note another place, as when its passage is found anew.
    void attach(const QString &id, const NotePlace &place);

    void remove(const QString &id);
    /// Undoes remove(), as Ctrl+Z would if nothing else was done since.
    void undoRemove(const QString &id);
    void restore(const QString &id);
    void setAnswered(const QString &id, bool answered);
    /// One step for undo, however many they are.
    void removeMany(const QStringList &ids);
    void undoRemoveMany(const QStringList &ids);
    void restoreMany(const QStringList &ids) { m_desk.restore(ids); }
    /// Tags as cleanTags() makes them, in the case in which they are known already.
    void setTags(const QString &id, const QStringList &tags);
    /// Adds a tag to each of the notes; these may be known to the store alone.
    void addTag(const QString &tag, const QStringList &ids);
    /// Gives every note that has the tag another instead; empty: none.
    void renameTag(const QString &tag, const QString &another);
    /// The tags that notes have, for completion.
    const QStringList &knownTags() const { return m_knownTags; }
    void setKnownTags(const QStringList &tags);
    void bringBack(const QString &id, const NoteVersion &version);
    /// Replaces the whole text, as an edit that is saved and can be undone.
    void replaceText(const QString &id, const QString &text);
    /// Whether another window changed the note too, so that there are two texts.
    bool isParted(const QString &id) const { return m_parted.contains(id); }
    /// Whether the note was deleted for good.
    bool isGone(const QString &id) const { return m_gone.contains(id); }

Q_SIGNALS:
    void noteChanged(const QString &id);
    void knownTagsChanged();
    /// A note that was begun here is stored now.
    void added(const QString &id);
    /// The text written under `from` is the note `to` now; `from` is the text that another window wrote.
    void parted(const QString &from, const QString &to);
    /// All that was shown is void: cards are to go, before their documents.
    void forgotten();

private:
    struct Page
    {
        Note note;
        QTextDocument *document = nullptr;
    };

    void forget();
    void takeCommitted(const Note &note);
    void part(const QString &id, const Note &ours, const Note &other);
    void textChanged(const QString &id);
    void fill(Page &page);
    QStringList known(const QStringList &tags) const;
    void changeTags(const QString &text, const std::function<bool(const Note &note)> &isMeant,
        const std::function<QStringList(const QStringList &)> &change);
    void connectDocument(const QString &id, QTextDocument *document);

    NoteDesk &m_desk;
    QUndoStack &m_undo;
    SpellChecker *m_spelling = nullptr;
    QHash<QString, Page> m_pages;
    QSet<QString> m_begun; ///< new notes that are not on the undo stack yet
    QSet<QString> m_gone;
    QStringList m_knownTags;
    QSet<QString> m_parted;
    bool m_isFilling = false;
};

} // namespace primer
