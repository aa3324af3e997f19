// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notes/NoteHistory.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace primer {

/// Json is complete and can be read back; the others are to be read by people, and leave the trash out.
enum class ExportFormat { Json, Markdown, Html, Pdf };

/// By the end of the name: .json, .md, .html or .htm, .pdf. Nothing for another.
std::optional<ExportFormat> exportFormatOf(const QString &path);

/// The bytes of a file of notes; none for Pdf, which is made where pages are (document/NotesPdf.h).
QByteArray exportedNotes(const std::vector<NoteRecord> &records, ExportFormat format);

/// Writes a file that nobody else may read. What was at the path stays if anything fails; a full disk is
/// noticed.
Result<void> writeExport(const QString &path, const QByteArray &bytes);

} // namespace primer
