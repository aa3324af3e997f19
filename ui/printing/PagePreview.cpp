// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/PagePreview.h"

#include "ui/style/Look.h"

#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace primer {

namespace {

constexpr std::array kZooms{0, 75, 100, 150, 200, 300};
constexpr double kPaperInches = 8.27; // percent count from A4 for both formats
constexpr double kDotsPerInch = 96;
constexpr int kMargin = 16;
constexpr int kLeastWidth = 80;

} // namespace

PagePreview::PagePreview(Look &look, QWidget *parent)
    : QScrollArea(parent)
    , m_look(look)
    , m_page(new QLabel)
{
    setWidget(m_page);
    setAlignment(Qt::AlignCenter);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preview"));
    setAccessibleDescription(tr("Page Up and Page Down turn the pages, plus and minus change the size."));
    m_page->setAlignment(Qt::AlignCenter);
}

int PagePreview::zoom() const
{
    return kZooms[static_cast<size_t>(m_step)];
}

bool PagePreview::canZoomIn() const
{
    return static_cast<size_t>(m_step) + 1 < kZooms.size();
}

bool PagePreview::canZoomOut() const
{
    return m_step > 0;
}

void PagePreview::zoomIn()
{
    if (!canZoomIn())
        return;
    ++m_step;
    Q_EMIT sizeChanged();
}

void PagePreview::zoomOut()
{
    if (!canZoomOut())
        return;
    --m_step;
    Q_EMIT sizeChanged();
}

int PagePreview::wantedWidth(double shape) const
{
    double width = kPaperInches * kDotsPerInch * zoom() / 100;
    if (zoom() == 0) {
        const QSize room = maximumViewportSize() - 2 * QSize(m_look.px(kMargin), m_look.px(kMargin));
        width = std::min<double>(room.width(), room.height() / shape);
    }
    return static_cast<int>(std::lround(std::max<double>(width, kLeastWidth) * devicePixelRatioF()));
}

void PagePreview::showPicture(const QImage &picture, const QString &name)
{
    QPixmap pixmap = QPixmap::fromImage(picture);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_page->setPixmap(pixmap);
    m_page->setFixedSize((QSizeF(pixmap.size()) / pixmap.devicePixelRatio()).toSize());
    m_page->setAccessibleName(name);
    setAccessibleName(name);
}

void PagePreview::keyPressEvent(QKeyEvent *event)
{
    const QScrollBar *bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_PageDown:
        if (bar->value() < bar->maximum())
            break;
        Q_EMIT pageWanted(1);
        return;
    case Qt::Key_PageUp:
        if (bar->value() > bar->minimum())
            break;
        Q_EMIT pageWanted(-1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    default:
        break;
    }
    QScrollArea::keyPressEvent(event);
}

void PagePreview::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (zoom() == 0)
        Q_EMIT sizeChanged();
}

} // namespace primer
