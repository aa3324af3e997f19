// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Erasure.h"

#include "notes/Backup.h"
#include "notes/NoteStore.h"
#include "notes/StoreContents.h"
#include "notes/StoreFile.h"
#include "notes/Transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace primer {

namespace {

Q_LOGGING_CATEGORY(eraseLog, "primer.erase")

QString tr(const char *text)
{
    return QCoreApplication::translate("Erasure", text);
}

/// Writes zeros over a file, unless it has another name somewhere that is not ours to empty.
void overwrite(const QString &path)
{
    const int file
        = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return;
    struct stat status = {};
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1) {
        const QByteArray zeros(64 * 1024, '\0');
        off_t at = 0;
        while (at < status.st_size) {
            const off_t size = std::min<off_t>(zeros.size(), status.st_size - at);
            const ssize_t written = pwrite(file, zeros.constData(), static_cast<size_t>(size), at);
            if (written <= 0)
                break;
            at += written;
        }
        if (at < status.st_size || fsync(file) != 0)
            qCWarning(eraseLog) << "a file was not overwritten";
    }
    ::close(file);
}

/// Whether it is gone.
bool erased(const QString &path)
{
    overwrite(path);
    return QFile::remove(path) || (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink());
}

/// The journal holds what the pages said before; nobody else may have begun one.
Result<void> overwriteJournal(const Connection &notes, const QString &path)
{
    if (auto begun = notes.execute(QStringLiteral("BEGIN EXCLUSIVE")); !begun)
        return begun;
    overwrite(path + QStringLiteral("-journal"));
    return notes.execute(QStringLiteral("ROLLBACK"));
}

} // namespace

Erasure::Erasure(const QString &dataFolder)
    : m_folder(QDir::cleanPath(dataFolder))
    , m_path(storePathIn(dataFolder))
{ }

Result<QStringList> Erasure::erase() const
{
    if (const auto done = eraseNotes(); !done)
        return failure(done);
    QStringList left;
    for (const QString &path : otherFiles()) {
        if (!erased(path))
            left.append(QDir::toNativeSeparators(path));
    }
    const QString backups = Backup(m_folder).folder();
    QDir(m_folder).rmdir(QFileInfo(backups).fileName()); // stays if there is something else in it
    for (const QString &folder : {backups, m_folder}) {
        if (const auto safe = QFileInfo(folder).isDir() ? syncToDisk(folder) : Result<void>(); !safe)
            qCWarning(eraseLog) << "a folder is not synced:" << safe.error().detail;
    }
    return left;
}

Result<void> Erasure::eraseNotes() const
{
    if (!QFileInfo::exists(m_path))
        return {};
    const auto store = NoteStore::open(m_folder);
    const Trouble trouble = store ? Trouble::Other : store.error().trouble;
    Result<void> done = store ? emptyStore() : Result<void>(failure(store));
    // What cannot be emptied because it is not whole is removed.
    const bool isBroken = trouble == Trouble::Damaged || trouble == Trouble::Newer
        || (!done && done.error().trouble == Trouble::Damaged);
    if (!done && isBroken)
        done = removeStore();
    if (!done)
        return tl::unexpected<Error>(named(done.error()));
    return {};
}

Result<void> Erasure::emptyStore() const
{
    const auto notes = Connection::open(m_path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=50"));
    if (!notes)
        return failure(notes);
    for (const char *pragma : {"trusted_schema=OFF", "foreign_keys=ON", "temp_store=MEMORY",
             "secure_delete=ON", "journal_mode=PERSIST", "synchronous=EXTRA"}) {
        if (auto done = (*notes)->execute(u"PRAGMA " + QString::fromLatin1(pragma)); !done)
            return done;
    }
    {
        Transaction transaction(**notes);
        if (auto begun = transaction.begin(); !begun)
            return begun;
        if (auto cleared = clearContents(**notes); !cleared)
            return cleared;
        if (auto done = transaction.commit(); !done)
            return done;
    }
    // Nothing is left to be read; what follows makes the file small and its journal blank.
    for (const auto &tidied :
        {overwriteJournal(**notes, m_path), (*notes)->execute(QStringLiteral("PRAGMA journal_mode=DELETE")),
            (*notes)->execute(QStringLiteral("VACUUM"))}) {
        if (!tidied)
            qCWarning(eraseLog) << "not tidied:" << tidied.error().detail;
    }
    return {};
}

Result<void> Erasure::removeStore() const
{
    for (const char *end : {"-journal", "-wal", "-shm", ""}) {
        if (const QString path = m_path + QString::fromLatin1(end); !erased(path))
            return failure(Trouble::ReadOnly, {}, QStringLiteral("not removed"));
    }
    return {};
}

/// By their names: whatever else somebody keeps there stays.
QStringList Erasure::otherFiles() const
{
    QStringList paths;
    const auto find = [&](const QString &folder, const QStringList &names) {
        const QStringList found = QDir(folder).entryList(names, QDir::Files | QDir::Hidden | QDir::System);
        for (const QString &name : found)
            paths.append(folder + u'/' + name);
    };
    const Backup backup(m_folder);
    for (const BackupFile &file : backup.list())
        paths.append(file.path);
    find(backup.folder(), {QStringLiteral("new.??????"), QStringLiteral("notes-*.sqlite-*")});
    find(m_folder,
        {QStringLiteral("notes-damaged-*.sqlite*"), QStringLiteral("notes.sqlite.??????"),
            kOwnWordsFile.toString()});
    return paths;
}

Error Erasure::named(const Error &error) const
{
    const QString file = QDir::toNativeSeparators(m_path);
    if (error.trouble == Trouble::Busy) {
        return {tr("Nothing was erased: another program is using %1. Close it and try again.").arg(file),
            error.detail, error.trouble};
    }
    return {tr("Nothing was erased: %1 could not be emptied. Check that you may write to it and to its "
               "folder, and that the disk has room and is sound.")
                .arg(file),
        error.detail, error.trouble};
}

} // namespace primer
