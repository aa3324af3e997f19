// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "ui/style/Label.h"
#include "ui/style/Look.h"

#include <QApplication>
#include <QtTest>

using namespace primer;

class LookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textSizeStaysInItsBoundsAndSteps();
    void oneTextSizeScalesLettersAndLengths();
    void everyIconNamedByACalloutIsThere();
    void anIconTakesTheColorItIsGiven();
    void labelsFollowTheTheme();
    void theApplicationGetsLettersColorsAndSheet();
};

void LookTest::textSizeStaysInItsBoundsAndSteps()
{
    Look look;
    QSignalSpy changed(&look, &Look::changed);
    look.setTextSize(1000);
    QCOMPARE(look.textSize(), 300);
    look.setTextSize(-5);
    QCOMPARE(look.textSize(), 80);
    look.setTextSize(126);
    QCOMPARE(look.textSize(), 130);
    QCOMPARE(changed.count(), 3);
    look.setTextSize(130);
    QCOMPARE(changed.count(), 3);
}

void LookTest::oneTextSizeScalesLettersAndLengths()
{
    Look look;
    const double page = look.font(Look::Role::Page).pointSizeF();
    const int length = look.px(40);
    look.setTextSize(200);
    QCOMPARE(look.font(Look::Role::Page).pointSizeF(), 2 * page);
    QCOMPARE(look.px(40), 2 * length);
}

void LookTest::everyIconNamedByACalloutIsThere()
{
    for (const auto kind : {CalloutKind::Caution, CalloutKind::Warning, CalloutKind::Important,
             CalloutKind::Tip, CalloutKind::Note})
        QVERIFY2(!Look::iconSvg(calloutIcon(kind), Qt::black).isEmpty(), qPrintable(calloutIcon(kind)));
}

void LookTest::anIconTakesTheColorItIsGiven()
{
    Look look;
    const QImage image = look.pixmap(QStringLiteral("checkmark"), Qt::red, 32, 1).toImage();
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() < 200)
                continue;
            QVERIFY(color.red() > 200 && color.green() < 60);
            ++red;
        }
    }
    QVERIFY(red > 10);
}

void LookTest::labelsFollowTheTheme()
{
    Look look;
    Label label(look, Look::Role::Interface, Label::Tone::Muted, QStringLiteral("words"));
    QCOMPARE(label.palette().color(QPalette::WindowText), look.theme().muted);
    look.setTheme(ThemeName::Dark);
    QCOMPARE(label.palette().color(QPalette::WindowText), themeOf(ThemeName::Dark).muted);
}

void LookTest::theApplicationGetsLettersColorsAndSheet()
{
    Look look;
    look.applyTo(*qApp);
    look.setTheme(ThemeName::HighContrast);
    look.setTextSize(150);
    QCOMPARE(QApplication::palette().color(QPalette::Base), QColor(Qt::black));
    QCOMPARE(QApplication::font().pointSizeF(), look.font(Look::Role::Interface).pointSizeF());
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY2(!qApp->styleSheet().contains(QRegularExpression(QStringLiteral("\\{[a-zA-Z]+\\}"))),
        "a colour that the sheet names is not known");
    qApp->setStyleSheet({});
}

PRIMER_TEST(LookTest)
#include "LookTest.moc"
