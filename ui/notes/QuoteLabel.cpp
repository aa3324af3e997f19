// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/QuoteLabel.h"

#include "document/MarkPainter.h"
#include "ui/style/Look.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace primer {

namespace {

constexpr qsizetype kLongest = 240; // UTF-16 units that are shown
constexpr double kLeading = 1.4;
constexpr double kLine = 2; // pixels at 100 %

QString shownQuote(const QString &quote)
{
    QString words = quote.simplified();
    if (words.size() > kLongest) {
        const auto blank = words.lastIndexOf(u' ', kLongest);
        words = words.left(blank > kLongest / 2 ? blank : kLongest) + QStringLiteral(" …");
    }
    return u'\u201c' + words + u'\u201d';
}

/// Lays the words out in lines; how high they are.
double layOut(QTextLayout &layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const double leading = kLeading * QFontMetricsF(layout.font()).height() / 1.2;
    double y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y + (leading - line.height()) / 2});
        y += leading;
    }
    layout.endLayout();
    return y;
}

} // namespace

QuoteLabel::QuoteLabel(Look &look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setLeadsSomewhere(false);
    connect(&look, &Look::changed, this, &QuoteLabel::follow);
    follow();
}

void QuoteLabel::setQuote(const QString &quote, MarkColor color)
{
    m_color = color;
    const QString shown = shownQuote(quote);
    if (shown != text()) {
        setText(shown);
        setAccessibleName(tr("Words: %1").arg(shown));
        updateGeometry();
    }
    update();
}

void QuoteLabel::setLeadsSomewhere(bool leads)
{
    setFocusPolicy(leads ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(leads ? tr("Show in the text") : QString());
    setAccessibleDescription(toolTip());
    setAttribute(Qt::WA_TransparentForMouseEvents, !leads);
}

void QuoteLabel::follow()
{
    setFont(m_look.font(Look::Role::Interface));
    updateGeometry();
    update();
}

QSize QuoteLabel::sizeHint() const
{
    const int em = fontMetrics().height();
    const int width = std::min(em * 14, fontMetrics().horizontalAdvance(text()) + 2);
    return {width, heightForWidth(width)};
}

int QuoteLabel::heightForWidth(int width) const
{
    QTextLayout layout(text(), m_look.font(Look::Role::Interface));
    return static_cast<int>(std::ceil(layOut(layout, std::max(width, 1)))) + m_look.px(2);
}

void QuoteLabel::paintEvent(QPaintEvent * /*event*/)
{
    QTextLayout layout(text(), m_look.font(Look::Role::Interface));
    layOut(layout, width());
    const HighlightColors &colors = m_look.theme().highlight(m_color);
    const double leading = kLeading * QFontMetricsF(layout.font()).height() / 1.2;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_look.theme().text);
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const double top = i * leading;
        const double right = std::min<double>(width(), line.naturalTextWidth());
        painter.fillRect(QRectF(0, top, right, leading - m_look.px(1)), colors.fill);
        line.draw(&painter, {0, 0});
        MarkPainter::paintLine(painter, markLineOf(m_color), colors.line, m_look.px(kLine),
            QLineF(0, top + leading - m_look.px(2), right, top + leading - m_look.px(2)));
    }
}

void QuoteLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace primer
