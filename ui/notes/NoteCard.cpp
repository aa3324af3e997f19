// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteCard.h"

#include "ui/notes/NoteDates.h"
#include "ui/notes/NoteEditor.h"
#include "ui/notes/NoteStateLine.h"
#include "ui/notes/PassagePart.h"
#include "ui/notes/TagRow.h"
#include "ui/notes/VersionsDialog.h"
#include "ui/style/Label.h"
#include "ui/style/MarkSwatch.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

namespace primer {

namespace {

QString kindIcon(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Note:
        break;
    case NoteKind::Question:
        return QStringLiteral("dialog-question");
    case NoteKind::Highlight:
        return QStringLiteral("draw-highlight");
    }
    return QStringLiteral("note");
}

} // namespace

NoteCard::NoteCard(NoteBook &book, Look &look, const QString &id, Place place, QWidget *parent)
    : QFrame(parent)
    , m_book(book)
    , m_look(look)
    , m_id(id)
    , m_place(place)
{
    setProperty("kind", QStringLiteral("card"));
    build();
    connect(&book, &NoteBook::noteChanged, this, [this](const QString &changed) {
        if (changed == m_id)
            refresh();
    });
    connect(&book.desk(), &NoteDesk::stateChanged, this, [this](const QString &changed) {
        if (changed == m_id)
            refreshState();
    });
    connect(&book.desk(), &NoteDesk::changeFailed, this, [this](const QString &failed, const Error &error) {
        if (failed != m_id)
            return;
        refresh();
        if (m_book.desk().state(m_id).saving == NoteDesk::State::Saving::Saved)
            m_trouble->showFailure(error);
    });
    connect(&look, &Look::changed, this, &NoteCard::follow);
    setNoteId(id);
    follow();
}

void NoteCard::build()
{
    m_column = new QVBoxLayout(this);
    m_column->addWidget(makeHead());
    m_parted = new Label(m_look, Look::Role::SmallBold, Label::Tone::Text,
        tr("This note was also changed in another window. Both texts are kept."), this);
    m_column->addWidget(m_parted);
    m_passage = new PassagePart(m_look, this);
    m_color = new QToolButton(this);
    auto *words = new QHBoxLayout;
    words->addWidget(m_passage, 1);
    words->addWidget(m_color, 0, Qt::AlignTop);
    m_column->addLayout(words);
    connect(m_color, &QToolButton::clicked, this, &NoteCard::openColors);
    m_editor = new NoteEditor(m_look, this);
    m_editor->setSpelling(m_book.spelling());
    m_column->addWidget(m_editor);
    m_answered = new QCheckBox(this);
    m_column->addWidget(m_answered);
    m_tags = new TagRow(m_book, m_look, this);
    m_tags->setLeading(m_place == Place::Listed);
    m_column->addWidget(m_tags);
    m_column->addWidget(makeFoot());
    m_trouble = new NoteStateLine(m_look, this);
    m_column->addWidget(m_trouble);
    connect(m_tags, &TagRow::tagChosen, this, &NoteCard::tagChosen);
    connect(m_tags, &TagRow::doneAdding, this, [this] { m_addTag->setFocus(Qt::OtherFocusReason); });
    connect(m_editor, &NoteEditor::left, this, &NoteCard::left);
    connect(m_editor, &NoteEditor::focusLost, this, &NoteCard::focusLost);
    connect(m_editor, &NoteEditor::focusLost, this, [this] { m_book.desk().flush(); });
    connect(m_editor, &NoteEditor::deleteAsked, this, &NoteCard::askToDelete);
    connect(m_answered, &QCheckBox::toggled, this, &NoteCard::answer);
    connect(m_trouble, &NoteStateLine::tryAgain, &m_book.desk(), &NoteDesk::tryAgain);
}

QWidget *NoteCard::makeHead()
{
    m_head = new QWidget(this);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    m_choose = new QCheckBox(m_head);
    m_choose->hide();
    row->addWidget(m_choose);
    connect(m_choose, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT choiceToggled(m_id, on); });
    m_kindSign = new QLabel(m_head);
    m_kindWord = new Label(m_look, Look::Role::SmallBold, Label::Tone::Muted, {}, m_head);
    row->addWidget(m_kindSign);
    row->addWidget(m_kindWord, 1);
    return m_head;
}

