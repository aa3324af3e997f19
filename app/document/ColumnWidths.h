// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/TableGrid.h"

#include <QFont>
#include <QTextLength>

namespace primer {

/// What is needed to measure a table. Lengths in units of the document.
struct ColumnMeasures
{
    QFont font; ///< bold, the widest that a cell may have
    double lineWidth = 0; ///< of the table
    double padding = 0; ///< of a cell, both sides together
    double barWidth = 0; ///< room for the bar of "37 in 100"; 0: there are none
    bool barIsBeneath = false;
};

/// The width of each column in percent, so that no word is broken as long as all longest words fit.
QList<QTextLength> columnWidths(const TableGrid &grid, const ColumnMeasures &measures);

} // namespace primer
