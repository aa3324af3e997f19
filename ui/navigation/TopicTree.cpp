// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/TopicTree.h"

#include "ui/navigation/LibraryModel.h"
#include "ui/style/Look.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>

namespace primer {

namespace {

// Pixels at 100 %.
constexpr int kRowHeight = 36;
constexpr int kIndent = 16;
constexpr int kArrow = 16;
constexpr int kPadding = 8;
constexpr int kGap = 8;
constexpr int kBar = 4;
constexpr int kBadge = 40;

/// Draws a row: an arrow or sign, words that wrap, and the number of notes.
class RowDelegate final : public QStyledItemDelegate
{
public:
    RowDelegate(const Look &look, QTreeView *view)
        : QStyledItemDelegate(view)
        , m_look(look)
        , m_view(view)
    { }

    QSize sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const override
    {
        const QRect words
            = textRect(QRect(left(index), 0, m_view->viewport()->width() - left(index), 1), index);
        const QRect needed
            = QFontMetrics(fontOf(index, true))
                  .boundingRect(QRect(0, 0, words.width(), 10000), Qt::TextWordWrap, textOf(index));
        return {words.right(), std::max(m_look.px(kRowHeight), needed.height() + 2 * m_look.px(kPadding))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        const bool chosen = (option.state & QStyle::State_Selected) != 0;
        const QRect row = option.rect.adjusted(-left(index) + m_look.px(4), 1, -m_look.px(4), -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (chosen || (option.state & QStyle::State_MouseOver) != 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(chosen ? theme.chosen : theme.accentSoft);
            painter->drawRoundedRect(row, m_look.px(8), m_look.px(8));
        }
        if (chosen) {
            painter->setBrush(theme.chosenText);
            painter->drawRoundedRect(
                QRect(row.left(), row.top() + m_look.px(5), m_look.px(kBar), row.height() - 2 * m_look.px(5)),
                2, 2);
        }
        if ((option.state & QStyle::State_HasFocus) != 0) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(chosen ? theme.chosenText : theme.focus, m_look.px(2)));
            painter->drawRoundedRect(row.adjusted(2, 2, -2, -2), m_look.px(6), m_look.px(6));
        }
        const QColor ink = inkOf(index, chosen);
        drawSign(painter, option, index, ink);
        painter->setFont(fontOf(index, chosen));
        painter->setPen(ink);
        painter->drawText(textRect(option.rect, index), Qt::AlignVCenter | Qt::TextWordWrap, textOf(index));
        drawBadge(painter, option.rect, index, ink);
        painter->restore();
    }

private:
    static QString textOf(const QModelIndex &index) { return index.data(Qt::DisplayRole).toString(); }
    static LibraryModel::Kind kindOf(const QModelIndex &index)
    {
        return static_cast<LibraryModel::Kind>(index.data(LibraryModel::KindRole).toInt());
    }

    int left(const QModelIndex &index) const
    {
        return m_view->indentation()
            * (kindOf(index) == LibraryModel::Kind::Group        ? 0
                    : kindOf(index) == LibraryModel::Kind::Topic ? 1
                                                                 : 2);
    }

    QFont fontOf(const QModelIndex &index, bool chosen) const
    {
        const bool bold = chosen || kindOf(index) == LibraryModel::Kind::Group;
        return m_look.font(bold ? Look::Role::InterfaceBold : Look::Role::Interface);
    }

    QColor inkOf(const QModelIndex &index, bool chosen) const
    {
        const Theme &theme = m_look.theme();
        if (chosen)
            return theme.chosenText;
        return index.data(LibraryModel::UrgentRole).toBool() ? theme.failed : theme.text;
    }

    QRect textRect(const QRect &row, const QModelIndex &index) const
    {
        const int badge = index.data(LibraryModel::NoteCountRole).toInt() > 0 ? m_look.px(kBadge) : 0;
        return row.adjusted(
            m_look.px(kPadding + kArrow + kGap), m_look.px(4), -m_look.px(kPadding) - badge, -m_look.px(4));
    }

    void drawSign(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const QColor &ink) const
    {
        if (kindOf(index) == LibraryModel::Kind::Section)
            return;
        const bool open = (option.state & QStyle::State_Open) != 0;
        QString sign = open ? QStringLiteral("arrow-down") : QStringLiteral("arrow-right");
        if (index.data(LibraryModel::UrgentRole).toBool())
            sign = QStringLiteral("call-start");
        const int size = m_look.px(kArrow);
        const QRect at(
            option.rect.left() + m_look.px(kPadding), option.rect.center().y() - size / 2, size, size);
        m_look.icon(sign, ink).paint(painter, at);
    }

    void drawBadge(QPainter *painter, const QRect &row, const QModelIndex &index, const QColor &ink) const
    {
        const int notes = index.data(LibraryModel::NoteCountRole).toInt();
        if (notes == 0)
            return;
        const int size = m_look.px(kArrow);
        const int at = row.right() - m_look.px(kPadding + kBadge - 4);
        m_look.icon(QStringLiteral("note"), ink)
            .paint(painter, QRect(at, row.center().y() - size / 2, size, size));
        painter->setFont(m_look.font(Look::Role::Small));
        painter->drawText(QRect(at + size + m_look.px(5), row.top(), m_look.px(kBadge), row.height()),
            Qt::AlignVCenter, QString::number(notes));
    }

    const Look &m_look;
    QTreeView *m_view;
};

} // namespace

TopicTree::TopicTree(Look &look, LibraryModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_look(look)
    , m_topics(model)
{
    setAccessibleName(tr("Topics"));
    setProperty("ownFocus", true);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setAutoScroll(false);
    setItemDelegate(new RowDelegate(look, this));
    setModel(&model);
    connect(this, &QTreeView::clicked, this, &TopicTree::open);
    connect(&model, &LibraryModel::found, this, [this](const QModelIndex &index) { choose(index); });
    connect(&look, &Look::changed, this, &TopicTree::follow);
    follow();
}

void TopicTree::follow()
{
    setIndentation(m_look.px(kIndent));
    scheduleDelayedItemsLayout();
}

void TopicTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // rows wrap anew
}

void TopicTree::keyPressEvent(QKeyEvent *event)
{
    const bool enter
        = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (enter && currentIndex().isValid())
        open(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void TopicTree::open(const QModelIndex &index)
{
    const auto kind = static_cast<LibraryModel::Kind>(index.data(LibraryModel::KindRole).toInt());
    const auto ref = index.data(LibraryModel::RefRole).value<SectionRef>();
    switch (kind) {
    case LibraryModel::Kind::Group:
        setExpanded(index, !isExpanded(index));
        break;
    case LibraryModel::Kind::Topic:
        // The first click reads it; another one folds it away.
        if (isExpanded(index)) {
            collapse(index);
        } else {
            expand(index);
            Q_EMIT openRequested(ref);
        }
        break;
    case LibraryModel::Kind::Section:
        Q_EMIT openRequested(ref);
        break;
    }
}

void TopicTree::reveal(const SectionRef &ref)
{
    const auto current = currentIndex().data(LibraryModel::RefRole).value<SectionRef>();
    if (current != ref || !selectionModel()->isSelected(currentIndex()))
        m_topics.find(ref);
}

void TopicTree::revealGroup(const QString &title)
{
    const QModelIndex index = m_topics.group(title);
    if (!index.isValid())
        return;
    expand(index);
    choose(index);
    setFocus(Qt::OtherFocusReason);
}

void TopicTree::choose(const QModelIndex &index)
{
    if (!index.isValid()) {
        clearSelection();
        return;
    }
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::EnsureVisible);
}

} // namespace primer
