// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"
#include "notes/Backup.h"

#include <QDateTime>
#include <QString>

#include <memory>

namespace primer {

// A copy of the notes in any file: a backup, or one that the person keeps on a stick. May be used in any
// thread; calls take as long as reading the notes. Errors are sentences that name the file.

/// Reads the notes of a copy into memory, and leads them to the present tables there; the file stays as it
/// is. Trouble::Newer or Damaged if it cannot be used, Other if it is not there or no file.
Result<std::unique_ptr<Connection>> loadCopy(
    const QString &path, const std::vector<SchemaStep> &steps = noteSchemaSteps());

/// Reads a copy whole. Returns how many notes it holds, without the trash. Errors as loadCopy().
Result<int> checkCopy(const QString &path);

/// Writes a verified copy of the notes of a data folder into a file, readable by nobody else where the disk
/// knows of that; into a file named by the moment if `path` is a folder. Replaces an older copy of notes, but
/// no other file: Trouble::BadInput. Returns where it is.
Result<SoundBackup> saveCopy(const QString &dataFolder, const QString &path, const QDateTime &now);

/// Makes a backup because the person asked, and lets old ones go.
Result<SoundBackup> backUpNow(const QString &dataFolder, const QDateTime &now);

} // namespace primer
