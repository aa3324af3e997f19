// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notes/NoteBook.h"
#include "ui/notes/NoteFinder.h"
#include "ui/style/Look.h"
#include "visits/Relocation.h"

#include <QFrame>
#include <QHash>
#include <QTimer>

#include <functional>
#include <vector>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace primer {

class Label;
class NoteCard;
class NoteChoice;
class NoteChoiceBar;
class NotesBar;
class NotesEmptyState;
class UndoBanner;

/// Finds where sections are today and calls back with one Placement for each, unless `context` is gone.
using LocateSections = std::function<void(QObject *context, const std::vector<SectionRef> &refs,
    std::function<void(const std::vector<Placement> &)> then)>;

/// All notes, or those of a filter or a search, grouped by what they are about, to be read and changed in
/// place. Cards are made as they are scrolled to.
class AllNotesPage final : public QFrame
{
    Q_OBJECT
public:
    AllNotesPage(NoteBook &book, Look &look, LocateSections locate, QWidget *parent = nullptr);
    ~AllNotesPage() override;
    Q_DISABLE_COPY_MOVE(AllNotesPage)

    void showFilter(NoteFilter filter);
    void showTag(const QString &tag);
    void setOrder(NoteOrder order);
    const NoteQuery &query() const { return m_query; }
    /// Shows the notes that have these words, best first; none: those of the filter.
    void findWords(const QString &words);
    void reload();
    /// Begins a note about nothing in particular.
    void addNote();

Q_SIGNALS:
    void openSection(const primer::SectionRef &ref, const QString &noteId);
    void totalsChanged(const primer::NoteTotals &totals);
    void tagsChanged(const std::vector<primer::TagTotal> &tags);
    void orderChanged(primer::NoteOrder order);
    /// A tag on a card was chosen, or the one that is shown was given up.
    void tagAsked(const QString &tag);
    void exportAsked(const QStringList &ids);
    /// The person is done writing.
    void backToReading();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Row
    {
        QString noteId; ///< of a heading: the first note below it
        bool isHeading = false;
    };
    void build();
    QWidget *makeHead();
    QWidget *makeChoiceBar();
    void takeQuery(const NoteQuery &query);
    void showChoice();
    void askForTag();
    QString titleWords() const;
    void follow();
    void load();
    void loadTotals();
    void take(const FoundNotes &found, int asked);
    void locateAndShow(int asked);
    void makeRows(bool isGrouped);
    void rebuild();
    void showMore();
    void addRow(const Row &row);
    NoteCard *addCard(const QString &id, int at);
    void noteCommitted(const Note &note);
    void removeCard(const QString &id);
    void askToDelete(const QString &id);
    void askToEmptyTrash();
    void refreshWords();
    bool belongs(const Note &note) const;

    NoteBook &m_book;
    Look &m_look;
    LocateSections m_locate;
    NoteQuery m_query;
    int m_asked = 0;
    bool m_isBehind = false; ///< many notes have changed
    bool m_isStale = true; ///< to be read when it is shown
    NoteTotals m_totals;
    std::vector<Note> m_notes;
    QHash<QString, QStringList> m_marks;
    QHash<SectionRef, Placement> m_placements;
    std::vector<Row> m_rows;
    size_t m_shown = 0; ///< rows that have a widget
    QHash<QString, NoteCard *> m_cards;
    QTimer m_recount;
    QTimer m_reload; ///< once for many changes
    QTimer m_retry;

    QVBoxLayout *m_column = nullptr;
    Label *m_title = nullptr;
    Label *m_problem = nullptr;
    NotesBar *m_bar = nullptr;
    NoteChoice *m_choice = nullptr;
    NoteChoiceBar *m_choiceBar = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_emptyTrash = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    NotesEmptyState *m_empty = nullptr;
    UndoBanner *m_banner = nullptr;
};

} // namespace primer
