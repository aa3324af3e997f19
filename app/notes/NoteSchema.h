// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace primer {

constexpr int kNotesApplicationId = 0x5052'4e54; // "PRNT", as PRAGMA application_id
constexpr int kNotesVersion = 2; // as PRAGMA user_version

/// What leads from the version before to this one. A step is never changed once released.
struct SchemaStep
{
    int version = 0;
    QStringList sql;
};

const std::vector<SchemaStep> &noteSchemaSteps();

/// Told the version of a step before it is made on notes that are there; the step is made only if it
/// succeeds.
using BeforeStep = std::function<Result<void>(int version)>;

/// Makes the tables of an empty database, or leads an older one on step by step, each in one transaction, and
/// checks what is there then: it is ours, of a version that is understood, with exactly our tables, and sound
/// as far as a bounded check tells. Errors do not name the file.
Result<void> prepareNoteSchema(
    const Connection &connection, const std::vector<SchemaStep> &steps, const BeforeStep &beforeStep);

/// Checks without changing anything that it is ours, of this version or an older one, with exactly its
/// tables. Errors do not name the file.
Result<void> checkNoteSchema(const Connection &connection, const std::vector<SchemaStep> &steps);

enum class Thoroughness {
    Bounded, ///< structure and values, of a file that is not very large
    Whole, ///< all of it, indexes too
};

/// Trouble::Damaged if the file is not sound. Text that was changed within itself cannot be told.
Result<void> checkNotesSound(const Connection &connection, Thoroughness thoroughness);

/// How many notes are in the database.
struct NoteCount
{
    qint64 all = 0; ///< the trash included
    qint64 kept = 0; ///< without the trash
};

Result<NoteCount> countNotes(const Connection &connection);

} // namespace primer
