// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Pack.h"

#include <QString>

#include <memory>

namespace primer::bench {

/// The comparison: SQLite's FTS5 over the same sections, ORDER BY rank.
class RawFts final
{
public:
    /// Uses the index in that file, or writes it first.
    static Result<std::unique_ptr<RawFts>> open(const QString &path, const Pack &pack);

    /// How many sections it found, at most `limit`.
    Result<int> find(const QString &typed, int limit, bool anyWord) const;

private:
    explicit RawFts(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
};

} // namespace primer::bench
