// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesPane.h"

#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteEditor.h"
#include "ui/notes/PassagePart.h"
#include "ui/notes/UndoBanner.h"
#include "ui/style/Label.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace primer {

namespace {

constexpr int kRetryDelay = 2000; // milliseconds

NotePlace placeOf(const Note &note)
{
    return {note.about, note.topicTitle, note.sectionTitle, note.passage};
}

/// On the notes thread.
PassagePlaces locateAll(const NotesPlace &place, const std::vector<Note> &notes)
{
    PassagePlaces places;
    std::optional<PassageLocator> locator;
    for (const Note &note : notes) {
        if (!note.passage)
            continue;
        if (!locator)
            locator.emplace(place.text, place.medicineNames.value_or(QSet<QString>()));
        const PassagePlace found = locator->locate(*note.passage);
        if (place.medicineNames || found.state == PassageState::Exact)
            places.insert(note.id, found);
    }
    return places;
}

} // namespace

NotesPane::NotesPane(NoteBook &book, Look &look, QWidget *parent)
    : QFrame(parent)
    , m_book(book)
    , m_look(look)
{
    setProperty("kind", QStringLiteral("pane"));
    build();
    m_retry.setSingleShot(true);
    m_retry.setInterval(kRetryDelay);
    connect(&m_retry, &QTimer::timeout, this, &NotesPane::load);
    NoteDesk &desk = book.desk();
    connect(&desk, &NoteDesk::opened, this, [this] {
        m_problem->hide();
        load();
    });
    connect(&desk, &NoteDesk::openFailed, this, &NotesPane::showProblem);
    connect(&desk, &NoteDesk::committed, this, &NotesPane::noteCommitted);
    connect(&book, &NoteBook::parted, this, &NotesPane::part);
    connect(&book, &NoteBook::forgotten, this, [this] {
        ++m_asked;
        m_wanted.clear();
        arrange({}, {});
    });
    connect(&look, &Look::changed, this, &NotesPane::follow);
    follow();
    refreshWords();
}

NotesPane::~NotesPane() = default;

void NotesPane::build()
{
    m_column = new QVBoxLayout(this);
    addRow()->addWidget(makeHead());
    auto *buttons = addRow();
    m_addNote = new QPushButton(tr("Note"), this);
    m_addNote->setAccessibleName(tr("Add a note"));
    m_addQuestion = new QPushButton(tr("Question"), this);
    m_addQuestion->setAccessibleName(tr("Add a question"));
    buttons->addWidget(m_addNote, 1);
    buttons->addWidget(m_addQuestion, 1);
    addRow()->addWidget(makeProblem());
    connect(m_addNote, &QPushButton::clicked, this, [this] { addNote(NoteKind::Note); });
    connect(m_addQuestion, &QPushButton::clicked, this, [this] { addNote(NoteKind::Question); });

    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    m_list = new QVBoxLayout(content);
    m_topicHeading = new Label(m_look, Look::Role::SmallBold, Label::Tone::Muted, {}, content);
    m_list->addWidget(makeEmptyState());
    m_list->addWidget(m_topicHeading);
    m_list->addStretch(1);
    m_scroll->setWidget(content);
    m_column->addWidget(m_scroll, 1);
    m_banner = new UndoBanner(m_book, m_look, this);
    addRow()->addWidget(m_banner);
}

QHBoxLayout *NotesPane::addRow()
{
    auto *row = new QHBoxLayout;
    m_column->addLayout(row);
    m_rows.append(row);
    return row;
}

QWidget *NotesPane::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    m_title
        = new Label(m_look, Look::Role::PaneTitle, Label::Tone::Text, tr("My notes on this section"), head);
    m_aloneTitle = new Label(m_look, Look::Role::Heading, Label::Tone::Text, {}, head);
    m_close = new QToolButton(head);
    m_close->setAccessibleName(tr("Close my notes"));
    m_close->setToolTip(tr("Close my notes"));
    m_back = new QPushButton(tr("Back to reading"), head);
    row->addWidget(m_title, 1);
    row->addWidget(m_aloneTitle, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    row->addWidget(m_back, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &NotesPane::closeAsked);
    connect(m_back, &QPushButton::clicked, this, &NotesPane::closeAsked);
    return head;
}

