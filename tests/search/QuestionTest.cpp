// SPDX-License-Identifier: GPL-3.0-or-later
// How questions are understood: what belongs together, what is mended, what comes first.
#include "search/IndexedPack.h"
#include "search/Search.h"
#include "TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using primer::tests::TestPack;
using primer::tests::writeIndexed;

namespace {

QByteArray paragraph(const char *text)
{
    return "<section><p>" + QByteArray(text) + "</p></section>";
}

TestPack help()
{
    const QString synonym = QStringLiteral("synonym");
    TestPack pack(QStringLiteral("help"));
    pack.group(QStringLiteral("Get help now"), true)
        .topic(QStringLiteral("too-much"), QStringLiteral("Taking too much"), QStringLiteral("guide"))
        .name(QStringLiteral("took too many"), synonym)
        .name(QStringLiteral("overdose"), synonym)
        .section(QStringLiteral("do"), QStringLiteral("What to do"), paragraph("Call the emergency number."))
        .topic(
            QStringLiteral("panic-now"), QStringLiteral("A panic attack right now"), QStringLiteral("guide"))
        .section(
            QStringLiteral("do"), QStringLiteral("What to do"), paragraph("A fast heart will slow down."))
        .group(QStringLiteral("Medicines"))
        .topic(QStringLiteral("alprazolam"), QStringLiteral("Alprazolam"))
        .brand(QStringLiteral("Xanax"))
        .section(QStringLiteral("effects"), QStringLiteral("Side effects"), paragraph("You may feel sleepy."))
        .topic(QStringLiteral("clonazepam"), QStringLiteral("Clonazepam"))
        .brand(QStringLiteral("Klonopin"))
        .section(QStringLiteral("effects"), QStringLiteral("Side effects"), paragraph("You may feel dizzy."))
        .topic(QStringLiteral("snris"), QStringLiteral("SNRIs"))
        .brand(QStringLiteral("Pristiq"))
        .brand(QStringLiteral("Cymbalta"))
        .section(QStringLiteral("blood"), QStringLiteral("Blood pressure"), paragraph("High blood pressure."))
        .group(QStringLiteral("Guides"))
        .topic(QStringLiteral("side-effects"), QStringLiteral("Side effects"), QStringLiteral("guide"))
        .section(QStringLiteral("common"), QStringLiteral("Common ones"),
            paragraph("Taking a break, heart and all. "
                      "Side effects. A racing car."))
        .topic(QStringLiteral("fears"), QStringLiteral("Going out"), QStringLiteral("guide"))
        .name(QStringLiteral("agoraphobia"), synonym)
        .section(QStringLiteral("what"), QStringLiteral("What it is"), paragraph("Fear of open places."))
        .synonym(QStringLiteral("heart racing"), QStringLiteral("panic attack"))
        .synonym(QStringLiteral("hypertension"), QStringLiteral("high blood pressure"))
        .synonym(QStringLiteral("afraid to leave house"), QStringLiteral("agoraphobia"))
        .synonym(QStringLiteral("cant sit"), QStringLiteral("agoraphobia"));
    return pack;
}

} // namespace

class QuestionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void putsTheRightTopicFirst_data();
    void putsTheRightTopicFirst();
    void doesNotMendWhatASynonymExplains();
    void mendsByMeaning_data();
    void mendsByMeaning();
    void offersTheNearestTopicsWhereNothingIsFound();
    void stopsWhenTheAnswerIsNotWanted();
    void tellsWhichWordsToMark();
    void keepsToTheMostTellingWordsOfALongStory();

private:
    SearchAnswer ask(const QString &typed) const
    {
        return Search(*m_library, nullptr).find(typed, 30).value_or(SearchAnswer());
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Library> m_library;
};

void QuestionTest::initTestCase()
{
    const QString path = m_dir.filePath(QStringLiteral("help.primer"));
    QVERIFY(writeIndexed(help(), path));
    m_library = Library::open({path});
    QCOMPARE(m_library->packs().size(), size_t(1));
}

