// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Look.h"

#include "ui/style/StyleSheet.h"

#include <QApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace primer {

namespace {

constexpr double kPixelsPerPoint = 96.0 / 72.0;
constexpr double kInterfacePoints = 11;

QStringList interfaceFamilies()
{
    return {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
}

QStringList pageFamilies()
{
    return {QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
}

QStringList titleFamilies()
{
    return {QStringLiteral("Noto Serif"), QStringLiteral("DejaVu Serif")};
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.pane);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::Button, theme.surface);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.text);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.selectionText);
    palette.setColor(QPalette::Link, theme.link);
    palette.setColor(QPalette::LinkVisited, theme.link);
    palette.setColor(QPalette::ToolTipBase, theme.surface);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Light, theme.surface);
    palette.setColor(QPalette::Midlight, theme.border);
    palette.setColor(QPalette::Mid, theme.control);
    palette.setColor(QPalette::Dark, theme.control);
    palette.setColor(QPalette::Shadow, theme.control);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

/// Draws the SVG of an icon at the size it is asked for, paler where it is disabled.
class IconEngine final : public QIconEngine
{
public:
    IconEngine(QString name, QColor color)
        : m_name(std::move(name))
        , m_color(std::move(color))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        QSvgRenderer renderer(Look::iconSvg(m_name, m_color));
        if (mode == QIcon::Disabled)
            painter->setOpacity(0.4);
        renderer.render(painter, rect);
        painter->setOpacity(1);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new IconEngine(m_name, m_color); }

private:
    QString m_name;
    QColor m_color;
};

} // namespace

Look::Look(QObject *parent)
    : QObject(parent)
{ }

const Theme &Look::theme() const
{
    return themeOf(m_theme);
}

void Look::setTheme(ThemeName theme)
{
    if (theme == m_theme)
        return;
    m_theme = theme;
    apply();
    Q_EMIT changed();
}

void Look::setTextSize(int percent)
{
    const int rounded = static_cast<int>(std::lround(double(percent) / kTextStep)) * kTextStep;
    const int bounded = std::clamp(rounded, kSmallestText, kLargestText);
    if (bounded == m_textSize)
        return;
    m_textSize = bounded;
    apply();
    Q_EMIT changed();
}

int Look::px(double at100) const
{
    return std::max(1, static_cast<int>(std::lround(at100 * m_textSize / 100)));
}

int Look::em(double count) const
{
    return px(count * kInterfacePoints * kPixelsPerPoint);
}

QFont Look::font(Role role) const
{
    QFont font;
    double points = kInterfacePoints;
    font.setFamilies(interfaceFamilies());
    switch (role) {
    case Role::Page:
        font.setFamilies(pageFamilies());
        points = 14;
        break;
    case Role::SectionTitle:
        font.setFamilies(titleFamilies());
        font.setBold(true);
        points = 24;
        break;
    case Role::Heading:
        font.setFamilies(titleFamilies());
        font.setBold(true);
        points = 16;
        break;
    case Role::NoteText:
        font.setFamilies(pageFamilies());
        points = 12.5;
        break;
    case Role::Interface:
        break;
    case Role::InterfaceBold:
        font.setWeight(QFont::DemiBold);
        break;
    case Role::PaneTitle:
        font.setWeight(QFont::DemiBold);
        points = 12;
        break;
    case Role::Small:
        points = 10;
        break;
    case Role::SmallBold:
        font.setWeight(QFont::DemiBold);
        points = 10;
        break;
    }
    font.setPointSizeF(points * m_textSize / 100);
    return font;
}

QByteArray Look::iconSvg(const QString &name, const QColor &color)
{
    QFile file(u":/icons/" + name + u".svg");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("#232629", color.name().toLatin1());
}

QIcon Look::icon(const QString &name) const
{
    return icon(name, theme().text);
}

QIcon Look::icon(const QString &name, const QColor &color) const
{
    return QIcon(new IconEngine(name, color));
}

QPixmap Look::pixmap(const QString &name, const QColor &color, int size, qreal devicePixelRatio) const
{
    QPixmap pixmap = icon(name, color).pixmap(QSize(px(size), px(size)) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void Look::prepare(QApplication &application)
{
    m_application = &application;
    apply();
}

void Look::applyTo(QApplication &application)
{
    m_givesSheet = true;
    prepare(application);
}

void Look::apply()
{
    if (m_application == nullptr)
        return;
    // Each of these goes to every widget, whether it brings anything new or not.
    if (const QFont letters = font(Role::Interface); QApplication::font() != letters)
        QApplication::setFont(letters);
    if (const QPalette colors = paletteOf(theme()); QApplication::palette() != colors)
        QApplication::setPalette(colors);
    if (m_givesSheet)
        m_application->setStyleSheet(styleSheetOf(*this));
}

} // namespace primer
