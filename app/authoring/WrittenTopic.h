// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/MarkdownSource.h"
#include "authoring/PackDraft.h"

#include <QString>

#include <utility>
#include <vector>

namespace primer {

/// One stretch of text as its writer wrote it, for rules that judge words.
struct WrittenText
{
    enum class Kind { Paragraph, Heading, CalloutTitle, Cell, Caption, Field };

    Kind kind = Kind::Paragraph;
    QString words; ///< citations left out
    TextLines lines;
    std::vector<std::pair<qsizetype, qsizetype>> links; ///< where each begins and ends in `words`
    bool isHead = false; ///< a cell in the head of a table
    /// A citation stands in it, or in what speaks for it: the sentence or caption that introduces its list or
    /// table, its row, its item. For a lead-in or caption: everything that it introduces is cited.
    bool isCited = false;

    int lineAt(qsizetype offset) const { return lines.lineAt(offset); }
    /// Its words with what stands in quotation marks blanked out; offsets stay the same.
    QString ownWords() const;
};

/// A section as its writer wrote it.
struct WrittenSection
{
    QString title;
    int line = 1; ///< of its heading
    std::vector<WrittenText> texts;
    int wordCount = 0; ///< of all its texts
};

/// A topic as its writer wrote it.
struct WrittenTopic
{
    QString file; ///< relative to the source folder
    std::vector<WrittenText> fields; ///< the summary, and questions and answers of check_yourself
    std::vector<WrittenSection> sections;

    static WrittenTopic of(const MarkdownSource::ReadTopic &topic);
};

} // namespace primer
