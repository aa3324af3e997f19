// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Statement.h"
#include "library/PackFormat.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace primer::tests {

/// Makes small packs for tests from packSchema(): rows are given in order, then write() makes the file.
///
///     TestPack pack;
///     pack.group(u"Medicines"_qs).topic(u"clonazepam"_qs, u"Clonazepam"_qs).brand(u"Klonopin"_qs)
///         .section(u"side-effects"_qs, u"Side effects"_qs, "<section><p>Sleepy.</p></section>");
///     QVERIFY(pack.write(path));
///
/// topic() belongs to the last group, names and sections to the last topic.
class TestPack final
{
public:
    explicit TestPack(const QString &id = QStringLiteral("test"))
    {
        setMeta(QStringLiteral("id"), id);
        setMeta(QStringLiteral("title"), QStringLiteral("Test pack"));
        setMeta(QStringLiteral("language"), QStringLiteral("en"));
        setMeta(QStringLiteral("version"), QStringLiteral("1"));
        setMeta(QStringLiteral("publisher"), QStringLiteral("Nobody"));
        setMeta(QStringLiteral("licence"), QStringLiteral("CC0-1.0"));
        setMeta(QStringLiteral("date"), QStringLiteral("2026-11-22"));
    }

    /// Replaces what was set before.
    TestPack &setMeta(const QString &key, const QVariant &value)
    {
        return row(QStringLiteral("INSERT OR REPLACE INTO meta VALUES (?, ?)"), {key, value});
    }

    TestPack &group(const QString &title, bool urgent = false)
    {
        m_positionInGroup = 0;
        return row(
            QStringLiteral("INSERT INTO topic_group VALUES (?, ?, ?)"), {m_groups++, title, urgent ? 1 : 0});
    }

    TestPack &topic(const QString &slug, const QString &title,
        const QString &kind = QStringLiteral("medicine"), const QString &summary = QStringLiteral("Summary."))
    {
        m_names = 0;
        m_sectionsOfTopic = 0;
        return row(QStringLiteral("INSERT INTO topic VALUES (?, ?, ?, ?, ?, ?, ?, '2026-11-22',"
                                  " '2027-11-22', '')"),
            {++m_topics, slug, title, kind, m_groups - 1, m_positionInGroup++, summary});
    }

    TestPack &name(const QString &name, const QString &kind)
    {
        return row(QStringLiteral("INSERT INTO name VALUES (?, ?, ?, ?)"), {m_topics, m_names++, name, kind});
    }
    TestPack &brand(const QString &brand) { return name(brand, QStringLiteral("brand")); }

    TestPack &section(const QString &slug, const QString &title, const QByteArray &xhtml)
    {
        return storedSection(slug, title, 0, xhtml);
    }
    /// A section with its coding and the bytes as they stand in the file.
    TestPack &storedSection(const QString &slug, const QString &title, int coding, const QByteArray &content)
    {
        return row(QStringLiteral("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?, 6.5)"),
            {++m_sections, m_topics, m_sectionsOfTopic++, slug, title, coding, content});
    }

    TestPack &asset(const QString &name, const QString &mediaType, const QByteArray &data)
    {
        return row(QStringLiteral("INSERT INTO asset VALUES (?, ?, ?)"), {name, mediaType, data});
    }
    TestPack &synonym(const QString &words, const QString &meaning)
    {
        return row(QStringLiteral("INSERT INTO synonym VALUES (?, ?)"), {words, meaning});
    }
    TestPack &moved(const QString &oldSlug, const QString &slug)
    {
        return row(QStringLiteral("INSERT INTO moved VALUES (?, ?, ?)"), {m_topics, oldSlug, slug});
    }

    /// Any statement, for what the others do not make; runs in its place.
    TestPack &row(const QString &sql, const QVariantList &values = {})
    {
        m_rows.emplace_back(sql, values);
        return *this;
    }

    /// Leaves the digest out of the file: check() must then refuse it.
    TestPack &withoutDigest()
    {
        m_hasDigest = false;
        return *this;
    }

    /// Makes the database with the indexes given by kind, in order, and the trailer.
    bool write(const QString &path, const std::vector<std::pair<PackPart, QByteArray>> &parts = {}) const
    {
        return writeDatabase(path) && appendParts(path, parts);
    }

    bool writeDatabase(const QString &path) const
    {
        QFile::remove(path);
        auto connection = Connection::open(path);
        if (!connection)
            return false;
        QStringList statements{QStringLiteral("PRAGMA application_id=%1").arg(kPackApplicationId),
            QStringLiteral("PRAGMA user_version=%1").arg(kPackVersion), QStringLiteral("BEGIN")};
        statements += packSchema();
        for (const QString &sql : std::as_const(statements)) {
            if (!run(**connection, sql, {}))
                return false;
        }
        for (const auto &[sql, values] : m_rows) {
            if (!run(**connection, sql, values))
                return false;
        }
        return countAndDigest(**connection) && run(**connection, QStringLiteral("COMMIT"), {});
    }

    static bool appendParts(const QString &path, const std::vector<std::pair<PackPart, QByteArray>> &parts)
    {
        QFile file(path);
        if (!file.open(QIODevice::Append))
            return false;
        std::vector<PackEntry> entries;
        qint64 size = file.size();
        for (const auto &[part, bytes] : parts) {
            const qint64 padding = (kPackAlignment - size % kPackAlignment) % kPackAlignment;
            file.write(QByteArray(padding, '\0'));
            file.write(bytes);
            entries.push_back({part, {size + padding, bytes.size()}});
            size += padding + bytes.size();
        }
        const QByteArray trailer = makeTrailer(entries);
        return file.write(trailer) == trailer.size() && file.flush();
    }

private:
    static bool run(const Connection &connection, const QString &sql, const QVariantList &values)
    {
        Statement statement(connection, sql);
        for (const QVariant &value : values) {
            if (value.typeId() == QMetaType::QByteArray)
                statement.bind(value.toByteArray());
            else if (value.typeId() == QMetaType::QString)
                statement.bind(value.toString());
            else
                statement.bind(value.toLongLong());
        }
        const auto done = statement.run();
        if (!done)
            qWarning("%s: %s", qPrintable(sql), qPrintable(done.error().detail));
        return done.has_value();
    }

    bool countAndDigest(const Connection &connection) const
    {
        const QString count = QStringLiteral("INSERT OR REPLACE INTO meta SELECT '%1s', count(*) FROM %1");
        if (!run(connection, count.arg(QStringLiteral("topic")), {})
            || !run(connection, count.arg(QStringLiteral("section")), {}))
            return false;
        if (!m_hasDigest)
            return true;
        // Hostile packs may have no digest that can be computed; they are refused for other reasons.
        const auto digest = contentDigest(connection);
        return !digest
            || run(connection, QStringLiteral("INSERT OR REPLACE INTO meta VALUES ('digest', ?)"), {*digest});
    }

    std::vector<std::pair<QString, QVariantList>> m_rows;
    int m_groups = 0;
    int m_positionInGroup = 0;
    int m_topics = 0;
    int m_names = 0;
    int m_sections = 0;
    int m_sectionsOfTopic = 0;
    bool m_hasDigest = true;
};

} // namespace primer::tests
