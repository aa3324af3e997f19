// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PageFlow.h"

#include <QAbstractTextDocumentLayout>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextTable>

#include <algorithm>

namespace primer {

namespace {

constexpr double kAnswerLine = 9 * 720 / 25.4; // from line to line

/// The words of a box's title or a table's caption, without signs.
QString titleWords(const QTextBlock &block)
{
    QString words = block.text();
    words.remove(QChar(QChar::ObjectReplacementCharacter));
    words.remove(QChar(0x2060));
    words.replace(QChar(QChar::Nbsp), u' ');
    words = words.section(QStringLiteral("  "), 0, 0); // a note's date stands apart
    return words.section(u'[', 0, 0).trimmed();
}

/// The first row after `row` that no cell joins to one before it.
int endOfJoinedRows(const QTextTable *table, int row)
{
    int end = row + 1;
    for (int at = row; at < end; ++at) {
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(at, column);
            end = std::max(end, cell.row() + cell.rowSpan());
        }
    }
    return std::min(end, table->rows());
}

} // namespace

PageFlow::PageFlow(const QTextDocument *document, const DocumentTheme &theme, double bodyHeight)
    : m_document(document)
    , m_theme(theme)
    , m_bodyHeight(bodyHeight)
{
    const QTextFrame *root = document->rootFrame();
    addFrame(root->begin(), root->end());
}

QPointF PageFlow::originOf(const QTextBlock &block) const
{
    return m_document->documentLayout()->blockBoundingRect(block).topLeft();
}

std::vector<PlacedLine> PageFlow::linesOf(const QTextBlock &block) const
{
    std::vector<PlacedLine> lines;
    const QTextLayout *layout = block.layout();
    const QPointF origin = originOf(block);
    const double percent = block.blockFormat().lineHeight() / 100;
    for (int i = 0; i < layout->lineCount(); ++i) {
        const QTextLine line = layout->lineAt(i);
        const double top = origin.y() + line.y();
        const double next = i + 1 < layout->lineCount() ? origin.y() + layout->lineAt(i + 1).y()
                                                        : top + line.height() * std::max(percent, 0.5);
        lines.push_back({block, i, origin, top, next});
    }
    return lines;
}

std::vector<PlacedLine> PageFlow::linesOf(const QTextTableCell &cell) const
{
    std::vector<PlacedLine> lines;
    QTextBlock block = cell.firstCursorPosition().block();
    const int end = cell.lastPosition();
    for (; block.isValid() && block.position() <= end; block = block.next()) {
        const std::vector<PlacedLine> own = linesOf(block);
        lines.insert(lines.end(), own.begin(), own.end());
    }
    return lines;
}

double PageFlow::rightEdge() const
{
    if (m_open.empty())
        return m_document->textWidth();
    const PageBox &outer = m_boxes[static_cast<size_t>(m_open.back())];
    return outer.right - m_theme.length(m_theme.calloutPadding);
}

void PageFlow::addFrame(QTextFrame::iterator at, const QTextFrame::iterator &end)
{
    for (; at != end; ++at) {
        if (auto *table = qobject_cast<QTextTable *>(at.currentFrame())) {
            const auto role = static_cast<BoxRole>(table->format().intProperty(PropertyBox));
            if (role == BoxRole::Table)
                addTable(table);
            else
                addBox(table);
        } else if (at.currentBlock().isValid()) {
            addBlock(at.currentBlock());
        }
    }
}

void PageFlow::addBlock(const QTextBlock &block)
{
    if (block.length() <= 1 && !block.textList())
        return; // what Qt keeps around tables
    for (const PlacedLine &line : linesOf(block)) {
        Strip strip;
        strip.top = line.top;
        strip.bottom = line.bottom;
        strip.lines = {line};
        strip.boxes = m_open;
        m_strips.push_back(std::move(strip));
    }
}

void PageFlow::addBox(QTextTable *table)
{
    const int index = static_cast<int>(m_boxes.size());
    const QTextTableCell first = table->cellAt(0, 0);
    const QTextTableCell last = table->cellAt(table->rows() - 1, 0);
    const QTextBlock title = first.firstCursorPosition().block();
    PageBox box;
    box.role = static_cast<BoxRole>(table->format().intProperty(PropertyBox));
    box.callout = static_cast<CalloutKind>(table->format().intProperty(PropertyCallout));
    box.above = first.format().toTableCellFormat().topPadding();
    box.below = last.format().toTableCellFormat().bottomPadding();
    box.belowTitle = first.format().toTableCellFormat().bottomPadding();
    box.inset = first.format().toTableCellFormat().leftPadding();
    box.left = originOf(title).x() - box.inset;
    box.right = rightEdge();
    box.first = static_cast<int>(m_strips.size());
    box.isBeneath = table->format().boolProperty(PropertyBeneath);
    box.title = titleWords(title);
    m_boxes.push_back(box);
    m_open.push_back(index);
    for (int row = 0; row < table->rows(); ++row) {
        const QTextTableCell cell = table->cellAt(row, 0);
        addFrame(cell.begin(), cell.end());
    }
    const int answerLines = table->format().intProperty(PropertyAnswerLines);
    if (answerLines > 0 && !m_strips.empty()) {
        Strip strip;
        strip.kind = Strip::Kind::Answer;
        strip.top = m_strips.back().bottom;
        strip.bottom = strip.top + answerLines * kAnswerLine;
        strip.boxes = m_open;
        for (int i = 1; i <= answerLines; ++i) {
            const double y = strip.top + i * kAnswerLine;
            strip.rules.push_back({box.left + box.inset, box.right - box.inset, y, m_theme.length(0.75)});
        }
        m_strips.push_back(std::move(strip));
    }
    m_open.pop_back();
    m_boxes[static_cast<size_t>(index)].last = static_cast<int>(m_strips.size()) - 1;
}

