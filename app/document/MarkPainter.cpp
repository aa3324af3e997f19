// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/MarkPainter.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace primer {

namespace {

constexpr double kDrop = 0.25; // ems from the baseline to the middle of the line
constexpr double kLevel = 2.4; // widths from a line to the one below it
constexpr int kMostLevels = 3; // further down the next line of text stands

QPainterPath wave(double left, double right, double y, double width)
{
    const double step = 2 * width;
    QPainterPath path(QPointF(left, y));
    double x = left;
    for (int i = 0; x < right; ++i, x += step) {
        const double to = std::min(x + step, right);
        path.quadTo((x + to) / 2, y + (i % 2 == 0 ? -1.6 : 1.6) * width, to, y);
    }
    return path;
}

} // namespace

MarkPainter::MarkPainter(const QTextDocument *document, double width)
    : m_document(document)
    , m_width(width)
{ }

void MarkPainter::paint(
    QPainter &painter, std::span<const Mark> marks, const QRectF &visible, QPointF offset) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto *layout = m_document->documentLayout();
    for (const Mark &mark : marks) {
        if (mark.range.end <= mark.range.start)
            continue;
        for (QTextBlock block = m_document->findBlock(mark.range.start);
             block.isValid() && block.position() < mark.range.end; block = block.next()) {
            const QRectF bounds = layout->blockBoundingRect(block);
            if (!bounds.adjusted(0, 0, 0, 4 * m_width).intersects(visible))
                continue;
            const QPointF origin = bounds.topLeft() + offset;
            for (int line = 0; line < block.layout()->lineCount(); ++line)
                paintInLine(painter, mark, block, line, origin);
        }
    }
    painter.restore();
}

void MarkPainter::paintInLine(
    QPainter &painter, const Mark &mark, const QTextBlock &block, int lineNumber, QPointF origin) const
{
    const QTextLine line = block.layout()->lineAt(lineNumber);
    const int start = std::max(mark.range.start - block.position(), line.textStart());
    int end = std::min(mark.range.end - block.position(), line.textStart() + line.textLength());
    const QString text = block.text();
    while (end > start && end <= text.size() && text.at(end - 1).isSpace())
        --end;
    if (end <= start)
        return;
    const double from = line.cursorToX(start);
    const double to = line.cursorToX(end);
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + start + 1);
    const QFont font = cursor.charFormat().font();
    const double em = font.pixelSize() > 0 ? font.pixelSize() : QFontMetricsF(font).height() / 1.362;
    const int level = std::min(mark.level, kMostLevels - 1);
    const double y = origin.y() + line.y() + line.ascent() + kDrop * em + level * kLevel * m_width;
    paintLine(painter, mark.line, mark.color, m_width,
        QLineF(origin.x() + std::min(from, to), y, origin.x() + std::max(from, to), y));
}

void MarkPainter::paintLine(
    QPainter &painter, MarkLine line, const QColor &color, double width, const QLineF &stretch)
{
    const double left = stretch.x1();
    const double right = stretch.x2();
    const double y = stretch.y1();
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    switch (line) {
    case MarkLine::Solid:
        break;
    case MarkLine::Dashed:
        pen.setDashPattern({3.2, 1.8});
        break;
    case MarkLine::Double: {
        pen.setWidthF(width * 0.6);
        painter.setPen(pen);
        const double apart = width * 0.85;
        painter.drawLine(QLineF(left, y - apart, right, y - apart));
        painter.drawLine(QLineF(left, y + apart, right, y + apart));
        return;
    }
    case MarkLine::Wavy:
        pen.setWidthF(width * 0.8);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(wave(left, right, y, width));
        return;
    case MarkLine::Dotted:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (double x = left + width / 2; x <= right; x += 2 * width)
            painter.drawEllipse(QPointF(x, y), width / 2, width / 2);
        return;
    }
    painter.setPen(pen);
    painter.drawLine(QLineF(left, y, right, y));
}

} // namespace primer
