// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/DocumentTheme.h"
#include "library/SectionContent.h"

#include <QtTest>

namespace primer::tests {

/// The section in `<section>` of this XHTML; the test fails if it cannot be read.
inline SectionContent contentOf(const QString &inner)
{
    const QString xhtml = u"<section>" + inner + u"</section>";
    auto content = SectionContent::parse(xhtml.toUtf8());
    if (!content) {
        QTest::qFail(qPrintable(content.error().detail), __FILE__, __LINE__);
        return {};
    }
    return *content;
}

/// Every kind of block, mark and run.
inline QString everything()
{
    return QStringLiteral(
        "<aside class=\"caution\"><p>Call <strong>911</strong> if anyone:</p><ul><li><p>cannot be woken"
        "<cite>fda</cite><cite>mayo</cite></p></li><li><p>has a seizure</p></li></ul></aside>"
        "<aside class=\"warning\"><p class=\"title\">Do not stop suddenly</p><p>It can cause "
        "seizures.</p></aside>"
        "<p>Doctors call this <dfn title=\"ataxia\">ataxia</dfn>.<cite>fda</cite> It is <em>often</em> mild."
        "<br/>See <a href=\"topic:clonazepam/stopping\">stopping</a> and H<sub>2</sub>O, m<sup>2</sup>.</p>"
        "<h3>How common?</h3><h4>For adults</h4>"
        "<table><caption>In studies</caption><thead><tr><th>What</th><th>How many</th></tr></thead>"
        "<tbody><tr><td>Sleepy</td><td><strong>37</strong> in 100</td></tr>"
        "<tr><td colspan=\"2\">Nothing else</td></tr></tbody></table>"
        "<ol "
        "start=\"3\"><li><p>Three</p><ul><li><p>nested</p></li></ul></li><li><p>Four</p><p>more</p></li></ol>"
        "<aside class=\"important\"><p>May I drive?</p></aside><aside class=\"tip\"><p>Rise "
        "slowly.</p></aside>"
        "<aside class=\"note\"><p>Tablets can look different.</p></aside>"
        "<figure><img src=\"pill.png\" alt=\"A round pill\"/><figcaption>The pill</figcaption></figure>");
}

/// A theme of the screen with colours that can be told apart.
inline DocumentTheme screenTheme()
{
    DocumentTheme theme;
    for (TextLook *look : {&theme.page, &theme.title, &theme.heading, &theme.subheading, &theme.calloutTitle,
             &theme.table, &theme.caption, &theme.small}) {
        look->families = {QStringLiteral("Noto Sans")};
        look->color = QColor(0x1b, 0x26, 0x2c);
    }
    theme.link = QColor(0x0a, 0x4d, 0x8c);
    theme.accent = QColor(0x0b, 0x5a, 0x63);
    theme.tableRule = QColor(0x75, 0x80, 0x7f);
    for (CalloutLook &look : theme.callouts) {
        look.edge = QColor(0x2c, 0x7a, 0x4b);
        look.fill = QColor(0xee, 0xf7, 0xf0);
        look.title = QColor(0x1c, 0x5a, 0x35);
        look.bar = 4.5;
        look.sign = recolouredSign(calloutSign(CalloutKind::Tip), look.title, look.fill);
    }
    CalloutLook &caution = theme.callout(CalloutKind::Caution);
    caution.edge = QColor(0xa3, 0x16, 0x1f);
    caution.title = Qt::white;
    caution.titleOnEdge = true;
    return theme;
}

} // namespace primer::tests
