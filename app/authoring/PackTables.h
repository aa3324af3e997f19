// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"
#include "authoring/Readability.h"
#include "base/Result.h"
#include "base/Statement.h"
#include "library/PackFormat.h"

#include <memory>
#include <vector>

namespace primer {

/// Writes the tables of a pack into a new, empty database: begin(), add() for every topic, finish(). Sections
/// that are too large are split, citations and reading grades found out. The same topics in the same order
/// make the same file. After an error nothing more is written, and every call returns that error.
class PackTables final
{
public:
    /// `namesOfMedicines` are those of the topics to come: they count as easy words in the reading grade. The
    /// frame and the database must outlive this.
    PackTables(const PackFrame &frame, const QStringList &namesOfMedicines, const Connection &database);
    Q_DISABLE_COPY_MOVE(PackTables)
    ~PackTables();

    /// Schema, groups, glossary, synonyms and images.
    Result<void> begin();
    Result<void> add(const TopicDraft &topic);
    /// What is known only at the end: the number of topics and sections, the newest review, the digest.
    Result<void> finish();

private:
    struct Inserts;
    struct ReadySection;

    void execute(const QString &sql);
    void run(Statement &statement);
    void writeGroups();
    void writeWords();
    void writeAssets();
    void writeTopic(const Topic &topic);
    void writeLists(const TopicDraft &draft);
    void makeReady(const TopicDraft &draft);
    void writeWaiting();
    void writeSection(const ReadySection &section);
    void writeMeta();
    void writeDigest();

    const PackFrame &m_frame;
    const Connection &m_database;
    Readability m_readability;
    std::unique_ptr<Inserts> m_inserts;
    std::vector<qint64> m_inGroup; ///< number of topics so far
    std::vector<ReadySection> m_waiting; ///< until there are enough to train the dictionary on
    qsizetype m_waitingBytes = 0;
    std::unique_ptr<SectionEncoder> m_encoder; ///< null until the dictionary is known
    qint64 m_topics = 0;
    qint64 m_sections = 0;
    QDate m_newest;
    Result<void> m_outcome;
};

} // namespace primer
