// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace primer {

/// A title or another line of a pack as it may be shown, spoken and printed: control characters become
/// blanks, characters that turn the direction of what follows are dropped, what is longer than `most` UTF-16
/// units is cut.
QString shownLine(const QString &text, qsizetype most);

} // namespace primer
