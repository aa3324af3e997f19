// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/PassageLocator.h"
#include "bench/Chance.h"
#include "TestRegistry.h"

#include <QtTest>

#include <limits>

using primer::Passage;
using primer::passageAt;
using primer::PassageLocator;
using primer::PassagePlace;
using primer::PassageState;

namespace {

const QString kText = QStringLiteral(
    "Clonazepam can make you feel sleepy. Do not drive until you know how it affects you.\n"
    "Take 0.5 mg twice a day with a glass of water. You may take it with food or without.\n"
    "Call your prescriber before you stop. Stopping suddenly can cause seizures.\n"
    "Keep the tablets where children cannot reach them. Older people may feel sleepy for longer.\n");

/// The words where they stand first in the text.
Passage passageOf(const QString &words, const QString &text = kText, int from = 0)
{
    const int start = static_cast<int>(text.indexOf(words, from));
    return passageAt(text, start, start + static_cast<int>(words.size()));
}

QString edited(const QString &was, const QString &is, QString text = kText)
{
    return text.replace(was, is);
}

struct Found
{
    QString state;
    QString words;

    bool operator==(const Found &) const = default;
};

Found find(const Passage &passage, const QString &text, const QSet<QString> &names = {})
{
    const PassagePlace place = PassageLocator(text, names).locate(passage);
    return {primer::passageStateWord(place.state), text.mid(place.start, place.end - place.start)};
}

Found exact(const QString &words)
{
    return {QStringLiteral("exact"), words};
}
Found moved(const QString &words)
{
    return {QStringLiteral("moved"), words};
}
Found approximate(const QString &words)
{
    return {QStringLiteral("approximate"), words};
}
const Found kLost{QStringLiteral("lost"), QString()};

const QString kSentence = QStringLiteral("Keep the tablets where children cannot reach them.");

} // namespace

class PassageLocatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsItInTheTextThatItWasMarkedIn();
    void findsItWhereTheTextChangedElsewhere();
    void findsTheRightOneOfTwo();
    void isNotTakenInByTheSamePosition();
    void isNotSureOfOneOfTwoCopies();
    void isLostWhenItsSentenceIsGone();
    void isLostWhenAnotherStandsInItsPlace();
    void findsItThroughSmallEdits_data();
    void findsItThroughSmallEdits();
    void takesBlanksAndQuotationMarksForTheSame();
    void takesOtherCapitalsForAnEdit();
    void isLostWhereTheMeaningChanged_data();
    void isLostWhereTheMeaningChanged();
    void isNotCertainWhereTheSentenceAroundItChanged_data();
    void isNotCertainWhereTheSentenceAroundItChanged();
    void guardsTheNamesOfMedicines();
    void doesNotFindAPartOfAWordOrANumber();
    void findsWordsOfOneLetterByWhatIsAroundThem();
    void findsItAcrossParagraphs();
    void findsItAtTheEndsOfTheText();
    void findsALongPassage();
    void keepsSurrogatePairsWhole();
    void takesHostilePassages_data();
    void takesHostilePassages();
    void boundsItsWork();
};

void PassageLocatorTest::findsItInTheTextThatItWasMarkedIn()
{
    const PassagePlace place = PassageLocator(kText).locate(passageOf(QStringLiteral("feel sleepy")));
    QVERIFY((place == PassagePlace{PassageState::Exact, 24, 35, 1}));
    // The second of two as well.
    const Passage second = passageOf(QStringLiteral("feel sleepy"), kText, 100);
    QCOMPARE(PassageLocator(kText).locate(second).start, second.start);
    // Also when it was marked by a program that knows of no digests.
    Passage imported = second;
    imported.digest.clear();
    QCOMPARE(find(imported, kText), exact(QStringLiteral("feel sleepy")));
}

void PassageLocatorTest::findsItWhereTheTextChangedElsewhere()
{
    const Passage passage = passageOf(kSentence);
    QCOMPARE(find(passage, kText + u"More."), exact(kSentence));
    const QString longer = u"A new paragraph.\n" + kText;
    const PassagePlace place = PassageLocator(longer).locate(passage);
    QVERIFY((place == PassagePlace{PassageState::Moved, passage.start + 17, passage.end() + 17, 1}));
}