QWidget *NotesPane::makeProblem()
{
    m_problem = new QFrame(this);
    m_problem->setProperty("kind", QStringLiteral("warning"));
    auto *column = new QVBoxLayout(m_problem);
    m_problemWords = new Label(m_look, Look::Role::Small, Label::Tone::Text, {}, m_problem);
    auto *again = new QPushButton(tr("Try again"), m_problem);
    again->setAccessibleName(tr("Try again to open my notes"));
    column->addWidget(m_problemWords);
    column->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, [this] {
        m_book.desk().tryAgain();
        load();
    });
    m_problem->hide();
    return m_problem;
}

QWidget *NotesPane::makeEmptyState()
{
    m_empty = new QFrame(this);
    m_empty->setProperty("kind", QStringLiteral("quietcard"));
    auto *column = new QVBoxLayout(m_empty);
    column->addWidget(new Label(
        m_look, Look::Role::InterfaceBold, Label::Tone::Text, tr("Nothing written here yet"), m_empty));
    m_emptyWords = new Label(m_look, Look::Role::Interface, Label::Tone::Muted, {}, m_empty);
    column->addWidget(m_emptyWords);
    return m_empty;
}

void NotesPane::follow()
{
    const int side = m_look.px(16);
    const int besideTheBar = m_look.px(8); // the list scrolls, so its bar may stand right of the cards
    m_column->setContentsMargins(side, m_look.px(14), side - besideTheBar, m_look.px(12));
    for (QLayout *row : m_rows)
        row->setContentsMargins(0, 0, besideTheBar, 0);
    m_column->setSpacing(m_look.px(12));
    m_list->setContentsMargins(0, m_look.px(4), besideTheBar, m_look.px(8));
    m_list->setSpacing(m_look.px(12));
    m_empty->layout()->setContentsMargins(side, m_look.px(14), side, m_look.px(16));
    m_problem->layout()->setContentsMargins(m_look.px(12), m_look.px(10), m_look.px(12), m_look.px(10));
    const QSize icon(m_look.px(20), m_look.px(20));
    m_close->setIcon(m_look.icon(QStringLiteral("sidebar-collapse-right")));
    m_addNote->setIcon(m_look.icon(QStringLiteral("list-add")));
    m_addQuestion->setIcon(m_look.icon(QStringLiteral("dialog-question")));
    m_back->setIcon(m_look.icon(QStringLiteral("contents")));
    for (QAbstractButton *button :
        {static_cast<QAbstractButton *>(m_close), static_cast<QAbstractButton *>(m_addNote),
            static_cast<QAbstractButton *>(m_addQuestion), static_cast<QAbstractButton *>(m_back)})
        button->setIconSize(icon);
}

void NotesPane::setAlone(bool alone)
{
    m_isAlone = alone;
    refreshWords();
}

void NotesPane::refreshWords()
{
    const bool isRead = !m_place.ref.isEmpty();
    m_title->setVisible(!m_isAlone);
    m_close->setVisible(!m_isAlone);
    m_aloneTitle->setVisible(m_isAlone);
    m_back->setVisible(m_isAlone);
    m_aloneTitle->setText(isRead ? tr("My notes: %1").arg(m_place.sectionTitle) : tr("My notes"));
    m_addNote->setEnabled(isRead);
    m_addQuestion->setEnabled(isRead);
    m_emptyWords->setText(isRead
            ? tr("Select words in the text, or write a note or a question above. It is saved while you "
                 "type.")
            : tr("Open a section to read it and to write beside it."));
    m_topicHeading->setText(tr("On %1 as a whole").arg(m_place.topicTitle));
    m_topicHeading->setVisible(!m_topicIds.isEmpty());
    m_empty->setVisible(m_cards.isEmpty());
    Q_EMIT countChanged(noteCount());
}

