// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"
#include "notes/PassageLocator.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace primer {

/// Where the passages of notes stand in the section on show, by the id of the note.
using PassagePlaces = QHash<QString, PassagePlace>;

/// The ids of notes on a section in the order in which they are shown: by where their passages stand, then
/// those on the section as a whole, then those whose place has changed; else the oldest first.
QStringList inReadingOrder(std::vector<Note> notes, const PassagePlaces &places);

} // namespace primer
