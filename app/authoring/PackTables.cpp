// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackTables.h"

#include "authoring/Readability.h"
#include "authoring/SectionDictionary.h"
#include "authoring/SectionSplitter.h"
#include "authoring/SectionXhtml.h"
#include "library/PackFormat.h"

#include <QCoreApplication>

#include <algorithm>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PackTables", text);
}

/// A section as it will be stored.
struct ReadySection
{
    qint64 topic = 0;
    int position = 0;
    QString slug;
    QString title;
    QByteArray xhtml;
    QStringList citedSources;
    double grade = 0;
};

Result<std::vector<ReadySection>> readySections(const PackDraft &draft)
{
    QStringList names = commonMedicineNames();
    for (const TopicDraft &topic : draft.topics)
        names += medicineNames(topic.topic);
    const Readability readability(names);
    std::vector<ReadySection> ready;
    qint64 id = 0;
    for (const TopicDraft &topic : draft.topics) {
        ++id;
        int position = 0;
        for (const SectionDraft &section : splitSections(topic.sections)) {
            QByteArray xhtml = writeXhtml(section.blocks);
            const auto content = SectionContent::parse(xhtml);
            if (!content)
                return failure(content.error().trouble,
                    tr("Section \"%1/%2\": %3")
                        .arg(topic.topic.entry.ref.topic, section.slug, content.error().message),
                    content.error().detail);
            ready.push_back({id, position++, section.slug, section.title, std::move(xhtml),
                content->citedSources(), readability.grade(*content)});
        }
    }
    return ready;
}

/// Writes rows and keeps the first error: after it nothing is written any more.
class TableWriter final
{
public:
    TableWriter(const PackDraft &draft, const Connection &database)
        : m_draft(draft)
        , m_database(database)
    { }

    Result<void> write()
    {
        execute(QStringLiteral("PRAGMA page_size=%1").arg(kPackAlignment));
        execute(QStringLiteral("PRAGMA journal_mode=MEMORY"));
        execute(QStringLiteral("PRAGMA application_id=%1").arg(kPackApplicationId));
        execute(QStringLiteral("PRAGMA user_version=%1").arg(kPackVersion));
        execute(QStringLiteral("BEGIN"));
        for (const QString &table : packSchema())
            execute(table);
        auto sections = readySections(m_draft);
        if (!sections)
            return failure(sections);
        writeMeta(sections->size());
        writeGroups();
        writeTopics();
        writeSections(*sections);
        writeWords();
        writeAssets();
        writeDigest();
        execute(QStringLiteral("COMMIT"));
        execute(QStringLiteral("VACUUM"));
        return m_outcome;
    }

private:
    void execute(const QString &sql)
    {
        if (m_outcome)
            m_outcome = m_database.execute(sql);
    }

    void run(Statement &statement)
    {
        if (m_outcome)
            m_outcome = statement.run();
    }

    void writeMeta(size_t sectionCount)
    {
        const PackInfo &info = m_draft.info;
        QDate newest;
        for (const TopicDraft &topic : m_draft.topics)
            newest = newest.isValid() ? std::max(newest, topic.topic.reviewed) : topic.topic.reviewed;
        Statement insert(m_database, QStringLiteral("INSERT INTO meta (key, value) VALUES (?, ?)"));
        const std::vector<std::pair<QString, QString>> texts{{QStringLiteral("id"), info.id},
            {QStringLiteral("title"), info.title}, {QStringLiteral("language"), info.language},
            {QStringLiteral("version"), info.version}, {QStringLiteral("publisher"), info.publisher},
            {QStringLiteral("licence"), info.licence},
            {QStringLiteral("date"), newest.toString(Qt::ISODate)}};
        for (const auto &[key, text] : texts)
            run(insert.bind(key).bind(text));
        run(insert.bind(QStringLiteral("topics")).bind(static_cast<qint64>(m_draft.topics.size())));
        run(insert.bind(QStringLiteral("sections")).bind(static_cast<qint64>(sectionCount)));
    }

    void writeGroups()
    {
        Statement insert(
            m_database, QStringLiteral("INSERT INTO topic_group (position, title, urgent) VALUES (?, ?, ?)"));
        qint64 position = 0;
        for (const TopicGroup &group : m_draft.groups)
            run(insert.bind(position++).bind(group.title).bind(qint64(group.urgent ? 1 : 0)));
    }

