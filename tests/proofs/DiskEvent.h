// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace primer::tests {

/// Something that a disk was told to do.
struct DiskEvent
{
    enum class Kind {
        Create, ///< an entry of the folder, unless it is there
        Write,
        Truncate,
        Sync, ///< what was written to the file is safe from now on
        Delete, ///< the entry
        FolderSync, ///< entries made and deleted are safe from now on
    };

    Kind kind = Kind::Write;
    QString name; ///< of the file in its folder
    qint64 offset = 0; ///< of a Write; the new size for a Truncate
    QByteArray bytes = {};
};

} // namespace primer::tests
