// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Pack.h"

#include "library/Asset.h"
#include "library/SectionContent.h"
#include "library/ShownText.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Pack", text);
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return failure(Trouble::Damaged,
        tr("The pack is damaged or is not a Patient Primer pack. Get a sound copy of it."), detail);
}

tl::unexpected<Error> newer()
{
    return failure(Trouble::Newer,
        tr("The pack was made for a newer Patient Primer. Update Patient Primer to read it."));
}

// What a pack may hold of each; the rest of a longer list is left out.
constexpr qsizetype kLongestTitle = 300;
constexpr qsizetype kLongestText = 4000;
constexpr qsizetype kLongestAddress = 2000;
constexpr size_t kMostGroups = 500;
constexpr int kMostInList = 1000;
constexpr int kMostSections = 2000;

/// What SQLite could not read, in words about a pack.
tl::unexpected<Error> unreadable(const Error &error)
{
    if (error.trouble == Trouble::Newer)
        return tl::unexpected<Error>(error);
    if (error.trouble == Trouble::Damaged)
        return damaged(error.detail);
    return failure(error.trouble,
        tr("The pack cannot be read. Check that its disk or stick is still there, or get a sound copy of"
           " it."),
        error.detail);
}

tl::unexpected<Error> changedMeanwhile()
{
    return failure(Trouble::Damaged,
        tr("The pack was changed while it was open. Close Patient Primer and open it again."));
}

Result<qint64> readNumber(const Connection &connection, const QString &sql)
{
    Statement read(connection, sql);
    if (auto done = read.run(); !done)
        return unreadable(done.error());
    const auto row = read.next();
    if (!row)
        return unreadable(row.error());
    return *row ? read.number(0) : 0;
}

QString titleOf(const Statement &row, int column)
{
    return shownLine(row.text(column), kLongestTitle);
}

QString textOf(const Statement &row, int column)
{
    return shownLine(row.text(column), kLongestText);
}

/// An address of the web, empty for anything else: it is shown, and copied when asked for.
QString addressOf(const Statement &row, int column)
{
    const QString address = row.text(column);
    const bool isWeb = address.startsWith(QStringLiteral("https://"), Qt::CaseInsensitive)
        || address.startsWith(QStringLiteral("http://"), Qt::CaseInsensitive);
    return isWeb && address.size() <= kLongestAddress ? shownLine(address, kLongestAddress) : QString();
}

/// The names of the tables in the statements of packSchema().
QStringList knownTables()
{
    QStringList names;
    for (const QString &sql : packSchema())
        names.append(sql.section(u' ', 2, 2));
    return names;
}

Result<void> checkSchema(const Connection &connection)
{
    const auto application = readNumber(connection, QStringLiteral("PRAGMA application_id"));
    if (!application)
        return failure(application);
    if (*application != kPackApplicationId)
        return damaged(QStringLiteral("application_id"));
    const auto version = readNumber(connection, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return failure(version);
    if (*version > kPackVersion)
        return newer();
    if (*version < 1)
        return damaged(QStringLiteral("user_version"));

    Statement objects(
        connection, QStringLiteral("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"));
    if (auto done = objects.run(); !done)
        return unreadable(done.error());
    QStringList expected = packSchema();
    const QStringList tables = knownTables();
    while (true) {
        const auto row = objects.next();
        if (!row)
            return unreadable(row.error());
        if (!*row)
            break;
        const bool ownIndex
            = objects.text(0) == u"index" && objects.text(3).isEmpty() && tables.contains(objects.text(2));
        if (!ownIndex && expected.removeAll(objects.text(3)) != 1)
            return damaged(u"unknown object: " + objects.text(1));
    }
    if (!expected.isEmpty())
        return damaged(QStringLiteral("a table is missing"));
    return {};
}

/// The indexes lie behind the database, never within its pages.
Result<void> checkExtents(const Connection &connection, const std::vector<PackEntry> &entries)
{
    const auto pages = readNumber(connection, QStringLiteral("PRAGMA page_count"));
    const auto pageSize = readNumber(connection, QStringLiteral("PRAGMA page_size"));
    if (!pages || !pageSize)
        return failure(pages ? pageSize : pages);
    for (const auto &entry : entries) {
        if (entry.extent.offset < *pages * *pageSize)
            return damaged(QStringLiteral("a part lies within the database"));
    }
    return {};
}

OtherName::Kind nameKindFromWord(const QString &word)
{
    if (word == u"brand")
        return OtherName::Kind::Brand;
    return word == u"generic" ? OtherName::Kind::Generic : OtherName::Kind::Synonym;
}

const QString kEntrySql = QStringLiteral(
    "SELECT t.slug, t.title, t.kind, g.title, t.summary,"
    " coalesce((SELECT name FROM name WHERE topic = t.id AND kind = 'brand' ORDER BY position LIMIT 1), '')"
    " FROM topic t JOIN topic_group g ON g.position = t.group_position");

TopicEntry entryFrom(const Statement &row, const QString &pack)
{
    TopicEntry entry;
    entry.ref = {pack, row.text(0), {}};
    entry.title = titleOf(row, 1);
    entry.kind = topicKindFromWord(row.text(2)).value_or(TopicKind::Guide);
    entry.group = titleOf(row, 3);
    entry.summary = textOf(row, 4);
    entry.brand = titleOf(row, 5);
    return entry;
}

} // namespace

