// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PaperTheme.h"

namespace primer {

namespace {

struct SizeAndLeading
{
    double size;
    double leading;
};

struct PaperRow
{
    SizeAndLeading body, title, heading, boxHeading, table, small;
    double line; ///< mm
    double a4Side;
    double letterSide;
    double top;
    double bottom;
};

constexpr PaperRow kNormal{
    {12, 18}, {22, 27}, {15, 20}, {14, 19}, {12, 16}, {10, 13.5}, 160, 25, 27.95, 27, 27};
constexpr PaperRow kMedium{
    {14, 21}, {24, 30}, {17, 23}, {16, 22}, {14, 19}, {12, 16}, 165, 22.5, 25.45, 27, 30};
constexpr PaperRow kLarge{{18, 26}, {28, 35}, {22, 28}, {20, 27}, {18, 24}, {16, 21}, 170, 20, 22.95, 29, 30};
constexpr PaperRow kLargest{
    {24, 34}, {36, 43}, {29, 36}, {26, 34}, {24, 32}, {20, 26}, 170, 20, 22.95, 32, 40};

const PaperRow &rowOf(PaperLetters letters)
{
    switch (letters) {
    case PaperLetters::Normal12:
        return kNormal;
    case PaperLetters::Medium14:
        return kMedium;
    case PaperLetters::Large18:
        return kLarge;
    case PaperLetters::Largest24:
        return kLargest;
    }
    return kNormal;
}

TextLook look(SizeAndLeading type, bool bold, double before, double after)
{
    TextLook look;
    look.families = {QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")};
    look.size = type.size;
    look.lineHeight = type.leading / type.size;
    look.bold = bold;
    look.color = Qt::black;
    look.before = before;
    look.after = after;
    return look;
}

void setCallout(DocumentTheme &theme, CalloutKind kind, double border, double bar)
{
    CalloutLook &callout = theme.callout(kind);
    callout.edge = Qt::black;
    callout.border = border;
    callout.bar = bar;
    callout.titleOnEdge = kind == CalloutKind::Caution;
    callout.title = callout.titleOnEdge ? Qt::white : Qt::black;
    callout.sign = recolouredSign(
        calloutSign(kind), callout.title, callout.titleOnEdge ? QColor(Qt::black) : QColor(Qt::white));
}

} // namespace

DocumentTheme paperTheme(PaperLetters letters)
{
    const PaperRow &row = rowOf(letters);
    const double leading = row.body.leading;
    DocumentTheme theme;
    theme.isPaper = true;
    theme.unitsPerPoint = kPaperUnitsPerPoint;
    theme.emphasisIsBold = true;
    theme.page = look(row.body, false, 0, leading / 2);
    theme.title = look(row.title, true, leading * 1.5, leading / 2);
    theme.heading = look(row.heading, true, leading * 3 / 4, leading / 4);
    theme.subheading = look(row.body, true, leading * 3 / 4, leading / 4);
    theme.calloutTitle = look(row.boxHeading, true, 0, leading / 8);
    theme.table = look(row.table, false, 0, 0);
    theme.caption = look(row.body, true, leading / 2, leading / 8);
    theme.small = look(row.small, false, 0, leading / 8);
    theme.surface = Qt::white;
    theme.link = Qt::black;
    theme.accent = Qt::black;
    theme.tableRule = Qt::black;
    theme.tableHeadRule = 1.5;
    theme.tableRowRule = 0.5;
    theme.cellPadding = leading / 5;
    theme.calloutPadding = leading * 0.6;
    theme.boxMargin = leading * 3 / 4;
    theme.listIndent = row.body.size * 1.5;
    theme.itemAfter = leading / 8;
    setCallout(theme, CalloutKind::Caution, 2.5, 0);
    setCallout(theme, CalloutKind::Warning, 1.5, 0);
    setCallout(theme, CalloutKind::Important, 0, 4);
    setCallout(theme, CalloutKind::Tip, 1, 0);
    setCallout(theme, CalloutKind::Note, 0, 1.5);
    return theme;
}

PaperPage paperPage(PaperLetters letters, PaperFormat format)
{
    const PaperRow &row = rowOf(letters);
    const bool isA4 = format == PaperFormat::A4;
    // On Letter at 12 points the body comes nearer to both edges.
    const bool isNearer = !isA4 && letters == PaperLetters::Normal12;
    const double heightMm = isA4 ? 297 : 279.4;
    PaperPage page;
    page.size = isA4 ? QPageSize::A4 : QPageSize::Letter;
    page.width = (isA4 ? 210 : 215.9) * kPaperUnitsPerMm;
    page.height = heightMm * kPaperUnitsPerMm;
    page.left = (isA4 ? row.a4Side : row.letterSide) * kPaperUnitsPerMm;
    page.line = row.line * kPaperUnitsPerMm;
    page.top = (isNearer ? 25 : row.top) * kPaperUnitsPerMm;
    page.bottom = (heightMm - (isNearer ? 25 : row.bottom)) * kPaperUnitsPerMm;
    return page;
}

} // namespace primer
