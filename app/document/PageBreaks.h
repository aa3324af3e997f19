// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/PageFlow.h"

#include <QFont>

#include <vector>

namespace primer {

/// Something on a page, `y` units below the top of the body.
struct PageItem
{
    enum class Kind {
        Strip,
        BoxContinued, ///< the title of a box that began on an earlier page
        TableContinued, ///< the caption of a table that did
        MyNotes, ///< a heading and empty lines to write on
    };
    Kind kind = Kind::Strip;
    int index = 0; ///< of the strip, the box or the table; MyNotes: how many lines
    double y = 0;
    double height = 0;
};

struct PageLayout
{
    std::vector<PageItem> items;
};

/// Where pages end: the strips of a flow put on pages of one height so that nothing stands alone.
class PageBreaks final
{
public:
    /// `closingPosition`: where the last closing block begins in the document; room for notes comes before
    /// it. Below 0: there is neither.
    PageBreaks(
        PageFlow &flow, const DocumentTheme &theme, double bodyWidth, double bodyHeight, int closingPosition);

    const std::vector<PageLayout> &pages() const { return m_pages; }

    /// The letters and words of a title repeated on the next page.
    static QFont continuedFont(const DocumentTheme &theme, PageItem::Kind kind);
    static QString continuedTitle(const QString &title);
    /// The distance between the lines to write on.
    static double ruledLine();

private:
    void markBreaks(int closingPosition);
    void keepParagraphsWhole();
    void keepHeadings();
    void keepLists();
    void keepBoxes();
    void keepTables();
    void keepClosing(int closingPosition);
    int firstStripFrom(int documentPosition) const;
    void keep(int from, int to);
    void keepWithNext(int index, int units);
    int endOfBlock(int index) const;

    void fillPages();
    int fillPage(int from);
    double beginPage(PageLayout &page, int from) const;
    double gapBefore(int index) const;
    double roomBelow(int index) const;
    double continuedHeight(PageItem::Kind kind, int index) const;
    void addMyNotes(int closingPosition);

    const Strip &strip(int index) const { return m_flow.strips()[static_cast<size_t>(index)]; }
    int stripCount() const { return static_cast<int>(m_flow.strips().size()); }

    PageFlow &m_flow;
    const DocumentTheme &m_theme;
    double m_width;
    double m_height;
    std::vector<PageLayout> m_pages;
};

} // namespace primer
