// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/ScreenTheme.h"

#include "ui/style/Look.h"

namespace primer {

namespace {

constexpr double kPointsPerPixel = 72.0 / 96.0;

void setLook(TextLook &look, const QFont &font, const QColor &color)
{
    look.families = font.families();
    look.color = color;
}

CalloutLook calloutLook(const Theme &theme, CalloutKind kind)
{
    const CalloutColors &colors = theme.callout(kind);
    const bool strong = theme.isHighContrast();
    CalloutLook look;
    look.edge = colors.edge;
    look.fill = colors.fill;
    look.title = colors.title;
    look.titleOnEdge = kind == CalloutKind::Caution;
    look.border = kPointsPerPixel * (strong ? 3 : (look.titleOnEdge ? 2 : 1));
    look.bar = look.titleOnEdge ? 0 : kPointsPerPixel * (strong ? 9 : 6);
    look.sign = Look::iconSvg(calloutIcon(kind), colors.title);
    return look;
}

} // namespace

DocumentTheme screenTheme(const Look &look)
{
    const Theme &theme = look.theme();
    const QFont page = look.font(Look::Role::Page);
    const QFont serif = look.font(Look::Role::SectionTitle);
    DocumentTheme document;
    setLook(document.page, page, theme.text);
    setLook(document.title, serif, theme.text);
    setLook(document.heading, serif, theme.text);
    setLook(document.subheading, page, theme.text);
    setLook(document.calloutTitle, page, theme.text);
    setLook(document.table, page, theme.text);
    setLook(document.caption, page, theme.text);
    setLook(document.small, look.font(Look::Role::Small), theme.muted);
    document.surface = theme.surface;
    document.link = theme.link;
    document.accent = theme.accent;
    document.tableRule = theme.control;
    document.tableHeadFill = theme.pane;
    for (const auto kind : {CalloutKind::Caution, CalloutKind::Warning, CalloutKind::Important,
             CalloutKind::Tip, CalloutKind::Note})
        document.callout(kind) = calloutLook(theme, kind);
    document.scale = look.textSize() / 100.0;
    return document;
}

} // namespace primer
