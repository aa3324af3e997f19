// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/Dictionary.h"
#include "SmallDictionary.h"
#include "TestRegistry.h"

#include <QtTest>

using primer::Dictionary;
using primer::SpellingSource;
using primer::tests::SmallDictionary;

namespace {

QString operator""_q(const char *text, size_t size)
{
    return QString::fromUtf8(text, qsizetype(size));
}

} // namespace

class DictionaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEnglishAndMedicalWords();
    void suggestsBetterSpellings();
    void neverMarksTheNamesOfThePacks();
    void learnsAndUnlearnsAWord();
    void marksNothingWithoutADictionary_data();
    void marksNothingWithoutADictionary();
    void readsTheDictionaryOfTheSystem();
};

void DictionaryTest::knowsEnglishAndMedicalWords()
{
    const SmallDictionary files;
    const Dictionary dictionary(files.source());
    QVERIFY(dictionary.isThere());
    for (const QString &right : {"sleep"_q, "Sleep"_q, "can't"_q, "bradykinesia"_q})
        QVERIFY2(dictionary.knows(right), qPrintable(right));
    for (const QString &wrong : {"slepe"_q, "bradikinesia"_q})
        QVERIFY2(!dictionary.knows(wrong), qPrintable(wrong));
}

void DictionaryTest::suggestsBetterSpellings()
{
    const SmallDictionary files;
    Dictionary dictionary(files.source());
    dictionary.addNames({"Klonopin"_q});
    QCOMPARE(dictionary.suggestions("slepe"_q, 5).value(0), "sleep"_q);
    QCOMPARE(dictionary.suggestions("slepe"_q, 1).size(), 1);
    QCOMPARE(dictionary.suggestions("Klonopyn"_q, 5).value(0), "Klonopin"_q);
    QVERIFY(dictionary.suggestions("qqqqqqqqqqqq"_q, 5).isEmpty());
    QVERIFY(dictionary.suggestions({}, 5).isEmpty());
}

void DictionaryTest::neverMarksTheNamesOfThePacks()
{
    const SmallDictionary files;
    Dictionary dictionary(files.source());
    dictionary.addNames(
        {"Clonazepam (Klonopin)"_q, "half-life"_q, "\u0000\uffff <&>"_q, QString(100'000, u'x')});
    for (const QString &name :
        {"clonazepam"_q, "Clonazepam"_q, "klonopin"_q, "Klonopin's"_q, "half"_q, "life"_q})
        QVERIFY2(dictionary.knows(name), qPrintable(name));
}

void DictionaryTest::learnsAndUnlearnsAWord()
{
    const SmallDictionary files;
    {
        Dictionary dictionary(files.source());
        QVERIFY(!dictionary.knows("zolpidex"_q));
        QVERIFY(dictionary.addOwn("zolpidex"_q));
        QVERIFY(dictionary.knows("zolpidex"_q));
        QVERIFY(dictionary.knows("Zolpidex"_q));
        QVERIFY(dictionary.suggestions("zolpidec"_q, 5).contains("zolpidex"_q));
    }
    Dictionary dictionary(files.source());
    QVERIFY(dictionary.knows("zolpidex"_q));
    QVERIFY(dictionary.addOwn("sleep"_q));
    QVERIFY(dictionary.removeOwn("sleep"_q));
    QVERIFY(dictionary.removeOwn("zolpidex"_q));
    QVERIFY(!dictionary.knows("zolpidex"_q));
    QVERIFY(dictionary.knows("sleep"_q));
}

void DictionaryTest::marksNothingWithoutADictionary_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("empty files") << QByteArray() << QByteArray();
    QTest::newRow("cut off") << QByteArray("SET UTF-8\n") << QByteArray("9\n");
    QTest::newRow("no dictionary at all") << QByteArray(5000, '\xff') << QByteArray(5000, '\x01');
    QTest::newRow("other letters") << QByteArray("SET ISO8859-1\n") << QByteArray("1\nthe\n");
}

void DictionaryTest::marksNothingWithoutADictionary()
{
    QFETCH(QByteArray, rules);
    QFETCH(QByteArray, words);
    const SmallDictionary files;
    files.write("en_US.aff", rules);
    files.write("en_US.dic", words);
    Dictionary dictionary(files.source());
    QVERIFY(!dictionary.isThere());
    QVERIFY(dictionary.knows("zolpidex"_q));
    QVERIFY(dictionary.suggestions("zolpidex"_q, 5).isEmpty());
    QVERIFY(dictionary.addOwn("zolpidex"_q));
    dictionary.addNames({"Klonopin"_q});
    const Dictionary nowhere(SpellingSource{{"/nonexistent"_q}, {}});
    QVERIFY(!nowhere.isThere());
}

void DictionaryTest::readsTheDictionaryOfTheSystem()
{
    const Dictionary dictionary(SpellingSource::standard());
    QVERIFY2(dictionary.isThere(), "hunspell-en-us is missing");
    for (const QString &right :
        {"clonazepam"_q, "Klonopin"_q, "benzodiazepine"_q, "couldn't"_q, "pharmacist's"_q, "sleepiness"_q})
        QVERIFY2(dictionary.knows(right), qPrintable(right));
    QVERIFY(!dictionary.knows("slepy"_q));
    QVERIFY(dictionary.suggestions("slepy"_q, 5).contains("sleepy"_q));
}

PRIMER_TEST(DictionaryTest)
#include "DictionaryTest.moc"
