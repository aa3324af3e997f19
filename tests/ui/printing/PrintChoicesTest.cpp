// SPDX-License-Identifier: GPL-3.0-or-later
#include "PrintFixtures.h"
#include "TestRegistry.h"

using namespace primer;
using namespace primer::tests;

class PrintChoicesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paperFollowsTheCountry()
    {
        QCOMPARE(paperOf(QLocale(QLocale::English, QLocale::UnitedStates)), PaperFormat::Letter);
        QCOMPARE(paperOf(QLocale(QLocale::French, QLocale::Canada)), PaperFormat::Letter);
        QCOMPARE(paperOf(QLocale(QLocale::English, QLocale::UnitedKingdom)), PaperFormat::A4);
        QCOMPARE(paperOf(QLocale(QLocale::German, QLocale::Germany)), PaperFormat::A4);
    }

    void aHandoutHoldsTheChosenSectionsInOrder()
    {
        PrintChoices choices;
        choices.letters = PaperLetters::Large18;
        const Handout handout = handoutOf(someMaterial(), {0, 3, 9, -1}, choices);
        QCOMPARE(handout.topics.size(), size_t(1));
        QCOMPARE(handout.topics.front().sections.size(), size_t(2));
        QCOMPARE(handout.topics.front().sections.at(1).title, QStringLiteral("Stopping safely"));
        QCOMPARE(handout.letters, PaperLetters::Large18);
        QCOMPARE(handout.printed, QDate(2026, 11, 30));
    }

    void notesStayAtHomeUnlessAskedFor()
    {
        PrintChoices choices;
        QCOMPARE(
            handoutOf(someMaterial(), {1}, choices).topics.front().sections.front().notes.size(), size_t(2));
        choices.withNotes = false;
        QVERIFY(handoutOf(someMaterial(), {1}, choices).topics.front().sections.front().notes.empty());
    }

    void fileNamesAreFitForEveryDisk()
    {
        QCOMPARE(suggestedFileName(handoutOf(someMaterial(), {1}, {})),
            QStringLiteral("Clonazepam (Klonopin) - Side effects.pdf"));
        PrintMaterial material = someMaterial();
        material.topic.title = QStringLiteral("../a/b\\c?\n") + QString(300, u'x');
        const QString name = suggestedFileName(handoutOf(material, {1, 2}, {}));
        QVERIFY(!name.contains(u'/') && !name.contains(u'\\') && !name.contains(u'\n'));
        QVERIFY(!name.startsWith(u'.'));
        QVERIFY(name.size() <= 110);
        material.topic.title.clear();
        QCOMPARE(suggestedFileName(handoutOf(material, {1, 2}, {})), QStringLiteral("Patient Primer.pdf"));
    }
};

PRIMER_TEST(PrintChoicesTest)
#include "PrintChoicesTest.moc"
