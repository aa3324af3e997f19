// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace {

constexpr const char *kFuzzers[] = {"build/fuzz/fuzz/fuzz-pack", "build/fuzz/fuzz/fuzz-section",
    "build/fuzz/fuzz/fuzz-document", "build/fuzz/fuzz/fuzz-notes"};

struct Outcome
{
    int exitCode = -1;
    QString output;
    QString errors;
};

/// A project of nothing but the scripts, and a PATH whose first folder holds stand-ins for the tools that
/// they call. Each stand-in notes its call.
class Bench final
{
public:
    Bench()
    {
        const QDir source(QStringLiteral(PRIMER_SOURCE_DIR));
        QDir(m_folder.path()).mkpath(QStringLiteral("project/packaging"));
        QDir(m_folder.path()).mkpath(QStringLiteral("tools"));
        QDir(m_folder.path()).mkpath(QStringLiteral("elsewhere"));
        for (const char *name : {"packaging/install-dependencies", "packaging/run", "packaging/test",
                 "packaging/steps.sh", "CMakePresets.json"})
            QFile::copy(source.filePath(QLatin1String(name)), project(name));
        tool("id", "echo 0");
        tool("dpkg-query", "shift 2; for name; do echo \"installed $name\"; done");
        for (const char *name : {"apt-get", "sudo", "cmake", "ctest"})
            tool(name, "");
        program("");
        m_environment.insert(QStringLiteral("PATH"), path("tools") + QStringLiteral(":/usr/bin:/bin"));
        m_environment.insert(QStringLiteral("CALLS"), path("calls"));
    }

    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    QString project(const char *name) const { return path("project/") + QLatin1String(name); }

    void set(const char *variable, const QString &value)
    {
        m_environment.insert(QLatin1String(variable), value);
    }

    /// A stand-in that notes its name and arguments, and then does what `body` says.
    void tool(const char *name, const char *body) const
    {
        script(path("tools/") + QLatin1String(name), body);
    }
    void program(const char *body, const char *name = "build/release/bin/patient-primer") const
    {
        QDir().mkpath(QFileInfo(project(name)).path());
        script(project(name), body);
    }

