// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteStore.h"

#include "notes/NoteRow.h"
#include "notes/StoreCopy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("NoteStore", text);
}

tl::unexpected<Error> noSuchNote()
{
    return failure(Trouble::NotFound, tr("This note is no longer there. It was deleted for good."));
}

Result<void> checkText(const Note &note)
{
    if (note.text.size() * 3 > kLongestNoteText && note.text.toUtf8().size() > kLongestNoteText) {
        return failure(Trouble::BadInput,
            tr("This note is too long: a note holds up to one million letters. Move a part of it into "
               "another note."));
    }
    if (note.passage && note.passage->exact.toUtf8().size() > kLongestQuote) {
        return failure(Trouble::BadInput,
            tr("These are too many words to mark at once. Mark a part of them, or write a note on the "
               "section."));
    }
    return {};
}

Result<void> trash(Note &note)
{
    if (!note.isInTrash())
        note.deleted = noteTime();
    return {};
}

Result<void> untrash(Note &note)
{
    note.deleted = {};
    return {};
}

} // namespace

NoteStore::NoteStore(QString path, std::unique_ptr<Connection> connection)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
{ }

NoteStore::~NoteStore() = default;

QString NoteStore::pathIn(const QString &folder)
{
    return storePathIn(folder);
}

Result<std::unique_ptr<NoteStore>> NoteStore::open(
    const QString &folder, const std::vector<SchemaStep> &steps)
{
    const QString path = storePathIn(folder);
    const auto named = [&](const Error &error) {
        return failure(error.trouble,
            error.message.isEmpty() ? storeSentence(error.trouble, QDir::toNativeSeparators(path))
                                    : error.message,
            error.detail);
    };
    if (const auto ready = prepareStoreFile(folder); !ready)
        return named(ready.error());
    auto connection = Connection::open(path, QStringLiteral("QSQLITE_BUSY_TIMEOUT=50"));
    if (!connection)
        return named({{}, connection.error().detail, connection.error().trouble});
    // Not make_unique: the constructor is private.
    std::unique_ptr<NoteStore> store(new NoteStore(path, std::move(*connection)));
    if (const auto ready = store->prepare(steps); !ready)
        return tl::unexpected<Error>(store->named(ready.error()));
    store->m_identity = identityOf(path);
    return store;
}

Result<std::unique_ptr<NoteStore>> NoteStore::openInMemory()
{
    auto connection = Connection::open(QStringLiteral(":memory:"));
    if (!connection)
        return failure(connection);
    std::unique_ptr<NoteStore> store(new NoteStore({}, std::move(*connection)));
    if (const auto ready = store->prepare(noteSchemaSteps()); !ready)
        return tl::unexpected<Error>(store->named(ready.error()));
    return store;
}

Result<std::unique_ptr<NoteStore>> NoteStore::openCopy(const QString &path)
{
    auto connection = loadCopy(path);
    if (!connection)
        return failure(connection);
    return std::unique_ptr<NoteStore>(new NoteStore({}, std::move(*connection)));
}

Result<void> NoteStore::prepare(const std::vector<SchemaStep> &steps)
{
    for (const char *pragma : {"trusted_schema=OFF", "foreign_keys=ON", "temp_store=MEMORY",
             "secure_delete=ON", "journal_mode=DELETE", "synchronous=EXTRA"}) {
        if (auto done = m_connection->execute(u"PRAGMA " + QString::fromLatin1(pragma)); !done)
            return done;
    }
    return prepareNoteSchema(*m_connection, steps, [&](int version) -> Result<void> {
        if (m_path.isEmpty())
            return {};
        const Backup backup(QFileInfo(m_path).absolutePath());
        if (const auto made = backup.make(*m_connection, QDate::currentDate(), version, steps); !made)
            return failure(made);
        return {};
    });
}

/// SQLite would go on writing into a file that was removed or replaced; what is written there is lost.
Result<void> NoteStore::checkPlace() const
{
    if (m_path.isEmpty() || identityOf(m_path) == m_identity)
        return {};
    return failure(Trouble::Other, {}, QStringLiteral("the file was moved or replaced"));
}

Error NoteStore::named(const Error &error) const
{
    if (error.trouble == Trouble::BadInput || error.trouble == Trouble::NotFound)
        return error;
    const QString place = m_path.isEmpty() ? tr("memory") : QDir::toNativeSeparators(m_path);
    return {storeSentence(error.trouble, place), error.detail, error.trouble};
}

Result<void> NoteStore::check() const
{
    if (const auto sound = checkNotesSound(*m_connection, Thoroughness::Whole); !sound)
        return tl::unexpected<Error>(named(sound.error()));
    return {};
}

