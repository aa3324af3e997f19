// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/HelpLinks.h"

#include "ui/About.h"
#include "ui/Actions.h"
#include "ui/HelpWindow.h"
#include "ui/ProblemBar.h"
#include "ui/reader/ReaderPane.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMainWindow>

namespace primer {

HelpLinks::HelpLinks(const Ends &ends, const QString &helpPack, QMainWindow *window)
    : QObject(window)
    , m_ends(ends)
    , m_helpPack(helpPack)
    , m_window(window)
{
    const auto on = [this](QAction *action, auto what) {
        m_window->addAction(action); // its shortcut holds when the menu bar is hidden, too
        connect(action, &QAction::triggered, this, what);
    };
    on(m_ends.actions.help, [this] { openHelp(); });
    on(m_ends.actions.reportMistake, [this] { copyReport(); });
    on(m_ends.actions.copyDiagnostics, [this] { copyDiagnostics(); });
    on(m_ends.actions.about, [this] { showAbout(m_ends.look, m_window); });
}

void HelpLinks::openHelp()
{
    if (m_help == nullptr)
        m_help = new HelpWindow(m_ends.look, m_helpPack, m_window);
    m_help->show();
    m_help->raise();
    m_help->activateWindow();
}

void HelpLinks::copyReport()
{
    QApplication::clipboard()->setText(mistakeReport(m_ends.reader.page(), m_packs));
    m_ends.bar.tell(
        tr("Copied: the place and its version. Paste them into a message to whoever gave you this "
           "program, and say what is wrong."));
}

void HelpLinks::copyDiagnostics()
{
    QApplication::clipboard()->setText(diagnostics(m_ends.look, m_packs));
    m_ends.bar.tell(tr("Copied: versions and settings, not a word of what you read or wrote."));
}

} // namespace primer
