// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/HandoutSource.h"

#include <algorithm>
#include <map>

namespace primer {

namespace {

Result<HandoutSection> handoutSection(const Library &library, const SectionRef &ref)
{
    const auto section = library.section(ref);
    if (!section)
        return failure(section);
    auto content = library.content(*section);
    if (!content)
        return failure(content);
    HandoutSection ready{section->ref.section, section->title, std::move(*content), {}, {}};
    for (const QString &name : ready.content.assets()) {
        // One that cannot be shown leaves its place to the words that stand for it.
        if (const auto asset = library.pack(section->ref.pack)->asset(name))
            ready.assets.insert(name, *asset);
    }
    return ready;
}

} // namespace

Result<HandoutTopic> handoutTopic(const Library &library, const SectionRef &ref, const QStringList &sections)
{
    const auto topic = library.topic(ref);
    if (!topic)
        return failure(topic);
    HandoutTopic handout;
    handout.slug = topic->entry.ref.topic;
    handout.title = topic->entry.titleWithBrand();
    handout.sources = topic->sources;
    handout.reviewed = topic->reviewed;
    handout.nextReview = topic->nextReview;
    handout.reviewedBy = topic->reviewedBy;
    QStringList wanted = sections;
    if (wanted.isEmpty()) {
        for (const SectionEntry &entry : topic->sections)
            wanted.append(entry.slug);
    }
    for (const QString &slug : std::as_const(wanted)) {
        auto section = handoutSection(library, {topic->entry.ref.pack, topic->entry.ref.topic, slug});
        if (!section)
            return failure(section);
        handout.sections.push_back(std::move(*section));
    }
    return handout;
}

void addNotes(HandoutTopic &topic, const std::vector<Note> &notes, const QSet<QString> &exactWords)
{
    if (topic.sections.empty())
        return;
    std::map<QString, PassageLocator> locators; // by the slug of the section
    for (const Note &note : notes) {
        auto place = std::find_if(topic.sections.begin(), topic.sections.end(),
            [&](const HandoutSection &section) { return section.slug == note.about.section; });
        const bool isHere = place != topic.sections.end();
        if (!isHere)
            place = std::prev(topic.sections.end());
        HandoutNote printed{note.kind, note.text, note.created.toLocalTime().date()};
        printed.color = note.color;
        if (note.passage) {
            printed.quote = note.passage->exact.simplified();
            if (isHere)
                printed.place = locators.try_emplace(place->slug, place->content.text(), exactWords)
                                    .first->second.locate(*note.passage);
        }
        place->notes.push_back(std::move(printed));
    }
    for (HandoutSection &section : topic.sections) {
        std::stable_sort(
            section.notes.begin(), section.notes.end(), [](const HandoutNote &a, const HandoutNote &b) {
                if (a.isMarked() != b.isMarked())
                    return a.isMarked();
                return a.isMarked()
                    && std::pair(a.place.start, a.place.end) < std::pair(b.place.start, b.place.end);
            });
    }
}

} // namespace primer
