// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PagePainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <QTextList>

#include <algorithm>
#include <map>

namespace primer {

namespace {

constexpr double kUnitsPerInch = 720;
constexpr double kPoint = kPaperUnitsPerPoint;
constexpr double kMm = kPaperUnitsPerMm;
constexpr double kHeaderGap = 4.5 * kMm; // from the rule to the body
constexpr double kFooterGap = 4.2 * kMm;
constexpr double kLinePadding = 2 * kPoint;
constexpr double kMarkWidth = 1.6 * kPoint;
constexpr double kDottedWidth = 1.8 * kPoint;
constexpr double kBarWidth = 1.2 * kMm; // beside what is marked
constexpr double kBarGap = 6 * kMm;

QString tr(const char *text)
{
    return QCoreApplication::translate("Handout", text);
}

void strokeInside(QPainter &painter, const QRectF &rect, double width)
{
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), width), Qt::black);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - width, rect.width(), width), Qt::black);
    painter.fillRect(QRectF(rect.left(), rect.top(), width, rect.height()), Qt::black);
    painter.fillRect(QRectF(rect.right() - width, rect.top(), width, rect.height()), Qt::black);
}

void dashInside(QPainter &painter, const QRectF &rect, double width)
{
    QPen pen(Qt::black, width, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({5, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2));
}

/// The first that is narrow enough, else the last.
QString firstThatFits(const QStringList &candidates, const QFontMetricsF &metrics, double width)
{
    for (const QString &candidate : candidates) {
        if (metrics.horizontalAdvance(candidate) <= width)
            return candidate;
    }
    return candidates.constLast();
}

/// In lines that are narrow enough, broken at blanks.
QStringList wrapped(const QString &text, const QFontMetricsF &metrics, double width)
{
    QStringList lines;
    const QStringList words = text.split(u' ');
    for (const QString &word : words) {
        if (!lines.isEmpty() && metrics.horizontalAdvance(lines.constLast() + u' ' + word) <= width)
            lines.last() += u' ' + word;
        else
            lines.append(word);
    }
    return lines;
}

} // namespace

PagePainter::PagePainter(const Handout &handout)
    : m_handout(handout)
    , m_page(paperPage(handout.letters, handout.format))
    , m_laidOut(handout)
    , m_markPainter(m_laidOut.document(), kMarkWidth)
{
    const double height = m_page.bottom - m_page.top;
    m_flow = std::make_unique<PageFlow>(m_laidOut.document(), m_laidOut.theme(), height);
    m_breaks = std::make_unique<PageBreaks>(
        *m_flow, m_laidOut.theme(), m_page.line, height, m_laidOut.closingPosition());
}

PagePainter::~PagePainter() = default;

