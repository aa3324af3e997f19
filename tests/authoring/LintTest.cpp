// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/Lint.h"

#include "SourceFolder.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;
using primer::tests::SourceFolder;

namespace {

const QDate kToday(2026, 11, 22);

/// Front matter on lines 1 to 20, so that the text begins on line 21.
constexpr char kFields[] = "---\n"
                           "title: Clonazepam\n"
                           "kind: medicine\n"
                           "group: Medicines\n"
                           "summary: A calming medicine.\n"
                           "reviewed: 2026-11-22\n"
                           "next_review: 2027-11-22\n"
                           "check_yourself:\n"
                           "  - question: May I stop?\n"
                           "    answer: No. Call first.\n"
                           "    section: at-a-glance\n"
                           "  - question: May I drink?\n"
                           "    answer: No. It is not safe.\n"
                           "    section: at-a-glance\n"
                           "sources:\n"
                           "  fda:\n"
                           "    title: Label\n"
                           "    publisher: FDA\n"
                           "    year: 2026\n"
                           "---\n";
constexpr int kTextLine = 21;

/// The findings of one topic of that text as "line: rule" or "line: rule (warning)".
QStringList findingsOf(const QByteArray &fields, const QByteArray &text, const QByteArray &glossary = {})
{
    const SourceFolder folder;
    folder.write("clonazepam.md", fields + text);
    if (!glossary.isEmpty())
        folder.write("glossary.yaml", glossary);
    QStringList found;
    for (const Finding &finding : Lint(folder.path(), kToday).run().findings)
        found.append(QString::number(finding.line) + u": " + finding.rule
            + (finding.severity == Finding::Severity::Warning ? QStringLiteral(" (warning)") : QString()));
    return found;
}

/// One paragraph, heading, ... on line kTextLine + 1, which is cited.
QStringList findingsIn(const char *text, const QByteArray &glossary = {})
{
    return findingsOf(kFields,
        "## At a glance\n" + QByteArray(text)
            + "\n\nIt calms. Call us if you do not feel well. We are here for you day and night.[^fda]\n",
        glossary);
}

QString told(const char *rule, int line = kTextLine + 1)
{
    return QString::number(line) + u": " + QString::fromUtf8(rule);
}

} // namespace

class LintTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextIsLeftAlone()
    {
        QCOMPARE(findingsIn("It helps. Call your prescriber first."), QStringList());
    }

    void findsOneThing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char *text, const char *rule) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(rule);
        };
        // plain-word
        row("Utilize a pill box.", "plain-word");
        row("They administered it at home.", "plain-word");
        row("Tell them of any adverse effects.", "plain-word");
        row("Call prior to a visit.", "plain-word");
        row("You may need additional help.", "plain-word (warning)");
        // unexplained-term
        row("Call if you have dysphagia.", "unexplained-term");
        row("It is contraindicated for you.", "unexplained-term");
        row("Tell them about serotonin syndrome.", "unexplained-term");
        row("Tell them about mastoiditis.", "unexplained-term (warning)");
        // abbreviation
        row("Ask about PTSD.", "abbreviation");
        row("Ask about NSAIDs.", "abbreviation");
        // passive-voice
        row("The dose was changed by the nurse.", "passive-voice (warning)");
        row("Tablets are given at night.", "passive-voice (warning)");
        // uncited-number
        row("It helps 37 in 100 people.", "uncited-number");
        row("It lasts 3 hours.", "uncited-number");
        row("It works in 10 minutes.", "uncited-number");
        row("About 1 in 10 people feel sleepy.", "uncited-number");
        // uncited-claim
        row("It can cause sleep.", "uncited-claim (warning)");
        row("Most people feel calm.", "uncited-claim (warning)");
        // dose-instruction
        row("Take two tablets at night.[^fda]", "dose-instruction");
        row("Take 5 mg.[^fda]", "dose-instruction");
        row("Take 1\u20132 tablets.[^fda]", "dose-instruction");
        row("Take 0.5mg.[^fda]", "dose-instruction");
        row("Your daily dose is 2 mg.[^fda]", "dose-instruction");
        row("Then increase your dose to 2 mg.[^fda]", "dose-instruction");
        row("You can take an extra tablet.[^fda]", "dose-instruction");
        row("If it hurts, take another half a tablet.[^fda]", "dose-instruction");
        // colour-only
        row("Read the red box.", "colour-only");
        row("It is in orange.", "colour-only");
        // sentence-length
        row("One two three four five six seven eight nine ten one two three four five six seven eight nine "
            "ten"
            " end.",
            "sentence-length");
    }
    void findsOneThing()
    {
        QFETCH(QString, text);
        QFETCH(QString, rule);
        QCOMPARE(findingsIn(text.toUtf8()).join(u'|'), told(rule.toUtf8()));
    }

    void leavesGoodTextAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            {// plain words: names, quotations, everyday phrases
                "Ask the Drug Administration.", "The label says \"adverse effects\".",
                "Shall I let them sleep?", "Do not stop, however long you take it.",
                // terms and abbreviations that are explained
                "Call if you have dysphagia (trouble swallowing).",
                "You may have trouble swallowing (dysphagia).", "Doctors call it dysphagia.",
                "Dysphagia means trouble swallowing.", "Ask about post-traumatic stress disorder (PTSD).",
                "Ask about PTSD (stress after a bad event).", "See [dysphagia](topic:clonazepam).",
                "You may have arthritis.", "In the UK, call 999.", "Text SHOUT to 85258.",
                "CIV means that the law watches it.",
                // states that look passive
                "If you are worried, call.", "It is approved for panic.", "They are tired and confused.",
                // numbers that claim nothing
                "Call 911 or 988 now.", "Call 1-800-222-1222.", "Call 0300 123 6600.", "See step 3.",
                "It is open 24 hours a day.", "Write down 3 questions.", "Out of 100, how many does it help?",
                "I am over 65. What is different for me?", "Score it from 0 (none) to 10 (worst).",
                "It began in 2020.", "Vitamin B12 is fine.", "Does it last 3 hours?",
                // claims that are cited
                "It helps 37 in 100 people.[^fda]", "It can cause sleep.[^fda]",
                // no doses
                "Never take two tablets.", "Do not take an extra tablet.", "May I take two tablets?",
                "Use a pill box.", "The label may say \"Take 1 tablet\".", "People took a tablet each day.",
                "Do not double the dose.",
                // colours that are no signs
                "Call if lips are blue, purple or gray.", "The tablets are white."})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void leavesGoodTextAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(findingsIn(text.toUtf8()).join(u'|'), QString());
    }

    void knowsTheGlossary()
    {
        QCOMPARE(findingsIn("It may bring dysphagia, PTSD or a sleep apnea."),
            (QStringList{told("unexplained-term"), told("unexplained-term"), told("abbreviation")}));
        QCOMPARE(findingsIn("It may bring dysphagia, PTSD or a sleep apnea.",
                     "- term: dysphagia\n  meaning: Trouble swallowing.\n"
                     "- term: PTSD\n  meaning: Short for post-traumatic stress disorder.\n"
                     "- term: sleep apnea\n  meaning: Pauses in breathing.\n"),
            QStringList());
        // A term of the glossary does not explain the longer one that it is a part of.
        QCOMPARE(findingsIn("It may bring serotonin syndrome.",
                     "- term: serotonin\n  meaning: A messenger of the brain.\n"),
            QStringList{told("unexplained-term")});
    }

    void tellsATermOncePerTopicAtItsFirstLine()
    {
        QCOMPARE(findingsIn("Dysphagia may come.\n\nPTSD and dysphagia may stay. PTSD may go."),
            (QStringList{told("unexplained-term", 22), told("abbreviation", 24)}));
        QCOMPARE(
            findingsIn("Dysphagia may come.\n\nTrouble swallowing (dysphagia) may stay."), QStringList());
    }

    void namesTheExactLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("second line of a paragraph") << QStringLiteral("It helps.\nUtilize it.") << 23;
        QTest::newRow("after a hard break") << QStringLiteral("It helps.\\\nUtilize it.") << 23;
        QTest::newRow("after a citation at the end of a line")
            << QStringLiteral("It helps.[^fda]\nIt calms.\n[^fda] Utilize it.") << 24;
        QTest::newRow("item") << QStringLiteral("- one\n- two\n  three\n- utilize") << 25;
        QTest::newRow("second line of an item") << QStringLiteral("- one\n- two\n  utilize") << 24;
        QTest::newRow("callout") << QStringLiteral("> [!TIP]\n> Rest.\n> Utilize it.") << 24;
        QTest::newRow("title of a callout") << QStringLiteral("> [!TIP]\n> **Utilize it**\n>\n> Rest.") << 23;
        QTest::newRow("below the title of a callout")
            << QStringLiteral("> [!TIP]\n> **Rest**\n>\n> Rest now.\n> - utilize") << 26;
        QTest::newRow("cell") << QStringLiteral("| a | b |\n| - | - |\n| | |\n| c | utilize |") << 25;
        QTest::newRow("heading") << QStringLiteral("### One\nIt helps.\n\n### Utilize it\nIt helps.") << 25;
        QTest::newRow("in bold over two lines") << QStringLiteral("It **helps\nutilize** it.") << 23;
        QTest::newRow("in a link over two lines")
            << QStringLiteral("It [helps\nutilize](topic:clonazepam) it.") << 23;
    }
    void namesTheExactLine()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QCOMPARE(findingsIn(text.toUtf8()), QStringList{told("plain-word", line)});
    }

    void readsTheFrontMatterToo()
    {
        const auto findings = [](const char *before, const char *after) {
            return findingsOf(
                QByteArray(kFields).replace(before, after), "## At a glance\nIt calms.[^fda]\n");
        };
        QCOMPARE(findings("A calming", "An adverse"), QStringList{told("plain-word", 5)});
        QCOMPARE(findings("May I stop?", "May I utilize it?"), QStringList{told("plain-word", 9)});
        QCOMPARE(findings("No. Call first.", "Take two tablets."), QStringList{told("dose-instruction", 10)});
    }

    void aCitationSpeaksForWhatItIntroduces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("findings");
        const QStringList none;
        QTest::newRow("lead-in") << QStringLiteral("In a study:[^fda]\n- 3 of 9 slept\n- 5 of 9 did not")
                                 << none;
        QTest::newRow("lead-in without one")
            << QStringLiteral("They found:\n- 3 of 9 slept[^fda]\n- 5 of 9 did not")
            << QStringList{told("uncited-number", 24)};
        QTest::newRow("a sentence before is no lead-in") << QStringLiteral(
            "It was a study.[^fda]\n- 3 of 9 slept") << QStringList{told("uncited-number", 23)};
        QTest::newRow("items that are all cited speak for their lead-in")
            << QStringLiteral("In 2 studies of 9 weeks:\n- 3 slept[^fda]\n- 5 did not[^fda]") << none;
        QTest::newRow("second paragraph of an item")
            << QStringLiteral("- 3 slept\n\n  Yes.[^fda]\n- two") << none;
        QTest::newRow("caption") << QStringLiteral("**Nine weeks**[^fda]\n\n| a | b |\n| - | - |\n| c | 3 |")
                                 << none;
        QTest::newRow("sentence before a table and its caption")
            << QStringLiteral("Fixed words:[^fda]\n\n**All of them**\n\n| a | b |\n| - | - |\n| c | 3 |")
            << none;
        QTest::newRow("row") << QStringLiteral("| a | b |\n| - | - |\n| c[^fda] | 3 |\n| d | 4 |\n| e | 5 |")
                             << QStringList{told("uncited-number", 25), told("uncited-number", 26)};
        QTest::newRow("head") << QStringLiteral("| a[^fda] | b |\n| - | - |\n| c | 3 |") << none;
        QTest::newRow("callouts are on their own")
            << QStringLiteral("Read:[^fda]\n\n> [!TIP]\n> It lasts 3 hours.")
            << QStringList{told("uncited-number", 25)};
    }
    void aCitationSpeaksForWhatItIntroduces()
    {
        QFETCH(QString, text);
        QTEST(findingsIn(text.toUtf8()), "findings");
    }

    void sectionsHaveALength()
    {
        const auto wordy = [](int words) {
            return QByteArray("Calm now. ").repeated(words / 2);
        };
        const QByteArray glance = "## At a glance\nIt calms.[^fda]\n\n";
        QCOMPARE(findingsOf(kFields, glance + "## Two\n" + wordy(400) + "[^fda]\n"), QStringList());
        QCOMPARE(findingsOf(kFields, glance + "## Two\n" + wordy(402) + "[^fda]\n"),
            QStringList{told("section-length", 24)});
        QCOMPARE(findingsOf(kFields, "## At a glance\n" + wordy(250) + "[^fda]\n"), QStringList());
        QCOMPARE(findingsOf(kFields, "## At a glance\n" + wordy(252) + "[^fda]\n"),
            QStringList{told("at-a-glance", 21)});
        QCOMPARE(
            findingsOf(QByteArray(kFields).replace("at-a-glance", "other"), "## Other\nIt calms.[^fda]\n"),
            QStringList{told("at-a-glance", 21)});
    }

    void hardTextHasAHighGrade()
    {
        // 8 words, 1 sentence; 1 to 3 syllables each: 0.39 * 8 + 11.8 * 17 / 8 - 15.59 = 12.6
        const QStringList found = findingsOf(kFields,
            "## At a glance\nIt calms.[^fda]\n\n## Hard\nReadable information necessitating educational"
            " capabilities overwhelms people.[^fda]\n");
        QVERIFY(found.contains(told("reading-grade", 24)));
        QVERIFY(found.contains(QStringLiteral("1: average-grade")));
    }

    void namesOfMedicinesDoNotMakeItHard()
    {
        QCOMPARE(findingsOf(kFields,
                     "## At a glance\nIt calms.[^fda]\n\n## Hard\nAsk about clarithromycin, itraconazole and"
                     " alprazolam.[^fda]\n"),
            QStringList());
    }

    void sourcesAreCited()
    {
        QCOMPARE(findingsOf(QByteArray(kFields).replace(
                                "sources:\n", "sources:\n  nhs: { title: Page, publisher: NHS }\n"),
                     "## At a glance\nIt calms.[^fda]\n"),
            QStringList{told("unused-source", 16)});
        QCOMPARE(findingsOf(kFields, "## At a glance\nIt calms.[^fda]\n\n## Two\nIt helps.\n"),
            QStringList{told("no-citation", 24)});
    }

    void reviewsFallDue()
    {
        const QByteArray text = "## At a glance\nIt calms.[^fda]\n";
        const auto on = [&](QDate day) {
            const SourceFolder folder;
            folder.write("clonazepam.md", kFields + text);
            return Lint(folder.path(), day).run().findings;
        };
        QVERIFY(on(QDate(2027, 11, 22)).empty());
        const auto overdue = on(QDate(2027, 11, 23));
        QCOMPARE(overdue.size(), size_t(1));
        QCOMPARE(overdue.front().rule, QStringLiteral("review-overdue"));
        QCOMPARE(overdue.front().line, 7);
        QCOMPARE(findingsOf(QByteArray(kFields).replace("next_review: 2027-11-22\n", ""), text),
            QStringList{told("review-overdue (warning)", 2)});
    }

    void questionsAreTwoToFour()
    {
        const QByteArray text = "## At a glance\nIt calms.[^fda]\n";
        const QByteArray question = "  - { question: \"May I?\", answer: \"No.\", section: at-a-glance }\n";
        const auto with = [&](int more) {
            return findingsOf(
                QByteArray(kFields).replace("sources:\n", QByteArray(question.repeated(more) + "sources:\n")),
                text);
        };
        QCOMPARE(with(2).join(u'|'), QString());
        QCOMPARE(with(3), QStringList{told("check-yourself", 8)});
        QByteArray fields = kFields;
        const auto start = fields.indexOf("check_yourself");
        fields.remove(start, fields.indexOf("sources:") - start);
        QCOMPARE(findingsOf(fields, text), QStringList{told("check-yourself", 2)});
    }

    void theBuildersMistakesHaveRules()
    {
        QCOMPARE(findingsIn("#### Too deep"), QStringList{told("heading-level")});
        QCOMPARE(findingsIn("![](a.svg)"), QStringList{told("no-alternative")});
        QCOMPARE(findingsIn("<b>"), QStringList{told("source")});
        QCOMPARE(findingsIn("Utilize it.[^nhs]"), (QStringList{told("source"), told("plain-word")}));
    }

    void rulesCanBeSkipped()
    {
        const SourceFolder folder;
        folder.write("clonazepam.md", kFields + QByteArray("## At a glance\nUtilize 5 things.[^fda]\n"));
        QCOMPARE(Lint(folder.path(), kToday).run().errorCount(), 1);
        QCOMPARE(Lint(folder.path(), kToday, {QStringLiteral("plain-word")}).run().errorCount(), 0);
        QVERIFY(Lint::rules().contains(QStringLiteral("plain-word")));
    }

    void measuresEachTopic()
    {
        const SourceFolder folder;
        folder.write("clonazepam.md",
            kFields
                + QByteArray(
                    "## At a glance\nClonazepam calms.[^fda]\n\n## Two\nIt is for epilepsy.[^fda]\n\n"
                    "| a | b |\n| - | - |\n| c | d |\n"));
        const LintReport report = Lint(folder.path(), kToday).run();
        QCOMPARE(report.topics.size(), size_t(1));
        const TopicFigures &topic = report.topics.front();
        QCOMPARE(topic.topic, QStringLiteral("clonazepam"));
        QCOMPARE(topic.words, 10);
        QCOMPARE(topic.sections, 2);
        QCOMPARE(topic.sources, 1);
        QCOMPARE(topic.counts, (Readability::Counts{6, 2, 10, 4, 1}));
        QCOMPARE(topic.rawCounts, (Readability::Counts{6, 2, 12, 4, 2}));
        QCOMPARE(topic.worstSection, QStringLiteral("two"));
        QCOMPARE(report.together().worstSection, QStringLiteral("clonazepam/two"));
    }

    void strangeFoldersDoNoHarm()
    {
        const QTemporaryDir empty;
        const LintReport nothing = Lint(empty.path(), kToday).run();
        QVERIFY(nothing.errorCount() > 0);
        QVERIFY(nothing.topics.empty());
        QCOMPARE(nothing.together().words, 0);

        const SourceFolder folder;
        QByteArray bytes;
        for (int i = 0; i < 5000; ++i)
            bytes.append(static_cast<char>(i * 131 % 256));
        folder.write("clonazepam.md", bytes);
        folder.write("b.md", QByteArray(3'000'000, 'a'));
        folder.write("c.md", "");
        folder.write("d.md", kFields + bytes);
        folder.write("glossary.yaml", bytes);
        const LintReport report = Lint(folder.path(), kToday).run();
        QVERIFY(report.errorCount() >= 4);
        for (const Finding &finding : report.findings)
            QVERIFY(finding.line >= 1);
    }

    void longTextsTakeNoTimeThatExplodes_data()
    {
        QTest::addColumn<QByteArray>("text");
        const int pieces = 6'000;
        QTest::newRow("everything")
            << QByteArray("Utilize 5 mg, NATO and myalgia. It was given by them.\n").repeated(pieces / 4);
        QTest::newRow("open quotation marks") << QByteArray("\u201c").repeated(pieces);
        QTest::newRow("dots") << QByteArray("a.a.!\" ").repeated(pieces);
        QTest::newRow("one word") << QByteArray("x").repeated(pieces * 5) + "itis";
        QTest::newRow("items")
            << QByteArray("- Take 2 tablets. 37 in 100 can cause it\n").repeated(pieces / 4);
        QTest::newRow("brackets") << QByteArray("(( ABC (").repeated(pieces);
        QTest::newRow("links") << QByteArray("[a](topic:clonazepam) nausea ").repeated(pieces / 4);
        QTest::newRow("rows") << "|a|b|\n|-|-|\n" + QByteArray("|1 mg|x|\n").repeated(pieces / 4);
        QTest::newRow("cited lines") << QByteArray("It calms.[^fda]\n").repeated(pieces);
    }
    void longTextsTakeNoTimeThatExplodes()
    {
        QFETCH(QByteArray, text);
        // The test program's own limit of time would end it.
        const SourceFolder folder;
        folder.write("clonazepam.md", kFields + ("## At a glance\n" + text) + "\n\nIt calms.[^fda]\n");
        QCOMPARE(Lint(folder.path(), kToday).run().topics.size(), size_t(1));
    }
};

PRIMER_TEST(LintTest)
#include "LintTest.moc"