void NotesPane::showPlace(const NotesPlace &place)
{
    if (place == m_place) {
        load();
        return;
    }
    m_book.desk().flush();
    const bool isOther = place.ref != m_place.ref;
    m_place = place;
    if (isOther) {
        m_wanted.clear();
        m_places.clear();
        m_locatedAs.clear();
        setFinding({});
        arrange({}, {});
    }
    refreshWords();
    load();
}

void NotesPane::load()
{
    m_retry.stop();
    if (m_place.ref.isEmpty())
        return;
    const int asked = ++m_asked;
    const NotesPlace place = m_place;
    m_book.desk().ask(
        this,
        [place, waiting = m_book.desk().unsaved()](NoteStore &store) -> Result<Found> {
            Found found;
            QStringList sections = place.formerSections;
            sections.append(place.ref.section);
            for (const QString &section : std::as_const(sections)) {
                const auto notes = store.notesAbout({place.ref.pack, place.ref.topic, section});
                if (!notes)
                    return failure(notes);
                found.section.insert(found.section.end(), notes->begin(), notes->end());
            }
            found.places = locateAll(place, found.section);
            found.places.insert(locateAll(place, waiting));
            if (place.ref.section.isEmpty())
                return found;
            for (const QString &slug : QStringList(QString()) + place.goneSections) {
                const auto topic = store.notesAbout({place.ref.pack, place.ref.topic, slug});
                if (!topic)
                    return failure(topic);
                found.topic.insert(found.topic.end(), topic->begin(), topic->end());
            }
            return found;
        },
        [this, asked](const Result<Found> &found) {
            if (asked != m_asked)
                return;
            if (found)
                showFound(*found);
            else
                showProblem(found.error());
        });
}

void NotesPane::showProblem(const Error &error)
{
    m_problemWords->setText(
        error.trouble == Trouble::Damaged ? tr(
            "Your notes cannot be opened: their file is damaged. What you write now is kept here. Choose at "
            "the top of the window what to do.")
                                          : tr("Your notes cannot be opened. What you write now is kept here "
                                               "and saved as soon as they can. %1")
                                                .arg(error.message));
    m_problem->show();
    m_retry.start();
}

bool NotesPane::isAboutTopic(const Note &note) const
{
    return !m_place.ref.isEmpty() && note.about.pack == m_place.ref.pack
        && note.about.topic == m_place.ref.topic;
}

bool NotesPane::isAboutSection(const Note &note) const
{
    return isAboutTopic(note)
        && (note.about.section == m_place.ref.section || m_place.formerSections.contains(note.about.section));
}

void NotesPane::showFound(const Found &found)
{
    m_problem->hide();
    PassagePlaces kept; // of notes that are not stored yet
    QStringList section = m_sectionIds;
    QStringList topic;
    section.removeIf([this](const QString &id) { return m_book.note(id).revision > 0; });
    for (const QString &id : std::as_const(section)) {
        if (m_places.contains(id) && !m_book.note(id).isInTrash())
            kept.insert(id, m_places.value(id));
    }
    m_places = found.places;
    m_places.insert(kept);
    m_locatedAs.clear();
    for (const Note &note : found.section) {
        m_book.put(note);
        m_locatedAs.insert(note.id, placeOf(note));
        section.append(note.id);
    }
    for (const Note &note : found.topic) {
        m_book.put(note);
        m_locatedAs.insert(note.id, placeOf(note));
        if (note.passage)
            m_places.insert(note.id, {});
        topic.append(note.id);
    }
    for (const Note &note : m_book.desk().unsaved()) {
        if (isAboutSection(note) && m_book.contains(note.id))
            section.append(note.id);
    }
    arrange(inOrder(section), topic);
    showWanted();
}