QFont PagePainter::smallFont(bool bold) const
{
    const TextLook &look = m_laidOut.theme().small;
    QFont font;
    font.setFamilies(look.families);
    font.setPixelSize(qRound(m_laidOut.theme().length(look.size)));
    font.setBold(bold);
    font.setLetterSpacing(QFont::PercentageSpacing, 100.2);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

const HandoutPart *PagePainter::partOn(int page) const
{
    const auto &items = m_breaks->pages()[static_cast<size_t>(page)].items;
    const auto first = std::find_if(items.begin(), items.end(), [this](const PageItem &item) {
        return item.kind == PageItem::Kind::Strip
            && !m_flow->strips()[static_cast<size_t>(item.index)].lines.empty();
    });
    const HandoutPart *part = m_laidOut.parts().empty() ? nullptr : &m_laidOut.parts().front();
    if (first == items.end())
        return part;
    const int position = m_flow->strips()[static_cast<size_t>(first->index)].block().position();
    for (const HandoutPart &candidate : m_laidOut.parts()) {
        if (candidate.position <= position)
            part = &candidate;
    }
    return part;
}

// Header and footer ---------------------------------------------------------------------------------------

QString PagePainter::headerText(int page) const
{
    const HandoutPart *part = partOn(page);
    if (!part)
        return {};
    const HandoutTopic &topic = m_handout.topics[static_cast<size_t>(part->topic)];
    if (m_handout.isOwnWords)
        return m_handout.title() + u": " + topic.title;
    return topic.title + u": " + topic.sections[static_cast<size_t>(part->section)].title;
}

void PagePainter::paintHeader(QPainter &painter, int page) const
{
    const QFont bold = smallFont(true);
    const QFontMetricsF metrics(bold);
    const double rule = m_page.top - kHeaderGap;
    const double baseline = rule - metrics.descent() - kLinePadding;
    double room = m_page.line;
    const bool datesPages = m_handout.letters <= PaperLetters::Medium14;
    const QString date = tr("Printed %1").arg(paperDate(m_handout.printed));
    const QFontMetricsF dateMetrics(smallFont(false));
    const double dateWidth = dateMetrics.horizontalAdvance(date);
    const QString text = headerText(page);
    const bool showsDate = datesPages && metrics.horizontalAdvance(text) + dateWidth + 20 * kPoint < room;
    painter.setPen(Qt::black);
    painter.setFont(bold);
    painter.drawText(QPointF(m_page.left, baseline), metrics.elidedText(text, Qt::ElideRight, room));
    if (showsDate) {
        painter.setFont(smallFont(false));
        painter.drawText(QPointF(m_page.left + m_page.line - dateWidth, baseline), date);
    }
    painter.fillRect(QRectF(m_page.left, rule, m_page.line, kPoint), Qt::black);
}

QStringList PagePainter::footerLines(int page, double width) const
{
    const QFontMetricsF metrics(smallFont(false));
    const QString number = tr("Page %1 of %2").arg(page + 1).arg(pageCount()) + u" \u2022 ";
    QStringList candidates;
    if (m_handout.isOwnWords)
        return wrapped(number + tr("My own words. Nothing here was checked by a clinician."), metrics, width);
    if (const HandoutPart *part = partOn(page)) {
        const HandoutTopic &topic = m_handout.topics[static_cast<size_t>(part->topic)];
        const QString date = paperDate(topic.reviewed);
        if (topic.reviewedBy.isEmpty()) {
            candidates = {number + tr("Not yet reviewed by a clinician. Checked %1").arg(date),
                number + tr("Not yet reviewed by a clinician"), number + tr("Not yet reviewed")};
        } else {
            candidates = {number + tr("Reviewed by %1. Checked %2").arg(topic.reviewedBy, date),
                number + tr("Reviewed by a clinician. Checked %1").arg(date),
                number + tr("Checked %1").arg(date), tr("Page %1 of %2").arg(page + 1).arg(pageCount())};
        }
    } else {
        candidates = {number.chopped(3)};
    }
    QStringList lines{firstThatFits(candidates, metrics, width)};
    const QStringList learning{tr("For learning. It does not replace advice from your own clinician."),
        tr("For learning. Does not replace advice from your clinician.")};
    lines.append(wrapped(firstThatFits(learning, metrics, width), metrics, width));
    return lines;
}

void PagePainter::paintFooter(QPainter &painter, int page) const
{
    const QFont font = smallFont(false);
    const QFontMetricsF metrics(font);
    const TextLook &look = m_laidOut.theme().small;
    const double rule = m_page.bottom + kFooterGap;
    const double leading = m_laidOut.theme().length(look.size * look.lineHeight);
    painter.fillRect(QRectF(m_page.left, rule, m_page.line, kPoint), Qt::black);
    painter.setPen(Qt::black);
    painter.setFont(font);
    double baseline = rule + kPoint + kLinePadding + metrics.ascent();
    for (const QString &line : footerLines(page, m_page.line)) {
        painter.drawText(QPointF(m_page.left, baseline), line);
        baseline += leading;
    }
}

// Body ----------------------------------------------------------------------------------------------------

void PagePainter::paint(QPainter &painter, int page, double unitsPerInch) const
{
    if (page < 0 || page >= pageCount())
        return;
    painter.save();
    painter.scale(unitsPerInch / kUnitsPerInch, unitsPerInch / kUnitsPerInch);
    paintHeader(painter, page);
    painter.save();
    painter.translate(m_page.left, m_page.top);
    paintBody(painter, m_breaks->pages()[static_cast<size_t>(page)]);
    painter.restore();
    paintFooter(painter, page);
    painter.restore();
}

void PagePainter::paintBody(QPainter &painter, const PageLayout &layout) const
{
    paintBoxes(painter, layout);
    for (const PageItem &item : layout.items) {
        switch (item.kind) {
        case PageItem::Kind::Strip:
            paintStrip(painter, m_flow->strips()[static_cast<size_t>(item.index)], item.y);
            break;
        case PageItem::Kind::BoxContinued:
        case PageItem::Kind::TableContinued:
            paintContinued(painter, item);
            break;
        case PageItem::Kind::MyNotes:
            paintMyNotes(painter, item);
            break;
        }
    }
}

void PagePainter::paintBoxes(QPainter &painter, const PageLayout &layout) const
{
    struct Extent
    {
        double top;
        double bottom;
        double titleBottom;
    };
    std::map<int, Extent> extents; // outer boxes have smaller numbers than those in them
    for (const PageItem &item : layout.items) {
        if (item.kind == PageItem::Kind::BoxContinued) {
            const PageBox &box = m_flow->boxes()[static_cast<size_t>(item.index)];
            const double bottom = item.y + item.height;
            extents[item.index] = {item.y, bottom, bottom - box.belowTitle};
        }
        if (item.kind != PageItem::Kind::Strip)
            continue;
        const Strip &strip = m_flow->strips()[static_cast<size_t>(item.index)];
        for (const int index : strip.boxes) {
            const PageBox &box = m_flow->boxes()[static_cast<size_t>(index)];
            const double bottom = item.y + item.height + box.below;
            auto [found, isNew] = extents.try_emplace(index, Extent{item.y - box.above, bottom, 0});
            found->second.bottom = std::max(found->second.bottom, bottom);
            const bool isTitle = strip.kind == Strip::Kind::Line
                && strip.block().blockFormat().intProperty(PropertyRole)
                    == static_cast<int>(BlockRole::BoxTitle)
                && index == strip.boxes.back();
            if (isTitle)
                found->second.titleBottom = item.y + item.height + box.belowTitle;
        }
    }
    for (const auto &[index, extent] : extents) {
        const PageBox &box = m_flow->boxes()[static_cast<size_t>(index)];
        paintBox(painter, box, QRectF(QPointF(box.left, extent.top), QPointF(box.right, extent.bottom)),
            extent.titleBottom);
    }
}

void PagePainter::paintBox(
    QPainter &painter, const PageBox &box, const QRectF &rect, double titleBottom) const
{
    if (box.role != BoxRole::Callout) {
        strokeInside(painter, rect, 0.75 * kPoint);
        painter.fillRect(QRectF(rect.left(), rect.top(), 3 * kPoint, rect.height()), Qt::black);
        return;
    }
    const CalloutLook &look = m_laidOut.theme().callout(box.callout);
    switch (box.callout) {
    case CalloutKind::Caution:
        if (titleBottom > rect.top())
            painter.fillRect(
                QRectF(rect.left(), rect.top(), rect.width(), titleBottom - rect.top()), Qt::black);
        [[fallthrough]];
    case CalloutKind::Warning:
        strokeInside(painter, rect, look.border * kPoint);
        break;
    case CalloutKind::Important:
        painter.fillRect(QRectF(rect.left(), rect.top(), kPoint, rect.height()), Qt::black);
        painter.fillRect(
            QRectF(rect.left() + look.bar * kPoint - kPoint, rect.top(), kPoint, rect.height()), Qt::black);
        break;
    case CalloutKind::Tip:
        dashInside(painter, rect, look.border * kPoint);
        break;
    case CalloutKind::Note:
        painter.fillRect(QRectF(rect.left(), rect.top(), look.bar * kPoint, rect.height()), Qt::black);
        break;
    }
}

void PagePainter::paintStrip(QPainter &painter, const Strip &strip, double y) const
{
    const double shift = y - strip.top;
    for (const PlacedLine &line : strip.lines) {
        const QPointF origin = line.origin + QPointF(0, shift);
        if (line.line == 0 && line.block.textList())
            paintListSign(painter, line, origin);
        line.block.layout()->lineAt(line.line).draw(&painter, origin);
        paintMarks(painter, strip, line, shift);
        if (line.line == 0
            && line.block.blockFormat().intProperty(PropertyRole) == static_cast<int>(BlockRole::Key))
            paintKeyRule(painter, line, shift);
    }
    for (const TableRule &rule : strip.rules) {
        painter.fillRect(
            QRectF(rule.left, rule.y + shift - rule.width, rule.right - rule.left, rule.width), Qt::black);
    }
}

void PagePainter::paintMarks(
    QPainter &painter, const Strip &strip, const PlacedLine &line, double shift) const
{
    const std::vector<Mark> &marks = m_laidOut.marks();
    const int start = line.block.position();
    const int end = start + line.block.length();
    const auto first = std::lower_bound(marks.begin(), marks.end(), start,
        [](const Mark &one, int position) { return one.range.start < position; });
    auto mark = first;
    for (; mark != marks.end() && mark->range.start < end; ++mark) {
        const double width = mark->line == MarkLine::Dotted ? kDottedWidth : kMarkWidth;
        MarkPainter(m_laidOut.document(), width)
            .paintInLine(painter, *mark, line.block, line.line, line.origin + QPointF(0, shift));
    }
    const bool isKey = line.block.blockFormat().intProperty(PropertyRole) == static_cast<int>(BlockRole::Key);
    if (mark != first && !isKey && !m_handout.isOwnWords)
        painter.fillRect(QRectF(-kBarGap, strip.top + shift, kBarWidth, strip.bottom - strip.top), Qt::black);
}

void PagePainter::paintKeyRule(QPainter &painter, const PlacedLine &line, double shift) const
{
    const double gap = m_laidOut.theme().length(m_laidOut.theme().page.after) / 2;
    painter.fillRect(QRectF(0, line.top + shift - gap, m_page.line, kPoint), Qt::black);
}

void PagePainter::paintListSign(QPainter &painter, const PlacedLine &line, QPointF origin) const
{
    const QTextLine text = line.block.layout()->lineAt(0);
    const QTextList *list = line.block.textList();
    const bool isNumber = list->format().style() == QTextListFormat::ListDecimal;
    const QString sign = isNumber ? list->itemText(line.block) : QStringLiteral("\u2022");
    const QFont font = line.block.charFormat().font();
    const QFontMetricsF metrics(font);
    const double gap = (isNumber ? 0.4 : 0.62) * m_laidOut.theme().length(m_laidOut.theme().page.size);
    painter.setPen(Qt::black);
    painter.setFont(font);
    painter.drawText(QPointF(origin.x() + text.x() - gap - metrics.horizontalAdvance(sign),
                         origin.y() + text.y() + text.ascent()),
        sign);
}

void PagePainter::paintContinued(QPainter &painter, const PageItem &item) const
{
    painter.setFont(PageBreaks::continuedFont(m_laidOut.theme(), item.kind));
    painter.setPen(Qt::black);
    QRectF rect(0, item.y, m_page.line, item.height);
    QString title;
    if (item.kind == PageItem::Kind::TableContinued) {
        title = m_flow->tables()[static_cast<size_t>(item.index)].title;
    } else {
        const PageBox &box = m_flow->boxes()[static_cast<size_t>(item.index)];
        title = box.title;
        rect.setLeft(box.left + box.inset);
        rect.setRight(box.right - box.inset);
        rect.setTop(item.y + box.above);
        if (box.role == BoxRole::Callout && m_laidOut.theme().callout(box.callout).titleOnEdge)
            painter.setPen(Qt::white);
    }
    painter.drawText(rect, Qt::TextWordWrap, PageBreaks::continuedTitle(title));
}

void PagePainter::paintMyNotes(QPainter &painter, const PageItem &item) const
{
    const DocumentTheme &theme = m_laidOut.theme();
    const QFont font = PageBreaks::continuedFont(theme, item.kind);
    painter.setFont(font);
    painter.setPen(Qt::black);
    const double lines = item.index * PageBreaks::ruledLine();
    const double headingBottom = item.y + item.height - lines - theme.length(theme.heading.after);
    painter.drawText(QPointF(0, headingBottom - QFontMetricsF(font).descent()), tr("My notes"));
    for (int i = 1; i <= item.index; ++i) {
        const double y = item.y + item.height - lines + i * PageBreaks::ruledLine();
        painter.fillRect(QRectF(0, y - 0.75 * kPoint, m_page.line, 0.75 * kPoint), Qt::black);
    }
}

// Links ---------------------------------------------------------------------------------------------------

void PagePainter::addLinks(std::vector<PageLink> &links, int page, const PlacedLine &line, double shift) const
{
    const QTextLine text = line.block.layout()->lineAt(line.line);
    const int lineStart = line.block.position() + text.textStart();
    const int lineEnd = lineStart + text.textLength();
    for (auto it = line.block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QString target = fragment.charFormat().anchorHref();
        const int start = std::max(fragment.position(), lineStart);
        const int end = std::min(fragment.position() + fragment.length(), lineEnd);
        if (target.isEmpty() || end <= start)
            continue;
        const bool isOutside = target.startsWith(QStringLiteral("http"))
            || target.startsWith(QStringLiteral("mailto:")) || target.startsWith(QStringLiteral("tel:"));
        if (!isOutside && !m_laidOut.destinations().contains(target))
            continue;
        const double left = text.cursorToX(start - line.block.position());
        const double right = text.cursorToX(end - line.block.position());
        const QRectF rect(m_page.left + line.origin.x() + std::min(left, right),
            m_page.top + line.origin.y() + text.y() + shift, std::abs(right - left), text.height());
        links.push_back({page, rect, target});
    }
}

std::vector<PageLink> PagePainter::links() const
{
    std::vector<PageLink> links;
    for (int page = 0; page < pageCount(); ++page) {
        for (const PageItem &item : m_breaks->pages()[static_cast<size_t>(page)].items) {
            if (item.kind != PageItem::Kind::Strip)
                continue;
            const Strip &strip = m_flow->strips()[static_cast<size_t>(item.index)];
            for (const PlacedLine &line : strip.lines)
                addLinks(links, page, line, item.y - strip.top);
        }
    }
    return links;
}

PagePlace PagePainter::place(int documentPosition) const
{
    PagePlace last;
    for (int page = 0; page < pageCount(); ++page) {
        for (const PageItem &item : m_breaks->pages()[static_cast<size_t>(page)].items) {
            if (item.kind != PageItem::Kind::Strip)
                continue;
            const Strip &strip = m_flow->strips()[static_cast<size_t>(item.index)];
            if (strip.lines.empty())
                continue;
            const QTextBlock block = strip.block();
            const int end = block.position() + block.length();
            last = {page, m_page.top + item.y};
            if (documentPosition < end)
                return last;
        }
    }
    return last;
}

QHash<QString, PagePlace> PagePainter::destinations() const
{
    QHash<QString, PagePlace> places;
    const QHash<QString, int> &positions = m_laidOut.destinations();
    for (auto it = positions.begin(); it != positions.end(); ++it)
        places.insert(it.key(), place(it.value()));
    return places;
}

} // namespace primer
