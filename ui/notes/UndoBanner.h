// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notes/NoteBook.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace primer {

class Label;
class Look;

/// "Note deleted. Undo": stands until the next deletion, until it is used, or for 20 s while nobody is at it.
class UndoBanner final : public QFrame
{
    Q_OBJECT
public:
    UndoBanner(NoteBook &book, Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(UndoBanner)

    /// Deletes the note and, once that is done, offers to undo it.
    void removeNote(const QString &id);
    void removeNotes(const QStringList &ids);

private:
    void show(const Note &note);
    void showMany(int count);
    void appear();
    void follow();
    void hideUnlessUsed();

    NoteBook &m_book;
    Look &m_look;
    QString m_id; ///< empty: it is about many
    QStringList m_many;
    bool m_isExpected = false;
    QTimer m_timer;
    Label *m_words = nullptr;
    QPushButton *m_undo = nullptr;
};

} // namespace primer
