// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "document/Handout.h"
#include "notes/NoteHistory.h"

#include <QString>

#include <atomic>
#include <vector>

namespace primer {

/// How a PDF file of notes is laid out.
struct NotesPaper
{
    PaperLetters letters = PaperLetters::Normal12;
    PaperFormat format = PaperFormat::A4;
};

/// Notes as a sheet of the reader's own words, by topic and section, without the trash.
Handout notesHandout(const std::vector<Note> &notes, const NotesPaper &paper, const QDate &printed);

/// Writes notes to a file in the format that its name ends with, readable by nobody else: complete as JSON,
/// else to be read. Trouble::BadInput if the name ends otherwise, or once `isCancelled` is set: then there is
/// no file, or the one that was there. In any thread that may wait for the disk; a PDF file needs a
/// QGuiApplication.
Result<void> exportNotes(const QString &path, const std::vector<NoteRecord> &records, const NotesPaper &paper,
    const QDate &today, const std::atomic<bool> &isCancelled = false);

} // namespace primer