Pack::Pack(PackInfo info, std::unique_ptr<Connection> connection, std::vector<PackEntry> entries)
    : m_info(std::move(info))
    , m_connection(std::move(connection))
    , m_entries(std::move(entries))
{ }

Pack::~Pack() = default;

/// Calls `use` for every row. What was read while the file was written to is not to be used.
template <typename Use>
Result<void> Pack::read(Statement &statement, Use use) const
{
    if (auto done = statement.run(); !done)
        return unreadable(done.error());
    while (true) {
        const auto row = statement.next();
        if (!row)
            return unreadable(row.error());
        if (!*row)
            break;
        use(statement);
    }
    const FileStamp now = stampOf(m_info.path);
    if (now.isSameFile(m_stamp) && now != m_stamp)
        return changedMeanwhile();
    return {};
}

/// Runs and moves to the only row; an error with this sentence if there is none.
Result<void> Pack::readOne(Statement &statement, const QString &notFound) const
{
    const FileStamp now = stampOf(m_info.path);
    if (now.isSameFile(m_stamp) && now != m_stamp)
        return changedMeanwhile();
    if (auto done = statement.run(); !done)
        return unreadable(done.error());
    const auto row = statement.next();
    if (!row)
        return unreadable(row.error());
    if (!*row)
        return failure(Trouble::NotFound, notFound);
    return {};
}

std::optional<Error> Pack::change() const
{
    const FileStamp now = stampOf(m_info.path);
    if (now == m_stamp)
        return std::nullopt;
    if (now.isSameFile(m_stamp))
        return changedMeanwhile().value();
    const QString sentence = now == FileStamp()
        ? tr("The pack was removed while it was open. It can be read until you close Patient Primer; put it"
             " back to read it after that.")
        : tr("Another pack was put in its place while it was open. Close Patient Primer and open it again to"
             " read the new one.");
    return Error{sentence, {}, Trouble::Other};
}

Result<std::unique_ptr<Pack>> Pack::open(const QString &path)
{
    QFile file(path);
    // A pipe or a device would keep us waiting, or never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(Trouble::NotFound,
            tr("The pack cannot be opened. Check that the file is there and that you may read it."),
            file.errorString());
    auto entries = readTrailer(file);
    if (!entries)
        return failure(entries);

    // Immutable: SQLite takes no locks, writes no journal and reads only this file.
    const QString url = QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded(QUrl::FullyEncoded))
        + QStringLiteral("?immutable=1&mode=ro");
    auto connection = Connection::open(url, QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"));
    if (!connection)
        return failure(connection);
    for (const auto &pragma :
        {"PRAGMA trusted_schema=OFF", "PRAGMA query_only=ON", "PRAGMA cell_size_check=ON",
            "PRAGMA mmap_size=0"}) { // a mapped file that is cut short while it is open is a crash
        if (auto done = (*connection)->execute(QString::fromLatin1(pragma)); !done)
            return unreadable(done.error());
    }
    if (auto sound = checkSchema(**connection); !sound)
        return failure(sound);
    if (auto sound = checkExtents(**connection, *entries); !sound)
        return failure(sound);

    PackInfo info;
    info.path = path;
    std::unique_ptr<Pack> pack(new Pack(std::move(info), std::move(*connection), std::move(*entries)));
    pack->m_stamp = stampOf(file);
    if (stampOf(path) != pack->m_stamp)
        return changedMeanwhile();
    if (auto done = pack->readInfo(); !done)
        return failure(done);
    if (auto done = pack->readGroups(); !done)
        return failure(done);
    return pack;
}

