// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/FocusRing.h"

#include "ui/style/Look.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>

namespace primer {

namespace {

constexpr int kWidth = 3;
constexpr int kReach = 5; // gap of 2 and the width
constexpr int kRadius = 12;
constexpr int kSmallIcon = 16;

} // namespace

PrimerStyle::PrimerStyle(const Look &look)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_look(look)
{ }

void PrimerStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element != CE_FocusFrame) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const double line = m_look.px(kWidth);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_look.theme().focus, line));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(line / 2, line / 2, -line / 2, -line / 2),
        m_look.px(kRadius), m_look.px(kRadius));
    painter->restore();
}

void PrimerStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element != PE_FrameFocusRect) // the ring takes its place
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int PrimerStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin)
        return m_look.px(kReach);
    if (metric == PM_SmallIconSize)
        return m_look.px(kSmallIcon);
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int PrimerStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    if (hint == SH_FocusFrame_Mask)
        return 0;
    if (hint == SH_FocusFrame_AboveWidget)
        return 1;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

FocusRing::FocusRing(QObject *parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(
        qApp, &QApplication::focusChanged, this, [this](QWidget * /*old*/, QWidget *now) { follow(now); });
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (!m_keyboard && (key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_F6)) {
            m_keyboard = true;
            follow(QApplication::focusWidget());
        }
    } else if (event->type() == QEvent::MouseButtonPress && m_keyboard) {
        m_keyboard = false;
        follow(nullptr);
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::follow(QWidget *widget)
{
    const bool wanted
        = m_keyboard && widget != nullptr && !widget->isWindow() && !widget->property("ownFocus").toBool();
    if (!wanted) {
        if (m_frame != nullptr)
            m_frame->setWidget(nullptr);
        return;
    }
    if (m_frame == nullptr)
        m_frame = new QFocusFrame(widget);
    m_frame->setWidget(widget);
}

} // namespace primer
