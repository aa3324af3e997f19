// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"

#include <QByteArray>
#include <QString>

namespace primer {

/// Builds both indexes of the tables in `database` (see library/IndexFormat.h) as single-file Xapian
/// databases at the two paths, which must not exist; `digest` replaces Xapian's random UUID, so that the same
/// tables give the same bytes. Works in folders beside the two paths, which are gone at the end; on failure
/// so are the indexes. Needs memory for some thousand sections, however many there are.
Result<void> buildIndexes(const Connection &database, const QByteArray &digest, const QString &textIndexPath,
    const QString &namesIndexPath);

} // namespace primer