    void write(const char *name, const QByteArray &text) const
    {
        QDir().mkpath(QFileInfo(project(name)).path());
        QFile file(project(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    /// Runs the script from another folder than the project's.
    Outcome run(const char *name, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(path("elsewhere"));
        process.start(project(name), arguments);
        if (!process.waitForFinished())
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    /// The calls so far, one a line, but for questions that change nothing.
    QStringList calls() const
    {
        QFile file(path("calls"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        lines.removeIf([](const QString &line) {
            return line.startsWith(QLatin1String("id ")) || line.startsWith(QLatin1String("dpkg-query "));
        });
        return lines;
    }

private:
    static void script(const QString &path, const char *body)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("#!/bin/sh\nprintf '%s\\n' \"${0##*/} $*\" >>\"$CALLS\"\n");
        file.write(body);
        file.write("\n");
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

} // namespace

class ScriptsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<Bench>(); }
    void cleanup() { m_bench.reset(); }

    void helpNamesEveryOption_data();
    void helpNamesEveryOption();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void asksForNothingWhenNothingIsMissing();
    void installsOnlyWhatIsMissing();
    void installsByWayOfSudoWhenNotRoot();
    void saysWhatIsMissingWhenItMayNotInstall();
    void aFailedStepNamesItselfAndItsLog();
    void aBuildErrorIsShownWithoutOpeningTheLog();
    void configuresOnlyOnce();
    void runBuildsTheProgramAndItsPacksAlone();
    void runPassesArgumentsOnFromWhereItWasCalled();
    void runOpensTheWindowWhenThereIsADisplay();
    void runPrintsASectionWhenThereIsNoDisplay();
    void runAnswersWithTheProgramsExitCode();
    void testShowsHowTheTestsEnded();
    void testFailsWhenTheTestsDo();
    void testPassesItsFlagsOn();
    void aLongTestFuzzesForABoundedTime();
    void aLongTestFailsWhenAFuzzTargetDoes();
    void testFailsWhenTooLittleIsCovered();
    void tidyReadsWhatChanged();
    void tidyReadsAllWhenItsChecksHaveChanged();
    void tidyRefusesAnUnknownCommit();

private:
    std::unique_ptr<Bench> m_bench;
};

void ScriptsTest::helpNamesEveryOption_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("run") << QStringLiteral("packaging/run") << QStringList{QStringLiteral("--help")};
    QTest::newRow("test") << QStringLiteral("packaging/test")
                          << QStringList{QStringLiteral("--sanitize"), QStringLiteral("--coverage"),
                                 QStringLiteral("--tidy"), QStringLiteral("--long"),
                                 QStringLiteral("--help")};
    QTest::newRow("install-dependencies")
        << QStringLiteral("packaging/install-dependencies")
        << QStringList{QStringLiteral("--for run"), QStringLiteral("--for test"),
               QStringLiteral("--for long"), QStringLiteral("--for coverage"), QStringLiteral("--for tidy"),
               QStringLiteral("--list"), QStringLiteral("--help")};
}

void ScriptsTest::helpNamesEveryOption()
{
    QFETCH(QString, script);
    QFETCH(QStringList, options);
    const Outcome outcome = m_bench->run(qPrintable(script), {QStringLiteral("--help")});
    QCOMPARE(outcome.exitCode, 0);
    for (const QString &option : options)
        QVERIFY2(outcome.output.contains(QLatin1String("  ") + option), qPrintable(option));
    QCOMPARE(m_bench->calls(), QStringList());
}

void ScriptsTest::refusesWrongUsage_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("arguments");
    const QStringList unknown{QStringLiteral("--sideways")};
    QTest::newRow("run") << QStringLiteral("packaging/run") << unknown;
    QTest::newRow("test") << QStringLiteral("packaging/test") << unknown;
    QTest::newRow("install-dependencies") << QStringLiteral("packaging/install-dependencies") << unknown;
    QTest::newRow("a group that is none")
        << QStringLiteral("packaging/install-dependencies")
        << QStringList{QStringLiteral("--for"), QStringLiteral("--sideways")};
    QTest::newRow("an option after a good one") << QStringLiteral(
        "packaging/test") << QStringList{QStringLiteral("--long"), QStringLiteral("--sideways")};
}

void ScriptsTest::refusesWrongUsage()
{
    QFETCH(QString, script);
    QFETCH(QStringList, arguments);
    const Outcome outcome = m_bench->run(qPrintable(script), arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.errors.contains(QLatin1String("\"--sideways\"")), qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.count(u'\n'), 1);
    QCOMPARE(m_bench->calls(), QStringList());
}

void ScriptsTest::asksForNothingWhenNothingIsMissing()
{
    const Outcome outcome
        = m_bench->run("packaging/install-dependencies", {QStringLiteral("--for"), QStringLiteral("test")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.output + outcome.errors, QString());
    QCOMPARE(m_bench->calls(), QStringList());
}

void ScriptsTest::installsOnlyWhatIsMissing()
{
    // dpkg-query knows one package no longer installed, does not know another, and fails for that.
    m_bench->tool("dpkg-query",
        "shift 2; for name; do case $name in strace) echo \"config-files $name\" ;; qpdf) ;; "
        "*) echo \"installed $name\" ;; esac; done; exit 1");
    const Outcome outcome
        = m_bench->run("packaging/install-dependencies", {QStringLiteral("--for"), QStringLiteral("test")});
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(m_bench->calls(),
        QStringList({QStringLiteral("apt-get update"),
            QStringLiteral("apt-get install --yes --no-install-recommends qpdf strace")}));
    QVERIFY(outcome.output.contains(QLatin1String("Installing packages: qpdf strace ...")));
}

void ScriptsTest::installsByWayOfSudoWhenNotRoot()
{
    m_bench->tool("id", "echo 1000");
    m_bench->tool("sudo", "[ \"$1\" = -n ] && exit 0; \"$@\"");
    m_bench->tool("dpkg-query", "");
    const Outcome outcome = m_bench->run("packaging/install-dependencies", {});
    QCOMPARE(outcome.exitCode, 0);
    const QStringList calls = m_bench->calls();
    QVERIFY(calls.contains(QLatin1String("sudo apt-get update")));
    QVERIFY(calls.constLast().startsWith(QLatin1String("apt-get install --yes --no-install-recommends ")));
}

void ScriptsTest::saysWhatIsMissingWhenItMayNotInstall()
{
    m_bench->tool("id", "echo 1000");
    m_bench->tool("sudo", "exit 1");
    m_bench->tool(
        "dpkg-query", "shift 2; for name; do [ $name = cmake ] || echo \"installed $name\"; done; exit 1");
    const Outcome outcome = m_bench->run("packaging/run", {});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.errors.contains(
                 QLatin1String("apt-get update && apt-get install --no-install-recommends cmake\n")),
        qPrintable(outcome.errors));
    QCOMPARE(m_bench->calls(), QStringList({QStringLiteral("sudo -n true")}));
}

void ScriptsTest::aFailedStepNamesItselfAndItsLog()
{
    m_bench->tool("dpkg-query", "");
    m_bench->tool("apt-get", "echo 'no such mirror'; exit 100");
    const Outcome outcome = m_bench->run("packaging/run", {});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(
        outcome.errors.contains(QLatin1String("Fetching the list of packages: failed with exit code 100")));
    QVERIFY(outcome.errors.contains(m_bench->project("build/log/apt-update.log")));
    QVERIFY(outcome.errors.contains(QLatin1String("no such mirror")));
    QCOMPARE(m_bench->calls().size(), 1);
}

void ScriptsTest::aBuildErrorIsShownWithoutOpeningTheLog()
{
    m_bench->tool("cmake",
        "[ \"$1\" = --build ] || exit 0; echo 'a.cpp:1:1: error: gone'; i=0; "
        "while [ $i -lt 50 ]; do echo line $i; i=$((i + 1)); done; exit 3");
    const Outcome outcome = m_bench->run("packaging/test", {});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains(QLatin1String("Building release: failed with exit code 3")));
    QVERIFY(outcome.errors.contains(m_bench->project("build/log/build-release.log")));
    QVERIFY(outcome.errors.contains(QLatin1String("a.cpp:1:1: error: gone")));
    QVERIFY(outcome.errors.endsWith(QLatin1String("line 49\n")));
    QVERIFY(!m_bench->calls().contains(QLatin1String("ctest")));
}

void ScriptsTest::configuresOnlyOnce()
{
    m_bench->tool("cmake", "[ \"$1\" = --preset ] || exit 0; mkdir -p build/$2; : >build/$2/build.ninja");
    QCOMPARE(m_bench->run("packaging/test", {}).exitCode, 0);
    QCOMPARE(m_bench->run("packaging/test", {}).exitCode, 0);
    QCOMPARE(m_bench->calls().filter(QStringLiteral("cmake --preset release")).size(), 1);
    QCOMPARE(m_bench->calls().filter(QStringLiteral("cmake --build build/release")).size(), 2);
}

void ScriptsTest::runBuildsTheProgramAndItsPacksAlone()
{
    QCOMPARE(m_bench->run("packaging/run", {}).exitCode, 0);
    QVERIFY(m_bench->calls().contains(
        QLatin1String("cmake --build build/release --target patient-primer bundled_packs")));
}

void ScriptsTest::runPassesArgumentsOnFromWhereItWasCalled()
{
    m_bench->program("pwd; for word; do echo \"<$word>\"; done");
    const Outcome outcome = m_bench->run("packaging/run",
        {QStringLiteral("--"), QStringLiteral("--search"), QStringLiteral("stop  suddenly"), QString()});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.endsWith(
                 m_bench->path("elsewhere") + QLatin1String("\n<--search>\n<stop  suddenly>\n<>\n")),
        qPrintable(outcome.output));
}

