// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SectionMap.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class SectionMapTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithoutAnyText()
    {
        const SectionMap map;
        QCOMPARE(map.toDocument(5), 0);
        QCOMPARE(map.toText(5), 0);
    }

    void leadsBothWays()
    {
        SectionMap map;
        map.add(0, 10, 5);
        map.add(5, 18, 4); // a label of three between
        QCOMPARE(map.toDocument(0), 10);
        QCOMPARE(map.toDocument(4), 14);
        QCOMPARE(map.toDocument(5), 18);
        QCOMPARE(map.toDocument(100), 22);
        QCOMPARE(map.toText(0), 0);
        QCOMPARE(map.toText(12), 2);
        QCOMPARE(map.toText(16), 5);
        QCOMPARE(map.toText(18), 5);
        QCOMPARE(map.toText(99), 9);
    }

    void endsARangeBeforeTheLabelThatFollows()
    {
        SectionMap map;
        map.add(0, 10, 5);
        map.add(5, 18, 4);
        QCOMPARE(map.toDocument(2, 5), (DocumentRange{12, 15}));
        QCOMPARE(map.toDocument(2, 7), (DocumentRange{12, 20}));
        QCOMPARE(map.toDocument(2, 2), (DocumentRange{12, 12}));
    }
};

PRIMER_TEST(SectionMapTest)
#include "SectionMapTest.moc"