void PassageLocatorTest::findsTheRightOneOfTwo()
{
    const QString longer = u"A new paragraph.\n" + kText;
    const Passage first = passageOf(QStringLiteral("feel sleepy"));
    const Passage second = passageOf(QStringLiteral("feel sleepy"), kText, 100);
    QCOMPARE(PassageLocator(longer).locate(first).start, first.start + 17);
    QCOMPARE(PassageLocator(longer).locate(second).start, second.start + 17);
    // The other is no substitute for the one that is gone.
    QCOMPARE(find(first, edited(QStringLiteral("feel sleepy. Do"), QStringLiteral("giddy. Do"))), kLost);
    QCOMPARE(find(second, edited(QStringLiteral("may feel sleepy"), QStringLiteral("may be giddy"))), kLost);
}

void PassageLocatorTest::isNotTakenInByTheSamePosition()
{
    const QString text
        = QStringLiteral("Some people feel sleepy. Others feel sleepy at night, which is good.");
    const Passage second = passageOf(QStringLiteral("feel sleepy"), text, 20);
    // Now another "feel sleepy" stands at its position.
    const int shift = second.start - 12;
    const QString revised = QString(shift, u'x') + text;
    QCOMPARE(revised.mid(second.start, 11), QStringLiteral("feel sleepy"));
    QCOMPARE(PassageLocator(revised).locate(second).start, second.start + shift);
    const QString gone = QString(shift, u'x') + QStringLiteral("Some people feel sleepy. Others do not.");
    QCOMPARE(find(second, gone), kLost);
}

void PassageLocatorTest::isNotSureOfOneOfTwoCopies()
{
    const QString row
        = QStringLiteral("Some people who take it every day feel sleepy in the first few weeks.\n");
    const QString words = QStringLiteral("feel sleepy");
    const Passage passage = passageOf(words, row + row + row);
    QCOMPARE(find(passage, row + row + row + u"New."), approximate(words));
    QCOMPARE(PassageLocator(row + row + row + u"New.").locate(passage).start, passage.start);
    QCOMPARE(find(passage, u"New.\n" + row + row + row), kLost);
}

void PassageLocatorTest::isLostWhenItsSentenceIsGone()
{
    QCOMPARE(find(passageOf(kSentence), edited(kSentence, QString())), kLost);
    QCOMPARE(find(passageOf(kSentence), QString()), kLost);
    QCOMPARE(find(passageOf(kSentence), QStringLiteral("Quite another text about something else.")), kLost);
}

void PassageLocatorTest::isLostWhenAnotherStandsInItsPlace()
{
    // "lorazepam" elsewhere is not the one that became another word among the same words.
    const QString text
        = QStringLiteral("What they noticed in the study\nOn lorazepam\nOn a dummy tablet\nSleepy\n"
                         "What they noticed in the end\nOn alprazolam\nOn a dummy tablet\nDizzy\n");
    const Passage passage = passageOf(QStringLiteral("lorazepam"), text);
    const QString revised = QString(text)
                                .replace(QStringLiteral("lorazepam"), QStringLiteral("diazepam"))
                                .replace(QStringLiteral("alprazolam"), QStringLiteral("lorazepam"));
    QCOMPARE(find(passage, revised), kLost);
}

void PassageLocatorTest::findsItThroughSmallEdits_data()
{
    QTest::addColumn<QString>("was");
    QTest::addColumn<QString>("is");
    QTest::addColumn<QString>("words");
    QTest::newRow("a word replaced") << "where children"
                                     << "where your children"
                                     << "Keep the tablets where your children cannot reach them.";
    QTest::newRow("a word gone") << "Keep the tablets"
                                 << "Keep tablets"
                                 << "Keep tablets where children cannot reach them.";
    QTest::newRow("the first word") << "Keep the tablets"
                                    << "Store the tablets"
                                    << "Store the tablets where children cannot reach them.";
    QTest::newRow("the last word") << "reach them."
                                   << "find them."
                                   << "Keep the tablets where children cannot find them.";
    QTest::newRow("a typing mistake mended") << "children"
                                             << "childrens"
                                             << "Keep the tablets where childrens cannot reach them.";
}

