// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/FileStamp.h"

#include <QFile>
#include <QString>

#include <sys/stat.h>

namespace primer {

namespace {

FileStamp stampFrom(const struct stat &status)
{
    return {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino),
        static_cast<qint64>(status.st_size), static_cast<qint64>(status.st_mtim.tv_sec),
        static_cast<qint64>(status.st_mtim.tv_nsec)};
}

} // namespace

FileStamp stampOf(const QFile &file)
{
    struct stat status = {};
    return ::fstat(file.handle(), &status) == 0 ? stampFrom(status) : FileStamp();
}

FileStamp stampOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? stampFrom(status) : FileStamp();
}

} // namespace primer
