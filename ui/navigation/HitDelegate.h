// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/Look.h"

#include "search/Search.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace primer {

/// Draws a row of the results: an icon, the title, two lines of text with the words marked, the place. A
/// heading is one line of small letters.
class HitDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    HitDelegate(Look &look, QListView &view);
    Q_DISABLE_COPY_MOVE(HitDelegate)

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Part
    {
        QString text;
        std::vector<TextSpan> marks;
        Look::Role role = Look::Role::Interface;
        bool muted = false;
        int mostLines = 0; ///< 0: as many as it takes
        int gap = 0; ///< above it, in pixels at 100 %
    };

    static std::vector<Part> partsOf(const SearchHit &hit);
    /// Draws the part at this place, or only measures it if there is no painter; its height in pixels.
    int lay(const Part &part, QPainter *painter, QPoint at, int width, const QColor &ink) const;
    int textWidth() const;

    Look &m_look;
    QListView &m_view;
};

} // namespace primer
