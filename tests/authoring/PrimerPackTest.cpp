// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceFolder.h"
#include "TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace primer;
using primer::tests::SourceFolder;

class PrimerPackTest : public QObject
{
    Q_OBJECT

    struct Outcome
    {
        int code = -1;
        QString out;
        QString err;
    };

    static Outcome run(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(PRIMER_BINARY_DIR "/bin/primer-pack"), arguments);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    static QString pack() { return QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"); }

private Q_SLOTS:
    void wrongUsageIsTwoAndOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *arguments) {
            QTest::newRow(arguments) << QString::fromUtf8(arguments).split(u' ', Qt::SkipEmptyParts);
        };
        for (const char *arguments : {"", "bild x", "build", "build x", "build -o x", "build x -o",
                 "build x y -o z", "info", "info a b", "check", "check a --json", "reindex", "reindex a -o b",
                 "info --jsn a", "--helpme", "lint", "lint a b", "lint a -o b", "lint a --skip",
                 "lint a --skip nothing", "lint a --date", "lint a --date tomorrow",
                 "check a --date 2026-11-22", "info a --skip source", "build x -o y --json"})
            row(arguments);
    }
    void wrongUsageIsTwoAndOneLine()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, QString());
        QVERIFY(outcome.err.startsWith(QStringLiteral("primer-pack: ")));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void helpAndVersionSucceed()
    {
        const Outcome help = run({QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        for (const char *word : {"build", "lint", "info", "check", "reindex"})
            QVERIFY(help.out.contains(QString::fromUtf8(word)));
        const Outcome version = run({QStringLiteral("--version")});
        QCOMPARE(version.code, 0);
        QCOMPARE(version.out, QStringLiteral("primer-pack " PRIMER_VERSION "\n"));
    }

    void buildsASoundPack()
    {
        const SourceFolder folder;
        const QString file = folder.path("out.primer");
        const Outcome built = run({QStringLiteral("build"), folder.path(), QStringLiteral("-o"), file});
        QCOMPARE(built.err, QString());
        QCOMPARE(built.code, 0);
        const Outcome checked = run({QStringLiteral("check"), file});
        QCOMPARE(checked.code, 0);
        QCOMPARE(checked.out, QString(file + QStringLiteral(" is sound (topics: 1, sections: 1).\n")));
        QCOMPARE(run({QStringLiteral("reindex"), file}).code, 0);
        QCOMPARE(run({QStringLiteral("check"), file}).code, 0);
    }

    void tellsAllMistakesAndLeavesNoPack()
    {
        const SourceFolder folder;
        folder.write("clonazepam.md", SourceFolder::topic("## A\n`x`\n\n<b>\n"));
        folder.write("b.md", "");
        const QTemporaryDir out;
        const QString file = out.filePath(QStringLiteral("out.primer"));
        const Outcome outcome = run({QStringLiteral("build"), folder.path(), QStringLiteral("-o"), file});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err.count(u'\n'), 4);
        QVERIFY(
            outcome.err.contains(QString(folder.path("clonazepam.md") + QStringLiteral(":13: Code is not"))));
        QVERIFY(
            outcome.err.contains(QString(folder.path("clonazepam.md") + QStringLiteral(":15: HTML is not"))));
        QVERIFY(QDir(out.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void aMissingFolderIsOneLine()
    {
        const Outcome outcome = run(
            {QStringLiteral("build"), QStringLiteral("/nowhere"), QStringLiteral("-o"), QStringLiteral("x")});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err, QStringLiteral("primer-pack: /nowhere: There is no such folder.\n"));
    }

    void lintTellsFindingsAndFigures()
    {
        const SourceFolder folder;
        folder.write(
            "clonazepam.md", SourceFolder::topic("## At a glance\nUtilize it. It was given.[^fda]\n"));
        const QString file = folder.path("clonazepam.md");
        const Outcome outcome = run({QStringLiteral("lint"), folder.path()});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err, QString());
        const QStringList lines = outcome.out.split(u'\n');
        QVERIFY(lines.contains(QString(
            file + QStringLiteral(":13: plain-word: \"Utilize\" has a plainer equivalent: \"use\"."))));
        QVERIFY(lines.contains(QString(file
            + QStringLiteral(
                ":13: passive-voice: warning: \"was given\" is passive. Say who does it, if that is "
                "clearer."))));
        QVERIFY(lines.contains(QStringLiteral("Topics: 1. Sections: 1. Words: 5. Sources: 1.")));
        QCOMPARE(lines.at(lines.size() - 2), QStringLiteral("Errors: 2. Warnings: 2."));
    }

    void lintSucceedsWithWarningsOnly()
    {
        const SourceFolder folder;
        folder.write("clonazepam.md", SourceFolder::topic("## At a glance\nIt was given.[^fda]\n"));
        const Outcome outcome = run({QStringLiteral("lint"), folder.path(), QStringLiteral("--skip"),
            QStringLiteral("check-yourself")});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(QStringLiteral("Errors: 0. Warnings: 2.")));
    }

    void lintHasAReviewDate()
    {
        const SourceFolder folder;
        folder.write("clonazepam.md", SourceFolder::topicWith("next_review: 2027-11-22\n"));
        const auto isOverdue = [&](const char *day) {
            return run(
                {QStringLiteral("lint"), QStringLiteral("--date"), QString::fromUtf8(day), folder.path()})
                .out.contains(QStringLiteral(": review-overdue: "));
        };
        QVERIFY(!isOverdue("2027-11-22"));
        QVERIFY(isOverdue("2027-11-23"));
    }

    void lintTellsJson()
    {
        const SourceFolder folder;
        folder.write(
            "clonazepam.md", SourceFolder::topic("## At a glance\nUtilize it. It was given.[^fda]\n"));
        const Outcome outcome = run({QStringLiteral("lint"), folder.path(), QStringLiteral("--json")});
        QCOMPARE(outcome.code, 1);
        const QJsonObject report = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(report.keys(),
            (QStringList{QStringLiteral("average"), QStringLiteral("findings"), QStringLiteral("topics")}));
        const QJsonArray findings = report.value(QStringLiteral("findings")).toArray();
        QCOMPARE(findings.size(), 4);
        const QJsonObject finding = findings.last().toObject();
        QCOMPARE(finding.keys(),
            (QStringList{QStringLiteral("file"), QStringLiteral("line"), QStringLiteral("message"),
                QStringLiteral("rule"), QStringLiteral("severity")}));
        QCOMPARE(finding.value(QStringLiteral("line")).toInt(), 13);
        QCOMPARE(finding.value(QStringLiteral("file")).toString(), folder.path("clonazepam.md"));
        QCOMPARE(report.value(QStringLiteral("topics")).toArray().size(), 1);
        const QStringList figures{QStringLiteral("forcast"), QStringLiteral("grade"),
            QStringLiteral("gradeRaw"), QStringLiteral("readingEase"), QStringLiteral("sections"),
            QStringLiteral("smog"), QStringLiteral("sources"), QStringLiteral("topic"),
            QStringLiteral("words"), QStringLiteral("worstGrade"), QStringLiteral("worstSection")};
        const QJsonObject topic = report.value(QStringLiteral("topics")).toArray().first().toObject();
        QCOMPARE(topic.keys(), figures);
        // 5 words, 2 sentences, 8 syllables: 3 + 1, 1 + 1 + 2
        QCOMPARE(topic.value(QStringLiteral("words")).toInt(), 5);
        QCOMPARE(topic.value(QStringLiteral("grade")).toDouble(), 4.3);
        const QJsonObject average = report.value(QStringLiteral("average")).toObject();
        QCOMPARE(average.value(QStringLiteral("topics")).toInt(), 1);
        QCOMPARE(average.value(QStringLiteral("worstSection")).toString(),
            QStringLiteral("clonazepam/at-a-glance"));
    }

    void lintOfAMissingFolderIsOneLine()
    {
        const Outcome outcome = run({QStringLiteral("lint"), QStringLiteral("/nowhere")});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err, QStringLiteral("primer-pack: /nowhere: There is no such folder.\n"));
    }

    void infoTellsWhatThePackSays()
    {
        const Outcome lines = run({QStringLiteral("info"), pack()});
        QCOMPARE(lines.code, 0);
        QVERIFY(lines.out.contains(QStringLiteral("Title: Fixture library\n")));
        const Outcome json = run({QStringLiteral("info"), QStringLiteral("--json"), pack()});
        QCOMPARE(json.code, 0);
        const QJsonObject object = QJsonDocument::fromJson(json.out.toUtf8()).object();
        QCOMPARE(object.value(QStringLiteral("id")).toString(), QStringLiteral("fixture"));
        QCOMPARE(object.value(QStringLiteral("topics")).toInt(), 3);
        QCOMPARE(object.value(QStringLiteral("sections")).toInt(), 7);
        QCOMPARE(object.value(QStringLiteral("date")).toString(), QStringLiteral("2026-11-22"));
        QCOMPARE(object.value(QStringLiteral("digest")).toString().size(), 64);
    }

    void checkFindsDamage_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::newRow("header") << qint64(0);
        QTest::newRow("tables") << qint64(-4);
        QTest::newRow("text index") << qint64(-1);
        QTest::newRow("names index") << qint64(-2);
        QTest::newRow("trailer") << qint64(-3);
    }
    void checkFindsDamage()
    {
        QFETCH(qint64, at);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("bad.primer"));
        QVERIFY(QFile::copy(pack(), file));
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        const auto entries = readTrailer(bytes);
        QVERIFY(entries);
        QVERIFY(bytes.seek(0));
        if (at == -1 || at == -2)
            at = entries->at(at == -1 ? 0 : 1).extent.offset;
        else if (at == -3)
            at = bytes.size() - 40;
        else if (at == -4)
            at = bytes.readAll().indexOf("A calming medicine");
        QVERIFY(bytes.seek(at));
        QVERIFY(bytes.write(QByteArray(40, '\x7f')) == 40);
        bytes.close();
        const Outcome outcome = run({QStringLiteral("check"), file});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.startsWith(QString(u"primer-pack: " + file + u": ")));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void checkOfNoFileFails()
    {
        QCOMPARE(run({QStringLiteral("check"), QStringLiteral("/nowhere.primer")}).code, 1);
        QCOMPARE(run({QStringLiteral("info"), QStringLiteral("/nowhere.primer")}).code, 1);
        QCOMPARE(run({QStringLiteral("reindex"), QStringLiteral("/nowhere.primer")}).code, 1);
    }
};

PRIMER_TEST(PrimerPackTest)
#include "PrimerPackTest.moc"
