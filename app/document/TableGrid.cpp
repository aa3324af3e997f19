// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/TableGrid.h"

#include <algorithm>
#include <array>

namespace primer {

namespace {

constexpr int kMostColumns = 24;

int countHeadRows(const std::vector<TableRow> &rows)
{
    const auto body = std::find_if(rows.begin(), rows.end(), [](const TableRow &row) { return !row.isHead; });
    return body == rows.end() ? 0 : static_cast<int>(body - rows.begin());
}

} // namespace

std::optional<TableGrid> TableGrid::of(const std::vector<TableRow> &rows)
{
    TableGrid grid;
    grid.rows = static_cast<int>(rows.size());
    grid.headRows = countHeadRows(rows);
    std::vector<std::array<bool, kMostColumns + 1>> taken(rows.size());
    for (int row = 0; row < grid.rows; ++row) {
        int column = 0;
        for (const TableCell &cell : rows[static_cast<size_t>(row)].cells) {
            auto &fields = taken[static_cast<size_t>(row)];
            while (column < kMostColumns && fields[static_cast<size_t>(column)])
                ++column;
            if (column >= kMostColumns)
                return std::nullopt;
            PlacedCell placed{&cell, row, column, std::min(cell.rowSpan, grid.rows - row), 1};
            while (placed.columnSpan < cell.columnSpan
                && !fields[static_cast<size_t>(column + placed.columnSpan)]) {
                if (column + ++placed.columnSpan > kMostColumns)
                    return std::nullopt;
            }
            if (row < grid.headRows)
                placed.rowSpan = std::min(placed.rowSpan, grid.headRows - row);
            for (int below = 0; below < placed.rowSpan; ++below) {
                for (int beside = 0; beside < placed.columnSpan; ++beside)
                    taken[static_cast<size_t>(row + below)][static_cast<size_t>(column + beside)] = true;
            }
            column += placed.columnSpan;
            grid.columns = std::max(grid.columns, column);
            grid.cells.push_back(placed);
        }
    }
    return grid;
}

} // namespace primer
