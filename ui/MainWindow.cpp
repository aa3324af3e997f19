// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "search/Search.h"
#include "ui/EditCommands.h"
#include "ui/FileActions.h"
#include "ui/HelpLinks.h"
#include "ui/navigation/NavigationPane.h"
#include "ui/navigation/SearchDesk.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/navigation/TopicTree.h"
#include "ui/NoteLinks.h"
#include "ui/notes/AllNotesPage.h"
#include "ui/notes/NotesFilterPane.h"
#include "ui/notes/NotesPane.h"
#include "ui/NotesPageLinks.h"
#include "ui/PackWatch.h"
#include "ui/PaneLayout.h"
#include "ui/PaneWalk.h"
#include "ui/PassageLinks.h"
#include "ui/ProblemBar.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/SectionView.h"
#include "ui/reader/StartPage.h"
#include "ui/Safekeeping.h"
#include "ui/SpellingLinks.h"
#include "ui/StatusBar.h"
#include "ui/StoreRescue.h"
#include "ui/TopBar.h"
#include "ui/UnsavedNotes.h"
#include "visits/Relocation.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QLineEdit>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace primer {

namespace {

OpenStore openStore(const QString &folder)
{
    return [folder] {
        return folder.isEmpty() ? NoteStore::openInMemory() : NoteStore::open(folder);
    };
}

/// The look as it was left, before there are widgets.
Look &remembered(Look &look, const Settings &settings)
{
    look.setTheme(themeFromWord(settings.theme));
    look.setTextSize(settings.textSize);
    return look;
}

} // namespace

MainWindow::MainWindow(const WindowSetup &setup, Look &look)
    : m_setup(setup)
    , m_look(look)
    , m_settings(setup.dataFolder)
    , m_actions(remembered(look, m_settings.values()), this)
    , m_notes(openStore(setup.dataFolder), setup.dataFolder, setup.notePace, this)
    , m_book(m_notes, m_undo)
    , m_top(new TopBar(look, m_actions, this))
    , m_problems(new ProblemBar(look, this))
    , m_rescue(new StoreRescue(look, m_notes, setup.busyPatience, this))
    , m_middle(new QStackedWidget(this))
    , m_start(new StartPage(look, this))
    , m_reader(new ReaderPane(look, this))
    , m_notesPane(new NotesPane(m_book, look, this))
    , m_filterPane(new NotesFilterPane(look, this))
    , m_results(new SearchResultsView(look, this))
    , m_status(new StatusBar(look, m_notes, this))
    , m_help(new HelpLinks({look, m_actions, *m_reader, *m_problems}, setup.helpPack, this))
    , m_search(std::make_unique<SearchDesk>(setup.packs))
    , m_library([paths = setup.packs] { return Library::open(paths); })
    , m_topics(m_library)
    , m_links(new NoteLinks({m_notes, *m_search, m_library, m_topics, *m_notesPane, *m_start}, this))
    , m_passages(new PassageLinks({look, m_actions, m_settings, m_book, *m_reader, *m_notesPane}, this))
    , m_spelling(new SpellingLinks({m_library, m_book, m_settings, *m_actions.checkSpelling}, setup, this))
    , m_packWatch(new PackWatch(m_library, this))
    , m_files(new FileActions({look, m_library, m_notes, m_settings.values(), setup.packFolder}, this))
    , m_safekeeping(new Safekeeping({look, m_notes, m_actions, setup.dataFolder}, this))
{
    setWindowTitle(tr("Patient Primer"));
    makePanes();
    m_actions.fillMenuBar(menuBar());
    connectActions();
    connectReading();
    connectNotes();
    connectSearch();
    restore();
}

MainWindow::~MainWindow()
{
    hide(); // the keyboard leaves the texts while they are still there
    delete takeCentralWidget(); // before the notes and the shelf that it shows
    m_settings.finish();
}

