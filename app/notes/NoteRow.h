// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Statement.h"
#include "notes/Note.h"

namespace primer {

/// The columns of the table of notes, in the order of bindNote() and noteFrom().
extern const QString kNoteColumns;

/// As many question marks as there are columns.
extern const QString kNoteMarks;

/// Binds the values of a note that is to be stored.
void bindNote(Statement &statement, const Note &note);

/// The note of a row that was selected by kNoteColumns.
Note noteFrom(const Statement &row);

/// A moment as it is stored: UTC, ISO 8601 with milliseconds.
QString storedTime(const QDateTime &time);
QDateTime timeFrom(const QString &text);

} // namespace primer
