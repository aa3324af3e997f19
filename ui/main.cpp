// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"
#include "ui/commandline/RunCommand.h"
#include "ui/EnglishPlurals.h"
#include "ui/MainWindow.h"
#include "ui/style/FocusRing.h"

#include <QApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTextStream>

#include <cstdio>

namespace {

using namespace primer;

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("patient-primer"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PRIMER_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Patient Primer"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.patientprimer.PatientPrimer"));
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

int runInTerminal(const CommandLine &commandLine, int &argc, char *argv[])
{
    // No command needs a display; printing needs fonts.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(
        QStringLiteral("default.warning=false")); // Qt's remarks are not for scripts
    const std::unique_ptr<QCoreApplication> application = commandLine.needsFonts()
        ? std::make_unique<QGuiApplication>(argc, argv)
        : std::make_unique<QCoreApplication>(argc, argv);
    nameProgram();
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runCommand(commandLine, QCoreApplication::applicationDirPath(), out, err).value_or(kExitFailure);
}

int openWindow(const CommandLine &commandLine, int &argc, char *argv[])
{
    QApplication application(argc, argv);
    nameProgram();
    EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    Look look;
    QApplication::setStyle(new PrimerStyle(look));
    look.prepare(application);
    const FocusRing ring(nullptr);

    const QString folder = QCoreApplication::applicationDirPath();
    WindowSetup setup;
    setup.packs = packPaths(commandLine, folder);
    setup.helpPack = QDir::cleanPath(folder + QStringLiteral("/../share/patient-primer/help/help.en.primer"));
    setup.packFolder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/patient-primer/packs");
    setup.dataFolder = commandLine.dataFolder;
    if (!commandLine.refs.empty())
        setup.open = commandLine.refs.front();
    MainWindow window(setup, look);
    look.applyTo(application);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    nameProgram();
    const auto commandLine = parseCommandLine(argumentsOf(argc, argv));
    if (!commandLine) {
        QTextStream err(stderr);
        return refuseCommandLine(commandLine.error(), err);
    }
    if (commandLine->command == Command::Window)
        return openWindow(*commandLine, argc, argv);
    return runInTerminal(*commandLine, argc, argv);
}
