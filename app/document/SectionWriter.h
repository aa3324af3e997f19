// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/DocumentProperty.h"
#include "document/DocumentTheme.h"
#include "document/SectionMap.h"
#include "library/SectionContent.h"
#include "library/Topic.h"

#include <QHash>
#include <QTextCursor>

#include <functional>
#include <vector>

class QTextDocument;
class QTextList;
class QTextTable;

namespace primer {

class Drawings;
struct TableGrid;
struct WrittenSection;

/// A section on its way into a document.
struct SectionParts
{
    QString title; ///< shown as the first line; empty: none
    QHash<QString, Asset> assets; ///< the pack's images that the text names
    /// The numbers of citations by the key of their source; empty: the section's own.
    QHash<QString, int> sourceNumbers;
    QString sourceTarget = QStringLiteral("source:"); ///< what the number follows in a citation's target
    std::vector<TopicEntry> seeAlso; ///< topics to read next, links below the text
    double roomBelow = 0; ///< empty room at the end, in units of the document
    /// Called after each paragraph that stands in no box and no table, to write what belongs beneath it.
    std::function<void(WrittenSection &)> afterParagraph;
};

/// What became of it.
struct WrittenSection
{
    SectionMap map;
    std::vector<OutlineEntry> outline;
    std::vector<DocumentAnchor> anchors; ///< terms, citations and links, in order

    /// A label of this length was put into the document at that position.
    void makeRoom(int documentPosition, int length);
};

/// Writes text at the end of a document, a block after the other, in the formats of a theme. The one hand
/// that lays text out, for screen and paper. The theme must outlive it.
class SectionWriter final
{
public:
    SectionWriter(QTextDocument *document, Drawings *drawings, const DocumentTheme &theme);
    Q_DISABLE_COPY_MOVE(SectionWriter)

    WrittenSection write(const SectionContent &content, const SectionParts &parts);

    /// Plain text as a block of its own; where it begins.
    int writeBlock(const TextLook &look, const QString &text, BlockRole role = BlockRole::Text);
    /// A heading as a block of its own, level 2 to 4; where it begins.
    int writeHeading(int level, const QString &text);
    /// More text in the block last begun.
    void addText(const TextLook &look, const QString &text, const QString &target = {});
    /// Where the next text will stand.
    int position() const { return m_cursor.position(); }
    QTextDocument *document() const { return m_document; }
    QTextCharFormat lettersOf(const TextLook &look) const { return letters(look); }
    /// Writing goes on in the cells of such a box until leaveBox().
    QTextTable *enterBox(BoxRole role, const CalloutLook &look, int rows);
    void leaveBox(QTextTable *box) { leaveTable(box); }
    /// The sign and title of a box, as a block of its own.
    void writeBoxTitle(const QByteArray &sign, const QString &title, const QColor &color);

private:
    struct BlockStyle
    {
        const TextLook *look = nullptr;
        int heading = 0;
        BlockRole role = BlockRole::Text;
        double after = -1; ///< points; below 0: the look's own
        double hang = 0; ///< how far the first line begins to the left of the others
        QString label = {}; ///< hangs out to the left of the text
    };

    void startBlock(const BlockStyle &style);
    QTextCharFormat letters(const TextLook &look) const;
    QTextTableCellFormat cellFormat(const TextLook &look) const;
    double linePercent(const TextLook &look) const;
    void makeLink(QTextCharFormat &format, const QString &target) const;
    void insertPlain(const QString &text, const QTextCharFormat &format);

    void writeBlocks(const std::vector<Block> &blocks);
    void tellParagraph();
    void writeParagraph(const Runs &runs);
    void writeCaption(const Runs &runs);
    void writeHeading(const Block &block);
    void writeList(const Block &block);
    void writeCallout(const Block &block);
    void writeTable(const Block &block);
    void writeTableAsLines(const Block &block);
    void writePicture(const Block &block);
    void writeCell(QTextTable *table, const TableGrid &grid, size_t index);
    void setColumnWidths(QTextTable *table, const TableGrid &grid) const;
    bool barsAreBeneath() const;
    void writeNumberBar(const Runs &runs);

    void writeRuns(const Runs &runs, const TextLook &look);
    void writeTextRun(const Run &run, const QTextCharFormat &format);
    void writeCitations(const Runs &runs, size_t from, size_t to, const TextLook &look);
    QTextCharFormat runFormat(const Run &run, const TextLook &look) const;
    void noteAnchor(const QString &target, int start);

    QTextTable *insertTable(int rows, int columns, QTextTableFormat format);
    void enterCell(QTextTable *table, int row, int column);
    void leaveTable(QTextTable *table);

    const DocumentTheme &m_theme;
    QTextDocument *m_document;
    Drawings *m_drawings;
    QTextCursor m_cursor;
    QColor m_surface; ///< what is painted behind the text being written
    bool m_cellIsNew = false; ///< the free block carries the format of its cell
    int m_wordLength = 0; ///< of the word being written
    bool m_blockIsFree = true; ///< the cursor stands in an empty block that the next text may take
    bool m_captionStandsBefore = false;
    int m_indent = 0;
    double m_itemAfter = -1; ///< points, after the blocks of a list; below 0: not in a list
    QTextList *m_list = nullptr; ///< what the next block is an item of
    QTextListFormat *m_newList = nullptr;
    const SectionParts *m_parts = nullptr;
    WrittenSection m_written;
};

} // namespace primer
