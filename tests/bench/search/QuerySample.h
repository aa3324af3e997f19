// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"

#include <QString>

#include <vector>

namespace primer::bench {

/// Something to type, by the kind of work that it makes.
struct AskedQuery
{
    QString kind; ///< "1 letter", ..., "common word"
    QString typed;
};

/// Queries of every kind made of the names and the text of the pack, always the same ones.
std::vector<AskedQuery> sampleQueries(const Pack &pack, int ofEachKind);

/// Lines of "kind, query" with a tab between them.
Result<std::vector<AskedQuery>> readQueries(const QString &path);

} // namespace primer::bench
