// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace primer {

class Label;
class Look;

/// Above the panes, when something is wrong that does not stop the rest, or was done unseen: a sentence or a
/// few, until they are put away.
class ProblemBar final : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemBar(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(ProblemBar)

    /// Says these sentences below those that stand there already.
    void say(const QStringList &problems);
    /// Says that something was done, in the place of what was told before.
    void tell(const QString &sentence);

private:
    void follow();
    void show();
    void putAway();

    Look &m_look;
    QLabel *m_sign;
    Label *m_words;
    QPushButton *m_close;
    QStringList m_problems;
    QString m_told;
};

} // namespace primer
