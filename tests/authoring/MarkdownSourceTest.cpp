// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/MarkdownSource.h"
#include "authoring/SectionXhtml.h"
#include "SourceFolder.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;
using primer::tests::SourceFolder;

class MarkdownSourceTest : public QObject
{
    Q_OBJECT

    /// Adds a row: what is written into clonazepam.md, and the only mistake that it makes.
    static void row(const char *name, const QByteArray &topic, const char *mistake)
    {
        QTest::newRow(name) << QByteArray("clonazepam.md") << topic
                            << QString(u"clonazepam.md:" + QString::fromUtf8(mistake));
    }

    /// The same for a section whose text begins on line 13.
    static void textRow(const char *name, const QByteArray &text, const char *mistake)
    {
        row(name, SourceFolder::topic("## What it is\n" + text + "\n\nIt calms.[^fda]\n"), mistake);
    }

    static void packRow(const char *name, const char *before, const char *after, const char *mistake)
    {
        QTest::newRow(name) << QByteArray("pack.yaml")
                            << QByteArray(SourceFolder::kPack).replace(before, after)
                            << QString(u"pack.yaml:" + QString::fromUtf8(mistake));
    }

    static void fileRow(const char *name, const char *file, const QByteArray &text, const char *mistake)
    {
        QTest::newRow(name) << QByteArray(file) << text
                            << QString(QString::fromUtf8(file) + u':' + QString::fromUtf8(mistake));
    }

    static void addFrontMatterRows()
    {
        const auto exchanged = SourceFolder::frontMatter;
        const auto with = SourceFolder::topicWith;
        row("no front matter", "## What it is\n",
            "1: The file must begin with a line --- and its front matter.");
        row("front matter not closed", "---\ntitle: A\n",
            "1: The front matter is not closed. End it with a line ---.");
        row("broken YAML", exchanged("kind: medicine", "kind: [medicine"),
            "4: This is not sound YAML: end of sequence flow not found.");
        row("unknown key", with("reveiwed: 2026-01-01\n"),
            "11: \"reveiwed\" is not a field of a topic. Check the spelling.");
        row("key given twice", with("title: Again\n"),
            "11: The field \"title\" is given twice. Keep one of the two.");
        row("no title", exchanged("title: Clonazepam\n", ""),
            "2: The field \"title\" of a topic is missing.");
        row("no summary", exchanged("summary: A calming medicine.\n", ""),
            "2: The field \"summary\" of a topic is missing.");
        row("no kind", exchanged("kind: medicine\n", ""), "2: The field \"kind\" of a topic is missing.");
        row("no group", exchanged("group: Medicines\n", ""), "2: The field \"group\" of a topic is missing.");
        row("no review", exchanged("reviewed: 2026-11-22\n", ""),
            "2: The field \"reviewed\" of a topic is missing.");
        row("empty title", exchanged("title: Clonazepam", "title:"),
            "2: The field \"title\" must be a text.");
        row("wrong type", exchanged("title: Clonazepam", "title: [a]"),
            "2: The field \"title\" must be a text.");
        row("wrong date", exchanged("2026-11-22", "22.11.2026"),
            "6: The field \"reviewed\" must be a date such as 2026-11-22.");
        row("impossible date", exchanged("2026-11-22", "2026-02-30"),
            "6: The field \"reviewed\" must be a date such as 2026-11-22.");
        row("review before review", with("next_review: 2026-11-22\n"),
            "11: The next review must be after the last one.");
        row("wrong kind", exchanged("kind: medicine", "kind: drug"),
            "3: \"drug\" is not a kind of topic. It must be medicine, condition, treatment, skill or guide.");
        row("wrong group", exchanged("group: Medicines", "group: Medicins"),
            "4: There is no group \"Medicins\" in pack.yaml.");
        row("names no list", with("also: Klonopin\n"), "11: The field \"also\" must be a list.");
        row("name of a wrong kind", with("also: [{name: Klonopin, kind: bran}]\n"),
            "11: \"bran\" is not a kind of name. It must be brand, generic or synonym.");
        row("name twice", with("also: [Klonopin, klonopin]\n"), "11: The name \"klonopin\" is given twice.");
        row("name that is the title", with("also:\n  - clonazepam\n"),
            "12: The name \"clonazepam\" is given twice.");
        row("see also nothing", with("see_also: [diazepam]\n"),
            "11: There is no topic \"diazepam\" to see also.");
        row("see itself", with("see_also: [clonazepam]\n"), "11: The topic names itself in \"see_also\".");
        row("check without answer", with("check_yourself:\n  - question: Why?\n    section: what-it-is\n"),
            "12: The field \"answer\" of a question is missing.");
        row("check of no section",
            with("check_yourself:\n  - question: Why?\n    answer: So.\n    section: dose\n"),
            "14: This topic has no section \"dose\".");
        row("moved nowhere", with("moved:\n  old: dose\n"), "12: This topic has no section \"dose\".");
        row("moved but there", with("moved:\n  what-it-is: what-it-is\n"),
            "12: The section \"what-it-is\" is still there, so it cannot have moved.");
    }

