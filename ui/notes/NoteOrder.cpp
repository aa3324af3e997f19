// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteOrder.h"

#include <algorithm>
#include <tuple>

namespace primer {

QStringList inReadingOrder(std::vector<Note> notes, const PassagePlaces &places)
{
    const auto rank = [&places](const Note &note) {
        const auto place = places.constFind(note.id);
        if (!note.passage || place == places.constEnd())
            return std::tuple(1, 0, 0);
        if (place->state == PassageState::Lost)
            return std::tuple(2, 0, 0);
        return std::tuple(0, place->start, place->end);
    };
    std::stable_sort(notes.begin(), notes.end(), [&rank](const Note &a, const Note &b) {
        const auto one = rank(a);
        const auto other = rank(b);
        return one != other ? one < other : a.created < b.created;
    });
    QStringList ids;
    for (const Note &note : notes) {
        if (!ids.contains(note.id))
            ids.append(note.id);
    }
    return ids;
}

} // namespace primer