void MainWindow::makePanes()
{
    const auto locateSections = [this](QObject *context, const std::vector<SectionRef> &refs,
                                    std::function<void(const std::vector<Placement> &)> then) {
        m_library.ask(
            context,
            [refs](const Library &library) {
                std::vector<Placement> placements;
                placements.reserve(refs.size());
                for (const SectionRef &ref : refs)
                    placements.push_back(locate(library, ref));
                return placements;
            },
            std::move(then));
    };
    m_allNotes = new AllNotesPage(m_book, m_look, locateSections, this);
    m_navigation = new NavigationPane(m_look, m_topics, m_filterPane, m_results, this);
    for (QWidget *page : {static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_reader),
             static_cast<QWidget *>(m_allNotes)})
        m_middle->addWidget(page);
    m_panes = new PaneLayout(m_look, m_navigation, m_middle, m_notesPane, this);

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_problems);
    column->addWidget(m_rescue);
    column->addWidget(m_panes, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);
    setMinimumSize(480, 360);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto what) {
        addAction(action); // its shortcut holds when the menu bar is hidden, too
        connect(action, &QAction::triggered, this, what);
    };
    on(m_actions.addPack, [this] { m_files->addPack(); });
    on(m_actions.print, [this] {
        if (const Page *page = m_reader->page(); page != nullptr)
            m_files->print(*page);
    });
    on(m_actions.exportNotes, [this] { m_files->exportNotes(); });
    on(m_actions.importNotes, [this] { m_files->importNotes(); });
    on(m_actions.quit, [this] { close(); });
    on(m_actions.undo, [this] { undoWhereTheKeyboardIs(m_undo); });
    on(m_actions.redo, [this] { redoWhereTheKeyboardIs(m_undo); });
    on(m_actions.copy, [this] { copyWhereTheKeyboardIs(*m_reader->view()); });
    on(m_actions.find, [this] { m_reader->findBar()->open(); });
    on(m_actions.findNext, [this] { m_reader->findBar()->findNext(); });
    on(m_actions.findPrevious, [this] { m_reader->findBar()->findPrevious(); });
    on(m_actions.largerText, [this] { m_look.setTextSize(m_look.textSize() + Look::kTextStep); });
    on(m_actions.smallerText, [this] { m_look.setTextSize(m_look.textSize() - Look::kTextStep); });
    on(m_actions.normalText, [this] { m_look.setTextSize(100); });
    on(m_actions.leftPane, [this](bool open) { m_panes->setLeftOpen(open); });
    on(m_actions.notesPane, [this](bool open) { m_panes->setRightOpen(open); });
    on(m_actions.readingAlone, [this](bool alone) { setAlone(alone); });
    on(m_actions.back, [this] {
        leave();
        showPlace(m_history.back());
    });
    on(m_actions.forward, [this] {
        leave();
        showPlace(m_history.forward());
    });
    on(m_actions.start, [this] { go(Place::start()); });
    on(m_actions.search, [this] {
        setAlone(false);
        m_top->searchBox()->setFocus(Qt::ShortcutFocusReason);
        m_top->searchBox()->selectAll();
    });
    on(m_actions.previousSection, [this] { step(-1); });
    on(m_actions.nextSection, [this] { step(1); });
    on(m_actions.nextPane, [this] { focusNextPane({m_navigation, m_middle, m_notesPane, m_top}); });
    on(m_actions.newNote, [this] { addNote(NoteKind::Note); });
    on(m_actions.newQuestion, [this] { addNote(NoteKind::Question); });
    on(m_actions.allNotes, [this] { go(Place::allNotes()); });
    connect(m_actions.themes, &QActionGroup::triggered, this,
        [this](const QAction *theme) { m_look.setTheme(themeFromWord(theme->data().toString())); });
    connect(&m_look, &Look::changed, &m_settings, &SettingsDesk::saveSoon);
}

void MainWindow::connectReading()
{
    const auto sayError = [this](const Error &error) {
        m_problems->say({error.message});
    };
    connect(m_start, &StartPage::openRequested, this, &MainWindow::open);
    connect(m_start, &StartPage::continueRequested, this,
        [this] { go(Place::section(m_settings.values().lastPlace, m_settings.values().lastOffset)); });
    connect(m_start, &StartPage::allNotesRequested, this, [this] { go(Place::allNotes()); });
    connect(m_start, &StartPage::addPackRequested, m_files, &FileActions::addPack);
    connect(m_reader, &ReaderPane::openRequested, this, &MainWindow::open);
    connect(m_reader, &ReaderPane::groupRequested, this, [this](const QString &group) {
        m_panes->setLeftOpen(true);
        m_navigation->showTopics();
        m_navigation->tree()->revealGroup(group);
    });
    connect(m_files, &FileActions::failed, this, sayError);
    connect(m_files, &FileActions::done, m_problems, &ProblemBar::tell);
    connect(m_files, &FileActions::openNote, this, &MainWindow::showNote);
    connect(m_files, &FileActions::settingsChanged, &m_settings, &SettingsDesk::saveSoon);
    connect(m_files, &FileActions::packAdded, this, [this](const QString &path) {
        m_search->addPack(path);
        m_links->shelfChanged();
        m_spelling->packsChanged();
        lookAtShelf();
        if (m_history.present().kind == Place::Kind::Section) { // it may be of the pack that was replaced
            leave();
            showPlace(m_history.present());
        }
    });
    connect(&m_topics, &LibraryModel::failed, this, sayError);
    connect(m_packWatch, &PackWatch::told, m_problems, &ProblemBar::say);
    connect(m_navigation->tree(), &TopicTree::openRequested, this, &MainWindow::open);
    connect(m_navigation, &NavigationPane::notesChosen, this, [this] { go(Place::allNotes()); });
    connect(m_navigation, &NavigationPane::topicsChosen, this, [this] { leaveAllNotes(); });
    connect(m_panes, &PaneLayout::roominessChanged, this, [this] {
        m_top->setRoominess(m_panes->roominess());
        m_notesPane->setAlone(m_panes->roominess() == Roominess::Narrow);
    });
    connect(m_panes, &PaneLayout::openChanged, this, [this] {
        m_actions.leftPane->setChecked(m_panes->isLeftOpen());
        m_actions.notesPane->setChecked(m_panes->isRightOpen());
        m_settings.saveSoon();
    });
    connect(&m_settings, &SettingsDesk::aboutToSave, this, &MainWindow::noteSettings);
    connect(&m_settings, &SettingsDesk::failed, this, sayError);
    connect(&m_notes, &NoteDesk::backupFailed, this, sayError);
}

