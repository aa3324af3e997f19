// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>

namespace primer {

/// Which file stands at a path, as the file system tells it.
struct FileIdentity
{
    quint64 device = 0;
    quint64 inode = 0; ///< 0: there is none

    bool operator==(const FileIdentity &) const = default;
};

FileIdentity identityOf(const QString &path);

/// The file of the notes in a data folder: `notes.sqlite`.
QString storePathIn(const QString &folder);

/// The sentence about a file of notes that is in this kind of trouble.
QString storeSentence(Trouble trouble, const QString &path);

/// Makes the folder and an empty file in it unless they are there, readable by nobody else. Never opens a
/// file that is there: closing it would drop the locks that SQLite holds on it. Trouble::Damaged if the file
/// is gone or empty though there are backups of it; ReadOnly or Other, in words, if it cannot be made or
/// read.
Result<void> prepareStoreFile(const QString &folder);

/// Makes the folder for its owner alone, unless it is there. Its parent too, with the usual rights.
Result<void> makePrivateFolder(const QString &folder);

/// Makes an empty file beside `path`, readable by nobody else, and returns its name: for a file that is put
/// in place once it is whole.
Result<QString> makePrivateFile(const QString &path);

/// Waits until a file, or what a folder lists, is on the disk.
Result<void> syncToDisk(const QString &path);

/// Gives a file another name in the same folder, replacing what has it, and waits until that is on the disk.
Result<void> renameDurably(const QString &from, const QString &to);

/// Whether this process may write to the file and make others beside it.
bool mayChange(const QString &path);

/// The kind of trouble of errno.
Trouble troubleOfErrno(int error);

} // namespace primer
