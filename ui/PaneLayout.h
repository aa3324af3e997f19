// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/TopBar.h"

#include <QSplitter>

namespace primer {

class Look;

/// Arranges the three panes by the room there is, in em of the interface letters: three beside each other;
/// the middle and one side, where opening one closes the other; or one at a time.
class PaneLayout final : public QSplitter
{
    Q_OBJECT
public:
    PaneLayout(Look &look, QWidget *left, QWidget *middle, QWidget *right, QWidget *parent);
    Q_DISABLE_COPY_MOVE(PaneLayout)

    Roominess roominess() const;
    bool isLeftOpen() const;
    bool isRightOpen() const;
    void setLeftOpen(bool open);
    void setRightOpen(bool open);
    /// What the person wished where there is room for it; what the settings remember.
    bool wishesLeft() const { return m_left.wished; }
    bool wishesRight() const { return m_right.wished; }
    /// Widths in pixels that the person gave, 0: none.
    int leftWidth() const { return m_left.width; }
    int rightWidth() const { return m_right.width; }
    void setWishes(bool left, int leftWidth, bool right, int rightWidth);

    /// The right pane has something to show here: a section is on show.
    void setRightUseful(bool useful);
    /// Search results take the left pane, wider, and hide the right.
    void setSearching(bool searching);
    void setAlone(bool alone);
    /// Where there is room for one pane: the middle. What was asked for stands there.
    void bringMiddle();
    /// Where there is room for one pane: the left.
    void bringLeft();

Q_SIGNALS:
    void roominessChanged();
    void openChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Side
    {
        bool wished = true;
        bool open = true; ///< in a medium window, one of the two
        int width = 0;
    };
    enum class Front { Left, Middle, Right };

    void arrange();
    void setWidths(bool left, bool right);
    void rememberWidths();

    Look &m_look;
    Side m_left;
    Side m_right;
    Front m_front = Front::Middle;
    Roominess m_roominess = Roominess::Wide;
    bool m_rightUseful = false;
    bool m_searching = false;
    bool m_alone = false;
};

} // namespace primer
