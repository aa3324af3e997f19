// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"

#include <QHash>
#include <QRegularExpression>

#include <vector>

namespace primer {

/// Marks the first use of each glossary term in a section: whole words in any of the term's forms, upper and
/// lower case alike, the longest form first; in paragraphs, lists and cells, not in headings, the titles of
/// callouts, captions and links.
class GlossaryMarker final
{
public:
    explicit GlossaryMarker(const std::vector<TermDraft> &glossary);

    void mark(std::vector<Block> &section) const;

private:
    struct Seen;

    void markBlocks(std::vector<Block> &blocks, Seen &seen) const;
    void markRuns(Runs &runs, Seen &seen) const;
    void markRun(const Run &run, Runs &out, Seen &seen) const;

    QRegularExpression m_forms;
    QHash<QString, QString> m_termOfForm; ///< by the form in lower case
};

} // namespace primer