QStringList NotesPane::inOrder(const QStringList &ids) const
{
    std::vector<Note> notes;
    for (const QString &id : ids)
        notes.push_back(m_book.note(id));
    return inReadingOrder(notes, m_places);
}

NoteCard *NotesPane::card(const QString &id)
{
    if (NoteCard *known = m_cards.value(id))
        return known;
    auto *made = new NoteCard(m_book, m_look, id, NoteCard::Place::Beside, m_scroll->widget());
    connect(made, &NoteCard::left, this, [this, made] {
        dropIfUnwritten(made->noteId(), true);
        Q_EMIT backToReading();
    });
    connect(
        made, &NoteCard::focusLost, made, [this, made] { dropIfUnwritten(made->noteId(), false); },
        Qt::QueuedConnection);
    connect(made, &NoteCard::deleteAsked, this, &NotesPane::removeNote);
    connectPassage(made);
    m_cards.insert(id, made);
    return made;
}

void NotesPane::connectPassage(NoteCard *card)
{
    PassagePart *part = card->passage();
    part->setHasSelection(m_hasSelection);
    connect(
        part, &PassagePart::quoteActivated, this, [this, card] { Q_EMIT passageActivated(card->noteId()); });
    connect(part, &PassagePart::confirmed, this, [this, card] {
        const PassagePlace place = m_places.value(card->noteId());
        if (place.state != PassageState::Lost)
            attach(card->noteId(), place.start, place.end);
    });
    connect(part, &PassagePart::findAsked, this,
        [this, card](bool finding) { setFinding(finding ? card->noteId() : QString()); });
    connect(part, &PassagePart::attachAsked, this, [this, card] { Q_EMIT attachAsked(card->noteId()); });
}

/// Tells the card what is known of its passage.
void NotesPane::showPassage(const QString &id)
{
    PassagePart *part = m_cards.value(id)->passage();
    const Note note = m_book.note(id);
    part->setSectionGone(m_place.goneSections.contains(note.about.section) && isAboutTopic(note));
    part->setPlace(note.passage && m_places.contains(id) ? std::optional(m_places.value(id)) : std::nullopt);
    part->setFinding(id == m_finding);
}

void NotesPane::setFinding(const QString &id)
{
    if (id == m_finding)
        return;
    m_finding = id;
    for (NoteCard *card : std::as_const(m_cards))
        card->passage()->setFinding(card->noteId() == m_finding);
    Q_EMIT findingChanged();
}

void NotesPane::setHasSelection(bool has)
{
    m_hasSelection = has;
    for (NoteCard *card : std::as_const(m_cards))
        card->passage()->setHasSelection(has);
}

void NotesPane::attach(const QString &id, int start, int end)
{
    const Passage passage = passageAt(m_place.text, start, end);
    if (passage.exact.isEmpty() || !m_cards.contains(id))
        return;
    setFinding({});
    m_book.attach(id, {m_place.ref, m_place.topicTitle, m_place.sectionTitle, passage});
}

QString NotesPane::addMark(NoteKind kind, int start, int end, MarkColor color)
{
    const Passage passage = passageAt(m_place.text, start, end);
    if (m_place.ref.isEmpty() || passage.exact.isEmpty())
        return {};
    dropUnwritten();
    const Note note
        = m_book.mark(kind, {m_place.ref, m_place.topicTitle, m_place.sectionTitle, passage}, color);
    m_places.insert(note.id, {PassageState::Exact, passage.start, passage.end(), 1});
    m_locatedAs.insert(note.id, placeOf(note));
    arrange(inOrder(m_sectionIds + QStringList{note.id}), m_topicIds);
    return note.id;
}

