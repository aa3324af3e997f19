// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QAction;
class QLineEdit;
class QToolButton;

namespace primer {

class Actions;
class Look;

/// How much room the window has, in em of the interface letters.
enum class Roominess {
    Wide, ///< three panes
    Medium, ///< reader and one side pane, icons without words
    Narrow, ///< one pane at a time
};

/// Above the panes: back, forward, the search box, text size, print, my notes.
class TopBar final : public QFrame
{
    Q_OBJECT
public:
    TopBar(Look &look, const Actions &actions, QWidget *parent);
    Q_DISABLE_COPY_MOVE(TopBar)

    QLineEdit *searchBox() const { return m_search; }
    void setRoominess(Roominess roominess);
    /// Notes on the section on show; said on the button where the pane is not open.
    void setNoteCount(int count);

private:
    QToolButton *addButton(QAction *action, bool withWords);
    void arrange();

    Look &m_look;
    const Actions &m_actions;
    QLineEdit *m_search;
    QAction *m_searchIcon;
    QToolButton *m_back;
    QToolButton *m_forward;
    QToolButton *m_start;
    QToolButton *m_left;
    QToolButton *m_smaller;
    QToolButton *m_larger;
    QToolButton *m_print;
    QToolButton *m_notes;
    QToolButton *m_more;
    Roominess m_roominess = Roominess::Wide;
    int m_noteCount = 0;
};

} // namespace primer
