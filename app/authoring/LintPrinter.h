// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Lint.h"

#include <QByteArray>
#include <QTextStream>

namespace primer {

/// "file:line: rule: message", a warning's message beginning with "warning: "; then a summary. Files are
/// named by their path from where the program runs: `folder` stands before them.
void printReport(const LintReport &report, const QString &folder, QTextStream &out);

/// Reading Ease, SMOG and FORCAST count names of medicines as the grade does; only gradeRaw does not.
/// {"findings": [{file, line, rule, severity, message}], "topics": [{topic, words, sections, sources, grade,
/// gradeRaw, readingEase, smog, forcast, worstSection, worstGrade}], "average": {the same of all topics
/// together, "topics" being their number}}.
QByteArray reportAsJson(const LintReport &report, const QString &folder);

} // namespace primer
