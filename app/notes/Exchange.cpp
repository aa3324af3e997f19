// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Exchange.h"

#include "notes/NotesHtml.h"
#include "notes/NotesJson.h"
#include "notes/NotesMarkdown.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Exchange", text);
}

std::vector<Note> notesOf(const std::vector<NoteRecord> &records)
{
    std::vector<Note> notes;
    notes.reserve(records.size());
    for (const NoteRecord &record : records)
        notes.push_back(record.note);
    return notes;
}

} // namespace

std::optional<ExportFormat> exportFormatOf(const QString &path)
{
    const QString end = QFileInfo(path).suffix().toLower();
    if (end == u"json")
        return ExportFormat::Json;
    if (end == u"md")
        return ExportFormat::Markdown;
    if (end == u"html" || end == u"htm")
        return ExportFormat::Html;
    if (end == u"pdf")
        return ExportFormat::Pdf;
    return std::nullopt;
}

QByteArray exportedNotes(const std::vector<NoteRecord> &records, ExportFormat format)
{
    switch (format) {
    case ExportFormat::Json:
        return notesToJson(records);
    case ExportFormat::Markdown:
        return notesToMarkdown(notesOf(records));
    case ExportFormat::Html:
        return notesToHtml(notesOf(records));
    case ExportFormat::Pdf:
        break;
    }
    return {};
}

Result<void> writeExport(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    // commit() alone reports success on a full disk: flush() is what notices.
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size()
        && file.flush() && file.commit();
    if (written)
        return {};
    return failure(Trouble::Other,
        tr("The notes could not be written to %1. Check that there is room on the disk and that you may "
           "write there, or choose another place.")
            .arg(QDir::toNativeSeparators(path)),
        file.errorString());
}

} // namespace primer
