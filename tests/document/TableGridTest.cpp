// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/TableGrid.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

TableRow rowOf(std::initializer_list<TableCell> cells, bool isHead = false)
{
    return {std::vector<TableCell>(cells), isHead};
}

} // namespace

class TableGridTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesCellsBesideSpansFromAbove()
    {
        const TableCell one;
        TableCell tall;
        tall.rowSpan = 2;
        TableCell wide;
        wide.columnSpan = 2;
        const auto grid = TableGrid::of({rowOf({tall, wide}), rowOf({one, one})});
        QVERIFY(grid);
        QCOMPARE(grid->columns, 3);
        QCOMPARE(grid->rows, 2);
        QCOMPARE(grid->cells.size(), size_t(4));
        QCOMPARE(grid->cells[2].column, 1);
        QCOMPARE(grid->cells[3].column, 2);
    }

    void cutsSpansThatLeaveTheTable()
    {
        TableCell huge;
        huge.rowSpan = 100;
        const auto grid = TableGrid::of({rowOf({huge}), rowOf({TableCell{}})});
        QVERIFY(grid);
        QCOMPARE(grid->cells[0].rowSpan, 2);
        QCOMPARE(grid->cells[1].column, 1);
    }

    void cutsSpansThatMeetAnotherCell()
    {
        TableCell tall;
        tall.rowSpan = 2;
        TableCell wide;
        wide.columnSpan = 5;
        const auto grid = TableGrid::of({rowOf({TableCell{}, tall}), rowOf({wide})});
        QVERIFY(grid);
        QCOMPARE(grid->cells[2].columnSpan, 1);
    }

    void keepsSpansOfTheHeadInTheHead()
    {
        TableCell tall;
        tall.rowSpan = 3;
        const auto grid = TableGrid::of({rowOf({tall}, true), rowOf({TableCell{}}), rowOf({TableCell{}})});
        QVERIFY(grid);
        QCOMPARE(grid->headRows, 1);
        QCOMPARE(grid->cells[0].rowSpan, 1);
    }

    void refusesMoreColumnsThanAPageCanShow()
    {
        TableCell wide;
        wide.columnSpan = 100;
        QVERIFY(!TableGrid::of({rowOf({wide})}));
        TableRow many;
        many.cells.resize(25);
        QVERIFY(!TableGrid::of({many}));
        many.cells.resize(24);
        QVERIFY(TableGrid::of({many}));
    }
};

PRIMER_TEST(TableGridTest)
#include "TableGridTest.moc"
