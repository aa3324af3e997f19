// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Snippet.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

WordMatcher matcherOf(const char *typed)
{
    const QString english = QStringLiteral("en");
    return WordMatcher(Query::parse(QString::fromUtf8(typed)), english, stemmerOf(english));
}

QStringList marked(const Snippet &snippet)
{
    QStringList words;
    for (const TextSpan &mark : snippet.marks)
        words.append(snippet.text.mid(mark.start, mark.length));
    return words;
}

const QString kLong = QStringLiteral(
    "The first line says nothing much.\n"
    "Many people feel sleepy in the first weeks, and they feel less sleepy as the body gets used to it. Other"
    " people feel dizzy when they get up from a chair or out of bed, and a few have fallen because of it; get"
    " up slowly.\nThe last line is about dizziness and falls.\n");

} // namespace

class SnippetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsAroundTheWords();
    void beginsAtALineThatIsNear();
    void prefersWhereMoreWordsStandTogether();
    void takesTheBeginningWhenNoWordIsThere();
    void marksStemsBeginningsAndSynonyms();
    void marksAccentsAndWideCharactersAtTheirPlaces();
    void joinsNeighbours();
    void keepsCellsAndItemsApart();
    void worksOnNothingAndOnOneEndlessWord();
};

void SnippetTest::cutsAroundTheWords()
{
    const Snippet snippet = cutSnippet(kLong, matcherOf("chair "));
    QVERIFY(snippet.text.startsWith(QChar(u'…')));
    QVERIFY(snippet.text.size() < 180);
    QVERIFY(!snippet.text.contains(u'\n'));
    QCOMPARE(marked(snippet), QStringList{QStringLiteral("chair")});
}

void SnippetTest::beginsAtALineThatIsNear()
{
    const Snippet snippet = cutSnippet(kLong, matcherOf("people "));
    QVERIFY(snippet.text.startsWith(QStringLiteral("Many people")));
    QVERIFY(snippet.text.endsWith(QChar(u'…')));
    QCOMPARE(marked(snippet).first(), QStringLiteral("people"));
}

void SnippetTest::prefersWhereMoreWordsStandTogether()
{
    const Snippet snippet = cutSnippet(kLong, matcherOf("feel chair dizzy "));
    QVERIFY(marked(snippet).contains(QStringLiteral("feel dizzy")));
    QVERIFY(marked(snippet).contains(QStringLiteral("chair")));
}

void SnippetTest::takesTheBeginningWhenNoWordIsThere()
{
    const Snippet snippet = cutSnippet(kLong, matcherOf("elsewhere "));
    QVERIFY(snippet.text.startsWith(QStringLiteral("The first line")));
    QVERIFY(snippet.marks.empty());
}

void SnippetTest::marksStemsBeginningsAndSynonyms()
{
    QCOMPARE(marked(cutSnippet(kLong, matcherOf("falling "))), QStringList{QStringLiteral("falls")});
    QCOMPARE(marked(cutSnippet(kLong, matcherOf("dizzines"))), QStringList{QStringLiteral("dizziness")});
    WordMatcher matcher = matcherOf("drowsy ");
    matcher.addSynonym(QStringLiteral("Zsleepi"));
    QVERIFY(marked(cutSnippet(kLong, matcher)).contains(QStringLiteral("sleepy")));
    matcher.addSynonym(QStringLiteral("first weeks"));
    QVERIFY(marked(cutSnippet(kLong, matcher)).contains(QStringLiteral("first weeks")));
}

void SnippetTest::marksAccentsAndWideCharactersAtTheirPlaces()
{
    const Snippet snippet = cutSnippet(QStringLiteral("😀 Ménière’s 😀 MÉNIÈRE\n"), matcherOf("meniere "));
    QCOMPARE(marked(snippet), (QStringList{QStringLiteral("Ménière’s"), QStringLiteral("MÉNIÈRE")}));
    QCOMPARE(snippet.marks.front().start, 3);
}

void SnippetTest::joinsNeighbours()
{
    QCOMPARE(
        marked(cutSnippet(QStringLiteral("Side effects, and other effects."), matcherOf("side effects"))),
        (QStringList{QStringLiteral("Side effects"), QStringLiteral("effects")}));
}

void SnippetTest::keepsCellsAndItemsApart()
{
    const Snippet snippet = cutSnippet(
        QStringLiteral("Sleepy\n37 in 100\n10 in 100\n\nIt passes.\nCall us.\n"), matcherOf("sleepy "));
    QCOMPARE(snippet.text, QStringLiteral("Sleepy · 37 in 100 · 10 in 100 · It passes. Call us."));
}

void SnippetTest::worksOnNothingAndOnOneEndlessWord()
{
    QVERIFY(cutSnippet({}, matcherOf("a")).text.isEmpty());
    const Snippet endless = cutSnippet(QString(100'000, u'x'), matcherOf("xxx"));
    QVERIFY(endless.text.size() < 200);
    QVERIFY(!endless.marks.empty());
    QVERIFY(cutSnippet(QStringLiteral("\n\n \n"), matcherOf("a")).text.isEmpty());
}

PRIMER_TEST(SnippetTest)
#include "SnippetTest.moc"
