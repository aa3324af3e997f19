// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/SectionContent.h"

#include "base/SectionRef.h"
#include "library/Asset.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SectionContent", text);
}

// What goes beyond these is not laid out within a second; sections are made of some 60 KB at most.
constexpr qsizetype kLargestXhtml = 1024 * 1024;
constexpr qsizetype kLongestText = 256 * 1024;
constexpr int kMostTexts = 10'000;
constexpr int kMostBoxes = 500;
constexpr size_t kMostItems = 1000;
constexpr int kMostCells = 2000;
constexpr qsizetype kMostTargets = 2000;
constexpr int kMostMarksOnALetter = 32;
constexpr int kDeepestCallouts = 3; // the work of laying out boxes doubles with each within another
constexpr int kDeepest = 24;
constexpr int kMostSpan = 100;

constexpr std::array<std::pair<QLatin1StringView, CalloutKind>, 5> kCalloutClasses{{
    {QLatin1StringView("caution"), CalloutKind::Caution},
    {QLatin1StringView("warning"), CalloutKind::Warning},
    {QLatin1StringView("important"), CalloutKind::Important},
    {QLatin1StringView("tip"), CalloutKind::Tip},
    {QLatin1StringView("note"), CalloutKind::Note},
}};

bool isAllowedLink(const QString &link)
{
    if (link.startsWith(QStringLiteral("topic:"))) {
        const auto ref = SectionRef::parse(QStringView(link).mid(6));
        return ref && ref->pack.isEmpty();
    }
    constexpr std::array<QLatin1StringView, 4> kSchemes{QLatin1StringView("https://"),
        QLatin1StringView("http://"), QLatin1StringView("mailto:"), QLatin1StringView("tel:")};
    return std::any_of(
        kSchemes.begin(), kSchemes.end(), [&](auto scheme) { return link.startsWith(scheme); });
}

} // namespace

/// Reads the XHTML of one section, by recursive descent. The first thing outside the subset raises an error
/// on the reader, which ends every loop.
class SectionContentParser final
{
public:
    explicit SectionContentParser(const QByteArray &xhtml)
        : m_xml(xhtml)
    {
        m_xml.setNamespaceProcessing(false); // a prefix or an xmlns is refused like any other name
    }

    Result<SectionContent> parse()
    {
        if (nextIsElement() && m_xml.name() == u"section") {
            takeAttributes({});
            m_content.m_blocks = readBlocks();
            nextIsElement();
        } else if (!m_xml.hasError()) {
            refuse(QStringLiteral("the root is not <section>"));
        }
        if (m_xml.hasError()) {
            return failure(Trouble::Damaged,
                tr("The text of this section is not in a form that can be shown. Build the pack again."),
                QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(m_xml.errorString()));
        }
        return std::move(m_content);
    }

private:
    struct Look
    {
        unsigned marks = 0;
        QString link;
        QString term;
    };

    void refuse(const QString &why)
    {
        if (!m_xml.hasError())
            m_xml.raiseError(why);
    }