void PassageLocatorTest::findsItThroughSmallEdits()
{
    QFETCH(QString, was);
    QFETCH(QString, is);
    QFETCH(QString, words);
    QCOMPARE(find(passageOf(kSentence), edited(was, is)), approximate(words));
    QCOMPARE(find(passageOf(kSentence), u"A new paragraph.\n" + edited(was, is)), approximate(words));
}

void PassageLocatorTest::takesBlanksAndQuotationMarksForTheSame()
{
    QCOMPARE(find(passageOf(kSentence), edited(QStringLiteral("where "), QStringLiteral("where \n"))),
        moved(QStringLiteral("Keep the tablets where \nchildren cannot reach them.")));
    const QString text = QStringLiteral("Ask: \"What's the name of it?\" Write the answer down at once.");
    QCOMPARE(
        find(passageOf(QStringLiteral("\"What's the name of it?\""), text),
            QStringLiteral("Ask: \u201cWhat\u2019s the name of it?\u201d Write the answer down at once.")),
        moved(QStringLiteral("\u201cWhat\u2019s the name of it?\u201d")));
    QCOMPARE(find(passageOf(kSentence), edited(QStringLiteral("tablets"), QStringLiteral("tab\u00adlets"))),
        moved(QStringLiteral("Keep the tab\u00adlets where children cannot reach them.")));
}

void PassageLocatorTest::takesOtherCapitalsForAnEdit()
{
    QCOMPARE(
        find(passageOf(kSentence), edited(kSentence, kSentence.toUpper())), approximate(kSentence.toUpper()));
}

void PassageLocatorTest::isLostWhereTheMeaningChanged_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("was");
    QTest::addColumn<QString>("is");
    const QString dose = QStringLiteral("Take 0.5 mg twice a day with a glass of water.");
    QTest::newRow("number") << dose << "0.5"
                            << "1";
    QTest::newRow("decimal point gone") << dose << "0.5"
                                        << "05";
    QTest::newRow("leading zero gone") << dose << "0.5"
                                       << ".5";
    QTest::newRow("unit") << dose << "mg"
                          << "mcg";
    QTest::newRow("how often") << dose << "twice a day"
                               << "three times a day";
    QTest::newRow("time") << dose << "day"
                          << "week";
    QTest::newRow("dose word") << dose << "twice"
                               << "once";
    QTest::newRow("negation put in") << dose << "Take"
                                     << "Do not take";
    QTest::newRow("a word of doubt put in") << dose << "twice a day"
                                            << "at most twice a day";
    QTest::newRow("negation gone") << kSentence << "cannot"
                                   << "can";
    QTest::newRow("negation for another") << kSentence << "cannot"
                                          << "can never";
    const QString medicine = QStringLiteral("Clonazepam can make you feel sleepy.");
    QTest::newRow("medicine") << medicine << "Clonazepam"
                              << "Lorazepam";
    const QString stop = QStringLiteral("Call your prescriber before you stop.");
    QTest::newRow("before and after") << stop << "before"
                                      << "after";
    QTest::newRow("stop and start") << stop << "you stop"
                                    << "you take";
}

void PassageLocatorTest::isLostWhereTheMeaningChanged()
{
    QFETCH(QString, words);
    QFETCH(QString, was);
    QFETCH(QString, is);
    const QString revised = edited(words, QString(words).replace(was, is));
    QVERIFY(revised != kText);
    QCOMPARE(find(passageOf(words), revised), kLost);
}

void PassageLocatorTest::isNotCertainWhereTheSentenceAroundItChanged_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("was");
    QTest::addColumn<QString>("is");
    QTest::newRow("negation before") << "take it with food"
                                     << "You may take"
                                     << "You may not take";
    QTest::newRow("negation gone") << "drive until you know how it affects you"
                                   << "Do not drive"
                                   << "Do drive";
    QTest::newRow("number before") << "mg twice a day with a glass"
                                   << "0.5 mg"
                                   << "5 mg";
    QTest::newRow("condition behind") << "You may take it with food"
                                      << "or without"
                                      << "but never late";
}

void PassageLocatorTest::isNotCertainWhereTheSentenceAroundItChanged()
{
    QFETCH(QString, words);
    QFETCH(QString, was);
    QFETCH(QString, is);
    QVERIFY(edited(was, is) != kText);
    QCOMPARE(find(passageOf(words), edited(was, is)), approximate(words));
}

