// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/DocumentProperty.h"
#include "document/DocumentTheme.h"

#include <QPointF>
#include <QTextBlock>
#include <QTextFrame>

#include <vector>

class QTextDocument;
class QTextTable;
class QTextTableCell;

namespace primer {

/// One line of a block, where it stands in the document.
struct PlacedLine
{
    QTextBlock block;
    int line = 0;
    QPointF origin; ///< of the block's layout
    double top = 0;
    double bottom = 0;
};

/// A rule of a table, in units of the document.
struct TableRule
{
    double left = 0;
    double right = 0;
    double y = 0; ///< its lower edge
    double width = 0;
};

/// What is never split between pages: a line of text, a row of a table, the lines for an answer.
struct Strip
{
    enum class Kind { Line, Row, Answer };
    Kind kind = Kind::Line;
    double top = 0; ///< in the document
    double bottom = 0;
    std::vector<PlacedLine> lines; ///< Line: one; Row: those of all cells
    std::vector<TableRule> rules;
    std::vector<int> boxes; ///< the boxes that it stands in, the outermost first
    int table = -1;
    bool breakAfter = true; ///< a page may end after it

    double height() const { return bottom - top; }
    const QTextBlock &block() const { return lines.front().block; }
};

/// A callout or a note.
struct PageBox
{
    BoxRole role = BoxRole::Callout;
    CalloutKind callout = CalloutKind::Note;
    double left = 0;
    double right = 0;
    double inset = 0; ///< from its sides to its text
    double above = 0; ///< from its edge to its first line
    double below = 0; ///< from its last line to its edge
    double belowTitle = 0; ///< from the title to the end of its row
    int first = 0; ///< strips
    int last = -1;
    bool isBeneath = false; ///< it belongs to what stands above
    QString title;
};

struct PageTable
{
    int caption = -1; ///< the first strip of its caption, -1: none
    int first = 0; ///< strips
    int last = -1;
    int headRows = 0; ///< strips, from the first
    QString title;
};

/// A laid-out document taken apart into strips from top to bottom.
class PageFlow final
{
public:
    PageFlow(const QTextDocument *document, const DocumentTheme &theme, double bodyHeight);

    const std::vector<Strip> &strips() const { return m_strips; }
    std::vector<Strip> &strips() { return m_strips; }
    const std::vector<PageBox> &boxes() const { return m_boxes; }
    const std::vector<PageTable> &tables() const { return m_tables; }

private:
    void addFrame(QTextFrame::iterator at, const QTextFrame::iterator &end);
    void addBlock(const QTextBlock &block);
    void addBox(QTextTable *table);
    void addTable(QTextTable *table);
    void addRows(QTextTable *table, int fromRow, int toRow);
    void cutTallStrip(Strip strip);
    std::vector<PlacedLine> linesOf(const QTextBlock &block) const;
    std::vector<PlacedLine> linesOf(const QTextTableCell &cell) const;
    double rightEdge() const;
    QPointF originOf(const QTextBlock &block) const;

    const QTextDocument *m_document;
    const DocumentTheme &m_theme;
    double m_bodyHeight;
    std::vector<Strip> m_strips;
    std::vector<PageBox> m_boxes;
    std::vector<PageTable> m_tables;
    std::vector<int> m_open; ///< boxes being taken apart
};

} // namespace primer
