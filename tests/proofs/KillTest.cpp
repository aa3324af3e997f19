// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotePrograms.h"
#include "notes/NoteStore.h"
#include "TestRegistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <thread>

using primer::NoteStore;
using primer::tests::Acknowledged;
using primer::tests::ProgramOutcome;

namespace {

constexpr int kChanges = 10; // of a writer that nobody kills
constexpr int kEndless = 1'000'000;

int kills()
{
    return qEnvironmentVariableIsSet("PRIMER_LONG") ? 200 : 25;
}

/// When a kill comes: after so many acknowledgements and so many microseconds more.
struct Moment
{
    int acknowledgements = 0;
    qint64 microseconds = 0;
};

/// What a writer said until it was killed at that moment.
QByteArray outputUntilKilled(const QString &folder, quint32 seed, Moment moment)
{
    QProcess writer;
    writer.start(primer::tests::noteWriter(),
        {folder, QString::number(kEndless), QStringLiteral("--seed"), QString::number(seed)});
    QByteArray output;
    while (output.count('\n') < moment.acknowledgements && writer.waitForReadyRead(60'000))
        output += writer.readAllStandardOutput();
    std::this_thread::sleep_for(std::chrono::microseconds(moment.microseconds));
    writer.kill();
    writer.waitForFinished(60'000);
    return output + writer.readAllStandardOutput();
}

} // namespace

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingThatWasAcknowledged();
};

/// SIGKILL at moments of chance, again and again in the same store: half of them anywhere between the start
/// and the time of some commits, half of them right after an acknowledgement, while the next commit is under
/// way.
void KillTest::losesNothingThatWasAcknowledged()
{
    const quint32 seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QTemporaryDir folder;
    Acknowledged acknowledged;

    const auto timed = [&](int changes) {
        QElapsedTimer timer;
        timer.start();
        const ProgramOutcome whole = primer::tests::runProgram(primer::tests::noteWriter(),
            {folder.path(), QString::number(changes), QStringLiteral("--seed"), QString::number(seed)});
        if (whole.exitCode != 0 || acknowledged.add(whole.output) != changes)
            qFatal("the writer failed: %s", whole.errors.constData());
        return static_cast<int>(timer.nsecsElapsed() / 1000) + 1;
    };
    timed(1);
    const int startTime = timed(0);
    const int wholeTime = timed(kChanges);
    const int commitTime = qMax(1, (wholeTime - startTime) / kChanges);

    int beforeTheFirst = 0;
    int withinACommit = 0;
    for (int kill = 1; kill <= kills(); ++kill) {
        Moment moment;
        switch (random.bounded(4)) {
        case 0:
            moment.microseconds = random.bounded(startTime);
            break;
        case 1:
            moment.microseconds = random.bounded(wholeTime);
            break;
        default:
            moment = {random.bounded(1, kChanges), random.bounded(2 * commitTime)};
        }
        const QByteArray output = outputUntilKilled(folder.path(), seed + static_cast<quint32>(kill), moment);
        beforeTheFirst += acknowledged.add(output) == 0 ? 1 : 0;
        withinACommit += QFile::exists(NoteStore::pathIn(folder.path()) + QStringLiteral("-journal")) ? 1 : 0;

        const ProgramOutcome verdict
            = primer::tests::runProgram(primer::tests::noteVerify(), {folder.path()}, acknowledged.tokens());
        QVERIFY2(verdict.exitCode == 0,
            qPrintable(QStringLiteral("kill %1 of seed %2: %3")
                           .arg(kill)
                           .arg(seed)
                           .arg(QString::fromUtf8(verdict.errors))));
        QCOMPARE(verdict.output.count("OK "), acknowledged.tokens().count('\n'));
    }
    qInfo("%d kills, %d before the first commit, %d within a commit; %lld changes acknowledged, 0 lost",
        kills(), beforeTheFirst, withinACommit, acknowledged.count());
    QVERIFY(acknowledged.count() > kills());
}

PRIMER_TEST(KillTest)
#include "KillTest.moc"
