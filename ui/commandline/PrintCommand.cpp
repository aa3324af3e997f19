// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/PrintCommand.h"

#include "document/HandoutSource.h"
#include "document/PdfFile.h"
#include "library/Library.h"
#include "notes/NoteStore.h"
#include "ui/commandline/NoteCommands.h"
#include "visits/Relocation.h"

#include <QLocale>

namespace primer {

namespace {

/// A topic that is asked for, and its sections; none named: all of them.
struct Wish
{
    SectionRef topic;
    QStringList sections;
    bool isWhole = false;
};

/// Sections of one topic that are asked for one after the other are printed under one title, each once.
Result<std::vector<Wish>> gather(const Library &library, const std::vector<SectionRef> &refs)
{
    std::vector<Wish> wishes;
    for (const SectionRef &ref : refs) {
        const auto resolved = library.resolve(ref);
        if (!resolved)
            return failure(resolved);
        const SectionRef topic{resolved->pack, resolved->topic, {}};
        if (wishes.empty() || wishes.back().topic != topic)
            wishes.push_back({topic, {}, false});
        Wish &wish = wishes.back();
        if (resolved->section.isEmpty())
            wish.isWhole = true;
        else if (!wish.sections.contains(resolved->section))
            wish.sections.append(resolved->section);
    }
    return wishes;
}

/// Those on the sections that are printed; with a whole topic also those on sections that it has no longer.
Result<void> addNotesFrom(
    const NoteStore &store, const Library &library, const Wish &wish, HandoutTopic &topic)
{
    const auto all = store.everything();
    if (!all)
        return failure(all);
    std::vector<Note> notes;
    for (const Note &note : inPresentSections(library, *all)) {
        const bool isOfTopic
            = note.about.pack == wish.topic.pack && note.about.topic == wish.topic.topic && !note.isInTrash();
        if (isOfTopic && (wish.isWhole || wish.sections.contains(note.about.section)))
            notes.push_back(note);
    }
    addNotes(topic, notes, medicineNames(library).value_or(QSet<QString>()));
    return {};
}

} // namespace

PaperFormat paperOfCountry()
{
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem ? PaperFormat::Letter : PaperFormat::A4;
}

Result<void> printToFile(const Library &library, const CommandLine &commandLine)
{
    std::unique_ptr<NoteStore> notes;
    if (commandLine.withNotes) {
        auto opened = openNotesThere(commandLine.dataFolder);
        if (!opened)
            return failure(opened);
        notes = std::move(*opened);
    }
    const auto wishes = gather(library, commandLine.refs);
    if (!wishes)
        return failure(wishes);
    Handout handout;
    for (const Wish &wish : *wishes) {
        auto topic = handoutTopic(library, wish.topic, wish.isWhole ? QStringList() : wish.sections);
        if (!topic)
            return failure(topic);
        if (notes != nullptr) {
            if (auto done = addNotesFrom(*notes, library, wish, *topic); !done)
                return done;
        }
        handout.topics.push_back(std::move(*topic));
    }
    handout.letters = commandLine.largePrint ? PaperLetters::Large18 : PaperLetters::Normal12;
    handout.format = paperOfCountry();
    handout.printed = QDate::currentDate();
    return writePdf(handout, commandLine.file);
}

} // namespace primer
