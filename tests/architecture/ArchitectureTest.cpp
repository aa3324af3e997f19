// SPDX-License-Identifier: GPL-3.0-or-later
#include "House.h"
#include "Inspection.h"
#include "TestRegistry.h"

#include <QObject>
#include <QSet>
#include <QtTest>

#include <algorithm>
#include <functional>

using primer::tests::inspectFiles;
using primer::tests::inspectIncludes;
using primer::tests::inspectLinks;
using primer::tests::Room;
using primer::tests::SourceTree;

namespace {

const QString kHead = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n");

/// A small house in which all is well.
SourceTree soundTree()
{
    const QString once = kHead + QStringLiteral("#pragma once\n");
    const QString build = QStringLiteral("# SPDX-License-Identifier: GPL-3.0-or-later\n");
    return {
        {QStringLiteral("app/base/CMakeLists.txt"),
            build
                + QStringLiteral(
                    "primer_library(primer_base SOURCES Result.h PUBLIC Qt6::Core tl::expected)\n")},
        {QStringLiteral("app/base/Result.h"),
            once + QStringLiteral("#include <QString>\n#include <tl/expected.hpp>\nstruct Result {};\n")},
        {QStringLiteral("app/library/CMakeLists.txt"),
            build
                + QStringLiteral("primer_library(primer_library # the shelf\n  SOURCES Pack.h Pack.cpp\n"
                                 "  PUBLIC primer_base\n  PRIVATE PkgConfig::zstd)\n")},
        {QStringLiteral("app/library/Pack.h"),
            once + QStringLiteral("#include \"base/Result.h\"\nclass Pack {};\n")},
        {QStringLiteral("app/library/Pack.cpp"),
            kHead
                + QStringLiteral("#include \"library/Pack.h\"\n#include <fcntl.h>\n#include <zstd.h>\n"
                                 "#include <vector>\n#include \"Pack.moc\"\n")},
        {QStringLiteral("ui/reader/CMakeLists.txt"),
            build
                + QStringLiteral("primer_library(primer_ui_reader SOURCES Page.h\n"
                                 "PUBLIC Qt6::Widgets PRIVATE primer_library)\n")},
        {QStringLiteral("ui/reader/Page.h"),
            once + QStringLiteral("#include <QWidget>\nclass Page; // never setHtml(\n")},
    };
}

/// The sound house with one file more, or with lines added to one that it has.
SourceTree with(const char *path, const char *lines)
{
    SourceTree tree = soundTree();
    tree[QString::fromLatin1(path)] += QString::fromLatin1(lines);
    return tree;
}

using Inspect = std::function<QStringList(const SourceTree &)>;

void expectFinding(const Inspect &inspect, const SourceTree &tree, const char *finding)
{
    const QStringList found = inspect(tree);
    QVERIFY2(found.size() == 1 && found.constFirst().contains(QLatin1String(finding)),
        qPrintable(
            QStringLiteral("expected \"%1\", found: %2").arg(QLatin1String(finding), found.join(u'\n'))));
}

void expectNothing(const QStringList &findings)
{
    QVERIFY2(findings.isEmpty(), qPrintable(QLatin1Char('\n') + findings.join(u'\n')));
}

/// The real tree, read once.
const SourceTree &project()
{
    static const SourceTree tree = primer::tests::readTree(QStringLiteral(PRIMER_SOURCE_DIR));
    return tree;
}

} // namespace

class ArchitectureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyArrowOfTheTablePointsDown();
    void theProjectIsReadWhole();
    void theProjectIncludesOnlyWhatItMay();
    void theProjectLinksOnlyWhatItMay();
    void theProjectsFilesAreInOrder();
    void aSoundHouseHasNoFindings();
    void findsAnIncludeThatIsNotAllowed_data();
    void findsAnIncludeThatIsNotAllowed();
    void findsALinkThatIsNotAllowed_data();
    void findsALinkThatIsNotAllowed();
    void findsAFileThatIsNotInOrder_data();
    void findsAFileThatIsNotInOrder();
    void findsEveryFaultOfANewFile();
    void letsPrintingAloneUsePrinters();
};

void ArchitectureTest::everyArrowOfTheTablePointsDown()
{
    QSet<QString> above;
    for (const Room &room : primer::tests::rooms()) {
        for (const QString &below : room.rooms) {
            const bool standsAlready = above.contains(below) || below == QLatin1String("ui");
            QVERIFY2(standsAlready, qPrintable(room.folder + QLatin1String(" -> ") + below));
        }
        above.insert(room.folder);
    }
}