    void writeTopics()
    {
        Statement insert(m_database,
            QStringLiteral("INSERT INTO topic (id, slug, title, kind, group_position, position, summary,"
                           " reviewed, next_review, reviewed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        qint64 id = 0;
        std::vector<qint64> inGroup(m_draft.groups.size(), 0);
        for (const TopicDraft &draft : m_draft.topics) {
            const Topic &topic = draft.topic;
            const auto group = std::find_if(m_draft.groups.begin(), m_draft.groups.end(),
                [&](const TopicGroup &other) { return other.title == topic.entry.group; });
            if (group == m_draft.groups.end()) {
                m_outcome = failure(Trouble::BadInput,
                    tr("The topic \"%1\" is in a group that the pack does not have.")
                        .arg(topic.entry.ref.topic));
                return;
            }
            const auto index = static_cast<size_t>(group - m_draft.groups.begin());
            insert.bind(++id).bind(topic.entry.ref.topic).bind(topic.entry.title);
            insert.bind(topicKindWord(topic.entry.kind)).bind(static_cast<qint64>(index));
            insert.bind(inGroup[index]++).bind(topic.entry.summary);
            insert.bind(topic.reviewed.toString(Qt::ISODate)).bind(topic.nextReview.toString(Qt::ISODate));
            run(insert.bind(topic.reviewedBy));
            writeLists(draft, id);
        }
    }

    void writeLists(const TopicDraft &draft, qint64 id)
    {
        Statement name(
            m_database, QStringLiteral("INSERT INTO name (topic, position, name, kind) VALUES (?, ?, ?, ?)"));
        qint64 position = 0;
        for (const OtherName &other : draft.topic.names)
            run(name.bind(id).bind(position++).bind(other.name).bind(wordOf(other.kind)));
        Statement source(m_database,
            QStringLiteral("INSERT INTO source (topic, position, key, title, publisher, year, url)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?)"));
        position = 0;
        for (const Source &from : draft.topic.sources) {
            source.bind(id).bind(position++).bind(from.key).bind(from.title).bind(from.publisher);
            run(source.bind(qint64(from.year)).bind(from.url));
        }
        Statement see(
            m_database, QStringLiteral("INSERT INTO see_also (topic, position, slug) VALUES (?, ?, ?)"));
        position = 0;
        for (const QString &slug : draft.topic.seeAlso)
            run(see.bind(id).bind(position++).bind(slug));
        Statement check(m_database,
            QStringLiteral("INSERT INTO check_yourself (topic, position, question, answer, section)"
                           " VALUES (?, ?, ?, ?, ?)"));
        position = 0;
        for (const CheckQuestion &question : draft.topic.checks) {
            check.bind(id).bind(position++).bind(question.question).bind(question.answer);
            run(check.bind(question.section));
        }
        Statement move(m_database, QStringLiteral("INSERT INTO moved (topic, old, slug) VALUES (?, ?, ?)"));
        for (const auto &[old, present] : draft.moved)
            run(move.bind(id).bind(old).bind(present));
    }

    static QString wordOf(OtherName::Kind kind)
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

    void writeSections(const std::vector<ReadySection> &sections)
    {
        std::vector<QByteArray> texts;
        for (const ReadySection &section : sections)
            texts.push_back(section.xhtml);
        const QByteArray dictionary = trainDictionary(texts);
        if (!dictionary.isEmpty()) {
            Statement meta(
                m_database, QStringLiteral("INSERT INTO meta (key, value) VALUES ('dictionary', ?)"));
            run(meta.bind(dictionary));
        }
        Statement insert(m_database,
            QStringLiteral("INSERT INTO section (id, topic, position, slug, title, coding, content, grade)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        Statement cite(
            m_database, QStringLiteral("INSERT INTO citation (section, number, source) VALUES (?, ?, ?)"));
        qint64 id = 0;
        for (const ReadySection &section : sections) {
            const auto packed = encodeSection(section.xhtml, dictionary);
            if (!packed) {
                m_outcome = failure(packed);
                return;
            }
            const bool isSmaller = packed->size() < section.xhtml.size();
            const auto coding = isSmaller ? SectionCoding::Zstd : SectionCoding::Plain;
            insert.bind(++id).bind(section.topic).bind(qint64(section.position)).bind(section.slug);
            insert.bind(section.title).bind(static_cast<qint64>(coding));
            run(insert.bind(isSmaller ? *packed : section.xhtml).bind(section.grade));
            qint64 number = 0;
            for (const QString &source : section.citedSources)
                run(cite.bind(id).bind(++number).bind(source));
        }
    }

    void writeWords()
    {
        Statement term(
            m_database, QStringLiteral("INSERT INTO glossary (term, meaning, forms) VALUES (?, ?, ?)"));
        for (const TermDraft &draft : m_draft.glossary)
            run(term.bind(draft.term).bind(draft.meaning).bind(draft.forms.join(u'\n')));
        Statement synonym(m_database, QStringLiteral("INSERT INTO synonym (words, meaning) VALUES (?, ?)"));
        for (const auto &[words, meanings] : m_draft.synonyms) {
            for (const QString &meaning : meanings)
                run(synonym.bind(words).bind(meaning));
        }
    }

    void writeAssets()
    {
        Statement insert(
            m_database, QStringLiteral("INSERT INTO asset (name, media_type, data) VALUES (?, ?, ?)"));
        for (const auto &[name, asset] : m_draft.assets)
            run(insert.bind(name).bind(asset.mediaType).bind(asset.data));
    }

    void writeDigest()
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

    const PackDraft &m_draft;
    const Connection &m_database;
    Result<void> m_outcome;
};

} // namespace

Result<void> writePackTables(const PackDraft &draft, const Connection &database)
{
    return TableWriter(draft, database).write();
}

} // namespace primer
