// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>
#include <QProxyStyle>

namespace primer {

class Look;

/// The application's style: Fusion, with a focus frame that is a rounded ring in the theme's focus colour, 3
/// pixels wide with a gap of 2, above the widget.
class PrimerStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit PrimerStyle(const Look &look);
    Q_DISABLE_COPY_MOVE(PrimerStyle)

    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;

private:
    const Look &m_look;
};

/// Puts one ring round the widget that has the keyboard, only after keyboard use. A view whose rows draw
/// their own ring sets its property `ownFocus`.
class FocusRing final : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QObject *parent);
    ~FocusRing() override;
    Q_DISABLE_COPY_MOVE(FocusRing)

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *widget);

    QPointer<QFocusFrame> m_frame;
    bool m_keyboard = false;
};

} // namespace primer
