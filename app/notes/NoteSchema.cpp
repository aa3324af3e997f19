// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteSchema.h"

#include "notes/Transaction.h"

#include <QHash>
#include <QRegularExpression>

namespace primer {

namespace {

// Checking 10,000 notes, 7 MB, takes 15 ms. Larger files are checked whole a moment after they are opened.
constexpr qint64 kLargestChecked = 16 * 1024 * 1024;

tl::unexpected<Error> damaged(const QString &detail)
{
    return failure(Trouble::Damaged, QStringLiteral("-"), detail);
}

Result<qint64> readNumber(const Connection &connection, const QString &sql)
{
    Statement read(connection, sql);
    if (auto done = read.run(); !done)
        return failure(done);
    const auto row = read.next();
    if (!row)
        return failure(row);
    return *row ? read.number(0) : 0;
}

struct Identity
{
    qint64 application = 0;
    qint64 version = 0;
    qint64 objects = 0;

    bool isNew() const { return application == 0 && version == 0 && objects == 0; }
};

Result<Identity> readIdentity(const Connection &connection)
{
    Statement read(connection,
        QStringLiteral("SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)"
                       " FROM pragma_application_id, pragma_user_version"));
    if (auto done = read.run(); !done)
        return failure(done);
    const auto row = read.next();
    if (!row)
        return failure(row);
    return Identity{read.number(0), read.number(1), read.number(2)};
}

Result<void> checkIdentity(const Identity &identity, int newest)
{
    if (identity.application != kNotesApplicationId)
        return damaged(QStringLiteral("application_id"));
    if (identity.version > newest)
        return failure(Trouble::Newer, QStringLiteral("-"), QString::number(identity.version));
    if (identity.version < 1)
        return damaged(QStringLiteral("user_version"));
    return {};
}

Result<void> make(const Connection &connection, const SchemaStep &step)
{
    for (const QString &sql : step.sql) {
        if (auto done = connection.execute(sql); !done)
            return done;
    }
    return connection.execute(QStringLiteral("PRAGMA user_version = %1").arg(step.version));
}

/// In one transaction, unless another process has made them meanwhile.
Result<void> makeAll(const Connection &connection, const std::vector<SchemaStep> &steps)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto identity = readIdentity(connection);
    if (!identity)
        return failure(identity);
    if (!identity->isNew())
        return transaction.commit();
    for (const SchemaStep &step : steps) {
        if (auto made = make(connection, step); !made)
            return made;
    }
    const auto applicationSql = QStringLiteral("PRAGMA application_id = %1").arg(kNotesApplicationId);
    if (auto done = connection.execute(applicationSql); !done)
        return done;
    return transaction.commit();
}

/// Makes one step, unless another process has made it meanwhile.
Result<void> goOn(const Connection &connection, const SchemaStep &step, qint64 from)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    const auto identity = readIdentity(connection);
    if (!identity)
        return failure(identity);
    if (identity->version == from) {
        if (auto made = make(connection, step); !made)
            return made;
    }
    return transaction.commit();
}

/// What there is to be at this version: names, and the SQL that made them last.
QHash<QString, QString> objectsOf(const std::vector<SchemaStep> &steps, qint64 version)
{
    static const QRegularExpression create(QStringLiteral("\\ACREATE (?:TABLE|INDEX) (\\w+)"));
    QHash<QString, QString> objects;
    for (const SchemaStep &step : steps) {
        for (const QString &sql : step.sql) {
            const auto made = create.match(sql);
            if (step.version <= version && made.hasMatch())
                objects.insert(made.captured(1), sql);
        }
    }
    return objects;
}

