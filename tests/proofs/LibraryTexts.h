// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"

#include <vector>

namespace primer::tests {

constexpr qsizetype kLeastText = 200; ///< units of a section that is worth marking in

/// The canonical texts of all sections that are not short.
inline std::vector<QString> sectionTexts(const Library &library)
{
    std::vector<QString> texts;
    for (const TopicGroup &group : library.groups()) {
        const auto page = library.topics(group.title, {}, 1000);
        for (const TopicEntry &entry : page ? page->entries : std::vector<TopicEntry>()) {
            const auto topic = library.topic(entry.ref);
            for (const SectionEntry &section : topic ? topic->sections : std::vector<SectionEntry>()) {
                const auto read = library.section({entry.ref.pack, entry.ref.topic, section.slug});
                const auto content = read ? library.content(*read) : failure(read);
                if (content && content->text().size() >= kLeastText)
                    texts.push_back(content->text());
            }
        }
    }
    return texts;
}

} // namespace primer::tests
