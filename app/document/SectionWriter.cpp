// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SectionWriter.h"

#include "document/CellFormats.h"
#include "document/ColumnWidths.h"
#include "document/Drawings.h"
#include "document/RunText.h"
#include "document/TableGrid.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

#include <algorithm>
#include <optional>

namespace primer {

namespace {

constexpr double kLigatureGuard = 100.2; // percent: Qt's PDF copies "effects" with a ligature otherwise
constexpr double kSignSide = 1.25; // ems of the title
constexpr double kSignGap = 0.45;
constexpr double kPixel = 0.75; // points
constexpr double kBarWidth = 5.1; // ems
constexpr double kBarHeight = 0.58;
constexpr double kBarTab = 5.3; // from the number to the bar beside it
constexpr double kLineWidth = 34; // ems of the page's text, where a line's width is not known
constexpr QChar kObject(QChar::ObjectReplacementCharacter);
constexpr QChar kWordJoiner(0x2060);
constexpr QChar kBreak(0x200b); // a line may end here; it is not seen

QString tr(const char *text)
{
    return QCoreApplication::translate("SectionWriter", text);
}

} // namespace

void WrittenSection::makeRoom(int documentPosition, int length)
{
    map.makeRoom(documentPosition, length);
    for (OutlineEntry &entry : outline)
        entry.position += entry.position >= documentPosition ? length : 0;
    for (DocumentAnchor &anchor : anchors) {
        anchor.range.start += anchor.range.start >= documentPosition ? length : 0;
        anchor.range.end += anchor.range.end > documentPosition ? length : 0;
    }
}

SectionWriter::SectionWriter(QTextDocument *document, Drawings *drawings, const DocumentTheme &theme)
    : m_theme(theme)
    , m_document(document)
    , m_drawings(drawings)
    , m_cursor(document)
    , m_surface(theme.surface)
{
    m_document->setIndentWidth(theme.length(theme.listIndent));
    m_document->setDocumentMargin(theme.length(theme.margin));
    m_cursor.movePosition(QTextCursor::End);
}

WrittenSection SectionWriter::write(const SectionContent &content, const SectionParts &parts)
{
    m_written = {};
    m_parts = &parts;
    m_cursor.beginEditBlock();
    if (!parts.title.isEmpty())
        writeHeading(2, parts.title);
    writeBlocks(content.blocks());
    m_cursor.endEditBlock();
    m_parts = nullptr;
    return std::move(m_written);
}

QTextCharFormat SectionWriter::letters(const TextLook &look) const
{
    QTextCharFormat format;
    if (!look.families.isEmpty())
        format.setFontFamilies(look.families);
    if (m_theme.isPaper) {
        format.setProperty(QTextFormat::FontPixelSize, qRound(m_theme.length(look.size)));
        format.setFontLetterSpacingType(QFont::PercentageSpacing);
        format.setFontLetterSpacing(kLigatureGuard);
        format.setFontHintingPreference(QFont::PreferNoHinting);
    } else {
        format.setFontPointSize(look.size * m_theme.scale);
    }
    format.setFontWeight(look.bold ? QFont::Bold : QFont::Normal);
    if (look.color.isValid())
        format.setForeground(look.color);
    return format;
}

QTextTableCellFormat SectionWriter::cellFormat(const TextLook &look) const
{
    QTextTableCellFormat format;
    format.merge(letters(look));
    return format;
}

double SectionWriter::linePercent(const TextLook &look) const
{
    const double natural = QFontMetricsF(letters(look).font()).lineSpacing();
    return natural > 0 ? 100 * look.lineHeight * m_theme.length(look.size) / natural : 100;
}

void SectionWriter::startBlock(const BlockStyle &style)
{
    m_wordLength = 0;
    QTextBlockFormat format;
    format.setLineHeight(linePercent(*style.look), QTextBlockFormat::ProportionalHeight);
    format.setTopMargin(m_blockIsFree ? 0 : m_theme.length(style.look->before));
    format.setBottomMargin(m_theme.length(style.after >= 0 ? style.after : style.look->after));
    format.setIndent(m_list || m_newList ? m_indent - 1 : m_indent);
    format.setHeadingLevel(style.heading);
    if (style.role != BlockRole::Text)
        format.setProperty(PropertyRole, static_cast<int>(style.role));
    const QTextCharFormat characters = letters(*style.look);
    if (!style.label.isEmpty())
        format.setTextIndent(-QFontMetricsF(characters.font()).horizontalAdvance(style.label));
    if (style.hang > 0) {
        format.setLeftMargin(style.hang);
        format.setTextIndent(-style.hang);
    }
    if (m_blockIsFree) {
        m_cursor.setBlockFormat(format);
        if (!m_cellIsNew)
            m_cursor.setBlockCharFormat(characters);
        m_cursor.setCharFormat(characters);
        m_blockIsFree = false;
        m_cellIsNew = false;
    } else {
        m_cursor.insertBlock(format, characters);
    }
    if (m_list)
        m_list->add(m_cursor.block());
    else if (m_newList)
        m_list = m_cursor.createList(*m_newList);
    if (!style.label.isEmpty())
        insertPlain(style.label, characters);
}

int SectionWriter::writeBlock(const TextLook &look, const QString &text, BlockRole role)
{
    startBlock({.look = &look, .role = role});
    const int start = m_cursor.position();
    addText(look, text);
    return start;
}

int SectionWriter::writeHeading(int level, const QString &text)
{
    const TextLook &look = level == 2 ? m_theme.title : level == 3 ? m_theme.heading : m_theme.subheading;
    startBlock({.look = &look, .heading = level});
    const int start = m_cursor.position();
    m_written.outline.push_back({level, text, start});
    addText(look, text);
    return start;
}

void SectionWriter::addText(const TextLook &look, const QString &text, const QString &target)
{
    QTextCharFormat format = letters(look);
    if (!target.isEmpty())
        makeLink(format, target);
    insertPlain(text, format);
}

void SectionWriter::makeLink(QTextCharFormat &format, const QString &target) const
{
    format.setAnchor(true);
    format.setAnchorHref(target);
    if (!m_theme.isPaper) {
        format.setForeground(m_theme.link);
        format.setFontUnderline(true);
    }
}

void SectionWriter::insertPlain(const QString &text, const QTextCharFormat &format)
{
    m_cursor.insertText(m_theme.isPaper ? withoutBreaksInNumbers(harmless(text)) : harmless(text), format);
}

void SectionWriter::writeBlocks(const std::vector<Block> &blocks)
{
    for (size_t i = 0; i < blocks.size(); ++i) {
        const Block &block = blocks[i];
        switch (block.kind) {
        case Block::Kind::Paragraph:
            if (i + 1 < blocks.size() && isCaptionOf(block, blocks[i + 1]))
                writeCaption(block.runs);
            else
                writeParagraph(block.runs);
            break;
        case Block::Kind::Heading:
            writeHeading(block);
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
            writePicture(block);
            break;
        }
        m_list = nullptr;
        m_newList = nullptr;
        tellParagraph();
    }
}

void SectionWriter::tellParagraph()
{
    if (!m_parts->afterParagraph || m_captionStandsBefore || m_cursor.currentTable() != nullptr)
        return;
    const int indent = std::exchange(m_indent, 0);
    const double after = std::exchange(m_itemAfter, -1);
    m_parts->afterParagraph(m_written);
    m_indent = indent;
    m_itemAfter = after;
}

void SectionWriter::writeParagraph(const Runs &runs)
{
    startBlock({.look = &m_theme.page, .after = m_itemAfter});
    writeRuns(runs, m_theme.page);
}

void SectionWriter::writeCaption(const Runs &runs)
{
    startBlock({.look = &m_theme.caption, .role = BlockRole::Caption});
    writeRuns(runs, m_theme.caption);
    m_captionStandsBefore = true;
}

void SectionWriter::writeHeading(const Block &block)
{
    const TextLook &look = block.level == 3 ? m_theme.heading : m_theme.subheading;
    startBlock({.look = &look, .heading = block.level});
    m_written.outline.push_back({block.level, wordsOf(block.runs), m_cursor.position()});
    writeRuns(block.runs, look);
}

void SectionWriter::writeList(const Block &block)
{
    const bool numbersByHand = block.ordered && block.firstNumber != 1; // Qt 6.4 counts from 1 only
    QTextListFormat format;
    format.setStyle(block.ordered ? QTextListFormat::ListDecimal : QTextListFormat::ListDisc);
    format.setIndent(1);
    const double outerAfter = m_itemAfter;
    ++m_indent;
    QTextList *list = nullptr;
    for (size_t i = 0; i < block.items.size(); ++i) {
        const std::vector<Block> &item = block.items[i];
        const bool isLast = i + 1 == block.items.size();
        m_itemAfter = isLast ? outerAfter : m_theme.itemAfter;
        m_list = list;
        m_newList = list || numbersByHand ? nullptr : &format;
        if (item.empty() || item.front().kind != Block::Kind::Paragraph) {
            startBlock({.look = &m_theme.page, .after = 0});
        } else {
            QString label;
            if (numbersByHand)
                label = QString::number(block.firstNumber + static_cast<int>(i)) + u". ";
            startBlock({.look = &m_theme.page,
                .after = item.size() > 1 ? m_theme.itemAfter : m_itemAfter,
                .label = label});
            writeRuns(item.front().runs, m_theme.page);
        }
        if (!numbersByHand)
            list = m_list;
        m_list = nullptr;
        m_newList = nullptr;
        if (!item.empty() && item.front().kind == Block::Kind::Paragraph)
            writeBlocks({item.begin() + 1, item.end()});
        else
            writeBlocks(item);
        tellParagraph();
    }
    --m_indent;
    m_itemAfter = outerAfter;
}

QTextTable *SectionWriter::insertTable(int rows, int columns, QTextTableFormat format)
{
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setBorder(0);
    format.setBorderCollapse(true);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setTopMargin(m_blockIsFree ? 0 : m_theme.length(m_theme.boxMargin));
    format.setBottomMargin(m_theme.length(m_theme.boxMargin));
    format.setLeftMargin(m_indent * m_document->indentWidth());
    return m_cursor.insertTable(rows, columns, format);
}

void SectionWriter::enterCell(QTextTable *table, int row, int column)
{
    m_cursor = table->cellAt(row, column).firstCursorPosition();
    m_blockIsFree = true;
    m_cellIsNew = true;
}

void SectionWriter::leaveTable(QTextTable *table)
{
    m_cursor = table->lastCursorPosition();
    m_cursor.movePosition(QTextCursor::NextBlock);
    m_cursor.setBlockFormat(QTextBlockFormat());
    m_blockIsFree = true;
    m_cellIsNew = false;
}

QTextTable *SectionWriter::enterBox(BoxRole role, const CalloutLook &look, int rows)
{
    QTextTableFormat format;
    format.setProperty(PropertyBox, static_cast<int>(role));
    QTextTable *box = insertTable(rows, 1, format);
    for (int row = 0; row < rows; ++row) {
        QTextTableCellFormat cell = cellFormat(m_theme.page);
        formatBoxRow(cell, m_theme, look, look.titleOnEdge && row == 0);
        box->cellAt(row, 0).setFormat(cell);
    }
    enterCell(box, 0, 0);
    return box;
}

void SectionWriter::writeBoxTitle(const QByteArray &sign, const QString &title, const QColor &color)
{
    TextLook look = m_theme.calloutTitle;
    look.color = color;
    const double em = m_theme.length(look.size);
    startBlock({.look = &m_theme.calloutTitle,
        .role = BlockRole::BoxTitle,
        .hang = sign.isEmpty() ? 0 : (kSignSide + kSignGap) * em});
    if (!sign.isEmpty()) {
        QTextCharFormat format = letters(look);
        format.merge(m_drawings->sign(sign, kSignSide * em, kSignGap * em));
        m_cursor.insertText(QString(kObject), format);
    }
    addText(look, title);
}

void SectionWriter::writeCallout(const Block &block)
{
    const CalloutLook &look = m_theme.callout(block.callout);
    const int outerIndent = m_indent;
    const double outerAfter = m_itemAfter;
    QTextTable *box = enterBox(BoxRole::Callout, look, look.titleOnEdge && !block.blocks.empty() ? 2 : 1);
    QTextTableFormat format = box->format();
    format.setProperty(PropertyCallout, static_cast<int>(block.callout));
    box->setFormat(format);
    m_indent = 0;
    m_itemAfter = -1;
    const QColor outerSurface = std::exchange(m_surface, look.fill.isValid() ? look.fill : m_surface);
    writeBoxTitle(look.sign, block.runs.empty() ? calloutWord(block.callout) : QString(), look.title);
    TextLook title = m_theme.calloutTitle;
    title.color = look.title;
    writeRuns(block.runs, title);
    if (box->rows() > 1)
        enterCell(box, 1, 0);
    writeBlocks(block.blocks);
    m_indent = outerIndent;
    m_itemAfter = outerAfter;
    m_surface = outerSurface;
    leaveBox(box);
}

void SectionWriter::writeTable(const Block &block)
{
    const bool hasCaption = !block.runs.empty() || m_captionStandsBefore;
    if (!block.runs.empty())
        writeCaption(block.runs);
    m_captionStandsBefore = false;
    const auto grid = TableGrid::of(block.rows);
    if (!grid) {
        writeTableAsLines(block);
        return;
    }
    QTextTableFormat format;
    format.setProperty(PropertyBox, static_cast<int>(BoxRole::Table));
    format.setHeaderRowCount(grid->headRows);
    QTextTable *table = insertTable(grid->rows, grid->columns, format);
    if (hasCaption) {
        format = table->format();
        format.setTopMargin(m_theme.length(m_theme.caption.after));
        table->setFormat(format);
    }
    for (const PlacedCell &cell : grid->cells) {
        if (cell.rowSpan > 1 || cell.columnSpan > 1)
            table->mergeCells(cell.row, cell.column, cell.rowSpan, cell.columnSpan);
    }
    setColumnWidths(table, *grid);
    const int outerIndent = std::exchange(m_indent, 0);
    for (size_t i = 0; i < grid->cells.size(); ++i)
        writeCell(table, *grid, i);
    m_indent = outerIndent;
    leaveTable(table);
}

bool SectionWriter::barsAreBeneath() const
{
    return m_theme.table.size >= 18;
}

void SectionWriter::setColumnWidths(QTextTable *table, const TableGrid &grid) const
{
    const double em = m_theme.length(m_theme.table.size);
    TextLook look = m_theme.table;
    look.bold = true;
    const double line = m_document->textWidth() > 0 ? m_document->textWidth()
                                                    : kLineWidth * m_theme.length(m_theme.page.size);
    const double bar = barsAreBeneath() ? kBarWidth : kBarWidth + kBarTab;
    QTextTableFormat format = table->format();
    format.setColumnWidthConstraints(columnWidths(grid,
        {letters(look).font(), line, 2.6 * m_theme.length(m_theme.cellPadding),
            m_theme.isPaper ? bar * em : 0, barsAreBeneath()}));
    table->setFormat(format);
}

void SectionWriter::writeCell(QTextTable *table, const TableGrid &grid, size_t index)
{
    const PlacedCell &placed = grid.cells[index];
    const bool isHeadRow = placed.row < grid.headRows;
    QTextTableCellFormat cell = cellFormat(m_theme.table);
    formatTableCell(cell, m_theme, grid, placed, m_surface);
    table->cellAt(placed.row, placed.column).setFormat(cell);
    enterCell(table, placed.row, placed.column);
    TextLook look = m_theme.table;
    look.bold = isHeadRow || placed.cell->isHead;
    startBlock({.look = &look});
    writeRuns(placed.cell->runs, look);
    if (m_theme.isPaper && !isHeadRow)
        writeNumberBar(placed.cell->runs);
}

void SectionWriter::writeNumberBar(const Runs &runs)
{
    const std::optional<int> number = numberInHundred(runs);
    if (!number)
        return;
    const double em = m_theme.length(m_theme.table.size);
    QTextCharFormat format = letters(m_theme.table);
    format.merge(m_drawings->bar(*number, kBarWidth * em, kBarHeight * em));
    if (barsAreBeneath()) {
        m_cursor.insertText(QString(QChar::LineSeparator), letters(m_theme.table));
    } else {
        QTextBlockFormat block = m_cursor.blockFormat();
        block.setTabPositions({QTextOption::Tab(kBarTab * em, QTextOption::LeftTab)});
        m_cursor.setBlockFormat(block);
        m_cursor.insertText(QStringLiteral("\t"), letters(m_theme.table));
    }
    m_cursor.insertText(QString(kObject), format);
}

void SectionWriter::writeTableAsLines(const Block &block)
{
    for (const TableRow &row : block.rows) {
        startBlock({.look = &m_theme.table});
        for (const TableCell &cell : row.cells) {
            if (&cell != &row.cells.front())
                addText(m_theme.table, QStringLiteral(" | "));
            writeRuns(cell.runs, m_theme.table);
        }
    }
}

void SectionWriter::writePicture(const Block &block)
{
    startBlock({.look = &m_theme.page});
    const auto asset = m_parts->assets.constFind(block.asset);
    if (asset == m_parts->assets.constEnd()) {
        addText(m_theme.page, u'[' + tr("Picture") + u": " + block.alternative + u']');
    } else {
        QTextBlockFormat single; // the height of a line counts from the picture in it
        single.setLineHeight(100, QTextBlockFormat::ProportionalHeight);
        m_cursor.mergeBlockFormat(single);
        QTextCharFormat format = letters(m_theme.page);
        format.merge(m_drawings->picture(*asset, m_theme.length(kPixel), m_theme.isPaper));
        format.setToolTip(block.alternative);
        m_cursor.insertText(QString(kObject), format);
    }
    if (!block.runs.empty()) {
        startBlock({.look = &m_theme.small, .role = BlockRole::Small});
        writeRuns(block.runs, m_theme.small);
    }
}

void SectionWriter::writeRuns(const Runs &runs, const TextLook &look)
{
    for (size_t i = 0; i < runs.size(); ++i) {
        const Run &run = runs[i];
        switch (run.kind) {
        case Run::Kind::Text:
            writeTextRun(run, runFormat(run, look));
            break;
        case Run::Kind::LineBreak:
            m_written.map.add(run.start, m_cursor.position(), 1);
            m_cursor.insertText(QString(QChar::LineSeparator), letters(look));
            break;
        case Run::Kind::Citation: {
            size_t end = i + 1;
            while (m_theme.isPaper && end < runs.size() && runs[end].kind == Run::Kind::Citation)
                ++end;
            writeCitations(runs, i, end, look);
            i = end - 1;
            break;
        }
        }
    }
}

QTextCharFormat SectionWriter::runFormat(const Run &run, const TextLook &look) const
{
    QTextCharFormat format = letters(look);
    if (run.marks & Run::Strong)
        format.setFontWeight(QFont::Bold);
    if (run.marks & Run::Emphasis) {
        if (m_theme.emphasisIsBold)
            format.setFontWeight(QFont::Bold);
        else
            format.setFontItalic(true);
    }
    if (run.marks & Run::Superscript)
        format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    if (run.marks & Run::Subscript)
        format.setVerticalAlignment(QTextCharFormat::AlignSubScript);
    if (!run.link.isEmpty()) {
        makeLink(format, run.link);
    } else if (!run.term.isEmpty() && !m_theme.isPaper) {
        format.setAnchor(true);
        format.setAnchorHref(u"term:" + run.term);
    }
    return format;
}

void SectionWriter::writeTextRun(const Run &run, const QTextCharFormat &format)
{
    const int start = m_cursor.position();
    for (const TextPiece &piece : piecesOf(run.text, m_wordLength)) {
        m_written.map.add(run.start + piece.start, m_cursor.position(), piece.length);
        insertPlain(run.text.mid(piece.start, piece.length), format);
        if (piece.mayBreak)
            insertPlain(QString(kBreak), format);
    }
    noteAnchor(format.anchorHref(), start);
}

void SectionWriter::writeCitations(const Runs &runs, size_t from, size_t to, const TextLook &look)
{
    QTextCharFormat format = letters(m_theme.isPaper ? m_theme.small : look);
    if (!m_theme.isPaper) {
        format.setForeground(m_theme.link);
        format.setFontUnderline(true);
        format.setFontWeight(QFont::Normal);
        format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
    }
    // A citation stays on the line of the word that it belongs to.
    const QChar before = m_document->characterAt(m_cursor.position() - 1);
    if (!before.isSpace())
        insertPlain(QString(m_theme.isPaper ? QChar(QChar::Nbsp) : kWordJoiner), format);
    for (size_t i = from; i < to; ++i) {
        const int number = m_parts->sourceNumbers.value(runs[i].text, runs[i].number);
        QTextCharFormat linked = format;
        linked.setAnchor(true);
        linked.setAnchorHref(m_parts->sourceTarget + QString::number(number));
        const int start = m_cursor.position();
        const QString open = i == from ? QStringLiteral("[") : QString();
        const QString close = i + 1 == to ? QStringLiteral("]") : u',' + QString(QChar(QChar::Nbsp));
        insertPlain(open + QString::number(number) + close, linked);
        noteAnchor(linked.anchorHref(), start);
    }
}

void SectionWriter::noteAnchor(const QString &target, int start)
{
    auto &all = m_written.anchors;
    if (!all.empty() && all.back().target == target && all.back().range.end == start)
        all.back().range.end = m_cursor.position();
    else if (!target.isEmpty())
        all.push_back({target, {start, m_cursor.position()}});
}

} // namespace primer