void MainWindow::connectNotes()
{
    connect(m_notesPane, &NotesPane::closeAsked, this, [this] { m_panes->setRightOpen(false); });
    connect(m_notesPane, &NotesPane::backToReading, this, [this] {
        m_panes->bringMiddle();
        m_reader->setFocusOnText();
    });
    connect(m_passages, &PassageLinks::paneWanted, this, [this] {
        setAlone(false);
        m_panes->setRightOpen(true);
    });
    connect(m_passages, &PassageLinks::textWanted, m_panes, &PaneLayout::bringMiddle);
    connect(m_notesPane, &NotesPane::countChanged, m_top, &TopBar::setNoteCount);
    const auto *pageLinks
        = new NotesPageLinks({*m_allNotes, *m_filterPane, m_book, *m_files, m_settings}, this);
    connect(pageLinks, &NotesPageLinks::told, m_problems, &ProblemBar::tell);
    connect(m_filterPane, &NotesFilterPane::filterChosen, m_panes, &PaneLayout::bringMiddle);
    connect(m_filterPane, &NotesFilterPane::tagChosen, m_panes, &PaneLayout::bringMiddle);
    connect(m_allNotes, &AllNotesPage::openSection, this, &MainWindow::showNote);
    connect(m_allNotes, &AllNotesPage::backToReading, this, [this] { m_filterPane->setFocus(); });
    connect(m_spelling, &SpellingLinks::failed, this,
        [this](const Error &error) { m_problems->say({error.message}); });
    connect(m_rescue, &StoreRescue::told, m_problems, &ProblemBar::tell);
    connect(m_safekeeping, &Safekeeping::told, m_problems, &ProblemBar::tell);
    connect(m_safekeeping, &Safekeeping::erased, this, &MainWindow::beginAnew);
    connect(&m_notes, &NoteDesk::changeFailed, this,
        [this](const QString & /*id*/, const Error &error) { m_problems->say({error.message}); });
    connect(&m_notes, &NoteDesk::conflict, this, [this] {
        m_problems->say(
            {tr("This note was changed in another window meanwhile. Both texts are kept, one below the "
                "other. Delete the one that you do not need.")});
    });
    connect(&m_notes, &NoteDesk::allSavedChanged, this, [this](bool allSaved) {
        if (allSaved && m_closing)
            close();
    });
}

void MainWindow::connectSearch()
{
    QLineEdit *box = m_top->searchBox();
    box->installEventFilter(m_results); // arrows, Enter and Escape
    connect(box, &QLineEdit::textChanged, this, [this](const QString &typed) {
        const bool searching = !typed.trimmed().isEmpty();
        if (!searching) {
            setSearching(false);
            m_results->clear(); // rows that nobody sees would be measured at every change of the letters
        }
        m_search->ask(typed);
    });
    connect(m_search.get(), &SearchDesk::answered, this, [this](const SearchAnswer &answer) {
        if (m_top->searchBox()->text().trimmed().isEmpty())
            return;
        m_results->show(answer);
        setSearching(true);
    });
    connect(m_search.get(), &SearchDesk::failed, this, [this](const Error &error) {
        m_results->showError(error);
        setSearching(true);
    });
    connect(m_search.get(), &SearchDesk::packProblem, this,
        [this](const PackProblem &problem) { m_problems->say({problem.error.message}); });
    connect(m_results, &SearchResultsView::openSection, this,
        [this](const SectionRef &ref, const QString &noteId, const QStringList &words) {
            if (m_panes->roominess() != Roominess::Wide)
                m_top->searchBox()->clear();
            if (!noteId.isEmpty()) {
                showNote(ref, noteId);
                return;
            }
            open(ref);
            m_searched = words;
        });
    connect(m_results, &SearchResultsView::searchAsTyped, m_search.get(), &SearchDesk::askAsTyped);
    connect(m_results, &SearchResultsView::escaped, this, [this] {
        m_top->searchBox()->clear();
        m_reader->setFocusOnText();
    });
}

