// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/RunCommand.h"

#include "library/Library.h"
#include "ui/commandline/BackupCommand.h"
#include "ui/commandline/CheckCommand.h"
#include "ui/commandline/ListCommand.h"
#include "ui/commandline/NoteCommands.h"
#include "ui/commandline/PrintCommand.h"
#include "ui/commandline/RestoreCommand.h"
#include "ui/commandline/SearchCommand.h"
#include "ui/commandline/ShowCommand.h"

#include <QCoreApplication>
#include <QTextStream>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void say(QTextStream &err, const QString &message)
{
    err << "patient-primer: " << message << '\n';
}

/// Tells about packs that could not be opened. One that was asked for by name and cannot be read is a
/// failure; one that is open already is not.
bool tellProblems(const CommandLine &commandLine, const Library &library, QTextStream &err)
{
    bool isFailure = false;
    for (const PackProblem &problem : library.problems()) {
        say(err, problem.path + u": " + problem.error.message);
        const bool isOpenAlready = problem.error.trouble == Trouble::BadInput;
        isFailure = isFailure || (commandLine.packs.contains(problem.path) && !isOpenAlready);
    }
    return isFailure;
}

Result<void> runWith(const Library &library, const CommandLine &commandLine, QTextStream &out)
{
    switch (commandLine.command) {
    case Command::List:
        return listTopics(library, commandLine.json, out);
    case Command::Show:
        return showText(library, commandLine.refs.front(), out);
    case Command::Search:
        return searchWords(library, commandLine, out);
    case Command::Print:
        return printToFile(library, commandLine);
    case Command::AddNote:
        return addNote(library, commandLine, out);
    case Command::ExportNotes:
    case Command::ImportNotes:
    case Command::Backup:
    case Command::Restore:
    case Command::Check:
    case Command::Window:
    case Command::Version:
    case Command::Help:
        break;
    }
    return {};
}

int exitCode(const Result<void> &outcome, QTextStream &err)
{
    if (outcome)
        return kExitSuccess;
    const Error &error = outcome.error();
    const QString next
        = error.trouble == Trouble::NotFound ? u' ' + tr("See: patient-primer --list") : QString();
    say(err, error.message + next);
    return kExitFailure;
}

int runOnShelf(
    const CommandLine &commandLine, const QString &programFolder, QTextStream &out, QTextStream &err)
{
    const auto library = Library::open(packPaths(commandLine, programFolder));
    if (commandLine.command == Command::Check)
        return checkAll(*library, commandLine.dataFolder, out, err) ? kExitSuccess : kExitFailure;
    if (tellProblems(commandLine, *library, err))
        return kExitFailure;
    return exitCode(runWith(*library, commandLine, out), err);
}

int run(const CommandLine &commandLine, const QString &programFolder, QTextStream &out, QTextStream &err)
{
    switch (commandLine.command) {
    case Command::Version:
        out << "patient-primer " << PRIMER_VERSION << '\n';
        return kExitSuccess;
    case Command::Help:
        out << usageText();
        return kExitSuccess;
    case Command::ExportNotes:
        return exitCode(exportAllNotes(commandLine), err);
    case Command::ImportNotes:
        return exitCode(importNotes(commandLine, out), err);
    case Command::Backup:
        return exitCode(backUpNotes(commandLine, out), err);
    case Command::Restore:
        return exitCode(restoreNotes(commandLine, out), err);
    default:
        return runOnShelf(commandLine, programFolder, out, err);
    }
}

} // namespace

std::optional<int> runCommand(
    const CommandLine &commandLine, const QString &programFolder, QTextStream &out, QTextStream &err)
{
    if (commandLine.command == Command::Window)
        return std::nullopt;
    const int code = run(commandLine, programFolder, out, err);
    out.flush();
    if (out.status() == QTextStream::Ok)
        return code;
    say(err, tr("The output could not be written. Check that its disk has room."));
    return kExitFailure;
}

int refuseCommandLine(const Error &error, QTextStream &err)
{
    say(err, error.message + u' ' + tr("See: patient-primer --help"));
    return kExitWrongUsage;
}

} // namespace primer
