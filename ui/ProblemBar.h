// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace primer {

class Label;
class Look;

/// Above the panes, when something is wrong that does not stop the rest: one sentence or a few, until it is
/// put away.
class ProblemBar final : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemBar(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(ProblemBar)

    /// Says these sentences; none: the bar is put away.
    void say(const QStringList &sentences);

private:
    void follow();

    Look &m_look;
    QLabel *m_sign;
    Label *m_words;
    QPushButton *m_close;
};

} // namespace primer
