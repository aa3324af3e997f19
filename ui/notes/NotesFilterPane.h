// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteStore.h"

#include <QFrame>
#include <QTimer>

class QLineEdit;
class QListWidget;
class QVBoxLayout;

namespace primer {

class Look;

/// The left pane beside all notes: words to find, and which notes to show, each with its number.
class NotesFilterPane final : public QFrame
{
    Q_OBJECT
public:
    explicit NotesFilterPane(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NotesFilterPane)

    void setTotals(const NoteTotals &totals);
    void choose(NoteFilter filter);
    void focusSearch();

Q_SIGNALS:
    void filterChosen(primer::NoteFilter filter);
    /// What stands in the field, a moment after the last key; empty: nothing is searched.
    void wordsChanged(const QString &words);

private:
    void addRow(NoteFilter filter, const QString &icon, const QString &title);
    void follow();

    Look &m_look;
    QVBoxLayout *m_column = nullptr;
    QLineEdit *m_field = nullptr;
    QAction *m_sign = nullptr;
    QListWidget *m_rows = nullptr;
    QTimer m_typing;
};

} // namespace primer
