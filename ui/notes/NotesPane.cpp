// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesPane.h"

#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteEditor.h"
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
    m_emptyWords->setText(isRead ? tr("Write a note or a question above. It is saved while you type.")
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
    m_place = place;
    m_wanted.clear();
    arrange({}, {});
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
        [place](NoteStore &store) -> Result<Found> {
            Found found;
            QStringList sections = place.formerSections;
            sections.append(place.ref.section);
            for (const QString &section : std::as_const(sections)) {
                const auto notes = store.notesAbout({place.ref.pack, place.ref.topic, section});
                if (!notes)
                    return failure(notes);
                found.section.insert(found.section.end(), notes->begin(), notes->end());
            }
            if (place.ref.section.isEmpty())
                return found;
            const auto topic = store.notesAbout({place.ref.pack, place.ref.topic, {}});
            if (!topic)
                return failure(topic);
            found.topic = *topic;
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
    QStringList section;
    QStringList topic;
    std::vector<Note> sorted = found.section;
    std::stable_sort(
        sorted.begin(), sorted.end(), [](const Note &a, const Note &b) { return a.created < b.created; });
    for (const Note &note : sorted) {
        m_book.put(note);
        section.append(note.id);
    }
    for (const Note &note : found.topic) {
        m_book.put(note);
        topic.append(note.id);
    }
    for (const Note &note : m_book.desk().unsaved()) {
        if (isAboutSection(note) && !section.contains(note.id) && m_book.contains(note.id))
            section.append(note.id);
    }
    for (const QString &id : std::as_const(m_sectionIds)) {
        if (m_book.note(id).revision == 0 && !section.contains(id))
            section.append(id);
    }
    arrange(section, topic);
    showWanted();
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
    connect(made, &NoteCard::deleteAsked, this, &NotesPane::askToDelete);
    m_cards.insert(id, made);
    return made;
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
        m_cards.value(id)->show();
        QWidget::setTabOrder(before, m_cards.value(id));
        before = m_cards.value(id);
    }
    refreshWords();
}

void NotesPane::addNote(NoteKind kind)
{
    if (m_place.ref.isEmpty())
        return;
    dropUnwritten();
    const Note note = m_book.begin(kind, m_place.ref, m_place.topicTitle, m_place.sectionTitle);
    arrange(m_sectionIds + QStringList{note.id}, m_topicIds);
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

void NotesPane::askToDelete(const QString &id)
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

void NotesPane::noteCommitted(const Note &note)
{
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
    load();
}

} // namespace primer
