// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DiskEvent.h"

#include <QHash>
#include <QRandomGenerator>

#include <memory>
#include <vector>

namespace primer::tests {

/// The contents of a folder: bytes by file name.
using FolderImage = QHash<QString, QByteArray>;

FolderImage readFolder(const QString &folder);
bool writeFolder(const QString &folder, const FolderImage &image);

/// What becomes of that which was not synced when the power is cut.
enum class Unsynced {
    Lost,
    Kept,
    /// Sectors of 512 bytes kept or lost each by chance, some of them torn; entries of the folder likewise.
    /// Where a file grew and nothing arrived, there may be anything.
    Torn,
};

/// What a disk promises.
struct DiskPromises
{
    bool syncsFiles = true; ///< otherwise its answer to Sync is a lie
    bool syncsFolders = true;
};

/// One folder of a disk that keeps what is synced, and the rest only by chance.
class CutDisk final
{
public:
    explicit CutDisk(const FolderImage &start, DiskPromises promises = {});

    void apply(const DiskEvent &event);
    /// What is found when the power is back.
    FolderImage cut(Unsynced unsynced, QRandomGenerator &random) const;

private:
    struct Content
    {
        QByteArray safe;
        std::vector<DiskEvent> pending;
    };
    using Entries = QHash<QString, std::shared_ptr<Content>>;
    struct Change
    {
        QString name;
        std::shared_ptr<Content> content; ///< null: the entry is deleted
    };

    static QByteArray found(const Content &content, Unsynced unsynced, QRandomGenerator &random);

    DiskPromises m_promises;
    Entries m_entries;
    Entries m_safeEntries;
    std::vector<Change> m_pending;
};

} // namespace primer::tests
