// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteLinks.h"

#include "ui/navigation/LibraryModel.h"
#include "ui/navigation/SearchDesk.h"
#include "ui/NoteDesk.h"
#include "ui/notes/NotesPane.h"
#include "ui/reader/StartPage.h"
#include "visits/Relocation.h"

namespace primer {

NoteLinks::NoteLinks(const Ends &ends, QObject *parent)
    : QObject(parent)
    , m_ends(ends)
{
    connect(&ends.notes, &NoteDesk::opened, this, [this] {
        loadSearch();
        count();
    });
    m_recount.setSingleShot(true);
    connect(&m_recount, &QTimer::timeout, this, &NoteLinks::count);
    connect(&ends.notes, &NoteDesk::committed, this, [this](const Note &note) {
        m_ends.search.noteChanged(note);
        m_recount.start(); // once for many notes
    });
    connect(&ends.notes, &NoteDesk::removed, this, [this](const QStringList &ids) {
        m_ends.search.notesRemoved(ids);
        count();
    });
}

void NoteLinks::loadSearch()
{
    m_ends.notes.ask(
        this, [](NoteStore &store) { return store.all(NoteFilter::All); },
        [this](const Result<std::vector<Note>> &notes) {
            if (notes)
                m_ends.search.notesLoaded(*notes);
        });
}

void NoteLinks::follow(const Page &page)
{
    m_section = page.section.ref;
    const NotesPlace place{
        m_section, page.topic.entry.title, page.section.title, page.content.text(), {}, {}, m_medicineNames};
    m_ends.pane.showPlace(place);
    m_ends.notes.ask(
        this, [ref = m_section](NoteStore &store) { return store.counts(ref.pack, ref.topic); },
        [this, place](const Result<QHash<QString, int>> &counts) {
            if (!counts)
                return;
            m_ends.topics.setNoteCounts(place.ref, *counts);
            if (counts->isEmpty())
                return; // nothing to be found again, and reading all names takes its time
            m_ends.library.ask(
                this,
                [place, slugs = QStringList(counts->keys())](const Library &library) {
                    NotesPlace whole = place;
                    whole.formerSections = formerNames(library, place.ref, slugs);
                    whole.goneSections = goneNames(library, place.ref, slugs);
                    if (!whole.medicineNames)
                        whole.medicineNames = medicineNames(library).value_or(QSet<QString>());
                    return whole;
                },
                [this](const NotesPlace &whole) {
                    m_medicineNames = whole.medicineNames;
                    if (whole.ref == m_section)
                        m_ends.pane.showPlace(whole);
                });
        });
}

void NoteLinks::count()
{
    m_ends.notes.ask(
        this,
        [](NoteStore &store) -> Result<NoteCounts> {
            const auto notes = store.all(NoteFilter::All);
            if (!notes)
                return failure(notes);
            NoteCounts counts;
            for (const Note &note : *notes) {
                ++counts.notes;
                if (note.kind == NoteKind::Question && note.answered.isNull())
                    ++counts.openQuestions;
            }
            return counts;
        },
        [this](const Result<NoteCounts> &counts) {
            if (counts)
                m_ends.start.setNoteCounts(*counts);
        });
    if (!m_section.isEmpty())
        countSections();
}

void NoteLinks::countSections()
{
    m_ends.notes.ask(
        this, [ref = m_section](NoteStore &store) { return store.counts(ref.pack, ref.topic); },
        [this, ref = m_section](const Result<QHash<QString, int>> &counts) {
            if (counts)
                m_ends.topics.setNoteCounts(ref, *counts);
        });
}

} // namespace primer