    /// Moves to the next child element of the one being read; false at its end. Text that is not white space,
    /// a document type and the like are refused.
    bool nextIsElement()
    {
        while (!m_xml.hasError()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                return true;
            case QXmlStreamReader::EndElement:
            case QXmlStreamReader::EndDocument:
            case QXmlStreamReader::Invalid:
                return false;
            case QXmlStreamReader::Characters:
                if (!m_xml.isWhitespace())
                    refuse(QStringLiteral("text outside a paragraph"));
                break;
            case QXmlStreamReader::StartDocument:
            case QXmlStreamReader::Comment:
                break;
            default:
                refuse(QStringLiteral("a document type, entity or instruction"));
            }
        }
        return false;
    }

    /// The values of the named attributes; any other attribute is refused.
    QStringList takeAttributes(std::initializer_list<QLatin1StringView> names)
    {
        QStringList values;
        values.resize(static_cast<qsizetype>(names.size()));
        for (const auto &attribute : m_xml.attributes()) {
            const auto at = std::find(names.begin(), names.end(), attribute.qualifiedName());
            if (at == names.end())
                refuse(u"attribute " + attribute.qualifiedName() + u" of <" + m_xml.name() + u'>');
            else
                values[at - names.begin()] = attribute.value().toString();
        }
        return values;
    }

    std::vector<Block> readBlocks()
    {
        std::vector<Block> blocks;
        if (++m_depth > kDeepest)
            refuse(QStringLiteral("nested too deeply"));
        while (nextIsElement())
            readBlockInto(blocks);
        --m_depth;
        return blocks;
    }

    void readBlockInto(std::vector<Block> &blocks)
    {
        const QString name = m_xml.name().toString();
        if (name == u"p")
            blocks.push_back(readTextBlock(Block::Kind::Paragraph, 0));
        else if (name == u"h3" || name == u"h4")
            blocks.push_back(readTextBlock(Block::Kind::Heading, name.back().digitValue()));
        else if (name == u"ul" || name == u"ol")
            blocks.push_back(readList(name == u"ol"));
        else if (name == u"aside")
            blocks.push_back(readCallout());
        else if (name == u"table")
            blocks.push_back(readTable());
        else if (name == u"figure")
            blocks.push_back(readImage());
        else
            refuse(u"element <" + name + u'>');
    }

    Block readTextBlock(Block::Kind kind, int level)
    {
        takeAttributes({});
        Block block;
        block.kind = kind;
        block.level = level;
        block.runs = readRuns();
        return block;
    }

    Block readList(bool ordered)
    {
        Block block;
        block.kind = Block::Kind::List;
        block.ordered = ordered;
        if (ordered)
            block.firstNumber = numberOr(takeAttributes({QLatin1StringView("start")}).constFirst(), 1, 99999);
        else
            takeAttributes({});
        while (nextIsElement()) {
            if (m_xml.name() != u"li") {
                refuse(QStringLiteral("a list holds something other than <li>"));
                break;
            }
            takeAttributes({});
            if (block.items.size() == kMostItems)
                refuse(QStringLiteral("a list of too many items"));
            block.items.push_back(readBlocks());
        }
        return block;
    }

    Block readCallout()
    {
        Block block;
        block.kind = Block::Kind::Callout;
        const QString name = takeAttributes({QLatin1StringView("class")}).constFirst();
        const auto known = std::find_if(kCalloutClasses.begin(), kCalloutClasses.end(),
            [&](const auto &entry) { return entry.first == name; });
        if (known == kCalloutClasses.end()) {
            refuse(u"callout of class " + name);
            return block;
        }
        block.callout = known->second;
        if (++m_depth > kDeepest || ++m_callouts > kDeepestCallouts)
            refuse(QStringLiteral("nested too deeply"));
        countBox();
        bool first = true;
        while (nextIsElement()) {
            if (first && m_xml.name() == u"p"
                && m_xml.attributes().value(QLatin1StringView("class")) == u"title") {
                takeAttributes({QLatin1StringView("class")});
                block.runs = readRuns();
            } else {
                readBlockInto(block.blocks);
            }
            first = false;
        }
        --m_depth;
        --m_callouts;
        return block;
    }

    Block readTable()
    {
        takeAttributes({});
        Block block;
        block.kind = Block::Kind::Table;
        m_cells = 0;
        countBox();
        while (nextIsElement()) {
            const QString name = m_xml.name().toString();
            takeAttributes({});
            if (name == u"caption" && block.rows.empty() && block.runs.empty())
                block.runs = readRuns();
            else if (name == u"thead" || name == u"tbody")
                readRows(block.rows, name == u"thead");
            else
                refuse(u"<" + name + u"> in a table");
        }
        if (block.rows.empty())
            refuse(QStringLiteral("a table without rows"));
        return block;
    }

    void readRows(std::vector<TableRow> &rows, bool isHead)
    {
        while (nextIsElement()) {
            if (m_xml.name() != u"tr") {
                refuse(QStringLiteral("a table holds something other than rows"));
                return;
            }
            takeAttributes({});
            TableRow row;
            row.isHead = isHead;
            while (nextIsElement())
                row.cells.push_back(readCell());
            if (row.cells.empty())
                refuse(QStringLiteral("a row without cells"));
            m_cells += static_cast<int>(row.cells.size());
            if (m_cells > kMostCells)
                refuse(QStringLiteral("a table of too many cells"));
            rows.push_back(std::move(row));
        }
    }

    TableCell readCell()
    {
        TableCell cell;
        cell.isHead = m_xml.name() == u"th";
        if (!cell.isHead && m_xml.name() != u"td")
            refuse(QStringLiteral("a row holds something other than cells"));
        const QStringList spans
            = takeAttributes({QLatin1StringView("colspan"), QLatin1StringView("rowspan")});
        cell.columnSpan = numberOr(spans.at(0), 1, kMostSpan);
        cell.rowSpan = numberOr(spans.at(1), 1, kMostSpan);
        cell.runs = readRuns();
        return cell;
    }

    Block readImage()
    {
        takeAttributes({});
        Block block;
        block.kind = Block::Kind::Image;
        while (nextIsElement()) {
            if (m_xml.name() == u"img" && block.asset.isEmpty()) {
                const QStringList values
                    = takeAttributes({QLatin1StringView("src"), QLatin1StringView("alt")});
                block.asset = values.at(0);
                block.alternative = values.at(1);
                while (nextIsElement())
                    refuse(QStringLiteral("an image that holds something"));
            } else if (m_xml.name() == u"figcaption" && !block.asset.isEmpty() && block.runs.empty()) {
                takeAttributes({});
                block.runs = readRuns();
            } else {
                refuse(u"<" + m_xml.name() + u"> in a figure");
            }
        }
        if (!isAssetName(block.asset))
            refuse(u"an image named \"" + block.asset + u'"');
        if (block.alternative.isEmpty())
            refuse(QStringLiteral("an image without a text alternative"));
        m_content.m_assets.append(block.asset);
        return block;
    }

    int numberOr(const QString &text, int otherwise, int most)
    {
        if (text.isEmpty())
            return otherwise;
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (!isNumber || number < 1 || number > most)
            refuse(u"number " + text);
        return number;
    }

    /// The text of the element being read, and a line feed after it.
    Runs readRuns()
    {
        Runs runs;
        if (++m_texts > kMostTexts)
            refuse(QStringLiteral("too many paragraphs"));
        readRunsInto(runs, {});
        m_content.m_text += u'\n';
        m_marksOnALetter = 0;
        return runs;
    }

    void readRunsInto(Runs &runs, const Look &look)
    {
        if (++m_depth > kDeepest)
            refuse(QStringLiteral("nested too deeply"));
        while (!m_xml.hasError()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::Characters:
                addText(runs, m_xml.text().toString(), look);
                break;
            case QXmlStreamReader::StartElement:
                readInline(runs, look);
                break;
            case QXmlStreamReader::EndElement:
                --m_depth;
                return;
            case QXmlStreamReader::Comment:
                break;
            default:
                refuse(QStringLiteral("an entity or instruction"));
            }
        }
    }

    void addText(Runs &runs, const QString &text, const Look &look)
    {
        Run run;
        run.text = text;
        run.marks = look.marks;
        run.link = look.link;
        run.term = look.term;
        run.start = static_cast<int>(m_content.m_text.size());
        m_content.m_text += text;
        runs.push_back(std::move(run));
        if (m_content.m_text.size() > kLongestText)
            refuse(QStringLiteral("too much text"));
        for (const QChar unit : text) {
            m_marksOnALetter = unit.isMark() ? m_marksOnALetter + 1 : 0;
            if (m_marksOnALetter > kMostMarksOnALetter)
                refuse(QStringLiteral("too many marks on one letter"));
        }
    }

    void countBox()
    {
        if (++m_boxes > kMostBoxes)
            refuse(QStringLiteral("too many tables and callouts"));
    }

    void readInline(Runs &runs, Look look)
    {
        const QString name = m_xml.name().toString();
        if (name == u"br") {
            takeAttributes({});
            Run run;
            run.kind = Run::Kind::LineBreak;
            run.start = static_cast<int>(m_content.m_text.size());
            m_content.m_text += u'\n';
            runs.push_back(run);
            while (nextIsElement())
                refuse(QStringLiteral("a line break that holds something"));
            return;
        }
        if (name == u"cite") {
            readCitation(runs);
            return;
        }
        if (name == u"strong")
            look.marks |= Run::Strong;
        else if (name == u"em")
            look.marks |= Run::Emphasis;
        else if (name == u"sup")
            look.marks |= Run::Superscript;
        else if (name == u"sub")
            look.marks |= Run::Subscript;
        else if (name == u"a")
            look.link = readLink();
        else if (name == u"dfn")
            look.term = takeAttributes({QLatin1StringView("title")}).constFirst();
        else
            refuse(u"element <" + name + u"> in text");
        if (name != u"a" && name != u"dfn")
            takeAttributes({});
        readRunsInto(runs, look);
    }

    QString readLink()
    {
        QString link = takeAttributes({QLatin1StringView("href")}).constFirst();
        if (!isAllowedLink(link))
            refuse(u"a link to " + link);
        if (!m_knownLinks.contains(link)) {
            m_knownLinks.insert(link);
            m_content.m_links.append(link);
        }
        if (m_knownLinks.size() > kMostTargets)
            refuse(QStringLiteral("too many links"));
        return link;
    }

    void readCitation(Runs &runs)
    {
        takeAttributes({});
        Run run;
        run.kind = Run::Kind::Citation;
        run.text = m_xml.readElementText().trimmed();
        if (run.text.isEmpty())
            refuse(QStringLiteral("a citation that names no source"));
        int &number = m_numbers[run.text];
        if (number == 0) {
            m_content.m_citedSources.append(run.text);
            number = static_cast<int>(m_content.m_citedSources.size());
        }
        if (number > kMostTargets)
            refuse(QStringLiteral("too many sources"));
        run.number = number;
        run.start = static_cast<int>(m_content.m_text.size());
        runs.push_back(std::move(run));
    }

    QXmlStreamReader m_xml;
    SectionContent m_content;
    QHash<QString, int> m_numbers; ///< of the sources
    QSet<QString> m_knownLinks;
    int m_depth = 0;
    int m_callouts = 0; ///< those that we are in
    int m_boxes = 0;
    int m_cells = 0; ///< of the table that we are in
    int m_texts = 0;
    int m_marksOnALetter = 0;
};