Result<void> checkObjects(const Connection &connection, const std::vector<SchemaStep> &steps, qint64 version)
{
    QHash<QString, QString> expected = objectsOf(steps, version);
    Statement objects(
        connection, QStringLiteral("SELECT type, coalesce(sql, ''), name FROM sqlite_schema ORDER BY name"));
    if (auto done = objects.run(); !done)
        return done;
    while (true) {
        const auto row = objects.next();
        if (!row)
            return failure(row);
        if (!*row)
            break;
        const bool ownIndex = objects.text(0) == u"index" && objects.text(1).isEmpty();
        if (!ownIndex && expected.take(objects.text(2)) != objects.text(1))
            return damaged(u"unknown object: " + objects.text(2));
    }
    if (!expected.isEmpty())
        return damaged(QStringLiteral("a table is missing"));
    return {};
}

Result<bool> isLargerThanChecked(const Connection &connection)
{
    const auto pages = readNumber(connection, QStringLiteral("PRAGMA page_count"));
    if (!pages)
        return failure(pages);
    const auto size = readNumber(connection, QStringLiteral("PRAGMA page_size"));
    if (!size)
        return failure(size);
    return *pages > kLargestChecked / qMax<qint64>(*size, 1);
}

} // namespace

const std::vector<SchemaStep> &noteSchemaSteps()
{
    static const std::vector<SchemaStep> steps{
        {1,
            {QStringLiteral(
                 "CREATE TABLE note(number INTEGER PRIMARY KEY,"
                 " id TEXT NOT NULL UNIQUE CHECK(length(id) = 36),"
                 " kind TEXT NOT NULL CHECK(kind IN ('note', 'question')),"
                 " pack TEXT NOT NULL, topic TEXT NOT NULL, section TEXT NOT NULL,"
                 " topic_title TEXT NOT NULL, section_title TEXT NOT NULL,"
                 " text TEXT NOT NULL CHECK(length(CAST(text AS BLOB)) <= 1048576),"
                 " answered TEXT CHECK(answered GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),"
                 " created TEXT NOT NULL CHECK(created GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                 " modified TEXT NOT NULL CHECK(modified GLOB "
                 "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                 " revision INTEGER NOT NULL CHECK(revision >= 1),"
                 " deleted TEXT CHECK(deleted GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                 " CHECK(kind = 'question' OR answered IS NULL),"
                 " CHECK(topic <> '' OR (pack = '' AND section = ''))) STRICT"),
                QStringLiteral("CREATE INDEX note_place ON note(pack, topic, section)")}},
        {2,
            {QStringLiteral("ALTER TABLE note RENAME TO note_1"),
                QStringLiteral(
                    "CREATE TABLE note(number INTEGER PRIMARY KEY,"
                    " id TEXT NOT NULL UNIQUE CHECK(length(id) = 36),"
                    " kind TEXT NOT NULL CHECK(kind IN ('note', 'question', 'highlight')),"
                    " pack TEXT NOT NULL, topic TEXT NOT NULL, section TEXT NOT NULL,"
                    " topic_title TEXT NOT NULL, section_title TEXT NOT NULL,"
                    " quote TEXT CHECK(quote <> '' AND length(CAST(quote AS BLOB)) <= 262144),"
                    " prefix TEXT, suffix TEXT, start INTEGER CHECK(start >= 0), digest TEXT,"
                    " color TEXT NOT NULL CHECK(color IN ('yellow', 'green', 'blue', 'rose', 'violet')),"
                    " tags TEXT NOT NULL,"
                    " text TEXT NOT NULL CHECK(length(CAST(text AS BLOB)) <= 1048576),"
                    " answered TEXT CHECK(answered GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),"
                    " created TEXT NOT NULL"
                    " CHECK(created GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                    " modified TEXT NOT NULL"
                    " CHECK(modified GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                    " revision INTEGER NOT NULL CHECK(revision >= 1),"
                    " deleted TEXT CHECK(deleted GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                    " CHECK(kind = 'question' OR answered IS NULL),"
                    " CHECK(topic <> '' OR (pack = '' AND section = '')),"
                    " CHECK(kind <> 'highlight' OR quote IS NOT NULL),"
                    " CHECK(quote IS NULL OR section <> ''),"
                    " CHECK((quote IS NULL) = (prefix IS NULL) AND (quote IS NULL) = (suffix IS NULL)"
                    " AND (quote IS NULL) = (start IS NULL) AND (quote IS NULL) = (digest IS NULL))) STRICT"),
                QStringLiteral(
                    "INSERT INTO note(number, id, kind, pack, topic, section, topic_title, section_title,"
                    " color, tags, text, answered, created, modified, revision, deleted)"
                    " SELECT number, id, kind, pack, topic, section, topic_title, section_title,"
                    " 'yellow', '', text, answered, created, modified, revision, deleted FROM note_1"),
                QStringLiteral("DROP TABLE note_1"),
                QStringLiteral("CREATE INDEX note_place ON note(pack, topic, section)"),
                QStringLiteral(
                    "CREATE TABLE version(number INTEGER PRIMARY KEY,"
                    " note INTEGER NOT NULL REFERENCES note(number) ON DELETE CASCADE,"
                    " revision INTEGER NOT NULL CHECK(revision >= 1),"
                    " written TEXT NOT NULL"
                    " CHECK(written GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                    " kept TEXT NOT NULL CHECK(kept GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),"
                    " text TEXT NOT NULL CHECK(length(CAST(text AS BLOB)) <= 1048576)) STRICT"),
                QStringLiteral("CREATE INDEX version_note ON version(note, kept)")}}};
    return steps;
}

Result<void> checkNoteSchema(const Connection &connection, const std::vector<SchemaStep> &steps)
{
    const auto identity = readIdentity(connection);
    if (!identity)
        return failure(identity);
    if (auto checked = checkIdentity(*identity, steps.back().version); !checked)
        return checked;
    return checkObjects(connection, steps, identity->version);
}

Result<void> checkNotesSound(const Connection &connection, Thoroughness thoroughness)
{
    const bool isWhole = thoroughness == Thoroughness::Whole;
    if (!isWhole) {
        const auto isLarge = isLargerThanChecked(connection);
        if (!isLarge)
            return failure(isLarge);
        if (*isLarge)
            return {};
    }
    Statement check(connection,
        isWhole ? QStringLiteral("PRAGMA integrity_check(1)") : QStringLiteral("PRAGMA quick_check(1)"));
    if (auto done = check.run(); !done)
        return done;
    const auto row = check.next();
    if (!row)
        return failure(row);
    // The message of the check may cite a row, so it stays out of the log.
    if (!*row || check.text(0) != u"ok")
        return damaged(QStringLiteral("the check of the file"));
    return {};
}

Result<NoteCount> countNotes(const Connection &connection)
{
    // From the table itself: an index may be out of step with it.
    Statement count(connection,
        QStringLiteral("SELECT count(*), count(*) FILTER(WHERE deleted IS NULL) FROM note NOT INDEXED"));
    if (auto done = count.run(); !done)
        return failure(done);
    if (const auto row = count.next(); !row)
        return failure(row);
    return NoteCount{count.number(0), count.number(1)};
}

Result<void> prepareNoteSchema(
    const Connection &connection, const std::vector<SchemaStep> &steps, const BeforeStep &beforeStep)
{
    auto identity = readIdentity(connection);
    if (!identity)
        return failure(identity);
    if (identity->isNew()) {
        if (auto made = makeAll(connection, steps); !made)
            return made;
        identity = readIdentity(connection);
        if (!identity)
            return failure(identity);
    }
    if (auto checked = checkIdentity(*identity, steps.back().version); !checked)
        return checked;
    if (auto checked = checkObjects(connection, steps, identity->version); !checked)
        return checked;
    if (auto sound = checkNotesSound(connection, Thoroughness::Bounded); !sound)
        return sound;
    for (const SchemaStep &step : steps) {
        if (step.version <= identity->version)
            continue;
        if (auto ready = beforeStep(step.version); !ready)
            return ready;
        if (auto made = goOn(connection, step, step.version - 1); !made)
            return made;
    }
    return checkNoteSchema(connection, steps);
}

} // namespace primer
