// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PaneLayout.h"
#include "TestRegistry.h"
#include "ui/style/Look.h"

#include <QtTest>

using namespace primer;

class PaneLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void wideShowsThreePanes();
    void wideGivesEachPaneItsWidth();
    void widePanesAreClosedOneByOne();
    void mediumShowsTheReaderAndOneSide();
    void mediumClosesOneSideWhenTheOtherOpens();
    void narrowShowsOnePaneAtATime();
    void growingAgainBringsBackWhatWasWished();
    void searchingTakesAWiderLeftPaneAndHidesTheNotes();
    void searchingComesToTheFrontWhereThereIsRoomForOne();
    void readingAloneHidesBothSides();
    void notesAreHiddenWhereThereIsNoSection();
    void keepsTheWidthsThatWereDragged();
    void neverShowsNothing();

private:
    /// Which panes are seen, as "L", "M", "R".
    QString seen() const;
    void resize(int width);

    std::unique_ptr<Look> m_look;
    std::unique_ptr<PaneLayout> m_panes;
};

void PaneLayoutTest::init()
{
    m_look = std::make_unique<Look>();
    m_panes = std::make_unique<PaneLayout>(*m_look, new QWidget, new QWidget, new QWidget, nullptr);
    m_panes->setRightUseful(true);
    m_panes->setWishes(true, 0, true, 0);
    m_panes->resize(1280, 800);
    m_panes->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panes.get()));
}

void PaneLayoutTest::cleanup()
{
    m_panes.reset();
    m_look.reset();
}

QString PaneLayoutTest::seen() const
{
    QString panes;
    for (int i = 0; i < 3; ++i) {
        if (m_panes->widget(i)->isVisible())
            panes += QStringLiteral("LMR").at(i);
    }
    return panes;
}

void PaneLayoutTest::resize(int width)
{
    m_panes->resize(width, 800);
    QTRY_COMPARE(m_panes->width(), width);
}

void PaneLayoutTest::wideShowsThreePanes()
{
    QCOMPARE(m_panes->roominess(), Roominess::Wide);
    QCOMPARE(seen(), QStringLiteral("LMR"));
    QVERIFY(m_panes->isLeftOpen());
    QVERIFY(m_panes->isRightOpen());
}

void PaneLayoutTest::wideGivesEachPaneItsWidth()
{
    QCOMPARE(m_panes->sizes().at(0), m_look->em(18));
    QCOMPARE(m_panes->sizes().at(2), m_look->em(20));
    QVERIFY(m_panes->sizes().at(1) >= m_look->em(34));
}

void PaneLayoutTest::widePanesAreClosedOneByOne()
{
    m_panes->setLeftOpen(false);
    QCOMPARE(seen(), QStringLiteral("MR"));
    m_panes->setRightOpen(false);
    QCOMPARE(seen(), QStringLiteral("M"));
    m_panes->setLeftOpen(true);
    QCOMPARE(seen(), QStringLiteral("LM"));
    QVERIFY(m_panes->wishesLeft());
    QVERIFY(!m_panes->wishesRight());
}

void PaneLayoutTest::mediumShowsTheReaderAndOneSide()
{
    QSignalSpy changed(m_panes.get(), &PaneLayout::roominessChanged);
    resize(900);
    QCOMPARE(m_panes->roominess(), Roominess::Medium);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(seen(), QStringLiteral("LM"));
    QVERIFY(m_panes->wishesRight()); // comes back where there is room
}

void PaneLayoutTest::mediumClosesOneSideWhenTheOtherOpens()
{
    resize(900);
    m_panes->setRightOpen(true);
    QCOMPARE(seen(), QStringLiteral("MR"));
    m_panes->setLeftOpen(true);
    QCOMPARE(seen(), QStringLiteral("LM"));
    m_panes->setLeftOpen(false);
    QCOMPARE(seen(), QStringLiteral("M"));
}

