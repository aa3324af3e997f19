// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/HandoutDocument.h"
#include "document/MarkPainter.h"
#include "document/PageBreaks.h"

#include <QRectF>

#include <memory>
#include <vector>

class QPainter;

namespace primer {

/// A place on a page that leads somewhere. In units of paper documents from the page's upper left corner.
struct PageLink
{
    int page = 0; ///< from 0
    QRectF rect;
    QString target; ///< a destination of this handout, or an address outside
};

/// A place on a page: where a heading stands or a link leads.
struct PagePlace
{
    int page = 0;
    double y = 0; ///< units of paper documents from the page's upper edge
};

/// A handout on its pages: where each ends is known at once, painting is separate. Paints with vectors in
/// pure black and white on anything. May be made and used in any thread, one thread at a time, once there is
/// a QGuiApplication.
class PagePainter final
{
public:
    explicit PagePainter(const Handout &handout);
    Q_DISABLE_COPY_MOVE(PagePainter)
    ~PagePainter();

    int pageCount() const { return static_cast<int>(m_breaks->pages().size()); }
    const PaperPage &page() const { return m_page; }
    const Handout &handout() const { return m_handout; }

    /// Paints a page (from 0): the painter's origin is the page's upper left corner, `unitsPerInch` its
    /// resolution.
    void paint(QPainter &painter, int page, double unitsPerInch) const;

    /// Links whose target is in this handout, and addresses outside.
    std::vector<PageLink> links() const;
    std::vector<OutlineEntry> outline() const { return m_laidOut.outline(); }
    /// Where a position of the outline stands.
    PagePlace place(int documentPosition) const;
    /// The destinations of links within the handout.
    QHash<QString, PagePlace> destinations() const;

private:
    void paintHeader(QPainter &painter, int page) const;
    void paintFooter(QPainter &painter, int page) const;
    void paintBody(QPainter &painter, const PageLayout &layout) const;
    void paintBoxes(QPainter &painter, const PageLayout &layout) const;
    void paintBox(QPainter &painter, const PageBox &box, const QRectF &rect, double titleBottom) const;
    void paintStrip(QPainter &painter, const Strip &strip, double y) const;
    void paintMarks(QPainter &painter, const Strip &strip, const PlacedLine &line, double shift) const;
    void paintKeyRule(QPainter &painter, const PlacedLine &line, double shift) const;
    void paintListSign(QPainter &painter, const PlacedLine &line, QPointF origin) const;
    void paintContinued(QPainter &painter, const PageItem &item) const;
    void paintMyNotes(QPainter &painter, const PageItem &item) const;
    void addLinks(std::vector<PageLink> &links, int page, const PlacedLine &line, double shift) const;

    const HandoutPart *partOn(int page) const;
    QString headerText(int page) const;
    QStringList footerLines(int page, double width) const;
    QFont smallFont(bool bold) const;

    Handout m_handout;
    PaperPage m_page;
    HandoutDocument m_laidOut;
    MarkPainter m_markPainter;
    std::unique_ptr<PageFlow> m_flow;
    std::unique_ptr<PageBreaks> m_breaks;
};

} // namespace primer
