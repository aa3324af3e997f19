// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/SpelledWords.h"
#include "TestRegistry.h"

#include <QtTest>

using primer::SpelledWord;
using primer::spelledWords;

class SpelledWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheWordsOfProse_data();
    void takesTheWordsOfProse();
    void saysWhereTheyStand();
    void looksOnlyAtTheBeginningOfAnEndlessText();
};

void SpelledWordsTest::takesTheWordsOfProse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *text, const char *words) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    row("nothing", "", "");
    row("marks alone", " ... -- '' \n", "");
    row("a sentence", "I can't sleep, well.", "can't sleep well");
    row("curved apostrophe", "can\u2019t", "can't");
    row("quoted", "'sleep' \"well\"", "sleep well");
    row("hyphens and strokes part words", "well-known and/or", "well known and or");
    row("numbers and doses", "0.5 mg 3x b12 2nd 10:30 well", "mg well");
    row("abbreviations in capitals", "The MRI and DNA at ER", "The and at");
    row("a name with capitals inside", "MyChart mRNA McDonald well", "well");
    row("an address of mail", "ana.well@clinic.org well", "well");
    row("addresses of pages", "https://a.org/b www.clinic.org clinic.org/page well", "well");
    row("addresses of files", "/home/ana C:\\ana ~/notes well", "well");
    row("under lines", "my_word well", "well");
    row("other scripts", "\u0437\u0434\u0440\u0430\u0432 \u4f60\u597d well", "well");
    row("letters with signs", "caf\u00e9 cafe\u0301", "caf\u00e9 caf\u00e9");
    row("soft hyphen", "bet\u00adter", "better");
    row("faces", "\U0001f600 well\U0001f600 sleep", "sleep");
}

void SpelledWordsTest::takesTheWordsOfProse()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QStringList found;
    for (const SpelledWord &word : spelledWords(text))
        found.append(word.word);
    QCOMPARE(found.join(u' '), words);
}

void SpelledWordsTest::saysWhereTheyStand()
{
    const QString text = QStringLiteral("(Slept) well\u2019s 5 x");
    const std::vector<SpelledWord> words = spelledWords(text);
    QCOMPARE(words.size(), size_t(2));
    QCOMPARE(text.mid(words[0].start, words[0].length), QStringLiteral("Slept"));
    QCOMPARE(text.mid(words[1].start, words[1].length), QStringLiteral("well\u2019s"));
}

void SpelledWordsTest::looksOnlyAtTheBeginningOfAnEndlessText()
{
    const QString prose = QStringLiteral("sleep ").repeated(200'000);
    QCOMPARE(qsizetype(spelledWords(prose).size()), primer::kLongestSpelledText / 6 + 1);
    QVERIFY(spelledWords(QString(1'000'000, u'a')).empty());
    QVERIFY(spelledWords(QString(1'000'000, u'\'')).empty());
}

PRIMER_TEST(SpelledWordsTest)
#include "SpelledWordsTest.moc"
