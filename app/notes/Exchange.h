// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notes/Note.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

namespace primer {

/// Notes as JSON: complete, the trash included, for other programs and for reading back.
///
///     {
///       "format": "patient-primer-notes",
///       "version": 1,
///       "exported": "2026-11-22T14:05:00.000Z",
///       "notes": [ {
///         "id": "7d0f...",                  a UUID
///         "kind": "note",                   or "question"
///         "pack": "library", "topic": "clonazepam", "section": "side-effects",
///                                           "" where the note is about less, or about nothing
///         "topicTitle": "Clonazepam", "sectionTitle": "Side effects",
///         "text": "...",
///         "answered": "2026-12-03",         a day, or null: open, or no question
///         "created": "...Z", "modified": "...Z",   UTC with milliseconds
///         "revision": 3,                    counts the texts, from 1
///         "deleted": null                   or when it was moved to the trash, UTC
///       } ]
///     }
QByteArray notesToJson(const std::vector<Note> &notes, const QDateTime &exported);

/// Writes notesToJson() to a file that nobody else may read. What was at the path stays if anything fails;
/// a full disk is noticed.
Result<void> exportNotes(const QString &path, const std::vector<Note> &notes, const QDateTime &exported);

} // namespace primer
