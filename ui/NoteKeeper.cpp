// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteKeeper.h"

namespace primer {

NoteKeeper::NoteKeeper(OpenStore open)
    : m_open(std::move(open))
{ }

NoteKeeper::~NoteKeeper() = default;

Result<void> NoteKeeper::prepare()
{
    if (m_store)
        return {};
    auto opened = m_open();
    if (!opened)
        return failure(opened);
    m_store = std::move(*opened);
    m_isIndexStale = true;
    return {};
}

void NoteKeeper::considerError(const Error &error)
{
    switch (error.trouble) {
    case Trouble::Busy:
    case Trouble::DiskFull:
    case Trouble::BadInput:
    case Trouble::NotFound:
        return;
    default:
        m_store.reset();
    }
}

Result<std::vector<NoteHit>> NoteKeeper::search(const QString &words, int limit)
{
    auto refresh = [this](NoteStore &store) -> Result<void> {
        const auto changed = store.changedElsewhere();
        if (!changed)
            return failure(changed);
        m_isIndexStale = m_isIndexStale || *changed;
        return {};
    };
    if (auto done = run(refresh); !done)
        return failure(done);
    if (auto done = refreshIndex(); !done)
        return failure(done);
    return m_index->search(words, limit);
}

Result<void> NoteKeeper::refreshIndex()
{
    if (!m_index) {
        auto opened = NoteIndex::openInMemory();
        if (!opened)
            return failure(opened);
        m_index = std::move(*opened);
    }
    if (!m_isIndexStale)
        return {};
    auto readAll = [](NoteStore &store) {
        return store.all(NoteFilter::All);
    };
    const auto notes = run(readAll);
    if (!notes)
        return failure(notes);
    auto rebuilt = m_index->rebuild(*notes);
    m_isIndexStale = !rebuilt;
    return rebuilt;
}

} // namespace primer
