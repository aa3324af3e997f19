// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/NoteCommands.h"

#include "library/Library.h"
#include "notes/Exchange.h"
#include "notes/NoteStore.h"
#include "ui/commandline/Patience.h"

#include <QFileInfo>
#include <QTextStream>

namespace primer {

namespace {

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
    Result<std::vector<Note>> notes;
    if (*store != nullptr)
        notes = patiently([&] { return (*store)->everything(); });
    if (!notes)
        return failure(notes);
    return exportNotes(commandLine.file, *notes, noteTime());
}

} // namespace primer
