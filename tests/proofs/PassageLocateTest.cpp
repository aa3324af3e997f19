// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotePrograms.h"
#include "TestRegistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using primer::tests::ProgramOutcome;
using primer::tests::runProgram;

namespace {

ProgramOutcome locate(const QByteArray &lines, const QStringList &arguments = {})
{
    return runProgram(QStringLiteral(PRIMER_BINARY_DIR "/tests/passage-locate"), arguments, lines);
}

const QByteArray kGood = R"({"text":"Do not drive. You may feel sleepy at first.","exact":"feel sleepy",)"
                         R"("prefix":"Do not drive. You may ","suffix":" at first.","start":22})"
                         "\n";

QJsonObject firstOf(const ProgramOutcome &outcome)
{
    return QJsonDocument::fromJson(outcome.output.split('\n').value(0)).object();
}

} // namespace

class PassageLocateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersEveryLine();
    void guardsTheNamesOfTheBundledPack();
    void guardsNamesThatTheLineBrings();
    void saysWhatIsWrongInADamagedLine_data();
    void saysWhatIsWrongInADamagedLine();
    void takesAnyWholeNumberAsStart();
    void refusesWrongUsage();
    void saysWhatItDoes();
};

void PassageLocateTest::answersEveryLine()
{
    const ProgramOutcome outcome = locate(kGood + "\n" + kGood);
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.errors, QByteArray());
    QCOMPARE(outcome.output,
        QByteArray(R"({"end":33,"score":1,"start":22,"state":"exact"})"
                   "\n"
                   R"({"end":33,"score":1,"start":22,"state":"exact"})"
                   "\n"));
    QCOMPARE(locate({}).exitCode, 0);
}

void PassageLocateTest::guardsTheNamesOfTheBundledPack()
{
    const ProgramOutcome outcome = locate(
        R"({"text":"Rivotril can make you feel very sleepy at first. Do not drive.","prefix":"",)"
        R"("exact":"Klonopin can make you feel very sleepy at first.","suffix":" Do not drive.","start":0})");
    QCOMPARE(firstOf(outcome).value(QStringLiteral("state")).toString(), QStringLiteral("lost"));
}

void PassageLocateTest::guardsNamesThatTheLineBrings()
{
    const QByteArray line
        = R"({"text":"Foobarix can make you feel very sleepy at first. Do not drive.","prefix":"",)"
          R"("exact":"Barfoona can make you feel very sleepy at first.","suffix":" Do not drive.","start":0)";
    QCOMPARE(
        firstOf(locate(line + '}')).value(QStringLiteral("state")).toString(), QStringLiteral("approximate"));
    QCOMPARE(firstOf(locate(line + R"(,"names":["Barfoona"]})")).value(QStringLiteral("state")).toString(),
        QStringLiteral("lost"));
}

void PassageLocateTest::saysWhatIsWrongInADamagedLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("cut short") << QByteArray(R"({"text":"abc)") << QByteArray("Line 2 is damaged");
    QTest::newRow("no object") << QByteArray("[1]") << QByteArray("it is not an object");
    QTest::newRow("no text") << QByteArray(R"({"exact":"a","prefix":"","suffix":"","start":0})")
                             << QByteArray(R"("text" is missing)");
    QTest::newRow("a number for a text")
        << QByteArray(R"({"text":"a","exact":1,"prefix":"","suffix":"","start":0})")
        << QByteArray(R"("exact" is missing or no string)");
    QTest::newRow("no start") << QByteArray(R"({"text":"a","exact":"a","prefix":"","suffix":""})")
                              << QByteArray(R"("start" is missing)");
    QTest::newRow("half a start") << QByteArray(
        R"({"text":"a","exact":"a","prefix":"","suffix":"","start":1.5})")
                                  << QByteArray(R"("start" is missing or no whole number)");
}

void PassageLocateTest::saysWhatIsWrongInADamagedLine()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, says);
    const ProgramOutcome outcome = locate(kGood + line + '\n' + kGood);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.output.count('\n'), 1);
    QCOMPARE(outcome.errors.count('\n'), 1);
    QVERIFY2(outcome.errors.contains(says), outcome.errors.constData());
}

void PassageLocateTest::takesAnyWholeNumberAsStart()
{
    for (const QByteArray &start :
        std::initializer_list<QByteArray>{"-1", "-99999999999", "99999999999", "2147483647"}) {
        QByteArray line = kGood;
        const ProgramOutcome outcome = locate(line.replace("22}", QByteArray(start + "}")));
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(firstOf(outcome).value(QStringLiteral("state")).toString(), QStringLiteral("moved"));
    }
}

void PassageLocateTest::refusesWrongUsage()
{
    QCOMPARE(locate({}, {QStringLiteral("--fast")}).exitCode, 2);
    QCOMPARE(locate({}, {QStringLiteral("file.json")}).exitCode, 2);
    const ProgramOutcome missing = locate({}, {QStringLiteral("--pack"), QStringLiteral("/no/such.primer")});
    QCOMPARE(missing.exitCode, 2);
    QVERIFY(missing.errors.contains("/no/such.primer"));
}

void PassageLocateTest::saysWhatItDoes()
{
    const ProgramOutcome outcome = locate({}, {QStringLiteral("--help")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.output.contains("\"prefix\""));
    QVERIFY(outcome.output.contains("--pack"));
}

PRIMER_TEST(PassageLocateTest)
#include "PassageLocateTest.moc"
