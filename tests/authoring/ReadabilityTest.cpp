// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/Readability.h"
#include "authoring/Syllables.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class ReadabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsSyllables_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("syllables");
        const std::vector<std::pair<const char *, int>> words{{"the", 1}, {"medicine", 3}, {"breathe", 1},
            {"breathes", 1}, {"people", 2}, {"little", 2}, {"bottles", 2}, {"whole", 1}, {"asked", 1},
            {"needed", 2}, {"doses", 2}, {"takes", 1}, {"seizure", 2}, {"seizures", 2}, {"anxiety", 4},
            {"anxious", 2}, {"opioid", 3}, {"quiet", 2}, {"friend", 1}, {"client", 2}, {"patient", 2},
            {"social", 2}, {"serious", 3}, {"usual", 3}, {"equal", 2}, {"being", 2}, {"video", 3},
            {"safely", 2}, {"careful", 2}, {"sometimes", 2}, {"someone", 2}, {"suddenly", 3},
            {"prescriber", 3}, {"life-threatening", 4}, {"911", 1}, {"don\u2019t", 1}, {"caf\u00e9", 2},
            {"used", 1}, {"safety", 2}, {"suicide", 3}, {"element", 3}, {"doubled", 2}, {"react", 2},
            {"idea", 3}, {"create", 2}, {"behavior", 3}, {"easier", 3}, {"loyal", 2}, {"played", 1},
            {"didn\u2019t", 2}, {"every", 2}, {"alcoholism", 5}, {"diabetes", 4}, {"fatigue", 2},
            {"science", 2}, {"rely", 2}, {"tolerance", 3}, {"alcohol", 3}, {"pharmacist", 3}, {"eye", 1}};
        for (const auto &[word, syllables] : words)
            QTest::newRow(word) << QString::fromUtf8(word) << syllables;
    }
    void countsSyllables()
    {
        QFETCH(QString, word);
        QTEST(syllablesOfWord(word), "syllables");
    }

    void gradesSentencesWorkedByHand()
    {
        // Call(1) your(1) pre-scri-ber(3) first(1): 4 words, 1 sentence, 6 syllables.
        const Readability plain;
        QCOMPARE(plain.countText(QStringLiteral("Call your prescriber first.")),
            (Readability::Counts{4, 1, 6, 3, 1}));
        // 0.39 * 4 / 1 + 11.8 * 6 / 4 - 15.59 = 3.67
        QCOMPARE(Readability::gradeOf({4, 1, 6, 3, 1}), 3.7);
        // 0.39 * 100 / 5 + 11.8 * 150 / 100 - 15.59 = 9.91
        QCOMPARE(Readability::gradeOf({100, 5, 150, 60, 10}), 9.9);
        QCOMPARE(Readability::gradeOf({2, 2, 2, 2, 0}), 0.0);
        QCOMPARE(Readability::gradeOf({}), 0.0);
    }

    void measuresWorkedByHand()
    {
        const Readability::Counts counts{100, 5, 150, 60, 10};
        QCOMPARE(Readability::readingEaseOf(counts), 59.6); // 206.835 - 1.015 * 20 - 84.6 * 1.5 = 59.635
        QCOMPARE(Readability::smogOf(counts), 11.2); // 1.0430 * sqrt(10 * 30 / 5) + 3.1291 = 11.2082
        QCOMPARE(Readability::forcastOf(counts), 11.0); // 20 - 60 * 1.5 / 10
        QCOMPARE(Readability::readingEaseOf({}), 0.0);
        QCOMPARE(Readability::smogOf({}), 0.0);
        QCOMPARE(Readability::forcastOf({}), 0.0);
        // Some-one(2) took(1) the(1) med-i-cine(3) twice(1).
        QCOMPARE(Readability().countText(QStringLiteral("Someone took the medicine twice.")),
            (Readability::Counts{5, 1, 8, 3, 1}));
    }

    void saysWhereSentencesStand()
    {
        const QString text = QStringLiteral("It calms. (It helps, too.) Good!");
        const auto sentences = Readability::sentencesOf(text);
        QCOMPARE(sentences.size(), size_t(3));
        QCOMPARE(text.mid(sentences[1].start, sentences[1].end - sentences[1].start),
            QStringLiteral("It helps, too"));
        QCOMPARE(sentences[1].words, 3);
    }

    void commonNamesOfMedicinesAreKnown()
    {
        const QStringList names = commonMedicineNames();
        QVERIFY(names.size() > 200);
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        QCOMPARE(Readability(names).countText(QStringLiteral("clarithromycin")).syllables, 2);
    }

    void findsTheEndsOfSentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("sentences");
        QTest::newRow("two") << QStringLiteral("It calms. It helps.") << 2;
        QTest::newRow("no end mark") << QStringLiteral("breathes slowly or weakly") << 1;
        QTest::newRow("question in quotes") << QStringLiteral("Ask: \"May I drive?\" Then wait.") << 2;
        QTest::newRow("abbreviations")
            << QStringLiteral("In the U.S. Food label, e.g. Dr. Who is named.") << 1;
        QTest::newRow("numbers") << QStringLiteral("Take 0.5 mg at 8.30 today.") << 1;
        QTest::newRow("dots") << QStringLiteral("Wait... Then go!") << 2;
        QTest::newRow("digit after") << QStringLiteral("It is common. 37 in 100 people felt it.") << 2;
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("no word") << QStringLiteral("... !") << 0;
    }
    void findsTheEndsOfSentences()
    {
        QFETCH(QString, text);
        QTEST(Readability().countText(text).sentences, "sentences");
    }

    void namesOfMedicinesCountTwo()
    {
        const Readability named(
            {QStringLiteral("Clonazepam"), QStringLiteral("Benzodiazepines as a family")});
        QCOMPARE(syllablesOfWord(QStringLiteral("clonazepam")), 4);
        QCOMPARE(named.countText(QStringLiteral("clonazepam")).syllables, 2);
        QCOMPARE(named.countText(QStringLiteral("Benzodiazepine")).syllables, 2);
        QCOMPARE(named.countText(QStringLiteral("family")).syllables, 3);
        QCOMPARE(Readability({QStringLiteral("Lyr")}).countText(QStringLiteral("Lyr")).syllables, 1);
    }

    void leavesOutHeadingsAndTables()
    {
        const auto content = SectionContent::parse(
            "<section><h3>An extraordinarily complicated heading</h3><p>It helps.<cite>fda</cite></p>"
            "<ul><li><p>slow breath</p></li><li><p>blue lips</p></li></ul>"
            "<aside class=\"tip\"><p class=\"title\">Get up</p><p>Sit first.</p></aside>"
            "<table><tbody><tr><td>Unquestionably</td></tr></tbody></table></section>");
        QVERIFY(content);
        QCOMPARE(Readability().count(*content), (Readability::Counts{10, 5, 10, 10, 0}));
    }
};

PRIMER_TEST(ReadabilityTest)
#include "ReadabilityTest.moc"
