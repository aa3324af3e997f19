// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PaneLayout.h"

#include "ui/style/Look.h"

#include <QResizeEvent>

#include <algorithm>

namespace primer {

namespace {

// Widths in em of the interface letters.
constexpr double kWide = 76;
constexpr double kMedium = 52;
constexpr double kLeft = 18;
constexpr double kLeftLeast = 16;
constexpr double kLeftSearching = 28;
constexpr double kRight = 20;
constexpr double kRightLeast = 17;

} // namespace

PaneLayout::PaneLayout(Look &look, QWidget *left, QWidget *middle, QWidget *right, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_look(look)
{
    addWidget(left);
    addWidget(middle);
    addWidget(right);
    setChildrenCollapsible(false);
    setHandleWidth(1);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setStretchFactor(2, 0);
    connect(this, &QSplitter::splitterMoved, this, &PaneLayout::rememberWidths);
    connect(&look, &Look::changed, this, &PaneLayout::arrange);
}

Roominess PaneLayout::roominess() const
{
    if (width() >= m_look.em(kWide))
        return Roominess::Wide;
    return width() >= m_look.em(kMedium) ? Roominess::Medium : Roominess::Narrow;
}

bool PaneLayout::isLeftOpen() const
{
    return !widget(0)->isHidden();
}

bool PaneLayout::isRightOpen() const
{
    return !widget(2)->isHidden();
}

void PaneLayout::setWishes(bool left, int leftWidth, bool right, int rightWidth)
{
    m_left = {left, left, leftWidth};
    m_right = {right, right, rightWidth};
    arrange();
}

void PaneLayout::setLeftOpen(bool open)
{
    switch (roominess()) {
    case Roominess::Wide:
        m_left.wished = open;
        break;
    case Roominess::Medium:
        m_left.open = open;
        m_right.open = m_right.open && !open;
        break;
    case Roominess::Narrow:
        m_front = open ? Front::Left : Front::Middle;
        break;
    }
    arrange();
}

void PaneLayout::setRightOpen(bool open)
{
    switch (roominess()) {
    case Roominess::Wide:
        m_right.wished = open;
        break;
    case Roominess::Medium:
        m_right.open = open;
        m_left.open = m_left.open && !open;
        break;
    case Roominess::Narrow:
        m_front = open ? Front::Right : Front::Middle;
        break;
    }
    arrange();
}

void PaneLayout::setRightUseful(bool useful)
{
    m_rightUseful = useful;
    if (!useful && m_front == Front::Right)
        m_front = Front::Middle;
    arrange();
}

void PaneLayout::setSearching(bool searching)
{
    if (searching == m_searching)
        return;
    m_searching = searching;
    if (searching)
        m_front = Front::Left;
    arrange();
}

void PaneLayout::setAlone(bool alone)
{
    m_alone = alone;
    arrange();
}

void PaneLayout::bringMiddle()
{
    m_front = Front::Middle;
    arrange();
}

void PaneLayout::bringLeft()
{
    m_front = Front::Left;
    arrange();
}

void PaneLayout::arrange()
{
    const Roominess now = roominess();
    const bool changed = now != m_roominess;
    if (changed && now == Roominess::Medium) {
        m_left.open = m_left.wished;
        m_right.open = m_right.wished && !m_left.open;
    }
    m_roominess = now;

    bool left = m_searching || (now == Roominess::Wide ? m_left.wished : m_left.open);
    bool right = m_rightUseful && !m_searching && (now == Roominess::Wide ? m_right.wished : m_right.open);
    bool middle = true;
    if (now == Roominess::Narrow) {
        left = m_front == Front::Left;
        right = m_front == Front::Right && m_rightUseful;
        middle = !left && !right;
    }
    if (m_alone) {
        left = right = false;
        middle = true;
    }
    widget(0)->setVisible(left);
    widget(1)->setVisible(middle);
    widget(2)->setVisible(right);
    setWidths(left, right);
    if (changed)
        Q_EMIT roominessChanged();
    Q_EMIT openChanged();
}

void PaneLayout::setWidths(bool left, bool right)
{
    const bool narrow = m_roominess == Roominess::Narrow;
    widget(0)->setMinimumWidth(narrow ? 0 : m_look.em(kLeftLeast));
    widget(2)->setMinimumWidth(narrow ? 0 : m_look.em(kRightLeast));
    if (narrow)
        return;
    int leftWidth = m_left.width > 0 ? m_left.width : m_look.em(kLeft);
    if (m_searching)
        leftWidth = std::max(leftWidth, m_look.em(kLeftSearching));
    const int rightWidth = m_right.width > 0 ? m_right.width : m_look.em(kRight);
    const int leftShare = left ? leftWidth : 0;
    const int rightShare = right ? rightWidth : 0;
    setSizes({leftShare, std::max(1, width() - leftShare - rightShare), rightShare});
}

void PaneLayout::rememberWidths()
{
    const QList<int> now = sizes();
    if (isLeftOpen() && !m_searching)
        m_left.width = now.at(0);
    if (isRightOpen())
        m_right.width = now.at(2);
}

void PaneLayout::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    if (roominess() != m_roominess || event->oldSize().width() <= 0)
        arrange();
}

} // namespace primer
