// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultyDisk.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <new>

namespace primer::tests {

namespace {

constexpr char kName[] = "primer-faulty-disk";
constexpr int kJournals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;

QString fileName(const char *path)
{
    return QFileInfo(QFile::decodeName(path)).fileName();
}

} // namespace

/// The VFS, with the real one that it hands on to.
struct FaultyDisk::Vfs
{
    sqlite3_vfs vfs = {};
    sqlite3_vfs *real = nullptr;
    FaultyDisk *disk = nullptr;

    static Vfs &of(sqlite3_vfs *vfs) { return *static_cast<Vfs *>(vfs->pAppData); }
    static int open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags);
    static int remove(sqlite3_vfs *vfs, const char *path, int syncFolder);
};

/// An open file. SQLite gives the room for it, and for the real one right behind it.
struct FaultyDisk::File
{
    sqlite3_file base = {};
    FaultyDisk *disk = nullptr;
    sqlite3_file *real = nullptr;
    QString name; ///< empty: a file for the moment, which no crash leaves
    bool isNewJournal = false; ///< its folder is to be synced with it, as the real one does

    static constexpr size_t size() { return (sizeof(File) + 15) / 16 * 16; }
    static File &of(sqlite3_file *file) { return *reinterpret_cast<File *>(file); }
    static const sqlite3_io_methods &methods();

    void note(DiskEvent event)
    {
        event.name = name;
        if (!name.isEmpty())
            disk->note(std::move(event));
    }

    static int close(sqlite3_file *file)
    {
        File &own = of(file);
        const int code = own.real->pMethods->xClose(own.real);
        own.~File();
        return code;
    }
    static int read(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
    {
        const File &own = of(file);
        if (own.disk->fails(DiskCall::Read))
            return SQLITE_IOERR_READ;
        return own.real->pMethods->xRead(own.real, to, size, offset);
    }
    static int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
    {
        File &own = of(file);
        if (own.disk->fails(DiskCall::Write))
            return SQLITE_IOERR_WRITE;
        const bool isShort = own.disk->fails(DiskCall::ShortWrite);
        const int written = isShort ? size / 2 : size;
        const int code
            = written > 0 ? own.real->pMethods->xWrite(own.real, from, written, offset) : SQLITE_OK;
        if (code != SQLITE_OK)
            return code;
        own.note({DiskEvent::Kind::Write, {}, offset, QByteArray(static_cast<const char *>(from), written)});
        return isShort ? SQLITE_FULL : SQLITE_OK;
    }
    static int truncate(sqlite3_file *file, sqlite3_int64 size)
    {
        File &own = of(file);
        if (own.disk->fails(DiskCall::Truncate))
            return SQLITE_IOERR_TRUNCATE;
        const int code = own.real->pMethods->xTruncate(own.real, size);
        if (code == SQLITE_OK)
            own.note({DiskEvent::Kind::Truncate, {}, size});
        return code;
    }
    static int sync(sqlite3_file *file, int flags)
    {
        File &own = of(file);
        if (own.disk->fails(DiskCall::Sync))
            return SQLITE_IOERR_FSYNC;
        const int code = own.real->pMethods->xSync(own.real, flags);
        if (code != SQLITE_OK)
            return code;
        own.note({DiskEvent::Kind::Sync, {}});
        if (own.isNewJournal)
            own.note({DiskEvent::Kind::FolderSync, {}});
        own.isNewJournal = false;
        return code;
    }
    static int fileSize(sqlite3_file *file, sqlite3_int64 *size)
    {
        return of(file).real->pMethods->xFileSize(of(file).real, size);
    }
    static int lock(sqlite3_file *file, int level)
    {
        return of(file).real->pMethods->xLock(of(file).real, level);
    }
    static int unlock(sqlite3_file *file, int level)
    {
        return of(file).real->pMethods->xUnlock(of(file).real, level);
    }
    static int checkReservedLock(sqlite3_file *file, int *isLocked)
    {
        return of(file).real->pMethods->xCheckReservedLock(of(file).real, isLocked);
    }
    static int control(sqlite3_file *file, int what, void *argument)
    {
        return of(file).real->pMethods->xFileControl(of(file).real, what, argument);
    }
    static int sectorSize(sqlite3_file *file) { return of(file).real->pMethods->xSectorSize(of(file).real); }
    static int characteristics(sqlite3_file *file)
    {
        return of(file).real->pMethods->xDeviceCharacteristics(of(file).real);
    }
};

const sqlite3_io_methods &FaultyDisk::File::methods()
{
    static const sqlite3_io_methods table = [] {
        sqlite3_io_methods own = {};
        own.iVersion = 1; // no shared memory and no mapped files, which would pass us by
        own.xClose = close;
        own.xRead = read;
        own.xWrite = write;
        own.xTruncate = truncate;
        own.xSync = sync;
        own.xFileSize = fileSize;
        own.xLock = lock;
        own.xUnlock = unlock;
        own.xCheckReservedLock = checkReservedLock;
        own.xFileControl = control;
        own.xSectorSize = sectorSize;
        own.xDeviceCharacteristics = characteristics;
        return own;
    }();
    return table;
}

int FaultyDisk::Vfs::open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    Vfs &own = of(vfs);
    file->pMethods = nullptr;
    if (own.disk->fails(DiskCall::Open))
        return SQLITE_CANTOPEN;
    const bool isNew = path != nullptr && !QFileInfo::exists(QFile::decodeName(path));
    auto *real = reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + File::size());
    const int code = own.real->xOpen(own.real, path, real, flags, outFlags);
    if (code != SQLITE_OK) {
        if (real->pMethods != nullptr)
            real->pMethods->xClose(real);
        return code;
    }
    auto *opened = new (file) File; // ended by close()
    opened->base.pMethods = &File::methods();
    opened->disk = own.disk;
    opened->real = real;
    if (path != nullptr && (flags & SQLITE_OPEN_DELETEONCLOSE) == 0)
        opened->name = fileName(path);
    if ((flags & SQLITE_OPEN_CREATE) != 0) {
        opened->note({DiskEvent::Kind::Create, {}});
        opened->isNewJournal = isNew && (flags & kJournals) != 0;
    }
    return SQLITE_OK;
}

