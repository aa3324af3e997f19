// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "search/Search.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace primer::bench {

/// What somebody typed, and where it should have led.
struct Case
{
    QString typed;
    QStringList expected; ///< "topic" or "topic/section"; any of them is right
    QString kind; ///< "name", "misspelling1", ...
    QString split; ///< "tune" or "held"
};

/// Reads lines of "query, expected, kind, split" with tabs between them; kind and split may be left out.
/// Lines that begin with # and the line of headings are passed over.
Result<std::vector<Case>> readCases(const QString &path);

/// The place of the first hit that was expected, 1 for the first of all; 0 if there is none.
int placeOf(const SearchAnswer &answer, const Case &asked);

} // namespace primer::bench
