// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NotesPageLinks.h"

#include "ui/FileActions.h"
#include "ui/notes/AllNotesPage.h"
#include "ui/notes/NotesFilterPane.h"
#include "ui/SettingsDesk.h"

namespace primer {

NotesPageLinks::NotesPageLinks(const Ends &ends, QObject *parent)
    : QObject(parent)
    , m_ends(ends)
{
    AllNotesPage *page = &ends.page;
    NotesFilterPane *pane = &ends.pane;
    page->setOrder(noteOrderFromWord(ends.settings.values().notesOrder).value_or(NoteOrder::Newest));
    connect(pane, &NotesFilterPane::filterChosen, page, &AllNotesPage::showFilter);
    connect(pane, &NotesFilterPane::tagChosen, page, &AllNotesPage::showTag);
    connect(pane, &NotesFilterPane::wordsChanged, page, &AllNotesPage::findWords);
    connect(pane, &NotesFilterPane::tagRenamed, this, &NotesPageLinks::renameTag);
    connect(page, &AllNotesPage::totalsChanged, pane, &NotesFilterPane::setTotals);
    connect(page, &AllNotesPage::tagsChanged, pane, &NotesFilterPane::setTags);
    connect(page, &AllNotesPage::tagAsked, pane, [pane](const QString &tag) {
        if (tag.isEmpty())
            pane->choose(NoteFilter::All);
        else
            pane->chooseTag(tag);
    });
    connect(page, &AllNotesPage::exportAsked, &ends.files, &FileActions::exportNotes);
    connect(page, &AllNotesPage::orderChanged, this, [this](NoteOrder order) {
        m_ends.settings.values().notesOrder = noteOrderWord(order);
        m_ends.settings.saveSoon();
    });
}

void NotesPageLinks::renameTag(const QString &tag, const QString &another)
{
    m_ends.book.renameTag(tag, another);
    if (another.isEmpty())
        Q_EMIT told(tr("The tag is removed from all notes. Edit > Undo brings it back."));
    else if (m_ends.page.query().tag.compare(tag, Qt::CaseInsensitive) == 0)
        m_ends.page.showTag(another.simplified().left(kLongestTag).trimmed());
}

} // namespace primer
