// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/SectionContent.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

QByteArray section(const QByteArray &inside)
{
    return "<section>" + inside + "</section>";
}

SectionContent parsed(const QByteArray &inside)
{
    auto content = SectionContent::parse(section(inside));
    if (!content)
        qWarning("%s", qPrintable(content.error().detail));
    return content.value_or(SectionContent());
}

/// Every run of the blocks and of the blocks within them.
void collectRuns(const std::vector<Block> &blocks, Runs &all)
{
    const auto add = [&all](const Runs &runs) {
        all.insert(all.end(), runs.begin(), runs.end());
    };
    for (const Block &block : blocks) {
        add(block.runs);
        for (const auto &item : block.items)
            collectRuns(item, all);
        collectRuns(block.blocks, all);
        for (const TableRow &row : block.rows) {
            for (const TableCell &cell : row.cells)
                add(cell.runs);
        }
    }
}

const QByteArray kEverything = QByteArrayLiteral(
    "<h3>When to <em>stop</em></h3>"
    "<p>Go <strong>slowly</strong>, see <a href=\"topic:stopping-safely/plan\">the plan</a>"
    "<cite>fda</cite>.<br/>H<sub>2</sub>O, x<sup>2</sup>, "
    "<dfn title=\"tolerance\">used to it</dfn><cite>nhs</cite><cite>fda</cite></p>"
    "<h4>More</h4>"
    "<ul><li><p>one</p><ol start=\"3\"><li><p>deep</p></li></ol></li><li><p>two</p></li></ul>"
    "<aside class=\"caution\"><p class=\"title\">Call now</p><p>if blue</p></aside>"
    "<table><caption>Doses</caption><thead><tr><th>A</th><th colspan=\"2\">B</th></tr></thead>"
    "<tbody><tr><td rowspan=\"2\">1</td><td>2</td><td/></tr></tbody></table>"
    "<figure><img src=\"brain.svg\" alt=\"A brain\"/><figcaption>The brain</figcaption></figure>");

} // namespace

class SectionContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWholeSubset();
    void marksRuns();
    void numbersCitationsByFirstMention();
    void joinsMarksOfNestedElements();
    void everyRunStandsAtItsOffset();
    void canonicalTextHoldsWordsOnly();
    void offsetsCountUtf16Units();
    void plainTextIsForPeople();
    void givesEveryCalloutItsWord();
    void takesLinks_data();
    void takesLinks();
    void takesAnEmptySection();
    void takesCommentsAndCharacterReferences();
    void refuses_data();
    void refuses();
    void refusesMoreThanAMegabyte();
    void takesALongSectionInTheLimits();
};

void SectionContentTest::readsTheWholeSubset()
{
    const SectionContent content = parsed(kEverything);
    const auto &blocks = content.blocks();
    QCOMPARE(blocks.size(), size_t(7));
    QCOMPARE(blocks[0].kind, Block::Kind::Heading);
    QCOMPARE(blocks[0].level, 3);
    QCOMPARE(blocks[2].level, 4);
    QCOMPARE(blocks[3].kind, Block::Kind::List);
    QVERIFY(!blocks[3].ordered);
    QCOMPARE(blocks[3].items.size(), size_t(2));
    const Block &inner = blocks[3].items[0][1];
    QVERIFY(inner.ordered);
    QCOMPARE(inner.firstNumber, 3);
    QCOMPARE(blocks[4].callout, CalloutKind::Caution);
    QCOMPARE(blocks[4].runs.front().text, QStringLiteral("Call now"));
    QCOMPARE(blocks[4].blocks.size(), size_t(1));
    const Block &table = blocks[5];
    QCOMPARE(table.runs.front().text, QStringLiteral("Doses"));
    QCOMPARE(table.rows.size(), size_t(2));
    QVERIFY(table.rows[0].isHead && !table.rows[1].isHead);
    QCOMPARE(table.rows[0].cells[1].columnSpan, 2);
    QVERIFY(table.rows[0].cells[0].isHead && !table.rows[1].cells[0].isHead);
    QCOMPARE(table.rows[1].cells[0].rowSpan, 2);
    QVERIFY(table.rows[1].cells[2].runs.empty());
    QCOMPARE(blocks[6].asset, QStringLiteral("brain.svg"));
    QCOMPARE(blocks[6].alternative, QStringLiteral("A brain"));
    QCOMPARE(content.assets(), QStringList{QStringLiteral("brain.svg")});
    QCOMPARE(content.links(), QStringList{QStringLiteral("topic:stopping-safely/plan")});
}

