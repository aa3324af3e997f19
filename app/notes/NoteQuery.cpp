// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteQuery.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace primer {

namespace {

constexpr std::array<QStringView, 4> kOrderWords{u"newest", u"oldest", u"topic", u"changed"};

bool isOfFilter(NoteFilter filter, const Note &note)
{
    if (note.isInTrash() || filter == NoteFilter::Trash)
        return note.isInTrash() && filter == NoteFilter::Trash;
    switch (filter) {
    case NoteFilter::Questions:
        return note.kind == NoteKind::Question;
    case NoteFilter::Highlights:
        return note.kind == NoteKind::Highlight;
    case NoteFilter::NotAboutATopic:
        return note.about.isEmpty();
    case NoteFilter::All:
    case NoteFilter::Trash:
        break;
    }
    return true;
}

/// Notes about nothing stand last; titles in the order of the alphabet, whatever their case.
bool isTopicBefore(const Note &a, const Note &b)
{
    const auto key = [](const Note &note) {
        return std::tuple(note.about.isEmpty(), note.topicTitle.toCaseFolded(), note.about.pack,
            note.about.topic, note.sectionTitle.toCaseFolded(), note.about.section);
    };
    const auto ours = key(a);
    const auto theirs = key(b);
    return ours == theirs ? a.created > b.created : ours < theirs;
}

} // namespace

QString noteOrderWord(NoteOrder order)
{
    return kOrderWords.at(static_cast<size_t>(order)).toString();
}

std::optional<NoteOrder> noteOrderFromWord(QStringView word)
{
    const auto found = std::find(kOrderWords.begin(), kOrderWords.end(), word);
    if (found == kOrderWords.end())
        return std::nullopt;
    return static_cast<NoteOrder>(found - kOrderWords.begin());
}

bool matches(const NoteQuery &query, const Note &note)
{
    if (!isOfFilter(query.filter, note))
        return false;
    if (!query.topic.isEmpty()
        && (note.about.pack != query.topic.pack || note.about.topic != query.topic.topic))
        return false;
    if (!query.tag.isEmpty() && !note.tags.contains(query.tag, Qt::CaseInsensitive))
        return false;
    if (query.color && (!note.passage || note.color != *query.color))
        return false;
    const QDate day = note.created.toLocalTime().date();
    return (!query.from.isValid() || day >= query.from) && (!query.to.isValid() || day <= query.to);
}

void sortNotes(std::vector<Note> &notes, const NoteQuery &query)
{
    const auto sort = [&notes](auto isBefore) {
        std::stable_sort(notes.begin(), notes.end(), isBefore);
    };
    if (query.filter == NoteFilter::Trash) {
        sort([](const Note &a, const Note &b) { return a.deleted > b.deleted; });
        return;
    }
    switch (query.order) {
    case NoteOrder::Newest:
        sort([](const Note &a, const Note &b) { return a.created > b.created; });
        break;
    case NoteOrder::Oldest:
        sort([](const Note &a, const Note &b) { return a.created < b.created; });
        break;
    case NoteOrder::ByTopic:
        sort(isTopicBefore);
        break;
    case NoteOrder::LastChanged:
        sort([](const Note &a, const Note &b) { return a.modified > b.modified; });
        break;
    }
}

} // namespace primer
