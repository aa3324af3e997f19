// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackTables.h"

#include "authoring/SectionDictionary.h"
#include "authoring/SectionSplitter.h"
#include "authoring/SectionXhtml.h"

#include <QCoreApplication>

#include <algorithm>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PackTables", text);
}

QString wordOf(OtherName::Kind kind)
{
    switch (kind) {
    case OtherName::Kind::Brand:
        return QStringLiteral("brand");
    case OtherName::Kind::Generic:
        return QStringLiteral("generic");
    case OtherName::Kind::Synonym:
        break;
    }
    return QStringLiteral("synonym");
}

} // namespace

/// The statements that every topic needs.
struct PackTables::Inserts
{
    explicit Inserts(const Connection &database)
        : topic(database,
            QStringLiteral("INSERT INTO topic (id, slug, title, kind, group_position, position, summary,"
                           " reviewed, next_review, reviewed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
        , name(database, QStringLiteral("INSERT INTO name (topic, position, name, kind) VALUES (?, ?, ?, ?)"))
        , source(database,
              QStringLiteral("INSERT INTO source (topic, position, key, title, publisher, year, url)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?)"))
        , seeAlso(database, QStringLiteral("INSERT INTO see_also (topic, position, slug) VALUES (?, ?, ?)"))
        , check(database,
              QStringLiteral("INSERT INTO check_yourself (topic, position, question, answer, section)"
                             " VALUES (?, ?, ?, ?, ?)"))
        , moved(database, QStringLiteral("INSERT INTO moved (topic, old, slug) VALUES (?, ?, ?)"))
        , section(database,
              QStringLiteral("INSERT INTO section (id, topic, position, slug, title, coding, content, grade)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"))
        , citation(
              database, QStringLiteral("INSERT INTO citation (section, number, source) VALUES (?, ?, ?)"))
    { }

    Statement topic;
    Statement name;
    Statement source;
    Statement seeAlso;
    Statement check;
    Statement moved;
    Statement section;
    Statement citation;
};

/// A section as it will be stored.
struct PackTables::ReadySection
{
    qint64 topic = 0;
    int position = 0;
    QString slug;
    QString title;
    QByteArray xhtml;
    QStringList citedSources;
    double grade = 0;
};

PackTables::PackTables(
    const PackFrame &frame, const QStringList &namesOfMedicines, const Connection &database)
    : m_frame(frame)
    , m_database(database)
    , m_readability(commonMedicineNames() + namesOfMedicines)
    , m_inGroup(frame.groups.size(), 0)
{ }

PackTables::~PackTables() = default;

Result<void> PackTables::begin()
{
    execute(QStringLiteral("PRAGMA page_size=%1").arg(kPackAlignment));
    execute(QStringLiteral("PRAGMA journal_mode=MEMORY"));
    execute(QStringLiteral("PRAGMA application_id=%1").arg(kPackApplicationId));
    execute(QStringLiteral("PRAGMA user_version=%1").arg(kPackVersion));
    execute(QStringLiteral("BEGIN"));
    for (const QString &table : packSchema())
        execute(table);
    writeGroups();
    writeWords();
    writeAssets();
    if (m_outcome)
        m_inserts = std::make_unique<Inserts>(m_database);
    return m_outcome;
}

Result<void> PackTables::add(const TopicDraft &topic)
{
    ++m_topics;
    m_newest = m_newest.isValid() ? std::max(m_newest, topic.topic.reviewed) : topic.topic.reviewed;
    writeTopic(topic.topic);
    writeLists(topic);
    makeReady(topic);
    if (m_encoder != nullptr || m_waitingBytes > kMostDictionarySamples)
        writeWaiting();
    return m_outcome;
}

Result<void> PackTables::finish()
{
    writeWaiting();
    writeMeta();
    writeDigest();
    m_inserts.reset();
    execute(QStringLiteral("COMMIT"));
    execute(QStringLiteral("PRAGMA journal_mode=OFF")); // a journal of all pages would be kept in memory
    execute(QStringLiteral("VACUUM"));
    return m_outcome;
}

void PackTables::execute(const QString &sql)
{
    if (m_outcome)
        m_outcome = m_database.execute(sql);
}

void PackTables::run(Statement &statement)
{
    if (m_outcome)
        m_outcome = statement.run();
}

void PackTables::writeGroups()
{
    Statement insert(
        m_database, QStringLiteral("INSERT INTO topic_group (position, title, urgent) VALUES (?, ?, ?)"));
    qint64 position = 0;
    for (const TopicGroup &group : m_frame.groups)
        run(insert.bind(position++).bind(group.title).bind(qint64(group.urgent ? 1 : 0)));
}

void PackTables::writeWords()
{
    Statement term(
        m_database, QStringLiteral("INSERT INTO glossary (term, meaning, forms) VALUES (?, ?, ?)"));
    for (const TermDraft &draft : m_frame.glossary)
        run(term.bind(draft.term).bind(draft.meaning).bind(draft.forms.join(u'\n')));
    Statement synonym(m_database, QStringLiteral("INSERT INTO synonym (words, meaning) VALUES (?, ?)"));
    for (const auto &[words, meanings] : m_frame.synonyms) {
        for (const QString &meaning : meanings)
            run(synonym.bind(words).bind(meaning));
    }
}

void PackTables::writeAssets()
{
    Statement insert(
        m_database, QStringLiteral("INSERT INTO asset (name, media_type, data) VALUES (?, ?, ?)"));
    for (const auto &[name, asset] : m_frame.assets)
        run(insert.bind(name).bind(asset.mediaType).bind(asset.data));
}

void PackTables::writeTopic(const Topic &topic)
{
    if (!m_outcome)
        return;
    const auto group = std::find_if(m_frame.groups.begin(), m_frame.groups.end(),
        [&](const TopicGroup &other) { return other.title == topic.entry.group; });
    if (group == m_frame.groups.end()) {
        m_outcome = failure(Trouble::BadInput,
            tr("The topic \"%1\" is in a group that the pack does not have.").arg(topic.entry.ref.topic));
        return;
    }
    const auto index = static_cast<size_t>(group - m_frame.groups.begin());
    Statement &insert = m_inserts->topic;
    insert.bind(m_topics).bind(topic.entry.ref.topic).bind(topic.entry.title);
    insert.bind(topicKindWord(topic.entry.kind)).bind(static_cast<qint64>(index));
    insert.bind(m_inGroup[index]++).bind(topic.entry.summary);
    insert.bind(topic.reviewed.toString(Qt::ISODate)).bind(topic.nextReview.toString(Qt::ISODate));
    run(insert.bind(topic.reviewedBy));
}

void PackTables::writeLists(const TopicDraft &draft)
{
    if (!m_outcome)
        return;
    qint64 position = 0;
    for (const OtherName &other : draft.topic.names)
        run(m_inserts->name.bind(m_topics).bind(position++).bind(other.name).bind(wordOf(other.kind)));
    position = 0;
    for (const Source &from : draft.topic.sources) {
        Statement &insert = m_inserts->source;
        insert.bind(m_topics).bind(position++).bind(from.key).bind(from.title).bind(from.publisher);
        run(insert.bind(qint64(from.year)).bind(from.url));
    }
    position = 0;
    for (const QString &slug : draft.topic.seeAlso)
        run(m_inserts->seeAlso.bind(m_topics).bind(position++).bind(slug));
    position = 0;
    for (const CheckQuestion &question : draft.topic.checks) {
        Statement &insert = m_inserts->check;
        insert.bind(m_topics).bind(position++).bind(question.question).bind(question.answer);
        run(insert.bind(question.section));
    }
    for (const auto &[old, present] : draft.moved)
        run(m_inserts->moved.bind(m_topics).bind(old).bind(present));
}

void PackTables::makeReady(const TopicDraft &draft)
{
    int position = 0;
    for (const SectionDraft &section : splitSections(draft.sections)) {
        if (!m_outcome)
            return;
        QByteArray xhtml = writeXhtml(section.blocks);
        const auto content = SectionContent::parse(xhtml);
        if (!content) {
            m_outcome = failure(content.error().trouble,
                tr("Section \"%1/%2\": %3")
                    .arg(draft.topic.entry.ref.topic, section.slug, content.error().message),
                content.error().detail);
            return;
        }
        m_waitingBytes += xhtml.size();
        m_waiting.push_back({m_topics, position++, section.slug, section.title, std::move(xhtml),
            content->citedSources(), m_readability.grade(*content)});
    }
}

/// Writes the sections that wait; the first of them teach the dictionary.
void PackTables::writeWaiting()
{
    if (!m_outcome)
        return;
    if (m_encoder == nullptr) {
        std::vector<QByteArray> texts;
        texts.reserve(m_waiting.size());
        for (const ReadySection &section : m_waiting)
            texts.push_back(section.xhtml);
        const QByteArray dictionary = trainDictionary(texts);
        if (!dictionary.isEmpty()) {
            Statement meta(
                m_database, QStringLiteral("INSERT INTO meta (key, value) VALUES ('dictionary', ?)"));
            run(meta.bind(dictionary));
        }
        m_encoder = std::make_unique<SectionEncoder>(dictionary);
    }
    for (const ReadySection &section : m_waiting)
        writeSection(section);
    m_waiting.clear();
    m_waitingBytes = 0;
}

void PackTables::writeSection(const ReadySection &section)
{
    if (!m_outcome)
        return;
    const auto packed = m_encoder->encode(section.xhtml);
    if (!packed) {
        m_outcome = failure(packed);
        return;
    }
    const bool isSmaller = packed->size() < section.xhtml.size();
    const auto coding = isSmaller ? SectionCoding::Zstd : SectionCoding::Plain;
    Statement &insert = m_inserts->section;
    insert.bind(++m_sections).bind(section.topic).bind(qint64(section.position)).bind(section.slug);
    insert.bind(section.title).bind(static_cast<qint64>(coding));
    run(insert.bind(isSmaller ? *packed : section.xhtml).bind(section.grade));
    qint64 number = 0;
    for (const QString &source : section.citedSources)
        run(m_inserts->citation.bind(m_sections).bind(++number).bind(source));
}

void PackTables::writeMeta()
{
    const PackInfo &info = m_frame.info;
    Statement insert(m_database, QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?)"));
    const std::vector<std::pair<QString, QString>> texts{{QStringLiteral("id"), info.id},
        {QStringLiteral("title"), info.title}, {QStringLiteral("language"), info.language},
        {QStringLiteral("version"), info.version}, {QStringLiteral("publisher"), info.publisher},
        {QStringLiteral("licence"), info.licence}, {QStringLiteral("date"), m_newest.toString(Qt::ISODate)}};
    for (const auto &[key, text] : texts)
        run(insert.bind(key).bind(text));
    run(insert.bind(QStringLiteral("topics")).bind(m_topics));
    run(insert.bind(QStringLiteral("sections")).bind(m_sections));
}

void PackTables::writeDigest()
{
    if (!m_outcome)
        return;
    const auto digest = contentDigest(m_database);
    if (!digest) {
        m_outcome = failure(digest);
        return;
    }
    Statement insert(m_database, QStringLiteral("INSERT INTO meta (key, value) VALUES ('digest', ?)"));
    run(insert.bind(*digest));
}

} // namespace primer
