// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/DocumentTheme.h"

#include <QPageSize>

namespace primer {

/// The size of letters on paper: body text in points.
enum class PaperLetters { Normal12 = 12, Medium14 = 14, Large18 = 18, Largest24 = 24 };

enum class PaperFormat { A4, Letter };

/// The units of paper documents: 720 to an inch, so that every size of letters is a whole number of them.
constexpr double kPaperUnitsPerPoint = 10;
constexpr double kPaperUnitsPerMm = 720 / 25.4;

/// A page and the room on it. In units of paper documents.
struct PaperPage
{
    QPageSize::PageSizeId size = QPageSize::A4;
    double width = 0;
    double height = 0;
    double left = 0; ///< where lines begin
    double line = 0; ///< how wide they are: the same on both formats
    double top = 0; ///< where the body begins
    double bottom = 0; ///< where it ends

    bool operator==(const PaperPage &) const = default;
};

/// The theme of black ink on white paper.
DocumentTheme paperTheme(PaperLetters letters);
PaperPage paperPage(PaperLetters letters, PaperFormat format);

} // namespace primer
