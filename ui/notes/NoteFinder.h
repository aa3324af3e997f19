// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/NoteDesk.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace primer {

/// The notes that were asked for.
struct FoundNotes
{
    std::vector<Note> notes;
    std::vector<QStringList> marks; ///< of a search: for each note the words found in it
};

/// How many notes there are of every kind that can be asked for.
struct NotesTally
{
    NoteTotals totals;
    std::vector<TagTotal> tags;
    std::vector<TopicTotal> topics;
};

/// What a query means: words are looked for in all notes but the trash, whatever its filter.
NoteQuery searchedQuery(NoteQuery query);

/// Reads the notes on the notes thread, in the order of the query, or the best first where it has words;
/// calls back unless `context` is gone.
void findNotes(NoteDesk &desk, QObject *context, const NoteQuery &query,
    std::function<void(const Result<FoundNotes> &)> then);
void tallyNotes(NoteDesk &desk, QObject *context, std::function<void(const Result<NotesTally> &)> then);

} // namespace primer
