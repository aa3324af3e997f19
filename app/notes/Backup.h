// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"
#include "notes/NoteSchema.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace primer {

/// A backup, as its name tells: `notes-2026-11-22.sqlite`, the backup of a day;
/// `notes-2026-11-22-before-v2.sqlite`, made before a step of the schema; `notes-2026-11-22T181500.sqlite`,
/// because the person asked for it; `notes-2026-11-22T181500-before-restore.sqlite`, before other notes took
/// their place.
struct BackupFile
{
    QString path;
    QDate day; ///< by the calendar of the person
    int beforeVersion = 0; ///< 0: not before a step
    QTime time = {}; ///< by the clock of the person; null: of a day or before a step
    bool isBeforeRestore = false;

    bool isDaily() const { return beforeVersion == 0 && !time.isValid(); }
    bool operator==(const BackupFile &) const = default;
};

/// Why a backup is made that is not the one of the day.
enum class BackupOccasion { Asked, BeforeRestore };

/// A backup that was opened, read and found whole.
struct SoundBackup
{
    BackupFile file;
    int notes = 0; ///< without the trash
};

/// The backups of the notes, in `backups/` beside them, for the owner alone. Each is made by SQLite's own
/// means, checked, and named last, so that a half-made one has no name. May be used in any thread; calls take
/// as long as reading the notes. Errors name the folder or the file.
class Backup final
{
public:
    /// Of the notes in this data folder. Nothing is made before it is needed.
    explicit Backup(const QString &dataFolder);

    const QString &folder() const { return m_folder; }

    /// Newest first; of one day those with a time, then the one of the day, then those before a step. Their
    /// names are all that is looked at.
    std::vector<BackupFile> list() const;
    /// Opens it, reads all of it and counts. Trouble::Damaged or Newer if it cannot be put back.
    Result<SoundBackup> check(const BackupFile &file) const;
    std::optional<SoundBackup> newestSound() const;

    /// Makes a backup of the open notes, in place of one with the same name. Trouble::Busy: another process
    /// writes; nothing was made.
    Result<SoundBackup> make(const Connection &notes, QDate day, int beforeVersion = 0,
        const std::vector<SchemaStep> &steps = noteSchemaSteps()) const;
    /// Makes one under a name with its moment that nothing has yet.
    Result<SoundBackup> makeNow(const Connection &notes, const QDateTime &now, BackupOccasion occasion) const;
    /// Removes what backupsToRemove() says, unless the newest backup cannot be verified. `made` has just
    /// been.
    Result<void> rotate(const SoundBackup &made) const;

private:
    QString pathOf(const BackupFile &file) const;
    Result<SoundBackup> make(
        const Connection &notes, BackupFile file, const std::vector<SchemaStep> &steps) const;
    void removeHalfMade() const;
    Error named(const Error &error) const;

    QString m_folder;
};

/// What is not needed any more: all but the newest of each of the last seven days, four weeks and twelve
/// months of which there are backups, and but the newest before each step of the schema. Those that were
/// asked for, and those made before other notes took their place, are counted each by themselves, and the
/// last five of each are kept as well.
std::vector<BackupFile> backupsToRemove(const std::vector<BackupFile> &backups);

/// Opens a database of notes for reading, and only if it is whole.
Result<std::unique_ptr<Connection>> openSoundNotes(
    const QString &path, const std::vector<SchemaStep> &steps = noteSchemaSteps());

/// Writes these notes into the empty file at `path` and sees it safe on the disk.
Result<void> copyNotesInto(const Connection &notes, const QString &path);

/// The same, and then reads all of the copy and counts. Returns how many notes it holds, without the trash.
/// Errors do not name the file.
Result<int> makeSoundCopy(
    const Connection &notes, const QString &path, const std::vector<SchemaStep> &steps = noteSchemaSteps());

} // namespace primer