void PaneLayoutTest::narrowShowsOnePaneAtATime()
{
    m_look->setTextSize(200);
    QCOMPARE(m_panes->width(), 1280);
    QCOMPARE(m_panes->roominess(), Roominess::Narrow);
    QCOMPARE(seen(), QStringLiteral("M"));
    m_panes->setLeftOpen(true);
    QCOMPARE(seen(), QStringLiteral("L"));
    m_panes->setRightOpen(true);
    QCOMPARE(seen(), QStringLiteral("R"));
    m_panes->setRightOpen(false);
    QCOMPARE(seen(), QStringLiteral("M"));
    m_panes->bringLeft();
    QCOMPARE(seen(), QStringLiteral("L"));
    m_panes->bringMiddle();
    QCOMPARE(seen(), QStringLiteral("M"));
}

void PaneLayoutTest::growingAgainBringsBackWhatWasWished()
{
    resize(900);
    m_panes->setRightOpen(true);
    resize(500);
    QCOMPARE(m_panes->roominess(), Roominess::Narrow);
    m_panes->setLeftOpen(true);
    resize(1280);
    QCOMPARE(seen(), QStringLiteral("LMR"));
}

void PaneLayoutTest::searchingTakesAWiderLeftPaneAndHidesTheNotes()
{
    m_panes->setLeftOpen(false);
    m_panes->setSearching(true);
    QCOMPARE(seen(), QStringLiteral("LM"));
    QCOMPARE(m_panes->sizes().at(0), m_look->em(28));
    m_panes->setSearching(false);
    QCOMPARE(seen(), QStringLiteral("MR"));
    m_panes->setLeftOpen(true);
    QCOMPARE(m_panes->sizes().at(0), m_look->em(18));
}

void PaneLayoutTest::searchingComesToTheFrontWhereThereIsRoomForOne()
{
    m_look->setTextSize(200);
    m_panes->setSearching(true);
    QCOMPARE(seen(), QStringLiteral("L"));
    m_panes->setSearching(false);
    m_panes->bringMiddle();
    QCOMPARE(seen(), QStringLiteral("M"));
}

void PaneLayoutTest::readingAloneHidesBothSides()
{
    m_panes->setAlone(true);
    QCOMPARE(seen(), QStringLiteral("M"));
    m_panes->setAlone(false);
    QCOMPARE(seen(), QStringLiteral("LMR"));
}

void PaneLayoutTest::notesAreHiddenWhereThereIsNoSection()
{
    m_panes->setRightUseful(false);
    QCOMPARE(seen(), QStringLiteral("LM"));
    QVERIFY(m_panes->wishesRight());
    m_panes->setRightUseful(true);
    QCOMPARE(seen(), QStringLiteral("LMR"));
}

void PaneLayoutTest::keepsTheWidthsThatWereDragged()
{
    const int before = m_panes->sizes().at(0);
    QSplitterHandle *handle = m_panes->handle(1);
    const QPoint at = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, at);
    QTest::mouseMove(handle, at + QPoint(40, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, at + QPoint(40, 0));
    QVERIFY(m_panes->sizes().at(0) > before);
    QCOMPARE(m_panes->leftWidth(), m_panes->sizes().at(0));

    const int dragged = m_panes->leftWidth();
    m_panes->setLeftOpen(false);
    m_panes->setLeftOpen(true);
    QCOMPARE(m_panes->sizes().at(0), dragged);
    QVERIFY(m_panes->widget(0)->minimumWidth() >= m_look->em(16));
    QVERIFY(m_panes->widget(2)->minimumWidth() >= m_look->em(17));
}

void PaneLayoutTest::neverShowsNothing()
{
    for (const int width : {1280, 900, 500}) {
        resize(width);
        for (const bool useful : {true, false}) {
            m_panes->setRightUseful(useful);
            m_panes->setRightOpen(true);
            QVERIFY(!seen().isEmpty());
            m_panes->setLeftOpen(false);
            m_panes->setRightOpen(false);
            QVERIFY(seen().contains(u'M'));
        }
    }
}

PRIMER_TEST(PaneLayoutTest)
#include "PaneLayoutTest.moc"