QWidget *NoteCard::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout();
    m_date = new Label(m_look, Look::Role::Small, Label::Tone::Muted, {}, foot);
    m_state = new NoteStateLine(m_look, foot);
    m_delete = makeFootButton(foot, {});
    m_restore = new QPushButton(tr("Restore"), foot);
    m_restore->setProperty("kind", QStringLiteral("text"));
    if (m_place == Place::Listed)
        row->addWidget(m_date, 1);
    else
        column->addWidget(m_date); // the pane is narrow
    row->addWidget(m_state);
    if (m_place == Place::Beside)
        row->addStretch(1);
    column->addLayout(row);
    row->addWidget(m_restore);
    m_versions = makeFootButton(foot, tr("Earlier versions"));
    m_addTag = makeFootButton(foot, tr("Add a tag"));
    for (QToolButton *button : {m_versions, m_addTag, m_delete})
        row->addWidget(button);
    setTabOrder(m_addTag, m_delete);
    connect(m_versions, &QToolButton::clicked, this, &NoteCard::openVersions);
    connect(m_addTag, &QToolButton::clicked, this, [this] { m_tags->beginAdding(); });
    connect(m_delete, &QToolButton::clicked, this, &NoteCard::askToDelete);
    connect(m_restore, &QPushButton::clicked, this, [this] { m_book.restore(m_id); });
    return foot;
}

QToolButton *NoteCard::makeFootButton(QWidget *foot, const QString &name)
{
    auto *button = new QToolButton(foot);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void NoteCard::follow()
{
    const int side = m_look.px(16);
    m_column->setContentsMargins(side, m_look.px(10), m_look.px(8), m_look.px(6));
    m_delete->parentWidget()->layout()->setSpacing(m_look.px(4));
    m_color->setFixedSize(m_look.px(40), m_look.px(32));
    const std::pair<QToolButton *, const char *> buttons[]
        = {{m_versions, "view-history"}, {m_addTag, "tag"}, {m_delete, "trash-empty"}};
    for (const auto &[button, icon] : buttons) {
        button->setFixedSize(m_look.px(34), m_look.px(32));
        button->setIcon(m_look.icon(QString::fromLatin1(icon), m_look.theme().muted));
        button->setIconSize({m_look.px(16), m_look.px(16)});
    }
    m_column->setSpacing(m_look.px(4));
    m_restore->setIcon(m_look.icon(QStringLiteral("edit-undo"), m_look.theme().accent));
    m_restore->setIconSize({m_look.px(16), m_look.px(16)});
    m_answered->setFont(m_look.font(Look::Role::Interface));
    m_head->layout()->setSpacing(m_look.px(8));
    refresh();
}

void NoteCard::setNoteId(const QString &id)
{
    m_id = id;
    QTextDocument *document = m_book.document(id);
    if (m_editor->document() != document)
        m_editor->setNoteDocument(document);
    refresh();
}

void NoteCard::refresh()
{
    const Note note = m_book.note(m_id);
    m_head->setVisible(note.kind != NoteKind::Note || m_place == Place::Listed);
    m_kindSign->setPixmap(m_look.pixmap(kindIcon(note.kind), m_look.theme().muted, 16, devicePixelRatioF()));
    m_passage->showNote(note);
    const QPixmap swatch = markSwatch(m_look, note.color, devicePixelRatioF());
    m_color->setIcon(swatch);
    m_color->setIconSize(swatch.deviceIndependentSize().toSize());
    m_color->setVisible(note.passage && !note.isInTrash());
    m_parted->setVisible(m_book.isParted(m_id));
    m_editor->setReadOnly(note.isInTrash());
    const QDateTime now = QDateTime::currentDateTime();
    m_date->setText(note.isInTrash() ? tr("Deleted: %1").arg(momentText(note.deleted, now))
                                     : momentText(note.created, now));
    m_delete->setVisible(!note.isInTrash());
    const bool isStored = note.revision > 0 && !note.isInTrash();
    m_versions->setVisible(isStored);
    m_addTag->setVisible(isStored);
    m_tags->showNote(note);
    m_tags->setEnabled(!note.isInTrash());
    m_restore->setVisible(note.isInTrash());
    refreshAnswer(note);
    refreshNames(note);
    refreshState();
}

void NoteCard::refreshAnswer(const Note &note)
{
    const QSignalBlocker quiet(m_answered);
    m_answered->setVisible(note.kind == NoteKind::Question);
    m_answered->setEnabled(!note.isInTrash() && note.revision > 0);
    m_answered->setChecked(note.answered.isValid());
    m_answered->setText(note.answered.isValid()
            ? tr("Answered %1").arg(dayText(note.answered, QDate::currentDate()))
            : tr("Answered"));
}

void NoteCard::refreshNames(const Note &note)
{
    const QString day = dayText(note.created.toLocalTime().date(), QDate::currentDate());
    QString name;
    switch (note.kind) {
    case NoteKind::Note:
        name = tr("Note of %1").arg(day);
        m_choose->setAccessibleName(tr("Select note of %1").arg(day));
        m_kindWord->setText(tr("Note"));
        m_editor->setHint(tr("Write here"));
        m_editor->setAccessibleName(tr("Text of note"));
        m_delete->setAccessibleName(tr("Delete note"));
        m_restore->setAccessibleName(tr("Restore note"));
        break;
    case NoteKind::Question:
        name = tr("Question of %1").arg(day);
        m_choose->setAccessibleName(tr("Select question of %1").arg(day));
        m_kindWord->setText(tr("Question"));
        m_editor->setHint(tr("What do you want to ask?"));
        m_editor->setAccessibleName(tr("Text of question"));
        m_delete->setAccessibleName(tr("Delete question"));
        m_restore->setAccessibleName(tr("Restore question"));
        break;
    case NoteKind::Highlight:
        name = tr("Highlight of %1").arg(day);
        m_choose->setAccessibleName(tr("Select highlight of %1").arg(day));
        m_kindWord->setText(tr("Highlight"));
        m_editor->setHint(tr("Write a note here"));
        m_editor->setAccessibleName(tr("Note on the highlight"));
        m_delete->setAccessibleName(tr("Remove highlight"));
        m_restore->setAccessibleName(tr("Restore highlight"));
        break;
    }
    setAccessibleName(name);
    m_color->setAccessibleName(tr("Color: %1").arg(markColorName(note.color)));
    m_color->setToolTip(m_color->accessibleName());
    for (QWidget *part : {static_cast<QWidget *>(m_editor), static_cast<QWidget *>(m_answered),
             static_cast<QWidget *>(m_color), static_cast<QWidget *>(m_versions),
             static_cast<QWidget *>(m_addTag), static_cast<QWidget *>(m_delete),
             static_cast<QWidget *>(m_restore)})
        part->setAccessibleDescription(name);
    m_delete->setToolTip(m_delete->accessibleName());
}

void NoteCard::refreshState()
{
    const NoteDesk::State state = m_book.desk().state(m_id);
    const Note note = m_book.note(m_id);
    const bool hasFailed = state.saving == NoteDesk::State::Saving::NotSaved;
    const bool isUnwritten = note.revision == 0 && state.saving == NoteDesk::State::Saving::Saved;
    if (hasFailed)
        m_trouble->showState(state);
    else
        m_trouble->showNothing();
    if (hasFailed || isUnwritten || note.isInTrash())
        m_state->showNothing();
    else
        m_state->showState(state);
}

bool NoteCard::isBlank() const
{
    return m_book.note(m_id).isBlank();
}

void NoteCard::beginWriting()
{
    m_editor->setFocus(Qt::OtherFocusReason);
    m_editor->moveCursor(QTextCursor::End);
}

void NoteCard::markWords(const QStringList &words)
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCharFormat format;
    format.setBackground(m_look.theme().searchHit.fill);
    format.setForeground(m_look.theme().text);
    for (const QString &word : words) {
        QTextCursor at = m_editor->document()->find(word);
        while (!at.isNull() && marks.size() < 200) {
            marks.append({at, format});
            at = m_editor->document()->find(word, at);
        }
    }
    m_editor->setExtraSelections(marks);
}

