// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteDesk.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QSemaphore>

#include <algorithm>

namespace primer {

namespace {

Q_LOGGING_CATEGORY(deskLog, "primer.notedesk")

constexpr int kLongestFarewell = 5000; // ms

} // namespace

NoteDesk::NoteDesk(OpenStore open, const QString &folder, const NotePace &pace, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
    , m_pace(pace)
    , m_desk([this, open = std::move(open), folder] {
        return std::make_unique<NoteKeeper>(open, folder,
            [this] { QMetaObject::invokeMethod(this, &NoteDesk::saveSessionAgain, Qt::QueuedConnection); });
    })
{
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(pace.autosave);
    connect(&m_autosave, &QTimer::timeout, this, &NoteDesk::flush);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &NoteDesk::retry);
    m_upkeep.setSingleShot(true);
    connect(&m_upkeep, &QTimer::timeout, this, &NoteDesk::keepUp);
    connect(this, &NoteDesk::committed, this, &NoteDesk::remember);
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
    if (!isOpen)
        return;
    m_retryDelay = 0;
    if (!m_folder.isEmpty())
        m_upkeep.start(m_pace.upkeep);
    Q_EMIT opened();
}

/// Damage may be met at any time: from then on the store is closed until it can be opened again.
void NoteDesk::considerDamage(const Error &error)
{
    if (error.trouble != Trouble::Damaged || !m_isOpen)
        return;
    qCWarning(deskLog) << "the notes are damaged:" << error.detail;
    m_isOpen = false;
    Q_EMIT openFailed(error);
    retryLater();
}

void NoteDesk::keepUp()
{
    if (!m_isOpen)
        return;
    m_desk.ask(
        this, [](NoteKeeper &keeper) { return keeper.keepUp(noteTime()); },
        [this](const Result<QStringList> &done) {
            const bool isBusy = !done && done.error().trouble == Trouble::Busy;
            m_upkeep.start(isBusy ? m_pace.lastRetry : m_pace.nextUpkeep);
            if (done && !done->isEmpty())
                forget(*done);
            if (done || isBusy)
                return;
            qCWarning(deskLog) << "upkeep:" << done.error().detail;
            if (done.error().trouble == Trouble::Damaged)
                considerDamage(done.error());
            else
                Q_EMIT backupFailed(done.error());
        });
}

void NoteDesk::rescue(const RescueOffer &offer)
{
    m_desk.ask(
        this, [offer](NoteKeeper &keeper) { return keeper.rescue(offer); },
        [this, offer](const Result<QString> &keptName) {
            if (!keptName) {
                qCWarning(deskLog) << "the notes are not put back:" << keptName.error().detail;
                Q_EMIT rescueFailed(keptName.error());
                return;
            }
            if (!keptName->isEmpty()) {
                RescueOffer done = offer;
                done.keptName = *keptName;
                Q_EMIT rescued(done);
            }
            retry();
        });
}

void NoteDesk::restoreCopy(const QString &path)
{
    const auto nothing = [] {
        return true;
    };
    afterSaving(this, nothing, [this, path](bool) {
        if (m_isOpen && hasUnsaved()) {
            Q_EMIT copyNotRestored({tr("A note that you wrote is not saved yet. Your notes were left as they "
                                       "are. Wait until all is saved, then try again."),
                {}, Trouble::Busy});
            return;
        }
        m_desk.ask(
            this, [path](NoteKeeper &keeper) { return keeper.restore(path, QDateTime::currentDateTime()); },
            [this](const Result<Restored> &restored) { finishRestore(restored); });
    });
}

void NoteDesk::finishRestore(const Result<Restored> &restored)
{
    if (!restored) {
        qCWarning(deskLog) << "a copy is not put back:" << restored.error().detail;
        Q_EMIT copyNotRestored(restored.error());
        return;
    }
    if (m_isOpen) { // else what was written meanwhile goes on top
        m_session.clear();
        Q_EMIT forgotten();
    }
    Q_EMIT copyRestored(*restored);
    readAgain();
}

void NoteDesk::eraseEverything()
{
    m_isErasing = true;
    m_desk.ask(
        this, [](NoteKeeper &keeper) { return keeper.erase(); },
        [this](const Result<QStringList> &left) { finishErasing(left); });
}

void NoteDesk::finishErasing(const Result<QStringList> &left)
{
    m_isErasing = false;
    if (!left) {
        qCWarning(deskLog) << "nothing is erased:" << left.error().detail;
        flush();
        Q_EMIT notErased(left.error());
        return;
    }
    m_autosave.stop();
    m_entries.clear();
    m_session.clear();
    Q_EMIT forgotten();
    tellAllSaved();
    Q_EMIT erased(*left);
    readAgain();
}

void NoteDesk::readAgain()
{
    if (m_isOpen)
        Q_EMIT opened();
    else
        retry();
}

void NoteDesk::lookForChanges()
{
    if (!m_isOpen || m_folder.isEmpty())
        return;
    m_desk.ask(
        this, [](NoteKeeper &keeper) { return keeper.changedElsewhere(); },
        [this](const Result<ChangeElsewhere> &change) {
            if (!change || *change == ChangeElsewhere::None || !m_isOpen)
                return;
            if (*change == ChangeElsewhere::AllGone)
                m_session.clear(); // erased: it is not to come back
            Q_EMIT opened();
        });
}

void NoteDesk::remember(const Note &note)
{
    if (!m_folder.isEmpty())
        m_session.insert(note.id, note);
}

/// The file is another than the one that our notes were committed to: a copy that was put back here or by
/// another window, or what somebody moved there.
void NoteDesk::saveSessionAgain()
{
    const QHash<QString, Note> session = m_session;
    for (const Note &note : session) {
        if (m_entries.contains(note.id))
            continue;
        Entry entry{note, {}, false, false, note.isInTrash(), {State::Saving::Saving, {}}};
        m_entries.insert(note.id, entry);
        save(note.id);
        if (note.answered.isValid() && !note.isInTrash())
            setAnswered(note.id, note.answered);
        if (note.passage && !note.isInTrash()) {
            attach(note.id, {note.about, note.topicTitle, note.sectionTitle, note.passage});
            setColor(note.id, note.color);
        }
        if (!note.tags.isEmpty() && !note.isInTrash())
            setTags({{note.id, note.tags}});
    }
    tellAllSaved();
    if (m_isOpen)
        Q_EMIT opened(); // what is shown is read again
}

void NoteDesk::edit(const Note &note)
{
    auto entry = m_entries.find(note.id);
    if (entry == m_entries.end()) {
        if (note.revision == 0 && note.isBlank())
            return;
        entry = m_entries.insert(note.id, {note, {}, false, false, false, {}});
    } else if (note.revision == 0 && entry->note.revision == 0 && !entry->inFlight && note.isBlank()) {
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
    retry();
    Q_EMIT triedAgain();
}

void NoteDesk::retry()
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
    if (m_isErasing)
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
    m_retryDelay = m_retryDelay == 0 ? m_pace.firstRetry : std::min(m_retryDelay * 2, m_pace.lastRetry);
    m_retry.start(m_retryDelay);
}

NoteDesk::State NoteDesk::state(const QString &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.constEnd() ? State() : entry->state;
}

std::optional<Error> NoteDesk::savingError() const
{
    std::optional<Error> found;
    for (const Entry &entry : m_entries) {
        if (entry.state.saving != State::Saving::NotSaved)
            continue;
        found = entry.state.error;
        if (found->trouble != Trouble::BadInput)
            break;
    }
    return found;
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

void NoteDesk::finishChange()
{
    --m_changesUnderWay;
    m_desk.tell([](NoteKeeper &keeper) { keeper.setIndexStale(); });
}

/// Runs a job that changes one note and reads it again. `told`, if there is one, comes before committed().
template <typename Job>
void NoteDesk::change(const QString &id, Job job, void (NoteDesk::*told)(const Note &))
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
        [this, id, told](const Result<Note> &after) {
            finishChange();
            if (after && told != nullptr)
                Q_EMIT(this->*told)(*after);
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

void NoteDesk::setColor(const QString &id, MarkColor color)
{
    change(id, [id, color](NoteStore &store) { return store.setColor(id, color); });
}

void NoteDesk::attach(const QString &id, const NotePlace &place)
{
    change(id, [id, place](NoteStore &store) { return store.attach(id, place); });
}

/// Runs a job that changes many notes and returns them as they are then. Texts that wait are saved before.
template <typename Job>
void NoteDesk::changeMany(Job job)
{
    flush();
    ++m_changesUnderWay;
    ask(this, job, [this](const Result<std::vector<Note>> &notes) {
        finishChange();
        if (notes) {
            Q_EMIT committedMany(*notes);
            for (const Note &note : *notes)
                Q_EMIT committed(note);
        } else {
            Q_EMIT changeFailed({}, notes.error());
        }
        tellAllSaved();
    });
    tellAllSaved();
}

void NoteDesk::moveToTrash(const QStringList &ids)
{
    changeMany([ids](NoteStore &store) { return store.moveToTrash(ids); });
}

void NoteDesk::restore(const QStringList &ids)
{
    changeMany([ids](NoteStore &store) { return store.restore(ids); });
}

void NoteDesk::setTags(const std::vector<NoteTags> &tags)
{
    changeMany([tags](NoteStore &store) { return store.setTags(tags); });
}

void NoteDesk::bringBack(const QString &id, qint64 version)
{
    change(
        id, [id, version](NoteStore &store) { return store.bringBack(id, version); }, &NoteDesk::broughtBack);
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

void NoteDesk::forget(const QStringList &ids)
{
    for (const QString &id : ids)
        m_session.remove(id);
    Q_EMIT removed(ids);
}

void NoteDesk::emptyTrash()
{
    ++m_changesUnderWay;
    ask(
        this, [](NoteStore &store) { return store.emptyTrash(); },
        [this](const Result<QStringList> &ids) {
            finishChange();
            if (ids)
                forget(*ids);
            else
                Q_EMIT changeFailed({}, ids.error());
            tellAllSaved();
        });
    tellAllSaved();
}

void NoteDesk::merge(QObject *context, const std::vector<NoteRecord> &theirs,
    const std::shared_ptr<std::atomic<bool>> &isCancelled, const Merged &then)
{
    flush();
    ++m_changesUnderWay;
    ask(
        this, [theirs, isCancelled](NoteStore &store) { return mergePatiently(store, theirs, *isCancelled); },
        [this, context = QPointer<QObject>(context), then](const Result<MergeReport> &report) {
            --m_changesUnderWay;
            takeMerged(report);
            if (context != nullptr)
                then(report);
            tellAllSaved();
        });
    tellAllSaved();
}

void NoteDesk::takeMerged(const Result<MergeReport> &report)
{
    if (!report || !report->hasChanges())
        return;
    m_desk.tell([](NoteKeeper &keeper) { keeper.setIndexStale(); });
    for (const Note &note : report->changed)
        remember(note);
    setOpen(true);
    Q_EMIT opened();
}

} // namespace primer
