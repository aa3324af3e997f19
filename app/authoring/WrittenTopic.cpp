// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/WrittenTopic.h"

#include "authoring/InlineText.h"
#include "authoring/Readability.h"

#include <QRegularExpression>

#include <algorithm>

namespace primer {

namespace {

using Kind = WrittenText::Kind;

bool hasCitation(const Runs &runs)
{
    return std::any_of(
        runs.begin(), runs.end(), [](const Run &run) { return run.kind == Run::Kind::Citation; });
}

bool hasCitation(const std::vector<Block> &blocks)
{
    return std::any_of(blocks.begin(), blocks.end(),
        [](const Block &block) { return block.kind == Block::Kind::Paragraph && hasCitation(block.runs); });
}

bool isRowCited(const TableRow &row)
{
    return std::any_of(
        row.cells.begin(), row.cells.end(), [](const TableCell &cell) { return hasCitation(cell.runs); });
}

/// Whether each item of a list, or each row of a table, has a citation of its own.
bool isCitedThroughout(const Block &block)
{
    if (block.kind == Block::Kind::List)
        return std::all_of(
            block.items.begin(), block.items.end(), [](const auto &item) { return hasCitation(item); });
    if (block.kind != Block::Kind::Table || block.rows.size() < 2)
        return false;
    return isRowCited(block.rows.front())
        || std::all_of(block.rows.begin() + 1, block.rows.end(), isRowCited);
}

/// Reads the blocks of one section in the order in which their lines were kept.
class TextReader final
{
public:
    TextReader(const SectionDraft &section, std::vector<WrittenText> &out)
        : m_section(section)
        , m_out(out)
    { }

    /// `isCovered`: what stands around the blocks cites for them.
    void read(const std::vector<Block> &blocks, bool isCovered)
    {
        bool isIntroduced = false; // by cited lead-ins and captions one after the other
        for (size_t i = 0; i < blocks.size(); ++i) {
            const Block *after = i + 1 < blocks.size() ? &blocks[i + 1] : nullptr;
            const bool isTableWithCaption = blocks[i].kind == Block::Kind::Table && i > 0
                && blocks[i - 1].kind == Block::Kind::Paragraph && hasCitation(blocks[i - 1].runs);
            readBlock(blocks[i], after, isCovered, isIntroduced || isTableWithCaption);
            isIntroduced = isLeadIn(blocks[i]) && (isIntroduced || hasCitation(blocks[i].runs));
        }
    }

private:
    void readBlock(const Block &block, const Block *after, bool isCovered, bool isIntroduced)
    {
        switch (block.kind) {
        case Block::Kind::Paragraph:
            add(Kind::Paragraph, block.runs, isCovered || (after != nullptr && introduces(block, *after)));
            return;
        case Block::Kind::Heading:
            add(Kind::Heading, block.runs, true);
            return;
        case Block::Kind::List:
            for (const auto &item : block.items)
                read(item, isCovered || isIntroduced || hasCitation(item));
            return;
        case Block::Kind::Callout:
            add(Kind::CalloutTitle, block.runs, true);
            read(block.blocks, isCovered);
            return;
        case Block::Kind::Table:
            readTable(block, isCovered || isIntroduced);
            return;
        case Block::Kind::Image:
            add(Kind::Caption, block.runs, isCovered);
            return;
        }
    }

    void readTable(const Block &table, bool isCovered)
    {
        const bool isHeadCited = !table.rows.empty() && isRowCited(table.rows.front());
        for (const TableRow &row : table.rows) {
            const bool isCited = isCovered || isHeadCited || isRowCited(row);
            for (const TableCell &cell : row.cells)
                add(Kind::Cell, cell.runs, isCited, row.isHead);
        }
    }

    /// A heading, or a paragraph that is a caption or ends in a colon.
    static bool isLeadIn(const Block &block)
    {
        if (block.kind == Block::Kind::Heading)
            return true;
        if (block.kind != Block::Kind::Paragraph)
            return false;
        const bool isCaption = std::all_of(block.runs.begin(), block.runs.end(), [](const Run &run) {
            return run.kind == Run::Kind::Citation || (run.marks & Run::Strong) != 0U;
        });
        return isCaption || wordsOf(block.runs).endsWith(u':');
    }

    static bool introduces(const Block &paragraph, const Block &next)
    {
        return (next.kind == Block::Kind::Table || isLeadIn(paragraph)) && isCitedThroughout(next);
    }

    void add(Kind kind, const Runs &runs, bool isCovered, bool isHead = false)
    {
        if (runs.empty())
            return;
        WrittenText text;
        text.kind = kind;
        for (const Run &run : runs) {
            if (!run.link.isEmpty())
                text.links.emplace_back(text.words.size(), text.words.size() + run.text.size());
            if (run.kind == Run::Kind::Text)
                text.words += run.text;
            else if (run.kind == Run::Kind::LineBreak)
                text.words += u' ';
        }
        if (m_next < m_section.texts.size())
            text.lines = m_section.texts[m_next++];
        else
            text.lines.line = m_section.line;
        text.isHead = isHead;
        text.isCited = isCovered || hasCitation(runs);
        m_out.push_back(std::move(text));
    }

    const SectionDraft &m_section;
    std::vector<WrittenText> &m_out;
    size_t m_next = 0;
};

void addField(std::vector<WrittenText> &fields, const QString &words, int line)
{
    WrittenText field;
    field.kind = Kind::Field;
    field.words = words;
    field.lines.line = line;
    field.isCited = true; // its source stands in the section that it sums up
    fields.push_back(std::move(field));
}

} // namespace

QString WrittenText::ownWords() const
{
    static const QRegularExpression quoted(QStringLiteral("\"[^\"]{0,600}\"|\u201c[^\u201d]{0,600}\u201d"));
    QString own = words;
    auto matches = quoted.globalMatch(words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (qsizetype at = match.capturedStart() + 1; at < match.capturedEnd() - 1; ++at)
            own[at] = u' ';
    }
    return own;
}

WrittenTopic WrittenTopic::of(const MarkdownSource::ReadTopic &topic)
{
    WrittenTopic written;
    written.file = topic.file;
    const Topic &fields = topic.fields.topic;
    addField(written.fields, fields.entry.summary, topic.fields.summaryLine);
    for (size_t i = 0; i < fields.checks.size(); ++i) {
        addField(written.fields, fields.checks[i].question, topic.fields.questionLines[i]);
        addField(written.fields, fields.checks[i].answer, topic.fields.answerLines[i]);
    }
    for (const SectionDraft &section : topic.text.sections) {
        WrittenSection &out = written.sections.emplace_back();
        out.title = section.title;
        out.line = section.line;
        TextReader(section, out.texts).read(section.blocks, false);
        for (const WrittenText &text : out.texts)
            out.wordCount += Readability().countText(text.words).words;
    }
    return written;
}

} // namespace primer
