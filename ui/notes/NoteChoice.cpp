// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteChoice.h"

#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteEditor.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace primer {

NoteChoice::NoteChoice(QObject *parent)
    : QObject(parent)
{ }

void NoteChoice::watch(NoteCard *card)
{
    for (QObject *part : {static_cast<QObject *>(card), static_cast<QObject *>(card->editor()),
             static_cast<QObject *>(card->editor()->viewport())}) {
        m_parts.insert(part, card);
        part->installEventFilter(this);
        connect(part, &QObject::destroyed, this, [this, part] { m_parts.remove(part); });
    }
    connect(card, &NoteCard::choiceToggled, this, &NoteChoice::set);
    card->setChoice(m_isChoosing, isChosen(card->noteId()));
}

void NoteChoice::setNotes(const QStringList &ids)
{
    m_ids = ids;
    const QSet<QString> there(ids.begin(), ids.end());
    const auto before = m_chosen.size();
    m_chosen.intersect(there);
    if (m_chosen.size() != before)
        Q_EMIT changed();
}

void NoteChoice::setChoosing(bool isChoosing)
{
    if (isChoosing == m_isChoosing)
        return;
    m_isChoosing = isChoosing;
    if (!isChoosing) {
        m_chosen.clear();
        m_anchor.clear();
    }
    Q_EMIT changed();
}

void NoteChoice::chooseAll()
{
    if (m_ids.isEmpty())
        return;
    m_isChoosing = true;
    m_chosen = QSet<QString>(m_ids.begin(), m_ids.end());
    Q_EMIT changed();
}

QStringList NoteChoice::chosen() const
{
    QStringList ids;
    for (const QString &id : m_ids) {
        if (m_chosen.contains(id))
            ids.append(id);
    }
    return ids;
}

void NoteChoice::set(const QString &id, bool isChosen)
{
    if (!m_ids.contains(id))
        return; // not stored yet
    m_isChoosing = true;
    m_anchor = id;
    if (isChosen)
        m_chosen.insert(id);
    else
        m_chosen.remove(id);
    Q_EMIT changed();
}

void NoteChoice::chooseUpTo(const QString &id)
{
    const qsizetype from = m_ids.indexOf(m_anchor);
    const qsizetype to = m_ids.indexOf(id);
    if (from < 0 || to < 0) {
        set(id, true);
        return;
    }
    for (qsizetype i = std::min(from, to); i <= std::max(from, to); ++i)
        m_chosen.insert(m_ids[i]);
    Q_EMIT changed();
}

bool NoteChoice::press(const NoteCard &card, Qt::KeyboardModifiers modifiers)
{
    const QString &id = card.noteId();
    if (m_isChoosing && modifiers.testFlag(Qt::ShiftModifier)) {
        chooseUpTo(id);
        return true;
    }
    if (m_isChoosing || modifiers.testFlag(Qt::ControlModifier)) {
        set(id, !isChosen(id));
        return true;
    }
    return false;
}

bool NoteChoice::eventFilter(QObject *watched, QEvent *event)
{
    const NoteCard *card = m_parts.value(watched);
    if (card == nullptr)
        return false;
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        return mouse->button() == Qt::LeftButton && press(*card, mouse->modifiers());
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier
            && press(*card, Qt::ControlModifier);
    }
    return false;
}

} // namespace primer
