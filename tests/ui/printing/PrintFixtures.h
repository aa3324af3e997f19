// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/printing/PrintChoices.h"

#include <QtTest>

namespace primer::tests {

/// A topic of four sections, the second with a note and a question; the third is several pages long.
inline PrintMaterial someMaterial()
{
    PrintMaterial material;
    material.topic.slug = QStringLiteral("clonazepam");
    material.topic.title = QStringLiteral("Clonazepam (Klonopin)");
    material.topic.reviewed = QDate(2026, 11, 22);
    material.today = QDate(2026, 11, 30);
    const char *titles[]{"At a glance", "Side effects", "How to take it", "Stopping safely"};
    for (int i = 0; i < 4; ++i) {
        QString text = QStringLiteral(
            "<section><aside class=\"caution\"><p>Call 911 if anyone:</p><ul><li><p>cannot be woken</p></li>"
            "</ul></aside><aside class=\"warning\"><p class=\"title\">Do not stop suddenly</p><p>It can be "
            "life-threatening.</p></aside>");
        for (int line = 0; line < (i == 2 ? 120 : 6); ++line)
            text
                += QStringLiteral("<p>When people take clonazepam for seizures, about 50 in 100 feel sleepy. "
                                  "They may feel better with time, and higher doses bring more.</p>");
        auto content = SectionContent::parse((text + u"</section>").toUtf8());
        if (!content)
            QTest::qFail(qPrintable(content.error().detail), __FILE__, __LINE__);
        HandoutSection section;
        section.title = QString::fromLatin1(titles[i]);
        section.slug = slugOf(section.title);
        section.content = *content;
        material.topic.sections.push_back(section);
    }
    material.topic.sections[1].notes
        = {{HandoutNote::Kind::Note, QStringLiteral("Worse after lunch."), QDate(2026, 11, 22)},
            {HandoutNote::Kind::Question, QStringLiteral("May I drive?"), QDate(2026, 11, 24)}};
    material.section = 1;
    return material;
}

} // namespace primer::tests
