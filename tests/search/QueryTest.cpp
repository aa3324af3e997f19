// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Query.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

/// Words with their signs: "!" required, "-" excluded, "~" may go on.
QString signs(const QString &typed)
{
    QStringList words;
    const Query query = Query::parse(typed);
    for (const QueryWord &word : query.words()) {
        words.append((word.required ? QStringLiteral("!") : QString())
            + (word.excluded ? QStringLiteral("-") : QString()) + word.word
            + (word.partial ? QStringLiteral("~") : QString()));
    }
    return words.join(u' ');
}

} // namespace

class QueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatIsTyped_data();
    void understandsWhatIsTyped();
    void isEmptyWithoutAWord_data();
    void isEmptyWithoutAWord();
    void cutsWhatIsTooLong();
    void putsMendedWordsInTheirPlaces();
    void givesTheWantedWords();
    void knowsStopWordsOfEnglishAlone();
};

void QueryTest::understandsWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *typed, const char *expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    add("Clonazepam", "clonazepam~");
    add("clonazepam ", "clonazepam");
    add("side effects", "side effects~");
    add("side effects?", "side effects");
    add("covid-19", "covid 19~");
    add("what's wrong", "what's wrong~");
    add("what’s wrong", "what's wrong~");
    add("A&E", "a&e~");
    add("blood \"pres", "blood !pres~");
    add("\"side effects\"", "!side !effects");
    add("“side effects” dizzy", "!side !effects dizzy~");
    add("sleep -alcohol", "sleep -alcohol");
    add("sleep −alcohol ", "sleep -alcohol");
    add("sleep - alcohol", "sleep alcohol~");
    add("-covid-19 test", "-covid -19 test~");
    add("a -\"side effects\" b", "a -side -effects b~");
    add("--x", "x~");
    add("50% ***", "50");
    add("😀 happy 😀", "happy");
    add("\"\"\"\"", "");
}

void QueryTest::understandsWhatIsTyped()
{
    QFETCH(QString, typed);
    QTEST(signs(typed), "expected");
}

void QueryTest::isEmptyWithoutAWord_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"", " ", "***", "😀", "-", "\"", "-x", "-x -\"y z\"", "\n\t", "()[]{}"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void QueryTest::isEmptyWithoutAWord()
{
    QFETCH(QString, typed);
    QVERIFY(Query::parse(typed).isEmpty());
    QVERIFY(!Query::parse(typed + QStringLiteral(" word")).isEmpty());
}

void QueryTest::cutsWhatIsTooLong()
{
    const Query many = Query::parse(QStringLiteral("word ").repeated(2000));
    QCOMPARE(many.typed().size(), 500);
    QCOMPARE(many.words().size(), size_t(100));
    const Query one = Query::parse(QString(10'000, u'x'));
    QCOMPARE(one.words().size(), size_t(1));
    QVERIFY(!one.words().front().partial);
    QVERIFY(!Query::parse(QStringLiteral("😀").repeated(400).prepend(u'a')).typed().back().isHighSurrogate());
}

void QueryTest::putsMendedWordsInTheirPlaces()
{
    const Query query = Query::parse(QStringLiteral("Clonazapam, \"sid efects\" -Alcohol"));
    const Query mended = query.replaced({QStringLiteral("clonazepam"), QStringLiteral("side"), {}, {}});
    QCOMPARE(mended.typed(), QStringLiteral("clonazepam, \"side efects\" -Alcohol"));
    QVERIFY(mended.words()[1].required);
    QVERIFY(mended.words()[3].excluded);
    const Query last = Query::parse(QStringLiteral("clonazapam")).replaced({QStringLiteral("clonazepam")});
    QVERIFY(!last.words().front().partial);
    QVERIFY(Query::parse(QStringLiteral("a b")).replaced({QStringLiteral("c"), {}}).words().back().partial);
}

void QueryTest::givesTheWantedWords()
{
    QCOMPARE(Query::parse(QStringLiteral("Side -x \"Effects\" diz")).wantedText(),
        QStringLiteral("side effects diz"));
    QCOMPARE(Query::parse(QStringLiteral("side ")).wantedText(), QStringLiteral("side "));
}

void QueryTest::knowsStopWordsOfEnglishAlone()
{
    QVERIFY(isStopWord(QStringLiteral("en"), QStringLiteral("the")));
    QVERIFY(isStopWord(QStringLiteral("en-US"), QStringLiteral("what's")));
    QVERIFY(!isStopWord(QStringLiteral("en"), QStringLiteral("alcohol")));
    QVERIFY(!isStopWord(QStringLiteral("de"), QStringLiteral("the")));
}

PRIMER_TEST(QueryTest)
#include "QueryTest.moc"
