// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// The lines of a list of words that is compiled in, from app/authoring/words/, cut at their tabs. Lines that
/// begin with "# " are left out.
std::vector<QStringList> readWordList(const QString &file);

} // namespace primer
