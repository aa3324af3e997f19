// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/NotesPdf.h"

#include "document/PdfFile.h"
#include "notes/Exchange.h"
#include "notes/NoteGroups.h"

#include <QCoreApplication>
#include <QDir>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NotesPdf", text);
}

HandoutNote handoutNote(const Note &note)
{
    HandoutNote shown;
    shown.kind = note.kind == NoteKind::Question ? HandoutNote::Kind::Question : HandoutNote::Kind::Note;
    shown.text = note.text;
    shown.date = note.created.toLocalTime().date();
    if (note.passage)
        shown.quote = note.passage->exact;
    shown.color = note.color;
    shown.remarks = noteRemarks(note);
    shown.isAnswered = note.answered.isValid();
    return shown;
}

Result<QByteArray> notesToPdf(
    const std::vector<NoteRecord> &records, const NotesPaper &paper, const QDate &today)
{
    std::vector<Note> notes;
    notes.reserve(records.size());
    for (const NoteRecord &record : records)
        notes.push_back(record.note);
    return makePdf(PagePainter(notesHandout(notes, paper, today)));
}

} // namespace

Handout notesHandout(const std::vector<Note> &notes, const NotesPaper &paper, const QDate &printed)
{
    Handout handout;
    handout.isOwnWords = true;
    handout.letters = paper.letters;
    handout.format = paper.format;
    handout.printed = printed;
    for (const TopicNotes &topic : groupNotes(notes)) {
        HandoutTopic shown;
        shown.title = topic.title;
        for (const SectionNotes &section : topic.sections) {
            HandoutSection part;
            part.title = section.title;
            for (const Note &note : section.notes)
                part.notes.push_back(handoutNote(note));
            shown.sections.push_back(std::move(part));
        }
        handout.topics.push_back(std::move(shown));
    }
    return handout;
}

Result<void> exportNotes(const QString &path, const std::vector<NoteRecord> &records, const NotesPaper &paper,
    const QDate &today, const std::atomic<bool> &isCancelled)
{
    const auto format = exportFormatOf(path);
    if (!format)
        return failure(Trouble::BadInput,
            tr("%1 does not say what kind of file it is to be: let its name end in .json, .md, .html or "
               ".pdf.")
                .arg(QDir::toNativeSeparators(path)));
    const auto bytes = *format == ExportFormat::Pdf ? notesToPdf(records, paper, today)
                                                    : Result<QByteArray>(exportedNotes(records, *format));
    if (!bytes)
        return failure(bytes);
    if (isCancelled)
        return failure(Trouble::BadInput, tr("The export was stopped, and no file was written."));
    return writeExport(path, *bytes);
}

} // namespace primer
