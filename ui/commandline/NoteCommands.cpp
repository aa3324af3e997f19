// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/NoteCommands.h"

#include "document/NotesPdf.h"
#include "library/Library.h"
#include "notes/NotesJsonReader.h"
#include "notes/NoteStore.h"
#include "ui/commandline/Patience.h"
#include "ui/commandline/PrintCommand.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTextStream>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

Result<Note> noteAbout(const Library &library, const SectionRef &ref)
{
    const auto resolved = library.resolve(ref);
    if (!resolved)
        return failure(resolved);
    const auto topic = library.topic(*resolved);
    if (!topic)
        return failure(topic);
    Note note;
    note.about = *resolved;
    note.topicTitle = topic->entry.title;
    if (const int index = topic->sectionIndex(resolved->section); index >= 0)
        note.sectionTitle = topic->sections[static_cast<size_t>(index)].title;
    return note;
}

} // namespace

Result<std::unique_ptr<NoteStore>> openNotesThere(const QString &dataFolder)
{
    // A file that is gone though there are copies of it is not the same as none yet.
    if (!QFileInfo::exists(NoteStore::pathIn(dataFolder)) && Backup(dataFolder).list().empty())
        return std::unique_ptr<NoteStore>();
    return patiently([&] { return NoteStore::open(dataFolder); });
}

Result<void> addNote(const Library &library, const CommandLine &commandLine, QTextStream &out)
{
    auto note = noteAbout(library, commandLine.refs.front());
    if (!note)
        return failure(note);
    note->text = commandLine.text;
    const auto store = patiently([&] { return NoteStore::open(commandLine.dataFolder); });
    if (!store)
        return failure(store);
    // What is added to a damaged file would be gone once a copy is put in its place.
    if (const auto sound = patiently([&] { return (*store)->check(); }); !sound)
        return failure(sound);
    const auto added = patiently([&] { return (*store)->add(*note); });
    if (!added)
        return failure(added);
    out << added->id << '\n';
    return {};
}

Result<void> exportAllNotes(const CommandLine &commandLine)
{
    const auto store = openNotesThere(commandLine.dataFolder);
    if (!store)
        return failure(store);
    Result<std::vector<NoteRecord>> records;
    if (*store != nullptr)
        records = patiently([&] { return (*store)->records(); });
    if (!records)
        return failure(records);
    NotesPaper paper;
    paper.letters = commandLine.largePrint ? PaperLetters::Large18 : PaperLetters::Normal12;
    paper.format = paperOfCountry();
    return exportNotes(commandLine.file, *records, paper, QDate::currentDate());
}

Result<void> importNotes(const CommandLine &commandLine, QTextStream &out)
{
    const auto theirs = readNotesFile(commandLine.file);
    if (!theirs)
        return failure(theirs);
    const auto store = patiently([&] { return NoteStore::open(commandLine.dataFolder); });
    if (!store)
        return failure(store);
    // What is added to a damaged file would be gone once a copy is put in its place.
    if (const auto sound = patiently([&] { return (*store)->check(); }); !sound)
        return failure(sound);
    const auto report = patiently([&] { return (*store)->merge(*theirs); });
    if (!report)
        return failure(report);
    out << tr("%1 added, %2 brought up to date, %3 kept twice, %4 unchanged.")
               .arg(report->added)
               .arg(report->updated)
               .arg(report->keptTwice)
               .arg(report->unchanged)
        << '\n';
    for (const Note &note : report->beside)
        out << tr("Changed here and there, kept twice: %1").arg(note.id) << '\n';
    if (report->backup)
        out << tr("Your notes as they were before: %1")
                   .arg(QDir::toNativeSeparators(report->backup->file.path))
            << '\n';
    return {};
}

} // namespace primer
