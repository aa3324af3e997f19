// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Pack.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QMainWindow;

namespace primer {

class Actions;
class HelpWindow;
class Look;
class ProblemBar;
class ReaderPane;

/// The menu of help as the window has it: the help itself, what is copied for whoever helps, and "About".
class HelpLinks final : public QObject
{
    Q_OBJECT
public:
    /// What it links; all must outlive it.
    struct Ends
    {
        Look &look;
        Actions &actions;
        ReaderPane &reader;
        ProblemBar &bar;
    };

    /// `helpPack` is the file of the help.
    HelpLinks(const Ends &ends, const QString &helpPack, QMainWindow *window);
    Q_DISABLE_COPY_MOVE(HelpLinks)

    /// What is on the shelf now.
    void setPacks(const std::vector<PackInfo> &packs) { m_packs = packs; }

private:
    void openHelp();
    void copyReport();
    void copyDiagnostics();

    Ends m_ends;
    QString m_helpPack;
    QMainWindow *m_window;
    std::vector<PackInfo> m_packs;
    QPointer<HelpWindow> m_help;
};

} // namespace primer
