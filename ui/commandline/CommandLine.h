// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/SectionRef.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// What the program was asked to do.
enum class Command {
    Window,
    List,
    Show,
    Search,
    Print,
    AddNote,
    ExportNotes,
    ImportNotes,
    Backup,
    Restore,
    Check,
    Version,
    Help
};

/// The words that the program was started with, understood. A plain value.
struct CommandLine
{
    Command command = Command::Window;
    std::vector<SectionRef> refs; ///< Window: one at most; Show, AddNote: one; Print: one or more
    QString words; ///< Search
    QString text; ///< AddNote
    QString file; ///< Print, ExportNotes, ImportNotes, Restore; Backup: empty for the folder of the backups
    int limit = 20; ///< Search: 1 to 200 hits
    bool json = false; ///< List, Search
    bool largePrint = false; ///< Print, ExportNotes as PDF
    bool withNotes = false; ///< Print

    QString dataFolder; ///< where notes and settings live
    QStringList packs; ///< to be opened as well
    bool bundled = true; ///< the packs that come with the program, too

    /// PDF files need fonts, and so a QGuiApplication; for the other commands a QCoreApplication is enough.
    bool needsFonts() const;
};

/// Understands the arguments, the program's own name left out. Trouble::BadInput with a sentence that says
/// what to write if they make no sense; the exit code is then kExitWrongUsage.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// The packs to open, in order: those that come with the program and those in the data folders of the
/// platform, unless left out, then those of the command line. Each file once.
QStringList packPaths(const CommandLine &commandLine, const QString &programFolder);

/// What --help prints.
QString usageText();

} // namespace primer
