// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/MarkdownSections.h"

#include "authoring/InlineText.h"
#include "base/SectionRef.h"
#include "library/Asset.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <memory>

#include <cmark-gfm.h>

#include <cmark-gfm-core-extensions.h>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("MarkdownSections", text);
}

constexpr int kDeepestBlock = 10; // SectionContent refuses more than 24 elements within each other
constexpr int kLargestNumber = 99'999;

constexpr std::array<std::pair<QLatin1StringView, CalloutKind>, 5> kCallouts{{
    {QLatin1StringView("CAUTION"), CalloutKind::Caution},
    {QLatin1StringView("WARNING"), CalloutKind::Warning},
    {QLatin1StringView("IMPORTANT"), CalloutKind::Important},
    {QLatin1StringView("TIP"), CalloutKind::Tip},
    {QLatin1StringView("NOTE"), CalloutKind::Note},
}};

bool isType(cmark_node *node, const char *name)
{
    return node != nullptr && qstrcmp(cmark_node_get_type_string(node), name) == 0;
}

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Tree parseMarkdown(const QByteArray &markdown)
{
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser.get(), markdown.constData(), static_cast<size_t>(markdown.size()));
    Tree tree(cmark_parser_finish(parser.get()), &cmark_node_free);
    cmark_consolidate_text_nodes(tree.get());
    return tree;
}

/// Whether the first of several blocks is a paragraph in bold from end to end; citations do not count.
bool beginsWithTitle(const std::vector<Block> &blocks)
{
    if (blocks.size() < 2 || blocks.front().kind != Block::Kind::Paragraph)
        return false;
    const Runs &runs = blocks.front().runs;
    return runs.front().kind == Run::Kind::Text && std::all_of(runs.begin(), runs.end(), [](const Run &run) {
        return run.kind == Run::Kind::Citation || (run.marks & Run::Strong) != 0U;
    });
}

} // namespace

/// Walks the parser's tree and cuts it at each `##`.
class SectionReader final
{
public:
    SectionReader(const QByteArray &markdown, int firstLine, FileMistakes &mistakes)
        : m_lines(markdown.split('\n'))
        , m_lineOffset(firstLine - 1)
        , m_mistakes(mistakes)
    { }

    MarkdownSections read(cmark_node *document)
    {
        for (cmark_node *node = cmark_node_first_child(document); node != nullptr;
             node = cmark_node_next(node)) {
            if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
                readHeading(node);
            } else if (m_found.sections.empty()) {
                if (!m_saidOutside)
                    m_mistakes.add(lineOf(node),
                        tr("There is text before the first section. Begin with a heading such as"
                           " \"## At a glance\"."));
                m_saidOutside = true;
            } else {
                readBlock(node, m_found.sections.back().blocks, 0);
            }
        }
        return std::move(m_found);
    }