Result<std::optional<SoundBackup>> NoteStore::backUp(QDate today) const
{
    if (m_path.isEmpty() || !mayChange(m_path))
        return std::nullopt; // nothing can be changed, and so nothing lost
    const Backup backup(QFileInfo(m_path).absolutePath());
    for (const BackupFile &made : backup.list()) {
        if (made.day == today && made.isDaily())
            return std::nullopt;
    }
    const auto count = countNotes(*m_connection);
    if (!count)
        return tl::unexpected<Error>(named(count.error()));
    if (count->all == 0)
        return std::nullopt;
    const auto made = backup.make(*m_connection, today);
    if (!made)
        return failure(made);
    if (const auto rotated = backup.rotate(*made); !rotated)
        return failure(rotated);
    return *made;
}

Result<Note> NoteStore::add(const Note &note)
{
    Note added = note;
    added.tags = cleanTags(note.tags);
    if (added.id.isEmpty())
        added.id = newNoteId();
    if (!added.created.isValid())
        added.created = noteTime();
    if (!added.modified.isValid())
        added.modified = added.created;
    added.revision = 1;
    return change([&]() -> Result<Note> {
        const auto before = find(added.id);
        if (!before)
            return failure(before);
        if (*before)
            return failure(Trouble::BadInput, tr("There is a note with this id already."));
        if (auto done = insert(added); !done)
            return failure(done);
        return added;
    });
}

Result<SaveOutcome> NoteStore::save(const Note &note, qint64 basedOnRevision)
{
    return change([&] { return saveInTransaction(note, basedOnRevision); });
}

Result<SaveOutcome> NoteStore::saveInTransaction(const Note &note, qint64 basedOnRevision)
{
    const auto found = find(note.id);
    if (!found)
        return failure(found);
    SaveOutcome outcome;
    outcome.saved = note;
    outcome.saved.modified = noteTime();
    outcome.saved.deleted = {};
    if (!*found) {
        if (!outcome.saved.created.isValid())
            outcome.saved.created = outcome.saved.modified;
        outcome.saved.revision = qMax<qint64>(basedOnRevision + 1, 1);
        if (auto done = insert(outcome.saved); !done)
            return failure(done);
        return outcome;
    }
    const Note &before = **found;
    if (before.text != note.text && before.revision > basedOnRevision)
        return keepBoth(note, before);
    outcome.replaced = before;
    outcome.saved = before;
    if (before.text == note.text && !before.isInTrash())
        return outcome;
    outcome.saved.text = note.text;
    outcome.saved.deleted = {};
    outcome.saved.modified = noteTime();
    if (before.text != note.text) {
        ++outcome.saved.revision;
        const NoteHistory history(*m_connection);
        if (auto kept = history.keep(before, outcome.saved.modified, NoteHistory::Keep::Seldom); !kept)
            return failure(kept);
    }
    if (auto done = update(outcome.saved); !done)
        return failure(done);
    return outcome;
}

Result<SaveOutcome> NoteStore::keepBoth(const Note &ours, const Note &stored)
{
    SaveOutcome outcome{stored, stored, stored};
    if (ours.text.trimmed().isEmpty())
        return outcome;
    outcome.saved = ours;
    outcome.saved.id = newNoteId();
    outcome.saved.created = outcome.saved.modified = noteTime();
    outcome.saved.revision = 1;
    outcome.saved.deleted = {};
    if (auto done = insert(outcome.saved); !done)
        return failure(done);
    return outcome;
}

template <typename Amend>
Result<Note> NoteStore::amendWithin(const QString &id, Amend amendment)
{
    const auto before = existing(id);
    if (!before)
        return before;
    Note after = *before;
    if (auto amended = amendment(after); !amended)
        return failure(amended);
    if (after == *before)
        return before;
    after.modified = noteTime();
    if (auto done = update(after); !done)
        return failure(done);
    return before;
}

template <typename Amend>
Result<Note> NoteStore::amend(const QString &id, Amend amendment)
{
    return change([&] { return amendWithin(id, amendment); });
}

template <typename Amend>
Result<std::vector<Note>> NoteStore::amendMany(const QStringList &ids, Amend amendment)
{
    return change([&]() -> Result<std::vector<Note>> {
        std::vector<Note> notes;
        for (const QString &id : ids) {
            const auto before = amendWithin(id, amendment);
            if (!before && before.error().trouble == Trouble::NotFound)
                continue;
            if (!before)
                return failure(before);
            auto after = existing(id);
            if (!after)
                return failure(after);
            notes.push_back(std::move(*after));
        }
        return notes;
    });
}

