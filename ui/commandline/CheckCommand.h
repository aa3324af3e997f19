// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTextStream;

namespace primer {

class Library;

/// --check: reads every pack, its search index and the notes, and says what is sound on `out` and what is not
/// on `err`, a line each. False if anything is not.
bool checkAll(const Library &library, const QString &dataFolder, QTextStream &out, QTextStream &err);

} // namespace primer
