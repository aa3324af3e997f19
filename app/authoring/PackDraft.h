// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Pack.h"
#include "library/SectionContent.h"
#include "library/Topic.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <vector>

namespace primer {

/// Where one text of a section stands in its source file.
struct TextLines
{
    int line = 1; ///< of its first word
    /// For each further line that it goes on to, where that begins: counts UTF-16 units of the text of its
    /// runs, citations left out.
    std::vector<qsizetype> breaks = {};

    int lineAt(qsizetype offset) const
    {
        const auto past = std::upper_bound(breaks.begin(), breaks.end(), offset);
        return line + static_cast<int>(past - breaks.begin());
    }
};

/// A section as written, before it is stored.
struct SectionDraft
{
    QString slug;
    QString title;
    std::vector<Block> blocks;
    int line = 1; ///< of its heading in the source file
    /// For each paragraph, heading, title of a callout, cell and caption of `blocks`, in that order. Empty
    /// when not read from Markdown.
    std::vector<TextLines> texts = {};
};

/// A topic as written. `topic.sections` stays empty: they are in `sections`.
struct TopicDraft
{
    Topic topic;
    std::map<QString, QString> moved; ///< old section slug -> present one
    std::vector<SectionDraft> sections;
};

struct TermDraft
{
    QString term;
    QString meaning;
    QStringList forms; ///< other ways to write it, without the term itself
};

/// What a pack holds beside its topics.
struct PackFrame
{
    PackInfo
        info; ///< id, title, language, version, publisher and licence; the rest is found out when writing
    std::vector<TopicGroup> groups;
    std::vector<TermDraft> glossary;
    std::map<QString, QStringList> synonyms; ///< words typed by people -> words of the text
    std::map<QString, Asset> assets; ///< by name
};

/// Everything that a pack is made of.
struct PackDraft : PackFrame
{
    std::vector<TopicDraft> topics; ///< in the order of the groups, and of the topics in each
};

} // namespace primer
