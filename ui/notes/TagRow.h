// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notes/NoteBook.h"

#include <QWidget>

class QLineEdit;

namespace primer {

class FlowLayout;
class Look;

/// The tags of one note as chips, each with a menu, and a field for one more. Nothing is shown while there is
/// neither.
class TagRow final : public QWidget
{
    Q_OBJECT
public:
    TagRow(NoteBook &book, Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(TagRow)

    void showNote(const Note &note);
    /// Chips lead to the other notes of their tag.
    void setLeading(bool isLeading) { m_isLeading = isLeading; }
    /// Opens the field for one more tag, where there are not too many.
    void beginAdding();

Q_SIGNALS:
    void tagChosen(const QString &tag);
    /// The field was closed by a key.
    void doneAdding();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void makeChips();
    void openMenu(QWidget *chip, const QString &tag);
    void finishAdding(bool isMeant);
    void refreshVisible();

    NoteBook &m_book;
    Look &m_look;
    bool m_isLeading = false;
    QString m_id;
    QStringList m_tags;
    FlowLayout *m_flow = nullptr;
    QLineEdit *m_field = nullptr;
};

} // namespace primer