void PassageLocatorTest::guardsTheNamesOfMedicines()
{
    const QString text
        = QStringLiteral("Barfoona can make you feel very sleepy at first. Do not drive then.");
    const QString revised = edited(QStringLiteral("Barfoona"), QStringLiteral("Foobarix"), text);
    const Passage passage
        = passageOf(QStringLiteral("Barfoona can make you feel very sleepy at first."), text);
    QCOMPARE(find(passage, revised).state, QStringLiteral("approximate"));
    QCOMPARE(find(passage, revised, {QStringLiteral("barfoona")}), kLost);
    QCOMPARE(find(passage, revised, {QStringLiteral("foobarix")}), kLost);
    // A name within a sentence shows by its capital.
    const QString within
        = QStringLiteral("In some people Barfoona brings headaches that pass in time. It is so.");
    QCOMPARE(find(passageOf(QStringLiteral("Barfoona brings headaches that pass in time"), within),
                 edited(QStringLiteral("Barfoona"), QStringLiteral("Barfeena"), within)),
        kLost);
}

void PassageLocatorTest::doesNotFindAPartOfAWordOrANumber()
{
    const QString text = QStringLiteral("Your dose is 5 mg at night, and this is the active part of it all.");
    QCOMPARE(find(passageOf(QStringLiteral("5 mg at night"), text),
                 edited(QStringLiteral("5 mg"), QStringLiteral("0.5 mg"), text)),
        kLost);
    QCOMPARE(find(passageOf(QStringLiteral("5 mg at night"), text),
                 edited(QStringLiteral("5 mg"), QStringLiteral("15 mg"), text)),
        kLost);
    QCOMPARE(find(passageOf(QStringLiteral("active"), text),
                 edited(QStringLiteral("active"), QStringLiteral("inactive"), text)),
        kLost);
    // What was marked within a word is found within it.
    QCOMPARE(find(passageOf(QStringLiteral("ctiv"), text), u"New. " + text), moved(QStringLiteral("ctiv")));
}

void PassageLocatorTest::findsWordsOfOneLetterByWhatIsAroundThem()
{
    const QString longer = u"A new a paragraph.\n" + kText;
    const Passage letter = passageAt(kText, 151, 152);
    QCOMPARE(letter.exact.size(), 1);
    const PassagePlace place = PassageLocator(longer).locate(letter);
    QCOMPARE(place.state, PassageState::Moved);
    QCOMPARE(place.start, 151 + 19);
    QCOMPARE(find(letter, QStringLiteral("a a a a a a a a a a a a a")), kLost);
}

void PassageLocatorTest::findsItAcrossParagraphs()
{
    const QString words = QStringLiteral("food or without.\nCall your prescriber");
    QCOMPARE(find(passageOf(words), u"New.\n" + kText), moved(words));
    QCOMPARE(
        find(passageOf(words), edited(QStringLiteral("without.\nCall"), QStringLiteral("without. Call"))),
        moved(QStringLiteral("food or without. Call your prescriber")));
}

void PassageLocatorTest::findsItAtTheEndsOfTheText()
{
    const QString first = QStringLiteral("Clonazepam can make you");
    QCOMPARE(find(passageOf(first), kText + u"More."), exact(first));
    QCOMPARE(find(passageOf(first), u"New. " + kText).words, first);
    const QString whole = QStringLiteral("Do not drive.");
    QCOMPARE(find(passageOf(whole, whole), whole), exact(whole));
    // Nothing was around it that could tell it from another.
    QCOMPARE(find(passageOf(whole, whole), u"Be careful. " + whole + u" Take a bus."), kLost);
}

