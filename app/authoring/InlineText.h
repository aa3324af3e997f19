// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/MarkdownSections.h"

struct cmark_node;

namespace primer {

/// Turns the text within one paragraph, heading or cell into runs. Used for one text at a time by the reader
/// of Markdown.
class InlineText final
{
public:
    /// `lineOffset` is added to the parser's line numbers, `outerLine` taken where it has none.
    InlineText(MarkdownSections &found, FileMistakes &mistakes, int lineOffset, int outerLine);

    /// The runs of the children of `parent`, from `first` on (null: all).
    Runs read(cmark_node *parent, cmark_node *first = nullptr);
    /// Where the runs that were read last stand.
    const TextLines &lines() const { return m_lines; }

private:
    struct Look
    {
        unsigned marks = 0;
        QString link;
        int depth = 0;
    };

    void readChildren(cmark_node *first, const Look &look);
    void readNode(cmark_node *node, Look look);
    void readLink(cmark_node *node, Look look);
    void addText(const QString &text, const Look &look);
    void addPlain(const QString &text, const Look &look);
    void addCitation(const QString &key);
    void checkText(const QString &text);

    MarkdownSections &m_found;
    FileMistakes &m_mistakes;
    int m_lineOffset;
    int m_line;
    void breakLine();

    Runs m_runs;
    TextLines m_lines;
    qsizetype m_length = 0; ///< of the text of the runs
};

/// The words of runs, citations left out.
QString wordsOf(const Runs &runs);

} // namespace primer
