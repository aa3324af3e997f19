// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteStore.h"

#include "notes/StoreCopy.h"
#include "notes/Transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace primer {

namespace {

const QString kColumns = QStringLiteral("id, kind, pack, topic, section, topic_title, section_title, text,"
                                        " answered, created, modified, revision, deleted");

QString tr(const char *text)
{
    return QCoreApplication::translate("NoteStore", text);
}

QString stored(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

Note noteFrom(const Statement &row)
{
    Note note;
    note.id = row.text(0);
    note.kind = noteKindFromWord(row.text(1)).value_or(NoteKind::Note);
    note.about = {row.text(2), row.text(3), row.text(4)};
    note.topicTitle = row.text(5);
    note.sectionTitle = row.text(6);
    note.text = row.text(7);
    if (!row.isNull(8))
        note.answered = QDate::fromString(row.text(8), Qt::ISODate);
    note.created = timeFrom(row.text(9));
    note.modified = timeFrom(row.text(10));
    note.revision = row.number(11);
    if (!row.isNull(12))
        note.deleted = timeFrom(row.text(12));
    return note;
}

/// Binds what may change in a note that is stored.
void bindState(Statement &statement, const Note &note)
{
    statement.bind(note.text);
    if (note.answered.isValid())
        statement.bind(note.answered.toString(Qt::ISODate));
    else
        statement.bindNull();
    statement.bind(stored(note.modified)).bind(note.revision);
    if (note.deleted.isValid())
        statement.bind(stored(note.deleted));
    else
        statement.bindNull();
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

Result<Note> NoteStore::add(const Note &note)
{
    Note added = note;
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
    if (before.text != note.text)
        ++outcome.saved.revision;
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

Result<Note> NoteStore::setAnswered(const QString &id, QDate answered)
{
    return change([&]() -> Result<Note> {
        const auto before = existing(id);
        if (!before)
            return before;
        if (before->kind != NoteKind::Question)
            return failure(Trouble::BadInput, tr("Only a question can be answered."));
        if (before->answered == answered)
            return before;
        Note after = *before;
        after.answered = answered;
        after.modified = noteTime();
        if (auto done = update(after); !done)
            return failure(done);
        return before;
    });
}

Result<Note> NoteStore::moveToTrash(const QString &id)
{
    return change([&]() -> Result<Note> {
        const auto before = existing(id);
        if (!before || before->isInTrash())
            return before;
        Note after = *before;
        after.deleted = after.modified = noteTime();
        if (auto done = update(after); !done)
            return failure(done);
        return before;
    });
}

Result<Note> NoteStore::restore(const QString &id)
{
    return change([&]() -> Result<Note> {
        const auto before = existing(id);
        if (!before || !before->isInTrash())
            return before;
        Note after = *before;
        after.deleted = {};
        after.modified = noteTime();
        if (auto done = update(after); !done)
            return failure(done);
        return before;
    });
}

Result<QStringList> NoteStore::emptyTrash()
{
    return change([&]() -> Result<QStringList> {
        QStringList ids;
        Statement trash(
            *m_connection, QStringLiteral("DELETE FROM note WHERE deleted IS NOT NULL RETURNING id"));
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
    });
}

Result<void> NoteStore::insert(const Note &note)
{
    if (auto fits = checkText(note); !fits)
        return fits;
    Statement insert(*m_connection,
        QStringLiteral("INSERT INTO note(id, kind, pack, topic, section, topic_title, section_title, created,"
                       " text, answered, modified, revision, deleted)"
                       " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(note.id).bind(noteKindWord(note.kind));
    insert.bind(note.about.pack).bind(note.about.topic).bind(note.about.section);
    insert.bind(note.topicTitle).bind(note.sectionTitle).bind(stored(note.created));
    bindState(insert, note);
    return insert.run();
}

Result<void> NoteStore::update(const Note &note)
{
    if (auto fits = checkText(note); !fits)
        return fits;
    Statement update(*m_connection,
        QStringLiteral(
            "UPDATE note SET text = ?, answered = ?, modified = ?, revision = ?, deleted = ? WHERE id = ?"));
    bindState(update, note);
    return update.bind(note.id).run();
}

Result<std::vector<Note>> NoteStore::select(const QString &condition, const QStringList &values) const
{
    Statement rows(*m_connection, u"SELECT " + kColumns + u" FROM note " + condition);
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
    switch (filter) {
    case NoteFilter::Questions:
        return select(QStringLiteral("WHERE deleted IS NULL AND kind = 'question'"
                                     " ORDER BY created DESC, number DESC"),
            {});
    case NoteFilter::NotAboutATopic:
        return select(
            QStringLiteral("WHERE deleted IS NULL AND topic = '' ORDER BY created DESC, number DESC"), {});
    case NoteFilter::Trash:
        return select(QStringLiteral("WHERE deleted IS NOT NULL ORDER BY deleted DESC, number DESC"), {});
    case NoteFilter::All:
        break;
    }
    return select(QStringLiteral("WHERE deleted IS NULL ORDER BY created DESC, number DESC"), {});
}

Result<std::vector<Note>> NoteStore::everything() const
{
    return select(QStringLiteral("ORDER BY created, number"), {});
}

Result<NoteTotals> NoteStore::totals() const
{
    Statement sums(*m_connection,
        QStringLiteral("SELECT count(*) FILTER(WHERE deleted IS NULL),"
                       " count(*) FILTER(WHERE deleted IS NULL AND kind = 'question'),"
                       " count(*) FILTER(WHERE deleted IS NULL AND topic = ''),"
                       " count(*) FILTER(WHERE deleted IS NOT NULL) FROM note"));
    if (const auto done = sums.run(); !done)
        return tl::unexpected<Error>(named(done.error()));
    if (const auto row = sums.next(); !row)
        return tl::unexpected<Error>(named(row.error()));
    const auto number = [&](int column) {
        return static_cast<int>(sums.number(column));
    };
    return NoteTotals{number(0), number(1), number(2), number(3)};
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
