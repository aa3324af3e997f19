// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteDesk.h"

#include <QLoggingCategory>
#include <QSemaphore>

#include <algorithm>

namespace primer {

namespace {

Q_LOGGING_CATEGORY(deskLog, "primer.notedesk")

constexpr int kAutosaveDelay = 1000; // milliseconds, as those below
constexpr int kFirstRetry = 1000;
constexpr int kLastRetry = 15'000;
constexpr int kLongestFarewell = 5000;

} // namespace

NoteDesk::NoteDesk(OpenStore open, QObject *parent)
    : QObject(parent)
    , m_desk([open = std::move(open)] { return std::make_unique<NoteKeeper>(open); })
{
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(kAutosaveDelay);
    connect(&m_autosave, &QTimer::timeout, this, &NoteDesk::flush);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &NoteDesk::tryAgain);
    this->open();
}

NoteDesk::~NoteDesk()
{
    flush();
    QSemaphore done;
    m_desk.tell([&done](NoteKeeper &) { done.release(); });
    if (!done.tryAcquire(1, kLongestFarewell))
        qCWarning(deskLog) << "the notes thread did not answer in time";
}

void NoteDesk::open()
{
    ask(
        this, [](NoteStore &store) { return store.totals(); },
        [this](const Result<NoteTotals> &totals) {
            setOpen(totals.has_value());
            if (totals)
                return;
            qCWarning(deskLog) << "the notes cannot be opened:" << totals.error().detail;
            Q_EMIT openFailed(totals.error());
            retryLater();
        });
}

void NoteDesk::setOpen(bool isOpen)
{
    if (isOpen == m_isOpen)
        return;
    m_isOpen = isOpen;
    if (isOpen)
        Q_EMIT opened();
}

void NoteDesk::edit(const Note &note)
{
    auto entry = m_entries.find(note.id);
    if (entry == m_entries.end()) {
        if (note.revision == 0 && note.text.trimmed().isEmpty())
            return;
        entry = m_entries.insert(note.id, {note, {}, false, false, false, {}});
    } else if (note.revision == 0 && entry->note.revision == 0 && !entry->inFlight
        && note.text.trimmed().isEmpty()) {
        m_entries.erase(entry);
        Q_EMIT stateChanged(note.id);
        tellAllSaved();
        return;
    }
    entry->note.text = note.text;
    entry->note.answered = note.answered;
    if (entry->state.saving != State::Saving::NotSaved || entry->state.error.trouble == Trouble::BadInput)
        entry->state = {State::Saving::Saving, {}};
    m_autosave.start();
    Q_EMIT stateChanged(note.id);
    tellAllSaved();
}

void NoteDesk::flush()
{
    m_autosave.stop();
    const QStringList ids = m_entries.keys();
    for (const QString &id : ids)
        save(id);
}

void NoteDesk::tryAgain()
{
    m_retry.stop();
    if (!m_isOpen)
        open();
    flush();
}

void NoteDesk::save(const QString &id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    if (entry->inFlight) {
        entry->again = true;
        return;
    }
    entry->inFlight = true;
    entry->sent = entry->note.text;
    ask(
        this, [note = entry->note](NoteStore &store) { return store.save(note, note.revision); },
        [this, id](const Result<SaveOutcome> &outcome) { finishSave(id, outcome); });
}

void NoteDesk::finishSave(const QString &id, const Result<SaveOutcome> &outcome)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return;
    entry->inFlight = false;
    if (!outcome) {
        failSave(id, outcome.error());
        return;
    }
    m_desk.tell([](NoteKeeper &keeper) { keeper.setIndexStale(); });
    m_retryDelay = 0;
    setOpen(true);
    follow(id, *outcome);
}

void NoteDesk::failSave(const QString &id, const Error &error)
{
    qCWarning(deskLog) << "a note is not saved:" << error.detail;
    Entry &entry = m_entries[id];
    entry.state = {State::Saving::NotSaved, error};
    entry.again = false;
    const bool trash = std::exchange(entry.trashAfter, false);
    if (error.trouble != Trouble::BadInput)
        retryLater();
    Q_EMIT stateChanged(id);
    if (trash)
        Q_EMIT changeFailed(id, error);
    tellAllSaved();
}

