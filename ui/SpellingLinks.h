// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "ui/Desk.h"
#include "ui/spelling/SpellChecker.h"
#include "ui/WindowSetup.h"

#include <QObject>

class QAction;

namespace primer {

class NoteBook;
class SettingsDesk;

/// Spelling as the window has it: its checker, which notes are written with, the switch in the menu, and the
/// names in the packs, which count as right.
class SpellingLinks final : public QObject
{
    Q_OBJECT
public:
    /// What it links; all must outlive it, but for the library, which may go before it.
    struct Ends
    {
        Desk<Library> &library;
        NoteBook &book;
        SettingsDesk &settings;
        QAction &action; ///< the switch, checkable
    };

    SpellingLinks(const Ends &ends, const WindowSetup &setup, QObject *parent);
    Q_DISABLE_COPY_MOVE(SpellingLinks)

    /// Other packs are on the shelf now.
    void packsChanged() { m_checker.packsChanged(); }

Q_SIGNALS:
    void failed(const primer::Error &error);

private:
    void showState();

    Ends m_ends;
    SpellChecker m_checker;
};

} // namespace primer
