// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace primer {

class Look;

/// The style sheet of the whole window in the look's colours and lengths. It names no font on QWidget: that
/// would shrink the reader's text.
///
/// What widgets may ask for by dynamic property:
/// - `kind` of QPushButton: "primary" (filled), "text" (no border), "danger" (help colours); of QToolButton:
/// "bar"
/// - `kind` of QFrame: "card", "bar" (top and bottom bars), "pane", "page", "banner" (soft accent), "danger"
QString styleSheetOf(const Look &look);

} // namespace primer
