// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/TagRow.h"

#include "ui/notes/FlowLayout.h"
#include "ui/style/Look.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

namespace primer {

TagRow::TagRow(NoteBook &book, Look &look, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
    , m_look(look)
    , m_flow(new FlowLayout(this))
    , m_field(new QLineEdit(this))
{
    m_field->setMaxLength(kLongestTag);
    m_field->setPlaceholderText(tr("New tag"));
    m_field->setAccessibleName(tr("New tag"));
    m_field->setAccessibleDescription(tr("Enter adds the tag, Escape leaves it out."));
    m_field->installEventFilter(this);
    m_field->hide();
    m_flow->addWidget(m_field);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { finishAdding(true); });
    connect(&look, &Look::changed, this, &TagRow::follow);
    follow();
}

void TagRow::follow()
{
    m_flow->setSpacing(m_look.px(6));
    m_field->setFont(m_look.font(Look::Role::Interface));
    m_field->setFixedWidth(m_look.em(12));
    makeChips();
}

void TagRow::showNote(const Note &note)
{
    const bool isSame = note.id == m_id && note.tags == m_tags;
    m_id = note.id;
    m_tags = note.tags;
    if (!isSame)
        makeChips();
}

void TagRow::makeChips()
{
    for (QPushButton *chip : findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_flow->removeWidget(m_field);
    const int widest = m_look.em(16);
    for (const QString &tag : std::as_const(m_tags)) {
        auto *chip = new QPushButton(this);
        chip->setProperty("kind", QStringLiteral("chip"));
        chip->setFont(m_look.font(Look::Role::Small));
        chip->setText(
            chip->fontMetrics().elidedText(tag, Qt::ElideRight, widest).replace(u'&', QStringLiteral("&&")));
        chip->setToolTip(tag.toHtmlEscaped());
        chip->setAccessibleName(tr("Tag: %1").arg(tag));
        chip->setIcon(m_look.icon(QStringLiteral("tag")));
        chip->setIconSize({m_look.px(14), m_look.px(14)});
        connect(chip, &QPushButton::clicked, this, [this, chip, tag] { openMenu(chip, tag); });
        m_flow->addWidget(chip);
        chip->show();
    }
    m_flow->addWidget(m_field);
    for (QWidget *before = nullptr; QPushButton * chip : findChildren<QPushButton *>()) {
        if (before != nullptr)
            setTabOrder(before, chip);
        before = chip;
    }
    refreshVisible();
}

void TagRow::openMenu(QWidget *chip, const QString &tag)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_isLeading)
        connect(menu->addAction(tr("Show all notes with this tag")), &QAction::triggered, this,
            [this, tag] { Q_EMIT tagChosen(tag); });
    connect(menu->addAction(tr("Remove this tag from the note")), &QAction::triggered, this, [this, tag] {
        QStringList tags = m_tags;
        tags.removeAll(tag);
        m_book.setTags(m_id, tags);
    });
    menu->popup(chip->mapToGlobal(QPoint(0, chip->height())));
    menu->setActiveAction(menu->actions().constFirst());
}

void TagRow::beginAdding()
{
    auto *completer = new QCompleter(m_book.knownTags(), m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_field->completer();
    m_field->setCompleter(completer);
    m_field->clear();
    m_field->show();
    refreshVisible();
    m_field->setFocus(Qt::OtherFocusReason);
}

/// What was typed is kept when the keyboard goes elsewhere; Escape alone leaves it out.
void TagRow::finishAdding(bool isMeant)
{
    if (m_field->isHidden())
        return;
    const QString tag = m_field->text();
    m_field->hide();
    refreshVisible();
    if (isMeant && !tag.trimmed().isEmpty())
        m_book.setTags(m_id, m_tags + QStringList{tag});
}

void TagRow::refreshVisible()
{
    setVisible(!m_tags.isEmpty() || !m_field->isHidden());
    updateGeometry();
}

bool TagRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finishAdding(false);
        Q_EMIT doneAdding();
        return true;
    }
    if (event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        finishAdding(true);
    return QWidget::eventFilter(watched, event);
}

} // namespace primer
