// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/FlowLayout.h"

#include <algorithm>
#include <utility>

namespace primer {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index < 0 || index >= count() ? nullptr : m_items[static_cast<size_t>(index)].get();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto at = m_items.begin() + index;
    QLayoutItem *item = at->release();
    m_items.erase(at);
    return item;
}

void FlowLayout::setGeometry(const QRect &place)
{
    QLayout::setGeometry(place);
    arrange(place, true);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins sides = contentsMargins();
    return size + QSize(sides.left() + sides.right(), sides.top() + sides.bottom());
}

/// The height that is needed in this width.
int FlowLayout::arrange(const QRect &place, bool isMeant) const
{
    const QMargins sides = contentsMargins();
    const QRect inside = place.marginsRemoved(sides);
    int x = inside.left();
    int y = inside.top();
    int lineHeight = 0;
    std::vector<std::pair<QLayoutItem *, QRect>> line;
    const auto endLine = [&line, &lineHeight, isMeant] {
        for (const auto &[item, where] : line) {
            if (isMeant)
                item->setGeometry(where.translated(0, (lineHeight - where.height()) / 2));
        }
        line.clear();
    };
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        QSize size = item->sizeHint().expandedTo(item->minimumSize());
        size.setWidth(std::min(size.width(), std::max(inside.width(), 1)));
        if (x > inside.left() && x + size.width() > inside.right() + 1) {
            endLine();
            x = inside.left();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        line.emplace_back(item.get(), QRect(QPoint(x, y), size));
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    endLine();
    return y + lineHeight - place.top() + sides.bottom();
}

} // namespace primer
