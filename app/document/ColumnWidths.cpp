// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ColumnWidths.h"

#include "document/RunText.h"

#include <QFontMetricsF>

#include <algorithm>
#include <numeric>

namespace primer {

namespace {

struct Width
{
    double least = 0; ///< the longest word
    double natural = 0; ///< everything in one line
};

/// The words of a cell, each with the citations that stay with it.
QString measuredText(const Runs &runs)
{
    QString text;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Citation)
            text += QStringLiteral("\u00a0[00]");
        else
            text += run.kind == Run::Kind::LineBreak ? QStringLiteral(" ") : run.text;
    }
    return text;
}

Width widthOf(const Runs &runs, const ColumnMeasures &measures)
{
    const QFontMetricsF metrics(measures.font);
    const QString text = measuredText(runs);
    Width width;
    width.natural = metrics.horizontalAdvance(text);
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        width.least = std::max(width.least, metrics.horizontalAdvance(word));
    if (measures.barWidth > 0 && numberInHundred(runs)) {
        width.least = std::max(width.least, measures.barWidth);
        width.natural
            = measures.barIsBeneath ? std::max(width.natural, measures.barWidth) : measures.barWidth;
    }
    width.least += measures.padding;
    width.natural += measures.padding;
    return width;
}

} // namespace

QList<QTextLength> columnWidths(const TableGrid &grid, const ColumnMeasures &measures)
{
    std::vector<Width> columns(static_cast<size_t>(grid.columns));
    for (const PlacedCell &cell : grid.cells) {
        if (cell.columnSpan > 1)
            continue;
        Width &column = columns[static_cast<size_t>(cell.column)];
        const Width width = widthOf(cell.cell->runs, measures);
        column.least = std::max(column.least, width.least);
        column.natural = std::max(column.natural, width.natural);
    }
    double least = 0;
    double natural = 0;
    for (Width &column : columns) {
        column.least = std::max(column.least, measures.padding);
        column.natural = std::max(column.natural, column.least);
        least += column.least;
        natural += column.natural;
    }
    std::vector<double> shares;
    const double spare = measures.lineWidth - natural;
    const auto count = static_cast<double>(columns.size());
    for (const Width &column : columns) {
        if (spare >= 0)
            shares.push_back(column.natural + spare / count);
        else if (least < measures.lineWidth)
            shares.push_back(column.least
                + (measures.lineWidth - least) * (column.natural - column.least)
                    / std::max(1.0, natural - least));
        else
            shares.push_back(column.least);
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    QList<QTextLength> widths;
    for (const double share : shares)
        widths.append(QTextLength(QTextLength::PercentageLength, sum > 0 ? 100 * share / sum : 100 / count));
    return widths;
}

} // namespace primer
