// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace primer {

/// How the search indexes of a pack are made, for the room that writes them and the room that reads them.
///
/// Text index: a document a section. Its data is "topic/section". Terms are made by Xapian's TermGenerator
/// with the stemmer of the pack's language, STEM_SOME, without positions, from foldForSearch() of the text:
/// the section's text with weight 1, its title with kTitleWeight, the names of its topic with kNameWeight. No
/// term list is kept. Spelling holds the folded words of names, titles and glossary terms, and words found in
/// at least kSpellingSections sections. Synonyms: folded words typed by people -> folded words of the text.
///
/// Names index: a document a topic. Its data is that of NamesOfTopic. Terms are made as those of the text, of
/// its title with kTitleWeight and of its other names; spelling holds their words. Under synonyms are kept,
/// for each of nearSounds() of a word with kSoundPrefix before it, the words of names that sound so. Topics
/// of an urgent group carry the boolean term kUrgentTerm.
///
/// Every document of both carries the boolean term kTopicPrefix + slug of the topic.
inline constexpr unsigned kTitleWeight = 5;
inline constexpr unsigned kNameWeight = 3;
inline constexpr unsigned kSpellingSections = 20;
inline constexpr char kTopicPrefix[] = "XT";
inline constexpr char kUrgentTerm[] = "XU";

/// What the names index knows of a topic, so that topics can be put in order without reading them.
struct NamesOfTopic
{
    QString slug;
    bool isMedicine = false;
    bool isUrgent = false;
    QString title;
    QStringList others;

    bool operator==(const NamesOfTopic &) const = default;
};
std::string toIndexData(const NamesOfTopic &names);
/// Of data that was damaged, what can be made out.
NamesOfTopic fromIndexData(const std::string &data);

/// Lower case, accents dropped, typographic apostrophes made plain: what is indexed and what is looked for.
QString foldForSearch(const QString &text);

} // namespace primer