void PageFlow::addTable(QTextTable *table)
{
    const int index = static_cast<int>(m_tables.size());
    PageTable entry;
    entry.first = static_cast<int>(m_strips.size());
    const auto isCaption = [this](int strip) {
        const Strip &before = m_strips[static_cast<size_t>(strip)];
        return before.kind == Strip::Kind::Line
            && before.block().blockFormat().intProperty(PropertyRole) == static_cast<int>(BlockRole::Caption);
    };
    for (int i = entry.first - 1; i >= 0 && isCaption(i); --i) {
        entry.caption = i;
        entry.title = titleWords(m_strips[static_cast<size_t>(i)].block());
    }
    m_tables.push_back(entry);
    const int headRows = table->format().headerRowCount();
    for (int row = 0; row < table->rows();) {
        const int end = endOfJoinedRows(table, row);
        addRows(table, row, end);
        if (end <= headRows)
            m_tables.back().headRows = static_cast<int>(m_strips.size()) - entry.first;
        row = end;
    }
    m_tables[static_cast<size_t>(index)].last = static_cast<int>(m_strips.size()) - 1;
}

void PageFlow::addRows(QTextTable *table, int fromRow, int toRow)
{
    Strip strip;
    strip.kind = Strip::Kind::Row;
    strip.boxes = m_open;
    strip.table = static_cast<int>(m_tables.size()) - 1;
    const double right = rightEdge();
    const bool isHead = toRow <= table->format().headerRowCount();
    strip.top = m_document->size().height();
    struct Edge
    {
        double left;
        int row;
        int endRow;
        double bottom;
    };
    std::vector<Edge> edges;
    for (int row = fromRow; row < toRow; ++row) {
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(row, column);
            if (cell.row() != row || cell.column() != column)
                continue;
            const QTextTableCellFormat format = cell.format().toTableCellFormat();
            const std::vector<PlacedLine> lines = linesOf(cell);
            if (lines.empty())
                continue;
            strip.top = std::min(strip.top, lines.front().top - format.topPadding());
            const double bottom = lines.back().bottom + format.bottomPadding();
            strip.bottom = std::max(strip.bottom, bottom);
            edges.push_back(
                {lines.front().origin.x() - format.leftPadding(), row, row + cell.rowSpan(), bottom});
            strip.lines.insert(strip.lines.end(), lines.begin(), lines.end());
        }
    }
    if (edges.empty())
        return;
    const double width = m_theme.length(isHead ? m_theme.tableHeadRule : m_theme.tableRowRule);
    strip.rules.push_back({edges.front().left, right, strip.bottom, width});
    for (const Edge &edge : edges) {
        if (edge.endRow >= toRow)
            continue;
        TableRule rule{edge.left, right, edge.bottom, m_theme.length(m_theme.tableRowRule)};
        for (const Edge &other : edges) {
            if (other.left > edge.left && other.row == edge.row)
                rule.right = std::min(rule.right, other.left);
            if (other.endRow == edge.endRow)
                rule.y = std::max(rule.y, other.bottom);
        }
        strip.rules.push_back(rule);
    }
    if (strip.height() > m_bodyHeight)
        cutTallStrip(std::move(strip));
    else
        m_strips.push_back(std::move(strip));
}

void PageFlow::cutTallStrip(Strip strip)
{
    std::vector<PlacedLine> rest = std::move(strip.lines);
    std::vector<TableRule> rules = std::move(strip.rules);
    const double end = strip.bottom;
    double top = strip.top;
    while (!rest.empty()) {
        const double cut = top + m_bodyHeight * 0.8;
        const auto beyond = std::stable_partition(
            rest.begin(), rest.end(), [cut](const PlacedLine &line) { return line.bottom <= cut; });
        Strip piece = strip;
        piece.lines.assign(rest.begin(), beyond == rest.begin() ? beyond + 1 : beyond);
        rest.erase(rest.begin(), beyond == rest.begin() ? beyond + 1 : beyond);
        piece.top = top;
        piece.bottom = end;
        if (!rest.empty()) {
            top = std::min_element(rest.begin(), rest.end(), [](const auto &a, const auto &b) {
                return a.top < b.top;
            })->top;
            piece.bottom = std::min(top, cut);
        } else {
            piece.rules = rules;
        }
        piece.bottom = std::max(piece.bottom, piece.top);
        m_strips.push_back(std::move(piece));
    }
}

} // namespace primer