void SectionContentTest::marksRuns()
{
    const SectionContent content = parsed(kEverything);
    const Runs &runs = content.blocks()[1].runs;
    const auto run = [&](const QString &text) {
        const auto found
            = std::find_if(runs.begin(), runs.end(), [&](const Run &each) { return each.text == text; });
        return found == runs.end() ? Run() : *found;
    };
    QCOMPARE(run(QStringLiteral("slowly")).marks, unsigned(Run::Strong));
    QCOMPARE(run(QStringLiteral("the plan")).link, QStringLiteral("topic:stopping-safely/plan"));
    QCOMPARE(run(QStringLiteral("used to it")).term, QStringLiteral("tolerance"));
    QCOMPARE(run(QStringLiteral("fda")).kind, Run::Kind::Citation);
    QVERIFY(std::any_of(
        runs.begin(), runs.end(), [](const Run &each) { return each.kind == Run::Kind::LineBreak; }));
    unsigned all = 0;
    for (const Run &each : runs)
        all |= each.marks;
    QCOMPARE(all, unsigned(Run::Strong | Run::Superscript | Run::Subscript));
}

void SectionContentTest::numbersCitationsByFirstMention()
{
    const SectionContent content = parsed(kEverything);
    QCOMPARE(content.citedSources(), (QStringList{QStringLiteral("fda"), QStringLiteral("nhs")}));
    QList<int> numbers;
    for (const Run &run : content.blocks()[1].runs) {
        if (run.kind == Run::Kind::Citation)
            numbers.append(run.number);
    }
    QCOMPARE(numbers, (QList<int>{1, 2, 1}));
}

void SectionContentTest::joinsMarksOfNestedElements()
{
    const auto content = parsed("<p><strong>a<a href=\"tel:911\"><em>b</em></a></strong>c</p>");
    const Runs &runs = content.blocks()[0].runs;
    QCOMPARE(runs.size(), size_t(3));
    QCOMPARE(runs[1].marks, unsigned(Run::Strong | Run::Emphasis));
    QCOMPARE(runs[1].link, QStringLiteral("tel:911"));
    QCOMPARE(runs[2].marks, 0U);
    QVERIFY(runs[2].link.isEmpty());
}

void SectionContentTest::everyRunStandsAtItsOffset()
{
    const SectionContent content = parsed(kEverything);
    Runs runs;
    collectRuns(content.blocks(), runs);
    QVERIFY(runs.size() > 15);
    int end = 0;
    for (const Run &run : runs) {
        QVERIFY(run.start >= end);
        if (run.kind == Run::Kind::Citation)
            continue;
        const QString expected = run.kind == Run::Kind::LineBreak ? QStringLiteral("\n") : run.text;
        QCOMPARE(content.text().mid(run.start, expected.size()), expected);
        end = run.start + static_cast<int>(expected.size());
    }
}

void SectionContentTest::canonicalTextHoldsWordsOnly()
{
    QCOMPARE(parsed(kEverything).text(),
        QStringLiteral("When to stop\nGo slowly, see the plan.\nH2O, x2, used to it\nMore\none\ndeep\ntwo\n"
                       "Call now\nif blue\nDoses\nA\nB\n1\n2\n\nThe brain\n"));
}

void SectionContentTest::offsetsCountUtf16Units()
{
    const auto content = parsed("<p>😀<strong>b</strong></p>");
    QCOMPARE(content.blocks()[0].runs[1].start, 2);
}

void SectionContentTest::plainTextIsForPeople()
{
    QCOMPARE(parsed("<p>Slowly<cite>fda</cite>.</p><ol start=\"2\"><li><p>a</p></li><li><p>b</p></li></ol>"
                    "<aside class=\"tip\"><p>Walk.</p></aside>"
                    "<aside class=\"warning\"><p class=\"title\">Never</p><p>Mix.</p></aside>"
                    "<table><tbody><tr><td>x</td><td>y</td></tr></tbody></table>"
                    "<figure><img src=\"a.png\" alt=\"A pill\"/></figure>")
                 .plainText(),
        QStringLiteral("Slowly [1].\n\n2. a\n3. b\n\n! What helps\n  Walk.\n\n! Warning: Never\n  Mix.\n\n"
                       "x | y\n\n[Picture: A pill]\n"));
}

