// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"
#include "ui/Desk.h"
#include "ui/NoteKeeper.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace primer {

/// When the desk does what it does by itself, in milliseconds.
struct NotePace
{
    int autosave = 1000; ///< after the last key
    int firstRetry = 1000; ///< then twice as long each time
    int lastRetry = 15'000;
    int upkeep = 1500; ///< from the opening to the check of the file and the backup of the day
    int nextUpkeep = 3'600'000; ///< a window may stand open for days
};

/// The notes as the window knows them: values in, signals out. The store works on a thread of its own and is
/// opened there. A text that is edited is saved one second after the last key, or at flush(); of each note
/// only the newest text waits. What cannot be saved is kept and tried again, after 1 s, then more rarely up
/// to every 15 s, and at tryAgain(). Once a day it has a backup made. What was committed since the window
/// opened is remembered, and saved again when the file was replaced. Lives in the window's thread.
class NoteDesk final : public QObject
{
    Q_OBJECT
public:
    struct State
    {
        enum class Saving { Saved, Saving, NotSaved };

        Saving saving = Saving::Saved;
        Error error; ///< why it is not saved
    };

    /// `folder` is where the store keeps its file; empty: no backups are made and none is offered.
    explicit NoteDesk(
        OpenStore open, const QString &folder = {}, const NotePace &pace = {}, QObject *parent = nullptr);
    /// Saves what is waiting, for at most 5 s. A window that closes had better wait for allSavedChanged().
    ~NoteDesk() override;
    Q_DISABLE_COPY_MOVE(NoteDesk)

    /// Runs `job`, a function of NoteStore & that returns a Result, on the notes thread, and `then` with its
    /// answer here, unless `context` is gone. For reading: changes have functions of their own.
    template <typename Job, typename Then>
    void ask(QObject *context, Job job, Then then)
    {
        m_desk.ask(
            context, [job = std::move(job)](NoteKeeper &keeper) mutable { return keeper.run(job); },
            [this, then = std::move(then)](auto outcome) mutable {
                if (!outcome)
                    considerDamage(outcome.error());
                then(std::move(outcome));
            });
    }
    /// Finds notes by words; `then` takes a Result<std::vector<NoteHit>>.
    template <typename Then>
    void search(QObject *context, const QString &words, int limit, Then then)
    {
        m_desk.ask(
            context, [words, limit](NoteKeeper &keeper) { return keeper.search(words, limit); },
            std::move(then));
    }

    /// Takes the newest text of a note. Its revision says which text it was based on, 0 for a note that was
    /// never stored; such a one is not kept while it is blank: a highlight never is.
    void edit(const Note &note);
    /// Saves at once what is waiting.
    void flush();
    /// flush(), and opens the store if that failed before; for when the person asks.
    void tryAgain();

    /// Reads what can be done about a damaged file; `then` takes a RescueOffer.
    template <typename Then>
    void lookForRescue(QObject *context, Then then)
    {
        m_desk.ask(
            context, [](NoteKeeper &keeper) { return keeper.offer(QDateTime::currentDateTime()); },
            std::move(then));
    }
    /// Does what was offered. Told by rescued(), or by rescueFailed().
    void rescue(const RescueOffer &offer);

    /// Saves what is waiting, and then runs a job on the notes thread that does without the store; `then`
    /// takes its answer here, unless `context` is gone.
    template <typename Job, typename Then>
    void afterSaving(QObject *context, Job job, Then then)
    {
        flush();
        m_desk.ask(
            context, [job = std::move(job)](NoteKeeper &) mutable { return job(); }, std::move(then));
    }
    /// Puts the notes of a copy in the place of the present ones, which are kept first, once all is saved.
    /// Told by copyRestored(), or by copyNotRestored().
    void restoreCopy(const QString &path);
    /// Removes all that was written, what is not saved too. Told by erased(), or by notErased().
    void eraseEverything();
    /// Reads again what is shown if another process changed the notes.
    void lookForChanges();

    State state(const QString &id) const;
    bool hasUnsaved() const { return !m_entries.isEmpty() || m_changesUnderWay > 0; }
    /// Why a text could not be saved, if one could not; that one is too long comes last.
    std::optional<Error> savingError() const;
    /// The notes with a text that is not committed yet.
    std::vector<Note> unsaved() const;
    bool isOpen() const { return m_isOpen; }

