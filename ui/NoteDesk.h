// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"
#include "ui/Desk.h"
#include "ui/NoteKeeper.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace primer {

/// The notes as the window knows them: values in, signals out. The store works on a thread of its own and is
/// opened there. A text that is edited is saved one second after the last key, or at flush(); of each note
/// only the newest text waits. What cannot be saved is kept and tried again, after 1 s, then more rarely up
/// to every 15 s, and at tryAgain(). Lives in the window's thread.
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

    explicit NoteDesk(OpenStore open, QObject *parent = nullptr);
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
            std::move(then));
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
    /// never stored; such a one is not kept while its text is blank.
    void edit(const Note &note);
    /// Saves at once what is waiting.
    void flush();
    /// flush(), and opens the store if that failed before.
    void tryAgain();

    State state(const QString &id) const;
    bool hasUnsaved() const;
    /// The notes with a text that is not committed yet.
    std::vector<Note> unsaved() const;
    bool isOpen() const { return m_isOpen; }

    /// Each is told by committed(), or by changeFailed().
    void moveToTrash(const QString &id);
    void restore(const QString &id);
    void setAnswered(const QString &id, QDate answered);
    /// Told by removed(), or by changeFailed() without an id.
    void emptyTrash();

Q_SIGNALS:
    /// The store can be read and written: at the start, and whenever it could not before.
    void opened();
    void openFailed(const primer::Error &error);

    /// What is on the disk now, after each change.
    void committed(const primer::Note &note);
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

    template <typename Job>
    void change(const QString &id, Job job);
    void open();
    void setOpen(bool isOpen);
    void save(const QString &id);
    void finishSave(const QString &id, const Result<SaveOutcome> &outcome);
    void failSave(const QString &id, const Error &error);
    void follow(const QString &id, const SaveOutcome &outcome);
    void finishTrash(const QString &id, const std::optional<Entry> &waiting, const Result<Note> &outcome);
    void retryLater();
    void tellAllSaved();

    QHash<QString, Entry> m_entries; ///< notes with a text that is not committed
    QTimer m_autosave;
    QTimer m_retry;
    int m_retryDelay = 0;
    int m_changesUnderWay = 0;
    bool m_isOpen = false;
    bool m_wasAllSaved = true;
    Desk<NoteKeeper> m_desk; ///< last: its answers come to what stands above
};

} // namespace primer
