// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"

#include <QStringList>

#include <vector>

namespace primer {

constexpr int kNotesApplicationId = 0x5052'4e54; // "PRNT", as PRAGMA application_id
constexpr int kNotesVersion = 1; // as PRAGMA user_version

/// What leads from the version before to this one. A step is never changed once released; a step after the
/// first must be preceded by a verified backup.
struct SchemaStep
{
    int version = 0;
    QStringList sql;
};

const std::vector<SchemaStep> &noteSchemaSteps();

/// Makes the tables of an empty database, in one transaction, and checks those of any other: it is ours, of a
/// version that is understood, with exactly our tables, and sound as far as a bounded check tells.
/// Errors do not name the file.
Result<void> prepareNoteSchema(const Connection &connection);

} // namespace primer