void ArchitectureTest::theProjectIsReadWhole()
{
    for (const char *path : {"CMakeLists.txt", "app/base/Error.h", "app/library/Pack.cpp", "packaging/run",
             "tests/architecture/ArchitectureTest.cpp", "packaging/PrimerTargets.cmake"})
        QVERIFY2(project().contains(QLatin1String(path)), path);
}

void ArchitectureTest::theProjectIncludesOnlyWhatItMay()
{
    expectNothing(inspectIncludes(project()));
}

void ArchitectureTest::theProjectLinksOnlyWhatItMay()
{
    expectNothing(inspectLinks(project()));
}

void ArchitectureTest::theProjectsFilesAreInOrder()
{
    expectNothing(inspectFiles(project()));
}

void ArchitectureTest::aSoundHouseHasNoFindings()
{
    expectNothing(inspectIncludes(soundTree()));
    expectNothing(inspectLinks(soundTree()));
    expectNothing(inspectFiles(soundTree()));
}

void ArchitectureTest::findsAnIncludeThatIsNotAllowed_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("finding");
    const auto row = [](const char *path, const char *lines, const char *finding) {
        QTest::addRow("%s: %s", path, finding)
            << QByteArray(path) << QByteArray(lines) << QByteArray(finding);
    };
    row("app/base/Result.h", "#include \"library/Pack.h\"\n",
        "Result.h:6: app/base may not include app/library");
    row("app/library/Pack.h", "#include \"ui/reader/Page.h\"\n", "app/library may not include ui");
    row("app/library/Pack.cpp", "#include <QWidget>\n", "app/library may not include Qt Widgets");
    row("app/library/Pack.cpp", "  #  include <QtWidgets/QWidget>\n", "may not include Qt Widgets");
    row("app/library/Pack.cpp", "#include <qwidget.h>\n", "may not include Qt Widgets");
    row("app/library/Pack.cpp", "#include <xapian.h>\n", "app/library may not include Xapian");
    row("app/library/Pack.cpp", "#include <QTextDocument>\n", "app/library may not include Qt Gui");
    row("app/library/Pack.cpp", "#include <QTcpSocket>\n", "no room may include <QtNetwork/QTcpSocket>");
    row("app/library/Pack.cpp", "#include <sys/socket.h>\n", "no room may include <sys/socket.h>");
    row("app/library/Pack.cpp", "#include \"Pack.h\"\n", "write \"room/Header.h\"");
    row("app/library/Pack.cpp", "#include \"../base/Result.h\"\n", "write \"room/Header.h\"");
    row("app/library/Pack.cpp", "#include \"Other.moc\"\n", "no file \"Other.moc\"");
    row("app/library/Pack.cpp", "#include \"library/Gone.h\"\n", "no file \"library/Gone.h\"");
    row("ui/reader/Page.h", "#include <QPrinter>\n", "ui may not include Qt PrintSupport");
    row("ui/reader/Page.h", "#include <QSqlTableModel>\n", "ui may not include Qt Sql");
    row("ui/reader/Page.h", "#include <QNetworkAccessManager>\n", "no room may include");
}

void ArchitectureTest::findsAnIncludeThatIsNotAllowed()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, finding);
    expectFinding(inspectIncludes, with(path, lines), finding);
}

void ArchitectureTest::findsALinkThatIsNotAllowed_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("finding");
    const auto row = [](const char *path, const char *lines, const char *finding) {
        QTest::addRow("%s: %s", path, finding)
            << QByteArray(path) << QByteArray(lines) << QByteArray(finding);
    };
    row("app/base/CMakeLists.txt", "target_link_libraries(primer_base PRIVATE primer_library)\n",
        "CMakeLists.txt:3: app/base may not link primer_library");
    row("app/library/CMakeLists.txt", "target_link_libraries(primer_library PRIVATE Qt6::Widgets)\n",
        "app/library may not link Qt6::Widgets");
    row("app/library/CMakeLists.txt", "target_link_libraries(primer_library PRIVATE ${XAPIAN_LIBRARIES})\n",
        "app/library may not link ${XAPIAN_LIBRARIES}");
    row("app/library/CMakeLists.txt", "target_link_libraries(primer_library PRIVATE curses)\n",
        "app/library may not link curses");
    row("app/library/CMakeLists.txt", "target_link_libraries(primer_library PUBLIC PkgConfig::zstd)\n",
        "no header needs PkgConfig::zstd");
    row("ui/reader/CMakeLists.txt", "target_link_libraries(primer_ui_reader PUBLIC primer_library)\n",
        "no header needs primer_library");
    row("ui/reader/CMakeLists.txt", "target_link_libraries(primer_ui_reader PRIVATE primer_authoring)\n",
        "ui may not link primer_authoring");
    row("ui/reader/CMakeLists.txt", "target_link_libraries(primer_ui_reader PRIVATE Qt6::PrintSupport)\n",
        "ui may not link Qt6::PrintSupport");
    row("CMakeLists.txt", "find_package(Qt6 COMPONENTS Core\n  Network)\n", "CMakeLists.txt:2: Network");
    row("tests/notes/CMakeLists.txt", "primer_test(NotesTests LINK Qt6::Network)\n", "opens a connection");
}

