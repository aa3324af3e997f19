// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/CommandLine.h"
#include "TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace primer;

class CommandLineTest : public QObject
{
    Q_OBJECT

    static Result<CommandLine> parse(const char *words)
    {
        return parseCommandLine(QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts));
    }

private Q_SLOTS:
    void nothingOpensTheWindow()
    {
        const auto line = parse("");
        QVERIFY(line);
        QCOMPARE(line->command, Command::Window);
        QVERIFY(line->refs.empty());
        QVERIFY(line->bundled);
        QVERIFY(line->dataFolder.endsWith(QStringLiteral("/patient-primer")));
    }

    void aTopicOpensTheWindowThere()
    {
        const auto line = parse("library:clonazepam/side-effects --data-dir /tmp/x");
        QVERIFY(line);
        QCOMPARE(line->command, Command::Window);
        QCOMPARE(line->refs.front().toString(), QStringLiteral("library:clonazepam/side-effects"));
        QCOMPARE(line->dataFolder, QStringLiteral("/tmp/x"));
    }

    void understandsEachCommand()
    {
        QCOMPARE(parse("--list --json")->command, Command::List);
        QVERIFY(parse("--list --json")->json);
        QCOMPARE(parse("--show clonazepam")->command, Command::Show);
        QCOMPARE(parse("clonazepam --show")->refs.front().topic, QStringLiteral("clonazepam"));
        QCOMPARE(parse("--check")->command, Command::Check);
        QCOMPARE(parse("--version")->command, Command::Version);
        QCOMPARE(parse("-h")->command, Command::Help);
        const auto search = parse("--search feel sleepy --limit 5 --json");
        QCOMPARE(search->words, QStringLiteral("feel sleepy"));
        QCOMPARE(search->limit, 5);
        const auto print = parse("--print a b/c d --output x.pdf --large-print --with-notes");
        QCOMPARE(print->refs.size(), size_t(3));
        QCOMPARE(print->file, QStringLiteral("x.pdf"));
        QVERIFY(print->largePrint && print->withNotes);
        QVERIFY(print->needsFonts() && !search->needsFonts());
        for (const char *name : {"x.json", "x.md", "x.html", "X.PDF"})
            QCOMPARE(parse(QByteArray(QByteArray("--export-notes ") + name).constData())->file,
                QString::fromLatin1(name));
        QVERIFY(parse("--export-notes x.pdf --large-print")->needsFonts());
        QVERIFY(!parse("--export-notes x.html")->needsFonts());
        QCOMPARE(parse("--import-notes=x.json")->command, Command::ImportNotes);
    }

    void takesValuesBesideOrBehindAnEqualsSign()
    {
        const auto line = parseCommandLine({QStringLiteral("--note"), QStringLiteral("clonazepam"),
            QStringLiteral("--text=--I felt = dizzy"), QStringLiteral("--pack=a b.primer"),
            QStringLiteral("--pack"), QStringLiteral("c.primer"), QStringLiteral("--no-bundled")});
        QVERIFY(line);
        QCOMPARE(line->text, QStringLiteral("--I felt = dizzy"));
        QCOMPARE(line->packs, (QStringList{QStringLiteral("a b.primer"), QStringLiteral("c.primer")}));
        QVERIFY(!line->bundled);
        const auto dashed = parseCommandLine({QStringLiteral("--note"), QStringLiteral("a"),
            QStringLiteral("--text"), QStringLiteral("- one\n- two")});
        QCOMPARE(dashed->text, QStringLiteral("- one\n- two"));
        QCOMPARE(parse("--search -- --list")->words, QStringLiteral("--list"));
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("named");
        const std::vector<std::pair<const char *, const char *>> cases{{"--lsit", "--lsit"}, {"-x", "-x"},
            {"--list --show a", "--show"}, {"--list a", "a"}, {"--list=json", "--list"}, {"--show", "--show"},
            {"--show a b", "b"}, {"--show Clonazepam!", "Clonazepam!"}, {"--show a/b/c", "a/b/c"},
            {"a b", "b"}, {"--search", "--search"}, {"--search a --limit", "--limit"},
            {"--search a --limit 0", "--limit"}, {"--search a --limit 201", "--limit"},
            {"--search a --limit x", "--limit"}, {"--list --limit 3", "--limit"},
            {"--show a --json", "--json"}, {"--print a", "--output"}, {"--print --output x.pdf", "--print"},
            {"--print a --output", "--output"}, {"--note a", "--text"}, {"--note --text x", "--note"},
            {"--text x", "--text"}, {"--export-notes", "--export-notes"}, {"--export-notes x.txt", ".pdf"},
            {"--export-notes x", ".pdf"}, {"--export-notes x.md --large-print", "--large-print"},
            {"--import-notes", "--import-notes"}, {"--import-notes x.md", ".json"},
            {"--import-notes x.json y", "y"},
            {"--import-notes x.json --export-notes y.json", "--export-notes"},
            {"--export-notes x.json y", "y"}, {"--check a", "a"}, {"--with-notes a", "--with-notes"},
            {"--data-dir", "--data-dir"}, {"--data-dir=", "--data-dir"}, {"--no-bundled=1", "--no-bundled"},
            {"--pack", "--pack"}};
        for (const auto &[words, named] : cases)
            QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(named);
    }
    void refusesWhatMakesNoSense()
    {
        QFETCH(QString, words);
        QFETCH(QString, named);
        const auto line = parseCommandLine(words.split(u' '));
        QVERIFY(!line);
        QCOMPARE(line.error().trouble, Trouble::BadInput);
        QVERIFY2(line.error().message.contains(named), qPrintable(line.error().message));
        QVERIFY(!line.error().message.contains(u'\n'));
    }

    void blankWordsAreNoWords()
    {
        QVERIFY(!parseCommandLine({QStringLiteral("--search"), QStringLiteral("  ")}));
        QVERIFY(!parseCommandLine({QStringLiteral("--search"), QString()}));
        QVERIFY(!parseCommandLine({QStringLiteral("--note"), QStringLiteral("a"), QStringLiteral("--text"),
            QStringLiteral(" \n ")}));
        QVERIFY(!parseCommandLine({QString()}));
    }

    void opensEachPackOnceAndTheBundledOneFirst()
    {
        const QTemporaryDir root;
        QVERIFY(QDir(root.path()).mkpath(QStringLiteral("bin")));
        QVERIFY(QDir(root.path()).mkpath(QStringLiteral("share/patient-primer/packs")));
        const QString bundled = root.filePath(QStringLiteral("share/patient-primer/packs/ours.primer"));
        const QString other = root.filePath(QStringLiteral("other.primer"));
        for (const QString &path : {bundled, other}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        CommandLine line;
        line.packs = QStringList{other, bundled, root.filePath(QStringLiteral("bin/../other.primer")),
            QStringLiteral("/nowhere/a.primer"), QStringLiteral("/nowhere/b.primer")};
        const QString program = root.filePath(QStringLiteral("bin"));
        QStringList paths = packPaths(line, program);
        QCOMPARE(paths.constFirst(), bundled);
        QCOMPARE(paths.count(bundled), 1);
        QCOMPARE(paths.mid(paths.size() - 3),
            (QStringList{other, QStringLiteral("/nowhere/a.primer"), QStringLiteral("/nowhere/b.primer")}));
        line.bundled = false;
        line.packs = QStringList{other};
        QVERIFY(!packPaths(line, program).contains(bundled));
        QVERIFY(packPaths(line, program).contains(other));
    }
};

PRIMER_TEST(CommandLineTest)
#include "CommandLineTest.moc"
