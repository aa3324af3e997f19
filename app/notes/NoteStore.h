// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/SectionRef.h"
#include "base/Statement.h"
#include "notes/Backup.h"
#include "notes/Note.h"
#include "notes/NoteHistory.h"
#include "notes/NoteMerge.h"
#include "notes/NoteQuery.h"
#include "notes/NoteSchema.h"
#include "notes/NoteTally.h"
#include "notes/StoreFile.h"
#include "notes/Transaction.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace primer {

/// What became of a text that was to be saved.
struct SaveOutcome
{
    Note saved; ///< the note that holds our text now
    /// The note as somebody else changed it meanwhile: it stays, and `saved` is a new note beside it. If our
    /// text was blank there is nothing to keep, and `saved` is this note.
    std::optional<Note> other;
    Note replaced; ///< the note as it was stored before; revision 0 if it was not
};

/// What a note is about, with the titles that are kept with it.
struct NotePlace
{
    SectionRef about;
    QString topicTitle;
    QString sectionTitle;
    std::optional<Passage> passage;
};

/// The tags that a note is to have.
struct NoteTags
{
    QString id;
    QStringList tags;

    bool operator==(const NoteTags &) const = default;
};

/// The personal database, `notes.sqlite`, and its only writer. Every change is committed to the disk before
/// the function returns. Synchronous; to be used in the thread that opened it.
///
/// Errors name the file. Trouble::Busy: another process holds it, the same call may work a moment later;
/// DiskFull and ReadOnly likewise once the cause is gone. After an error nothing has changed.
class NoteStore final
{
public:
    /// Opens `notes.sqlite` in the folder; both are made if missing, readable by nobody else. A file or
    /// folder that may only be read is opened for reading: changes then fail with Trouble::ReadOnly.
    /// Trouble::Damaged or Newer: the file was left as it is; see DamagedStore. `steps` lead to the present
    /// tables, each preceded by a backup.
    static Result<std::unique_ptr<NoteStore>> open(
        const QString &folder, const std::vector<SchemaStep> &steps = noteSchemaSteps());
    static Result<std::unique_ptr<NoteStore>> openInMemory();
    /// The notes of a copy, read into memory and led to the present tables there; the file stays as it is.
    static Result<std::unique_ptr<NoteStore>> openCopy(const QString &path);
    static QString pathIn(const QString &folder);
    Q_DISABLE_COPY_MOVE(NoteStore)
    ~NoteStore();

    /// Empty if it is in memory.
    const QString &path() const { return m_path; }
    /// Which file is open.
    const FileIdentity &identity() const { return m_identity; }

    /// Stores a new note and returns it with what was missing: id, dates; its revision is 1.
    Result<Note> add(const Note &note);
    /// Stores the text of a note, and keeps the one before now and then (kVersionMinutes); nothing changes
    /// if it is stored already. If the stored text is newer than
    /// `basedOnRevision` and differs, both are kept. A note that was deleted meanwhile, or never stored, is
    /// stored as given, out of the trash.
    Result<SaveOutcome> save(const Note &note, qint64 basedOnRevision);
    /// Marks a question as answered that day, or as open (null). Returns the note as it was before; so do
    /// the changes below. Trouble::NotFound if there is no such note.
    Result<Note> setAnswered(const QString &id, QDate answered);
    Result<Note> setTags(const QString &id, const QStringList &tags);
    Result<Note> setColor(const QString &id, MarkColor color);
    /// Gives a note another place, as when its passage is found anew.
    Result<Note> attach(const QString &id, const NotePlace &place);
    Result<Note> moveToTrash(const QString &id);
    Result<Note> restore(const QString &id);
    /// Change many notes at once, all or none, and return them as they are now; those that are there no more
    /// are left out.
    Result<std::vector<Note>> moveToTrash(const QStringList &ids);
    Result<std::vector<Note>> restore(const QStringList &ids);
    Result<std::vector<Note>> setTags(const std::vector<NoteTags> &tags);
    /// Makes an earlier text the present one, which becomes an earlier one itself.
    Result<Note> bringBack(const QString &id, qint64 version);
    /// Removes earlier texts and notes in the trash that are older than kKeptDays. Returns the ids of the
    /// notes that are gone.
    Result<QStringList> letGo(const QDateTime &now);
    /// Removes the notes in the trash for good, their words overwritten in the file. Returns their ids.
    Result<QStringList> emptyTrash();

