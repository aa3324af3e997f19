// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Note.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class NoteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesKindsAndColors();
    void cleansTags_data();
    void cleansTags();
};

void NoteTest::namesKindsAndColors()
{
    for (const NoteKind kind : {NoteKind::Note, NoteKind::Question, NoteKind::Highlight})
        QCOMPARE(noteKindFromWord(noteKindWord(kind)), kind);
    for (int i = 0; i < 5; ++i) {
        const auto color = static_cast<MarkColor>(i);
        QCOMPARE(markColorFromWord(markColorWord(color)), color);
    }
    QVERIFY(!noteKindFromWord(u"NOTE"));
    QVERIFY(!markColorFromWord(u""));
}

void NoteTest::cleansTags_data()
{
    QTest::addColumn<QStringList>("given");
    QTest::addColumn<QStringList>("kept");
    const QString longest(kLongestTag, QLatin1Char('x'));
    QTest::newRow("none") << QStringList() << QStringList();
    QTest::newRow("blank") << QStringList{QStringLiteral(""), QStringLiteral(" \n\t")} << QStringList();
    QTest::newRow("order") << QStringList{QStringLiteral("sleep"), QStringLiteral("Driving")}
                           << QStringList{QStringLiteral("Driving"), QStringLiteral("sleep")};
    QTest::newRow("twice") << QStringList{QStringLiteral("Sleep"), QStringLiteral("sleep ")}
                           << QStringList{QStringLiteral("Sleep")};
    QTest::newRow("lines") << QStringList{QStringLiteral("two\nlines")}
                           << QStringList{QStringLiteral("two lines")};
    QTest::newRow("long") << QStringList{QString(longest + QStringLiteral("yy"))} << QStringList{longest};
}

void NoteTest::cleansTags()
{
    QFETCH(const QStringList, given);
    QFETCH(const QStringList, kept);
    QCOMPARE(cleanTags(given), kept);
    QCOMPARE(cleanTags(kept), kept);
}

PRIMER_TEST(NoteTest)
#include "NoteTest.moc"
