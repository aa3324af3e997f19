// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"
#include "base/Result.h"
#include "base/Statement.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace primer {

class PackTables;
class PackWorkshop;

/// Writes a pack file: tables, both search indexes, trailer. The topics come one by one, so that a pack may
/// be larger than the memory. All work is done in a folder beside the target, which takes its name only when
/// it is complete and on the disk; on failure, or without finish(), nothing is left, and a file that was
/// there stays as it was. The same frame and topics give the same bytes. To be used in one thread.
class PackWriter final
{
public:
    /// `namesOfMedicines` are those of all topics to come: they count as easy words in the reading grades.
    static Result<std::unique_ptr<PackWriter>> begin(
        const PackFrame &frame, const QStringList &namesOfMedicines, const QString &path);
    Q_DISABLE_COPY_MOVE(PackWriter)
    ~PackWriter();

    /// The next topic of its group.
    Result<void> add(const TopicDraft &topic);
    Result<void> finish();

private:
    PackWriter(const PackFrame &frame, const QString &path);

    PackFrame m_frame;
    std::unique_ptr<PackWorkshop> m_work;
    std::unique_ptr<Connection> m_database;
    std::unique_ptr<PackTables> m_tables;
};

/// Writes a draft as one pack.
Result<void> writePack(const PackDraft &draft, const QString &path);

/// Builds the indexes of a pack anew from its tables and replaces the file at once. A signature is kept.
Result<void> reindexPack(const QString &path);

} // namespace primer
