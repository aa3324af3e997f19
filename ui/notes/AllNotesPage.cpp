// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/AllNotesPage.h"

#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteChoice.h"
#include "ui/notes/NoteChoiceBar.h"
#include "ui/notes/NoteEditor.h"
#include "ui/notes/NotesBar.h"
#include "ui/notes/NotesEmptyState.h"
#include "ui/notes/NoteStateLine.h"
#include "ui/notes/PassagePart.h"
#include "ui/notes/PlaceHeading.h"
#include "ui/notes/UndoBanner.h"
#include "ui/style/Label.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace primer {

namespace {

constexpr size_t kRowsAtOnce = 30;
constexpr size_t kMany = 10; // so many notes that change at once are read anew
constexpr int kRetryDelay = 2000; // milliseconds

} // namespace

AllNotesPage::AllNotesPage(NoteBook &book, Look &look, LocateSections locate, QWidget *parent)
    : QFrame(parent)
    , m_book(book)
    , m_look(look)
    , m_locate(std::move(locate))
{
    setProperty("kind", QStringLiteral("page"));
    build();
    m_recount.setSingleShot(true);
    m_recount.setInterval(0);
    m_reload.setSingleShot(true);
    connect(&m_reload, &QTimer::timeout, this, [this] {
        m_isBehind = false;
        load();
    });
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryDelay);
    connect(&m_recount, &QTimer::timeout, this, &AllNotesPage::loadTotals);
    connect(&m_retry, &QTimer::timeout, this, &AllNotesPage::reload);
    NoteDesk &desk = book.desk();
    connect(&desk, &NoteDesk::opened, this, &AllNotesPage::reload);
    connect(&desk, &NoteDesk::committed, this, &AllNotesPage::noteCommitted);
    connect(&desk, &NoteDesk::committedMany, this, [this](const std::vector<Note> &notes) {
        if (notes.size() < kMany)
            return;
        m_isBehind = true;
        m_reload.start();
    });
    connect(&desk, &NoteDesk::removed, this, &AllNotesPage::reload);
    connect(&book, &NoteBook::parted, this, [this](const QString &from, const QString &to) {
        if (NoteCard *ours = m_cards.take(from)) {
            ours->setNoteId(to);
            m_cards.insert(to, ours);
        }
        reload();
    });
    connect(&book, &NoteBook::forgotten, this, [this] {
        ++m_asked;
        m_notes.clear();
        m_marks.clear();
        m_rows.clear();
        m_cards.clear(); // none of them keeps the keyboard
        rebuild();
    });
    connect(&desk, &NoteDesk::changeFailed, this, [this](const QString &id, const Error &error) {
        if (!id.isEmpty())
            return;
        m_problem->setText(error.message);
        m_problem->show();
    });
    connect(&look, &Look::changed, this, &AllNotesPage::follow);
    follow();
    refreshWords();
}

AllNotesPage::~AllNotesPage() = default;

void AllNotesPage::build()
{
    m_column = new QVBoxLayout(this);
    m_column->addWidget(makeHead());
    m_bar = new NotesBar(m_look, this);
    m_column->addWidget(m_bar);
    m_problem = new Label(m_look, Look::Role::Interface, Label::Tone::Failed, {}, this);
    m_problem->hide();
    m_column->addWidget(m_problem);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    m_list = new QVBoxLayout(content);
    m_list->addStretch(1);
    m_scroll->setWidget(content);
    m_column->addWidget(m_scroll, 1);
    m_empty = new NotesEmptyState(m_look, this);
    m_column->addWidget(m_empty, 1);
    m_banner = new UndoBanner(m_book, m_look, this);
    m_column->addWidget(makeChoiceBar());
    m_column->addWidget(m_banner);
    connect(m_bar, &NotesBar::queryChosen, this, [this](const NoteQuery &query) {
        const bool isTagLeft = query.tag.isEmpty() && !m_query.tag.isEmpty();
        takeQuery(query);
        if (isTagLeft)
            Q_EMIT tagAsked({});
    });
    connect(m_empty, &NotesEmptyState::writeAsked, this, &AllNotesPage::addNote);
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &AllNotesPage::showMore);
    connect(bar, &QScrollBar::rangeChanged, this, &AllNotesPage::showMore);
}

