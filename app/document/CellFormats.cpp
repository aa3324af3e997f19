// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/CellFormats.h"

#include "document/TableGrid.h"

#include <algorithm>

namespace primer {

void formatBoxRow(
    QTextTableCellFormat &format, const DocumentTheme &theme, const CalloutLook &look, bool isTitleRow)
{
    const double padding = theme.length(theme.calloutPadding);
    const bool hasFrame = look.border > 0;
    format.setPadding(padding);
    format.setTopPadding(padding * (isTitleRow ? 0.55 : hasFrame ? 0.8 : 0.2));
    format.setBottomPadding(padding * (isTitleRow ? 0.55 : hasFrame ? 0.9 : 0.2));
    format.setLeftPadding(padding * (look.titleOnEdge ? 1.2 : 1));
    if (theme.isPaper)
        return;
    format.setBorder(theme.length(look.border));
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(look.edge);
    format.setLeftBorder(theme.length(std::max(look.bar, look.border)));
    format.setBackground(isTitleRow ? look.edge : look.fill);
}

void formatTableCell(QTextTableCellFormat &format, const DocumentTheme &theme, const TableGrid &grid,
    const PlacedCell &placed, const QColor &surface)
{
    const double padding = theme.length(theme.cellPadding);
    format.setPadding(padding);
    format.setLeftPadding(placed.column == 0 && !theme.tableHeadFill.isValid() ? 0 : 1.5 * padding);
    if (theme.isPaper)
        return;
    const bool isHeadRow = placed.row < grid.headRows;
    const bool endsHead = isHeadRow && placed.row + placed.rowSpan == grid.headRows;
    format.setBottomBorder(theme.length(endsHead ? theme.tableHeadRule : theme.tableRowRule));
    format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBottomBorderBrush(theme.tableRule);
    if (isHeadRow && theme.tableHeadFill.isValid())
        format.setBackground(theme.tableHeadFill);
    else if (surface.isValid() && (placed.rowSpan > 1 || placed.columnSpan > 1))
        format.setBackground(surface); // Qt paints merged cells once for each of their fields
}

} // namespace primer