Result<void> Pack::readInfo()
{
    Statement rows(*m_connection, QStringLiteral("SELECT key, value FROM meta"));
    auto done = read(rows, [this](const Statement &row) {
        const QString key = row.text(0);
        if (key == u"id")
            m_info.id = row.text(1);
        else if (key == u"title")
            m_info.title = titleOf(row, 1);
        else if (key == u"language")
            m_info.language = row.text(1);
        else if (key == u"version")
            m_info.version = titleOf(row, 1);
        else if (key == u"publisher")
            m_info.publisher = titleOf(row, 1);
        else if (key == u"licence")
            m_info.licence = titleOf(row, 1);
        else if (key == u"date")
            m_info.date = QDate::fromString(row.text(1), Qt::ISODate);
        else if (key == u"topics")
            m_info.topicCount = static_cast<int>(row.number(1));
        else if (key == u"sections")
            m_info.sectionCount = static_cast<int>(row.number(1));
        else if (key == u"digest")
            m_info.digest = row.bytes(1);
        else if (key == u"dictionary")
            m_dictionary = row.bytes(1);
    });
    if (!done)
        return done;
    static const QRegularExpression language(QStringLiteral("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"));
    if (!isSlug(m_info.id) || m_info.title.isEmpty() || !language.match(m_info.language).hasMatch())
        return damaged(QStringLiteral("id, title or language"));
    return {};
}

Result<void> Pack::readGroups()
{
    Statement rows(
        *m_connection, QStringLiteral("SELECT title, urgent, position FROM topic_group ORDER BY position"));
    bool isSound = true;
    auto done = read(rows, [this, &isSound](const Statement &row) {
        const TopicGroup group{titleOf(row, 0), row.number(1) != 0};
        isSound = isSound && m_groups.size() < kMostGroups && !group.title.isEmpty()
            && std::none_of(m_groups.begin(), m_groups.end(),
                [&](const TopicGroup &other) { return other.title == group.title; });
        if (!isSound)
            return;
        m_groups.push_back(group);
        m_groupPositions.push_back(row.number(2));
    });
    if (done && !isSound)
        return damaged(QStringLiteral("too many groups, or two that look the same"));
    return done;
}

Result<std::vector<TopicEntry>> Pack::topics(const QString &group, int from, int limit) const
{
    const auto known = std::find_if(
        m_groups.begin(), m_groups.end(), [&](const TopicGroup &each) { return each.title == group; });
    std::vector<TopicEntry> entries;
    if (known == m_groups.end())
        return entries;
    Statement rows(*m_connection,
        kEntrySql + QStringLiteral(" WHERE t.group_position = ? ORDER BY t.position LIMIT ? OFFSET ?"));
    rows.bind(m_groupPositions[static_cast<size_t>(known - m_groups.begin())]);
    rows.bind(qint64(limit)).bind(qint64(from));
    auto done = read(rows, [&](const Statement &row) { entries.push_back(entryFrom(row, m_info.id)); });
    if (!done)
        return failure(done);
    if (!std::all_of(
            entries.begin(), entries.end(), [](const TopicEntry &entry) { return isSlug(entry.ref.topic); }))
        return damaged(QStringLiteral("the name of a topic is not a slug"));
    return entries;
}

Result<TopicEntry> Pack::entry(const QString &topic) const
{
    Statement find(*m_connection, kEntrySql + QStringLiteral(" WHERE t.slug = ?"));
    if (auto done = readOne(find.bind(topic), tr("There is no topic \"%1\".").arg(topic)); !done)
        return failure(done);
    return entryFrom(find, m_info.id);
}

Result<Topic> Pack::topic(const QString &slug) const
{
    auto entry = this->entry(slug);
    if (!entry)
        return failure(entry);
    Topic topic;
    topic.entry = std::move(*entry);
    Statement find(*m_connection,
        QStringLiteral("SELECT id, reviewed, next_review, reviewed_by FROM topic WHERE slug = ?"));
    if (auto done = readOne(find.bind(slug), tr("There is no topic \"%1\".").arg(slug)); !done)
        return failure(done);
    topic.reviewed = QDate::fromString(find.text(1), Qt::ISODate);
    topic.nextReview = QDate::fromString(find.text(2), Qt::ISODate);
    topic.reviewedBy = titleOf(find, 3);
    if (auto done = readLists(topic, find.number(0)); !done)
        return failure(done);
    return topic;
}

