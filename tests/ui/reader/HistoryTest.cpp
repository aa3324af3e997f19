// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "ui/reader/History.h"

#include <QtTest>

using namespace primer;

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesBackAndForwardToTheLineThatWasLeft();
    void goingSomewhereNewForgetsWhatLayAhead();
    void goingToTheSamePlaceAddsNothing();
    void staysBounded();

private:
    static Place section(const char *slug)
    {
        return Place::section({{}, QStringLiteral("t"), QString::fromLatin1(slug)});
    }
};

void HistoryTest::goesBackAndForwardToTheLineThatWasLeft()
{
    History history;
    QVERIFY(!history.canGoBack());
    history.go(section("a"));
    history.setOffset(120);
    history.go(section("b"));
    history.setOffset(7);
    QCOMPARE(history.back().offset, 120);
    QCOMPARE(history.present().ref.section, QStringLiteral("a"));
    QCOMPARE(history.forward().offset, 7);
    QVERIFY(!history.canGoForward());
    history.back();
    history.back();
    QCOMPARE(history.present().kind, Place::Kind::Start);
    QCOMPARE(history.back().kind, Place::Kind::Start);
}

void HistoryTest::goingSomewhereNewForgetsWhatLayAhead()
{
    History history;
    history.go(section("a"));
    history.go(section("b"));
    history.back();
    history.go(section("c"));
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.back().ref.section, QStringLiteral("a"));
}

void HistoryTest::goingToTheSamePlaceAddsNothing()
{
    History history;
    history.go(section("a"));
    history.go(section("a"));
    QCOMPARE(history.back().kind, Place::Kind::Start);
}

void HistoryTest::staysBounded()
{
    History history;
    for (int i = 0; i < 1000; ++i)
        history.go(section(qPrintable(QString::number(i))));
    QCOMPARE(history.present().ref.section, QStringLiteral("999"));
    int steps = 0;
    while (history.canGoBack()) {
        history.back();
        ++steps;
    }
    QCOMPARE(steps, 199);
}

PRIMER_TEST(HistoryTest)
#include "HistoryTest.moc"