    /// Each is told by committed(), or by changeFailed().
    void moveToTrash(const QString &id);
    void restore(const QString &id);
    void setAnswered(const QString &id, QDate answered);
    void setColor(const QString &id, MarkColor color);
    void attach(const QString &id, const NotePlace &place);
    /// Of many at once: all are told by committedMany(), then each by committed(), or by changeFailed()
    /// without an id.
    void moveToTrash(const QStringList &ids);
    void restore(const QStringList &ids);
    void setTags(const std::vector<NoteTags> &tags);
    /// Makes an earlier text the present one; told by broughtBack() and committed(), or by changeFailed().
    void bringBack(const QString &id, qint64 version);
    /// Told by removed(), or by changeFailed() without an id.
    void emptyTrash();

    using Merged = std::function<void(const Result<MergeReport> &report)>;
    /// Merges notes that came from elsewhere, after what is waiting was saved. Told by `then`, unless
    /// `context` is gone, and by opened() if it changed something: what is shown is read again.
    void merge(QObject *context, const std::vector<NoteRecord> &theirs,
        const std::shared_ptr<std::atomic<bool>> &isCancelled, const Merged &then);

Q_SIGNALS:
    /// The store can be read and written: at the start, and whenever it could not before.
    void opened();
    void triedAgain();
    /// The store cannot be opened, or was found damaged; told again at each attempt.
    void openFailed(const primer::Error &error);
    /// What was offered is done; the damaged file is kept under the name that stands there.
    void rescued(const primer::RescueOffer &offer);
    void rescueFailed(const primer::Error &error);
    void backupFailed(const primer::Error &error);
    void copyRestored(const primer::Restored &restored);
    void copyNotRestored(const primer::Error &error);
    /// With the files that could not be removed.
    void erased(const QStringList &left);
    void notErased(const primer::Error &error);
    /// The notes that are known are void: other notes took their place, or none. What is there now is read at
    /// opened().
    void forgotten();

    /// What is on the disk now, after each change.
    void committed(const primer::Note &note);
    void committedMany(const std::vector<primer::Note> &notes);
    void broughtBack(const primer::Note &note);
    void saved(const QString &id, qint64 revision);
    void stateChanged(const QString &id);
    /// Another window changed the text meanwhile: `ours` is a new note that holds the text written here under
    /// `id`, `other` the note as it is stored. If ours was blank, `ours` is `other`.
    void conflict(const QString &id, const primer::Note &ours, const primer::Note &other);
    void removed(const QStringList &ids);
    void changeFailed(const QString &id, const primer::Error &error);
    void allSavedChanged(bool allSaved);

private:
    struct Entry
    {
        Note note; ///< its newest text; revision: the one it is based on
        QString sent; ///< the text under way
        bool inFlight = false;
        bool again = false; ///< save the newer text as soon as this one is done
        bool trashAfter = false;
        State state;
    };

    void finishChange();
    template <typename Job>
    void change(const QString &id, Job job, void (NoteDesk::*told)(const Note &) = nullptr);
    template <typename Job>
    void changeMany(Job job);
    void open();
    void setOpen(bool isOpen);
    void considerDamage(const Error &error);
    void remember(const Note &note);
    void saveSessionAgain();
    void keepUp();
    void forget(const QStringList &ids);
    void finishRestore(const Result<Restored> &restored);
    void finishErasing(const Result<QStringList> &left);
    void readAgain();
    void takeMerged(const Result<MergeReport> &report);
    void save(const QString &id);
    void finishSave(const QString &id, const Result<SaveOutcome> &outcome);
    void failSave(const QString &id, const Error &error);
    void follow(const QString &id, const SaveOutcome &outcome);
    void finishTrash(const QString &id, const std::optional<Entry> &waiting, const Result<Note> &outcome);
    void retry();
    void retryLater();
    void tellAllSaved();

    QHash<QString, Entry> m_entries; ///< notes with a text that is not committed
    QHash<QString, Note> m_session; ///< as they were committed since the window opened
    QString m_folder;
    NotePace m_pace;
    QTimer m_autosave;
    QTimer m_retry;
    QTimer m_upkeep;
    int m_retryDelay = 0;
    int m_changesUnderWay = 0;
    bool m_isOpen = false;
    bool m_isErasing = false; ///< nothing is saved meanwhile
    bool m_wasAllSaved = true;
    Desk<NoteKeeper> m_desk; ///< last: its answers come to what stands above
};

} // namespace primer