Result<SectionContent> SectionContent::parse(const QByteArray &xhtml)
{
    if (xhtml.size() > kLargestXhtml)
        return failure(Trouble::Damaged,
            tr("The text of this section is too large to show. Build the pack again."),
            QStringLiteral("too much text"));
    return SectionContentParser(xhtml).parse();
}

QString calloutWord(CalloutKind kind)
{
    switch (kind) {
    case CalloutKind::Caution:
        return tr("Get help now");
    case CalloutKind::Warning:
        return tr("Warning");
    case CalloutKind::Important:
        return tr("Ask your clinician");
    case CalloutKind::Tip:
        return tr("What helps");
    case CalloutKind::Note:
        return tr("Good to know");
    }
    return {};
}

namespace {

QString runsToPlain(const Runs &runs)
{
    QString text;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::LineBreak)
            text += u'\n';
        else if (run.kind == Run::Kind::Citation)
            text += u" [" + QString::number(run.number) + u']';
        else
            text += run.text;
    }
    return text;
}

void addPlain(QString &out, const QString &text, const QString &indent, const QString &first)
{
    QString lines = text;
    lines.replace(u'\n', u'\n' + indent);
    out += first + lines + u'\n';
}

void blocksToPlain(QString &out, const std::vector<Block> &blocks, const QString &indent, QString first)
{
    for (const Block &block : blocks) {
        switch (block.kind) {
        case Block::Kind::Paragraph:
        case Block::Kind::Heading:
            addPlain(out, runsToPlain(block.runs), indent, first);
            break;
        case Block::Kind::List:
            for (size_t i = 0; i < block.items.size(); ++i) {
                const QString sign = block.ordered
                    ? QString::number(block.firstNumber + static_cast<int>(i)) + u". "
                    : QStringLiteral("- ");
                blocksToPlain(out, block.items[i], indent + QString(sign.size(), u' '), indent + sign);
            }
            break;
        case Block::Kind::Callout: {
            const QString own = runsToPlain(block.runs);
            const QString word = calloutWord(block.callout);
            addPlain(out, own.isEmpty() || own == word ? word : word + u": " + own, indent, first + u"! ");
            blocksToPlain(out, block.blocks, indent + u"  ", indent + u"  ");
            break;
        }
        case Block::Kind::Table:
            if (!block.runs.empty())
                addPlain(out, runsToPlain(block.runs), indent, first);
            for (const TableRow &row : block.rows) {
                QStringList cells;
                for (const TableCell &cell : row.cells)
                    cells.append(runsToPlain(cell.runs));
                addPlain(out, cells.join(QStringLiteral(" | ")), indent, indent);
            }
            break;
        case Block::Kind::Image:
            addPlain(out, u'[' + tr("Picture") + u": " + block.alternative + u']', indent, first);
            if (!block.runs.empty())
                addPlain(out, runsToPlain(block.runs), indent, indent);
            break;
        }
        first = indent;
        const bool tight = !indent.isEmpty() && block.kind != Block::Kind::Callout;
        if (!tight)
            out += u'\n';
    }
}

} // namespace

QString SectionContent::plainText() const
{
    QString out;
    blocksToPlain(out, m_blocks, {}, {});
    while (out.endsWith(QStringLiteral("\n\n")))
        out.chop(1);
    return out;
}

} // namespace primer