/// Puts the cards in this order; those that are shown already keep the keyboard.
void NotesPane::arrange(const QStringList &sectionIds, const QStringList &topicIds)
{
    m_sectionIds = sectionIds;
    m_topicIds = topicIds;
    const QStringList all = sectionIds + topicIds;
    const QStringList shown = m_cards.keys();
    for (const QString &id : shown) {
        if (!all.contains(id))
            m_cards.take(id)->deleteLater();
    }
    int at = m_list->indexOf(m_empty) + 1;
    for (const QString &id : sectionIds)
        m_list->insertWidget(at++, card(id));
    m_list->insertWidget(at++, m_topicHeading);
    for (const QString &id : topicIds)
        m_list->insertWidget(at++, card(id));
    QWidget *before = m_addQuestion;
    for (const QString &id : all) {
        showPassage(id);
        m_cards.value(id)->show();
        QWidget::setTabOrder(before, m_cards.value(id));
        before = m_cards.value(id);
    }
    m_places.removeIf([&all](PassagePlaces::iterator place) { return !all.contains(place.key()); });
    if (!m_finding.isEmpty() && !all.contains(m_finding))
        setFinding({});
    refreshWords();
    Q_EMIT placesChanged();
}

void NotesPane::addNote(NoteKind kind)
{
    if (m_place.ref.isEmpty())
        return;
    dropUnwritten();
    const Note note = m_book.begin(kind, m_place.ref, m_place.topicTitle, m_place.sectionTitle);
    arrange(inOrder(m_sectionIds + QStringList{note.id}), m_topicIds);
    m_wanted = note.id;
    showWanted();
}

void NotesPane::showNote(const QString &id)
{
    m_wanted = id;
    showWanted();
}

void NotesPane::showWanted()
{
    NoteCard *wanted = m_cards.value(m_wanted);
    if (wanted == nullptr)
        return;
    m_wanted.clear();
    wanted->beginWriting();
    // Its place is known once the list is laid out.
    QTimer::singleShot(0, wanted, [this, wanted] {
        m_list->activate();
        m_scroll->ensureWidgetVisible(wanted);
    });
}

void NotesPane::dropIfUnwritten(const QString &id, bool evenWithFocus)
{
    NoteCard *known = m_cards.value(id);
    if (known == nullptr || m_book.note(id).revision > 0 || !known->isBlank())
        return;
    const QWidget *focus = QApplication::focusWidget();
    const bool isAtIt = focus == nullptr || known->isAncestorOf(focus);
    if (evenWithFocus || !isAtIt)
        drop(known);
}

void NotesPane::dropUnwritten()
{
    const QStringList ids = m_sectionIds;
    for (const QString &id : ids)
        dropIfUnwritten(id, true);
}

void NotesPane::drop(NoteCard *card)
{
    QStringList ids = m_sectionIds;
    ids.removeAll(card->noteId());
    arrange(ids, m_topicIds);
}

void NotesPane::removeNote(const QString &id)
{
    NoteCard *known = m_cards.value(id);
    if (known == nullptr)
        return;
    if (m_book.note(id).revision == 0 && known->isBlank()) {
        drop(known);
        m_addNote->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_banner->removeNote(id);
}

/// Whether the note is about something else than when it was put in its place.
bool NotesPane::isShownElsewhere(const Note &note) const
{
    const auto known = m_locatedAs.constFind(note.id);
    return m_cards.contains(note.id) && known != m_locatedAs.constEnd()
        && (known->about != note.about || known->passage != note.passage);
}

void NotesPane::noteCommitted(const Note &note)
{
    if (isShownElsewhere(note)) {
        load();
        return;
    }
    if (!isAboutTopic(note) || (!isAboutSection(note) && !note.about.section.isEmpty()))
        return;
    if (note.isInTrash() == m_cards.contains(note.id))
        load();
}

/// The card goes on with our text under its new name; the other text gets a card of its own.
void NotesPane::part(const QString &from, const QString &to)
{
    NoteCard *ours = m_cards.take(from);
    if (ours == nullptr)
        return;
    m_cards.insert(to, ours);
    ours->setNoteId(to);
    m_sectionIds.replaceInStrings(from, to);
    m_topicIds.replaceInStrings(from, to);
    if (m_places.contains(from))
        m_places.insert(to, m_places.value(from));
    load();
}

} // namespace primer
