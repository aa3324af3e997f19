// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/SectionMap.h"
#include "notes/Note.h"

#include <QColor>
#include <QLineF>
#include <QPointF>
#include <QRectF>

#include <span>

class QPainter;
class QTextBlock;
class QTextDocument;

namespace primer {

/// The lines that tell marks apart without colour, in the order of yellow, green, blue, rose, violet.
enum class MarkLine { Solid, Dashed, Double, Wavy, Dotted };

constexpr MarkLine markLineOf(MarkColor color)
{
    return static_cast<MarkLine>(color);
}

struct Mark
{
    DocumentRange range;
    MarkLine line = MarkLine::Solid;
    QColor color;
    int level = 0; ///< how many lines of others run above it
};

/// Draws the lines under stretches of a laid-out document; the built-in underlines are one pixel wide and
/// know no double. The blank at a line's end is left out. One hand for screen and paper.
class MarkPainter final
{
public:
    /// `width` of a line in units of the document: 2 px on screen at 100 %, 1.6 pt on paper.
    explicit MarkPainter(const QTextDocument *document, double width);

    /// Draws the marks that meet `visible` (units of the document), shifted by `offset`: minus the scroll
    /// position.
    void paint(QPainter &painter, std::span<const Mark> marks, const QRectF &visible, QPointF offset) const;
    /// The part of a mark that lies in one line of a block whose layout stands at `origin`.
    void paintInLine(
        QPainter &painter, const Mark &mark, const QTextBlock &block, int lineNumber, QPointF origin) const;
    /// A line of this width by itself, along a level stretch from left to right.
    static void paintLine(
        QPainter &painter, MarkLine line, const QColor &color, double width, const QLineF &stretch);

private:
    const QTextDocument *m_document;
    double m_width;
};

} // namespace primer
