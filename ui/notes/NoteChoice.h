// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace primer {

class NoteCard;

/// Which of the notes in a list are chosen: by Ctrl+click and Shift+click, by Ctrl+Space where the keyboard
/// is, or, once choosing has begun, by a click or the check boxes that stand on the cards then.
class NoteChoice final : public QObject
{
    Q_OBJECT
public:
    explicit NoteChoice(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NoteChoice)

    /// Looks after a card until it is destroyed.
    void watch(NoteCard *card);
    /// The notes of the list in their order; those no longer there are no longer chosen.
    void setNotes(const QStringList &ids);

    bool isChoosing() const { return m_isChoosing; }
    void setChoosing(bool isChoosing);
    void chooseAll();
    bool isChosen(const QString &id) const { return m_chosen.contains(id); }
    /// In the order of the list.
    QStringList chosen() const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void set(const QString &id, bool isChosen);
    void chooseUpTo(const QString &id);
    bool press(const NoteCard &card, Qt::KeyboardModifiers modifiers);

    QHash<QObject *, NoteCard *> m_parts; ///< what is watched, and the card that it is part of
    QStringList m_ids;
    QSet<QString> m_chosen;
    QString m_anchor; ///< a choice by Shift begins here
    bool m_isChoosing = false;
};

} // namespace primer
