// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/StoreFile.h"

#include "notes/Backup.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace primer {

namespace {

constexpr QFile::Permissions kFilePermissions = QFile::ReadOwner | QFile::WriteOwner;
constexpr QFile::Permissions kFolderPermissions = kFilePermissions | QFile::ExeOwner;
constexpr QFile::Permissions kOthersPermissions = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

QString tr(const char *text)
{
    return QCoreApplication::translate("StoreFile", text);
}

bool may(const QString &path, int mode)
{
    return eaccess(QFile::encodeName(path).constData(), mode) == 0;
}

tl::unexpected<Error> errnoFailure(int error)
{
    return failure(troubleOfErrno(error), {}, QString::fromLocal8Bit(std::strerror(error)));
}

tl::unexpected<Error> notYours(const QString &path)
{
    return failure(Trouble::Other,
        tr("You may not open your notes in %1: they belong to another account of this computer. Ask who "
           "looks "
           "after it to give them back to you, or use the account that wrote them.")
            .arg(QDir::toNativeSeparators(path)),
        QStringLiteral("no right to read"));
}

tl::unexpected<Error> lost(const QString &path)
{
    return failure(Trouble::Damaged,
        tr("The notes in %1 are gone: the file is missing or empty. Choose at the top of the window of "
           "Patient "
           "Primer what to do; there are copies.")
            .arg(QDir::toNativeSeparators(path)),
        QStringLiteral("missing or empty"));
}

} // namespace

FileIdentity identityOf(const QString &path)
{
    struct stat status = {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return {status.st_dev, status.st_ino};
}

QString storePathIn(const QString &folder)
{
    return QDir::cleanPath(folder + QStringLiteral("/notes.sqlite"));
}

QString storeSentence(Trouble trouble, const QString &path)
{
    switch (trouble) {
    case Trouble::Busy:
        return tr("Another program is using your notes in %1. Close it, or wait a moment and try again.")
            .arg(path);
    case Trouble::DiskFull:
        return tr("The disk that holds your notes in %1 is full. Make room on it and try again.").arg(path);
    case Trouble::ReadOnly:
        return tr("Your notes in %1 may not be changed. Check that you may write to the file and to its "
                  "folder.")
            .arg(path);
    case Trouble::Damaged:
        return tr(
            "%1 is damaged or does not hold notes of Patient Primer. It stays as it is until you choose "
            "at the top of the window of Patient Primer what to do.")
            .arg(path);
    case Trouble::Newer:
        return tr("Your notes in %1 were written by a newer Patient Primer. Update Patient Primer to open "
                  "them.")
            .arg(path);
    default:
        return tr("Your notes in %1 could not be read or written. Check that the file and its folder are "
                  "there and that the disk is sound, then try again.")
            .arg(path);
    }
}

Trouble troubleOfErrno(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return Trouble::DiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
        return Trouble::ReadOnly;
    default:
        return Trouble::Other;
    }
}

bool mayChange(const QString &path)
{
    return may(path, R_OK | W_OK) && may(QFileInfo(path).absolutePath(), W_OK | X_OK);
}

Result<void> makePrivateFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    const QString parent = QFileInfo(folder).absolutePath();
    if (QDir().mkpath(parent) && QDir().mkdir(folder, kFolderPermissions))
        return {};
    if (QFileInfo(folder).isDir())
        return {};
    return failure(may(parent, W_OK | X_OK) ? Trouble::Other : Trouble::ReadOnly,
        tr("The folder %1 for your notes cannot be made. Check that nothing else is in "
           "its place and that you may write there.")
            .arg(QDir::toNativeSeparators(folder)));
}

Result<QString> makePrivateFile(const QString &path)
{
    QTemporaryFile fresh(path + QStringLiteral(".XXXXXX"));
    errno = 0;
    if (!fresh.open()) {
        const int reason = errno;
        return failure(reason == 0 ? Trouble::Other : troubleOfErrno(reason), {}, fresh.errorString());
    }
    if (!fresh.setPermissions(kFilePermissions))
        return failure(Trouble::Other, {}, fresh.errorString());
    fresh.setAutoRemove(false);
    return fresh.fileName();
}

Result<void> prepareStoreFile(const QString &folder)
{
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    const QString path = storePathIn(folder);
    if (!may(folder, R_OK | X_OK))
        return notYours(path);
    const QFileInfo file(path);
    if (file.exists() && !may(path, R_OK))
        return notYours(path);
    if ((!file.exists() || file.size() == 0) && !Backup(folder).list().empty())
        return lost(path);
    if (file.exists() && file.size() == 1) // SQLite would take it for an empty one
        return failure(Trouble::Damaged, {}, QStringLiteral("one byte"));
    if (file.exists()) {
        const QFile::Permissions permissions = file.permissions();
        if (permissions & kOthersPermissions)
            QFile::setPermissions(path, permissions & kFolderPermissions);
        return {};
    }
    const auto fresh = makePrivateFile(path);
    if (!fresh && fresh.error().trouble == Trouble::ReadOnly) {
        return failure(Trouble::ReadOnly,
            tr("Your notes cannot be kept in %1: you may not write there. Check the rights of the folder.")
                .arg(QDir::toNativeSeparators(path)),
            fresh.error().detail);
    }
    if (!fresh)
        return failure(fresh);
    if (!QFile::rename(*fresh, path)) {
        QFile::remove(*fresh);
        if (!QFileInfo::exists(path))
            return failure(Trouble::Other, {}, QStringLiteral("not renamed"));
    }
    return {};
}

Result<void> syncToDisk(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errnoFailure(errno);
    const int reason = fsync(file) == 0 ? 0 : errno;
    ::close(file);
    // Some file systems know no such thing for folders.
    if (reason != 0 && reason != EINVAL)
        return errnoFailure(reason);
    return {};
}

Result<void> renameDurably(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return errnoFailure(errno);
    return syncToDisk(QFileInfo(to).absolutePath());
}

} // namespace primer
