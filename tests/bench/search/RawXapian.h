// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Pack.h"

#include <QString>

#include <xapian.h>

namespace primer::bench {

/// The floor: one Enquire with the same terms, stems of whole words and what begins with the last one.
class RawXapian final
{
public:
    explicit RawXapian(const Pack &pack);

    /// How many sections it found, at most `limit`; their data is read, nothing else.
    int find(const QString &typed, int limit, bool anyWord) const;

private:
    Xapian::Database m_database;
    Xapian::Stem m_stemmer;
};

} // namespace primer::bench
