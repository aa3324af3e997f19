// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notes/Backup.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace primer {

/// What was done to put the notes of a copy in place.
struct Restored
{
    int notes = 0; ///< that are there now, without the trash
    std::optional<SoundBackup> kept; ///< the notes that were there before; none if there was none
    QString keptDamaged; ///< path of the file that was there, if it was damaged
};

/// Puts the notes of a copy in the place of the present ones, which are kept as a backup first. One
/// transaction in the open file: at every moment there is a sound file with the notes of before or of after,
/// and other windows may have it open. A present file that is damaged is put aside as DamagedStore does.
class Restoration final
{
public:
    explicit Restoration(const QString &dataFolder);

    /// Trouble::Busy: another process writes; the same call may work a moment later. After an error the notes
    /// are as they were.
    Result<Restored> restore(const QString &copy, const QDateTime &now) const;

private:
    Result<Restored> replaceDamaged(const QString &copy, const QDateTime &now) const;
    Result<Restored> exchange(const Connection &fresh, const QDateTime &now) const;
    Result<std::optional<SoundBackup>> keepPresent(const QDateTime &now) const;
    Error named(const Error &error) const;

    QString m_folder;
    QString m_path;
};

} // namespace primer
