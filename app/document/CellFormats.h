// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/DocumentTheme.h"

#include <QTextFormat>

namespace primer {

struct PlacedCell;
struct TableGrid;

/// Padding, frame and fill of a row of a box. `format` carries the letters.
void formatBoxRow(
    QTextTableCellFormat &format, const DocumentTheme &theme, const CalloutLook &look, bool isTitleRow);

/// Padding, rules and fill of a cell of a table; `surface` is what is painted behind the table.
void formatTableCell(QTextTableCellFormat &format, const DocumentTheme &theme, const TableGrid &grid,
    const PlacedCell &placed, const QColor &surface);

} // namespace primer
