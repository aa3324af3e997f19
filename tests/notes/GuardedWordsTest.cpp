// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/GuardedWords.h"
#include "TestRegistry.h"

#include <QFile>
#include <QtTest>

using primer::GuardedWord;
using primer::WordGuard;

namespace {

QString guardedIn(const QString &text, const WordGuard &guard = WordGuard())
{
    QStringList words;
    for (const GuardedWord &word : guard.guardedIn(text))
        words.append(word.word);
    return words.join(u'|');
}

} // namespace

class GuardedWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatCarriesTheMeaning_data();
    void knowsWhatCarriesTheMeaning();
    void saysWhereTheWordsStand();
    void guardsTheNamesThatItIsGiven();
    void takesALoneCapitalForABrand();
    void knowsMostGenericNamesByTheirEndings();
    void leavesOrdinaryWordsAlone();
    void takesAnyText();
};

void GuardedWordsTest::knowsWhatCarriesTheMeaning_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("dose") << "Take 0.5 mg twice a day."
                          << "0.5|mg|twice|day";
    QTest::newRow("glued") << "Take 5mg"
                           << "5|mg";
    QTest::newRow("thousands") << "up to 1,000 ml"
                               << "1,000|ml";
    QTest::newRow("range") << "6\u201312 weeks"
                           << "6-12|weeks";
    QTest::newRow("range in words") << "1 to 4 hours"
                                    << "1|4|hours";
    QTest::newRow("telephone") << "call 1-800-222-1222."
                               << "1-800-222-1222";
    QTest::newRow("without a zero") << "take .5 mg"
                                    << ".5|mg";
    QTest::newRow("below zero") << "at -18 \u00b0C"
                                << "-18|\u00b0";
    QTest::newRow("share") << "in 37% or \u00bd"
                           << "37|%|\u00bd";
    QTest::newRow("at most") << "\u2264 3 a day"
                             << "\u2264|3|day";
    QTest::newRow("negations") << "Do not stop; you can't, never"
                               << "not|stop|can't|never";
    QTest::newRow("curly apostrophe") << "Don\u2019t"
                                      << "don't";
    QTest::newRow("soft hyphen") << "do n\u00adot"
                                 << "not";
    QTest::newRow("hyphen") << "twice-daily, non-smoker"
                            << "twice|daily|non";
    QTest::newRow("medicine") << "Lorazepam or benzodiazepines"
                              << "lorazepam|benzodiazepines";
    QTest::newRow("nothing") << "It can make you feel sleepy."
                             << "";
}

void GuardedWordsTest::knowsWhatCarriesTheMeaning()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(guardedIn(text), words);
}

void GuardedWordsTest::saysWhereTheWordsStand()
{
    const auto words = WordGuard().guardedIn(u"Take 12 mg.");
    QCOMPARE(words.size(), std::size_t(2));
    QVERIFY((words[0] == GuardedWord{QStringLiteral("12"), 5, 7}));
    QVERIFY((words[1] == GuardedWord{QStringLiteral("mg"), 8, 10}));
}

void GuardedWordsTest::guardsTheNamesThatItIsGiven()
{
    const WordGuard guard({QStringLiteral("foobarix")});
    QCOMPARE(
        guardedIn(QStringLiteral("Foobarix helps. FOOBARIX!"), guard), QStringLiteral("foobarix|foobarix"));
    QCOMPARE(guardedIn(QStringLiteral("Foobarix helps.")), QString());
}

void GuardedWordsTest::takesALoneCapitalForABrand()
{
    WordGuard guard;
    guard.addProperNames(u"Ask about Foobarix. In the United States the FDA says so: Hello. I may.");
    QCOMPARE(guardedIn(QStringLiteral("foobarix united states fda hello ask i"), guard),
        QStringLiteral("foobarix"));
    guard.addProperNames(u"or Barfoona");
    QVERIFY(guard.guards(QStringLiteral("barfoona")));
}

void GuardedWordsTest::knowsMostGenericNamesByTheirEndings()
{
    QFile file(QStringLiteral(PRIMER_SOURCE_DIR "/app/authoring/words/medicine-names.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const WordGuard guard;
    int known = 0;
    QStringList unknown;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        if (guard.guards(line.toLower()))
            ++known;
        else
            unknown.append(line);
    }
    QVERIFY(known > 200);
    QVERIFY2(unknown.size() * 20 <= known, qPrintable(unknown.join(u' ')));
}

void GuardedWordsTest::leavesOrdinaryWordsAlone()
{
    for (const char *word : {"april", "magazine", "cholesterol", "spine", "someone", "telephone", "headache",
             "medicine", "alone", "done", "prone", "phone", "zone", "imagine", "hormone", "baseline"})
        QVERIFY2(!WordGuard().guards(QLatin1String(word)), word);
}

void GuardedWordsTest::takesAnyText()
{
    QVERIFY(WordGuard().guardedIn({}).empty());
    const QString odd = QString(QChar(0xd83d)) + u"1" + QChar(0xde00) + u"." + QChar(u'\0') + u"-";
    QCOMPARE(guardedIn(odd), QStringLiteral("1"));
    QCOMPARE(WordGuard().guardedIn(QString(1'000'000, u'1')).size(), std::size_t(1));
    QVERIFY(WordGuard().guardedIn(QString(1'000'000, u'-')).empty());
}

PRIMER_TEST(GuardedWordsTest)
#include "GuardedWordsTest.moc"
