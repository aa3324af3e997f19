// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace primer {

/// How the search indexes of a pack are made, for the room that writes them and the room that reads them.
///
/// Text index: a document a section. Its data is "topic/section". Terms are made by Xapian's TermGenerator
/// with the stemmer of the pack's language, STEM_SOME, without positions, from foldForSearch() of the text:
/// the section's text with weight 1, its title with kTitleWeight, the names of its topic with kNameWeight. No
/// term list is kept. Spelling holds the folded words of names, titles and glossary terms, and words found in
/// at least kSpellingSections sections. Synonyms: folded words typed by people -> folded words of the text.
///
/// Names index: a document a topic. Its data is the topic's slug. Terms are the folded words of its title and
/// other names, not stemmed, the title's with kTitleWeight; spelling holds those words.
///
/// Every document of both carries the boolean term kTopicPrefix + slug of the topic.
inline constexpr unsigned kTitleWeight = 5;
inline constexpr unsigned kNameWeight = 3;
inline constexpr unsigned kSpellingSections = 20;
inline constexpr char kTopicPrefix[] = "XT";

/// Lower case, accents dropped, typographic apostrophes made plain: what is indexed and what is looked for.
QString foldForSearch(const QString &text);

} // namespace primer
