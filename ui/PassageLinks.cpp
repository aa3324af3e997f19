// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PassageLinks.h"

#include "ui/Actions.h"
#include "ui/notes/NotesPane.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/SectionView.h"
#include "ui/reader/SelectionBar.h"
#include "ui/SettingsDesk.h"
#include "ui/style/MarkSwatch.h"

#include <QAction>
#include <QMenu>

namespace primer {

PassageLinks::PassageLinks(const Ends &ends, QObject *parent)
    : QObject(parent)
    , m_ends(ends)
    , m_bar(new SelectionBar(ends.look, *ends.reader.view(),
          {ends.actions.highlight, ends.actions.noteOnSelection, ends.actions.questionOnSelection,
              ends.actions.copy, ends.actions.attachHere},
          &ends.reader))
{
    m_bar->setColor(color());
    connect(m_bar, &SelectionBar::colorChosen, this, &PassageLinks::highlightIn);
    const SectionView *view = ends.reader.view();
    connect(view, &SectionView::selectionChanged, this, &PassageLinks::refresh);
    connect(view, &SectionView::markActivated, this, &PassageLinks::showCard);
    connect(view, &SectionView::menuAsked, this,
        [this](QMenu *menu, const QStringList &marks) { fillMenu(*menu, marks); });
    connectActions();
    connectPane();
    refresh();
}

void PassageLinks::connectActions()
{
    const Actions &actions = m_ends.actions;
    for (QAction *action : {actions.highlight, actions.noteOnSelection, actions.questionOnSelection,
             actions.attachHere, actions.nextMark, actions.previousMark})
        m_ends.reader.window()->addAction(action); // its shortcut holds when the menu bar is hidden, too
    connect(actions.highlight, &QAction::triggered, this, [this] { mark(NoteKind::Highlight); });
    connect(actions.noteOnSelection, &QAction::triggered, this, [this] { mark(NoteKind::Note); });
    connect(actions.questionOnSelection, &QAction::triggered, this, [this] { mark(NoteKind::Question); });
    connect(actions.attachHere, &QAction::triggered, this, [this] { attachHere(m_ends.pane.finding()); });
    connect(actions.copy, &QAction::triggered, m_bar, &SelectionBar::close);
    connect(actions.nextMark, &QAction::triggered, this, [this] {
        m_ends.reader.setFocusOnText();
        m_ends.reader.view()->stepMark(1);
    });
    connect(actions.previousMark, &QAction::triggered, this, [this] {
        m_ends.reader.setFocusOnText();
        m_ends.reader.view()->stepMark(-1);
    });
}

void PassageLinks::connectPane()
{
    NotesPane &pane = m_ends.pane;
    connect(&pane, &NotesPane::placesChanged, this, &PassageLinks::showMarks);
    connect(&m_ends.book, &NoteBook::noteChanged, this, [this](const QString &id) {
        if (m_ends.pane.places().contains(id))
            showMarks();
    });
    connect(&pane, &NotesPane::passageActivated, this, &PassageLinks::showWords);
    connect(&pane, &NotesPane::attachAsked, this, &PassageLinks::attachHere);
    connect(&pane, &NotesPane::findingChanged, this, [this] {
        refresh();
        if (!m_ends.pane.finding().isEmpty())
            Q_EMIT textWanted();
    });
}

MarkColor PassageLinks::color() const
{
    return markColorFromWord(m_ends.settings.values().markColor).value_or(MarkColor::Yellow);
}

void PassageLinks::setReading(bool reading)
{
    m_isReading = reading;
    if (!reading)
        m_bar->close();
    refresh();
}

void PassageLinks::refresh()
{
    const Actions &actions = m_ends.actions;
    const bool hasWords = m_isReading && m_ends.reader.view()->hasSelectedText();
    const bool isFinding = !m_ends.pane.finding().isEmpty();
    for (QAction *action : {actions.highlight, actions.noteOnSelection, actions.questionOnSelection})
        action->setEnabled(hasWords);
    actions.attachHere->setVisible(isFinding);
    actions.attachHere->setEnabled(isFinding && hasWords);
    m_ends.pane.setHasSelection(hasWords);
    const bool hasMarks = m_isReading && !m_ends.reader.view()->readerMarks().marks().empty();
    actions.nextMark->setEnabled(hasMarks);
    actions.previousMark->setEnabled(hasMarks);
}

void PassageLinks::showMarks()
{
    const Page *page = m_ends.reader.page();
    std::vector<ReaderMark> marks;
    if (page != nullptr && page->section.ref == m_ends.pane.place().ref) {
        const PassagePlaces &places = m_ends.pane.places();
        for (auto place = places.begin(); place != places.end(); ++place) {
            if (place->state != PassageState::Lost)
                marks.push_back({place.key(), {place->start, place->end}, m_ends.book.note(place.key()).color,
                    place->state != PassageState::Approximate});
        }
    }
    m_ends.reader.view()->setReaderMarks(marks);
    if (m_ends.reader.view()->showMark(m_wanted))
        m_wanted.clear();
    refresh();
}

void PassageLinks::mark(NoteKind kind)
{
    SectionView *view = m_ends.reader.view();
    const TextRange range = view->selectedRange();
    const Page *page = m_ends.reader.page();
    if (page == nullptr || page->section.ref != m_ends.pane.place().ref)
        return;
    if (kind != NoteKind::Highlight)
        Q_EMIT paneWanted();
    const QString id = m_ends.pane.addMark(kind, range.start, range.end, color());
    if (id.isEmpty())
        return;
    m_bar->close();
    view->clearSelection();
    if (kind != NoteKind::Highlight)
        m_ends.pane.showNote(id);
}

void PassageLinks::highlightIn(MarkColor color)
{
    m_ends.settings.values().markColor = markColorWord(color);
    m_ends.settings.saveSoon();
    m_bar->setColor(color);
    mark(NoteKind::Highlight);
}

void PassageLinks::attachHere(const QString &id)
{
    SectionView *view = m_ends.reader.view();
    const TextRange range = view->selectedRange();
    if (range.isEmpty())
        return;
    m_wanted = id;
    m_ends.pane.attach(id, range.start, range.end);
    m_bar->close();
    view->clearSelection();
}

void PassageLinks::showCard(const QString &id)
{
    Q_EMIT paneWanted();
    m_ends.pane.showNote(id);
}

void PassageLinks::showWords(const QString &id)
{
    Q_EMIT textWanted();
    m_ends.reader.setFocusOnText();
    m_ends.reader.view()->showMark(id);
}

void PassageLinks::fillMenu(QMenu &menu, const QStringList &marks)
{
    QAction *first = menu.actions().value(0);
    const Actions &actions = m_ends.actions;
    if (m_ends.reader.view()->hasSelectedText()) {
        if (actions.attachHere->isVisible())
            menu.insertAction(first, actions.attachHere);
        menu.insertAction(first, actions.highlight);
        auto *colors = new QMenu(tr("Highlight &in"), &menu);
        addMarkColors(*colors, m_ends.look, color(), this, [this](MarkColor chosen) { highlightIn(chosen); });
        menu.insertMenu(first, colors);
        menu.insertAction(first, actions.noteOnSelection);
        menu.insertAction(first, actions.questionOnSelection);
        menu.insertSeparator(first);
    } else if (!marks.isEmpty()) {
        addMarkEntries(menu, marks.first());
    }
}

void PassageLinks::addMarkEntries(QMenu &menu, const QString &id)
{
    QAction *first = menu.actions().value(0);
    const Note note = m_ends.book.note(id);
    const bool isHighlight = note.kind == NoteKind::Highlight;
    auto *write = new QAction(
        isHighlight && note.text.isEmpty() ? tr("&Write a note") : tr("&Show what I wrote"), &menu);
    auto *colors = new QMenu(tr("&Color"), &menu);
    auto *remove = new QAction(isHighlight    ? tr("&Remove highlight")
            : note.kind == NoteKind::Question ? tr("&Delete question")
                                              : tr("&Delete note"),
        &menu);
    addMarkColors(*colors, m_ends.look, note.color, this,
        [this, id](MarkColor chosen) { m_ends.book.setColor(id, chosen); });
    connect(write, &QAction::triggered, this, [this, id] { showCard(id); });
    connect(remove, &QAction::triggered, this, [this, id] { m_ends.pane.removeNote(id); });
    menu.insertAction(first, write);
    menu.insertMenu(first, colors);
    menu.insertAction(first, remove);
    menu.insertSeparator(first);
}

} // namespace primer
