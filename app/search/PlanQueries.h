// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/QueryPlan.h"

#include <xapian.h>

namespace primer {

/// Plans as Xapian takes them. OP_MAX is not used: below an OP_OR it ends the program in Xapian 1.4.22.
enum class Wanted {
    AllGroups,
    TheMostTelling, ///< and the others where they are; of the text only
    SomeGroups,
};

/// For the names index: the last word by any name that begins with it.
Xapian::Query nameQuery(const QueryPlan &plan, Wanted wanted);

/// For the text index: the last word by what begins with it if it has four letters; a shorter one that may go
/// on is looked for only if there is no other. Empty if nothing is left. What stood in quotation marks is in
/// every section found.
Xapian::Query textQuery(const QueryPlan &plan, Wanted wanted);

/// Whether one group says far more than any other, such as the name of a medicine in a question.
bool hasMostTelling(const QueryPlan &plan);

} // namespace primer