Result<void> Pack::readLists(Topic &topic, qint64 id) const
{
    Statement names(*m_connection,
        QStringLiteral("SELECT name, kind FROM name WHERE topic = ? ORDER BY position LIMIT ?"));
    auto done = read(names.bind(id).bind(qint64(kMostInList)), [&](const Statement &row) {
        topic.names.push_back({titleOf(row, 0), nameKindFromWord(row.text(1))});
    });
    if (!done)
        return done;
    Statement sources(*m_connection,
        QStringLiteral(
            "SELECT key, title, publisher, year, url FROM source WHERE topic = ? ORDER BY position LIMIT ?"));
    done = read(sources.bind(id).bind(qint64(kMostInList)), [&](const Statement &row) {
        topic.sources.push_back({titleOf(row, 0), titleOf(row, 1), titleOf(row, 2),
            static_cast<int>(row.number(3)), addressOf(row, 4)});
    });
    if (!done)
        return done;
    Statement seeAlso(
        *m_connection, QStringLiteral("SELECT slug FROM see_also WHERE topic = ? ORDER BY position LIMIT ?"));
    done = read(seeAlso.bind(id).bind(qint64(kMostInList)), [&](const Statement &row) {
        if (isSlug(row.text(0)))
            topic.seeAlso.append(row.text(0));
    });
    if (!done)
        return done;
    Statement checks(*m_connection,
        QStringLiteral("SELECT question, answer, section FROM check_yourself WHERE topic = ? ORDER BY "
                       "position LIMIT ?"));
    done = read(checks.bind(id).bind(qint64(kMostInList)), [&](const Statement &row) {
        topic.checks.push_back({textOf(row, 0), textOf(row, 1), row.text(2)});
    });
    if (!done)
        return done;
    Statement sections(*m_connection,
        QStringLiteral("SELECT slug, title, grade FROM section WHERE topic = ? ORDER BY position LIMIT ?"));
    done = read(sections.bind(id).bind(qint64(kMostSections)), [&](const Statement &row) {
        topic.sections.push_back({row.text(0), titleOf(row, 1), row.real(2)});
    });
    if (!done)
        return done;
    if (!std::all_of(topic.sections.begin(), topic.sections.end(),
            [](const SectionEntry &section) { return isSlug(section.slug); }))
        return damaged(QStringLiteral("the name of a section is not a slug"));
    return {};
}

Result<Section> Pack::section(const QString &topic, const QString &section) const
{
    Statement find(*m_connection,
        QStringLiteral(
            "SELECT s.title, s.grade, s.coding, s.content FROM section s JOIN topic t ON t.id = s.topic"
            " WHERE t.slug = ? AND s.slug = ?"));
    if (auto done = readOne(
            find.bind(topic).bind(section), tr("There is no section \"%1\" in \"%2\".").arg(section, topic));
        !done)
        return failure(done);
    auto xhtml = decodeSection(static_cast<SectionCoding>(find.number(2)), find.bytes(3), m_dictionary);
    if (!xhtml)
        return failure(xhtml);
    return Section{{m_info.id, topic, section}, titleOf(find, 0), find.real(1), std::move(*xhtml)};
}

Result<int> Pack::positionInGroup(const QString &topic) const
{
    Statement find(*m_connection,
        QStringLiteral(
            "SELECT (SELECT count(*) FROM topic other WHERE other.group_position = t.group_position"
            " AND other.position < t.position) FROM topic t WHERE t.slug = ?"));
    if (auto done = readOne(find.bind(topic), tr("There is no topic \"%1\".").arg(topic)); !done)
        return failure(done);
    return static_cast<int>(find.number(0));
}

Result<std::optional<QString>> Pack::movedTo(const QString &topic, const QString &oldSection) const
{
    Statement find(*m_connection,
        QStringLiteral(
            "SELECT m.slug FROM moved m JOIN topic t ON t.id = m.topic WHERE t.slug = ? AND m.old = ?"));
    if (auto done = find.bind(topic).bind(oldSection).run(); !done)
        return unreadable(done.error());
    const auto row = find.next();
    if (!row)
        return unreadable(row.error());
    return *row ? std::optional(find.text(0)) : std::nullopt;
}

