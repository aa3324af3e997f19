// SPDX-License-Identifier: GPL-3.0-or-later
#include "RawFts.h"

#include "library/SectionContent.h"
#include "search/Words.h"

#include <QFile>

namespace primer::bench {

namespace {

constexpr int kTopicsAtOnce = 500;

Result<void> addTopic(const Pack &pack, const QString &slug, Statement &insert)
{
    const auto topic = pack.topic(slug);
    if (!topic)
        return failure(topic);
    QString names = topic->entry.title;
    for (const OtherName &other : topic->names)
        names += u' ' + other.name;
    for (const SectionEntry &each : topic->sections) {
        const auto section = pack.section(slug, each.slug);
        const auto content = section ? SectionContent::parse(section->xhtml) : failure(section);
        if (!content)
            return failure(content);
        if (auto done = insert.bind(names).bind(each.title).bind(content->text()).run(); !done)
            return done;
    }
    return {};
}

Result<void> fill(const Connection &connection, const Pack &pack)
{
    for (const char *sql : {"PRAGMA synchronous=OFF", "PRAGMA journal_mode=OFF",
             "CREATE VIRTUAL TABLE section USING fts5(names, title, body, tokenize='porter unicode61')",
             "BEGIN"}) {
        if (auto done = connection.execute(QString::fromLatin1(sql)); !done)
            return done;
    }
    Statement insert(connection, QStringLiteral("INSERT INTO section (names, title, body) VALUES (?, ?, ?)"));
    for (const TopicGroup &group : pack.groups()) {
        for (int from = 0;; from += kTopicsAtOnce) {
            const auto entries = pack.topics(group.title, from, kTopicsAtOnce);
            if (!entries)
                return failure(entries);
            if (entries->empty())
                break;
            for (const TopicEntry &entry : *entries) {
                if (auto done = addTopic(pack, entry.ref.topic, insert); !done)
                    return done;
            }
        }
    }
    return connection.execute(QStringLiteral("COMMIT"));
}

} // namespace

RawFts::RawFts(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{ }

Result<std::unique_ptr<RawFts>> RawFts::open(const QString &path, const Pack &pack)
{
    const bool isThere = QFile::exists(path);
    auto connection = Connection::open(path);
    if (!connection)
        return failure(connection);
    if (!isThere) {
        if (auto done = fill(**connection, pack); !done) {
            QFile::remove(path);
            return failure(done);
        }
    }
    return std::unique_ptr<RawFts>(new RawFts(std::move(*connection)));
}

Result<int> RawFts::find(const QString &typed, int limit, bool anyWord) const
{
    QStringList words;
    for (const Word &word : wordsIn(typed))
        words.append(u'"' + QString(word.folded).remove(u'"') + u'"');
    if (words.isEmpty())
        return 0;
    QString match = words.join(anyWord ? QStringLiteral(" OR ") : QStringLiteral(" "));
    if (!typed.isEmpty() && typed.back().isLetterOrNumber())
        match += u'*';
    Statement find(*m_connection,
        QStringLiteral("SELECT rowid, snippet(section, 2, '[', ']', '...', 24) FROM section"
                       " WHERE section MATCH ? ORDER BY rank LIMIT ?"));
    if (auto done = find.bind(match).bind(static_cast<qint64>(limit)).run(); !done)
        return failure(done);
    int found = 0;
    while (true) {
        const auto row = find.next();
        if (!row)
            return failure(row);
        if (!*row)
            return found;
        ++found;
    }
}

} // namespace primer::bench
