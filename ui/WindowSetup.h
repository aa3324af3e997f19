// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"
#include "ui/NoteDesk.h"
#include "ui/spelling/Dictionary.h"

#include <QString>
#include <QStringList>

namespace primer {

/// What a window is opened with.
struct WindowSetup
{
    QStringList packs; ///< paths, in the order of the shelf
    QString helpPack; ///< path
    QString packFolder; ///< where packs that are added are kept; empty: nowhere
    QString dataFolder; ///< where notes and settings live; empty: in memory only
    SpellingSource spelling = SpellingSource::standard(); ///< the own words lie in the data folder
    NotePace notePace;
    int busyPatience = 3000; ///< ms that another program may hold the notes before that is said
    SectionRef open; ///< the place to show first; empty: the start page
};

} // namespace primer
