// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "DiskEvent.h"

#include <QtGlobal>

#include <array>
#include <memory>
#include <vector>

namespace primer::tests {

/// What SQLite asks of a disk, and how it can fail.
enum class DiskCall {
    Open,
    Read,
    Write,
    ShortWrite, ///< half of the bytes are written, then the disk is full
    Truncate,
    Sync,
    Delete,
    FolderSync, ///< the file is deleted, but its folder's entry may come back
};
constexpr size_t kDiskCalls = 8;

/// While it lives, every database opened in this process, Qt's included, lies on this disk: SQLite's default
/// VFS is this one, which hands all on to the real one. It can fail at a chosen call, and it notes all that
/// would change the disk. One at a time; no database may be open when it comes or goes.
class FaultyDisk final
{
public:
    FaultyDisk();
    Q_DISABLE_COPY_MOVE(FaultyDisk)
    ~FaultyDisk();

    /// The nth call of that kind from now on fails, from 1; with `stays` all that follow it, too.
    void fail(DiskCall call, int nth, bool stays);
    /// From now on nothing fails.
    void heal();
    /// How many calls failed.
    int faults() const { return m_faults; }
    int calls(DiskCall call) const { return m_calls[static_cast<size_t>(call)]; }

    const std::vector<DiskEvent> &events() const { return m_events; }

private:
    struct Vfs;
    struct File;
    friend struct Vfs;
    friend struct File;

    bool fails(DiskCall call);
    void note(DiskEvent event) { m_events.push_back(std::move(event)); }

    std::unique_ptr<Vfs> m_vfs;
    std::vector<DiskEvent> m_events;
    std::array<int, kDiskCalls> m_calls = {};
    DiskCall m_failing = DiskCall::Open;
    int m_failsAfter = -1; ///< calls that still succeed; -1: all
    bool m_stays = false;
    int m_faults = 0;
};

} // namespace primer::tests
