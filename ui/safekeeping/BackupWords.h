// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Backup.h"
#include "notes/Note.h"

#include <QDate>
#include <QString>

namespace primer {

/// "Today", "Yesterday, 6:15 PM", "Nov 20": when a backup was made, as the person says it.
QString backupMoment(const BackupFile &file, QDate today);

/// Why a backup was made, if it is not the one of the day: "before an update".
QString backupReason(const BackupFile &file);

/// A note of a copy in two lines: what it is about, and its first words.
QString noteInBrief(const Note &note);

} // namespace primer
