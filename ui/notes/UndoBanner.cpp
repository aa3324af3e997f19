// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/UndoBanner.h"

#include "ui/style/Label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace primer {

namespace {

constexpr int kStay = 20'000; // milliseconds

} // namespace

UndoBanner::UndoBanner(NoteBook &book, Look &look, QWidget *parent)
    : QFrame(parent)
    , m_book(book)
    , m_look(look)
{
    setProperty("kind", QStringLiteral("banner"));
    auto *row = new QHBoxLayout(this);
    m_words = new Label(look, Look::Role::Interface, Label::Tone::Text, {}, this);
    m_undo = new QPushButton(tr("Undo"), this);
    m_undo->setProperty("kind", QStringLiteral("text"));
    row->addWidget(m_words, 1);
    row->addWidget(m_undo);
    hide();
    m_timer.setSingleShot(true);
    m_timer.setInterval(kStay);
    connect(&m_timer, &QTimer::timeout, this, &UndoBanner::hideUnlessUsed);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        if (m_many.isEmpty())
            m_book.undoRemove(m_id);
        else
            m_book.undoRemoveMany(m_many);
    });
    connect(&book, &NoteBook::noteChanged, this, [this](const QString &id) {
        const Note note = m_book.note(id);
        if (!m_isExpected && !note.isInTrash() && m_many.contains(id)) {
            m_many.clear();
            hide();
        }
        if (id != m_id)
            return;
        if (note.isInTrash() && std::exchange(m_isExpected, false))
            show(note);
        else if (!note.isInTrash())
            hide();
    });
    connect(&book.desk(), &NoteDesk::committedMany, this, [this](const std::vector<Note> &notes) {
        const bool isOurs = !notes.empty() && notes.front().isInTrash() && m_many.contains(notes.front().id);
        if (isOurs && std::exchange(m_isExpected, false))
            showMany(static_cast<int>(notes.size()));
    });
    connect(&book.desk(), &NoteDesk::removed, this, [this] { hide(); });
    connect(&book, &NoteBook::forgotten, this, [this] { hide(); });
    connect(&look, &Look::changed, this, &UndoBanner::follow);
    follow();
}

void UndoBanner::removeNote(const QString &id)
{
    hide();
    m_id = id;
    m_many.clear();
    m_isExpected = true;
    m_book.remove(id);
}

void UndoBanner::removeNotes(const QStringList &ids)
{
    hide();
    m_id.clear();
    m_many = ids;
    m_isExpected = true;
    m_book.removeMany(ids);
}

void UndoBanner::show(const Note &note)
{
    switch (note.kind) {
    case NoteKind::Note:
        m_words->setText(tr("Note deleted"));
        m_undo->setAccessibleName(tr("Undo: bring the note back"));
        break;
    case NoteKind::Question:
        m_words->setText(tr("Question deleted"));
        m_undo->setAccessibleName(tr("Undo: bring the question back"));
        break;
    case NoteKind::Highlight:
        m_words->setText(tr("Highlight removed"));
        m_undo->setAccessibleName(tr("Undo: bring the highlight back"));
        break;
    }
    appear();
}

void UndoBanner::showMany(int count)
{
    m_words->setText(tr("%n note(s) deleted", nullptr, count));
    m_undo->setAccessibleName(tr("Undo: bring the notes back"));
    appear();
}

void UndoBanner::appear()
{
    QFrame::show();
    m_undo->setFocus(Qt::OtherFocusReason);
    m_timer.start();
}

void UndoBanner::hideUnlessUsed()
{
    if (m_undo->hasFocus() || underMouse())
        m_timer.start();
    else
        hide();
}

void UndoBanner::follow()
{
    layout()->setContentsMargins(m_look.px(12), m_look.px(6), m_look.px(6), m_look.px(6));
    m_undo->setIcon(m_look.icon(QStringLiteral("edit-undo"), m_look.theme().accent));
    m_undo->setIconSize({m_look.px(16), m_look.px(16)});
}

} // namespace primer
