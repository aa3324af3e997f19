// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"

namespace primer {

/// Writes every row of every table of one database of notes into another with the same tables, in place of
/// what is there. `to` is in a transaction, and stays in it. Errors do not name a file.
Result<void> copyContents(const Connection &from, const Connection &to);

/// Removes every row of every table. Else as copyContents().
Result<void> clearContents(const Connection &connection);

} // namespace primer
