// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotePrograms.h"
#include "TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using primer::tests::Acknowledged;
using primer::tests::ProgramOutcome;

namespace {

// In a name space of its own a user may mount a small disk. $1: its folder, $2: its size, $3: note-writer,
// $4: a folder for what is said, $5: the seed, $6: note-verify.
constexpr char kScript[] = R"(
mkdir "$1" && mount -t tmpfs -o "size=$2" tmpfs "$1" || exit 77
"$3" "$1/notes" 100000 --seed "$5" >"$4/full.out" 2>"$4/full.err"
echo $? >"$4/full.code"
cat "$4/full.out" | "$6" "$1/notes" >"$4/full.verdict" 2>&1
"$3" "$1/notes" 100000 --seed "$5" >"$4/again.out" 2>"$4/again.err"
echo $? >"$4/again.code"
cat "$4/full.out" "$4/again.out" | "$6" "$1/notes" >"$4/again.verdict" 2>&1
mount -o remount,size=64m "$1" || exit 78
"$3" "$1/notes" 40 --seed "$5" >"$4/room.out" 2>"$4/room.err"
echo $? >"$4/room.code"
cat "$4/full.out" "$4/again.out" "$4/room.out" | "$6" "$1/notes" >"$4/room.verdict" 2>&1
)";
constexpr int kNotPermitted = 77;

} // namespace

class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAndGoesOnWhenThereIsRoom_data();
    void losesNothingAndGoesOnWhenThereIsRoom();
};

void FullDiskTest::losesNothingAndGoesOnWhenThereIsRoom_data()
{
    QTest::addColumn<QString>("size");
    QTest::addColumn<int>("seed");
    QTest::newRow("no room for any note") << QStringLiteral("8k") << 1;
    QTest::newRow("room for the first") << QStringLiteral("64k") << 2;
    const int rows = qEnvironmentVariableIsSet("PRIMER_LONG") ? 20 : 4;
    for (int i = 0; i < rows; ++i)
        QTest::addRow("room for some, seed %d", 3 + i) << QStringLiteral("%1k").arg(200 + 68 * i) << 3 + i;
}

void FullDiskTest::losesNothingAndGoesOnWhenThereIsRoom()
{
    QFETCH(QString, size);
    QFETCH(int, seed);
    const QTemporaryDir folder;
    const QDir said(folder.path());
    const ProgramOutcome outcome = primer::tests::runProgram(QStringLiteral("unshare"),
        {QStringLiteral("--map-root-user"), QStringLiteral("--mount"), QStringLiteral("bash"),
            QStringLiteral("-c"), QString::fromLatin1(kScript), QStringLiteral("full-disk"),
            said.filePath(QStringLiteral("disk")), size, primer::tests::noteWriter(), folder.path(),
            QString::number(seed), primer::tests::noteVerify()});
    if (!said.exists(QStringLiteral("full.code"))
        && (outcome.exitCode == kNotPermitted || outcome.exitCode == 1 || outcome.exitCode == -1))
        QSKIP("a disk of a test's own may not be mounted here (unshare -rm)");
    QVERIFY2(outcome.exitCode == 0, outcome.errors.constData());

    const auto read = [&](const char *life, const char *ending) {
        QFile file(said.filePath(QLatin1String(life) + QLatin1String(ending)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    };
    Acknowledged acknowledged;
    acknowledged.add(read("full", ".out"));
    for (const char *life : {"full", "again"}) {
        const QByteArray error = read(life, ".err");
        QCOMPARE(read(life, ".code"), QByteArray("1\n"));
        QVERIFY2(error.startsWith("note-writer: ") && error.count('\n') == 1, error.constData());
        QVERIFY2(error.contains(" is full. "), error.constData());
    }
    QCOMPARE(read("room", ".err"), QByteArray());
    QCOMPARE(read("room", ".code"), QByteArray("0\n"));
    QCOMPARE(read("room", ".out").count("ACK "), 40);
    for (const char *life : {"full", "again", "room"}) {
        const QByteArray lines = read(life, ".verdict");
        QVERIFY2(!lines.contains("LOST ") && !lines.contains("CORRUPT "), lines.constData());
    }
    QCOMPARE(read("full", ".verdict").count("OK "), read("full", ".out").count("ACK "));
    qInfo("%lld changes acknowledged before the disk of %s was full", acknowledged.count(), qPrintable(size));
}

PRIMER_TEST(FullDiskTest)
#include "FullDiskTest.moc"
