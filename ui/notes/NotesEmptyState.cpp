// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesEmptyState.h"

#include "ui/style/Label.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace primer {

NotesEmptyState::NotesEmptyState(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_column(new QVBoxLayout(this))
{
    m_title = new Label(look, Look::Role::SectionTitle, Label::Tone::Text, {}, this);
    m_words = new Label(look, Look::Role::Interface, Label::Tone::Muted, {}, this);
    m_title->setAlignment(Qt::AlignHCenter);
    m_words->setAlignment(Qt::AlignHCenter);
    m_hints = new QWidget(this);
    auto *row = new QHBoxLayout(m_hints);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeHint(QStringLiteral("dialog-question"), tr("Ask a question"),
        tr("Write it down where you read it. Open a topic and choose Question.")));
    row->addWidget(makeHint(QStringLiteral("document-edit"), tr("Just write"),
        tr("A note does not need a topic. Write how you slept, or what changed.")));
    m_write = new QPushButton(tr("Write a note"), this);
    m_write->setProperty("kind", QStringLiteral("primary"));
    m_column->addStretch(2);
    m_column->addWidget(m_title);
    m_column->addWidget(m_words);
    m_column->addWidget(m_hints, 0, Qt::AlignHCenter);
    m_column->addWidget(m_write, 0, Qt::AlignHCenter);
    m_column->addStretch(3);
    connect(m_write, &QPushButton::clicked, this, &NotesEmptyState::writeAsked);
    connect(&look, &Look::changed, this, &NotesEmptyState::follow);
    follow();
}

QWidget *NotesEmptyState::makeHint(const QString &icon, const QString &title, const QString &words)
{
    auto *hint = new QFrame(this);
    hint->setProperty("kind", QStringLiteral("quietcard"));
    auto *column = new QVBoxLayout(hint);
    auto *sign = new QLabel(hint);
    column->addWidget(sign);
    column->addWidget(new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, title, hint));
    column->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Muted, words, hint));
    column->addStretch(1);
    const auto draw = [this, hint, sign, icon] {
        sign->setPixmap(m_look.pixmap(icon, m_look.theme().accent, 22, devicePixelRatioF()));
        hint->setMaximumWidth(m_look.em(20));
        const int side = m_look.px(20);
        hint->layout()->setContentsMargins(side, side, side, side);
    };
    connect(&m_look, &Look::changed, hint, draw);
    draw();
    return hint;
}

void NotesEmptyState::follow()
{
    m_column->setSpacing(m_look.px(16));
    m_hints->layout()->setSpacing(m_look.px(16));
    m_write->setIcon(m_look.icon(QStringLiteral("list-add"), m_look.theme().onAccent));
    m_write->setIconSize({m_look.px(20), m_look.px(20)});
}

void NotesEmptyState::showFor(const NoteQuery &query)
{
    const NoteFilter filter = query.filter;
    const bool isSearch = !query.words.isEmpty();
    const bool isNarrowed = query.isNarrowed();
    QString title = tr("You have no notes yet");
    QString words = tr("What you write stays on this computer. It is saved while you type.");
    if (isNarrowed) {
        title = tr("No note fits these filters");
        words = tr("Remove a filter above to see more of your notes.");
    } else if (isSearch) {
        title = tr("No note has these words");
        words = tr("Try fewer words, or other ones.");
    } else if (filter == NoteFilter::Questions) {
        title = tr("You have no questions yet");
        words = tr("Write down what you want to ask: open a topic and choose Question.");
    } else if (filter == NoteFilter::Highlights) {
        title = tr("You have no highlights yet");
        words = tr("Open a topic, select words in its text and choose Highlight.");
    } else if (filter == NoteFilter::NotAboutATopic) {
        title = tr("Nothing written here yet");
        words = tr("A note does not need a topic. Write how you slept, or what changed.");
    } else if (filter == NoteFilter::Trash) {
        title = tr("The trash is empty");
        words = tr("Notes that you delete stay here for 90 days, or until you empty it.");
    }
    m_title->setText(title);
    m_words->setText(words);
    m_hints->setVisible(!isSearch && !isNarrowed && filter == NoteFilter::All);
    m_write->setVisible(
        !isSearch && !isNarrowed && (filter == NoteFilter::All || filter == NoteFilter::NotAboutATopic));
}

} // namespace primer