void ArchitectureTest::findsALinkThatIsNotAllowed()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, finding);
    expectFinding(inspectLinks, with(path, lines), finding);
}

void ArchitectureTest::findsAFileThatIsNotInOrder_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("finding");
    const auto row = [](const char *path, const QByteArray &lines, const char *finding) {
        QTest::addRow("%s: %s", path, finding) << QByteArray(path) << lines << QByteArray(finding);
    };
    const QByteArray head = kHead.toLatin1();
    row("tests/notes/NoteTest.cpp", "int x;\n", "SPDX-License-Identifier line is missing");
    row("packaging/run", "#!/bin/sh\n", "SPDX-License-Identifier line is missing");
    row("tests/notes/Fake.h", head, "#pragma once is missing");
    row("tests/notes/NoteTest.cpp", head + QByteArray(600, '\n'), "NoteTest.cpp:601: more than 600 lines");
    row("app/library/Pack.cpp", "void f() { connect(a, SIGNAL(b())); }\n", "Pack.cpp:7: SIGNAL(");
    row("app/library/Pack.cpp", "void f() { QCoreApplication::processEvents(); }\n", "processEvents");
    row("ui/reader/Page.h", "void f() { setHtml (text); }\n", "SectionContent");
    row("ui/reader/Page.h", "void f() { cursor.insertMarkdown(text); }\n", "SectionContent");
}

void ArchitectureTest::findsAFileThatIsNotInOrder()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, finding);
    expectFinding(inspectFiles, with(path, lines), finding);
}

void ArchitectureTest::findsEveryFaultOfANewFile()
{
    QCOMPARE(inspectFiles(with("app/cellar/wine_utils.cpp", "int x;\n")),
        QStringList({
            QStringLiteral("app/cellar/wine_utils.cpp:1: the SPDX-License-Identifier line is missing"),
            QStringLiteral("app/cellar/wine_utils.cpp:1: stands in no room of the table"),
            QStringLiteral("app/cellar/wine_utils.cpp:1: name it for its class, in CamelCase"),
            QStringLiteral("app/cellar/wine_utils.cpp:1: \"utils\" says nothing of what is inside"),
            QStringLiteral("app/cellar/wine_utils.cpp:1: has no header of its name"),
            QStringLiteral("app/cellar/wine_utils.cpp:1: is not named in app/cellar/CMakeLists.txt"),
        }));
    QCOMPARE(inspectFiles(with("app/base/TextManager.h",
                 "enum class Tone { Low };\nclass Text;\nclass Voice final : public QObject\n{ };\n")),
        QStringList({
            QStringLiteral("app/base/TextManager.h:1: the SPDX-License-Identifier line is missing"),
            QStringLiteral("app/base/TextManager.h:1: \"Manager\" says nothing of what is inside"),
            QStringLiteral("app/base/TextManager.h:1: #pragma once is missing"),
            QStringLiteral("app/base/TextManager.h:1: name it for its class, Voice"),
        }));
}

void ArchitectureTest::letsPrintingAloneUsePrinters()
{
    expectNothing(inspectIncludes(with("ui/printing/Printers.h", "#include <QPrinter>\n")));
    expectNothing(inspectLinks(with("ui/printing/CMakeLists.txt",
        "primer_library(primer_ui_printing SOURCES X.h PRIVATE Qt6::PrintSupport)\n")));
}

PRIMER_TEST(ArchitectureTest)
#include "ArchitectureTest.moc"
