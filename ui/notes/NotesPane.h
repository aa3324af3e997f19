// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notes/NoteBook.h"
#include "ui/notes/NoteOrder.h"
#include "ui/style/Look.h"

#include <QFrame>
#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <optional>
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
    QString text; ///< of the section, canonical: where passages are looked for
    QStringList formerSections; ///< slugs that the section had before, as formerNames() tells
    QStringList goneSections; ///< slugs of the topic that lead nowhere today, as goneNames() tells
    /// As medicineNames() tells; before they are known, only passages whose text is the same are shown.
    std::optional<QSet<QString>> medicineNames;

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
    /// A new note on a stretch of the section's text. A highlight is stored at once; the others are begun,
    /// ready to be written. Returns its id; empty if there is nothing in the stretch.
    QString addMark(NoteKind kind, int start, int end, MarkColor color);
    /// Where the passages of the notes shown stand.
    const PassagePlaces &places() const { return m_places; }
    /// Gives a note that stretch of the section's text.
    void attach(const QString &id, int start, int end);
    /// The note that looks for its place; empty: none does.
    const QString &finding() const { return m_finding; }
    void setFinding(const QString &id);
    /// Whether words are selected in the text, to which a note may be attached.
    void setHasSelection(bool has);
    /// Puts the keyboard into this note, once it is read.
    void showNote(const QString &id);
    /// Deletes a note that is shown, and offers to undo it.
    void removeNote(const QString &id);
    /// Alone in the window: the title names the section, the button says "Back to reading".
    void setAlone(bool alone);
    int noteCount() const { return static_cast<int>(m_cards.size()); }

Q_SIGNALS:
    void closeAsked();
    /// The person is done writing: the keyboard goes back to the reader.
    void backToReading();
    void countChanged(int notes);
    void placesChanged();
    /// The words of this note are to be shown in the text.
    void passageActivated(const QString &id);
    void findingChanged();
    /// The note is to be attached to what is selected in the text.
    void attachAsked(const QString &id);

private:
    struct Found
    {
        std::vector<Note> section;
        std::vector<Note> topic;
        PassagePlaces places;
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
    void connectPassage(NoteCard *card);
    void showPassage(const QString &id);
    QStringList inOrder(const QStringList &ids) const;
    bool isShownElsewhere(const Note &note) const;
    void drop(NoteCard *card);
    void dropIfUnwritten(const QString &id, bool evenWithFocus);
    void dropUnwritten();
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
    PassagePlaces m_places;
    QHash<QString, NotePlace> m_locatedAs; ///< what each note was about when it was put in its place
    QString m_finding;
    bool m_hasSelection = false;
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
