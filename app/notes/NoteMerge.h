// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Backup.h"
#include "notes/NoteHistory.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace primer {

/// What merging notes did. Each note that came is counted once.
struct MergeReport
{
    int added = 0; ///< were not here
    int updated = 0; ///< were older here, or differently tagged, coloured, answered or deleted
    int keptTwice = 0; ///< were changed here and there: ours stayed, theirs is a new note beside it
    int unchanged = 0; ///< were here already, as they came or newer
    std::vector<Note> changed; ///< as they are stored now, new ones included
    std::vector<Note> beside; ///< the new notes of those that are kept twice
    std::optional<SoundBackup> backup; ///< of what was here before; none if nothing was here or changed

    int all() const { return added + updated + keptTwice + unchanged; }
    bool hasChanges() const { return !changed.empty(); }
};

/// A note that merging stores, and the earlier texts that it adds to it.
struct MergeStep
{
    bool isNew = false;
    Note note;
    std::vector<NoteVersion> versions;
};

struct MergePlan
{
    std::vector<MergeStep> steps;
    MergeReport report;
};

/// How notes that came from elsewhere are merged into ours.
///
/// - A note that is not here is added as it came, with its dates, its place in the trash and its earlier
///   texts. Earlier texts of a note that is here are added to its own.
/// - Text: who has the other's text among the earlier ones is ahead, and that text becomes or stays the
///   present one; the one that gives way is an earlier text then. If neither is, both were changed: ours
///   stays, theirs is an earlier text of it and a new note beside it. A blank text gives way to any other.
/// - Kind, place, titles, tags, colour and answer: as they were changed last.
/// - Trash: as it was changed last, but a deletion that did not know of a text does not hold for it. What
///   goes to the trash here has its days there before it.
///
/// Nothing is deleted. The same notes merged a second time change nothing.
MergePlan planMerge(
    const QHash<QString, NoteRecord> &ours, const std::vector<NoteRecord> &theirs, const QDateTime &now);

} // namespace primer