private:
    /// The line in the file; blocks without one stand where their parent stands.
    int lineOf(cmark_node *node) const
    {
        for (; node != nullptr; node = cmark_node_parent(node)) {
            if (const int line = cmark_node_get_start_line(node); line > 0)
                return line + m_lineOffset;
        }
        return m_lineOffset + 1;
    }

    Runs textOf(cmark_node *node, cmark_node *first = nullptr)
    {
        return InlineText(m_found, m_mistakes, m_lineOffset, lineOf(node)).read(node, first);
    }

    /// The same of a text that becomes part of the section, so that its lines are kept.
    Runs sectionTextOf(cmark_node *node, cmark_node *first = nullptr, int moreLines = 0)
    {
        InlineText text(m_found, m_mistakes, m_lineOffset, lineOf(node) + moreLines);
        Runs runs = text.read(node, first);
        if (!runs.empty())
            m_found.sections.back().texts.push_back(text.lines());
        return runs;
    }

    void readHeading(cmark_node *node)
    {
        const int line = lineOf(node);
        const int level = cmark_node_get_heading_level(node);
        const int index = line - m_lineOffset - 1;
        if (index < m_lines.size() && !m_lines.at(index).trimmed().startsWith('#'))
            m_mistakes.add(line,
                tr("This text is underlined and would become a heading. Write headings with ##, and leave a"
                   " blank line above dashes."));
        if (level == 2) {
            readSectionHeading(node, line);
            return;
        }
        if (level != 3 && level != 4) {
            m_mistakes.add(line,
                tr("Headings are ## for a section, ### and #### within it. This one has %1.")
                    .arg(QString(level, u'#')),
                QStringLiteral("heading-level"));
            return;
        }
        if (m_found.sections.empty()) {
            m_mistakes.add(line, tr("The first heading must be a section, written with ##."),
                QStringLiteral("heading-level"));
            return;
        }
        if (level > m_level + 1)
            m_mistakes.add(line, tr("A heading level is skipped: #### may only stand below ###."),
                QStringLiteral("heading-level"));
        m_level = level;
        Block block;
        block.kind = Block::Kind::Heading;
        block.level = level;
        block.runs = sectionTextOf(node);
        if (wordsOf(block.runs).isEmpty())
            m_mistakes.add(line, tr("The heading has no words."));
        m_found.sections.back().blocks.push_back(std::move(block));
    }

    void readSectionHeading(cmark_node *node, int line)
    {
        m_level = 2;
        const Runs runs = textOf(node);
        QString title = wordsOf(runs);
        const bool isPlain = std::all_of(runs.begin(), runs.end(), [](const Run &run) {
            return run.kind == Run::Kind::Text && run.marks == 0U && run.link.isEmpty();
        });
        if (!isPlain)
            m_mistakes.add(line, tr("The title of a section must be plain words, without marks or links."));
        QString slug;
        static const QRegularExpression given(QStringLiteral("\\s*\\{#([^}]*)\\}$"));
        if (const auto match = given.match(title); match.hasMatch()) {
            slug = match.captured(1);
            title.truncate(match.capturedStart());
            if (!isSlug(slug))
                m_mistakes.add(line,
                    tr("\"%1\" cannot name a section. Use a to z, 0 to 9 and single hyphens.").arg(slug));
        } else {
            slug = slugOf(title);
        }
        if (title.isEmpty())
            m_mistakes.add(line, tr("The section has no title."));
        else if (slug.isEmpty())
            m_mistakes.add(line, tr("The title gives no name for the section. Add one, such as {#dose}."));
        const auto same = std::find_if(m_found.sections.begin(), m_found.sections.end(),
            [&](const SectionDraft &section) { return section.slug == slug; });
        if (!slug.isEmpty() && same != m_found.sections.end())
            m_mistakes.add(line,
                tr("There is a section \"%1\" on line %2 already. Give this one another name, such as"
                   " {#%1-2}.")
                    .arg(slug)
                    .arg(same->line));
        m_found.sections.push_back({slug, title, {}, line, {}});
    }

    void readBlocks(cmark_node *first, std::vector<Block> &out, int depth)
    {
        for (cmark_node *node = first; node != nullptr; node = cmark_node_next(node))
            readBlock(node, out, depth);
    }

    void readBlock(cmark_node *node, std::vector<Block> &out, int depth)
    {
        const int line = lineOf(node);
        if (depth > kDeepestBlock) {
            m_mistakes.add(line, tr("Lists and callouts are nested too deeply here."));
            return;
        }
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_PARAGRAPH:
            readParagraph(node, out);
            return;
        case CMARK_NODE_LIST:
            readList(node, out, depth);
            return;
        case CMARK_NODE_BLOCK_QUOTE:
            readCallout(node, out, depth);
            return;
        case CMARK_NODE_HEADING:
            m_mistakes.add(line, tr("A heading cannot stand within a list or a callout."));
            return;
        case CMARK_NODE_HTML_BLOCK:
            m_mistakes.add(line, tr("HTML is not part of a topic. Use Markdown."));
            return;
        case CMARK_NODE_CODE_BLOCK:
            m_mistakes.add(line,
                tr("A code block is not part of a topic. Text indented by four spaces becomes one, too."));
            return;
        case CMARK_NODE_THEMATIC_BREAK:
            m_mistakes.add(line, tr("A horizontal rule is not part of a topic. Use a heading."));
            return;
        default:
            break;
        }
        if (isType(node, "table"))
            readTable(node, out);
        else
            m_mistakes.add(line,
                tr("\"%1\" is not part of a topic.")
                    .arg(QString::fromUtf8(cmark_node_get_type_string(node))));
    }

    void readParagraph(cmark_node *node, std::vector<Block> &out)
    {
        cmark_node *first = cmark_node_first_child(node);
        if (first != nullptr && cmark_node_get_type(first) == CMARK_NODE_IMAGE
            && cmark_node_next(first) == nullptr) {
            readImage(first, lineOf(node), out);
            return;
        }
        Block block;
        block.runs = sectionTextOf(node);
        if (!block.runs.empty())
            out.push_back(std::move(block));
    }

    void readImage(cmark_node *node, int line, std::vector<Block> &out)
    {
        MarkdownSections unused;
        Block block;
        block.kind = Block::Kind::Image;
        block.alternative = wordsOf(InlineText(unused, m_mistakes, m_lineOffset, line).read(node));
        const QString path = QString::fromUtf8(cmark_node_get_url(node));
        if (block.alternative.isEmpty()) {
            m_mistakes.add(line,
                tr("The picture \"%1\" has no words for people who cannot see it. Write them in the square"
                   " brackets.")
                    .arg(path),
                QStringLiteral("no-alternative"));
            return;
        }
        static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*:"));
        const QString folder = QFileInfo(m_mistakes.file()).path();
        block.asset = QDir::cleanPath(folder + u'/' + path);
        if (path.isEmpty() || QDir::isAbsolutePath(path) || scheme.match(path).hasMatch()
            || block.asset == u".." || block.asset.startsWith(QStringLiteral("../"))) {
            m_mistakes.add(line,
                tr("The picture \"%1\" is not in the source folder. Put it there and name it by its path"
                   " from this file.")
                    .arg(path));
            return;
        }
        if (!isAssetName(block.asset)) {
            m_mistakes.add(line,
                tr("The picture \"%1\" must be named with a to z, A to Z, 0 to 9, dots, _ and -, and end in"
                   " .png, .jpg or .svg.")
                    .arg(path));
            return;
        }
        const QString caption = QString::fromUtf8(cmark_node_get_title(node)).simplified();
        if (!caption.isEmpty()) {
            Run run;
            run.text = caption;
            block.runs.push_back(std::move(run));
            m_found.sections.back().texts.push_back({line});
        }
        m_found.images.push_back({block.asset, line});
        out.push_back(std::move(block));
    }

    void readList(cmark_node *node, std::vector<Block> &out, int depth)
    {
        Block block;
        block.kind = Block::Kind::List;
        block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        block.firstNumber = block.ordered ? cmark_node_get_list_start(node) : 1;
        if (block.firstNumber < 1 || block.firstNumber > kLargestNumber)
            m_mistakes.add(lineOf(node), tr("A list must begin with a number from 1 to 99999."));
        for (cmark_node *item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
            std::vector<Block> blocks;
            if (cmark_node_first_child(item) == nullptr)
                m_mistakes.add(lineOf(item), tr("This item of the list is empty."));
            readBlocks(cmark_node_first_child(item), blocks, depth + 1);
            block.items.push_back(std::move(blocks));
        }
        out.push_back(std::move(block));
    }

    void readCallout(cmark_node *node, std::vector<Block> &out, int depth)
    {
        const int line = lineOf(node);
        cmark_node *paragraph = cmark_node_first_child(node);
        cmark_node *sign = isType(paragraph, "paragraph") ? cmark_node_first_child(paragraph) : nullptr;
        static const QRegularExpression marker(QStringLiteral("^\\[!([A-Za-z]*)\\]\\s*(.*)$"));
        const auto match = marker.match(
            isType(sign, "text") ? QString::fromUtf8(cmark_node_get_literal(sign)) : QString());
        if (!match.hasMatch()) {
            m_mistakes.add(line,
                tr("A quotation is not part of a topic. Begin it with a line such as [!NOTE] to make a"
                   " callout."));
            return;
        }
        const QString word = match.captured(1).toUpper();
        const auto known = std::find_if(
            kCallouts.begin(), kCallouts.end(), [&](const auto &entry) { return entry.first == word; });
        if (known == kCallouts.end()) {
            m_mistakes.add(line,
                tr("There is no callout \"%1\". It must be CAUTION, WARNING, IMPORTANT, TIP or NOTE.")
                    .arg(match.captured(1)));
            return;
        }
        cmark_node *afterSign = cmark_node_next(sign);
        if (!match.captured(2).isEmpty()
            || (afterSign != nullptr && !isType(afterSign, "softbreak") && !isType(afterSign, "linebreak"))) {
            m_mistakes.add(line, tr("The text of a callout begins on the line below [!%1].").arg(word));
            return;
        }
        Block block;
        block.kind = Block::Kind::Callout;
        block.callout = known->second;
        if (afterSign != nullptr && cmark_node_next(afterSign) != nullptr) {
            Block first;
            first.runs = sectionTextOf(paragraph, cmark_node_next(afterSign), 1);
            block.blocks.push_back(std::move(first));
        }
        readBlocks(cmark_node_next(paragraph), block.blocks, depth + 1);
        takeTitle(block);
        if (block.blocks.empty())
            m_mistakes.add(line, tr("The callout has no text."));
        out.push_back(std::move(block));
    }

    /// A callout always keeps a text below its title: a bold paragraph that stands alone is the text.
    static void takeTitle(Block &callout)
    {
        if (!beginsWithTitle(callout.blocks))
            return;
        callout.runs = std::move(callout.blocks.front().runs);
        for (Run &run : callout.runs)
            run.marks &= ~unsigned(Run::Strong);
        callout.blocks.erase(callout.blocks.begin());
    }

    void readTable(cmark_node *node, std::vector<Block> &out)
    {
        Block block;
        block.kind = Block::Kind::Table;
        for (cmark_node *row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
            TableRow cells;
            cells.isHead = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
            for (cmark_node *cell = cmark_node_first_child(row); cell != nullptr;
                 cell = cmark_node_next(cell))
                cells.cells.push_back({sectionTextOf(cell), cells.isHead});
            block.rows.push_back(std::move(cells));
        }
        out.push_back(std::move(block));
    }

    QList<QByteArray> m_lines;
    int m_lineOffset;
    FileMistakes &m_mistakes;
    MarkdownSections m_found;
    int m_level = 2;
    bool m_saidOutside = false;
};

MarkdownSections readMarkdown(const QByteArray &markdown, int firstLine, FileMistakes &mistakes)
{
    const Tree tree = parseMarkdown(markdown);
    return SectionReader(markdown, firstLine, mistakes).read(tree.get());
}

} // namespace primer
