// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "ui/style/FocusRing.h"
#include "ui/style/Look.h"

#include <QFocusFrame>
#include <QPushButton>
#include <QtTest>
#include <QVBoxLayout>

using namespace primer;

class FocusRingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsRoundTheWidgetOnlyAfterKeyboardUse();
};

void FocusRingTest::standsRoundTheWidgetOnlyAfterKeyboardUse()
{
    FocusRing ring(nullptr);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *first = new QPushButton(QStringLiteral("one"));
    auto *second = new QPushButton(QStringLiteral("two"));
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto ringed = [&]() -> QWidget * {
        for (const auto *frame : window.findChildren<QFocusFrame *>()) {
            if (frame->widget() != nullptr)
                return frame->widget();
        }
        return nullptr;
    };

    QTest::mouseClick(first, Qt::LeftButton);
    QCOMPARE(ringed(), nullptr);
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(ringed(), second);
    QTest::keyClick(second, Qt::Key_Tab);
    QCOMPARE(ringed(), first);
    QTest::mouseClick(second, Qt::LeftButton);
    QCOMPARE(ringed(), nullptr);
}

PRIMER_TEST(FocusRingTest)
#include "FocusRingTest.moc"
