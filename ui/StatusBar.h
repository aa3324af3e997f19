// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace primer {

class Label;
class Look;
class NoteDesk;

/// Below the panes: what this program is not, and whether all that was written is saved.
class StatusBar final : public QFrame
{
    Q_OBJECT
public:
    StatusBar(Look &look, NoteDesk &notes, QWidget *parent);
    Q_DISABLE_COPY_MOVE(StatusBar)

private:
    void follow();
    void say();

    Look &m_look;
    NoteDesk &m_notes;
    Label *m_disclaimer;
    QLabel *m_sign;
    Label *m_saved;
};

} // namespace primer