void QuestionTest::putsTheRightTopicFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("topic");
    const auto add = [](const char *typed, const char *topic) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromLatin1(topic);
    };
    add("i took too many xanax", "too-much");
    add("overdosed on klonopin", "too-much");
    add("over dose", "too-much");
    add("over dose xanax", "too-much");
    add("xanax", "alprazolam");
    add("side effects", "side-effects");
    add("what are the side effects of klonopin", "clonazepam");
    add("heart racing", "panic-now");
    add("heart raci", "panic-now");
    add("afraid to leave the house", "fears");
    add("afraid to leave my house", "fears");
    add("can't sit", "fears");
    add("CAN\u2019T sit", "fears");
    add("hypertensi", "snris");
    add("hypertension ", "snris");
}

void QuestionTest::putsTheRightTopicFirst()
{
    QFETCH(QString, typed);
    QFETCH(QString, topic);
    const SearchAnswer answer = ask(typed);
    QVERIFY(!answer.hits.empty());
    QCOMPARE(answer.hits.front().ref.topic, topic);
    QVERIFY(answer.nearest.empty());
}

void QuestionTest::doesNotMendWhatASynonymExplains()
{
    // "racing" alone would be known; "sit" is nowhere, and is near "side".
    for (const char *typed : {"heart racing", "cant sit", "cant sit "})
        QVERIFY2(ask(QString::fromLatin1(typed)).corrected.isNull(), typed);
}

void QuestionTest::mendsByMeaning_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("corrected");
    const auto add = [](const char *typed, const char *corrected) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(corrected);
    };
    add("zanax", "xanax");
    add("zanecks", "xanax");
    add("klonazapam", "clonazepam");
    add("kolonopin", "klonopin");
    add("kolonapen", "klonopin");
    add("pristeek", "pristiq");
    add("simbalta", "cymbalta");
    add("alprozalam", "alprazolam");
    add("agorafobia", "agoraphobia");
    add("klonap", "klonopin");
    add("xanax 5qqqq", "");
    add("xnx", "");
}

void QuestionTest::mendsByMeaning()
{
    QFETCH(QString, typed);
    QFETCH(QString, corrected);
    const QString mended = ask(typed).corrected;
    QCOMPARE(mended.isNull() ? QString() : mended, corrected.isEmpty() ? QString() : corrected);
}

void QuestionTest::offersTheNearestTopicsWhereNothingIsFound()
{
    const SearchAnswer far = ask(QStringLiteral("klaunpyn"));
    const SearchAnswer asTyped
        = Search(*m_library, nullptr).find(QStringLiteral("klonapim"), 30, Search::Spelling::AsTyped).value();
    QVERIFY(asTyped.hits.empty());
    QVERIFY(!asTyped.nearest.empty());
    QCOMPARE(asTyped.nearest.front().ref.topic, QStringLiteral("clonazepam"));
    QVERIFY(!far.hits.empty() || !far.nearest.empty());
    QVERIFY(ask(QStringLiteral("***")).nearest.empty());
    QVERIFY(ask(QStringLiteral("qqqqwwww")).nearest.empty());
}

void QuestionTest::stopsWhenTheAnswerIsNotWanted()
{
    const Search search(*m_library, nullptr);
    const auto ask = [&search](const Search::StillWanted &stillWanted) {
        return *search.find(QStringLiteral("feel"), 30, Search::Spelling::Mend, stillWanted);
    };
    QVERIFY(ask([] { return true; }).isComplete);
    const SearchAnswer none = ask([] { return false; });
    QVERIFY(!none.isComplete);
    QVERIFY(none.hits.empty() && none.nearest.empty());
    int asked = 0;
    QVERIFY(!ask([&asked] { return ++asked < 2; }).isComplete); // before its snippets
}

void QuestionTest::tellsWhichWordsToMark()
{
    const SearchAnswer answer = ask(QStringLiteral("feeling dizzy"));
    const auto section = std::find_if(answer.hits.begin(), answer.hits.end(),
        [](const SearchHit &hit) { return hit.kind == SearchHit::Kind::Section; });
    QVERIFY(section != answer.hits.end());
    QCOMPARE(section->words, (QStringList{QStringLiteral("feel"), QStringLiteral("dizzy")}));
}

void QuestionTest::keepsToTheMostTellingWordsOfALongStory()
{
    QString story = QStringLiteral("xanax ");
    for (int i = 0; i < 60; ++i)
        story += QStringLiteral("my feel ");
    const SearchAnswer answer = ask(story);
    QVERIFY(!answer.hits.empty());
    QCOMPARE(answer.hits.front().ref.topic, QStringLiteral("alprazolam"));
}

PRIMER_TEST(QuestionTest)
#include "QuestionTest.moc"