QWidget *AllNotesPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    m_title = new Label(m_look, Look::Role::SectionTitle, Label::Tone::Text, {}, head);
    m_new = new QPushButton(tr("New note"), head);
    m_new->setProperty("kind", QStringLiteral("primary"));
    m_emptyTrash = new QPushButton(tr("Empty trash"), head);
    row->addWidget(m_title, 1);
    row->addWidget(m_emptyTrash);
    row->addWidget(m_new);
    connect(m_new, &QPushButton::clicked, this, &AllNotesPage::addNote);
    connect(m_emptyTrash, &QPushButton::clicked, this, &AllNotesPage::askToEmptyTrash);
    return head;
}

void AllNotesPage::follow()
{
    const int side = m_look.px(32);
    m_column->setContentsMargins(side, m_look.px(22), m_look.px(16), m_look.px(12));
    m_column->setSpacing(m_look.px(10));
    m_list->setContentsMargins(0, 0, m_look.px(16), m_look.px(16));
    m_list->setSpacing(m_look.px(12));
    const QSize icon(m_look.px(20), m_look.px(20));
    m_new->setIcon(m_look.icon(QStringLiteral("list-add"), m_look.theme().onAccent));
    m_emptyTrash->setIcon(m_look.icon(QStringLiteral("trash-empty")));
    m_new->setIconSize(icon);
    m_emptyTrash->setIconSize(icon);
}

QWidget *AllNotesPage::makeChoiceBar()
{
    m_choice = new NoteChoice(this);
    m_choiceBar = new NoteChoiceBar(m_look, this);
    m_choiceBar->hide();
    connect(m_bar, &NotesBar::chooseAsked, m_choice, &NoteChoice::setChoosing);
    connect(m_choice, &NoteChoice::changed, this, &AllNotesPage::showChoice);
    connect(m_choiceBar, &NoteChoiceBar::allAsked, m_choice, &NoteChoice::chooseAll);
    connect(
        m_choiceBar, &NoteChoiceBar::exportAsked, this, [this] { Q_EMIT exportAsked(m_choice->chosen()); });
    connect(m_choiceBar, &NoteChoiceBar::tagAsked, this, &AllNotesPage::askForTag);
    connect(m_choiceBar, &NoteChoiceBar::deleteAsked, this, [this] {
        const QStringList ids = m_choice->chosen();
        m_choice->setChoosing(false);
        m_banner->removeNotes(ids);
    });
    connect(m_choiceBar, &NoteChoiceBar::restoreAsked, this, [this] {
        m_book.restoreMany(m_choice->chosen());
        m_choice->setChoosing(false);
    });
    connect(m_choiceBar, &NoteChoiceBar::cancelled, this, [this] {
        m_choice->setChoosing(false);
        m_bar->chooseButton()->setFocus(Qt::OtherFocusReason);
    });
    auto *all = new QShortcut(QKeySequence::SelectAll, this);
    all->setContext(Qt::WidgetWithChildrenShortcut);
    connect(all, &QShortcut::activated, m_choice, &NoteChoice::chooseAll);
    return m_choiceBar;
}

void AllNotesPage::showChoice()
{
    m_bar->setChoosing(m_choice->isChoosing());
    m_choiceBar->setVisible(m_choice->isChoosing());
    m_choiceBar->showCount(static_cast<int>(m_choice->chosen().size()), m_query.filter == NoteFilter::Trash);
    for (NoteCard *card : std::as_const(m_cards))
        card->setChoice(m_choice->isChoosing(), m_choice->isChosen(card->noteId()));
}

void AllNotesPage::askForTag()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add a tag"));
    dialog->setLabelText(tr("Tag for the selected notes"));
    if (!m_book.knownTags().isEmpty()) {
        dialog->setComboBoxItems(m_book.knownTags());
        dialog->setComboBoxEditable(true);
        dialog->setTextValue({});
    }
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &tag) {
        m_book.addTag(tag, m_choice->chosen());
        m_choice->setChoosing(false);
    });
    dialog->open();
}

