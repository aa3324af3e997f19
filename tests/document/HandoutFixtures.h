// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/Handout.h"
#include "DocumentFixtures.h"

namespace primer::tests {

inline HandoutSection sectionOf(const QString &title, const QString &inner)
{
    HandoutSection section;
    section.slug = slugOf(title);
    section.title = title;
    section.content = contentOf(inner);
    return section;
}

/// One topic with these sections, checked but not reviewed.
inline Handout handoutOf(std::vector<HandoutSection> sections)
{
    HandoutTopic topic;
    topic.slug = QStringLiteral("clonazepam");
    topic.title = QStringLiteral("Clonazepam (Klonopin)");
    topic.sections = std::move(sections);
    topic.sources = {
        {QStringLiteral("fda"), QStringLiteral("Klonopin tablets: prescribing information"),
            QStringLiteral("U.S. Food and Drug Administration"), 2023,
            QStringLiteral("https://example.org/label")},
        {QStringLiteral("mayo"), QStringLiteral("Clonazepam"), QStringLiteral("Mayo Clinic"), 0, {}},
        {QStringLiteral("never-cited"), QStringLiteral("Not printed"), {}, 0, {}},
    };
    topic.reviewed = QDate(2026, 11, 22);
    topic.nextReview = QDate(2027, 11, 22);
    Handout handout;
    handout.topics = {topic};
    handout.printed = QDate(2026, 11, 30);
    return handout;
}

inline QString paragraphs(int count)
{
    QString text;
    for (int i = 1; i <= count; ++i)
        text += QStringLiteral("<p>Paragraph %1 has enough words to go on for more than a line of a page, so "
                               "that there is something to break, and then a few more words for good "
                               "measure, because a paragraph of two lines is never broken at all, and so "
                               "on for a while until it is long.</p>")
                    .arg(i);
    return text;
}

/// A section with every kind of block, long enough for several pages.
inline Handout longHandout()
{
    QString list;
    for (int i = 0; i < 12; ++i)
        list += QStringLiteral("<li><p>Item %1 of a long list.</p></li>").arg(i);
    QString rows;
    for (int i = 0; i < 30; ++i)
        rows += QStringLiteral("<tr><td>Effect %1</td><td>%1 in 100</td></tr>").arg(i);
    const QString table
        = u"<table><caption>In studies</caption><thead><tr><th>What</th><th>How many</th></tr>"
          "</thead><tbody>"
        + rows + u"</tbody></table>";
    HandoutSection first = sectionOf(QStringLiteral("Side effects"),
        everything() + paragraphs(6) + u"<h3>Long list</h3><ul>" + list + u"</ul><h3>Long table</h3>" + table
            + u"<p>Go to <a href=\"topic:clonazepam/stopping\">stopping</a> or "
              "<a href=\"topic:elsewhere\">elsewhere</a>.</p>");
    first.notes = {{HandoutNote::Kind::Note, QStringLiteral("Worse after lunch."), QDate(2026, 11, 22)},
        {HandoutNote::Kind::Question, QStringLiteral("Whom do I call?"), QDate(2026, 11, 24)}};
    HandoutSection second = sectionOf(QStringLiteral("Stopping"),
        QStringLiteral("<h3>Slowly</h3>") + paragraphs(9) + QStringLiteral("<aside class=\"note\"><p>")
            + QStringLiteral("Many words in a box. ").repeated(150)
            + QStringLiteral("</p></aside><p>The office has efficient effects.<cite>mayo</cite></p>"));
    return handoutOf({first, second});
}

} // namespace primer::tests
