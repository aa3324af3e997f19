// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"

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
    SectionRef open; ///< the place to show first; empty: the start page
};

} // namespace primer
