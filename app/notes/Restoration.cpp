// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Restoration.h"

#include "notes/DamagedStore.h"
#include "notes/NoteStore.h"
#include "notes/StoreContents.h"
#include "notes/StoreCopy.h"
#include "notes/StoreFile.h"
#include "notes/Transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

namespace primer {

namespace {

Q_LOGGING_CATEGORY(restoreLog, "primer.restore")

QString tr(const char *text)
{
    return QCoreApplication::translate("Restoration", text);
}

Result<std::unique_ptr<Connection>> openForChange(const QString &path)
{
    auto notes = Connection::open(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=50"));
    if (!notes)
        return notes;
    for (const char *pragma : {"trusted_schema=OFF", "foreign_keys=ON", "temp_store=MEMORY",
             "secure_delete=ON", "journal_mode=DELETE", "synchronous=EXTRA"}) {
        if (auto done = (*notes)->execute(u"PRAGMA " + QString::fromLatin1(pragma)); !done)
            return failure(done);
    }
    return notes;
}

} // namespace

Restoration::Restoration(const QString &dataFolder)
    : m_folder(QDir::cleanPath(dataFolder))
    , m_path(storePathIn(dataFolder))
{ }

Result<Restored> Restoration::restore(const QString &copy, const QDateTime &now) const
{
    if (const FileIdentity live = identityOf(m_path); live.inode != 0 && identityOf(copy) == live) {
        return failure(Trouble::BadInput,
            tr("%1 is the file that your notes are in now. Choose a copy of it.")
                .arg(QDir::toNativeSeparators(copy)));
    }
    const auto fresh = loadCopy(copy);
    if (!fresh)
        return failure(fresh);
    // Makes what is missing, and leads an older file on.
    const auto present = NoteStore::open(m_folder);
    const auto sound = present ? (*present)->check() : Result<void>(failure(present));
    if (!sound && sound.error().trouble == Trouble::Damaged)
        return replaceDamaged(copy, now);
    if (!sound)
        return failure(sound);
    return exchange(**fresh, now);
}

Result<Restored> Restoration::replaceDamaged(const QString &copy, const QDateTime &now) const
{
    const bool isThere = QFileInfo(m_path).size() > 0;
    const DamagedStore damaged(m_folder, now);
    const auto replaced = damaged.replaceBy({copy, now.date()});
    if (!replaced)
        return failure(replaced);
    if (!*replaced) // another window was quicker
        return tl::unexpected<Error>(named({{}, {}, Trouble::Busy}));
    const auto store = NoteStore::open(m_folder);
    if (!store)
        return failure(store);
    const auto totals = (*store)->totals();
    if (!totals)
        return failure(totals);
    Restored restored{totals->all, std::nullopt, {}};
    if (isThere)
        restored.keptDamaged = m_folder + u'/' + damaged.keptName();
    return restored;
}

Result<Restored> Restoration::exchange(const Connection &fresh, const QDateTime &now) const
{
    if (!mayChange(m_path)) // SQLite would notice after the backup was made
        return tl::unexpected<Error>(named({{}, {}, Trouble::ReadOnly}));
    const auto notes = openForChange(m_path);
    if (!notes)
        return tl::unexpected<Error>(named(notes.error()));
    Transaction transaction(**notes);
    if (const auto begun = transaction.begin(); !begun)
        return tl::unexpected<Error>(named(begun.error()));
    // From here on nobody else writes: what is kept is what is replaced.
    const auto kept = keepPresent(now);
    if (!kept)
        return failure(kept);
    Result<void> done = copyContents(fresh, **notes);
    if (done)
        done = transaction.commit();
    const auto count = done ? countNotes(**notes) : Result<NoteCount>(failure(done));
    if (!count)
        return tl::unexpected<Error>(named(count.error()));
    return Restored{static_cast<int>(count->kept), *kept, {}};
}

/// As another connection sees them, which knows nothing of the change under way.
Result<std::optional<SoundBackup>> Restoration::keepPresent(const QDateTime &now) const
{
    const auto present = openSoundNotes(m_path);
    if (!present)
        return tl::unexpected<Error>(named(present.error()));
    const auto count = countNotes(**present);
    if (!count)
        return tl::unexpected<Error>(named(count.error()));
    if (count->all == 0)
        return std::nullopt;
    const Backup backup(m_folder);
    auto made = backup.makeNow(**present, now, BackupOccasion::BeforeRestore);
    if (!made)
        return failure(made);
    if (const auto rotated = backup.rotate(*made); !rotated)
        qCWarning(restoreLog) << "an old backup stays:" << rotated.error().detail;
    return *made;
}

Error Restoration::named(const Error &error) const
{
    return {storeSentence(error.trouble, QDir::toNativeSeparators(m_path)), error.detail, error.trouble};
}

} // namespace primer