    static void addSourceRows()
    {
        const auto exchanged = SourceFolder::frontMatter;
        row("no source",
            exchanged("sources:\n  fda:\n    title: Label\n    publisher: FDA\n", "sources: {}\n"),
            "7: The topic names no source. Give at least one.\n"
            "clonazepam.md:10: There is no source \"fda\" in the front matter.");
        row("source without publisher", exchanged("    publisher: FDA\n", ""),
            "9: The field \"publisher\" of a source is missing.");
        row("source of a wrong year", exchanged("publisher: FDA\n", "publisher: FDA\n    year: MMXX\n"),
            "11: The field \"year\" must be a year such as 2026.");
        row("source with a wrong address",
            exchanged("publisher: FDA\n", "publisher: FDA\n    url: fda.gov\n"),
            "11: The address of a source must begin with https:// or http://.");
        row("source key", exchanged("  fda:", "  F D A:"),
            "8: \"F D A\" cannot name a source. Use a to z, 0 to 9 and single hyphens.\n"
            "clonazepam.md:13: There is no source \"fda\" in the front matter.");
    }

    static void addTextRows()
    {
        textRow(
            "citation of nothing", "One.\nTwo.[^nhs]", "14: There is no source \"nhs\" in the front matter.");
        textRow("citation not closed", "One.[^fda", "13: This citation is not closed. Write it as [^key].");
        textRow("link to no topic", "See\n[it](topic:diazepam).",
            "14: The link leads to a topic \"diazepam\" that is not there.");
        textRow("link to no section", "[it](topic:clonazepam/dose)",
            "13: The link leads to a section \"dose\" that is not in \"clonazepam\".");
        textRow("link to a file", "[it](file:///etc/passwd)",
            "13: The link \"file:///etc/passwd\" leads nowhere. Links begin with topic:, https:, http:, "
            "mailto:"
            " or tel:.");
        textRow("link to a pack", "[it](topic:other:clonazepam)",
            "13: The link \"topic:other:clonazepam\" must be written topic:TOPIC or topic:TOPIC/SECTION.");
        textRow("link without words", "[](topic:clonazepam)",
            "13: The link \"topic:clonazepam\" has no words to click.");
        textRow("link with a space", "[it](topic:clona zepam)",
            "13: This link is not well formed. Write it as [words](address).");
        textRow("section twice", "A.[^fda]\n## What it is",
            "14: There is a section \"what-it-is\" on line 12 already."
            " Give this one another name, such as {#what-it-is-2}.");
        textRow("bad section name", "A.[^fda]\n## Dose {#The Dose}",
            "14: \"The Dose\" cannot name a section. Use a to z, 0 to 9 and single hyphens.");
        textRow("section of signs", "A.[^fda]\n## ???",
            "14: The title gives no name for the section. Add one, such as {#dose}.");
        textRow("section title with a link", "A.[^fda]\n## See [it](topic:clonazepam)",
            "14: The title of a section must be plain words, without marks or links.");
        textRow(
            "level skipped", "#### Deep", "13: A heading level is skipped: #### may only stand below ###.");
        textRow("level one", "# Top",
            "13: Headings are ## for a section, ### and #### within it. This one has #.");
        textRow("level five", "##### Deep",
            "13: Headings are ## for a section, ### and #### within it. This one has #####.");
        textRow("underlined", "Some words\n---",
            "13: This text is underlined and would become a heading. Write"
            " headings with ##, and leave a blank line above dashes.\n"
            "clonazepam.md:12: The section \"What it is\" has no text.");
        textRow("HTML block", "<div>x</div>", "13: HTML is not part of a topic. Use Markdown.");
        textRow("HTML in text", "a <b>c", "13: HTML is not part of a topic. Use Markdown.");
        textRow("comment", "<!-- later -->", "13: HTML is not part of a topic. Use Markdown.");
        textRow("code", "`x`", "13: Code is not part of a topic. Write it as words.");
        textRow("code block", "```\nx\n```",
            "13: A code block is not part of a topic. Text indented by four spaces becomes one, too.");
        textRow("rule", "a\n\n---", "15: A horizontal rule is not part of a topic. Use a heading.");
        textRow("quotation", "> words",
            "13: A quotation is not part of a topic. Begin it with a line such as"
            " [!NOTE] to make a callout.");
        textRow("unknown callout", "> [!DANGER]\n> words",
            "13: There is no callout \"DANGER\". It must be CAUTION, WARNING, IMPORTANT, TIP or NOTE.");
        textRow("callout text on its first line", "> [!NOTE] words",
            "13: The text of a callout begins on the line below [!NOTE].");
        textRow("empty callout", "> [!NOTE]", "13: The callout has no text.");
        textRow("heading in a callout", "> [!NOTE]\n> ### a",
            "14: A heading cannot stand within a list or a callout.\nclonazepam.md:13: The callout has no "
            "text.");
        textRow("empty item", "- a\n-\n- b", "14: This item of the list is empty.");
        textRow("list from zero", "0. a", "13: A list must begin with a number from 1 to 99999.");
        textRow("control character by its number", "a &#1; b",
            "13: The text holds a character that cannot be shown. Remove it.");
        row("text before the first section",
            SourceFolder::topic("Hello.\n\n## What it is\nIt calms.[^fda]\n"),
            "12: There is text before the first section. Begin with a heading such as \"## At a glance\".");
        row("no section", SourceFolder::topic(""),
            "12: The topic has no sections. Begin one with a heading: ##"
            " What it is");
        row("section without text", SourceFolder::topic("## What it is\n## Dose\nTake it.[^fda]\n"),
            "12: The section \"What it is\" has no text.");
        row("section without citation", SourceFolder::topic("## What it is\nIt calms.\n"),
            "12: The section \"What it is\" cites no source. Add one, such as [^key].");
    }

