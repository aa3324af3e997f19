// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteStore.h"

#include <QFrame>
#include <QTimer>

#include <vector>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
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
    void setTags(const std::vector<TagTotal> &tags);
    void choose(NoteFilter filter);
    void chooseTag(const QString &tag);
    void focusSearch();

Q_SIGNALS:
    void filterChosen(primer::NoteFilter filter);
    void tagChosen(const QString &tag);
    /// `another` is empty where the tag is to go from all notes.
    void tagRenamed(const QString &tag, const QString &another);
    /// What stands in the field, a moment after the last key; empty: nothing is searched.
    void wordsChanged(const QString &words);

private:
    void addRow(NoteFilter filter, const QString &icon, const QString &title);
    QListWidgetItem *makeRow(const QString &icon, const QString &title);
    void tell(const QListWidgetItem *item);
    void openMenu(const QPoint &place);
    void askForName(const QString &tag);
    void follow();

    Look &m_look;
    QVBoxLayout *m_column = nullptr;
    QLineEdit *m_field = nullptr;
    QAction *m_sign = nullptr;
    QListWidget *m_rows = nullptr;
    QTimer m_typing;
};

} // namespace primer
