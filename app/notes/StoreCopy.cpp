// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/StoreCopy.h"

#include "notes/StoreContents.h"
#include "notes/StoreFile.h"
#include "notes/Transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <iterator>

namespace primer {

namespace {

Q_LOGGING_CATEGORY(copyLog, "primer.copy")

QString tr(const char *text)
{
    return QCoreApplication::translate("StoreCopy", text);
}

tl::unexpected<Error> refuseCopy(const Error &error, const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    switch (error.trouble) {
    case Trouble::Newer:
        return failure(error.trouble,
            tr("%1 was made by a newer Patient Primer. Update Patient Primer to use it.").arg(file),
            error.detail);
    case Trouble::Damaged:
        return failure(error.trouble,
            tr("%1 is damaged or is not a copy of notes of Patient Primer. Choose another copy.").arg(file),
            error.detail);
    case Trouble::Busy:
        return failure(error.trouble,
            tr("Another program is using %1. Close it, or wait a moment and try again.").arg(file),
            error.detail);
    default:
        return failure(Trouble::Other,
            tr("%1 cannot be read. Check that you may read it and that its disk is sound.").arg(file),
            error.detail);
    }
}

/// Opening something else, such as a pipe, might wait for ever.
Result<void> checkIsFile(const QString &path)
{
    const QFileInfo file(path);
    const QString name = QDir::toNativeSeparators(path);
    if (file.isDir()) {
        return failure(
            Trouble::Other, tr("%1 is a folder. Name the file of a copy of your notes.").arg(name));
    }
    if (!file.exists()) {
        return failure(
            Trouble::Other, tr("There is no file %1. Check its name and that its disk is there.").arg(name));
    }
    if (!file.isFile())
        return failure(Trouble::Other, tr("%1 is not a file. Name a copy of your notes.").arg(name));
    return {};
}

Result<std::unique_ptr<Connection>> openCopy(const QString &path, const std::vector<SchemaStep> &steps)
{
    if (const auto isFile = checkIsFile(path); !isFile)
        return failure(isFile);
    auto file = openSoundNotes(path, steps);
    if (!file)
        return refuseCopy(file.error(), path);
    return file;
}

Result<std::unique_ptr<Connection>> readIntoMemory(
    const Connection &file, const std::vector<SchemaStep> &steps)
{
    Statement version(file, QStringLiteral("PRAGMA user_version"));
    if (const auto done = version.run(); !done)
        return failure(done);
    if (const auto row = version.next(); !row)
        return failure(row);
    std::vector<SchemaStep> stepsThen;
    std::copy_if(steps.begin(), steps.end(), std::back_inserter(stepsThen),
        [made = version.number(0)](const SchemaStep &step) { return step.version <= made; });
    auto memory = Connection::open(QStringLiteral(":memory:"));
    if (!memory)
        return memory;
    const auto nothingBefore = [](int) {
        return Result<void>();
    };
    if (const auto made = prepareNoteSchema(**memory, stepsThen, nothingBefore); !made)
        return failure(made);
    Transaction transaction(**memory);
    if (const auto begun = transaction.begin(); !begun)
        return failure(begun);
    if (const auto copied = copyContents(file, **memory); !copied)
        return failure(copied);
    if (const auto done = transaction.commit(); !done)
        return failure(done);
    if (const auto made = prepareNoteSchema(**memory, steps, nothingBefore); !made)
        return failure(made);
    if (const auto done = (*memory)->execute(QStringLiteral("PRAGMA foreign_keys=ON")); !done)
        return failure(done);
    return memory;
}

/// The notes of a data folder, for reading, and only if they are whole.
Result<std::unique_ptr<Connection>> openPresent(const QString &dataFolder)
{
    const QString path = storePathIn(dataFolder);
    const QString name = QDir::toNativeSeparators(path);
    if (!QFileInfo::exists(path))
        return failure(Trouble::Other, tr("There are no notes in %1 yet: nothing was copied.").arg(name));
    auto notes = openSoundNotes(path);
    if (!notes)
        return failure(
            notes.error().trouble, storeSentence(notes.error().trouble, name), notes.error().detail);
    return notes;
}

/// Our own file of notes, its journal, and what is no copy must not be written over.
Result<void> checkTarget(const QString &dataFolder, const QString &path)
{
    const QString live = storePathIn(dataFolder);
    const QString name = QDir::toNativeSeparators(path);
    const QFileInfo file(path);
    const FileIdentity there = identityOf(path);
    const bool isLive = there.inode != 0 && there == identityOf(live);
    const bool isBesideLive = identityOf(file.absolutePath()) == identityOf(QFileInfo(live).absolutePath())
        && file.fileName().startsWith(QFileInfo(live).fileName());
    if (isLive || isBesideLive) {
        return failure(Trouble::BadInput,
            tr("%1 belongs to the file that your notes are in now. Choose another name or folder.")
                .arg(name));
    }
    if (!file.exists() && !file.isSymLink())
        return {};
    if (file.isFile() && openSoundNotes(path))
        return {};
    return failure(Trouble::BadInput,
        tr("%1 is there already and is not a sound copy of notes. It was left as it is. Choose another name.")
            .arg(name));
}

tl::unexpected<Error> refuseTarget(const Error &error, const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    switch (error.trouble) {
    case Trouble::Busy:
        return failure(error.trouble,
            tr("Another program is using your notes, so that %1 could not be written. Wait a moment and try "
               "again.")
                .arg(name),
            error.detail);
    case Trouble::DiskFull:
        return failure(error.trouble,
            tr("%1 could not be written: its disk is full. Make room on it, or choose another.").arg(name),
            error.detail);
    default:
        return failure(error.trouble,
            tr("%1 could not be written. Check that its folder is there, that you may write to it and that "
               "its disk is sound.")
                .arg(name),
            error.detail);
    }
}

} // namespace

Result<std::unique_ptr<Connection>> loadCopy(const QString &path, const std::vector<SchemaStep> &steps)
{
    const auto file = openCopy(path, steps);
    if (!file)
        return failure(file);
    auto memory = readIntoMemory(**file, steps);
    if (!memory)
        return refuseCopy(memory.error(), path);
    return memory;
}

Result<int> checkCopy(const QString &path)
{
    const auto file = openCopy(path, noteSchemaSteps());
    if (!file)
        return failure(file);
    const auto count = countNotes(**file);
    if (!count)
        return refuseCopy(count.error(), path);
    return static_cast<int>(count->kept);
}

Result<SoundBackup> saveCopy(const QString &dataFolder, const QString &path, const QDateTime &now)
{
    SoundBackup saved{{path, now.date(), 0, now.time()}, 0};
    if (QFileInfo(path).isDir())
        saved.file.path = path + u"/notes-" + now.toString(QStringLiteral("yyyy-MM-ddTHHmmss")) + u".sqlite";
    saved.file.path = QDir::cleanPath(QFileInfo(saved.file.path).absoluteFilePath());
    const QString &target = saved.file.path;
    if (const auto free = checkTarget(dataFolder, target); !free)
        return failure(free);
    const auto notes = openPresent(dataFolder);
    if (!notes)
        return failure(notes);
    const auto fresh = makePrivateFile(target);
    if (!fresh)
        return refuseTarget(fresh.error(), target);
    const auto made = makeSoundCopy(**notes, *fresh);
    Result<void> done = made ? Result<void>() : failure(made);
    if (done)
        done = renameDurably(*fresh, target);
    if (!done) {
        QFile::remove(*fresh);
        return refuseTarget(done.error(), target);
    }
    saved.notes = *made;
    return saved;
}

Result<SoundBackup> backUpNow(const QString &dataFolder, const QDateTime &now)
{
    const auto notes = openPresent(dataFolder);
    if (!notes)
        return failure(notes);
    const Backup backup(dataFolder);
    auto made = backup.makeNow(**notes, now, BackupOccasion::Asked);
    if (!made)
        return made;
    if (const auto rotated = backup.rotate(*made); !rotated)
        qCWarning(copyLog) << "an old backup stays:" << rotated.error().detail;
    return made;
}

} // namespace primer