    static void addImageRows()
    {
        textRow("no image", "![x](a.png)", "13: There is no file \"a.png\".");
        textRow("image above the folder", "![x](../a.png)",
            "13: The picture \"../a.png\" is not in the source folder. Put it there and name it by its path "
            "from"
            " this file.");
        textRow("absolute image", "![x](/etc/a.png)",
            "13: The picture \"/etc/a.png\" is not in the source folder. Put it there and name it by its "
            "path from"
            " this file.");
        textRow("image of the web", "![x](https://e.org/a.png)",
            "13: The picture \"https://e.org/a.png\" is not in the source folder. Put it there and name it "
            "by its"
            " path from this file.");
        textRow("image without words", "![](bad.png)",
            "13: The picture \"bad.png\" has no words for people who"
            " cannot see it. Write them in the square brackets.");
        textRow("image in text", "see ![x](bad.png)", "13: A picture must stand in a paragraph of its own.");
        textRow("image of a wrong type", "![x](pack.yaml)",
            "13: The picture \"pack.yaml\" must be named with a to z, A to Z, 0 to 9, dots, _ and -, and end "
            "in .png,"
            " .jpg or .svg.");
        textRow("image whose name lies", "![x](lie.png)",
            "13: The picture \"lie.png\" cannot be used. The image is not a PNG, JPEG or SVG file.");
        textRow("unsafe image", "![x](bad.svg)",
            "13: The picture \"bad.svg\" cannot be used. The drawing refers to something outside itself.");
    }

