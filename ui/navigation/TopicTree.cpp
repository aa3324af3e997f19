// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/TopicTree.h"

#include "ui/navigation/LibraryModel.h"
#include "ui/style/Look.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace primer {

namespace {

constexpr int kStep = 16; // of indentation, in pixels at 100 %
constexpr int kLeft = 12; // before the sign of a group
constexpr int kSign = 24; // a row's sign and the blank behind it
constexpr int kRight = 12;
constexpr int kLeastRow = 36;
constexpr int kPadding = 8; // above and below the text
constexpr int kBar = 4;
constexpr int kNearTheEnd = 40; // rows

/// Gives rows their height; TopicTree draws them.
class RowDelegate final : public QStyledItemDelegate
{
public:
    explicit RowDelegate(TopicTree &tree)
        : QStyledItemDelegate(&tree)
        , m_tree(tree)
    { }

    QSize sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const override
    {
        return m_tree.rowSize(index);
    }

private:
    TopicTree &m_tree;
};

LibraryModel::Kind kindOf(const QModelIndex &index)
{
    return static_cast<LibraryModel::Kind>(index.data(LibraryModel::KindRole).toInt());
}

} // namespace

TopicTree::TopicTree(Look &look, LibraryModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_look(look)
    , m_model(model)
{
    setAccessibleName(tr("Topics"));
    setProperty("ownFocus", true);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setExpandsOnDoubleClick(false);
    setAnimated(false);
    setItemDelegate(new RowDelegate(*this));
    setModel(&model);
    connect(this, &QTreeView::clicked, this, &TopicTree::open);
    connect(&model, &LibraryModel::found, this, &TopicTree::choose);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TopicTree::loadWhatIsNear);
    connect(&look, &Look::changed, this, &TopicTree::follow);
    follow();
}

void TopicTree::reveal(const SectionRef &ref)
{
    m_model.find(ref);
}

void TopicTree::revealGroup(const QString &title)
{
    const QModelIndex index = m_model.group(title);
    if (!index.isValid()) {
        m_pendingGroup = title;
        return;
    }
    m_pendingGroup.clear();
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
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        expand(up);
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::EnsureVisible);
}

void TopicTree::follow()
{
    m_heights.clear();
    m_letters.clear();
    setIndentation(m_look.px(kStep));
    verticalScrollBar()->setSingleStep(m_look.px(kLeastRow));
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void TopicTree::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    // The first click on a topic reads it; another one folds it away, as it does a group.
    const auto kind = kindOf(index);
    const bool unfolds = !isExpanded(index);
    if (kind != LibraryModel::Kind::Section)
        setExpanded(index, unfolds);
    if (kind == LibraryModel::Kind::Section || (kind == LibraryModel::Kind::Topic && unfolds))
        Q_EMIT openRequested(index.data(LibraryModel::RefRole).value<SectionRef>());
}

void TopicTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        open(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void TopicTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    m_heights.clear();
    scheduleDelayedItemsLayout();
}

void TopicTree::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTreeView::rowsInserted(parent, start, end);
    QMetaObject::invokeMethod(this, &TopicTree::loadWhatIsNear, Qt::QueuedConnection);
    if (!parent.isValid() && m_model.group(m_pendingGroup).isValid())
        revealGroup(m_pendingGroup);
}

/// Reads on where the rows on show come near the end of what was read of their group.
void TopicTree::loadWhatIsNear()
{
    QModelIndex last = indexAt({m_look.px(kLeft), viewport()->height() - 1});
    if (!last.isValid())
        return;
    while (last.parent().isValid() && kindOf(last) != LibraryModel::Kind::Topic)
        last = last.parent();
    const QModelIndex group = kindOf(last) == LibraryModel::Kind::Topic ? last.parent() : QModelIndex();
    if (group.isValid() && m_model.hasMore(group) && last.row() + kNearTheEnd >= m_model.rowCount(group))
        m_model.loadMore(group);
}

int TopicTree::depthOf(const QModelIndex &index) const
{
    return static_cast<int>(kindOf(index));
}

QFont TopicTree::fontOf(const QModelIndex &index, bool chosen) const
{
    const bool bold = chosen || kindOf(index) == LibraryModel::Kind::Group;
    return m_look.font(bold ? Look::Role::InterfaceBold : Look::Role::Interface);
}

int TopicTree::badgeWidth(int notes) const
{
    if (notes == 0)
        return 0;
    const QFontMetrics metrics(m_look.font(Look::Role::Small));
    return m_look.px(16 + 6 + 8) + metrics.horizontalAdvance(QString::number(notes));
}

QRect TopicTree::textRect(const QModelIndex &index, const QRect &row) const
{
    // Sections stand under the words of their topic: they have no sign of their own.
    const int depth = std::min(depthOf(index), 1);
    const int left = m_look.px(kLeft + depth * kStep + kSign);
    const int badge = badgeWidth(index.data(LibraryModel::NoteCountRole).toInt());
    return row.adjusted(left, m_look.px(kPadding), -m_look.px(kRight) - badge, -m_look.px(kPadding));
}