Result<Term> Pack::term(const QString &term) const
{
    Statement find(*m_connection, QStringLiteral("SELECT term, meaning FROM glossary WHERE term = ?"));
    if (auto done = readOne(find.bind(term), tr("\"%1\" is not in the glossary.").arg(term)); !done)
        return failure(done);
    return Term{titleOf(find, 0), textOf(find, 1)};
}

Result<QStringList> Pack::names(int limit) const
{
    Statement rows(*m_connection,
        QStringLiteral(
            "SELECT title FROM topic UNION ALL SELECT name FROM name UNION ALL SELECT term FROM glossary"
            " LIMIT ?"));
    QStringList names;
    auto done
        = read(rows.bind(qint64(limit)), [&names](const Statement &row) { names.append(titleOf(row, 0)); });
    if (!done)
        return failure(done);
    return names;
}

Result<QStringList> Pack::medicineNames(int limit) const
{
    Statement rows(*m_connection,
        QStringLiteral("SELECT title FROM topic WHERE kind = 'medicine' UNION SELECT n.name FROM topic t"
                       " JOIN name n ON n.topic = t.id WHERE t.kind = 'medicine'"
                       " AND n.kind IN ('brand', 'generic') LIMIT ?"));
    QStringList names;
    auto done = read(rows.bind(qint64(limit)), [&](const Statement &row) { names.append(titleOf(row, 0)); });
    if (!done)
        return failure(done);
    return names;
}

Result<Asset> Pack::asset(const QString &name) const
{
    Statement find(*m_connection, QStringLiteral("SELECT media_type, data FROM asset WHERE name = ?"));
    if (auto done = readOne(find.bind(name), tr("There is no picture \"%1\" in the pack.").arg(name)); !done)
        return failure(done);
    Asset asset{find.text(0), find.bytes(1)};
    if (auto sound = vetAsset(asset.mediaType, asset.data); !sound)
        return failure(sound);
    return asset;
}

std::optional<Extent> Pack::extent(PackPart part) const
{
    for (const auto &entry : m_entries) {
        if (entry.part == part)
            return entry.extent;
    }
    return std::nullopt;
}

Result<void> Pack::check() const
{
    Statement integrity(*m_connection, QStringLiteral("PRAGMA integrity_check(1)"));
    if (auto done = readOne(integrity, {}); !done)
        return failure(done);
    if (integrity.text(0) != u"ok")
        return damaged(integrity.text(0));
    const auto digest = contentDigest(*m_connection);
    if (!digest)
        return unreadable(digest.error());
    if (*digest != m_info.digest)
        return damaged(QStringLiteral("the digest does not match the content"));
    if (auto done = checkSections(); !done)
        return done;
    return checkAssets();
}

Result<void> Pack::checkSections() const
{
    Statement rows(*m_connection,
        QStringLiteral(
            "SELECT t.slug, s.slug, s.coding, s.content FROM section s JOIN topic t ON t.id = s.topic"
            " ORDER BY s.id"));
    Result<void> outcome;
    auto done = read(rows, [&](const Statement &row) {
        if (!outcome)
            return;
        if (!isSlug(row.text(0)) || !isSlug(row.text(1))) {
            outcome = damaged(QStringLiteral("the name of a topic or section is not a slug"));
            return;
        }
        const auto xhtml
            = decodeSection(static_cast<SectionCoding>(row.number(2)), row.bytes(3), m_dictionary);
        const auto content = xhtml ? SectionContent::parse(*xhtml) : Result<SectionContent>(failure(xhtml));
        if (!content)
            outcome = failure(content.error().trouble,
                tr("Section \"%1/%2\": %3").arg(row.text(0), row.text(1), content.error().message),
                content.error().detail);
    });
    return done ? outcome : done;
}

Result<void> Pack::checkAssets() const
{
    Statement rows(*m_connection, QStringLiteral("SELECT name, media_type, data FROM asset ORDER BY name"));
    Result<void> outcome;
    auto done = read(rows, [&](const Statement &row) {
        if (!outcome)
            return;
        if (auto sound = vetAsset(row.text(1), row.bytes(2)); !sound)
            outcome
                = failure(Trouble::Damaged, tr("Picture \"%1\": %2").arg(row.text(0), sound.error().message));
    });
    return done ? outcome : done;
}

} // namespace primer