void NoteDesk::follow(const QString &id, const SaveOutcome &outcome)
{
    Entry entry = m_entries.take(id);
    const QString now = outcome.saved.id;
    const bool isBehind = entry.note.text != entry.sent;
    entry.note.id = now;
    entry.note.revision = outcome.saved.revision;
    entry.state = {State::Saving::Saving, {}};
    const bool again = std::exchange(entry.again, false);
    const bool trash = std::exchange(entry.trashAfter, false);
    if (isBehind)
        m_entries.insert(now, entry);
    if (outcome.other) {
        Q_EMIT committed(*outcome.other);
        Q_EMIT conflict(id, outcome.saved, *outcome.other);
    }
    Q_EMIT committed(outcome.saved);
    Q_EMIT saved(now, outcome.saved.revision);
    Q_EMIT stateChanged(now);
    if (trash)
        moveToTrash(now);
    else if (isBehind && (again || !m_autosave.isActive()))
        save(now);
    tellAllSaved();
}

void NoteDesk::retryLater()
{
    if (m_retry.isActive())
        return;
    m_retryDelay = m_retryDelay == 0 ? kFirstRetry : std::min(m_retryDelay * 2, kLastRetry);
    m_retry.start(m_retryDelay);
}

NoteDesk::State NoteDesk::state(const QString &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() ? State() : entry->state;
}

bool NoteDesk::hasUnsaved() const
{
    return !m_entries.isEmpty() || m_changesUnderWay > 0;
}

std::vector<Note> NoteDesk::unsaved() const
{
    std::vector<Note> notes;
    for (const Entry &entry : m_entries)
        notes.push_back(entry.note);
    std::sort(notes.begin(), notes.end(), [](const Note &a, const Note &b) { return a.created < b.created; });
    return notes;
}

void NoteDesk::tellAllSaved()
{
    const bool allSaved = !hasUnsaved();
    if (allSaved == m_wasAllSaved)
        return;
    m_wasAllSaved = allSaved;
    Q_EMIT allSavedChanged(allSaved);
}

/// Runs a job that changes one note and reads it again.
template <typename Job>
void NoteDesk::change(const QString &id, Job job)
{
    flush();
    ++m_changesUnderWay;
    ask(
        this,
        [id, job](NoteStore &store) -> Result<Note> {
            if (auto before = job(store); !before)
                return before;
            return store.note(id);
        },
        [this, id](const Result<Note> &after) {
            --m_changesUnderWay;
            m_desk.tell([](NoteKeeper &keeper) { keeper.setIndexStale(); });
            if (after)
                Q_EMIT committed(*after);
            else
                Q_EMIT changeFailed(id, after.error());
            tellAllSaved();
        });
    tellAllSaved();
}

void NoteDesk::restore(const QString &id)
{
    change(id, [id](NoteStore &store) { return store.restore(id); });
}

void NoteDesk::setAnswered(const QString &id, QDate answered)
{
    change(id, [id, answered](NoteStore &store) { return store.setAnswered(id, answered); });
}

void NoteDesk::moveToTrash(const QString &id)
{
    std::optional<Entry> waiting;
    if (const auto entry = m_entries.find(id); entry != m_entries.end()) {
        if (entry->inFlight) {
            entry->trashAfter = true;
            return;
        }
        // The newest text goes along: saved later by itself it would bring the note back.
        waiting = *entry;
        m_entries.erase(entry);
    }
    ++m_changesUnderWay;
    ask(
        this,
        [id, waiting](NoteStore &store) -> Result<Note> {
            QString target = id;
            if (waiting) {
                const auto saved = store.save(waiting->note, waiting->note.revision);
                if (!saved)
                    return failure(saved);
                target = saved->saved.id;
            }
            if (auto before = store.moveToTrash(target); !before)
                return before;
            return store.note(target);
        },
        [this, id, waiting](const Result<Note> &outcome) { finishTrash(id, waiting, outcome); });
    tellAllSaved();
}

void NoteDesk::finishTrash(
    const QString &id, const std::optional<Entry> &waiting, const Result<Note> &outcome)
{
    --m_changesUnderWay;
    if (outcome) {
        m_desk.tell([](NoteKeeper &keeper) { keeper.setIndexStale(); });
        Q_EMIT committed(*outcome);
    } else {
        if (waiting && !m_entries.contains(id)) {
            m_entries.insert(id, *waiting);
            failSave(id, outcome.error());
        }
        Q_EMIT changeFailed(id, outcome.error());
    }
    tellAllSaved();
}

void NoteDesk::emptyTrash()
{
    ++m_changesUnderWay;
    ask(
        this, [](NoteStore &store) { return store.emptyTrash(); },
        [this](const Result<QStringList> &ids) {
            --m_changesUnderWay;
            m_desk.tell([](NoteKeeper &keeper) { keeper.setIndexStale(); });
            if (ids)
                Q_EMIT removed(*ids);
            else
                Q_EMIT changeFailed({}, ids.error());
            tellAllSaved();
        });
    tellAllSaved();
}

} // namespace primer
