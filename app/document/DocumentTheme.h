// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"

#include <QByteArray>
#include <QColor>
#include <QStringList>

#include <array>

namespace primer {

/// How one kind of text looks. Lengths in points.
struct TextLook
{
    QStringList families;
    double size = 14;
    double lineHeight = 1.55; ///< from line to line, in ems of this text
    bool bold = false;
    QColor color;
    double before = 0; ///< room above, where it does not begin a page, a cell or a document
    double after = 0;

    bool operator==(const TextLook &) const = default;
};

/// How one kind of callout looks. Lengths in points.
struct CalloutLook
{
    QColor edge;
    QColor fill; ///< invalid: nothing behind the text
    QColor title;
    double border = 0.75; ///< width of the frame; 0: none
    double bar = 0; ///< width of the left edge, where it is wider than the frame
    bool titleOnEdge = false; ///< the title stands on a row of its own, filled with the edge colour
    QByteArray sign; ///< SVG, in its final colours

    bool operator==(const CalloutLook &) const = default;
};

/// Everything that the layout of a section needs to know of its surroundings. A plain value; there is one
/// for each theme of the screen and one for each size of letters on paper.
struct DocumentTheme
{
    TextLook page{.families = {}, .size = 14, .lineHeight = 1.55, .bold = false, .color = {}, .after = 8};
    TextLook title{.families = {}, .size = 24, .lineHeight = 1.2, .bold = true, .color = {}, .after = 8};
    TextLook heading{
        .families = {}, .size = 16, .lineHeight = 1.3, .bold = true, .color = {}, .before = 10, .after = 4};
    TextLook subheading{
        .families = {}, .size = 14, .lineHeight = 1.4, .bold = true, .color = {}, .before = 6, .after = 3};
    TextLook calloutTitle{
        .families = {}, .size = 14, .lineHeight = 1.4, .bold = true, .color = {}, .after = 3};
    TextLook table{.families = {}, .size = 14, .lineHeight = 1.4, .bold = false, .color = {}};
    TextLook caption{
        .families = {}, .size = 14, .lineHeight = 1.4, .bold = true, .color = {}, .before = 6, .after = 3};
    TextLook small{.families = {}, .size = 10, .lineHeight = 1.4, .bold = false, .color = {}, .after = 2};

    QColor surface; ///< the page that the text stands on
    QColor link;
    QColor accent; ///< the dots under glossary words
    QColor tableRule;
    QColor tableHeadFill; ///< invalid: none
    double tableHeadRule = 1.5; ///< width of the line under the head
    double tableRowRule = 0.75;
    double cellPadding = 4.5;

    std::array<CalloutLook, 5> callouts; ///< in the order of CalloutKind
    double calloutPadding = 9;
    double boxMargin = 12; ///< above and below callouts and tables

    double listIndent = 18;
    double itemAfter = 3; ///< room between items of a list
    double margin = 0; ///< around the document

    bool emphasisIsBold = false; ///< instead of slanted letters
    double scale = 1; ///< the reader's text size, 1 is 100 %
    /// Units of the document to a point. Screen: logical dots per inch / 72.
    double unitsPerPoint = 96.0 / 72.0;
    /// Black ink: frames and rules are left to PagePainter, links are plain, citations are "[1, 8]" on the
    /// baseline, sizes do not depend on a device.
    bool isPaper = false;

    const CalloutLook &callout(CalloutKind kind) const { return callouts[static_cast<size_t>(kind)]; }
    CalloutLook &callout(CalloutKind kind) { return callouts[static_cast<size_t>(kind)]; }
    /// Points, as a length in the document.
    double length(double points) const { return points * scale * unitsPerPoint; }

    bool operator==(const DocumentTheme &) const = default;
};

/// An icon of the breeze kind with its first colour replaced by `color` and white by `hole`.
QByteArray recolouredSign(QByteArray svg, const QColor &color, const QColor &hole);
/// The sign of a callout as the icon theme brings it: call-start, data-warning, ...
QByteArray calloutSign(CalloutKind kind);

} // namespace primer
