// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notes/NoteBook.h"
#include "ui/style/Look.h"

#include <QFrame>
#include <QHash>
#include <QStringList>
#include <QTimer>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QHBoxLayout;
class QVBoxLayout;

namespace primer {

class Label;
class NoteCard;
class UndoBanner;

/// The section whose notes are shown.
struct NotesPlace
{
    SectionRef ref; ///< with its pack; empty: none is read
    QString topicTitle;
    QString sectionTitle;
    QStringList formerSections; ///< slugs that the section had before, as formerNames() tells

    bool operator==(const NotesPlace &) const = default;
};

/// What the reader wrote about the section on show and about its topic as a whole, and where to write more.
class NotesPane final : public QFrame
{
    Q_OBJECT
public:
    NotesPane(NoteBook &book, Look &look, QWidget *parent = nullptr);
    ~NotesPane() override;
    Q_DISABLE_COPY_MOVE(NotesPane)

    void showPlace(const NotesPlace &place);
    const NotesPlace &place() const { return m_place; }
    /// Begins a note on the section, ready to be written.
    void addNote(NoteKind kind);
    /// Puts the keyboard into this note, once it is read.
    void showNote(const QString &id);
    /// Alone in the window: the title names the section, the button says "Back to reading".
    void setAlone(bool alone);
    int noteCount() const { return static_cast<int>(m_cards.size()); }

Q_SIGNALS:
    void closeAsked();
    /// The person is done writing: the keyboard goes back to the reader.
    void backToReading();
    void countChanged(int notes);

private:
    struct Found
    {
        std::vector<Note> section;
        std::vector<Note> topic;
    };

    void build();
    QHBoxLayout *addRow();
    QWidget *makeHead();
    QWidget *makeProblem();
    QWidget *makeEmptyState();
    void follow();
    void load();
    void showFound(const Found &found);
    void showProblem(const Error &error);
    void arrange(const QStringList &sectionIds, const QStringList &topicIds);
    NoteCard *card(const QString &id);
    void drop(NoteCard *card);
    void dropIfUnwritten(const QString &id, bool evenWithFocus);
    void dropUnwritten();
    void askToDelete(const QString &id);
    void noteCommitted(const Note &note);
    void part(const QString &from, const QString &to);
    void showWanted();
    void refreshWords();
    bool isAboutTopic(const Note &note) const;
    bool isAboutSection(const Note &note) const;

    NoteBook &m_book;
    Look &m_look;
    NotesPlace m_place;
    bool m_isAlone = false;
    int m_asked = 0; ///< answers to older questions are dropped
    QString m_wanted;
    QHash<QString, NoteCard *> m_cards;
    QStringList m_sectionIds;
    QStringList m_topicIds;
    QTimer m_retry;

    QVBoxLayout *m_column = nullptr;
    QList<QHBoxLayout *> m_rows; ///< what stands above and below the list
    Label *m_title = nullptr;
    Label *m_aloneTitle = nullptr;
    QToolButton *m_close = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_addNote = nullptr;
    QPushButton *m_addQuestion = nullptr;
    QFrame *m_problem = nullptr;
    Label *m_problemWords = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    QFrame *m_empty = nullptr;
    Label *m_emptyWords = nullptr;
    Label *m_topicHeading = nullptr;
    UndoBanner *m_banner = nullptr;
};

} // namespace primer
