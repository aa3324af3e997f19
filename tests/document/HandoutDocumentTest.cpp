// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/HandoutDocument.h"
#include "HandoutFixtures.h"
#include "TestRegistry.h"

#include <QTextBlock>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

namespace {

QString textOf(const HandoutDocument &document)
{
    QString text = document.document()->toRawText();
    text.replace(QChar(QChar::Nbsp), u' ');
    return text;
}

} // namespace

class HandoutDocumentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersSourcesOnceThroughAllSections()
    {
        const HandoutDocument document(handoutOf({
            sectionOf(QStringLiteral("First"), QStringLiteral("<p>One.<cite>mayo</cite></p>")),
            sectionOf(
                QStringLiteral("Second"), QStringLiteral("<p>Two.<cite>fda</cite><cite>mayo</cite></p>")),
        }));
        const QString text = textOf(document);
        QVERIFY(text.contains(QStringLiteral("One. [1]")));
        QVERIFY(text.contains(QStringLiteral("Two. [2, 1]")));
        QVERIFY(text.contains(QStringLiteral("[1] Clonazepam. Mayo Clinic.")));
        QVERIFY(text.contains(QStringLiteral(
            "[2] Klonopin tablets: prescribing information. U.S. Food and Drug Administration, 2023.")));
        QVERIFY(!text.contains(QStringLiteral("Not printed")));
    }

    void closesWithReviewAndDates()
    {
        Handout handout = handoutOf({sectionOf(QStringLiteral("First"), QStringLiteral("<p>One.</p>"))});
        const QString text = textOf(HandoutDocument(handout));
        QVERIFY(text.contains(QStringLiteral("Not yet reviewed by a clinician. Checked 22 November 2026.")));
        QVERIFY(text.contains(QStringLiteral("Next review due 22 November 2027.")));
        QVERIFY(text.contains(QStringLiteral("Printed 30 November 2026.")));
        handout.topics.front().reviewedBy = QStringLiteral("Dr. A. Example");
        QVERIFY(textOf(HandoutDocument(handout))
                    .contains(QStringLiteral("Reviewed by Dr. A. Example, 22 November 2026.")));
    }

    void lettersNotesInOrderAfterTheirSection()
    {
        const HandoutDocument document(longHandout());
        const QString text = textOf(document);
        const auto note = text.indexOf(QStringLiteral("My note A  22 November 2026"));
        const auto question = text.indexOf(QStringLiteral("My question B  24 November 2026"));
        const auto nextSection = text.indexOf(QStringLiteral("Slowly"));
        QVERIFY(text.indexOf(QStringLiteral("Long table")) < note);
        QVERIFY(note >= 0 && note < question && question < nextSection);
    }

    void keepsEveryWordOfALongNoteAndItsLines()
    {
        HandoutSection section = sectionOf(QStringLiteral("First"), QStringLiteral("<p>One.</p>"));
        section.notes = {{HandoutNote::Kind::Note, QStringLiteral("first line\n\nsecond <b>line</b>"), {}}};
        const QString text = textOf(HandoutDocument(handoutOf({section})));
        QVERIFY(text.contains(QStringLiteral("first line")));
        QVERIFY(text.contains(QStringLiteral("second <b>line</b>")));
    }

    void outlineAndDestinationsStandAtTheirHeadings()
    {
        const HandoutDocument document(longHandout());
        QCOMPARE(document.outline().front().level, 1);
        QCOMPARE(document.outline().front().title, QStringLiteral("Clonazepam (Klonopin)"));
        QCOMPARE(document.outline().at(1).title, QStringLiteral("Side effects"));
        for (const OutlineEntry &entry : document.outline()) {
            if (entry.level > 1)
                QCOMPARE(document.document()->findBlock(entry.position).text(), entry.title);
        }
        const int stopping = document.destinations().value(QStringLiteral("topic:clonazepam/stopping"));
        QCOMPARE(document.document()->findBlock(stopping).text(), QStringLiteral("Stopping"));
        const int source = document.destinations().value(QStringLiteral("source:0:2"));
        QVERIFY(document.document()->findBlock(source).text().startsWith(QStringLiteral("[2] ")));
        QVERIFY(!document.destinations().contains(QStringLiteral("topic:elsewhere")));
    }

    void twoTopicsHaveTheirOwnSources()
    {
        Handout handout
            = handoutOf({sectionOf(QStringLiteral("First"), QStringLiteral("<p>One.<cite>mayo</cite></p>"))});
        HandoutTopic other = handout.topics.front();
        other.slug = QStringLiteral("panic");
        other.title = QStringLiteral("Panic disorder");
        other.sections = {sectionOf(QStringLiteral("Other"), QStringLiteral("<p>Two.<cite>fda</cite></p>"))};
        handout.topics.push_back(other);
        const HandoutDocument document(handout);
        QVERIFY(document.destinations().contains(QStringLiteral("source:0:1")));
        QVERIFY(document.destinations().contains(QStringLiteral("source:1:1")));
        QCOMPARE(document.parts().size(), size_t(2));
        QCOMPARE(document.parts().at(1).topic, 1);
        QCOMPARE(textOf(document).count(QStringLiteral("Where this comes from")), 2);
    }

    void nothingToPrintIsAnEmptyDocument()
    {
        QVERIFY(HandoutDocument(Handout{}).document()->isEmpty());
        QVERIFY(HandoutDocument(handoutOf({})).document()->isEmpty());
    }
};

PRIMER_TEST(HandoutDocumentTest)
#include "HandoutDocumentTest.moc"