/// How many lines the words take up if letters side by side need `kerning` pixels more than each alone.
int TopicTree::linesWith(int kerning, const QString &text, int width, const QFontMetrics &metrics) const
{
    int lines = 1;
    int filled = 0;
    int word = 0;
    const QString closed = text + u' ';
    for (const QChar letter : closed) {
        int &own = m_letters[letter];
        if (own == 0)
            own = metrics.horizontalAdvance(letter);
        if (letter != u' ') {
            word += own + kerning;
            continue;
        }
        if (filled > 0 && filled + word > width) {
            ++lines;
            filled = 0;
        }
        if (word > width)
            return -1; // cut within a word
        filled += word + own;
        word = 0;
    }
    return lines;
}

/// The height of the words. Laying them out takes a hundred times as long as adding up the widths of their
/// letters, and every row that was read is asked: it is done only where the sum leaves a doubt.
int TopicTree::heightOf(const QString &text, int width, const QFontMetrics &metrics) const
{
    const int lines = linesWith(1, text, width, metrics);
    if (lines > 0 && lines == linesWith(-1, text, width, metrics) && !text.contains(u'\n'))
        return lines * metrics.height() + (lines - 1) * metrics.leading();
    return metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text).height();
}

QSize TopicTree::rowSize(const QModelIndex &index) const
{
    const QRect row(0, 0, viewport()->width(), 10'000);
    const int width = std::max(m_look.px(40), textRect(index, row).width());
    const QString text = index.data(Qt::DisplayRole).toString();
    int &height = m_heights[{text, width}];
    if (height == 0) {
        // As if chosen: bold letters are wider, and rows do not change their height.
        const QFontMetrics metrics(m_look.font(Look::Role::InterfaceBold));
        const int words = heightOf(text, width, metrics);
        height = std::max(m_look.px(kLeastRow), words + 2 * m_look.px(kPadding));
    }
    return {viewport()->width(), height};
}

void TopicTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_look.theme();
    const bool chosen = selectionModel()->isSelected(index);
    const bool urgent = index.data(LibraryModel::UrgentRole).toBool();
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const QRect fill = row.adjusted(m_look.px(4), 1, -m_look.px(4), -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (chosen) {
        QPainterPath shape;
        shape.addRoundedRect(fill, m_look.px(8), m_look.px(8));
        painter->fillPath(shape, theme.chosen);
        const QColor bar = theme.isHighContrast() ? theme.chosenText : theme.accent;
        const int inset = theme.isHighContrast() ? m_look.px(6) : 0;
        painter->fillRect(QRect(fill.left() + inset, fill.top() + m_look.px(4), m_look.px(kBar),
                              fill.height() - 2 * m_look.px(4)),
            bar);
    }
    const QColor ink = chosen ? theme.chosenText : urgent ? theme.failed : theme.text;
    const qreal ratio = devicePixelRatioF();
    const int signSize = 16;
    if (kindOf(index) != LibraryModel::Kind::Section) {
        const QString name = urgent ? QStringLiteral("call-start")
            : isExpanded(index)     ? QStringLiteral("arrow-down")
                                    : QStringLiteral("arrow-right");
        const int left = m_look.px(kLeft + depthOf(index) * kStep);
        const QColor signInk = urgent || chosen ? ink : theme.muted;
        painter->drawPixmap(QPoint(left, row.center().y() - m_look.px(signSize) / 2),
            m_look.pixmap(name, signInk, signSize, ratio));
    }
    const int notes = index.data(LibraryModel::NoteCountRole).toInt();
    if (notes > 0) {
        const int left = row.right() - m_look.px(kRight) - badgeWidth(notes) + m_look.px(8);
        const QColor badge = chosen ? theme.chosenText : theme.muted;
        painter->drawPixmap(QPoint(left, row.center().y() - m_look.px(signSize) / 2),
            m_look.pixmap(QStringLiteral("note"), badge, signSize, ratio));
        painter->setFont(m_look.font(Look::Role::Small));
        painter->setPen(badge);
        painter->drawText(QRect(left + m_look.px(signSize + 6), row.top(), row.right(), row.height()),
            Qt::AlignVCenter | Qt::AlignLeft, QString::number(notes));
    }
    painter->setFont(fontOf(index, chosen));
    painter->setPen(ink);
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(textRect(index, row), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, text);
    if (hasFocus() && index == currentIndex() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter->setPen(QPen(chosen ? theme.chosenText : theme.focus, m_look.px(2)));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(fill).adjusted(2, 2, -2, -2), m_look.px(6), m_look.px(6));
    }
    painter->restore();
}

} // namespace primer
