// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QFrame>

class QAction;
class QToolButton;

namespace primer {

class Look;
class SectionView;

/// What can be done with the words that were just selected: a small bar above them, or below where there is
/// no room, never over them. Tab in the text reaches it, Escape closes it.
class SelectionBar final : public QFrame
{
    Q_OBJECT
public:
    struct Commands
    {
        QAction *highlight;
        QAction *note;
        QAction *question;
        QAction *copy;
        QAction *attach; ///< shown while a note looks for its place
    };

    /// Over `parent`, which holds the view.
    SelectionBar(Look &look, SectionView &view, const Commands &commands, QWidget *parent);
    Q_DISABLE_COPY_MOVE(SelectionBar)

    /// What the first button gives.
    void setColor(MarkColor color);
    void close();

Q_SIGNALS:
    /// A colour was chosen for the words.
    void colorChosen(primer::MarkColor color);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *addButton(QAction *action, const QString &icon);
    void addColors();
    void openColors();
    void follow();
    void openForSelection();
    void place();

    Look &m_look;
    SectionView &m_view;
    Commands m_commands;
    MarkColor m_color = MarkColor::Yellow;
    QToolButton *m_attach = nullptr;
    QToolButton *m_highlight = nullptr;
    QToolButton *m_colors = nullptr;
    QList<QToolButton *> m_buttons; ///< from left to right
    bool m_isOpen = false; ///< though it may be out of sight with the words
};

} // namespace primer
