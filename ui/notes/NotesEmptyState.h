// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteStore.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace primer {

class Label;
class Look;

/// What will stand here and how to begin, where a list of notes is empty.
class NotesEmptyState final : public QWidget
{
    Q_OBJECT
public:
    explicit NotesEmptyState(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NotesEmptyState)

    void showFor(const NoteQuery &query);

Q_SIGNALS:
    void writeAsked();

private:
    QWidget *makeHint(const QString &icon, const QString &title, const QString &words);
    void follow();

    Look &m_look;
    QVBoxLayout *m_column = nullptr;
    Label *m_title = nullptr;
    Label *m_words = nullptr;
    QWidget *m_hints = nullptr;
    QPushButton *m_write = nullptr;
};

} // namespace primer
