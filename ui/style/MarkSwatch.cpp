// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/MarkSwatch.h"

#include "document/MarkPainter.h"
#include "ui/style/Look.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QPainter>

namespace primer {

namespace {

constexpr int kWidth = 30; // pixels at 100 %
constexpr int kHeight = 22;
constexpr double kLine = 2;

QString tr(const char *text)
{
    return QCoreApplication::translate("MarkSwatch", text);
}

} // namespace

QString markColorName(MarkColor color)
{
    switch (color) {
    case MarkColor::Yellow:
        break;
    case MarkColor::Green:
        return tr("Green, dashes");
    case MarkColor::Blue:
        return tr("Blue, double line");
    case MarkColor::Rose:
        return tr("Rose, wavy line");
    case MarkColor::Violet:
        return tr("Violet, dots");
    }
    return tr("Yellow, solid line");
}

QPixmap markSwatch(const Look &look, MarkColor color, qreal devicePixelRatio)
{
    const QSize size(look.px(kWidth), look.px(kHeight));
    QPixmap pixmap(size * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    const HighlightColors &colors = look.theme().highlight(color);
    pixmap.fill(colors.fill);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(look.font(Look::Role::SmallBold));
    painter.setPen(look.theme().text);
    const int below = look.px(6);
    painter.drawText(QRect(0, 0, size.width(), size.height() - below), Qt::AlignCenter, QStringLiteral("A"));
    const double y = size.height() - below / 2.0;
    const double inset = look.px(3);
    MarkPainter::paintLine(
        painter, markLineOf(color), colors.line, look.px(kLine), QLineF(inset, y, size.width() - inset, y));
    return pixmap;
}

void addMarkColors(QMenu &menu, const Look &look, MarkColor present, QObject *context,
    const std::function<void(MarkColor)> &chosen)
{
    auto *group = new QActionGroup(&menu);
    for (const MarkColor color : kMarkColors) {
        QAction *action = menu.addAction(markColorName(color));
        action->setIcon(markSwatch(look, color, menu.devicePixelRatioF()));
        action->setIconVisibleInMenu(true);
        action->setCheckable(true);
        action->setChecked(color == present);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, context, [chosen, color] { chosen(color); });
    }
}

} // namespace primer
