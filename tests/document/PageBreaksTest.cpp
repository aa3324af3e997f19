// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PageBreaks.h"
#include "document/HandoutDocument.h"
#include "HandoutFixtures.h"
#include "TestRegistry.h"

#include <QTextList>
#include <QtTest>

#include <map>
#include <set>

using namespace primer;
using namespace primer::tests;

namespace {

/// A handout on its pages, with everything that was used to get there.
struct Laid
{
    explicit Laid(const Handout &handout)
        : page(paperPage(handout.letters, handout.format))
        , document(handout)
        , flow(document.document(), document.theme(), page.bottom - page.top)
        , breaks(flow, document.theme(), page.line, page.bottom - page.top, document.closingPosition())
    { }

    const Strip &strip(int index) const { return flow.strips()[static_cast<size_t>(index)]; }
    double height() const { return page.bottom - page.top; }

    /// The strips of each page, repeated heads left out.
    std::vector<std::vector<int>> stripsOfPages() const
    {
        std::vector<std::vector<int>> pages;
        int next = 0;
        for (const PageLayout &layout : breaks.pages()) {
            pages.emplace_back();
            for (const PageItem &item : layout.items) {
                if (item.kind == PageItem::Kind::Strip && item.index >= next) {
                    pages.back().push_back(item.index);
                    next = item.index + 1;
                }
            }
        }
        return pages;
    }

    PaperPage page;
    HandoutDocument document;
    PageFlow flow;
    PageBreaks breaks;
};

QString wordsOf(const Strip &strip)
{
    return strip.lines.empty() ? QString() : strip.block().text();
}

bool hasItem(const PageLayout &layout, PageItem::Kind kind)
{
    return std::any_of(
        layout.items.begin(), layout.items.end(), [kind](const PageItem &item) { return item.kind == kind; });
}

} // namespace

class PageBreaksTest final : public QObject
{
    Q_OBJECT

    static void addPapers()
    {
        QTest::addColumn<PaperLetters>("letters");
        QTest::addColumn<PaperFormat>("format");
        const std::pair<const char *, PaperFormat> formats[]{
            {"A4", PaperFormat::A4}, {"Letter", PaperFormat::Letter}};
        for (const auto &[name, format] : formats) {
            for (const PaperLetters letters : {PaperLetters::Normal12, PaperLetters::Medium14,
                     PaperLetters::Large18, PaperLetters::Largest24})
                QTest::addRow("%s at %d", name, static_cast<int>(letters)) << letters << format;
        }
    }

private Q_SLOTS:
    void everyStripIsOnOnePageAndInside_data() { addPapers(); }
    void everyStripIsOnOnePageAndInside()
    {
        QFETCH(PaperLetters, letters);
        QFETCH(PaperFormat, format);
        Handout handout = longHandout();
        handout.letters = letters;
        handout.format = format;
        const Laid laid(handout);
        QVERIFY(laid.breaks.pages().size() > 2);
        int next = 0;
        for (const auto &page : laid.stripsOfPages()) {
            QVERIFY(!page.empty());
            for (const int strip : page)
                QCOMPARE(strip, next++);
        }
        QCOMPARE(next, static_cast<int>(laid.flow.strips().size()));
        for (const PageLayout &layout : laid.breaks.pages()) {
            double bottom = 0;
            for (const PageItem &item : layout.items) {
                QVERIFY(item.y >= bottom - 1);
                bottom = item.y + item.height;
            }
            QVERIFY2(bottom <= laid.height() + 1, qPrintable(QString::number(bottom - laid.height())));
        }
    }

