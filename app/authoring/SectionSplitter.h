// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"

#include <vector>

namespace primer {

/// The largest text of a section, in bytes of UTF-8, as far as its blocks allow.
constexpr qsizetype kLargestSectionText = 60 * 1024;

/// The sections of a topic, those that are too large cut between two blocks into "Title (part 2 of 5)" with
/// slugs such as "slug-2". The first part keeps the slug; no part ends with a heading. A block that is too
/// large by itself stays whole.
std::vector<SectionDraft> splitSections(std::vector<SectionDraft> sections);

} // namespace primer
