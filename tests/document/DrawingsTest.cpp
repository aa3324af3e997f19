// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Drawings.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class DrawingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhetherBlackInkIsEnough_data();
    void tellsWhetherBlackInkIsEnough();
};

void DrawingsTest::tellsWhetherBlackInkIsEnough_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("black by default") << QByteArray("<rect width='4' height='4'/>") << true;
    QTest::newRow("black lines") << QByteArray("<path d='M0 0h4' stroke='#000000' fill='None'/>") << true;
    QTest::newRow("white area") << QByteArray("<g fill='#FFF'><rect width='4' height='4'/></g>") << true;
    QTest::newRow("red") << QByteArray("<rect width='4' height='4' fill='#a3161f'/>") << false;
    QTest::newRow("gray by name") << QByteArray("<rect width='4' height='4' stroke='gray'/>") << false;
    QTest::newRow("half transparent") << QByteArray("<rect width='4' height='4' opacity='0.5'/>") << false;
    QTest::newRow("style") << QByteArray("<rect width='4' height='4' style='fill:red'/>") << false;
    QTest::newRow("gradient") << QByteArray("<defs><linearGradient id='a'/></defs>") << false;
    QTest::newRow("image") << QByteArray("<image width='4' height='4'/>") << false;
    QTest::newRow("cut off") << QByteArray("<rect") << false;
}

void DrawingsTest::tellsWhetherBlackInkIsEnough()
{
    QFETCH(QByteArray, shape);
    QFETCH(bool, isEnough);
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'>" + shape + "</svg>";
    QCOMPARE(isInBlackAndWhite(svg), isEnough);
}

PRIMER_TEST(DrawingsTest)
#include "DrawingsTest.moc"
