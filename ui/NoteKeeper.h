// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notes/NoteIndex.h"
#include "notes/NoteStore.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace primer {

using OpenStore = std::function<Result<std::unique_ptr<NoteStore>>()>;

/// The store as the notes thread holds it: opened when first needed, and anew after an error that a fresh
/// start may mend. Made and used on the notes thread.
class NoteKeeper final
{
public:
    explicit NoteKeeper(OpenStore open);
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
    /// The index is behind the notes.
    void setIndexStale() { m_isIndexStale = true; }

private:
    Result<void> prepare();
    void considerError(const Error &error);
    Result<void> refreshIndex();

    OpenStore m_open;
    std::unique_ptr<NoteStore> m_store;
    std::unique_ptr<NoteIndex> m_index;
    bool m_isIndexStale = true;
};

} // namespace primer
