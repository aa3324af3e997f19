// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/BackupCommand.h"

#include "notes/NoteStore.h"
#include "notes/StoreCopy.h"
#include "ui/commandline/NoteCommands.h"
#include "ui/commandline/Patience.h"

#include <QTextStream>

namespace primer {

Result<void> backUpNotes(const CommandLine &commandLine, QTextStream &out)
{
    // Rolls back what an interrupted program left, and leads an older file on.
    const auto store = openNotesThere(commandLine.dataFolder);
    if (!store)
        return failure(store);
    const auto made = patiently([&] {
        const QDateTime now = QDateTime::currentDateTime();
        return commandLine.file.isEmpty() ? backUpNow(commandLine.dataFolder, now)
                                          : saveCopy(commandLine.dataFolder, commandLine.file, now);
    });
    if (!made)
        return failure(made);
    out << made->file.path << '\n';
    return {};
}

} // namespace primer
