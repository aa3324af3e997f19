// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace primer {

/// The file in a data folder that keeps the words which the person added to the spelling.
constexpr QStringView kOwnWordsFile = u"words.txt";

/// Removes all that the person wrote from a data folder: the notes with all that hangs on them, the backups,
/// the damaged files that were kept, the words added to the spelling. Words are overwritten in the file of
/// the notes and in the files that are removed; what the disk itself keeps of them, nobody can tell. A file
/// of notes that is sound is emptied in place, so that another window that has it open finds it empty; any
/// other is removed.
class Erasure final
{
public:
    explicit Erasure(const QString &dataFolder);

    /// Paths of the files that could not be removed, none if all is gone. An error, in words, if the notes
    /// themselves could not be; nothing was removed then. No store may be in a transaction in this thread.
    Result<QStringList> erase() const;

private:
    Result<void> eraseNotes() const;
    Result<void> emptyStore() const;
    Result<void> removeStore() const;
    QStringList otherFiles() const;
    Error named(const Error &error) const;

    QString m_folder;
    QString m_path;
};

} // namespace primer
