// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "ui/style/Theme.h"

#include <QtTest>

using namespace primer;

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTheme_data();
    void everyTheme();
    void contrastOfBlackOnWhiteIs21();
    void wordsOfThemesComeBack();
};

void ThemeTest::everyTheme_data()
{
    QTest::addColumn<int>("name");
    for (const auto name : {ThemeName::Light, ThemeName::Dark, ThemeName::Sepia, ThemeName::HighContrast})
        QTest::newRow(qPrintable(themeWord(name))) << static_cast<int>(name);
}

void ThemeTest::everyTheme()
{
    QFETCH(int, name);
    const Theme &t = themeOf(static_cast<ThemeName>(name));
    const auto atLeast = [](const char *what, const QColor &ink, const QColor &ground, double least) {
        const double contrast = contrastRatio(ink, ground);
        QVERIFY2(
            contrast >= least, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(what)).arg(contrast)));
    };
    for (const QColor &ground : {t.surface, t.pane, t.window}) {
        atLeast("text", t.text, ground, 7);
        atLeast("muted", t.muted, ground, 4.5);
        atLeast("link", t.link, ground, 4.5);
        atLeast("accent", t.accent, ground, 4.5);
        atLeast("saved", t.saved, ground, 4.5);
        atLeast("failed", t.failed, ground, 4.5);
        atLeast("focus", t.focus, ground, 3);
        atLeast("control", t.control, ground, 3);
    }
    atLeast("on accent", t.onAccent, t.accent, 4.5);
    atLeast("text on accent soft", t.text, t.accentSoft, 7);
    atLeast("chosen row", t.chosenText, t.chosen, 7);
    atLeast("selection", t.selectionText, t.selection, 7);
    atLeast("search hit", t.text, t.searchHit.fill, 7);
    for (const HighlightColors &highlight : t.highlights) {
        atLeast("text on a highlight", t.text, highlight.fill, 7);
        atLeast("line on its highlight", highlight.line, highlight.fill, 3);
        atLeast("line on the page", highlight.line, t.surface, 3);
    }
    for (const auto kind : {CalloutKind::Caution, CalloutKind::Warning, CalloutKind::Important,
             CalloutKind::Tip, CalloutKind::Note}) {
        const CalloutColors &callout = t.callout(kind);
        atLeast("callout text", t.text, callout.fill, 7);
        atLeast("callout link", t.link, callout.fill, 4.5);
        atLeast("callout edge", callout.edge, t.surface, 3);
        atLeast(
            "callout title", callout.title, kind == CalloutKind::Caution ? callout.edge : callout.fill, 4.5);
    }
}

void ThemeTest::contrastOfBlackOnWhiteIs21()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
}

void ThemeTest::wordsOfThemesComeBack()
{
    for (const auto name : {ThemeName::Light, ThemeName::Dark, ThemeName::Sepia, ThemeName::HighContrast})
        QCOMPARE(themeFromWord(themeWord(name)), name);
    QCOMPARE(themeFromWord(QStringLiteral("no such theme")), ThemeName::Light);
}

PRIMER_TEST(ThemeTest)
#include "ThemeTest.moc"