Result<Note> NoteStore::setAnswered(const QString &id, QDate answered)
{
    return amend(id, [&](Note &note) -> Result<void> {
        if (note.kind != NoteKind::Question)
            return failure(Trouble::BadInput, tr("Only a question can be answered."));
        note.answered = answered;
        return {};
    });
}

Result<Note> NoteStore::setTags(const QString &id, const QStringList &tags)
{
    return amend(id, [&](Note &note) -> Result<void> {
        note.tags = cleanTags(tags);
        return {};
    });
}

Result<Note> NoteStore::setColor(const QString &id, MarkColor color)
{
    return amend(id, [&](Note &note) -> Result<void> {
        note.color = color;
        return {};
    });
}

Result<Note> NoteStore::attach(const QString &id, const NotePlace &place)
{
    return amend(id, [&](Note &note) -> Result<void> {
        if (note.kind == NoteKind::Highlight && !place.passage)
            return failure(Trouble::BadInput, tr("A highlight needs words that it marks."));
        note.about = place.about;
        note.topicTitle = place.topicTitle;
        note.sectionTitle = place.sectionTitle;
        note.passage = place.passage;
        return {};
    });
}

Result<Note> NoteStore::moveToTrash(const QString &id)
{
    return amend(id, trash);
}

Result<Note> NoteStore::restore(const QString &id)
{
    return amend(id, untrash);
}

Result<std::vector<Note>> NoteStore::moveToTrash(const QStringList &ids)
{
    return amendMany(ids, trash);
}

Result<std::vector<Note>> NoteStore::restore(const QStringList &ids)
{
    return amendMany(ids, untrash);
}

Result<std::vector<Note>> NoteStore::setTags(const std::vector<NoteTags> &tags)
{
    QStringList ids;
    QHash<QString, QStringList> wanted;
    for (const NoteTags &one : tags) {
        ids.append(one.id);
        wanted.insert(one.id, cleanTags(one.tags));
    }
    return amendMany(ids, [&wanted](Note &note) -> Result<void> {
        note.tags = wanted.value(note.id);
        return {};
    });
}

Result<Note> NoteStore::bringBack(const QString &id, qint64 version)
{
    return amend(id, [&](Note &note) -> Result<void> {
        const NoteHistory history(*m_connection);
        const auto versions = history.of(id);
        if (!versions)
            return failure(versions);
        const auto wanted = std::find_if(versions->begin(), versions->end(),
            [&](const NoteVersion &one) { return one.number == version; });
        if (wanted == versions->end())
            return failure(Trouble::NotFound, tr("This earlier text is no longer there."));
        if (wanted->text == note.text)
            return {};
        if (auto kept = history.keep(note, noteTime(), NoteHistory::Keep::Always); !kept)
            return kept;
        note.text = wanted->text;
        ++note.revision;
        return {};
    });
}

Result<std::vector<NoteVersion>> NoteStore::versions(const QString &id) const
{
    auto versions = NoteHistory(*m_connection).of(id);
    if (!versions)
        return tl::unexpected<Error>(named(versions.error()));
    return versions;
}

Result<QStringList> NoteStore::letGo(const QDateTime &now)
{
    const QDateTime oldest = now.addDays(-kKeptDays);
    return change([&]() -> Result<QStringList> {
        if (auto removed = NoteHistory(*m_connection).removeBefore(oldest); !removed)
            return failure(removed);
        return removeFromTrash(oldest);
    });
}

Result<QStringList> NoteStore::emptyTrash()
{
    return change([&] { return removeFromTrash({}); });
}

Result<QStringList> NoteStore::removeFromTrash(const QDateTime &before)
{
    QStringList ids;
    Statement trash(*m_connection,
        before.isValid() ? QStringLiteral("DELETE FROM note WHERE deleted < ? RETURNING id")
                         : QStringLiteral("DELETE FROM note WHERE deleted IS NOT NULL RETURNING id"));
    if (before.isValid())
        trash.bind(storedTime(before));
    if (auto done = trash.run(); !done)
        return failure(done);
    while (true) {
        const auto row = trash.next();
        if (!row)
            return failure(row);
        if (!*row)
            return ids;
        ids.append(trash.text(0));
    }
}

Result<void> NoteStore::insert(const Note &note)
{
    if (auto fits = checkText(note); !fits)
        return fits;
    Statement insert(*m_connection, u"INSERT INTO note(" + kNoteColumns + u") VALUES(" + kNoteMarks + u')');
    bindNote(insert, note);
    return insert.run();
}

Result<void> NoteStore::update(const Note &note)
{
    if (auto fits = checkText(note); !fits)
        return fits;
    Statement update(
        *m_connection, u"UPDATE note SET (" + kNoteColumns + u") = (" + kNoteMarks + u") WHERE id = ?");
    bindNote(update, note);
    return update.bind(note.id).run();
}

