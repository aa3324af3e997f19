// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/HandoutSource.h"

#include <algorithm>

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

void addNotes(HandoutTopic &topic, const std::vector<Note> &notes)
{
    if (topic.sections.empty())
        return;
    for (const Note &note : notes) {
        auto place = std::find_if(topic.sections.begin(), topic.sections.end(),
            [&](const HandoutSection &section) { return section.slug == note.about.section; });
        if (place == topic.sections.end())
            place = std::prev(topic.sections.end());
        const auto kind
            = note.kind == NoteKind::Question ? HandoutNote::Kind::Question : HandoutNote::Kind::Note;
        place->notes.push_back({kind, note.text, note.created.toLocalTime().date(),
            note.passage ? note.passage->exact : QString(), note.color});
    }
}

} // namespace primer