int FaultyDisk::Vfs::remove(sqlite3_vfs *vfs, const char *path, int syncFolder)
{
    const Vfs &own = of(vfs);
    if (own.disk->fails(DiskCall::Delete))
        return SQLITE_IOERR_DELETE;
    const int code = own.real->xDelete(own.real, path, syncFolder);
    if (code != SQLITE_OK)
        return code;
    own.disk->note({DiskEvent::Kind::Delete, fileName(path)});
    if (syncFolder == 0)
        return SQLITE_OK;
    if (own.disk->fails(DiskCall::FolderSync))
        return SQLITE_IOERR_DIR_FSYNC;
    own.disk->note({DiskEvent::Kind::FolderSync, {}});
    return SQLITE_OK;
}

FaultyDisk::FaultyDisk()
    : m_vfs(std::make_unique<Vfs>())
{
    m_vfs->real = sqlite3_vfs_find(nullptr);
    m_vfs->disk = this;
    m_vfs->vfs = *m_vfs->real;
    m_vfs->vfs.zName = kName;
    m_vfs->vfs.pNext = nullptr;
    m_vfs->vfs.pAppData = m_vfs.get();
    m_vfs->vfs.szOsFile += static_cast<int>(File::size());
    m_vfs->vfs.xOpen = Vfs::open;
    m_vfs->vfs.xDelete = Vfs::remove;
    sqlite3_vfs_register(&m_vfs->vfs, 1);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&m_vfs->vfs);
    sqlite3_vfs_register(m_vfs->real, 1);
}

void FaultyDisk::fail(DiskCall call, int nth, bool stays)
{
    m_failing = call;
    m_failsAfter = nth - 1;
    m_stays = stays;
}

void FaultyDisk::heal()
{
    m_failsAfter = -1;
}

bool FaultyDisk::fails(DiskCall call)
{
    ++m_calls[static_cast<size_t>(call)];
    if (call != m_failing || m_failsAfter < 0)
        return false;
    if (m_failsAfter > 0) {
        --m_failsAfter;
        return false;
    }
    if (!m_stays)
        m_failsAfter = -1;
    ++m_faults;
    return true;
}

} // namespace primer::tests
