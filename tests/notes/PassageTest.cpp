// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Passage.h"
#include "TestRegistry.h"

#include <QtTest>

using primer::Passage;
using primer::passageAt;

class PassageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheWordsAndWhatStandsAroundThem();
    void leavesOutTheBlanksAtItsEnds();
    void isEmptyWhereThereIsNothing_data();
    void isEmptyWhereThereIsNothing();
    void takesNoHalfOfASurrogatePair();
    void knowsTheSameTextByItsDigest();
};

void PassageTest::keepsTheWordsAndWhatStandsAroundThem()
{
    const QString text = QString(40, u'a') + u" sleepy " + QString(40, u'b');
    const Passage passage = passageAt(text, 41, 47);
    QCOMPARE(passage.exact, QStringLiteral("sleepy"));
    QCOMPARE(passage.prefix, QString(QString(31, u'a') + u' '));
    QCOMPARE(passage.suffix, QString(u' ' + QString(31, u'b')));
    QCOMPARE(passage.start, 41);
    QCOMPARE(passage.end(), 47);
    QCOMPARE(passage.digest, primer::textDigest(text));
}

void PassageTest::leavesOutTheBlanksAtItsEnds()
{
    const Passage passage = passageAt(QStringLiteral("Feel\n sleepy \nnow"), 4, 14);
    QCOMPARE(passage.exact, QStringLiteral("sleepy"));
    QCOMPARE(passage.start, 6);
}

void PassageTest::isEmptyWhereThereIsNothing_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("end");
    QTest::newRow("blanks") << 1 << 3;
    QTest::newRow("no length") << 0 << 0;
    QTest::newRow("backwards") << 4 << 0;
    QTest::newRow("beyond the text") << 50 << 60;
    QTest::newRow("before the text") << -10 << -5;
}

void PassageTest::isEmptyWhereThereIsNothing()
{
    QFETCH(int, start);
    QFETCH(int, end);
    QVERIFY(passageAt(QStringLiteral("a \n b"), start, end).exact.isEmpty());
    QVERIFY(passageAt(QString(), start, end).exact.isEmpty());
}

void PassageTest::takesNoHalfOfASurrogatePair()
{
    const QString face = QStringLiteral("\U0001F600");
    const QString text = u'a' + face + u'b' + face + u'c';
    QCOMPARE(passageAt(text, 2, 4).exact, QStringLiteral("b"));
    QCOMPARE(passageAt(text, 3, 5).exact, QStringLiteral("b"));
    QCOMPARE(passageAt(text, 1, 6).exact, QString(face + u'b' + face));
    const QString far = face + QString(31, u'x') + u'b' + QString(31, u'x') + face;
    QCOMPARE(passageAt(far, 33, 34).prefix, QString(31, u'x'));
    QCOMPARE(passageAt(far, 33, 34).suffix, QString(31, u'x'));
}

void PassageTest::knowsTheSameTextByItsDigest()
{
    QCOMPARE(primer::textDigest(QStringLiteral("abc")),
        QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QVERIFY(primer::textDigest(QStringLiteral("abc ")) != primer::textDigest(QStringLiteral("abc")));
}

PRIMER_TEST(PassageTest)
#include "PassageTest.moc"