void ScriptsTest::runOpensTheWindowWhenThereIsADisplay()
{
    m_bench->set("WAYLAND_DISPLAY", QStringLiteral("wayland-0"));
    QCOMPARE(m_bench->run("packaging/run", {}).exitCode, 0);
    QCOMPARE(m_bench->calls().constLast(), QStringLiteral("patient-primer "));
}

void ScriptsTest::runPrintsASectionWhenThereIsNoDisplay()
{
    const Outcome outcome = m_bench->run("packaging/run", {QStringLiteral("--")});
    QCOMPARE(outcome.exitCode, 0);
    const QString page = m_bench->project("build/clonazepam-side-effects.pdf");
    QCOMPARE(m_bench->calls().constLast(),
        QString(QLatin1String("patient-primer --print clonazepam/side-effects --output ") + page));
    QVERIFY(outcome.output.contains(QLatin1String("There is no display")));
    QVERIFY(outcome.output.contains(page));
}

void ScriptsTest::runAnswersWithTheProgramsExitCode()
{
    m_bench->program("exit 2");
    QCOMPARE(m_bench->run("packaging/run", {QStringLiteral("--"), QStringLiteral("--wrong")}).exitCode, 2);
}

void ScriptsTest::testShowsHowTheTestsEnded()
{
    m_bench->tool(
        "ctest", "echo 'Test #1: a'; echo '100% tests passed, 0 tests failed out of 9'; echo 'Total: 1 s'");
    const Outcome outcome = m_bench->run("packaging/test", {});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(
        outcome.output.endsWith(QLatin1String("\n100% tests passed, 0 tests failed out of 9\nTotal: 1 s\n")));
    const QStringList tests = m_bench->calls().filter(QStringLiteral("ctest --preset release "));
    QCOMPARE(tests.size(), 1);
    QVERIFY(tests.constFirst().contains(QLatin1String("--no-tests=error")));
}