void PassageLocatorTest::findsALongPassage()
{
    primer::bench::Chance chance(4);
    QString text;
    while (text.size() < 20'000) {
        for (int letters = chance.between(2, 9); letters > 0; --letters)
            text += QChar(static_cast<char16_t>(u'a' + chance.below(26)));
        text += u' ';
    }
    const int start = static_cast<int>(text.indexOf(u' ', 500)) + 1;
    const int end = static_cast<int>(text.indexOf(u' ', 6500));
    const Passage passage = passageAt(text, start, end);
    QCOMPARE(find(passage, u"New. " + text), moved(passage.exact));

    QString revised = u"New. " + text;
    revised.insert(revised.indexOf(u' ', 3000), QStringLiteral(" added"));
    const PassagePlace place = PassageLocator(revised).locate(passage);
    QCOMPARE(place.state, PassageState::Approximate);
    QCOMPARE(place.start, start + 5);
    QCOMPARE(place.end, end + 11);

    const Passage huge = passageAt(text, 0, 17'000);
    QCOMPARE(find(huge, u"New. " + text).words, huge.exact);
    QCOMPARE(find(huge, revised), kLost); // it is not looked for with errors
}

void PassageLocatorTest::keepsSurrogatePairsWhole()
{
    const QString face = QStringLiteral("\U0001F600");
    const QString text
        = u"Some feel " + face + face + u" and tired after a while of taking it all, others " + face;
    const Passage passage = passageOf(face + face, text);
    QCOMPARE(find(passage, u"New. " + text), moved(face + face));
    const QString other = QStringLiteral("\U0001F601"); // the same first half
    const Found found
        = find(passageOf(QString(u"feel " + face + face + u" and tired after a while of taking it"), text),
            QString(text).replace(QString(face + face), QString(face + other)));
    QCOMPARE(found, approximate(u"feel " + face + other + u" and tired after a while of taking it"));
}

void PassageLocatorTest::takesHostilePassages_data()
{
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<int>("start");
    const QString half(QChar(0xd83d));
    QTest::newRow("empty") << ""
                           << ""
                           << "" << 0;
    QTest::newRow("blank") << " \n "
                           << "a"
                           << "b" << 0;
    QTest::newRow("before the text") << "feel sleepy"
                                     << ""
                                     << "" << -5;
    QTest::newRow("far before") << "feel sleepy"
                                << ""
                                << "" << std::numeric_limits<int>::min();
    QTest::newRow("far behind") << "feel sleepy"
                                << ""
                                << "" << std::numeric_limits<int>::max();
    QTest::newRow("long surroundings")
        << "feel sleepy" << QString(100'000, u'a') << QString(100'000, u'b') << 0;
    QTest::newRow("half a surrogate pair") << half << half << half << 0;
    QTest::newRow("invisible") << QString(QChar(0xad)) << ""
                               << "" << 0;
    QTest::newRow("longer than the text") << QString(100'000, u'x') << ""
                                          << "" << 0;
    QTest::newRow("zero") << QString(QChar(u'\0')) << ""
                          << "" << 3;
}

void PassageLocatorTest::takesHostilePassages()
{
    QFETCH(QString, exact);
    QFETCH(QString, prefix);
    QFETCH(QString, suffix);
    QFETCH(int, start);
    const Passage passage{exact, prefix, suffix, start, QString()};
    QVERIFY((PassageLocator(kText).locate(passage) == PassagePlace()));
    QVERIFY((PassageLocator(QString()).locate(passage) == PassagePlace()));
    Passage claims = passage; // the digest of the text, but not its words
    claims.digest = primer::textDigest(kText);
    QVERIFY((PassageLocator(kText).locate(claims) == PassagePlace()));
    PassageLocator(QString(QChar(0xdc00)) + QString(QChar(0xd83d))).locate(passage);
}

void PassageLocatorTest::boundsItsWork()
{
    // Any of these would take hours if the work grew as the product of the lengths.
    const QString text(1'000'000, u'a');
    const Passage long1{QString(100'000, u'a'), QString(32, u'b'), QString(32, u'b'), 0, QString()};
    QCOMPARE(find(long1, text), kLost);
    const Passage long2{QString(100'000, u'a') + u'b', QString(32, u'b'), QString(32, u'b'), 0, QString()};
    QCOMPARE(find(long2, text), kLost);
    const Passage letter{QStringLiteral("a"), QString(32, u'a'), QString(32, u'a'), 7, QString()};
    QCOMPARE(find(letter, text), kLost); // every letter is as good
    const QString words = QStringLiteral("take it or ").repeated(20'000);
    const Passage middle{
        QStringLiteral("take it on ").repeated(700), QString(32, u'x'), QString(32, u'y'), 0, QString()};
    QCOMPARE(find(middle, words), kLost);
}

PRIMER_TEST(PassageLocatorTest)
#include "PassageLocatorTest.moc"
