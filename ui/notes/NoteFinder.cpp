// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteFinder.h"

namespace primer {

namespace {

constexpr int kMostHits = 200;
constexpr int kMostNarrowedHits = 2000; ///< of which a filter leaves some

Result<FoundNotes> readHits(NoteStore &store, const std::vector<NoteHit> &hits, const NoteQuery &query)
{
    FoundNotes found;
    for (const NoteHit &hit : hits) {
        auto note = store.note(hit.id);
        if (!note && note.error().trouble == Trouble::NotFound)
            continue;
        if (!note)
            return failure(note);
        if (!matches(query, *note))
            continue;
        QStringList words;
        for (const TextSpan &mark : hit.marks)
            words.append(hit.snippetText.mid(mark.start, mark.length));
        words.removeDuplicates();
        found.notes.push_back(std::move(*note));
        found.marks.push_back(words);
    }
    return found;
}

} // namespace

NoteQuery searchedQuery(NoteQuery query)
{
    if (!query.words.isEmpty())
        query.filter = NoteFilter::All;
    return query;
}

void findNotes(NoteDesk &desk, QObject *context, const NoteQuery &query,
    std::function<void(const Result<FoundNotes> &)> then)
{
    if (query.words.isEmpty()) {
        desk.ask(
            context,
            [query](NoteStore &store) -> Result<FoundNotes> {
                auto notes = store.all(query);
                if (!notes)
                    return failure(notes);
                return FoundNotes{std::move(*notes), {}};
            },
            std::move(then));
        return;
    }
    const int most = query.isNarrowed() ? kMostNarrowedHits : kMostHits;
    desk.search(context, query.words, most,
        [&desk, context, query, then = std::move(then)](const Result<std::vector<NoteHit>> &hits) {
            if (!hits) {
                then(failure(hits));
                return;
            }
            desk.ask(
                context,
                [hits = *hits, query = searchedQuery(query)](
                    NoteStore &store) { return readHits(store, hits, query); },
                then);
        });
}

void tallyNotes(NoteDesk &desk, QObject *context, std::function<void(const Result<NotesTally> &)> then)
{
    desk.ask(
        context,
        [](NoteStore &store) -> Result<NotesTally> {
            const auto totals = store.totals();
            if (!totals)
                return failure(totals);
            auto tags = store.tagTotals();
            if (!tags)
                return failure(tags);
            auto topics = store.topicTotals();
            if (!topics)
                return failure(topics);
            return NotesTally{*totals, std::move(*tags), std::move(*topics)};
        },
        std::move(then));
}

} // namespace primer
