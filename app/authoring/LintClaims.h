// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Finding.h"
#include "authoring/MarkdownSource.h"
#include "authoring/WrittenTopic.h"

#include <QDate>

namespace primer {

// Rules on what a topic claims, where it has it from, and what it must not say. Each looks through one topic;
// its name in the findings is said with it.

/// uncited-number: a number in a paragraph, item or table without a citation. Numbers to call, of steps and
/// within names do not count.
void judgeNumbers(const WrittenTopic &topic, Findings &findings);
/// uncited-claim: words such as "can cause" or "studies" without a citation; a warning.
void judgeClaims(const WrittenTopic &topic, Findings &findings);
/// unused-source: a source that no section cites.
void judgeSources(const MarkdownSource::ReadTopic &topic, Findings &findings);
/// review-overdue: the next review was before `today`; a warning if the topic names none.
void judgeReview(const MarkdownSource::ReadTopic &topic, QDate today, Findings &findings);
/// check-yourself: not two to four questions.
void judgeChecks(const MarkdownSource::ReadTopic &topic, Findings &findings);
/// dose-instruction: tells how much to take, or to change a dose. What must not be done, questions and what
/// stands in quotation marks are left alone.
void judgeDoses(const WrittenTopic &topic, Findings &findings);
/// colour-only: what is told by its colour alone, "the red box".
void judgeColours(const WrittenTopic &topic, Findings &findings);

} // namespace primer