void NoteCard::answer(bool answered)
{
    m_book.setAnswered(m_id, answered);
}

void NoteCard::askToDelete()
{
    Q_EMIT deleteAsked(m_id);
}

void NoteCard::openColors()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addMarkColors(*menu, m_look, m_book.note(m_id).color, this,
        [this](MarkColor color) { m_book.setColor(m_id, color); });
    menu->popup(m_color->mapToGlobal(QPoint(0, m_color->height())));
}

void NoteCard::openVersions()
{
    auto *dialog = new VersionsDialog(m_book, m_look, m_id, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void NoteCard::setChoice(bool isOffered, bool isChosen)
{
    const QSignalBlocker quiet(m_choose);
    m_choose->setVisible(isOffered);
    m_choose->setChecked(isChosen);
    const QString kind = isChosen ? QStringLiteral("chosencard") : QStringLiteral("card");
    if (property("kind").toString() == kind)
        return;
    setProperty("kind", kind);
    style()->unpolish(this);
    style()->polish(this);
}

void NoteCard::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const bool isInTrash = m_book.note(m_id).isInTrash();
    if (isInTrash)
        connect(menu.addAction(m_restore->accessibleName()), &QAction::triggered, m_restore,
            &QPushButton::click, Qt::QueuedConnection);
    if (!isInTrash && m_book.note(m_id).revision > 0) {
        for (QToolButton *button : {m_versions, m_addTag})
            connect(menu.addAction(button->accessibleName()), &QAction::triggered, button,
                &QToolButton::click, Qt::QueuedConnection);
    }
    if (!isInTrash)
        connect(menu.addAction(m_delete->accessibleName()), &QAction::triggered, this, &NoteCard::askToDelete,
            Qt::QueuedConnection);
    menu.exec(event->globalPos());
}

} // namespace primer
