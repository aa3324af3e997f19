// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteKeeper.h"

#include "notes/DamagedStore.h"
#include "notes/Erasure.h"

#include <QFileInfo>
#include <QThread>

#include <utility>

namespace primer {

namespace {

constexpr int kMergeAttempts = 40; // while another program holds the notes
constexpr unsigned long kMergePause = 50; // ms

} // namespace

NoteKeeper::NoteKeeper(OpenStore open, const QString &folder, std::function<void()> replaced)
    : m_open(std::move(open))
    , m_folder(folder)
    , m_replaced(std::move(replaced))
{ }

NoteKeeper::~NoteKeeper() = default;

Result<void> NoteKeeper::prepare()
{
    if (m_store)
        return {};
    auto opened = m_open();
    if (!opened) {
        considerError(opened.error());
        return failure(opened);
    }
    if (m_isSuspect) {
        if (auto sound = (*opened)->check(); !sound)
            return sound;
        m_isSuspect = false;
    }
    m_store = std::move(*opened);
    m_isIndexStale = true;
    const FileIdentity before = std::exchange(m_identity, m_store->identity());
    if (before.inode != 0 && before != m_identity)
        m_replaced();
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
    case Trouble::Damaged:
        m_isSuspect = true;
        m_store.reset();
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

Result<QStringList> NoteKeeper::keepUp(const QDateTime &now)
{
    auto job = [now](NoteStore &store) -> Result<QStringList> {
        if (const auto sound = store.check(); !sound)
            return failure(sound);
        if (const auto made = store.backUp(now.toLocalTime().date()); !made)
            return failure(made);
        const auto gone = store.letGo(now);
        if (!gone && gone.error().trouble == Trouble::ReadOnly)
            return QStringList();
        return gone;
    };
    return run(job);
}

Result<MergeReport> mergePatiently(
    NoteStore &store, const std::vector<NoteRecord> &theirs, const std::atomic<bool> &isCancelled)
{
    auto report = store.merge(theirs, isCancelled);
    for (int i = 0; i < kMergeAttempts && !report && report.error().trouble == Trouble::Busy; ++i) {
        QThread::msleep(kMergePause);
        report = store.merge(theirs, isCancelled);
    }
    return report;
}

RescueOffer NoteKeeper::offer(const QDateTime &now) const
{
    RescueOffer offer;
    offer.path = NoteStore::pathIn(m_folder);
    offer.isGone = QFileInfo(offer.path).size() == 0;
    offer.moment = now;
    offer.keptName = DamagedStore(m_folder, now).keptName();
    offer.copy = Backup(m_folder).newestSound();
    return offer;
}

Result<QString> NoteKeeper::rescue(const RescueOffer &offer)
{
    m_store.reset();
    const DamagedStore damaged(m_folder, offer.moment);
    const auto replaced = offer.copy ? damaged.replaceBy(offer.copy->file) : damaged.replaceByNew();
    if (!replaced)
        return failure(replaced);
    return *replaced ? damaged.keptName() : QString();
}

Result<Restored> NoteKeeper::restore(const QString &copy, const QDateTime &now)
{
    m_store.reset(); // if it is damaged, another file takes its place
    m_isIndexStale = true;
    return Restoration(m_folder).restore(copy, now);
}

Result<QStringList> NoteKeeper::erase()
{
    m_store.reset();
    m_index.reset();
    m_isIndexStale = true;
    auto left = Erasure(m_folder).erase();
    if (left)
        m_identity = {}; // what was written into the former file is not to come back
    return left;
}

Result<ChangeElsewhere> NoteKeeper::changedElsewhere()
{
    auto look = [](NoteStore &store) -> Result<ChangeElsewhere> {
        const auto changed = store.changedElsewhere();
        if (!changed || !*changed)
            return changed ? Result<ChangeElsewhere>(ChangeElsewhere::None) : failure(changed);
        const auto totals = store.totals();
        if (!totals)
            return failure(totals);
        return totals->all + totals->trash == 0 ? ChangeElsewhere::AllGone : ChangeElsewhere::Some;
    };
    const auto change = run(look);
    m_isIndexStale = m_isIndexStale || (change && *change != ChangeElsewhere::None);
    return change;
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
