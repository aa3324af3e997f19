// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/SectionRef.h"
#include "base/Statement.h"

#include <QString>

#include <vector>

namespace primer {

/// How many notes each filter shows.
struct NoteTotals
{
    int all = 0;
    int questions = 0;
    int highlights = 0;
    int notAboutATopic = 0;
    int trash = 0;

    bool operator==(const NoteTotals &) const = default;
};

/// A tag and how many notes wear it; as it is written most often.
struct TagTotal
{
    QString tag;
    int notes = 0;

    bool operator==(const TagTotal &) const = default;
};

/// A topic that there are notes on.
struct TopicTotal
{
    SectionRef topic; ///< pack and topic
    QString title;
    int notes = 0;

    bool operator==(const TopicTotal &) const = default;
};

/// Counts the notes in the store's database, those in the trash only for NoteTotals. Used by NoteStore.
class NoteTally final
{
public:
    explicit NoteTally(const Connection &connection)
        : m_connection(connection)
    { }

    Result<NoteTotals> totals() const;
    /// In the order of the alphabet.
    Result<std::vector<TagTotal>> tags() const;
    Result<std::vector<TopicTotal>> topics() const;

private:
    const Connection &m_connection;
};

} // namespace primer