void MainWindow::restore()
{
    const Settings &settings = m_settings.values();
    resize(m_look.em(87), m_look.em(54));
    if (!settings.geometry.isEmpty())
        restoreGeometry(settings.geometry);
    m_panes->setWishes(settings.leftOpen, settings.leftWidth, settings.notesOpen, settings.notesWidth);
    lookAtShelf();
    if (m_setup.open.isEmpty())
        showPlace(Place::start());
    else
        open(m_setup.open);
}

void MainWindow::lookAtShelf()
{
    m_topics.reload();
    m_library.ask(
        this,
        [](const Library &library) {
            std::pair<std::vector<PackInfo>, std::vector<PackProblem>> shelf;
            for (const auto &pack : library.packs())
                shelf.first.push_back(pack->info());
            shelf.second = library.problems();
            return shelf;
        },
        [this](const std::pair<std::vector<PackInfo>, std::vector<PackProblem>> &shelf) {
            m_help->setPacks(shelf.first);
            QStringList sentences;
            for (const PackProblem &problem : shelf.second)
                sentences.append(QDir::toNativeSeparators(problem.path) + u": " + problem.error.message);
            if (!sentences.isEmpty())
                m_problems->say(sentences);
            if (m_history.present().kind == Place::Kind::Start)
                showStart();
        });
}

void MainWindow::open(const SectionRef &ref)
{
    go(Place::section(ref));
}

void MainWindow::go(const Place &place)
{
    leave();
    m_history.go(place);
    showPlace(place);
}

void MainWindow::leave()
{
    m_notes.flush();
    if (m_middle->currentWidget() == m_reader && m_reader->page() != nullptr) {
        m_history.setOffset(m_reader->topOffset());
        remember();
    }
}

void MainWindow::showPlace(const Place &place)
{
    ++m_asked;
    m_searched.clear();
    m_panes->bringMiddle();
    switch (place.kind) {
    case Place::Kind::Start:
        showStart();
        break;
    case Place::Kind::Section:
        showSection(place);
        break;
    case Place::Kind::AllNotes:
        showAllNotes();
        break;
    }
    followPlace();
}

void MainWindow::followPlace()
{
    const bool reading = m_middle->currentWidget() == m_reader;
    const Page *page = reading ? m_reader->page() : nullptr;
    m_actions.back->setEnabled(m_history.canGoBack());
    m_actions.forward->setEnabled(m_history.canGoForward());
    for (QAction *action : {m_actions.print, m_actions.find, m_actions.findNext, m_actions.findPrevious})
        action->setEnabled(page != nullptr);
    m_actions.previousSection->setEnabled(page != nullptr && page->previous() != nullptr);
    m_actions.nextSection->setEnabled(page != nullptr && page->next() != nullptr);
    m_actions.notesPane->setEnabled(page != nullptr);
    m_passages->setReading(page != nullptr);
    m_panes->setRightUseful(page != nullptr);
    m_top->setNoteCount(page != nullptr ? m_notesPane->noteCount() : 0);
    if (page != nullptr)
        setWindowTitle(tr("%1: %2 - Patient Primer").arg(page->topic.entry.title, page->section.title));
    else
        setWindowTitle(tr("Patient Primer"));
}

void MainWindow::showStart()
{
    m_navigation->showTopics();
    m_middle->setCurrentWidget(m_start);
    m_library.ask(
        this,
        [last = m_settings.values().lastPlace](
            const Library &library) { return loadStartContents(library, last); },
        [this](
            const StartContents &contents) { m_start->setContents(contents, m_settings.values().lastTime); });
    m_links->count();
}

