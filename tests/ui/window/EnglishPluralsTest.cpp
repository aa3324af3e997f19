// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EnglishPlurals.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class EnglishPluralsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneHasNoEnding() { QCOMPARE(said("%n note(s)", 1), QStringLiteral("%n note")); }

    void manyAndNoneHaveAnEnding()
    {
        QCOMPARE(said("%n note(s)", 0), QStringLiteral("%n notes"));
        QCOMPARE(said("%n note(s)", 2), QStringLiteral("%n notes"));
        QCOMPARE(said("%n note(s) of %n day(s)", 5), QStringLiteral("%n notes of %n days"));
    }

    void otherTextsAreLeftAlone()
    {
        QVERIFY(said("All saved", 3).isNull());
        QVERIFY(said("%n note(s)", -1).isNull());
    }

    void theNumberIsPutInByTr()
    {
        EnglishPlurals plurals;
        QVERIFY(QCoreApplication::installTranslator(&plurals));
        QCOMPARE(QCoreApplication::translate("Any", "%n note(s)", nullptr, 1), QStringLiteral("1 note"));
        QCOMPARE(QCoreApplication::translate("Any", "%n note(s)", nullptr, 12), QStringLiteral("12 notes"));
        QCoreApplication::removeTranslator(&plurals);
    }

private:
    static QString said(const char *text, int n)
    {
        return EnglishPlurals().translate("Any", text, nullptr, n);
    }
};

PRIMER_TEST(EnglishPluralsTest)
#include "EnglishPluralsTest.moc"