void AllNotesPage::showFilter(NoteFilter filter)
{
    NoteQuery query = m_query;
    query.filter = filter;
    query.tag.clear();
    query.words.clear();
    takeQuery(query);
}

void AllNotesPage::showTag(const QString &tag)
{
    NoteQuery query = m_query;
    query.filter = NoteFilter::All;
    query.tag = tag;
    query.words.clear();
    takeQuery(query);
}

void AllNotesPage::setOrder(NoteOrder order)
{
    NoteQuery query = m_query;
    query.order = order;
    takeQuery(query);
}

void AllNotesPage::findWords(const QString &words)
{
    NoteQuery query = m_query;
    query.words = words.trimmed();
    takeQuery(query);
}

void AllNotesPage::takeQuery(const NoteQuery &query)
{
    m_book.desk().flush();
    const NoteQuery before = std::exchange(m_query, query);
    m_choice->setChoosing(false);
    m_bar->showQuery(query);
    if (query.order != before.order)
        Q_EMIT orderChanged(query.order);
    reload();
}

void AllNotesPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_choice->isChoosing())
        m_choice->setChoosing(false);
    else
        QFrame::keyPressEvent(event);
}

void AllNotesPage::reload()
{
    load();
    loadTotals();
}

void AllNotesPage::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (m_isStale)
        reload();
}

void AllNotesPage::loadTotals()
{
    tallyNotes(m_book.desk(), this, [this](const Result<NotesTally> &tally) {
        if (!tally)
            return;
        m_totals = tally->totals;
        m_bar->setTopics(tally->topics);
        QStringList tags;
        for (const TagTotal &total : tally->tags)
            tags.append(total.tag);
        m_book.setKnownTags(tags);
        refreshWords();
        Q_EMIT totalsChanged(m_totals);
        Q_EMIT tagsChanged(tally->tags);
    });
}

void AllNotesPage::load()
{
    m_retry.stop();
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    const int asked = ++m_asked;
    const auto then = [this, asked](const Result<FoundNotes> &found) {
        if (asked != m_asked)
            return;
        m_problem->setVisible(!found);
        if (found) {
            take(*found, asked);
            return;
        }
        m_problem->setText(found.error().message);
        m_retry.start();
    };
    findNotes(m_book.desk(), this, m_query, then);
}

void AllNotesPage::take(const FoundNotes &found, int asked)
{
    m_notes = found.notes;
    m_marks.clear();
    for (size_t i = 0; i < found.marks.size(); ++i)
        m_marks.insert(m_notes[i].id, found.marks[i]);
    for (const Note &note : m_notes)
        m_book.put(note);
    locateAndShow(asked);
}

void AllNotesPage::locateAndShow(int asked)
{
    std::vector<SectionRef> refs;
    QSet<SectionRef> seen;
    for (const Note &note : m_notes) {
        if (!seen.contains(note.about)) {
            seen.insert(note.about);
            refs.push_back(note.about);
        }
    }
    m_locate(this, refs, [this, refs, asked](const std::vector<Placement> &placements) {
        if (asked != m_asked)
            return;
        m_placements.clear();
        for (size_t i = 0; i < refs.size() && i < placements.size(); ++i)
            m_placements.insert(refs[i], placements[i]);
        makeRows(m_query.words.isEmpty() && m_query.filter != NoteFilter::Trash);
        rebuild();
    });
}

/// Grouped: notes about the same place stand together, the place with the newest note first. Else a heading
/// wherever the place changes.
void AllNotesPage::makeRows(bool isGrouped)
{
    std::vector<std::vector<QString>> groups;
    QHash<SectionRef, size_t> groupOf;
    SectionRef before;
    for (const Note &note : m_notes) {
        const bool isSame
            = isGrouped ? groupOf.contains(note.about) : !groups.empty() && note.about == before;
        if (!isSame) {
            groupOf.insert(note.about, groups.size());
            groups.emplace_back();
        }
        groups[groupOf.value(note.about)].push_back(note.id);
        before = note.about;
    }
    m_rows.clear();
    for (const auto &group : groups) {
        m_rows.push_back({group.front(), true});
        for (const QString &id : group)
            m_rows.push_back({id, false});
    }
    QStringList ids;
    for (const Row &row : m_rows) {
        if (!row.isHeading)
            ids.append(row.noteId);
    }
    m_choice->setNotes(ids);
}

