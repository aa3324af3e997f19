// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/SelectionBar.h"

#include "ui/reader/SectionView.h"
#include "ui/style/Look.h"
#include "ui/style/MarkSwatch.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace primer {

namespace {

constexpr int kGap = 8;
constexpr int kIcon = 20;

} // namespace

SelectionBar::SelectionBar(Look &look, SectionView &view, const Commands &commands, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_view(view)
    , m_commands(commands)
{
    setProperty("kind", QStringLiteral("selectionbar"));
    setAccessibleName(tr("What to do with the words"));
    auto *row = new QHBoxLayout(this);
    m_attach = addButton(commands.attach, QStringLiteral("checkmark"));
    m_highlight = addButton(commands.highlight, {});
    addColors();
    addButton(commands.note, QStringLiteral("note"));
    addButton(commands.question, QStringLiteral("dialog-question"));
    addButton(commands.copy, QStringLiteral("edit-copy"));
    for (QToolButton *button : m_buttons)
        row->addWidget(button);
    setFocusProxy(m_highlight);
    view.setNextStop(this);
    connect(&view, &SectionView::selectionMade, this, &SelectionBar::openForSelection);
    connect(&view, &SectionView::escaped, this, &SelectionBar::close);
    connect(&view, &SectionView::selectionChanged, this, [this] {
        if (m_isOpen && !m_view.hasSelectedText())
            close();
    });
    connect(&view, &SectionView::rebuilt, this, &SelectionBar::close);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &SelectionBar::place);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget * /*old*/, QWidget *now) {
        const bool isHere = now == &m_view || isAncestorOf(now);
        if (m_isOpen && now != nullptr && !isHere)
            close();
    });
    parent->installEventFilter(this);
    connect(&look, &Look::changed, this, &SelectionBar::follow);
    follow();
    hide();
}

QToolButton *SelectionBar::addButton(QAction *action, const QString &icon)
{
    auto *button = new QToolButton(this);
    button->setText(action->iconText());
    button->setAccessibleName(action->iconText());
    button->setToolTip(action->toolTip());
    button->setProperty("iconName", icon);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard with the words
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    m_buttons.append(button);
    return button;
}

void SelectionBar::addColors()
{
    m_colors = new QToolButton(this);
    m_colors->setAccessibleName(tr("Highlight in another color"));
    m_colors->setToolTip(m_colors->accessibleName());
    m_colors->setProperty("iconName", QStringLiteral("arrow-down"));
    m_colors->setFocusPolicy(Qt::TabFocus);
    connect(m_colors, &QToolButton::clicked, this, &SelectionBar::openColors);
    m_buttons.append(m_colors);
}

void SelectionBar::openColors()
{
    auto *menu = new QMenu(m_colors);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addMarkColors(*menu, m_look, m_color, this, [this](MarkColor color) { Q_EMIT colorChosen(color); });
    menu->popup(m_colors->mapToGlobal(QPoint(0, m_colors->height())));
}

void SelectionBar::setColor(MarkColor color)
{
    m_color = color;
    follow();
}

void SelectionBar::follow()
{
    const QMargins margins(m_look.px(6), m_look.px(4), m_look.px(6), m_look.px(4));
    layout()->setContentsMargins(margins);
    layout()->setSpacing(m_look.px(2));
    for (QToolButton *button : m_buttons) {
        if (const QString icon = button->property("iconName").toString(); !icon.isEmpty())
            button->setIcon(m_look.icon(icon));
        button->setIconSize({m_look.px(kIcon), m_look.px(kIcon)});
    }
    const QPixmap swatch = markSwatch(m_look, m_color, devicePixelRatioF());
    m_highlight->setIcon(swatch);
    m_highlight->setIconSize(swatch.deviceIndependentSize().toSize());
    m_colors->setIconSize({m_look.px(14), m_look.px(14)});
    place();
}

void SelectionBar::openForSelection()
{
    if (!m_view.hasSelectedText())
        return;
    m_isOpen = true;
    m_attach->setVisible(m_commands.attach->isVisible());
    place();
}

void SelectionBar::close()
{
    const bool hadKeyboard = isAncestorOf(QApplication::focusWidget());
    m_isOpen = false;
    hide();
    if (hadKeyboard)
        m_view.setFocus(Qt::OtherFocusReason);
}

void SelectionBar::place()
{
    if (!m_isOpen)
        return;
    const QRect words = m_view.selectionRect();
    if (words.isNull()) {
        hide();
        return;
    }
    const QRect room = parentWidget()->rect().adjusted(kGap, kGap, -kGap, -kGap);
    for (const bool withWords : {true, false}) {
        for (QToolButton *button : m_buttons)
            button->setToolButtonStyle(
                withWords && button != m_colors ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        layout()->activate();
        if (sizeHint().width() <= room.width())
            break;
    }
    const QSize size = sizeHint().boundedTo(room.size());
    const QPoint at = m_view.mapTo(parentWidget(), words.topLeft());
    const int gap = m_look.px(kGap);
    const int above = at.y() - gap - size.height();
    const int below = at.y() + words.height() + gap;
    int top = above;
    if (above < room.top())
        top = below + size.height() <= room.bottom() ? below : room.bottom() - size.height();
    const int middle = at.x() + words.width() / 2 - size.width() / 2;
    setGeometry(std::clamp(middle, room.left(), std::max(room.left(), room.right() - size.width())), top,
        size.width(), size.height());
    show();
    raise();
}

void SelectionBar::keyPressEvent(QKeyEvent *event)
{
    const auto *button = qobject_cast<QToolButton *>(QApplication::focusWidget());
    const auto at = button == nullptr ? -1 : m_buttons.indexOf(button);
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (at >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_buttons.at(at)->click();
    } else if (at >= 0 && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        const auto step = event->key() == Qt::Key_Left ? m_buttons.size() - 1 : 1;
        auto next = at;
        do
            next = (next + step) % m_buttons.size();
        while (!m_buttons.at(next)->isVisible());
        m_buttons.at(next)->setFocus(Qt::TabFocusReason);
    } else {
        QFrame::keyPressEvent(event);
    }
}

bool SelectionBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &SelectionBar::place, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

} // namespace primer