    void noHeadingIsLastOnAPage_data() { addPapers(); }
    void noHeadingIsLastOnAPage()
    {
        QFETCH(PaperLetters, letters);
        QFETCH(PaperFormat, format);
        for (int filling = 0; filling < 12; ++filling) {
            QString text;
            for (int i = 0; i < 12; ++i)
                text += paragraphs(1 + (i + filling) % 4) + u"<h3>Heading</h3><h4>Below it</h4>";
            Handout handout = handoutOf({sectionOf(QStringLiteral("Title"), text + u"<p>End.</p>")});
            handout.letters = letters;
            handout.format = format;
            const Laid laid(handout);
            for (const auto &page : laid.stripsOfPages()) {
                QVERIFY(laid.strip(page.back()).block().blockFormat().headingLevel() == 0);
                if (page.size() > 1)
                    QVERIFY(laid.strip(page[page.size() - 2]).block().blockFormat().headingLevel() == 0);
            }
        }
    }

    void paragraphsKeepTwoLinesOnEitherSide_data() { addPapers(); }
    void paragraphsKeepTwoLinesOnEitherSide()
    {
        QFETCH(PaperLetters, letters);
        QFETCH(PaperFormat, format);
        Handout handout = handoutOf({sectionOf(QStringLiteral("Title"), paragraphs(40))});
        handout.letters = letters;
        handout.format = format;
        const Laid laid(handout);
        const auto pages = laid.stripsOfPages();
        for (size_t i = 0; i + 1 < pages.size(); ++i) {
            const PlacedLine &last = laid.strip(pages[i].back()).lines.front();
            const int lines = last.block.layout()->lineCount();
            if (last.line == lines - 1)
                continue;
            QVERIFY(last.line >= 1);
            QVERIFY(lines - 1 - last.line >= 2);
        }
    }

    void shortListsAndShortBoxesAreNotSplit()
    {
        for (int filling = 1; filling < 14; ++filling) {
            QString text = paragraphs(filling);
            for (int i = 0; i < 8; ++i) {
                text += QStringLiteral(
                    "<p>Some words.</p><ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li>"
                    "<li><p>d</p></li><li><p>e</p></li></ul><p>More words.</p>"
                    "<aside class=\"tip\"><p>Help.</p><p>More help.</p></aside>");
            }
            const Laid laid(handoutOf({sectionOf(QStringLiteral("Title"), text)}));
            for (const auto &page : laid.stripsOfPages()) {
                std::map<const QTextList *, int> items;
                for (const int strip : page) {
                    if (const QTextList *list = laid.strip(strip).block().textList())
                        ++items[list];
                }
                for (const auto &[list, count] : items)
                    QCOMPARE(count, list->count());
            }
            for (const PageLayout &layout : laid.breaks.pages())
                QVERIFY(!hasItem(layout, PageItem::Kind::BoxContinued));
        }
    }

    void aLongBoxGoesOnUnderItsTitle()
    {
        const Laid laid(handoutOf({sectionOf(QStringLiteral("Title"),
            u"<aside class=\"warning\"><p class=\"title\">Take care</p>" + paragraphs(30) + u"</aside>")}));
        QVERIFY(laid.breaks.pages().size() >= 2);
        QVERIFY(hasItem(laid.breaks.pages().at(1), PageItem::Kind::BoxContinued));
        QCOMPARE(laid.flow.boxes().front().title, QStringLiteral("Take care"));
        QCOMPARE(
            PageBreaks::continuedTitle(QStringLiteral("Take care")), QStringLiteral("Take care, continued"));
    }

    void aLongTableRepeatsItsHeadAndKeepsTwoRowsWithIt()
    {
        QString rows;
        for (int i = 0; i < 60; ++i)
            rows += QStringLiteral("<tr><td>Effect %1</td><td>words</td></tr>").arg(i);
        for (int filling = 0; filling < 10; ++filling) {
            const Laid laid(handoutOf({sectionOf(QStringLiteral("Title"),
                paragraphs(filling)
                    + u"<h3>Heading</h3><table><caption>Counts</caption><thead><tr><th>A</th><th>B</th></tr>"
                      "</thead><tbody>"
                    + rows + u"</tbody></table>")}));
            const PageTable &table = laid.flow.tables().front();
            const auto pages = laid.stripsOfPages();
            for (size_t i = 0; i < pages.size(); ++i) {
                const int last = pages[i].back();
                QVERIFY(last < table.caption || last > table.first + table.headRows);
                QVERIFY(last != table.last - 1);
                const int first = pages[i].front();
                if (first > table.first && first <= table.last) {
                    QVERIFY(hasItem(laid.breaks.pages()[i], PageItem::Kind::TableContinued));
                    QCOMPARE(laid.breaks.pages()[i].items.at(1).index, table.first);
                }
            }
        }
    }

