// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "ui/commandline/CommandLine.h"

#include <QString>

#include <memory>

class QTextStream;

namespace primer {

class Library;
class NoteStore;

/// The notes in a data folder; null if nobody wrote one there yet: reading makes no files.
Result<std::unique_ptr<NoteStore>> openNotesThere(const QString &dataFolder);

/// --note: adds a note about a topic or section of the library and prints its id.
Result<void> addNote(const Library &library, const CommandLine &commandLine, QTextStream &out);
/// --export-notes: writes every note to a file, in the format that its name ends with.
Result<void> exportAllNotes(const CommandLine &commandLine);
/// --import-notes: merges the notes of a JSON file and prints what that did.
Result<void> importNotes(const CommandLine &commandLine, QTextStream &out);

} // namespace primer
