// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/RestoreCommand.h"

#include "notes/Restoration.h"
#include "ui/commandline/Patience.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTextStream>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("RestoreCommand", text);
}

} // namespace

Result<void> restoreNotes(const CommandLine &commandLine, QTextStream &out)
{
    const QString copy = QFileInfo(commandLine.file).absoluteFilePath();
    const Restoration restoration(commandLine.dataFolder);
    const auto restored = patiently([&] { return restoration.restore(copy, QDateTime::currentDateTime()); });
    if (!restored)
        return failure(restored);
    out << tr("Your notes are those of %1 now (notes: %2).").arg(copy).arg(restored->notes) << '\n';
    if (restored->kept) {
        out << tr("The notes that were there before are kept in %1 (notes: %2).")
                   .arg(restored->kept->file.path)
                   .arg(restored->kept->notes)
            << '\n';
    } else if (!restored->keptDamaged.isEmpty()) {
        out << tr("The file that was there before was damaged. It is kept as %1.").arg(restored->keptDamaged)
            << '\n';
    } else {
        out << tr("There were no notes before.") << '\n';
    }
    return {};
}

} // namespace primer
