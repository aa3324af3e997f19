// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QFile;
class QString;

namespace primer {

/// Which file it is and in which state it was: another file in its place, or the same one written to, has
/// another stamp. All 0 where there is none.
struct FileStamp
{
    quint64 device = 0;
    quint64 number = 0;
    qint64 size = 0;
    qint64 seconds = 0; ///< of the last change
    qint64 nanoseconds = 0;

    bool isSameFile(const FileStamp &other) const { return device == other.device && number == other.number; }
    bool operator==(const FileStamp &) const = default;
};

/// Of an open file.
FileStamp stampOf(const QFile &file);
/// Of what stands at that path now; reads nothing of it.
FileStamp stampOf(const QString &path);

} // namespace primer
