// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "search/Search.h"
#include "ui/Desk.h"

#include <QFrame>
#include <QHash>
#include <QPointer>

class QLineEdit;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace primer {

class Label;
class LibraryModel;
class LibraryTree;
class Look;
class SearchDesk;
class SearchResultsView;

/// The left pane: the tree of topics, the page for all notes, and, while the search box holds text, what was
/// found.
class NavigationPane final : public QFrame
{
    Q_OBJECT
public:
    enum class Tab { Topics, AllNotes };

    /// Both desks must outlive this.
    NavigationPane(Look &look, Desk<Library> &library, SearchDesk &search, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NavigationPane)

    /// The page of the tab "All notes", taken over; without one there is no such tab.
    void setNotesPage(QWidget *page);
    /// The box whose text is looked for. Its arrow keys walk the results, Enter opens, Escape clears it.
    void setSearchBox(QLineEdit *box);

    Tab tab() const;
    void setTab(Tab tab);
    bool isSearching() const;

    /// Shows in the tree where the reader is.
    void showPlace(const SectionRef &place);
    /// Unfolds a group and brings it into view.
    void showGroup(const QString &group);
    /// Puts the keyboard into the tree, the notes or the results, whichever is on show.
    void takeFocus();

    LibraryModel *model() const { return m_model; }
    LibraryTree *tree() const { return m_tree; }
    SearchResultsView *results() const { return m_results; }

Q_SIGNALS:
    /// A topic (without a section: its first) or a section is to be read. `words` is what was looked for, to
    /// be marked there; empty if it was not found by searching.
    void openRequested(const primer::SectionRef &ref, const QString &words);
    void noteRequested(const primer::SectionRef &about, const QString &noteId);
    void tabChanged(primer::NavigationPane::Tab tab);
    void searchingChanged(bool searching);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectTree();
    void connectSearch();
    void follow();
    void searchTextChanged(const QString &text);
    void showPage();
    void showProblem(const QString &text);
    void openHit(const SearchHit &hit);
    void endSearch();

    Look &m_look;
    SearchDesk &m_search;
    LibraryModel *m_model;
    QTabBar *m_tabs;
    Label *m_problem;
    QStackedWidget *m_stack;
    LibraryTree *m_tree;
    SearchResultsView *m_results;
    QPointer<QWidget> m_notesPage;
    QPointer<QLineEdit> m_box;
    QVBoxLayout *m_column;
    QString m_pendingGroup; ///< to be shown once the groups are there
    bool m_searching = false;
    bool m_openWhenAnswered = false; ///< Enter was pressed before the answer came
};

} // namespace primer