void AllNotesPage::rebuild()
{
    const int position = m_scroll->verticalScrollBar()->value();
    QString written; // the note that has the keyboard keeps it
    QTextCursor cursor;
    NoteCard *begun = nullptr; // not stored yet, so it is in no row
    for (NoteCard *card : std::as_const(m_cards)) {
        if (card->editor()->hasFocus()) {
            written = card->noteId();
            cursor = card->editor()->textCursor();
            begun = m_book.note(written).revision == 0 ? card : nullptr;
        }
    }
    while (m_list->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_list->takeAt(0));
        if (item->widget() != nullptr && item->widget() != begun) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
    }
    m_cards.clear();
    m_shown = 0;
    if (begun != nullptr) {
        m_list->insertWidget(0, begun);
        m_cards.insert(written, begun);
    }
    refreshWords();
    showMore();
    m_scroll->verticalScrollBar()->setValue(position);
    if (NoteCard *card = m_cards.value(written); card != nullptr && card != begun) {
        card->editor()->setFocus(Qt::OtherFocusReason);
        card->editor()->setTextCursor(cursor);
    }
}

/// Makes the next cards while the end of those made is near what is seen.
void AllNotesPage::showMore()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    const bool isNearEnd = bar->value() + 2 * bar->pageStep() >= bar->maximum();
    if (m_shown >= m_rows.size() || (m_shown > 0 && !isNearEnd))
        return;
    const size_t end = std::min(m_rows.size(), m_shown + kRowsAtOnce);
    while (m_shown < end)
        addRow(m_rows[m_shown++]);
}

void AllNotesPage::addRow(const Row &row)
{
    if (!row.isHeading) {
        addCard(row.noteId, m_list->count() - 1)->markWords(m_marks.value(row.noteId));
        return;
    }
    const Note note = m_book.note(row.noteId);
    auto *heading = new PlaceHeading(m_look, note, m_placements.value(note.about), m_scroll->widget());
    connect(heading, &PlaceHeading::opened, this,
        [this, id = note.id](const SectionRef &ref) { Q_EMIT openSection(ref, id); });
    m_list->insertWidget(m_list->count() - 1, heading);
    heading->show();
}

NoteCard *AllNotesPage::addCard(const QString &id, int at)
{
    auto *card = new NoteCard(m_book, m_look, id, NoteCard::Place::Listed, m_scroll->widget());
    connect(card, &NoteCard::deleteAsked, this, &AllNotesPage::askToDelete);
    connect(card, &NoteCard::left, this, &AllNotesPage::backToReading);
    const Placement placement = m_placements.value(m_book.note(id).about);
    const bool isOnShelf
        = placement.state == Placement::State::Here || placement.state == Placement::State::Moved;
    card->passage()->setReachable(isOnShelf);
    connect(card->passage(), &PassagePart::quoteActivated, this, [this, card] {
        const Placement place = m_placements.value(m_book.note(card->noteId()).about);
        if (!place.ref.isEmpty())
            Q_EMIT openSection(place.ref, card->noteId());
    });
    connect(card, &NoteCard::tagChosen, this, &AllNotesPage::tagAsked);
    m_choice->watch(card);
    m_cards.insert(id, card);
    m_list->insertWidget(at, card);
    card->show();
    return card;
}

