// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notes/NoteBook.h"
#include "ui/style/Look.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace primer {

class Label;
class NoteEditor;
class NoteStateLine;
class PassagePart;
class TagRow;

/// One note: its kind, its text to be read and changed in place, when it was written, whether it is saved.
/// A note in the trash can only be read and restored.
class NoteCard final : public QFrame
{
    Q_OBJECT
public:
    /// Beside: in the pane of a section. Listed: among all notes, its kind always named.
    enum class Place { Beside, Listed };

    NoteCard(NoteBook &book, Look &look, const QString &id, Place place, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NoteCard)

    const QString &noteId() const { return m_id; }
    /// The text has become another note's.
    void setNoteId(const QString &id);
    NoteEditor *editor() const { return m_editor; }
    PassagePart *passage() const { return m_passage; }
    /// Nothing that is worth keeping is written.
    bool isBlank() const;
    void beginWriting();
    /// Marks these words in the text, as search found them.
    void markWords(const QStringList &words);
    /// A check box on the card, while notes are being chosen.
    void setChoice(bool isOffered, bool isChosen);

Q_SIGNALS:
    /// Escape or Ctrl+Enter in the text.
    void left();
    void focusLost();
    /// The person wants the note deleted.
    void deleteAsked(const QString &id);
    void choiceToggled(const QString &id, bool isChosen);
    /// The person wants to see all notes with this tag; only where cards are listed.
    void tagChosen(const QString &tag);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void build();
    QWidget *makeHead();
    QWidget *makeFoot();
    void follow();
    void refresh();
    void refreshState();
    void refreshAnswer(const Note &note);
    void refreshNames(const Note &note);
    void answer(bool answered);
    void askToDelete();
    void openColors();
    void openVersions();
    static QToolButton *makeFootButton(QWidget *foot, const QString &name);

    NoteBook &m_book;
    Look &m_look;
    QString m_id;
    Place m_place;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_head = nullptr;
    QLabel *m_kindSign = nullptr;
    Label *m_kindWord = nullptr;
    Label *m_parted = nullptr;
    PassagePart *m_passage = nullptr;
    NoteEditor *m_editor = nullptr;
    QCheckBox *m_answered = nullptr;
    Label *m_date = nullptr;
    NoteStateLine *m_state = nullptr;
    NoteStateLine *m_trouble = nullptr;
    QToolButton *m_color = nullptr;
    QCheckBox *m_choose = nullptr;
    TagRow *m_tags = nullptr;
    QToolButton *m_versions = nullptr;
    QToolButton *m_addTag = nullptr;
    QToolButton *m_delete = nullptr;
    QPushButton *m_restore = nullptr;
};

} // namespace primer
