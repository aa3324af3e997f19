// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/IndexFormat.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class IndexFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsCaseAccentsAndApostrophes_data();
    void foldsCaseAccentsAndApostrophes();
    void foldingTwiceChangesNothing();
};

void IndexFormatTest::foldsCaseAccentsAndApostrophes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("case") << QStringLiteral("KLONOPIN") << QStringLiteral("klonopin");
    QTest::newRow("accents") << QStringLiteral("Ménière Naïve") << QStringLiteral("meniere naive");
    QTest::newRow("apostrophe") << QStringLiteral("what’s") << QStringLiteral("what's");
    QTest::newRow("ligature") << QStringLiteral("eﬀects") << QStringLiteral("effects");
    QTest::newRow("greek") << QStringLiteral("ΆΛΦΑ") << QStringLiteral("αλφα");
    QTest::newRow("combining alone") << QStringLiteral("\u0301") << QString();
    QTest::newRow("beyond the first plane") << QStringLiteral("😀 Ok") << QStringLiteral("😀 ok");
    QTest::newRow("wide letters") << QStringLiteral("ＡＢ") << QStringLiteral("ab");
}

void IndexFormatTest::foldsCaseAccentsAndApostrophes()
{
    QFETCH(QString, text);
    QTEST(foldForSearch(text), "expected");
}

void IndexFormatTest::foldingTwiceChangesNothing()
{
    const QString once = foldForSearch(QStringLiteral("İSTANBUL Ǆ ẞ ’é’ ½"));
    QCOMPARE(foldForSearch(once), once);
}

PRIMER_TEST(IndexFormatTest)
#include "IndexFormatTest.moc"
