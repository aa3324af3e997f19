// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/SectionXhtml.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace primer {

namespace {

QString calloutClass(CalloutKind kind)
{
    switch (kind) {
    case CalloutKind::Caution:
        return QStringLiteral("caution");
    case CalloutKind::Warning:
        return QStringLiteral("warning");
    case CalloutKind::Important:
        return QStringLiteral("important");
    case CalloutKind::Tip:
        return QStringLiteral("tip");
    case CalloutKind::Note:
        break;
    }
    return QStringLiteral("note");
}

class Writer final
{
public:
    explicit Writer(QByteArray &out)
        : m_xml(&out)
    { }

    void writeSection(const std::vector<Block> &blocks)
    {
        start("section");
        writeBlocks(blocks);
        end();
    }

private:
    void start(const char *name) { m_xml.writeStartElement(QString::fromLatin1(name)); }
    void end() { m_xml.writeEndElement(); }
    void attribute(const char *name, const QString &value)
    {
        m_xml.writeAttribute(QString::fromLatin1(name), value);
    }

    void writeBlocks(const std::vector<Block> &blocks)
    {
        for (const Block &block : blocks)
            writeBlock(block);
    }

    void writeBlock(const Block &block)
    {
        switch (block.kind) {
        case Block::Kind::Paragraph:
            writeText("p", block.runs);
            break;
        case Block::Kind::Heading:
            writeText(block.level == 3 ? "h3" : "h4", block.runs);
            break;
        case Block::Kind::List:
            writeList(block);
            break;
        case Block::Kind::Callout:
            writeCallout(block);
            break;
        case Block::Kind::Table:
            writeTable(block);
            break;
        case Block::Kind::Image:
            writeImage(block);
            break;
        }
    }

    void writeText(const char *name, const Runs &runs)
    {
        start(name);
        writeRuns(runs);
        end();
    }

    void writeList(const Block &block)
    {
        start(block.ordered ? "ol" : "ul");
        if (block.ordered && block.firstNumber != 1)
            attribute("start", QString::number(block.firstNumber));
        for (const auto &item : block.items) {
            start("li");
            writeBlocks(item);
            end();
        }
        end();
    }

    void writeCallout(const Block &block)
    {
        start("aside");
        attribute("class", calloutClass(block.callout));
        if (!block.runs.empty()) {
            start("p");
            attribute("class", QStringLiteral("title"));
            writeRuns(block.runs);
            end();
        }
        writeBlocks(block.blocks);
        end();
    }

    void writeTable(const Block &block)
    {
        start("table");
        if (!block.runs.empty())
            writeText("caption", block.runs);
        const auto firstOfBody = std::find_if(
            block.rows.begin(), block.rows.end(), [](const TableRow &row) { return !row.isHead; });
        writeRows("thead", block.rows.begin(), firstOfBody);
        writeRows("tbody", firstOfBody, block.rows.end());
        end();
    }

    using RowIterator = std::vector<TableRow>::const_iterator;

    void writeRows(const char *name, RowIterator first, RowIterator last)
    {
        if (first == last)
            return;
        start(name);
        for (; first != last; ++first) {
            start("tr");
            for (const TableCell &cell : first->cells)
                writeCell(cell);
            end();
        }
        end();
    }

    void writeCell(const TableCell &cell)
    {
        start(cell.isHead ? "th" : "td");
        if (cell.columnSpan != 1)
            attribute("colspan", QString::number(cell.columnSpan));
        if (cell.rowSpan != 1)
            attribute("rowspan", QString::number(cell.rowSpan));
        writeRuns(cell.runs);
        end();
    }

    void writeImage(const Block &block)
    {
        start("figure");
        start("img");
        attribute("src", block.asset);
        attribute("alt", block.alternative);
        end();
        if (!block.runs.empty())
            writeText("figcaption", block.runs);
        end();
    }

    void writeRuns(const Runs &runs)
    {
        QString link;
        for (const Run &run : runs) {
            if (run.link != link) {
                if (!link.isEmpty())
                    end();
                link = run.link;
                if (!link.isEmpty()) {
                    start("a");
                    attribute("href", link);
                }
            }
            writeRun(run);
        }
        if (!link.isEmpty())
            end();
    }

    void writeRun(const Run &run)
    {
        if (run.kind == Run::Kind::LineBreak) {
            m_xml.writeEmptyElement(QStringLiteral("br"));
            return;
        }
        if (run.kind == Run::Kind::Citation) {
            m_xml.writeTextElement(QStringLiteral("cite"), run.text);
            return;
        }
        int open = 0;
        if (!run.term.isEmpty()) {
            start("dfn");
            attribute("title", run.term);
            ++open;
        }
        constexpr std::pair<Run::Mark, const char *> kElements[]{{Run::Strong, "strong"},
            {Run::Emphasis, "em"}, {Run::Superscript, "sup"}, {Run::Subscript, "sub"}};
        for (const auto &[mark, name] : kElements) {
            if ((run.marks & mark) != 0U) {
                start(name);
                ++open;
            }
        }
        m_xml.writeCharacters(run.text);
        for (; open > 0; --open)
            end();
    }

    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray writeXhtml(const std::vector<Block> &blocks)
{
    QByteArray out;
    Writer(out).writeSection(blocks);
    return out;
}

} // namespace primer
