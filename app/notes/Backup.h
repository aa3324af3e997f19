// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"
#include "notes/NoteSchema.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace primer {

/// A backup, as its name tells: `notes-2026-11-22.sqlite`, or `notes-2026-11-22-before-v2.sqlite` if it was
/// made before a step of the schema.
struct BackupFile
{
    QString path;
    QDate day; ///< by the calendar of the person
    int beforeVersion = 0; ///< 0: the backup of a day

    bool operator==(const BackupFile &) const = default;
};

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

    /// Newest first, those of a day before those of a step. Their names are all that is looked at.
    std::vector<BackupFile> list() const;
    /// Opens it, reads all of it and counts. Trouble::Damaged or Newer if it cannot be put back.
    Result<SoundBackup> check(const BackupFile &file) const;
    std::optional<SoundBackup> newestSound() const;

    /// Makes a backup of the open notes, in place of one with the same name. Trouble::Busy: another process
    /// writes; nothing was made.
    Result<SoundBackup> make(const Connection &notes, QDate day, int beforeVersion = 0,
        const std::vector<SchemaStep> &steps = noteSchemaSteps()) const;
    /// Removes what backupsToRemove() says, unless the newest backup cannot be verified. `made` has just
    /// been.
    Result<void> rotate(const SoundBackup &made) const;

private:
    QString pathOf(QDate day, int beforeVersion) const;
    Result<SoundBackup> fill(
        const QString &path, const Connection &notes, const std::vector<SchemaStep> &steps) const;
    void removeHalfMade() const;
    Error named(const Error &error) const;

    QString m_folder;
};

/// What is not needed any more: all but the newest of each of the last seven days, four weeks and twelve
/// months of which there are backups, and but the newest before each step of the schema.
std::vector<BackupFile> backupsToRemove(const std::vector<BackupFile> &backups);

/// Opens a database of notes for reading, and only if it is whole.
Result<std::unique_ptr<Connection>> openSoundNotes(
    const QString &path, const std::vector<SchemaStep> &steps = noteSchemaSteps());

/// Writes these notes into the empty file at `path` and sees it safe on the disk.
Result<void> copyNotesInto(const Connection &notes, const QString &path);

} // namespace primer