Result<std::vector<Note>> NoteStore::select(const QString &condition, const QStringList &values) const
{
    Statement rows(*m_connection, u"SELECT " + kNoteColumns + u" FROM note " + condition);
    for (const QString &value : values)
        rows.bind(value);
    if (const auto done = rows.run(); !done)
        return tl::unexpected<Error>(named(done.error()));
    std::vector<Note> notes;
    while (true) {
        const auto row = rows.next();
        if (!row)
            return tl::unexpected<Error>(named(row.error()));
        if (!*row)
            return notes;
        notes.push_back(noteFrom(rows));
    }
}

Result<std::optional<Note>> NoteStore::find(const QString &id) const
{
    const auto notes = select(QStringLiteral("WHERE id = ?"), {id});
    if (!notes)
        return failure(notes);
    return notes->empty() ? std::nullopt : std::optional<Note>(notes->front());
}

Result<Note> NoteStore::existing(const QString &id) const
{
    const auto found = find(id);
    if (!found)
        return failure(found);
    if (!*found)
        return noSuchNote();
    return **found;
}

Result<Note> NoteStore::note(const QString &id) const
{
    return existing(id);
}

Result<std::vector<Note>> NoteStore::notesAbout(const SectionRef &ref) const
{
    return select(QStringLiteral("WHERE pack = ? AND topic = ? AND section = ? AND deleted IS NULL"
                                 " ORDER BY created, number"),
        {ref.pack, ref.topic, ref.section});
}

Result<QHash<QString, int>> NoteStore::counts(const QString &pack, const QString &topic) const
{
    Statement rows(*m_connection,
        QStringLiteral("SELECT section, count(*) FROM note"
                       " WHERE pack = ? AND topic = ? AND deleted IS NULL GROUP BY section"));
    if (const auto done = rows.bind(pack).bind(topic).run(); !done)
        return tl::unexpected<Error>(named(done.error()));
    QHash<QString, int> counts;
    while (true) {
        const auto row = rows.next();
        if (!row)
            return tl::unexpected<Error>(named(row.error()));
        if (!*row)
            return counts;
        counts.insert(rows.text(0), static_cast<int>(rows.number(1)));
    }
}

Result<std::vector<Note>> NoteStore::all(NoteFilter filter) const
{
    NoteQuery query;
    query.filter = filter;
    return all(query);
}

Result<std::vector<Note>> NoteStore::all(const NoteQuery &query) const
{
    auto notes = query.filter == NoteFilter::Trash
        ? select(QStringLiteral("WHERE deleted IS NOT NULL ORDER BY deleted DESC, number DESC"), {})
        : select(QStringLiteral("WHERE deleted IS NULL ORDER BY created DESC, number DESC"), {});
    if (!notes)
        return notes;
    std::erase_if(*notes, [&query](const Note &note) { return !matches(query, note); });
    sortNotes(*notes, query);
    return notes;
}

Result<std::vector<Note>> NoteStore::everything() const
{
    return select(QStringLiteral("ORDER BY created, number"), {});
}

template <typename Value>
Result<Value> NoteStore::namedIfFailed(Result<Value> outcome) const
{
    if (!outcome)
        return tl::unexpected<Error>(named(outcome.error()));
    return outcome;
}

Result<NoteTotals> NoteStore::totals() const
{
    return namedIfFailed(NoteTally(*m_connection).totals());
}

Result<std::vector<TagTotal>> NoteStore::tagTotals() const
{
    return namedIfFailed(NoteTally(*m_connection).tags());
}

Result<std::vector<TopicTotal>> NoteStore::topicTotals() const
{
    return namedIfFailed(NoteTally(*m_connection).topics());
}

Result<bool> NoteStore::changedElsewhere()
{
    Statement read(*m_connection, QStringLiteral("PRAGMA data_version"));
    if (const auto done = read.run(); !done)
        return tl::unexpected<Error>(named(done.error()));
    if (const auto row = read.next(); !row)
        return tl::unexpected<Error>(named(row.error()));
    const bool isOther = m_dataVersion >= 0 && m_dataVersion != read.number(0);
    m_dataVersion = read.number(0);
    return isOther;
}

Result<void> NoteStore::limitSize(qint64 bytes)
{
    Statement pageSize(*m_connection, QStringLiteral("PRAGMA page_size"));
    if (auto done = pageSize.run(); !done)
        return done;
    if (const auto row = pageSize.next(); !row)
        return failure(row);
    const qint64 pages = bytes > 0 ? bytes / qMax<qint64>(pageSize.number(0), 1) : 0xffff'fffe;
    return m_connection->execute(QStringLiteral("PRAGMA max_page_count = %1").arg(pages));
}

} // namespace primer
