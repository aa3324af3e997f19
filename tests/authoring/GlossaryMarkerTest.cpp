// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/GlossaryMarker.h"
#include "authoring/SectionXhtml.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class GlossaryMarkerTest : public QObject
{
    Q_OBJECT

    static QByteArray marked(const QByteArray &inner)
    {
        const GlossaryMarker marker(
            {{QStringLiteral("withdrawal"), QStringLiteral("..."),
                 {QStringLiteral("withdrawal symptoms"), QStringLiteral("withdrawals")}},
                {QStringLiteral("C++"), QStringLiteral("..."), {}}});
        auto content = SectionContent::parse("<section>" + inner + "</section>");
        if (!content)
            return content.error().detail.toUtf8();
        auto blocks = content->blocks();
        marker.mark(blocks);
        return writeXhtml(blocks).replace("<section>", "").replace("</section>", "");
    }

private Q_SLOTS:
    void marksOnlyTheFirstUse()
    {
        QCOMPARE(marked("<p>Withdrawal is hard. The withdrawal passes.</p><p>Withdrawals</p>"),
            "<p><dfn title=\"withdrawal\">Withdrawal</dfn> is hard. The withdrawal passes.</p>"
            "<p>Withdrawals</p>");
    }

    void prefersTheLongestForm()
    {
        QCOMPARE(marked("<p>WITHDRAWAL SYMPTOMS pass</p>"),
            "<p><dfn title=\"withdrawal\">WITHDRAWAL SYMPTOMS</dfn> pass</p>");
    }

    void marksWholeWordsOnly()
    {
        QCOMPARE(marked("<p>prewithdrawal withdrawally \u00e9withdrawal</p>"),
            "<p>prewithdrawal withdrawally \u00e9withdrawal</p>");
    }

    void takesSignsInTermsAsTheyAre()
    {
        QCOMPARE(
            marked("<p>Use C++ here, CCC not</p>"), "<p>Use <dfn title=\"C++\">C++</dfn> here, CCC not</p>");
    }

    void leavesHeadingsTitlesCaptionsAndLinksAlone()
    {
        QCOMPARE(marked("<h3>Withdrawal</h3><aside class=\"tip\"><p class=\"title\">Withdrawal</p>"
                        "<p><a href=\"topic:x\">withdrawal</a></p></aside>"
                        "<figure><img src=\"a.png\" alt=\"x\"/><figcaption>Withdrawal</figcaption></figure>"
                        "<ul><li><p>a withdrawal</p></li></ul>"),
            "<h3>Withdrawal</h3><aside class=\"tip\"><p class=\"title\">Withdrawal</p>"
            "<p><a href=\"topic:x\">withdrawal</a></p></aside>"
            "<figure><img src=\"a.png\" alt=\"x\"/><figcaption>Withdrawal</figcaption></figure>"
            "<ul><li><p>a <dfn title=\"withdrawal\">withdrawal</dfn></p></li></ul>");
    }

    void marksCells()
    {
        QCOMPARE(marked("<table><tbody><tr><td>Withdrawal</td></tr></tbody></table>"),
            "<table><tbody><tr><td><dfn title=\"withdrawal\">Withdrawal</dfn></td></tr></tbody></table>");
    }

    void keepsTheLookOfTheWords()
    {
        QCOMPARE(marked("<p><strong>bad withdrawal here</strong></p>"),
            "<p><strong>bad </strong><dfn title=\"withdrawal\"><strong>withdrawal</strong></dfn>"
            "<strong> here</strong></p>");
    }

    void doesNothingWithoutAGlossary()
    {
        std::vector<Block> blocks(1);
        blocks.front().runs.resize(1);
        blocks.front().runs.front().text = QStringLiteral("text");
        GlossaryMarker({}).mark(blocks);
        QCOMPARE(writeXhtml(blocks), "<section><p>text</p></section>");
    }
};

PRIMER_TEST(GlossaryMarkerTest)
#include "GlossaryMarkerTest.moc"
