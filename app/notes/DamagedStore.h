// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notes/Backup.h"

#include <QDateTime>
#include <QString>

namespace primer {

/// A file of notes that cannot be used, and what is put in its place. The file itself, with its journal, is
/// kept in the folder under another name and never deleted. No store may be open on it in this process.
class DamagedStore final
{
public:
    /// `now` gives the name that the file is kept under, in local time.
    DamagedStore(const QString &dataFolder, const QDateTime &now);

    /// `notes-damaged-2026-11-22T150312.sqlite`
    const QString &keptName() const { return m_keptName; }

    /// Puts a copy of the backup in the place of the file, or an empty one. Each tells whether it did: false
    /// if the file turned out to be sound, as when another window was quicker. After an error the file stands
    /// where it stood, or under its kept name.
    Result<bool> replaceBy(const BackupFile &backup) const;
    Result<bool> replaceByNew() const;

private:
    template <typename Fill>
    Result<bool> replace(Fill fill) const;
    Result<bool> isSound() const;
    Result<void> putAside() const;
    Error named(const Error &error) const;

    QString m_folder;
    QString m_path;
    QString m_keptName;
};

} // namespace primer
