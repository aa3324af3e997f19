// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safekeeping/EraseDialog.h"

#include "ui/NoteDesk.h"
#include "ui/style/Label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace primer {

EraseDialog::EraseDialog(Look &look, NoteDesk &notes, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
    , m_notes(notes)
{
    setWindowTitle(tr("Erase everything I wrote"));
    build();
    connect(m_word, &QLineEdit::textChanged, this, &EraseDialog::updateControls);
    connect(m_word, &QLineEdit::returnPressed, this, &EraseDialog::erase);
    connect(m_erase, &QPushButton::clicked, this, &EraseDialog::erase);
    connect(m_leave, &QPushButton::clicked, this, &EraseDialog::reject);
    connect(&notes, &NoteDesk::erased, this, &EraseDialog::tellLeft);
    connect(&notes, &NoteDesk::notErased, this, [this](const Error &error) {
        m_isErasing = false;
        say(error.message);
        updateControls();
    });
    connect(&look, &Look::changed, this, &EraseDialog::follow);
    follow();
    updateControls();
    const QSize room = parent != nullptr ? parent->size() : QSize(look.em(44), look.em(48));
    resize(std::min(look.em(44), room.width()), std::min(look.em(46), room.height()));
    m_word->setFocus(Qt::OtherFocusReason);
}

void EraseDialog::build()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    m_column = new QVBoxLayout(content);
    m_column->addWidget(
        new Label(m_look, Look::Role::Heading, Label::Tone::Text, tr("Erase everything I wrote"), content));
    addPart(tr("This goes, and cannot be brought back:"),
        {tr("all notes, questions and highlights, with their earlier versions and the trash"),
            tr("all backups of them, and damaged files that were kept"),
            tr("the words that you added to the spelling"),
            tr("where you stopped reading, and the way back to what you read")});
    addPart(tr("This stays:"),
        {tr("the topics, and how the window looks"),
            tr("what you exported, printed or saved as a copy elsewhere")});
    addPart(tr("What nobody can promise:"),
        {tr("Memory sticks and modern disks may keep parts of erased files for a time."),
            tr("Backups and snapshots that other programs made of this computer still hold them.")});
    m_column->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Text,
        tr("Is Patient Primer open in another window? Close that one first."), content));
    m_column->addSpacing(m_look.px(6));
    m_ask = new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text,
        tr("To erase it all, type the word %1:").arg(tr("ERASE")), content);
    m_column->addWidget(m_ask);
    m_word = new QLineEdit(content);
    m_word->setAccessibleName(m_ask->text());
    m_column->addWidget(m_word);
    m_state = new Label(m_look, Look::Role::Interface, Label::Tone::Failed, {}, content);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_state->hide();
    m_column->addWidget(m_state);
    m_erase = new QPushButton(tr("Erase everything"), content);
    m_erase->setProperty("kind", QStringLiteral("danger"));
    m_leave = new QPushButton(tr("Leave everything as it is"), content);
    for (QPushButton *button : {m_erase, m_leave}) {
        button->setAutoDefault(false);
        m_column->addWidget(button);
    }
    m_column->addStretch(1);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void EraseDialog::addPart(const QString &title, const QStringList &lines)
{
    QWidget *content = m_column->parentWidget();
    m_column->addWidget(new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, title, content));
    for (const QString &line : lines) {
        auto *row = new QHBoxLayout;
        row->setSpacing(m_look.px(8));
        auto *mark
            = new Label(m_look, Look::Role::Interface, Label::Tone::Text, QStringLiteral("•"), content);
        row->addWidget(mark, 0, Qt::AlignTop);
        row->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Text, line, content), 1);
        m_column->addLayout(row);
    }
}

void EraseDialog::follow()
{
    m_column->setContentsMargins(m_look.px(24), m_look.px(20), m_look.px(24), m_look.px(20));
    m_column->setSpacing(m_look.px(8));
}

bool EraseDialog::isTyped() const
{
    return m_word->text().trimmed().compare(tr("ERASE"), Qt::CaseInsensitive) == 0;
}

void EraseDialog::erase()
{
    if (m_isErasing || m_isDone || !isTyped())
        return;
    m_isErasing = true;
    m_state->hide();
    updateControls();
    m_notes.eraseEverything();
}

void EraseDialog::tellLeft(const QStringList &left)
{
    m_isErasing = false;
    m_isDone = true;
    if (left.isEmpty()) {
        accept();
        return;
    }
    updateControls();
    say(tr("Your notes are erased, but %n file(s) could not be removed. Remove them yourself, or ask who "
           "looks "
           "after this computer:",
            nullptr, static_cast<int>(left.size()))
        + u'\n' + left.join(u'\n'));
}

void EraseDialog::say(const QString &sentence)
{
    m_state->setText(sentence);
    m_state->show();
    auto *scroll = findChild<QScrollArea *>();
    QTimer::singleShot(0, this, [this, scroll] { scroll->ensureWidgetVisible(m_state); });
    QAccessibleEvent alert(m_state, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void EraseDialog::updateControls()
{
    for (QWidget *widget :
        {static_cast<QWidget *>(m_ask), static_cast<QWidget *>(m_word), static_cast<QWidget *>(m_erase)})
        widget->setVisible(!m_isDone);
    m_word->setEnabled(!m_isErasing);
    m_erase->setEnabled(!m_isErasing && isTyped());
    m_leave->setEnabled(!m_isErasing);
    m_leave->setText(m_isDone ? tr("Close") : tr("Leave everything as it is"));
}

/// Not while it is under way: the person is to see what came of it.
void EraseDialog::reject()
{
    if (!m_isErasing)
        QDialog::reject();
}

} // namespace primer
