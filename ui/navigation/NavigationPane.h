// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"

#include <QFrame>

class QStackedWidget;
class QTabBar;

namespace primer {

class Label;
class LibraryModel;
class Look;
class TopicTree;

/// The left pane: topics, or what chooses among all notes, or, while something is looked for, what was found.
class NavigationPane final : public QFrame
{
    Q_OBJECT
public:
    NavigationPane(
        Look &look, LibraryModel &model, QWidget *notesPage, QWidget *resultsPage, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NavigationPane)

    TopicTree *tree() const { return m_tree; }
    void showTopics();
    void showNotes();
    /// Results take the whole pane; without them it is as it was before.
    void setSearching(bool searching);
    /// Puts the keyboard into what is shown.
    void takeFocus();

Q_SIGNALS:
    void topicsChosen();
    void notesChosen();

private:
    void follow();
    void showPage();

    Look &m_look;
    QTabBar *m_tabs;
    Label *m_problem;
    QStackedWidget *m_pages;
    TopicTree *m_tree;
    QWidget *m_notesPage;
    QWidget *m_resultsPage;
    bool m_isSearching = false;
};

} // namespace primer