void ScriptsTest::testFailsWhenTheTestsDo()
{
    m_bench->tool("ctest", "echo 'FAIL!  : keepsTheText() lost'; exit 8");
    const Outcome outcome = m_bench->run("packaging/test", {});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains(QLatin1String("Testing release: failed with exit code 8")));
    QVERIFY(outcome.errors.contains(QLatin1String("FAIL!  : keepsTheText() lost")));
}

void ScriptsTest::testPassesItsFlagsOn()
{
    for (const char *name : kFuzzers)
        m_bench->program("", name);
    m_bench->tool("ctest", "echo \"long=$PRIMER_LONG leaks=$LSAN_OPTIONS\" >>\"$CALLS\"");
    QCOMPARE(
        m_bench->run("packaging/test", {QStringLiteral("--sanitize"), QStringLiteral("--long")}).exitCode, 0);
    const QStringList calls = m_bench->calls();
    QVERIFY(calls.contains(QLatin1String("cmake --build build/asan")));
    QVERIFY(calls.filter(QStringLiteral("release")).isEmpty());
    QCOMPARE(calls
                 .filter(QString(QLatin1String("long=1 leaks=suppressions=")
                     + m_bench->project("packaging/leaks-of-others.txt")))
                 .size(),
        1);
}

void ScriptsTest::aLongTestFuzzesForABoundedTime()
{
    for (const char *name : kFuzzers)
        m_bench->program("echo 'Done 77 runs in 60 second(s)' >&2", name);
    const Outcome outcome = m_bench->run("packaging/test", {QStringLiteral("--long")});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.output.count(QLatin1String("Done 77 runs")), 4);
    const QStringList calls = m_bench->calls();
    QVERIFY(calls.contains(QLatin1String("cmake --build build/fuzz --target fuzzers")));
    const QStringList fuzzed = calls.filter(QStringLiteral("-max_total_time=60"));
    QCOMPARE(fuzzed.size(), 4);
    QVERIFY(fuzzed.constFirst().startsWith(QLatin1String("fuzz-pack ")));
    QVERIFY(fuzzed.constFirst().endsWith(QLatin1String("build/fuzz/fuzz/seeds/pack")));
    QVERIFY(fuzzed.value(2).endsWith(QLatin1String("build/fuzz/fuzz/seeds/section")));
    QVERIFY(fuzzed.constLast().endsWith(QLatin1String("build/fuzz/fuzz/seeds/notes")));
    QVERIFY(
        calls.indexOf(fuzzed.constFirst()) > calls.indexOf(calls.filter(QStringLiteral("ctest")).value(0)));
}

void ScriptsTest::aLongTestFailsWhenAFuzzTargetDoes()
{
    for (const char *name : kFuzzers)
        m_bench->program("echo 'Test unit written to found/pack-crash' >&2; exit 77", name);
    const Outcome outcome = m_bench->run("packaging/test", {QStringLiteral("--long")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains(QLatin1String("Fuzzing for 60 s: pack: failed with exit code 77")));
    QVERIFY(outcome.errors.contains(QLatin1String("found/pack-crash")));
}

void ScriptsTest::testFailsWhenTooLittleIsCovered()
{
    m_bench->write("build/coverage/a.gcda", "stale");
    m_bench->tool("gcovr", "echo 'lines: 12.0%'; exit 2");
    const Outcome outcome = m_bench->run("packaging/test", {QStringLiteral("--coverage")});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.errors.contains(QLatin1String("lines: 12.0%")));
    QVERIFY(!QFile::exists(m_bench->project("build/coverage/a.gcda")));
    const QStringList counted = m_bench->calls().filter(QStringLiteral("gcovr"));
    QCOMPARE(counted.size(), 1);
    QVERIFY(counted.constFirst().contains(QLatin1String("--filter app/ --filter ui/")));
    QVERIFY(counted.constFirst().contains(QLatin1String("--fail-under-line 90")));
}