void AllNotesPage::addNote()
{
    const bool isSeen = m_query.words.isEmpty() && !m_query.isNarrowed()
        && (m_query.filter == NoteFilter::All || m_query.filter == NoteFilter::NotAboutATopic);
    if (!isSeen) {
        NoteQuery all;
        all.order = m_query.order;
        takeQuery(all);
        Q_EMIT tagAsked({});
    }
    const Note note = m_book.begin(NoteKind::Note, {}, {}, {});
    NoteCard *card = addCard(note.id, 0);
    connect(
        card, &NoteCard::focusLost, card,
        [this, card] {
            const QWidget *focus = window()->focusWidget();
            const bool isAtIt = focus == nullptr || card->isAncestorOf(focus);
            if (m_book.note(card->noteId()).revision == 0 && card->isBlank() && !isAtIt)
                removeCard(card->noteId());
        },
        Qt::QueuedConnection);
    refreshWords();
    m_scroll->verticalScrollBar()->setValue(0);
    card->beginWriting();
}

bool AllNotesPage::belongs(const Note &note) const
{
    return matches(searchedQuery(m_query), note);
}

void AllNotesPage::noteCommitted(const Note &note)
{
    m_recount.start();
    if (m_isBehind)
        return;
    const bool isShown = m_cards.contains(note.id);
    if (isShown && !belongs(note))
        removeCard(note.id);
    else if (!isShown && belongs(note))
        m_reload.start();
}

void AllNotesPage::removeCard(const QString &id)
{
    NoteCard *card = m_cards.take(id);
    if (card == nullptr)
        return;
    const int at = m_list->indexOf(card);
    const auto widgetAt = [this](int index) {
        return index < 0 || index >= m_list->count() ? nullptr : m_list->itemAt(index)->widget();
    };
    auto *above = qobject_cast<PlaceHeading *>(widgetAt(at - 1));
    const bool wasLast = qobject_cast<NoteCard *>(widgetAt(at + 1)) == nullptr;
    if (above != nullptr && wasLast) {
        m_list->removeWidget(above);
        above->deleteLater();
    }
    m_list->removeWidget(card);
    card->hide();
    card->deleteLater();
    refreshWords();
    showMore();
}

void AllNotesPage::askToDelete(const QString &id)
{
    if (m_book.note(id).revision == 0 && m_book.note(id).text.trimmed().isEmpty())
        removeCard(id);
    else
        m_banner->removeNote(id);
}

void AllNotesPage::askToEmptyTrash()
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Empty trash"),
        m_totals.trash == 1 ? tr("Delete one note for good?")
                            : tr("Delete %1 notes for good?").arg(QLocale().toString(m_totals.trash)),
        QMessageBox::NoButton, this);
    box->setInformativeText(tr("They cannot be brought back."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *empty = box->addButton(tr("Empty trash"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep them"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(empty, &QPushButton::clicked, this, [this] { m_book.desk().emptyTrash(); });
    box->open();
}

QString AllNotesPage::titleWords() const
{
    if (!m_query.words.isEmpty())
        return tr("Found in my notes");
    switch (m_query.filter) {
    case NoteFilter::Questions:
        return tr("Questions");
    case NoteFilter::Highlights:
        return tr("Highlights");
    case NoteFilter::NotAboutATopic:
        return tr("Not about a topic");
    case NoteFilter::Trash:
        return tr("Trash");
    case NoteFilter::All:
        break;
    }
    return tr("All notes");
}

void AllNotesPage::refreshWords()
{
    const bool isSearch = !m_query.words.isEmpty();
    const bool isTrash = !isSearch && m_query.filter == NoteFilter::Trash;
    m_title->setText(titleWords());
    m_emptyTrash->setVisible(isTrash);
    m_emptyTrash->setEnabled(m_totals.trash > 0);
    const bool mayAdd = !isSearch && !m_query.isNarrowed()
        && (m_query.filter == NoteFilter::All || m_query.filter == NoteFilter::NotAboutATopic);
    const bool isEmpty = m_cards.isEmpty() && m_shown >= m_rows.size();
    m_new->setVisible(mayAdd && !isEmpty);
    m_empty->showFor(m_query);
    m_empty->setVisible(isEmpty);
    m_bar->setVisible(!isEmpty || m_query.isNarrowed());
    m_title->setVisible(!isEmpty || isTrash || isSearch || m_query.isNarrowed());
    m_scroll->setVisible(!isEmpty);
}

} // namespace primer