    static void addPackRows()
    {
        packRow("no id", "id: test\n", "", "1: The field \"id\" of a pack is missing.");
        packRow("wrong id", "id: test", "id: Te st",
            "1: \"Te st\" cannot name a pack. Use a to z, 0 to 9 and single hyphens.");
        packRow("wrong language", "language: en", "language: English",
            "3: \"English\" is not a language such as en or pt-BR.");
        packRow("no licence", "licence: CC0-1.0\n", "", "1: The field \"licence\" of a pack is missing.");
        packRow("no groups", "groups:\n  - Medicines\n", "groups: []\n",
            "7: The pack names no groups. Give at least one.");
        packRow("group twice", "  - Medicines\n", "  - Medicines\n  - Medicines\n",
            "9: The group \"Medicines\" is given twice.");
        packRow("group of an unknown topic", "  - Medicines\n",
            "  - title: Medicines\n    topics: [clonazepam, diazepam]\n",
            "9: There is no topic \"diazepam\".");
        packRow("topic in another group", "  - Medicines\n",
            "  - Medicines\n  - {title: Other, topics: [clonazepam]}\n",
            "9: The topic \"clonazepam\" says that it is in the group \"Medicines\".");
        packRow("urgent perhaps", "  - Medicines\n", "  - {title: Medicines, urgent: maybe}\n",
            "8: The field \"urgent\" must be true or false.");
        packRow("unknown field", "version: 1", "verison: 1",
            "4: \"verison\" is not a field of a pack. Check the spelling.\n"
            "pack.yaml:1: The field \"version\" of a pack is missing.");
        fileRow("glossary without meaning", "glossary.yaml", "- term: a\n",
            "1: The field \"meaning\" of a term is missing.");
        fileRow("glossary form twice", "glossary.yaml",
            "- {term: a, meaning: x}\n- {term: b, forms: [A], meaning: y}\n",
            "2: \"A\" stands for the term \"a\" already. Keep one of the two.");
        fileRow("glossary is no list", "glossary.yaml", "a: b\n", "1: The glossary must be a list of terms.");
        fileRow("synonyms without list", "synonyms.yaml", "a: b\n",
            "1: \"a\" must be followed by a list of words.\nsynonyms.yaml:1: The field \"a\" must be a "
            "list.");
        fileRow("name of the file", "Lorazepam 1.md", SourceFolder::topic().replace("title: C", "title: L"),
            "1: The file's name cannot name a topic. Use a to z, 0 to 9 and single hyphens, then .md.");
        fileRow("topic twice", "zz/clonazepam.md", SourceFolder::topic(),
            "1: There is a topic \"clonazepam\" in clonazepam.md already. Give this file another name.");
        fileRow("title twice", "zz.md", SourceFolder::topic(),
            "2: The topic in clonazepam.md has the same title. Give one of them another.");
        fileRow("name that is a title", "zz.md",
            SourceFolder::topicWith("also: [clonazepam]\n").replace("title: C", "title: K"),
            "11: The name \"clonazepam\" is the title of the topic in clonazepam.md.");
    }

private Q_SLOTS:
    void tellsEachMistakeByItsLine_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("mistake");
        addFrontMatterRows();
        addSourceRows();
        addTextRows();
        addImageRows();
        addPackRows();
    }
    /// The mistakes are those of the row and no others.
    void tellsEachMistakeByItsLine()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, mistake);
        const SourceFolder folder;
        folder.write("bad.png", "\x89PNG\r\n\x1a\n");
        folder.write("lie.png", "GIF89a");
        folder.write("bad.svg", "<svg><use href=\"/etc/passwd#a\"/></svg>");
        folder.write(file.constData(), text);
        QStringList expected = mistake.split(u'\n');
        QStringList found = folder.mistakes();
        expected.sort();
        found.sort();
        QCOMPARE(found.join(u'\n'), expected.join(u'\n'));
    }

    void aSoundFolderHasNoMistakes() { QCOMPARE(SourceFolder().mistakes(), QStringList()); }

    void tellsAllMistakesInOneRun()
    {
        const SourceFolder folder;
        folder.write("a.md", "no front matter");
        folder.write("b.md", SourceFolder::topic("## A\n<b>\n\n`c`\n").replace("title: C", "title: B"));
        folder.write("glossary.yaml", "]");
        QCOMPARE(folder.mistakes().size(), 5);
    }

    void anEmptyFolderIsAMistake()
    {
        const SourceFolder folder;
        QFile::remove(folder.path("pack.yaml"));
        QFile::remove(folder.path("clonazepam.md"));
        QCOMPARE(folder.mistakes(),
            (QStringList{QStringLiteral("pack.yaml:1: There is no file \"pack.yaml\"."),
                QStringLiteral("pack.yaml:1: The folder holds no topics. Add files that end in .md.")}));
    }

    void aSourceThatNobodyCitesIsNoMistake()
    {
        const SourceFolder folder;
        folder.write(
            "clonazepam.md", SourceFolder::frontMatter("  fda:", "  nhs: {title: T, publisher: P}\n  fda:"));
        QCOMPARE(folder.mistakes(), QStringList());
    }

    void takesLinesAsWindowsEndsThem()
    {
        const SourceFolder folder;
        folder.write(
            "clonazepam.md", "\xef\xbb\xbf" + SourceFolder::topic("## A\nx\n\n<b>\n").replace("\n", "\r\n"));
        QCOMPARE(folder.mistakes().constFirst(),
            QStringLiteral("clonazepam.md:12: The section \"A\" cites no source. Add one, such as [^key]."));
        QCOMPARE(folder.mistakes().at(1),
            QStringLiteral("clonazepam.md:15: HTML is not part of a topic. Use Markdown."));
    }

    void namesAreBrandsOfMedicinesAndSynonymsOfTheRest()
    {
        const SourceFolder folder;
        folder.write(
            "clonazepam.md", SourceFolder::topicWith("also: [Klonopin, {name: benzo, kind: synonym}]\n"));
        folder.write("panic.md",
            SourceFolder::topicWith("also: [fear]\n")
                .replace("title: Clonazepam", "title: Panic")
                .replace("kind: medicine", "kind: condition"));
        MarkdownSource source(folder.path());
        const PackDraft draft = source.read();
        QVERIFY(source.mistakes().empty());
        QCOMPARE(draft.topics.size(), size_t(2));
        const Topic &medicine = draft.topics[0].topic;
        QCOMPARE(medicine.entry.brand, QStringLiteral("Klonopin"));
        QCOMPARE(medicine.names[1].kind, OtherName::Kind::Synonym);
        QCOMPARE(draft.topics[1].topic.names[0].kind, OtherName::Kind::Synonym);
        QCOMPARE(draft.topics[1].topic.entry.brand, QString());
    }

    void ordersTopicsAsThePackSaysThenByTitle()
    {
        const SourceFolder folder;
        folder.write("pack.yaml",
            QByteArray(SourceFolder::kPack).replace("  - Medicines", "  - {title: Medicines, topics: [z]}"));
        for (const char *slug : {"z", "b", "a"}) {
            const QByteArray name(slug);
            const QByteArray title = "Title " + name;
            folder.write(
                QByteArray(name + ".md").constData(), SourceFolder::topic().replace("Clonazepam", title));
        }
        MarkdownSource source(folder.path());
        QStringList order;
        for (const TopicDraft &topic : source.read().topics)
            order.append(topic.topic.entry.ref.topic);
        QCOMPARE(order.join(u' '), QStringLiteral("z clonazepam a b"));
    }

    void linksToAMovedSectionAreToldTheNewName()
    {
        const SourceFolder folder;
        folder.write("clonazepam.md",
            SourceFolder::topicWith("moved: {dose: what-it-is}\n") + "[x](topic:clonazepam/dose)\n");
        QCOMPARE(folder.mistakes().join(u'\n'),
            QStringLiteral(
                "clonazepam.md:15: The section \"dose\" has moved. Write topic:clonazepam/what-it-is."));
    }
};

PRIMER_TEST(MarkdownSourceTest)
#include "MarkdownSourceTest.moc"