void MainWindow::showSection(const Place &place)
{
    m_navigation->showTopics();
    m_library.ask(
        this, [ref = place.ref](const Library &library) { return loadPage(library, ref); },
        [this, asked = m_asked, offset = place.offset](Result<Page> page) {
            if (asked != m_asked)
                return; // somewhere else by now
            const QWidget *focus = QApplication::focusWidget(); // hiding the old page moves it
            const bool isElsewhere = m_top->isAncestorOf(focus) || m_navigation->isAncestorOf(focus);
            m_middle->setCurrentWidget(m_reader);
            if (page) {
                showPage(std::move(*page), offset);
                if (!isElsewhere)
                    m_reader->setFocusOnText();
            } else {
                m_reader->showProblem(page.error());
                if (page.error().trouble != Trouble::NotFound)
                    m_problems->say({page.error().message});
                followPlace();
            }
        });
    m_packWatch->look();
}

void MainWindow::showPage(Page page, int offset)
{
    const SectionRef ref = page.section.ref;
    m_history.replace(Place::section(ref, offset));
    m_reader->show(std::make_shared<const Page>(std::move(page)), offset);
    m_reader->view()->markWords(std::exchange(m_searched, {}));
    m_navigation->tree()->reveal(ref);
    m_links->follow(*m_reader->page());
    followPlace();
    remember();
}

void MainWindow::showAllNotes()
{
    m_navigation->showNotes();
    m_middle->setCurrentWidget(m_allNotes);
    m_allNotes->reload();
}

void MainWindow::leaveAllNotes()
{
    m_navigation->showTopics();
    if (m_middle->currentWidget() == m_allNotes)
        m_actions.back->trigger();
}

void MainWindow::showNote(const SectionRef &ref, const QString &noteId)
{
    if (ref.isEmpty()) {
        go(Place::allNotes());
        return;
    }
    open(ref);
    m_passages->showWhenFound(noteId);
    m_panes->setRightOpen(true);
    m_notesPane->showNote(noteId);
}

void MainWindow::addNote(NoteKind kind)
{
    if (m_middle->currentWidget() == m_reader && m_reader->page() != nullptr) {
        setAlone(false);
        m_panes->setRightOpen(true);
        m_notesPane->addNote(kind);
        return;
    }
    if (m_middle->currentWidget() != m_allNotes)
        go(Place::allNotes());
    m_allNotes->addNote();
}

void MainWindow::step(int by)
{
    const Page *page = m_reader->page();
    if (page == nullptr)
        return;
    const SectionEntry *entry = by < 0 ? page->previous() : page->next();
    if (entry != nullptr)
        open(page->refOf(*entry));
}

void MainWindow::setSearching(bool searching)
{
    m_navigation->setSearching(searching);
    m_panes->setSearching(searching);
    if (!searching && m_panes->roominess() == Roominess::Narrow)
        m_panes->bringMiddle();
}

void MainWindow::setAlone(bool alone)
{
    if (alone == m_alone)
        return;
    m_alone = alone;
    m_actions.readingAlone->setChecked(alone);
    for (QWidget *bar :
        {static_cast<QWidget *>(m_top), static_cast<QWidget *>(m_status), static_cast<QWidget *>(menuBar())})
        bar->setVisible(!alone);
    m_panes->setAlone(alone);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, alone));
}

void MainWindow::beginAnew()
{
    m_settings.values().forgetReading();
    m_history = History();
    showPlace(m_history.present());
    m_settings.save();
}

void MainWindow::remember()
{
    if (const Page *page = m_reader->page(); page != nullptr) {
        m_settings.values().lastPlace = page->section.ref;
        m_settings.values().lastOffset = m_reader->topOffset();
        m_settings.values().lastTime = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    }
    m_settings.saveSoon();
}

void MainWindow::noteSettings()
{
    Settings &settings = m_settings.values();
    settings.theme = themeWord(m_look.themeName());
    settings.textSize = m_look.textSize();
    if (!m_alone)
        settings.geometry = saveGeometry();
    settings.leftOpen = m_panes->wishesLeft();
    settings.leftWidth = m_panes->leftWidth();
    settings.notesOpen = m_panes->wishesRight();
    settings.notesWidth = m_panes->rightWidth();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    leave();
    m_settings.save();
    if (!m_notes.hasUnsaved() || m_leaveUnsaved) {
        event->accept();
        return;
    }
    event->ignore(); // goes on when all is saved
    m_closing = true;
    if (m_unsaved == nullptr) {
        m_unsaved = new UnsavedNotes(m_look, m_notes, this);
        connect(m_unsaved, &UnsavedNotes::stay, this, [this] { m_closing = false; });
        connect(m_unsaved, &UnsavedNotes::closeAnyway, this, [this] {
            m_leaveUnsaved = true;
            close();
        });
    }
    m_unsaved->openWhenNeeded();
}

} // namespace primer
