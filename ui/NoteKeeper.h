// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notes/Backup.h"
#include "notes/NoteIndex.h"
#include "notes/NoteStore.h"
#include "notes/Restoration.h"

#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace primer {

using OpenStore = std::function<Result<std::unique_ptr<NoteStore>>()>;

/// What can be put in the place of a file of notes that is damaged. A plain value.
struct RescueOffer
{
    QString path; ///< the damaged file
    bool isGone = false; ///< it is missing or empty
    QDateTime moment; ///< gives the name that it is kept under
    QString keptName;
    std::optional<SoundBackup> copy; ///< the newest that is sound; without one it begins with no notes
};

/// What another process did to the notes.
enum class ChangeElsewhere { None, Some, AllGone };

/// The store as the notes thread holds it: opened when first needed, and anew after an error that a fresh
/// start may mend. Made and used on the notes thread.
class NoteKeeper final
{
public:
    /// `folder` is where the store keeps its file and its backups; empty: it has none. `replaced` is called
    /// when another file than before was opened.
    NoteKeeper(OpenStore open, const QString &folder, std::function<void()> replaced);
    Q_DISABLE_COPY_MOVE(NoteKeeper)
    ~NoteKeeper();

    /// Runs a job on the open store.
    template <typename Job>
    auto run(Job &job) -> decltype(job(std::declval<NoteStore &>()))
    {
        if (auto ready = prepare(); !ready)
            return failure(ready);
        auto outcome = job(*m_store);
        if (!outcome)
            considerError(outcome.error());
        return outcome;
    }

    Result<std::vector<NoteHit>> search(const QString &words, int limit);
    /// Checks the whole file, makes the backup of the day unless there is one, and lets go of what was in the
    /// trash long enough. Returns the ids of the notes that are gone.
    Result<QStringList> keepUp(const QDateTime &now);
    /// What could be done now about a file that is damaged.
    RescueOffer offer(const QDateTime &now) const;
    /// Puts the damaged file aside and what was offered in its place, and returns the name that the file is
    /// kept under; empty if it turned out to be sound and was left.
    Result<QString> rescue(const RescueOffer &offer);

    /// Puts the notes of a copy in the place of the present ones.
    Result<Restored> restore(const QString &copy, const QDateTime &now);
    /// Removes all that was written, also from the index. Returns the files that could not be removed.
    Result<QStringList> erase();
    /// Whether another process changed the notes since this was last asked; then, whether none is left.
    Result<ChangeElsewhere> changedElsewhere();

    /// The index is behind the notes.
    void setIndexStale() { m_isIndexStale = true; }

private:
    Result<void> prepare();
    void considerError(const Error &error);
    Result<void> refreshIndex();

    OpenStore m_open;
    QString m_folder;
    std::function<void()> m_replaced;
    FileIdentity m_identity;
    bool m_isSuspect = false; ///< damage was met: the whole file is checked before it is used again
    std::unique_ptr<NoteStore> m_store;
    std::unique_ptr<NoteIndex> m_index;
    bool m_isIndexStale = true;
};

/// NoteStore::merge(), tried again for two seconds while another program holds the notes. Not for the
/// window's thread.
Result<MergeReport> mergePatiently(
    NoteStore &store, const std::vector<NoteRecord> &theirs, const std::atomic<bool> &isCancelled);

} // namespace primer
