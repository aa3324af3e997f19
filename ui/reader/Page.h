// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/SectionContent.h"
#include "library/Topic.h"

#include <QHash>

#include <optional>
#include <vector>

namespace primer {

class Library;

/// All that the reader needs to show one section; made on the library's thread.
struct Page
{
    Topic topic;
    Section section;
    SectionContent content;
    int index = 0; ///< of the section in its topic
    QHash<QString, Term> terms; ///< those marked in the text
    QHash<QString, Asset> assets; ///< those that could be read
    std::vector<TopicEntry> seeAlso;

    const SectionEntry *previous() const { return index > 0 ? &topic.sections[size_t(index) - 1] : nullptr; }
    const SectionEntry *next() const
    {
        return size_t(index) + 1 < topic.sections.size() ? &topic.sections[size_t(index) + 1] : nullptr;
    }
    SectionRef refOf(const SectionEntry &entry) const
    {
        return {section.ref.pack, section.ref.topic, entry.slug};
    }
    /// "Clonazepam: At a glance" for the first section, which names nothing by itself; "Side effects" for the
    /// others.
    QString heading() const;
    /// The word of the glossary that a link "term:..." of the text stands for; null for any other link.
    const Term *termOf(const QString &target) const;
    /// The cited sources in the order of their numbers; one that the topic does not name has only its key.
    std::vector<Source> citedSources() const;
};

/// Reads a page; a reference without a section means the first. The error's sentence is for the person.
Result<Page> loadPage(const Library &library, const SectionRef &ref);

/// What the start page offers.
struct StartContents
{
    struct Continue
    {
        TopicEntry topic;
        SectionRef ref;
        QString sectionTitle;
        int index = 0; ///< from 0
        int count = 0;
    };

    std::vector<TopicEntry> urgent; ///< the topics of the urgent group, at most five
    std::vector<TopicEntry> begin; ///< where to begin, at most four, of as many groups as there are
    std::optional<Continue> lastRead;
    bool isEmpty = false; ///< no topics at all
};

/// `lastPlace` may be empty or lead nowhere.
StartContents loadStartContents(const Library &library, const SectionRef &lastPlace);

} // namespace primer
