// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TopBar.h"

#include "ui/Actions.h"
#include "ui/style/Look.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace primer {

TopBar::TopBar(Look &look, const Actions &actions, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_actions(actions)
    , m_search(new QLineEdit(this))
    , m_searchIcon(m_search->addAction(QIcon(), QLineEdit::LeadingPosition))
    , m_back(addButton(actions.back, false))
    , m_forward(addButton(actions.forward, false))
    , m_start(addButton(actions.start, false))
    , m_left(addButton(actions.leftPane, false))
    , m_smaller(addButton(actions.smallerText, false))
    , m_larger(addButton(actions.largerText, false))
    , m_print(addButton(actions.print, true))
    , m_notes(addButton(actions.notesPane, true))
    , m_more(new QToolButton(this))
{
    setProperty("kind", QStringLiteral("topbar"));
    setFocusProxy(m_search);
    m_search->setProperty("kind", QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(10000);
    m_search->setAccessibleName(tr("Search topics, medicines and my notes"));
    m_search->setToolTip(tr("Search (Ctrl+K)"));

    auto *menu = new QMenu(m_more);
    menu->addActions({actions.forward, actions.start, actions.print});
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));

    auto *row = new QHBoxLayout(this);
    for (QWidget *widget : {static_cast<QWidget *>(m_back), static_cast<QWidget *>(m_forward),
             static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_left)})
        row->addWidget(widget);
    row->addWidget(m_search, 1);
    row->addStretch(0);
    for (QWidget *widget :
        {static_cast<QWidget *>(m_smaller), static_cast<QWidget *>(m_larger), static_cast<QWidget *>(m_print),
            static_cast<QWidget *>(m_notes), static_cast<QWidget *>(m_more)})
        row->addWidget(widget);
    connect(&look, &Look::changed, this, &TopBar::arrange);
    arrange();
}

QToolButton *TopBar::addButton(QAction *action, bool withWords)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    button->setFocusPolicy(Qt::TabFocus);
    if (withWords)
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void TopBar::setRoominess(Roominess roominess)
{
    if (roominess == m_roominess)
        return;
    m_roominess = roominess;
    arrange();
}

void TopBar::setNoteCount(int count)
{
    m_noteCount = count;
    arrange();
}

void TopBar::arrange()
{
    const bool narrow = m_roominess == Roominess::Narrow;
    const bool wide = m_roominess == Roominess::Wide;
    layout()->setContentsMargins(m_look.px(narrow ? 12 : 16), m_look.px(6), m_look.px(16), m_look.px(9));
    layout()->setSpacing(m_look.px(wide ? 6 : 2));
    m_forward->setVisible(!narrow);
    m_start->setVisible(wide);
    m_print->setVisible(!narrow);
    m_more->setVisible(narrow);
    m_left->setToolButtonStyle(narrow ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_print->setToolButtonStyle(wide ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    // Not the button's own text: it takes its action's whenever that changes.
    m_actions.print->setIconText(tr("Print"));
    const bool sayCount = !wide && m_noteCount > 0;
    m_actions.notesPane->setIconText(sayCount ? tr("My notes: %1").arg(m_noteCount) : tr("My notes"));
    m_search->setPlaceholderText(
        narrow ? tr("Search") : tr("Search topics, medicines and my notes   (Ctrl+K)"));
    m_search->setMaximumWidth(m_look.em(42));
    m_searchIcon->setIcon(m_look.icon(QStringLiteral("edit-find")));
    m_more->setIcon(m_look.icon(QStringLiteral("overflow-menu")));
    const QSize icon(m_look.px(22), m_look.px(22));
    for (QToolButton *button : findChildren<QToolButton *>(Qt::FindDirectChildrenOnly))
        button->setIconSize(icon);
}

} // namespace primer
