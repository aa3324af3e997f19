// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notes/NoteHistory.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace primer {

constexpr qint64 kLargestNotesFile = 512LL * 1024 * 1024; ///< bytes
constexpr qsizetype kMostImportedNotes = 200'000;

/// Reads what notesToJson() wrote, and the files of version 1 before it. The bytes are a stranger's: all of
/// it is checked before any of it is handed on. Trouble::BadInput with a sentence that names the file as
/// `file` and, where one is to blame, the note by its number in the file and the field; Trouble::Newer if a
/// newer program made it.
Result<std::vector<NoteRecord>> notesFromJson(const QByteArray &json, const QString &file);

/// The same, of a file. In any thread that may wait for the disk.
Result<std::vector<NoteRecord>> readNotesFile(const QString &path);

} // namespace primer
