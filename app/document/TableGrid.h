// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"

#include <optional>
#include <vector>

namespace primer {

/// A cell and the fields of the grid that it takes.
struct PlacedCell
{
    const TableCell *cell = nullptr;
    int row = 0;
    int column = 0;
    int rowSpan = 1;
    int columnSpan = 1;
};

/// The cells of a table on a grid, spans cut where they leave it or meet another cell.
struct TableGrid
{
    int rows = 0;
    int columns = 0;
    int headRows = 0; ///< rows at the top that are repeated on every page
    std::vector<PlacedCell> cells; ///< row by row

    /// Nothing if the table has more columns than a page can show.
    static std::optional<TableGrid> of(const std::vector<TableRow> &rows);
};

} // namespace primer
