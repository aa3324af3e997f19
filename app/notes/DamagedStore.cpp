// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/DamagedStore.h"

#include "notes/NoteStore.h"
#include "notes/StoreFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DamagedStore", text);
}

/// A name that nothing in the folder has yet.
QString freeName(const QString &folder, const QString &base)
{
    QString name = base + QStringLiteral(".sqlite");
    for (int i = 2; QFileInfo::exists(folder + u'/' + name); ++i)
        name = base + QStringLiteral("-%1.sqlite").arg(i);
    return name;
}

} // namespace

DamagedStore::DamagedStore(const QString &dataFolder, const QDateTime &now)
    : m_folder(QDir::cleanPath(dataFolder))
    , m_path(storePathIn(dataFolder))
    , m_keptName(freeName(
          m_folder, QStringLiteral("notes-damaged-") + now.toString(QStringLiteral("yyyy-MM-ddTHHmmss"))))
{ }

/// Only damage allows to put it aside: one that is locked or from a newer program is none.
Result<bool> DamagedStore::isSound() const
{
    const auto store = NoteStore::open(m_folder);
    const auto sound = store ? (*store)->check() : Result<void>(failure(store));
    if (sound || sound.error().trouble == Trouble::Damaged)
        return sound.has_value();
    return failure(sound);
}

/// The file first: without its journal it might be taken for whole, and a journal without its file harms
/// nobody. What is put in its place must not find it.
Result<void> DamagedStore::putAside() const
{
    const QString kept = m_folder + u'/' + m_keptName;
    for (const char *end : {"", "-journal", "-wal", "-shm"}) {
        const QString suffix = QString::fromLatin1(end);
        if (!QFileInfo::exists(m_path + suffix))
            continue;
        if (auto moved = renameDurably(m_path + suffix, kept + suffix); !moved)
            return moved;
    }
    return {};
}

template <typename Fill>
Result<bool> DamagedStore::replace(Fill fill) const
{
    // Of two windows in which the person chose, one goes first.
    QLockFile lock(m_path + QStringLiteral(".lock"));
    if (!lock.tryLock(0)) {
        const bool isHeld = lock.error() == QLockFile::LockFailedError;
        return tl::unexpected<Error>(named({{}, {}, isHeld ? Trouble::Busy : Trouble::ReadOnly}));
    }
    const auto sound = isSound();
    if (!sound || *sound)
        return sound ? Result<bool>(false) : sound;
    const auto fresh = makePrivateFile(m_path);
    if (!fresh)
        return tl::unexpected<Error>(named(fresh.error()));
    Result<void> done = fill(*fresh);
    if (done)
        done = putAside();
    // Does not replace a file that another process has made meanwhile.
    if (done && !QFile::rename(*fresh, m_path))
        done = failure(Trouble::Other, {}, QStringLiteral("not renamed"));
    if (!done) {
        QFile::remove(*fresh);
        return tl::unexpected<Error>(named(done.error()));
    }
    if (const auto safe = syncToDisk(m_folder); !safe)
        return tl::unexpected<Error>(named(safe.error()));
    return true;
}

Result<bool> DamagedStore::replaceBy(const BackupFile &backup) const
{
    return replace([&](const QString &fresh) -> Result<void> {
        {
            const auto connection = openSoundNotes(backup.path);
            if (!connection)
                return failure(connection);
            if (auto copied = copyNotesInto(**connection, fresh); !copied)
                return copied;
        }
        if (const auto copy = openSoundNotes(fresh); !copy)
            return failure(copy);
        return {};
    });
}

Result<bool> DamagedStore::replaceByNew() const
{
    return replace([](const QString &fresh) -> Result<void> {
        {
            const auto connection = Connection::open(fresh);
            if (!connection)
                return failure(connection);
            const auto nothingBefore = [](int) {
                return Result<void>();
            };
            if (auto made = prepareNoteSchema(**connection, noteSchemaSteps(), nothingBefore); !made)
                return made;
        }
        return syncToDisk(fresh);
    });
}

Error DamagedStore::named(const Error &error) const
{
    const QString place = QDir::toNativeSeparators(m_folder);
    switch (error.trouble) {
    case Trouble::Busy:
        return {tr("Another window is putting your notes in %1 in order. Wait a moment.").arg(place),
            error.detail, error.trouble};
    case Trouble::DiskFull:
        return {tr("Your notes could not be put back: the disk that holds %1 is full. Make room on it and "
                   "try again.")
                    .arg(place),
            error.detail, error.trouble};
    default:
        return {
            tr("Your notes could not be put back in %1. Check that you may write there and that the disk is "
               "sound, then try again.")
                .arg(place),
            error.detail, error.trouble};
    }
}

} // namespace primer
