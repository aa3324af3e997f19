// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotePrograms.h"
#include "TestRegistry.h"
#include "TracedEnvironment.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using primer::tests::ProgramOutcome;

namespace {

/// A program's calls of the network, and how it ended.
struct Trace
{
    ProgramOutcome outcome;
    QStringList calls;

    QStringList internetSockets() const { return calls.filter(QStringLiteral("AF_INET")); }
};

Trace traced(const QString &program, const QStringList &arguments)
{
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("calls"));
    QProcess process;
    process.setProcessEnvironment(primer::tests::tracedEnvironment());
    process.start(QStringLiteral("strace"),
        QStringList{QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-e"),
            QStringLiteral("trace=network"), QStringLiteral("-o"), log, program}
            + arguments);
    Trace trace;
    trace.outcome = primer::tests::outcomeOf(process);
    QFile file(log);
    if (file.open(QIODevice::ReadOnly))
        trace.calls = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    return trace;
}

} // namespace

class NoInternetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anInternetSocketWouldBeSeen();
    void aSessionInTheWindowOpensNone();
    void theCommandsOpenNone_data();
    void theCommandsOpenNone();
};

void NoInternetTest::initTestCase()
{
    if (traced(QStringLiteral("true"), {}).outcome.exitCode != 0)
        QSKIP("strace is not installed or may not trace here");
}

/// The judge on trial. Nobody need listen: the socket is opened before that shows.
void NoInternetTest::anInternetSocketWouldBeSeen()
{
    const Trace trace = traced(
        QStringLiteral("bash"), {QStringLiteral("-c"), QStringLiteral("exec 3<>/dev/tcp/127.0.0.1/9")});
    QVERIFY2(!trace.internetSockets().isEmpty(), qPrintable(trace.calls.join(u'\n')));
}

void NoInternetTest::aSessionInTheWindowOpensNone()
{
    const Trace trace = traced(QCoreApplication::applicationFilePath(), {QStringLiteral("SessionTest")});
    QVERIFY2(trace.outcome.exitCode == 0, trace.outcome.output.constData());
    QVERIFY(trace.outcome.output.contains("PASS   : SessionTest::readsSearchesWritesAndPrints()"));
    QCOMPARE(trace.internetSockets(), QStringList());
}

void NoInternetTest::theCommandsOpenNone_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("search") << QStringList{QStringLiteral("--search"), QStringLiteral("klonopin")};
    QTest::newRow("note") << QStringList{QStringLiteral("--note"), QStringLiteral("clonazepam/side-effects"),
        QStringLiteral("--text"), QStringLiteral("Worse after lunch.")};
    QTest::newRow("print") << QStringList{QStringLiteral("--print"), QStringLiteral("clonazepam"),
        QStringLiteral("--output"), QStringLiteral("page.pdf")};
    QTest::newRow("check") << QStringList{QStringLiteral("--check")};
}

void NoInternetTest::theCommandsOpenNone()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir folder;
    if (arguments.constLast().endsWith(QStringLiteral(".pdf")))
        arguments.last() = folder.filePath(arguments.constLast());
    arguments << QStringLiteral("--data-dir") << folder.path() << QStringLiteral("--no-bundled")
              << QStringLiteral("--pack") << QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer");
    const Trace trace = traced(QStringLiteral(PRIMER_BINARY_DIR "/bin/patient-primer"), arguments);
    QVERIFY2(trace.outcome.exitCode == 0, trace.outcome.errors.constData());
    QCOMPARE(trace.internetSockets(), QStringList());
}

PRIMER_TEST(NoInternetTest)
#include "NoInternetTest.moc"