    void rowsStayWholeUnlessTallerThanAPage()
    {
        const QString words = QStringLiteral("many words in a cell ");
        const QString tall = u"<tr><td>" + words.repeated(12) + u"</td><td>short</td></tr>";
        const Laid laid(handoutOf({sectionOf(
            QStringLiteral("Title"), u"<table><tbody>" + tall.repeated(20) + u"</tbody></table>")}));
        int rows = 0;
        for (const Strip &strip : laid.flow.strips())
            rows += strip.kind == Strip::Kind::Row ? 1 : 0;
        QCOMPARE(rows, 20);

        const Laid huge(handoutOf({sectionOf(QStringLiteral("Title"),
            u"<table><tbody><tr><td>" + words.repeated(900) + u"</td><td>short</td></tr></tbody></table>")}));
        size_t lines = 0;
        std::set<std::pair<int, int>> seen;
        for (const Strip &strip : huge.flow.strips()) {
            QVERIFY(strip.height() <= huge.height());
            if (strip.kind != Strip::Kind::Row)
                continue;
            for (const PlacedLine &line : strip.lines) {
                seen.insert({line.block.position(), line.line});
                ++lines;
            }
        }
        QCOMPARE(seen.size(), lines);
        QVERIFY(lines > 100);
        QVERIFY(huge.breaks.pages().size() > 2);
    }

    void aQuestionKeepsItsLinesForTheAnswer()
    {
        for (int filling = 1; filling < 14; ++filling) {
            HandoutSection section = sectionOf(QStringLiteral("Title"), paragraphs(filling));
            section.notes = {{HandoutNote::Kind::Question, QStringLiteral("Whom do I call?"), {}}};
            const Laid laid(handoutOf({section}));
            for (const auto &page : laid.stripsOfPages())
                QVERIFY(laid.strip(page.front()).kind != Strip::Kind::Answer);
        }
    }

    void spareRoomBecomesLinesForNotesBeforeTheClosingBlock()
    {
        const Laid laid(
            handoutOf({sectionOf(QStringLiteral("Title"), QStringLiteral("<p>Short.<cite>fda</cite></p>"))}));
        const auto &items = laid.breaks.pages().front().items;
        const auto notes = std::find_if(items.begin(), items.end(),
            [](const PageItem &item) { return item.kind == PageItem::Kind::MyNotes; });
        QVERIFY(notes != items.end());
        QVERIFY(notes->index >= 3);
        QVERIFY(notes + 1 != items.end());
        QCOMPARE(wordsOf(laid.strip((notes + 1)->index)), QStringLiteral("Where this comes from"));
    }

    void noLinesForNotesWhereThereIsNoRoom()
    {
        bool metAFullPage = false;
        for (int filling = 1; filling < 20; ++filling) {
            const Laid laid(handoutOf({sectionOf(QStringLiteral("Title"), paragraphs(filling))}));
            const auto &items = laid.breaks.pages().back().items;
            const PageItem &last = items.back();
            const bool hasNotes = hasItem(laid.breaks.pages().back(), PageItem::Kind::MyNotes);
            metAFullPage = metAFullPage || !hasNotes;
            if (!hasNotes)
                QVERIFY(laid.height() - last.y - last.height < 75 * kPaperUnitsPerMm);
        }
        QVERIFY(metAFullPage);
    }
};

PRIMER_TEST(PageBreaksTest)
#include "PageBreaksTest.moc"