void ScriptsTest::tidyReadsWhatChanged()
{
    for (const char *name : {"app/a/Changed.cpp", "app/a/Header.h", "app/a/Header.cpp", "app/a/Alone.h",
             "app/a/Same.cpp", "app/a/Loose.cpp", "ui/b/Pane.cpp", "tests/a/ATest.cpp"})
        m_bench->write(name, "");
    m_bench->write("ui/b/Pane.cpp", "#include \"a/Alone.h\"\n");
    QByteArray compiled;
    for (const char *name :
        {"app/a/Changed.cpp", "app/a/Header.cpp", "app/a/Same.cpp", "ui/b/Pane.cpp", "tests/a/ATest.cpp"})
        compiled += "\"file\": \"" + m_bench->project(name).toUtf8() + "\"\n";
    m_bench->write("build/release/compile_commands.json", compiled);
    for (const char *name :
        {"clang-format", "shellcheck", "desktop-file-validate", "appstreamcli", "clang-tidy"})
        m_bench->tool(name, "");
    m_bench->tool("git",
        "case $1 in diff) printf '%s\\n' app/a/Changed.cpp app/a/Header.h app/a/Alone.h app/a/Loose.cpp ;; "
        "esac");
    const Outcome outcome
        = m_bench->run("packaging/test", {QStringLiteral("--tidy"), QStringLiteral("HEAD~3")});
    QCOMPARE(outcome.exitCode, 0);
    QStringList read = m_bench->calls().filter(QStringLiteral("clang-tidy -p"));
    read.sort();
    const QString call = QStringLiteral("clang-tidy -p build/release --quiet ");
    QCOMPARE(read,
        QStringList({QString(call + QLatin1String("app/a/Changed.cpp")),
            QString(call + QLatin1String("app/a/Header.cpp")),
            QString(call + QLatin1String("ui/b/Pane.cpp"))}));
    QVERIFY(m_bench->calls().filter(QStringLiteral("ctest")).isEmpty());

    m_bench->tool("git", "[ $1 != diff ]");
    QVERIFY(
        m_bench->run("packaging/test", {QStringLiteral("--tidy"), QStringLiteral("HEAD~3")}).exitCode != 0);

    m_bench->tool("git", "[ $1 != diff ] || echo app/a/Changed.cpp");
    m_bench->tool("clang-tidy", "exit 1");
    QCOMPARE(
        m_bench->run("packaging/test", {QStringLiteral("--tidy"), QStringLiteral("HEAD~3")}).exitCode, 1);
}

void ScriptsTest::tidyReadsAllWhenItsChecksHaveChanged()
{
    QByteArray compiled;
    for (const char *name : {"app/a/Changed.cpp", "ui/b/Same.cpp", "tests/a/ATest.cpp"}) {
        m_bench->write(name, "");
        compiled += "\"file\": \"" + m_bench->project(name).toUtf8() + "\"\n";
    }
    m_bench->write("build/release/compile_commands.json", compiled);
    for (const char *name :
        {"clang-format", "shellcheck", "desktop-file-validate", "appstreamcli", "clang-tidy"})
        m_bench->tool(name, "");
    m_bench->tool("git", "[ $1 != diff ] || printf '%s\\n' .clang-tidy app/a/Changed.cpp");
    QCOMPARE(
        m_bench->run("packaging/test", {QStringLiteral("--tidy"), QStringLiteral("HEAD~3")}).exitCode, 0);
    QCOMPARE(m_bench->calls().filter(QStringLiteral("clang-tidy -p")).size(), 3);
}

void ScriptsTest::tidyRefusesAnUnknownCommit()
{
    m_bench->tool("git", "exit 1");
    const Outcome outcome
        = m_bench->run("packaging/test", {QStringLiteral("--tidy"), QStringLiteral("nowhere")});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.errors.contains(QLatin1String("\"nowhere\" is no commit")));
}

PRIMER_TEST(ScriptsTest)
#include "ScriptsTest.moc"
