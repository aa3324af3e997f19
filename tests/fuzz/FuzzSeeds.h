// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace primer::tests {

/// Inputs from which fuzzing sets out, by name: sound ones that use all that there is.
using FuzzSeeds = QHash<QString, QByteArray>;

/// Texts of sections: one with every element, and those of the pack at `path`.
FuzzSeeds sectionSeeds(const QString &path);
/// A small pack with everything in it, and the one at `path` without its search indexes, both with small
/// pages.
FuzzSeeds packSeeds(const QString &path);
/// Files of notes, of both versions of the format.
FuzzSeeds notesSeeds();

} // namespace primer::tests
