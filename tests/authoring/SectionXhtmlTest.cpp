// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/SectionXhtml.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class SectionXhtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatTheReaderRead_data()
    {
        QTest::addColumn<QByteArray>("xhtml");
        const std::vector<std::pair<const char *, const char *>> cases{
            {"text", "<p>a &lt; b &amp; c</p>"},
            {"marks",
                "<p><strong>a</strong><em>b</em><strong><em>c</em></strong><sup>d</sup><sub>e</sub></p>"},
            {"break", "<p>a<br/>b</p>"},
            {"citation", "<p>a<cite>fda</cite><cite>nhs</cite></p>"},
            {"link", "<p>see <a href=\"topic:x/y\">the <strong>bold</strong> word</a>.</p>"},
            {"two links", "<p><a href=\"topic:x\">a</a><a href=\"tel:911\">b</a></p>"},
            {"term", "<p><dfn title=\"t\"><em>word</em></dfn></p>"},
            {"headings", "<h3>a</h3><h4>b</h4>"},
            {"lists",
                "<ul><li><p>a</p><ol start=\"3\"><li><p>b</p></li></ol></li></ul><ol><li><p>c</p></li></ol>"},
            {"callouts",
                "<aside class=\"caution\"><p class=\"title\">a</p><p>b</p></aside><aside class=\"warning\"/>"
                "<aside class=\"important\"><p>c</p></aside><aside class=\"tip\"><p>d</p></aside>"
                "<aside class=\"note\"><ul><li><p>e</p></li></ul></aside>"},
            {"table",
                "<table><caption>a</caption><thead><tr><th colspan=\"2\">b</th></tr></thead>"
                "<tbody><tr><th>c</th><td rowspan=\"3\">37 in 100</td></tr></tbody></table>"},
            {"picture",
                "<figure><img src=\"a.png\" alt=\"&quot;x&quot;\"/><figcaption>b</figcaption></figure>"},
        };
        for (const auto &[name, xhtml] : cases)
            QTest::newRow(name) << "<section>" + QByteArray(xhtml) + "</section>";
    }
    void writesWhatTheReaderRead()
    {
        QFETCH(QByteArray, xhtml);
        const auto content = SectionContent::parse(xhtml);
        QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
        QCOMPARE(writeXhtml(content->blocks()), xhtml);
    }
};

PRIMER_TEST(SectionXhtmlTest)
#include "SectionXhtmlTest.moc"
