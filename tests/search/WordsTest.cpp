// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Words.h"
#include "library/IndexFormat.h"
#include "TestRegistry.h"

#include <QtTest>

#include <xapian.h>

#include <map>

using namespace primer;

namespace {

/// The words as Xapian indexes them, in order.
QStringList indexed(const QString &text)
{
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_document(document);
    generator.index_text(foldForSearch(text).toStdString());
    std::map<Xapian::termpos, QString> byPosition;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
            byPosition[*at] = QString::fromStdString(*term);
    }
    QStringList words;
    for (const auto &[position, word] : byPosition)
        words.append(word);
    return words;
}

QStringList cut(const QString &text)
{
    QStringList words;
    for (const Word &word : wordsIn(text))
        words.append(word.folded);
    return words;
}

} // namespace

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAsTheIndexDoes_data();
    void cutsAsTheIndexDoes();
    void saysWhereWordsStand();
    void findsNoneInNothing();
};

void WordsTest::cutsAsTheIndexDoes_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"Side effects", "what's wrong", "what’s wrong", "A&E, please", "covid-19", "1,000.5 mg", "3.14. end",
            "a.b.c", "vitamin B12+", "C++ and C#", "a++++ b", "fish+chips", "x & y", "'quoted'",
            "rock 'n' roll", "e.g. this", "50%", "H2O", "naïve Ménière", "αβγ Ωmega", "日本語 text",
            "snake_case", "tab\tand\nline", "word…word", "(500) 3/4 ½x", "don''t", "a'", "𝒳 math 😀 smile",
            "zero\u200bwidth", "soft\u00adhyphen", "Straße ﬁne", "mother-in-law", "100mg/5ml", "1.", ".5",
            "5,", "--", "***", "re:zero", "א׳ב", "हिन्दी शब्द", "ﷺ", "Ⅷ", "x²", "Å", "İstanbul"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void WordsTest::cutsAsTheIndexDoes()
{
    QFETCH(QString, text);
    QCOMPARE(cut(text), indexed(text));
}

void WordsTest::saysWhereWordsStand()
{
    const QString text = QStringLiteral("😀 Ménière’s (B12)!");
    const auto words = wordsIn(text);
    QCOMPARE(words.size(), size_t(2));
    QCOMPARE(words[0], (Word{QStringLiteral("meniere's"), 3, 9}));
    QCOMPARE(text.mid(words[1].start, words[1].length), QStringLiteral("B12"));
}

void WordsTest::findsNoneInNothing()
{
    QVERIFY(wordsIn({}).empty());
    QVERIFY(wordsIn(u" *** \u0301 😀 ").size() <= 1);
    QVERIFY(wordsIn(QString(QChar(0xd800))).empty());
}

PRIMER_TEST(WordsTest)
#include "WordsTest.moc"
