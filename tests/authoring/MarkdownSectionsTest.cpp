// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/MarkdownSections.h"
#include "authoring/SectionXhtml.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class MarkdownSectionsTest : public QObject
{
    Q_OBJECT

    struct Outcome
    {
        MarkdownSections text;
        Mistakes mistakes;
    };

    static Outcome read(const QByteArray &markdown)
    {
        Outcome outcome;
        FileMistakes mistakes(QStringLiteral("folder/topic.md"), outcome.mistakes);
        outcome.text = readMarkdown(markdown, 1, mistakes);
        return outcome;
    }

    /// The XHTML of the one section that this Markdown is, or its first mistake.
    static QByteArray xhtml(const QByteArray &markdown)
    {
        const Outcome outcome = read("## A\n" + markdown);
        if (!outcome.mistakes.empty())
            return outcome.mistakes.front().text.toUtf8();
        return writeXhtml(outcome.text.sections.front().blocks)
            .replace("<section>", "")
            .replace("</section>", "");
    }

private Q_SLOTS:
    void turnsMarkdownIntoXhtml_data()
    {
        QTest::addColumn<QByteArray>("markdown");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *markdown, const char *expected) {
            QTest::newRow(name) << QByteArray(markdown) << QByteArray(expected);
        };
        row("paragraph of two lines", "one\ntwo", "<p>one two</p>");
        row("line break", "one\\\ntwo", "<p>one<br/>two</p>");
        row("marks", "**a** *b* ***c***", "<p><strong>a</strong> <em>b</em> <strong><em>c</em></strong></p>");
        row("escapes", "1 < 2 & \\*not\\* \"plain\" -- it's",
            "<p>1 &lt; 2 &amp; *not* &quot;plain&quot; -- it's</p>");
        row("headings", "### a\n#### b\n### c", "<h3>a</h3><h4>b</h4><h3>c</h3>");
        row("citations lose the space before them", "a [^x]\nb.[^y-2][^x] c",
            "<p>a<cite>x</cite> b.<cite>y-2</cite><cite>x</cite> c</p>");
        row("citation on the next line", "a\n[^x] b", "<p>a<cite>x</cite> b</p>");
        row("citation in bold", "**a [^x]**", "<p><strong>a</strong><cite>x</cite></p>");
        row("links", "[a **b**](topic:x/y) <https://e.org> [t](tel:911)",
            "<p><a href=\"topic:x/y\">a <strong>b</strong></a> <a href=\"https://e.org\">https://e.org</a> "
            "<a href=\"tel:911\">t</a></p>");
        row("lists", "- a\n- b\n  1. c\n  2. d",
            "<ul><li><p>a</p></li><li><p>b</p><ol><li><p>c</p></li>"
            "<li><p>d</p></li></ol></li></ul>");
        row("list from three", "3. a\n4. b", "<ol start=\"3\"><li><p>a</p></li><li><p>b</p></li></ol>");
        row("callout", "> [!TIP]\n> a\n> b", "<aside class=\"tip\"><p>a b</p></aside>");
        row("callout in small letters", "> [!note]\n>\n> a", "<aside class=\"note\"><p>a</p></aside>");
        row("callout with a title", "> [!WARNING]\n> **No *way* [^x]**\n>\n> a",
            "<aside class=\"warning\"><p class=\"title\">No <em>way</em><cite>x</cite></p><p>a</p></aside>");
        row("bold text that stands alone is no title", "> [!WARNING]\n> **No**",
            "<aside class=\"warning\"><p><strong>No</strong></p></aside>");
        row("half bold is no title", "> [!CAUTION]\n> **No** way\n>\n> a",
            "<aside class=\"caution\"><p><strong>No</strong> way</p><p>a</p></aside>");
        row("callout with a list", "> [!IMPORTANT]\n> Ask:\n> - a",
            "<aside class=\"important\"><p>Ask:</p><ul><li><p>a</p></li></ul></aside>");
        row("table", "| a | b |\n|---|---|\n| 37 in 100 | *c* [^x] |",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>37 in 100</td>"
            "<td><em>c</em><cite>x</cite></td></tr></tbody></table>");
        row("picture", "![What *it* shows](a_b.svg \"A caption\")",
            "<figure><img src=\"folder/a_b.svg\" alt=\"What it shows\"/><figcaption>A caption</figcaption>"
            "</figure>");
        row("picture from above", "![x](../a.svg)", "<figure><img src=\"a.svg\" alt=\"x\"/></figure>");
    }
    void turnsMarkdownIntoXhtml()
    {
        QFETCH(QByteArray, markdown);
        QTEST(xhtml(markdown), "expected");
        QVERIFY(SectionContent::parse("<section>" + xhtml(markdown) + "</section>"));
    }

    void cutsAtEachSectionHeading()
    {
        const auto outcome = read("## What it is\na\n\n## Who's \u00c9t\u00e9?\nb\n## Dose {#how-much}\nc\n");
        QVERIFY(outcome.mistakes.empty());
        const auto &sections = outcome.text.sections;
        QCOMPARE(sections.size(), size_t(3));
        QCOMPARE(sections[0].slug, QStringLiteral("what-it-is"));
        QCOMPARE(sections[0].title, QStringLiteral("What it is"));
        QCOMPARE(sections[1].slug, QStringLiteral("whos-ete"));
        QCOMPARE(sections[1].line, 4);
        QCOMPARE(sections[2].slug, QStringLiteral("how-much"));
        QCOMPARE(sections[2].title, QStringLiteral("Dose"));
        QCOMPARE(sections[2].blocks.size(), size_t(1));
    }

    void tellsWhereThingsAreMentioned()
    {
        const auto outcome = read("## A\none\ntwo [^x] and\n[three](topic:b/c)\n\n"
                                  "| h |\n|---|\n| [^y] |\n\n- item\n  more [^z]\n\n![p](p.png)\n");
        QVERIFY(outcome.mistakes.empty());
        const auto &text = outcome.text;
        QCOMPARE(text.citations.size(), size_t(3));
        QCOMPARE(text.citations[0].line, 3);
        QCOMPARE(text.citations[1].line, 8);
        QCOMPARE(text.citations[2].line, 11);
        QCOMPARE(text.links.size(), size_t(1));
        QCOMPARE(text.links[0].target, QStringLiteral("b/c"));
        QCOMPARE(text.links[0].line, 4);
        QCOMPARE(text.images.size(), size_t(1));
        QCOMPARE(text.images[0].target, QStringLiteral("folder/p.png"));
        QCOMPARE(text.images[0].line, 13);
    }
};

PRIMER_TEST(MarkdownSectionsTest)
#include "MarkdownSectionsTest.moc"
