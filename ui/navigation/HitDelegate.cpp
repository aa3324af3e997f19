// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/HitDelegate.h"

#include "ui/navigation/SearchResultsModel.h"

#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <cmath>

namespace primer {

namespace {

constexpr int kLeft = 48; // of the text, in pixels at 100 %
constexpr int kRight = 16;
constexpr int kIcon = 20;
constexpr int kIconLeft = 16;
constexpr int kPadding = 9;
constexpr int kHeadingAbove = 14;
constexpr int kHeadingBelow = 4;
constexpr double kLineSpacing = 1.3;

const SearchHit *hitAt(const QModelIndex &index)
{
    const auto *model = qobject_cast<const SearchResultsModel *>(index.model());
    return model == nullptr ? nullptr : model->hit(index);
}

QString iconOf(SearchHit::Kind kind)
{
    switch (kind) {
    case SearchHit::Kind::Topic:
        return QStringLiteral("contents");
    case SearchHit::Kind::Section:
        return QStringLiteral("view-list-text");
    case SearchHit::Kind::Note:
        break;
    }
    return QStringLiteral("note");
}

} // namespace

HitDelegate::HitDelegate(Look &look, QListView &view)
    : QStyledItemDelegate(&view)
    , m_look(look)
    , m_view(view)
{ }

std::vector<HitDelegate::Part> HitDelegate::partsOf(const SearchHit &hit)
{
    std::vector<Part> parts{{hit.title, hit.titleMarks, Look::Role::InterfaceBold, false, 0, 0}};
    if (!hit.snippet.isEmpty() && hit.kind != SearchHit::Kind::Topic)
        parts.push_back({hit.snippet, hit.snippetMarks, Look::Role::Interface, false, 2, 3});
    if (const QString place = placeLine(hit); !place.isEmpty())
        parts.push_back({place, {}, Look::Role::Small, true, 0, 3});
    return parts;
}

int HitDelegate::textWidth() const
{
    return std::max(m_look.px(60), m_view.viewport()->width() - m_look.px(kLeft + kRight));
}

int HitDelegate::lay(const Part &part, QPainter *painter, QPoint at, int width, const QColor &ink) const
{
    const QFont font = m_look.font(part.role);
    QTextLayout layout(part.text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &mark : part.marks) {
        QTextCharFormat format;
        format.setBackground(m_look.theme().searchHit.fill);
        format.setForeground(m_look.theme().text);
        format.setFontWeight(QFont::Bold);
        formats.append({mark.start, mark.length, format});
    }
    layout.setFormats(formats);
    const double lineHeight = std::ceil(QFontMetricsF(font).height() * kLineSpacing / 1.2);
    double height = 0;
    int lines = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += lineHeight;
        if (++lines == part.mostLines && line.textStart() + line.textLength() < part.text.size()) {
            // The rest does not show; the line ends as the snippet itself does where it was cut.
            layout.endLayout();
            Part shorter = part;
            qsizetype end = part.text.lastIndexOf(u' ', line.textStart() + line.textLength() - 3);
            end = end <= line.textStart() ? line.textStart() + line.textLength() - 2 : end;
            shorter.text = part.text.left(end) + QChar(u'\u2026');
            std::erase_if(shorter.marks, [end](const TextSpan &mark) { return mark.start >= end; });
            for (TextSpan &mark : shorter.marks)
                mark.length = std::min(mark.length, static_cast<int>(end) - mark.start);
            shorter.mostLines = 0;
            return lay(shorter, painter, at, width, ink);
        }
    }
    layout.endLayout();
    if (painter != nullptr) {
        painter->setPen(ink);
        layout.draw(painter, at);
    }
    return static_cast<int>(height);
}

QSize HitDelegate::sizeHint(const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const SearchHit *hit = hitAt(index);
    const int width = m_view.viewport()->width();
    if (hit == nullptr) {
        const int line = QFontMetrics(m_look.font(Look::Role::SmallBold)).height();
        return {width, line + m_look.px(kHeadingAbove + kHeadingBelow)};
    }
    int height = 2 * m_look.px(kPadding);
    for (const Part &part : partsOf(*hit))
        height += m_look.px(part.gap) + lay(part, nullptr, {}, textWidth(), {});
    return {width, height};
}

void HitDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = m_look.theme();
    const SearchHit *hit = hitAt(index);
    const QRect row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (hit == nullptr) {
        painter->setFont(m_look.font(Look::Role::SmallBold));
        painter->setPen(theme.muted);
        painter->drawText(
            row.adjusted(m_look.px(kIconLeft), m_look.px(kHeadingAbove), 0, -m_look.px(kHeadingBelow)),
            Qt::AlignLeft | Qt::AlignVCenter, index.data(Qt::DisplayRole).toString());
        painter->restore();
        return;
    }
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const QRect fill = row.adjusted(m_look.px(4), 1, -m_look.px(4), -1);
    if (chosen) {
        QPainterPath shape;
        shape.addRoundedRect(fill, m_look.px(8), m_look.px(8));
        painter->fillPath(shape, theme.chosen);
        const QColor bar = theme.isHighContrast() ? theme.chosenText : theme.accent;
        const int inset = theme.isHighContrast() ? m_look.px(6) : 0;
        painter->fillRect(QRect(fill.left() + inset, fill.top() + m_look.px(4), m_look.px(4),
                              fill.height() - 2 * m_look.px(4)),
            bar);
    }
    const QColor ink = chosen ? theme.chosenText : theme.text;
    const QColor muted = chosen ? theme.chosenText : theme.muted;
    int y = row.top() + m_look.px(kPadding);
    painter->drawPixmap(QPoint(row.left() + m_look.px(kIconLeft), y),
        m_look.pixmap(iconOf(hit->kind), muted, kIcon, m_view.devicePixelRatioF()));
    for (const Part &part : partsOf(*hit)) {
        y += m_look.px(part.gap);
        y += lay(part, painter, {row.left() + m_look.px(kLeft), y}, textWidth(), part.muted ? muted : ink);
    }
    if (m_view.hasFocus() && chosen && m_view.window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter->setPen(QPen(theme.chosenText, m_look.px(2)));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(fill).adjusted(2, 2, -2, -2), m_look.px(6), m_look.px(6));
    }
    painter->restore();
}

} // namespace primer
