// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteTally.h"

#include <QHash>

#include <algorithm>

namespace primer {

namespace {

template <typename Use>
Result<void> readAll(Statement &rows, Use use)
{
    if (auto done = rows.run(); !done)
        return done;
    while (true) {
        const auto row = rows.next();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        use(rows);
    }
}

/// Whatever its case, a tag is one; it is written as most notes have it.
class TagCount final
{
public:
    void add(const QString &tag, int notes)
    {
        Entry &entry = m_entries[tag.toCaseFolded()];
        entry.notes += notes;
        int &here = entry.spellings[tag];
        here += notes;
        if (here > entry.most || (here == entry.most && tag < entry.tag)) {
            entry.most = here;
            entry.tag = tag;
        }
    }

    std::vector<TagTotal> totals() const
    {
        std::vector<TagTotal> totals;
        for (const Entry &entry : m_entries)
            totals.push_back({entry.tag, entry.notes});
        std::sort(totals.begin(), totals.end(), [](const TagTotal &a, const TagTotal &b) {
            return QString::compare(a.tag, b.tag, Qt::CaseInsensitive) < 0;
        });
        return totals;
    }

private:
    struct Entry
    {
        QString tag;
        int most = 0;
        int notes = 0;
        QHash<QString, int> spellings;
    };

    QHash<QString, Entry> m_entries;
};

} // namespace

Result<NoteTotals> NoteTally::totals() const
{
    NoteTotals totals;
    Statement sums(m_connection,
        QStringLiteral("SELECT count(*) FILTER(WHERE deleted IS NULL),"
                       " count(*) FILTER(WHERE deleted IS NULL AND kind = 'question'),"
                       " count(*) FILTER(WHERE deleted IS NULL AND kind = 'highlight'),"
                       " count(*) FILTER(WHERE deleted IS NULL AND topic = ''),"
                       " count(*) FILTER(WHERE deleted IS NOT NULL) FROM note"));
    auto done = readAll(sums, [&totals](const Statement &row) {
        const auto number = [&row](int column) {
            return static_cast<int>(row.number(column));
        };
        totals = {number(0), number(1), number(2), number(3), number(4)};
    });
    if (!done)
        return failure(done);
    return totals;
}

Result<std::vector<TagTotal>> NoteTally::tags() const
{
    TagCount count;
    Statement rows(m_connection,
        QStringLiteral("SELECT tags, count(*) FROM note WHERE deleted IS NULL AND tags <> '' GROUP BY tags"));
    auto done = readAll(rows, [&count](const Statement &row) {
        const QStringList tags = row.text(0).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &tag : tags)
            count.add(tag, static_cast<int>(row.number(1)));
    });
    if (!done)
        return failure(done);
    return count.totals();
}

Result<std::vector<TopicTotal>> NoteTally::topics() const
{
    std::vector<TopicTotal> totals;
    Statement rows(m_connection,
        QStringLiteral("SELECT pack, topic, max(topic_title), count(*) FROM note"
                       " WHERE deleted IS NULL AND topic <> '' GROUP BY pack, topic"));
    auto done = readAll(rows, [&totals](const Statement &row) {
        totals.push_back({{row.text(0), row.text(1), {}}, row.text(2), static_cast<int>(row.number(3))});
    });
    if (!done)
        return failure(done);
    std::stable_sort(totals.begin(), totals.end(), [](const TopicTotal &a, const TopicTotal &b) {
        return QString::compare(a.title, b.title, Qt::CaseInsensitive) < 0;
    });
    return totals;
}

} // namespace primer