void SectionContentTest::givesEveryCalloutItsWord()
{
    QSet<QString> words;
    for (const auto kind : {CalloutKind::Caution, CalloutKind::Warning, CalloutKind::Important,
             CalloutKind::Tip, CalloutKind::Note})
        words.insert(calloutWord(kind));
    QCOMPARE(words.size(), 5);
    QVERIFY(words.contains(QStringLiteral("Get help now")));
}

void SectionContentTest::takesLinks_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("topic") << QByteArray("topic:clonazepam");
    QTest::newRow("section") << QByteArray("topic:clonazepam/side-effects");
    QTest::newRow("https") << QByteArray("https://www.fda.gov/a?b=1&amp;c=2");
    QTest::newRow("http") << QByteArray("http://example.org");
    QTest::newRow("mail") << QByteArray("mailto:a@example.org");
    QTest::newRow("telephone") << QByteArray("tel:1-800-222-1222");
}

void SectionContentTest::takesLinks()
{
    QFETCH(QByteArray, link);
    QCOMPARE(parsed("<p><a href=\"" + link + "\">x</a></p>").links().size(), 1);
}

void SectionContentTest::takesAnEmptySection()
{
    const auto content = SectionContent::parse("<section/>");
    QVERIFY(content);
    QVERIFY(content->blocks().empty());
    QVERIFY(content->text().isEmpty());
    QVERIFY(content->plainText().isEmpty());
}

void SectionContentTest::takesCommentsAndCharacterReferences()
{
    QCOMPARE(
        parsed("<!-- a --><p>a<!-- b -->&#98; &amp; &lt;&#x1F600;</p>").text(), QStringLiteral("ab & <😀\n"));
}