    Result<Note> note(const QString &id) const;
    /// The earlier texts of a note, newest first.
    Result<std::vector<NoteVersion>> versions(const QString &id) const;
    /// Notes on exactly this section, or on the topic as a whole if the section is empty; oldest first,
    /// without the trash.
    Result<std::vector<Note>> notesAbout(const SectionRef &ref) const;
    /// Number of notes for each section of a topic that has some; those on the whole topic under "".
    Result<QHash<QString, int>> counts(const QString &pack, const QString &topic) const;
    /// Newest first; the trash by the day of deletion.
    Result<std::vector<Note>> all(NoteFilter filter) const;
    /// All, the trash included, oldest first: for export.
    Result<std::vector<Note>> everything() const;
    /// In the order of the query, its words not looked at.
    Result<std::vector<Note>> all(const NoteQuery &query) const;
    Result<NoteTotals> totals() const;
    Result<std::vector<TagTotal>> tagTotals() const;
    Result<std::vector<TopicTotal>> topicTotals() const;
    /// Those with these ids, or all if none is named, with their earlier texts; oldest first. The trash
    /// included.
    Result<std::vector<NoteRecord>> records(const QStringList &ids = {}) const;

    /// Merges notes that came from elsewhere, as planMerge() says, in one transaction, and makes a backup
    /// before if anything is to change. Once `isCancelled` is set it stops and nothing has changed:
    /// Trouble::BadInput.
    Result<MergeReport> merge(
        const std::vector<NoteRecord> &theirs, const std::atomic<bool> &isCancelled = false);

    /// Reads the whole file; Trouble::Damaged if it is not sound. Opening checks a file of usual size
    /// already, but for its indexes.
    Result<void> check() const;
    /// Makes the backup of the day and lets old ones go, unless there is one already, or nothing to keep, or
    /// nothing that may be changed.
    Result<std::optional<SoundBackup>> backUp(QDate today) const;

    /// Whether another process, or another store, changed the notes since this was last asked.
    Result<bool> changedElsewhere();

    /// Lets the file grow no further than this many bytes, as on a full disk; 0: no limit of ours.
    Result<void> limitSize(qint64 bytes);

private:
    NoteStore(QString path, std::unique_ptr<Connection> connection);

    template <typename Change>
    auto change(Change change) -> decltype(change());
    template <typename Amend>
    Result<Note> amend(const QString &id, Amend amend);
    template <typename Amend>
    Result<Note> amendWithin(const QString &id, Amend amend);
    template <typename Amend>
    Result<std::vector<Note>> amendMany(const QStringList &ids, Amend amend);
    template <typename Value>
    Result<Value> namedIfFailed(Result<Value> outcome) const;
    Result<QStringList> removeFromTrash(const QDateTime &before);
    Result<void> prepare(const std::vector<SchemaStep> &steps);
    Result<void> checkPlace() const;
    Result<std::optional<Note>> find(const QString &id) const;
    Result<Note> existing(const QString &id) const;
    Result<void> insert(const Note &note);
    Result<void> update(const Note &note);
    Result<std::vector<Note>> select(const QString &condition, const QStringList &values) const;
    Result<SaveOutcome> saveInTransaction(const Note &note, qint64 basedOnRevision);
    Result<SaveOutcome> keepBoth(const Note &ours, const Note &stored);
    Result<std::vector<NoteRecord>> readRecords() const;
    Result<MergePlan> planMergeOf(const std::vector<NoteRecord> &theirs) const;
    Result<void> carryOut(const MergePlan &plan, const std::atomic<bool> &isCancelled);
    Error named(const Error &error) const;

    QString m_path;
    std::unique_ptr<Connection> m_connection;
    FileIdentity m_identity;
    qint64 m_dataVersion = -1;
};

template <typename Change>
auto NoteStore::change(Change change) -> decltype(change())
{
    Transaction transaction(*m_connection);
    if (const auto begun = transaction.begin(); !begun)
        return tl::unexpected<Error>(named(begun.error()));
    if (const auto same = checkPlace(); !same)
        return tl::unexpected<Error>(named(same.error()));
    auto outcome = change();
    if (!outcome)
        return tl::unexpected<Error>(named(outcome.error()));
    if (const auto done = transaction.commit(); !done)
        return tl::unexpected<Error>(named(done.error()));
    if (const auto same = checkPlace(); !same)
        return tl::unexpected<Error>(named(same.error()));
    return outcome;
}

} // namespace primer
