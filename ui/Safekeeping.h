// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace primer {

class Actions;
class Look;
class NoteDesk;

/// Keeps the person's notes safe, or out of the world: opens the dialogs of the backups and of erasing, tells
/// what came of them, and has the window look what other windows did when it is turned to again.
class Safekeeping final : public QObject
{
    Q_OBJECT
public:
    /// What it works with; all must outlive it.
    struct Tools
    {
        Look &look;
        NoteDesk &notes;
        const Actions &actions;
        QString dataFolder; ///< empty: notes are in memory only, and there is nothing to do
    };

    Safekeeping(const Tools &tools, QWidget *window);
    Q_DISABLE_COPY_MOVE(Safekeeping)

Q_SIGNALS:
    void told(const QString &sentence);
    /// All that was written is gone: the window is to stand as on the first day.
    void erased();

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    Tools m_tools;
};

} // namespace primer
