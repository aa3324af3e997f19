// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Theme.h"

#include <algorithm>
#include <cmath>

namespace primer {

namespace {

Theme lightTheme()
{
    Theme t;
    t.name = ThemeName::Light;
    t.window = 0xf4f2ed;
    t.pane = 0xfaf9f6;
    t.surface = 0xffffff;
    t.text = 0x1b262c;
    t.muted = 0x4d5b63;
    t.accent = 0x0b5a63;
    t.onAccent = 0xffffff;
    t.accentSoft = 0xdcecec;
    t.link = 0x0a4d8c;
    t.selection = 0xb9dcdf;
    t.selectionText = 0x101c21;
    t.chosen = 0xd6e8e8;
    t.chosenText = 0x08393f;
    t.focus = 0x0b5fd0;
    t.border = 0xdedad1;
    t.control = 0x75807f;
    t.saved = 0x1c5a35;
    t.failed = 0xa3161f;
    t.star = 0xa85b00;
    t.searchHit = {0xffef9f, 0x8a6d00};
    t.highlights = {{{0xffef9f, 0x8a6d00}, {0xcdeccb, 0x2c7a34}, {0xcfe5fb, 0x1f6cb0}, {0xfbd7e2, 0xb8346a},
        {0xe4dcf8, 0x6a4fc0}}};
    t.callouts = {{{0xa3161f, 0xfdf1f0, 0xffffff}, {0xa85b00, 0xfef5e4, 0x7a3f00},
        {0x3f51a8, 0xf0f2fc, 0x33428f}, {0x2c7a4b, 0xeef7f0, 0x1c5a35}, {0x54717c, 0xeff4f5, 0x33505b}}};
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.name = ThemeName::Dark;
    t.window = 0x14191c;
    t.pane = 0x191f22;
    t.surface = 0x1e2528;
    t.text = 0xe4e8e6;
    t.muted = 0xb0bbbd;
    t.accent = 0x83cfd3;
    t.onAccent = 0x06282b;
    t.accentSoft = 0x21393c;
    t.link = 0x93c8f7;
    t.selection = 0x2f5f66;
    t.selectionText = 0xffffff;
    t.chosen = 0x24474b;
    t.chosenText = 0xe3f5f5;
    t.focus = 0x8ec5ff;
    t.border = 0x343e42;
    t.control = 0x7f8d91;
    t.saved = 0x9fdcb4;
    t.failed = 0xffb4ad;
    t.star = 0xf0b45a;
    t.searchHit = {0x534710, 0xf0d460};
    t.highlights = {{{0x534710, 0xf0d460}, {0x24482a, 0x86d18c}, {0x1f4468, 0x84bdf5}, {0x5c2a40, 0xf59ab9},
        {0x433668, 0xbda9f5}}};
    t.callouts = {{{0xcc4840, 0x331d1d, 0xffffff}, {0xf0b45a, 0x2f2616, 0xf5c67e},
        {0xa9b6f7, 0x22273c, 0xc0caff}, {0x85d0a0, 0x1a2d22, 0x9fdcb4}, {0x9fb6be, 0x20292d, 0xbdd0d6}}};
    return t;
}

Theme sepiaTheme()
{
    Theme t;
    t.name = ThemeName::Sepia;
    t.window = 0xebe1cd;
    t.pane = 0xf3ead8;
    t.surface = 0xfaf4e6;
    t.text = 0x33281b;
    t.muted = 0x5c4d3b;
    t.accent = 0x1d5558;
    t.onAccent = 0xffffff;
    t.accentSoft = 0xdde3d3;
    t.link = 0x0c4a7c;
    t.selection = 0xc6d9cd;
    t.selectionText = 0x1f1a12;
    t.chosen = 0xd9dfcb;
    t.chosenText = 0x173f41;
    t.focus = 0x0b55b8;
    t.border = 0xdccfb4;
    t.control = 0x857660;
    t.saved = 0x2a5230;
    t.failed = 0x98191b;
    t.star = 0x995200;
    t.searchHit = {0xfae58c, 0x806400};
    t.highlights = {{{0xfae58c, 0x806400}, {0xcfe3b4, 0x3d6f24}, {0xcbdfe6, 0x1f6488}, {0xf5d0cb, 0xa5374f},
        {0xe2d5e8, 0x6b4a9c}}};
    t.callouts = {{{0x98191b, 0xfbeee3, 0xffffff}, {0x995200, 0xfaecce, 0x703a00},
        {0x454f96, 0xefece6, 0x363f80}, {0x3a6b3c, 0xeef0dc, 0x2a5230}, {0x66675a, 0xf1ecdd, 0x48493e}}};
    return t;
}

Theme highContrastTheme()
{
    Theme t;
    t.name = ThemeName::HighContrast;
    t.window = 0x000000u;
    t.pane = 0x000000u;
    t.surface = 0x000000u;
    t.text = 0xffffff;
    t.muted = 0xffffff;
    t.accent = 0xffe500;
    t.onAccent = 0x000000u;
    t.accentSoft = 0x000000u;
    t.link = 0x6fd6ff;
    t.selection = 0xffffff;
    t.selectionText = 0x000000u;
    t.chosen = 0xffe500;
    t.chosenText = 0x000000u;
    t.focus = 0x00ff7f;
    t.border = 0xffffff;
    t.control = 0xffffff;
    t.saved = 0x7dffa8;
    t.failed = 0xff9a9a;
    t.star = 0xffc04d;
    t.searchHit = {0x3d3800, 0xffe500};
    t.highlights = {{{0x3d3800, 0xffe500}, {0x003d10, 0x5cff8a}, {0x00306b, 0x6fd6ff}, {0x560026, 0xff9ecb},
        {0x33006b, 0xd3b8ff}}};
    t.callouts = {{{0xff9a9a, 0x000000u, 0x000000u}, {0xffc04d, 0x000000u, 0xffc04d},
        {0xc3ccff, 0x000000u, 0xc3ccff}, {0x7dffa8, 0x000000u, 0x7dffa8}, {0xffffff, 0x000000u, 0xffffff}}};
    return t;
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Theme &themeOf(ThemeName name)
{
    static const std::array<Theme, 4> themes{lightTheme(), darkTheme(), sepiaTheme(), highContrastTheme()};
    return themes[static_cast<size_t>(name)];
}

QString themeWord(ThemeName name)
{
    switch (name) {
    case ThemeName::Light:
        break;
    case ThemeName::Dark:
        return QStringLiteral("dark");
    case ThemeName::Sepia:
        return QStringLiteral("sepia");
    case ThemeName::HighContrast:
        return QStringLiteral("high-contrast");
    }
    return QStringLiteral("light");
}

ThemeName themeFromWord(const QString &word)
{
    for (const auto name : {ThemeName::Dark, ThemeName::Sepia, ThemeName::HighContrast}) {
        if (word == themeWord(name))
            return name;
    }
    return ThemeName::Light;
}

QString calloutIcon(CalloutKind kind)
{
    switch (kind) {
    case CalloutKind::Caution:
        return QStringLiteral("call-start");
    case CalloutKind::Warning:
        return QStringLiteral("data-warning");
    case CalloutKind::Important:
        return QStringLiteral("dialog-question");
    case CalloutKind::Tip:
        return QStringLiteral("games-hint");
    case CalloutKind::Note:
        break;
    }
    return QStringLiteral("help-contextual");
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace primer
