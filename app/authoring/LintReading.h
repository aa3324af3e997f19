// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Finding.h"
#include "authoring/WrittenTopic.h"

namespace primer {

// Rules on how a text reads. Each looks through one topic; its name in the findings is said with it.

/// sentence-length: more than 20 words.
void judgeSentenceLength(const WrittenTopic &topic, Findings &findings);
/// section-length: more than 400 words.
void judgeSectionLength(const WrittenTopic &topic, Findings &findings);
/// at-a-glance: the first section is not "At a glance", or it has more than 250 words.
void judgeGlance(const WrittenTopic &topic, Findings &findings);
/// passive-voice: "was given by", "is taken"; a warning. Words such as "worried" or "approved", which say how
/// something is and not what is done to it, do not count.
void judgePassiveVoice(const WrittenTopic &topic, Findings &findings);
/// reading-grade: a section above 8 is an error, one above 7 a warning.
void judgeGrade(const WrittenSection &section, double grade, Findings &findings);

} // namespace primer
