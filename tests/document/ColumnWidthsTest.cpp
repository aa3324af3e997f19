// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ColumnWidths.h"
#include "DocumentFixtures.h"
#include "TestRegistry.h"

#include <QFontMetricsF>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

namespace {

TableGrid gridOf(const SectionContent &content)
{
    return *TableGrid::of(content.blocks().front().rows);
}

ColumnMeasures measuresOf(double lineWidth)
{
    ColumnMeasures measures;
    measures.font.setFamily(QStringLiteral("Noto Sans"));
    measures.font.setPixelSize(20);
    measures.lineWidth = lineWidth;
    measures.padding = 10;
    return measures;
}

double sumOf(const QList<QTextLength> &widths)
{
    double sum = 0;
    for (const QTextLength &width : widths)
        sum += width.rawValue();
    return sum;
}

} // namespace

class ColumnWidthsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWordIsBrokenWhereAllLongestWordsFit()
    {
        const SectionContent content = contentOf(QStringLiteral(
            "<table><tbody><tr><td>Chlordiazepoxide and many more words that need room</td>"
            "<td>to be or not to be that is the question that takes all the room that there is</td>"
            "<td>Dependence</td></tr></tbody></table>"));
        const TableGrid grid = gridOf(content);
        const ColumnMeasures measures = measuresOf(460);
        const auto widths = columnWidths(grid, measures);
        QCOMPARE(widths.size(), 3);
        QVERIFY(std::abs(sumOf(widths) - 100) < 0.001);
        const QFontMetricsF metrics(measures.font);
        QVERIFY(widths.at(0).rawValue() * 4.6
            >= metrics.horizontalAdvance(QStringLiteral("Chlordiazepoxide")) + 10);
        QVERIFY(
            widths.at(2).rawValue() * 4.6 >= metrics.horizontalAdvance(QStringLiteral("Dependence")) + 10);
    }

    void spareRoomIsSharedEvenly()
    {
        const SectionContent content
            = contentOf(QStringLiteral("<table><tbody><tr><td>a</td><td>a</td></tr></tbody></table>"));
        const auto widths = columnWidths(gridOf(content), measuresOf(1000));
        QCOMPARE(widths.at(0).rawValue(), 50.0);
        QCOMPARE(widths.at(1).rawValue(), 50.0);
    }

    void emptyCellsAndTooLittleRoomAreBorne()
    {
        const SectionContent empty
            = contentOf(QStringLiteral("<table><tbody><tr><td/><td colspan=\"2\"/></tr></tbody></table>"));
        QVERIFY(std::abs(sumOf(columnWidths(gridOf(empty), measuresOf(300))) - 100) < 0.001);
        const SectionContent wide = contentOf(
            u"<table><tbody><tr><td>" + QString(500, u'x') + u"</td><td>y</td></tr></tbody></table>");
        const auto widths = columnWidths(gridOf(wide), measuresOf(100));
        QVERIFY(std::abs(sumOf(widths) - 100) < 0.001);
        QVERIFY(widths.at(1).rawValue() > 0);
    }
};

PRIMER_TEST(ColumnWidthsTest)
#include "ColumnWidthsTest.moc"
