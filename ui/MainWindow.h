// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "ui/Actions.h"
#include "ui/Desk.h"
#include "ui/navigation/LibraryModel.h"
#include "ui/NoteDesk.h"
#include "ui/notes/NoteBook.h"
#include "ui/reader/History.h"
#include "ui/reader/Page.h"
#include "ui/SettingsDesk.h"
#include "ui/style/Look.h"
#include "ui/WindowSetup.h"

#include <QMainWindow>
#include <QPointer>
#include <QUndoStack>

class QStackedWidget;

namespace primer {

class AllNotesPage;
class FileActions;
class HelpLinks;
class NavigationPane;
class NotesFilterPane;
class NotesPane;
class NoteLinks;
class PackWatch;
class PaneLayout;
class PassageLinks;
class ProblemBar;
class ReaderPane;
class Safekeeping;
class SearchDesk;
class SearchResultsView;
class SpellingLinks;
class StartPage;
class StatusBar;
class StoreRescue;
class TopBar;
class UnsavedNotes;

/// The window: what leads from one pane to another.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(const WindowSetup &setup, Look &look);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    void open(const SectionRef &ref);
    const Actions &actions() const { return m_actions; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makePanes();
    void connectActions();
    void connectReading();
    void connectNotes();
    void connectSearch();
    void restore();
    void lookAtShelf();

    void go(const Place &place);
    void leave();
    void showPlace(const Place &place);
    void followPlace();
    void showStart();
    void showSection(const Place &place);
    void showPage(Page page, int offset);
    void showAllNotes();
    void leaveAllNotes();
    void showNote(const SectionRef &ref, const QString &noteId);
    void addNote(NoteKind kind);
    void step(int by);

    void setSearching(bool searching);
    void setAlone(bool alone);

    void beginAnew();
    void remember();
    void noteSettings();

    WindowSetup m_setup;
    Look &m_look;
    SettingsDesk m_settings;
    Actions m_actions;
    QUndoStack m_undo;
    NoteDesk m_notes;
    NoteBook m_book;
    History m_history;
    QStringList m_searched; ///< words to be marked in the section that was asked for
    int m_asked = 0; ///< pages that come after another was asked for are dropped
    bool m_alone = false;
    bool m_closing = false;
    bool m_leaveUnsaved = false;

    TopBar *m_top;
    ProblemBar *m_problems;
    StoreRescue *m_rescue;
    QStackedWidget *m_middle;
    StartPage *m_start;
    ReaderPane *m_reader;
    NotesPane *m_notesPane;
    NotesFilterPane *m_filterPane;
    SearchResultsView *m_results;
    StatusBar *m_status;
    AllNotesPage *m_allNotes = nullptr;
    NavigationPane *m_navigation = nullptr;
    PaneLayout *m_panes = nullptr;
    UnsavedNotes *m_unsaved = nullptr;
    HelpLinks *m_help;

    std::unique_ptr<SearchDesk> m_search;
    Desk<Library> m_library;
    LibraryModel m_topics;
    NoteLinks *m_links;
    PassageLinks *m_passages;
    SpellingLinks *m_spelling;
    PackWatch *m_packWatch;
    FileActions *m_files;
    Safekeeping *m_safekeeping;
};

} // namespace primer