void SectionContentTest::refuses_data()
{
    QTest::addColumn<QByteArray>("xhtml");
    const auto add = [](const char *name, const QByteArray &inside) {
        QTest::newRow(name) << section(inside);
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray("  \n ");
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("another root") << QByteArray("<div><p>a</p></div>");
    QTest::newRow("root with an attribute") << QByteArray("<section id='a'/>");
    QTest::newRow("two roots") << QByteArray("<section/><section/>");
    QTest::newRow("text behind") << QByteArray("<section/>x");
    QTest::newRow("cut short") << section("<p>abc</p>").chopped(3);
    QTest::newRow("not UTF-8") << section("<p>\xc3\x28\xff</p>");
    QTest::newRow("a null") << section(QByteArray("<p>a\0b</p>", 10));
    QTest::newRow("DOCTYPE") << "<!DOCTYPE section>" + section({});
    QTest::newRow("billion laughs")
        << "<!DOCTYPE s [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
           "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>"
            + section("<p>&d;&d;&d;</p>");
    QTest::newRow("outside entity") << "<!DOCTYPE s [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            + section("<p>&a;</p>");
    add("unknown entity", "<p>&nbsp;</p>");
    add("instruction", "<?php a ?>");
    add("instruction in text", "<p><?php a ?></p>");
    add("text outside a paragraph", "stray<p>a</p>");
    add("text in a list", "<ul>stray<li><p>a</p></li></ul>");
    add("text in an item", "<ul><li>stray</li></ul>");
    add("text in a callout", "<aside class='tip'>stray</aside>");
    add("text in a table", "<table>stray<tbody><tr><td>a</td></tr></tbody></table>");
    add("text in CDATA outside", "<![CDATA[stray]]>");
    for (const char *name : {"script", "style", "iframe", "div", "span", "h1", "h2", "h5", "object", "form",
             "input", "video", "svg", "math", "base", "link", "meta", "P", "img"})
        add(name, "<" + QByteArray(name) + "/>");
    add("script in text", "<p><script>alert(1)</script></p>");
    add("image in text", "<p><img src='a.png' alt='a'/></p>");
    add("paragraph in a paragraph", "<p><p>a</p></p>");
    add("font", "<p><font color='red'>a</font></p>");
    add("style attribute", "<p style='color:red'>a</p>");
    add("class attribute", "<p class='title'>a</p>");
    add("handler", "<p onclick='a()'>a</p>");
    add("id", "<h3 id='a'>a</h3>");
    add("attribute of strong", "<p><strong class='a'>b</strong></p>");
    add("attribute of a line break", "<p><br clear='all'/></p>");
    add("a line break that holds", "<p><br>a</br></p>");
    add("foreign namespace", "<x:p xmlns:x='http://x'>a</x:p>");
    add("namespace", "<p xmlns='http://x'>a</p>");
    add("xlink", "<p><a xlink:href='https://a' xmlns:xlink='http://www.w3.org/1999/xlink'>a</a></p>");
    for (const char *link : {"", "file:///etc/passwd", "/etc/passwd", "javascript:alert(1)",
             "data:text/html,a", "../other", "topic:", "topic:../a", "topic:A", "topic:other:a",
             "topic:a/b/c", "//example.org", "https:/example.org", " https://example.org",
             "HTTPS://example.org", "#a", "ftp://a", "smb://a", "qrc:/a"})
        QTest::addRow("link %s", link) << section("<p><a href='" + QByteArray(link) + "'>a</a></p>");
    add("link without href", "<p><a>a</a></p>");
    add("link with a target", "<p><a href='https://a' target='_blank'>a</a></p>");
    for (const char *source : {"", "file:///etc/passwd", "/etc/passwd", "../a.png", "data:image/png,a",
             "https://a/b.png", "folder/../a.png", "a//b.png", ".a.png", "a.png/", "..", ".", "C:a.png",
             "a\\b.png", ":/icons/a.png", "qrc.gif", "a.png?b", "a.png#b", "%2e%2e%2fa.png"})
        QTest::addRow("image %s", source)
            << section("<figure><img src='" + QByteArray(source) + "' alt='a'/></figure>");
    add("image without alternative", "<figure><img src='a.png'/></figure>");
    add("image with srcset", "<figure><img src='a.png' alt='a' srcset='b.png'/></figure>");
    add("figure without image", "<figure><figcaption>a</figcaption></figure>");
    add("two images", "<figure><img src='a.png' alt='a'/><img src='b.png' alt='b'/></figure>");
    add("callout of no class", "<aside><p>a</p></aside>");
    add("callout of another class", "<aside class='danger'><p>a</p></aside>");
    add("two titles", "<aside class='tip'><p class='title'>a</p><p class='title'>b</p></aside>");
    add("list that holds a paragraph", "<ul><p>a</p></ul>");
    add("start of a plain list", "<ul start='2'><li><p>a</p></li></ul>");
    add("start that is no number", "<ol start='a'><li><p>a</p></li></ol>");
    add("start beyond measure", "<ol start='99999999999'><li><p>a</p></li></ol>");
    add("table without rows", "<table><tbody/></table>");
    add("row without cells", "<table><tbody><tr/></tbody></table>");
    add("row outside a body", "<table><tr><td>a</td></tr></table>");
    add("caption last", "<table><tbody><tr><td>a</td></tr></tbody><caption>a</caption></table>");
    add("span of nothing", "<table><tbody><tr><td colspan='0'>a</td></tr></tbody></table>");
    add("span beyond measure", "<table><tbody><tr><td rowspan='101'>a</td></tr></tbody></table>");
    add("block in a cell", "<table><tbody><tr><td><p>a</p></td></tr></tbody></table>");
    add("empty citation", "<p><cite> </cite></p>");
    add("citation that holds", "<p><cite><em>a</em></cite></p>");
    add("10,000 elements deep", QByteArray("<ul><li>").repeated(5000));
    add("deep in text", "<p>" + QByteArray("<em>").repeated(10000));
    add("25 deep", QByteArray("<ul><li>").repeated(25) + "<p>a</p>" + QByteArray("</li></ul>").repeated(25));
}

void SectionContentTest::refuses()
{
    QFETCH(QByteArray, xhtml);
    const auto content = SectionContent::parse(xhtml);
    QVERIFY(!content);
    QCOMPARE(content.error().trouble, Trouble::Damaged);
    QVERIFY(content.error().message.contains(QStringLiteral("Build the pack again")));
}

void SectionContentTest::refusesMoreThanAMegabyte()
{
    QVERIFY(!SectionContent::parse(section("<p>" + QByteArray(1024 * 1024, ' ') + "</p>")));
}

void SectionContentTest::takesALongSectionInTheLimits()
{
    const auto content = SectionContent::parse(section(QByteArray("<p>word</p>").repeated(9'000)));
    QVERIFY(content);
    QCOMPARE(content->text().size(), 9'000 * 5);
}

PRIMER_TEST(SectionContentTest)
#include "SectionContentTest.moc"
