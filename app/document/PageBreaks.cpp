// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PageBreaks.h"

#include "document/PaperTheme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextLayout>
#include <QTextList>

#include <algorithm>
#include <cmath>

namespace primer {

namespace {

constexpr int kShortList = 5; // items of one line each
constexpr double kRoomForNotes = 40 * kPaperUnitsPerMm;
constexpr double kRuledLine = 9 * kPaperUnitsPerMm;
constexpr int kFewestRuledLines = 3;
constexpr int kMostRuledLines = 8;

BlockRole roleOf(const QTextBlock &block)
{
    return static_cast<BlockRole>(block.blockFormat().intProperty(PropertyRole));
}

bool introducesMore(const QTextBlock &block)
{
    const BlockRole role = roleOf(block);
    return block.blockFormat().headingLevel() > 0 || role == BlockRole::BoxTitle
        || role == BlockRole::Caption;
}

bool isLine(const Strip &strip)
{
    return strip.kind == Strip::Kind::Line;
}

} // namespace

QFont PageBreaks::continuedFont(const DocumentTheme &theme, PageItem::Kind kind)
{
    const TextLook &look = kind == PageItem::Kind::TableContinued ? theme.caption
        : kind == PageItem::Kind::MyNotes                         ? theme.heading
                                                                  : theme.calloutTitle;
    QFont font;
    font.setFamilies(look.families);
    font.setPixelSize(qRound(theme.length(look.size)));
    font.setBold(true);
    font.setLetterSpacing(QFont::PercentageSpacing, 100.2);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QString PageBreaks::continuedTitle(const QString &title)
{
    return QCoreApplication::translate("Handout", "%1, continued").arg(title);
}

double PageBreaks::ruledLine()
{
    return kRuledLine;
}

PageBreaks::PageBreaks(
    PageFlow &flow, const DocumentTheme &theme, double bodyWidth, double bodyHeight, int closingPosition)
    : m_flow(flow)
    , m_theme(theme)
    , m_width(bodyWidth)
    , m_height(bodyHeight)
{
    markBreaks(closingPosition);
    fillPages();
    if (closingPosition >= 0)
        addMyNotes(closingPosition);
}

// Where pages may end -------------------------------------------------------------------------------------

void PageBreaks::markBreaks(int closingPosition)
{
    keepParagraphsWhole();
    keepLists();
    keepBoxes();
    keepTables();
    keepHeadings();
    if (closingPosition >= 0)
        keepClosing(closingPosition);
}

void PageBreaks::keep(int from, int to)
{
    for (int i = std::max(from, 0); i < to && i < stripCount(); ++i)
        m_flow.strips()[static_cast<size_t>(i)].breakAfter = false;
}

int PageBreaks::endOfBlock(int index) const
{
    int end = index + 1;
    while (end < stripCount() && isLine(strip(end)) && strip(end).block() == strip(index).block())
        ++end;
    return end;
}

void PageBreaks::keepParagraphsWhole()
{
    for (int start = 0; start < stripCount();) {
        if (!isLine(strip(start))) {
            ++start;
            continue;
        }
        const int end = endOfBlock(start);
        const int lines = end - start;
        if (lines < 4)
            keep(start, end - 1);
        else {
            keep(start, start + 1);
            keep(end - 2, end - 1);
        }
        const bool isIntroduction = strip(start).block().text().trimmed().endsWith(u':');
        if (isIntroduction && end < stripCount() && isLine(strip(end)) && strip(end).block().textList())
            keepWithNext(end - 1, 1);
        start = end;
    }
}

void PageBreaks::keepLists()
{
    for (int start = 0; start < stripCount(); ++start) {
        const QTextList *list = isLine(strip(start)) ? strip(start).block().textList() : nullptr;
        if (!list || list->count() > kShortList || strip(start).block() != list->item(0))
            continue;
        int end = start;
        bool isShort = true;
        while (end < stripCount() && isLine(strip(end)) && strip(end).block().textList() == list) {
            isShort = isShort && endOfBlock(end) == end + 1;
            ++end;
        }
        if (isShort)
            keep(start, end - 1);
    }
}

void PageBreaks::keepBoxes()
{
    for (const PageBox &box : m_flow.boxes()) {
        if (box.last < box.first)
            continue;
        const double height = strip(box.last).bottom - strip(box.first).top + box.above + box.below;
        if (height < m_height / 3)
            keep(box.first, box.last);
        else if (box.role == BoxRole::Note || box.role == BoxRole::Question)
            keepWithNext(box.first, 3);
        if (box.isBeneath)
            keep(box.first - 2, box.first);
        if (strip(box.last).kind == Strip::Kind::Answer)
            keep(box.last - 2, box.last);
    }
}

void PageBreaks::keepTables()
{
    for (const PageTable &table : m_flow.tables()) {
        if (table.last < table.first)
            continue;
        const int start = table.caption >= 0 ? table.caption : table.first;
        const double height = strip(table.last).bottom - strip(start).top;
        if (height < m_height / 2) {
            keep(start, table.last);
        } else {
            keep(start, table.first + table.headRows + 1);
            keep(table.last - 1, table.last);
        }
    }
}

int PageBreaks::firstStripFrom(int documentPosition) const
{
    int at = 0;
    while (at < stripCount() && (strip(at).lines.empty() || strip(at).block().position() < documentPosition))
        ++at;
    return at;
}

/// What closes a handout stays whole if it is short; else its last two paragraphs stay together.
void PageBreaks::keepClosing(int closingPosition)
{
    const int first = firstStripFrom(closingPosition);
    const int last = stripCount() - 1;
    if (first >= last)
        return;
    if (strip(last).bottom - strip(first).top < m_height / 3) {
        keep(first, last);
        return;
    }
    int start = last;
    while (start > first && strip(start).block() == strip(last).block())
        --start;
    keep(start, start + 1);
}

void PageBreaks::keepHeadings()
{
    for (int i = 0; i < stripCount(); ++i) {
        if (isLine(strip(i)) && introducesMore(strip(i).block()))
            keepWithNext(i, 2);
    }
}

/// The strip stays with so many lines or list items after it.
void PageBreaks::keepWithNext(int index, int units)
{
    keep(index, index + 1);
    int at = index + 1;
    while (units > 0 && at < stripCount() && isLine(strip(at)) && !introducesMore(strip(at).block())) {
        const int end = strip(at).block().textList() ? endOfBlock(at) : at + 1;
        --units;
        keep(at, units > 0 ? end : end - 1);
        at = end;
    }
}

// Pages ---------------------------------------------------------------------------------------------------

double PageBreaks::gapBefore(int index) const
{
    return index == 0
        ? 0
        : std::max(0.0,
            strip(index).top - strip(index - 1).bottom
                + (strip(index - 1).kind == Strip::Kind::Answer ? strip(index - 1).height() : 0));
}

double PageBreaks::roomBelow(int index) const
{
    double room = 0;
    for (const int box : strip(index).boxes)
        room += m_flow.boxes()[static_cast<size_t>(box)].below;
    return room;
}

double PageBreaks::continuedHeight(PageItem::Kind kind, int index) const
{
    const QFontMetricsF metrics(continuedFont(m_theme, kind));
    const auto lineCount = [&](const QString &title, double width) {
        return metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt::TextWordWrap, continuedTitle(title))
            .height();
    };
    if (kind == PageItem::Kind::TableContinued) {
        const PageTable &table = m_flow.tables()[static_cast<size_t>(index)];
        return lineCount(table.title, m_width) + m_theme.length(m_theme.caption.after);
    }
    const PageBox &box = m_flow.boxes()[static_cast<size_t>(index)];
    const double width = box.right - box.left - 2 * box.inset;
    const bool hasBar = box.role == BoxRole::Callout && m_theme.callout(box.callout).titleOnEdge;
    const double after = hasBar ? 2 * box.belowTitle : box.inset / 2;
    return box.above + lineCount(box.title, width) + after;
}

/// Puts what repeats at the top of a page; where the first strip begins.
double PageBreaks::beginPage(PageLayout &page, int from) const
{
    double y = 0;
    for (const int index : strip(from).boxes) {
        const PageBox &box = m_flow.boxes()[static_cast<size_t>(index)];
        if (box.first == from) {
            y += box.above;
        } else {
            const double height = continuedHeight(PageItem::Kind::BoxContinued, index);
            page.items.push_back({PageItem::Kind::BoxContinued, index, y, height});
            y += height;
        }
    }
    const int index = strip(from).table;
    if (index < 0)
        return y;
    const PageTable &table = m_flow.tables()[static_cast<size_t>(index)];
    if (from < table.first + table.headRows || from == table.first)
        return y;
    if (!table.title.isEmpty()) {
        const double height = continuedHeight(PageItem::Kind::TableContinued, index);
        page.items.push_back({PageItem::Kind::TableContinued, index, y, height});
        y += height;
    }
    for (int head = table.first; head < table.first + table.headRows; ++head) {
        if (y + strip(head).height() > m_height / 2)
            break;
        page.items.push_back({PageItem::Kind::Strip, head, y, strip(head).height()});
        y += strip(head).height();
    }
    return y;
}

int PageBreaks::fillPage(int from)
{
    PageLayout page;
    double y = beginPage(page, from);
    const size_t repeated = page.items.size();
    int lastAllowed = -1;
    int at = from;
    for (; at < stripCount(); ++at) {
        const double gap = at == from ? 0 : gapBefore(at);
        const double bottom = y + gap + strip(at).height();
        if (bottom + roomBelow(at) > m_height && at > from)
            break;
        page.items.push_back({PageItem::Kind::Strip, at, y + gap, strip(at).height()});
        y = bottom;
        if (strip(at).breakAfter)
            lastAllowed = at;
    }
    int next = at;
    if (at < stripCount() && lastAllowed >= from)
        next = lastAllowed + 1;
    page.items.resize(repeated + static_cast<size_t>(next - from));
    m_pages.push_back(std::move(page));
    return next;
}

void PageBreaks::fillPages()
{
    for (int from = 0; from < stripCount();)
        from = fillPage(from);
    if (m_pages.empty())
        m_pages.emplace_back();
}

void PageBreaks::addMyNotes(int closingPosition)
{
    std::vector<PageItem> &items = m_pages.back().items;
    if (items.empty())
        return;
    const double used = items.back().y + items.back().height + roomBelow(stripCount() - 1);
    const double heading = m_theme.length(
        m_theme.heading.before + m_theme.heading.size * m_theme.heading.lineHeight + m_theme.heading.after);
    const double spare = m_height - used - heading - m_theme.length(m_theme.page.after);
    const int lines = std::min(kMostRuledLines, static_cast<int>(std::floor(spare / kRuledLine)));
    if (m_height - used < kRoomForNotes || lines < kFewestRuledLines)
        return;
    const int closingStrip = firstStripFrom(closingPosition);
    const auto closing = std::find_if(items.begin(), items.end(), [&](const PageItem &item) {
        return item.kind == PageItem::Kind::Strip && item.index == closingStrip;
    });
    PageItem notes{PageItem::Kind::MyNotes, lines, used, heading + lines * kRuledLine};
    if (closing != items.end()) {
        notes.y = closing == items.begin() ? 0 : (closing - 1)->y + (closing - 1)->height;
        if (closing != items.begin() && (closing - 1)->kind == PageItem::Kind::Strip)
            notes.y += roomBelow((closing - 1)->index);
        const double shift
            = notes.height + (closing == items.begin() ? m_theme.length(m_theme.heading.before) : 0);
        for (auto item = closing; item != items.end(); ++item)
            item->y += shift;
    }
    items.insert(closing, notes);
}

} // namespace primer
