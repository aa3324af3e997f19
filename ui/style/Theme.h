// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"
#include "notes/Note.h"

#include <QColor>
#include <QString>

#include <array>

namespace primer {

enum class ThemeName { Light, Dark, Sepia, HighContrast };

/// The colours of one callout.
struct CalloutColors
{
    QColor edge;
    QColor fill;
    QColor title;
};

/// Fill and line of a highlight.
struct HighlightColors
{
    QColor fill;
    QColor line;
};

/// The colours of the window, named for what they are used for. Reading text on its ground has a contrast of
/// at least 7:1, other text 4.5:1, focus and controls 3:1 (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11).
struct Theme
{
    ThemeName name = ThemeName::Light;
    QColor window; ///< bars
    QColor pane; ///< sides
    QColor surface; ///< page, cards, fields
    QColor text;
    QColor muted;
    QColor accent;
    QColor onAccent;
    QColor accentSoft;
    QColor link;
    QColor selection;
    QColor selectionText;
    QColor chosen; ///< chosen row
    QColor chosenText;
    QColor focus;
    QColor border; ///< ornament only
    QColor control; ///< borders of controls, scroll bars
    QColor saved;
    QColor failed; ///< failed, help
    QColor star;
    HighlightColors searchHit;
    std::array<HighlightColors, 5> highlights; ///< by MarkColor
    std::array<CalloutColors, 5> callouts; ///< by CalloutKind

    bool isHighContrast() const { return name == ThemeName::HighContrast; }
    const CalloutColors &callout(CalloutKind kind) const { return callouts[static_cast<size_t>(kind)]; }
    const HighlightColors &highlight(MarkColor color) const { return highlights[static_cast<size_t>(color)]; }
    /// Width of lines round cards and buttons, in pixels at 100 %.
    int lineWidth() const { return isHighContrast() ? 2 : 1; }
};

const Theme &themeOf(ThemeName name);

/// "light", "dark", "sepia", "high-contrast": as in the settings.
QString themeWord(ThemeName name);
/// Light if the word is none of them.
ThemeName themeFromWord(const QString &word);

/// The icon that stands for a callout, on screen and on paper.
QString calloutIcon(CalloutKind kind);

/// Contrast of two opaque colours, 1 to 21. Formula: WCAG 2.2, "contrast ratio" and "relative luminance".
double contrastRatio(const QColor &a, const QColor &b);

} // namespace primer
