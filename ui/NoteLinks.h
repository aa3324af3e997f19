// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "ui/Desk.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace primer {

class LibraryModel;
class NoteDesk;
class NotesPane;
class SearchDesk;
class StartPage;
struct Page;

/// Carries what is written from the notes desk to all that shows it: search, the tree's numbers, the start
/// page, and the notes beside the section on show.
class NoteLinks final : public QObject
{
    Q_OBJECT
public:
    /// What it links; all must outlive it.
    struct Ends
    {
        NoteDesk &notes;
        SearchDesk &search;
        Desk<Library> &library;
        LibraryModel &topics;
        NotesPane &pane;
        StartPage &start;
    };

    NoteLinks(const Ends &ends, QObject *parent);
    Q_DISABLE_COPY_MOVE(NoteLinks)

    /// Shows the notes of this page, those under a name that its section had before among them.
    void follow(const Page &page);
    /// Another pack is on the shelf.
    void shelfChanged() { m_medicineNames.reset(); }
    /// Counts anew for the start page and the tree.
    void count();

private:
    void loadSearch();
    void countSections();

    Ends m_ends;
    SectionRef m_section;
    std::optional<QSet<QString>> m_medicineNames; ///< of the shelf, once they were needed
    QTimer m_recount;
};

} // namespace primer
