// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackWriter.h"

#include "authoring/PackIndexer.h"
#include "authoring/PackTables.h"
#include "library/Pack.h"
#include "library/PackFormat.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtEndian>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PackWriter", text);
}

constexpr qint64 kChunk = 1024 * 1024;
constexpr qint64 kSqliteHeader = 100;
constexpr int kPageSizeAt = 16;
constexpr int kPageCountAt = 28;
constexpr qint64 kPageSizeOfOne = 65'536; // what SQLite means by a page size of 1

tl::unexpected<Error> notWritten(const QString &path, const QString &detail)
{
    return failure(Trouble::Other,
        tr("%1 cannot be written. Check that you may write to its folder and that the disk has room.")
            .arg(path),
        detail);
}

/// The folder of the work, beside the target so that the finished file can take its place at once.
class Workshop final
{
public:
    explicit Workshop(const QString &target)
        : m_target(QFileInfo(target).absoluteFilePath())
        , m_folder(QFileInfo(m_target).path() + u"/." + QFileInfo(m_target).fileName() + u".XXXXXX")
    { }
    Q_DISABLE_COPY_MOVE(Workshop)

    bool isReady() const { return m_folder.isValid(); }
    QString detail() const { return m_folder.errorString(); }
    QString database() const { return m_folder.filePath(QStringLiteral("tables")); }
    QString textIndex() const { return m_folder.filePath(QStringLiteral("text")); }
    QString namesIndex() const { return m_folder.filePath(QStringLiteral("names")); }
    QString signature() const { return m_folder.filePath(QStringLiteral("signature")); }
    QString file() const { return m_folder.filePath(QStringLiteral("pack")); }

    Result<void> finish() const
    {
        std::error_code error;
        std::filesystem::rename(
            QFile::encodeName(file()).toStdString(), QFile::encodeName(m_target).toStdString(), error);
        if (error)
            return notWritten(m_target, QString::fromStdString(error.message()));
        return {};
    }

private:
    QString m_target;
    QTemporaryDir m_folder;
};

Result<void> append(QFile &out, const QByteArray &bytes)
{
    if (out.write(bytes) != bytes.size())
        return notWritten(out.fileName(), out.errorString());
    return {};
}

/// Appends a file at the next multiple of the alignment; the extent that it takes.
Result<Extent> appendFile(QFile &out, const QString &path)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return notWritten(path, in.errorString());
    const qint64 padding = (kPackAlignment - out.pos() % kPackAlignment) % kPackAlignment;
    if (auto done = append(out, QByteArray(padding, '\0')); !done)
        return failure(done);
    const Extent extent{out.pos(), in.size()};
    while (out.pos() < extent.offset + extent.length) {
        const QByteArray chunk = in.read(kChunk);
        if (chunk.isEmpty())
            return notWritten(path, in.errorString());
        if (auto done = append(out, chunk); !done)
            return failure(done);
    }
    return extent;
}

/// Joins the parts into one file, trailer last, and has it on the disk.
Result<void> assemble(const Workshop &work)
{
    QFile out(work.file());
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return notWritten(work.file(), out.errorString());
    if (auto done = appendFile(out, work.database()); !done)
        return failure(done);
    std::vector<PackEntry> entries;
    std::vector<std::pair<PackPart, QString>> parts{
        {PackPart::TextIndex, work.textIndex()}, {PackPart::NamesIndex, work.namesIndex()}};
    if (QFile::exists(work.signature()))
        parts.emplace_back(PackPart::Signature, work.signature());
    for (const auto &[part, path] : parts) {
        const auto extent = appendFile(out, path);
        if (!extent)
            return failure(extent);
        entries.push_back({part, *extent});
    }
    if (auto done = append(out, makeTrailer(entries)); !done)
        return done;
    if (!out.flush() || ::fsync(out.handle()) != 0)
        return notWritten(work.file(), out.errorString());
    return {};
}

Result<QByteArray> digestOf(const Connection &database)
{
    Statement find(database, QStringLiteral("SELECT value FROM meta WHERE key = 'digest'"));
    if (auto done = find.run(); !done)
        return failure(done);
    const auto row = find.next();
    if (!row)
        return failure(row);
    return *row ? find.bytes(0) : QByteArray();
}

Result<void> indexAndFinish(const Workshop &work)
{
    {
        auto database = Connection::open(work.database(), QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (!database)
            return failure(database);
        const auto digest = digestOf(**database);
        if (!digest)
            return failure(digest);
        if (auto done = buildIndexes(**database, *digest, work.textIndex(), work.namesIndex()); !done)
            return done;
    }
    if (auto done = assemble(work); !done)
        return done;
    return work.finish();
}

Result<void> copyOut(QFile &pack, Extent extent, const QString &path)
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || !pack.seek(extent.offset))
        return notWritten(path, out.errorString());
    qint64 left = extent.length;
    while (left > 0) {
        const QByteArray chunk = pack.read(std::min(left, kChunk));
        if (chunk.isEmpty())
            return notWritten(path, pack.errorString());
        if (auto done = append(out, chunk); !done)
            return done;
        left -= chunk.size();
    }
    if (!out.flush())
        return notWritten(path, out.errorString());
    return {};
}

/// The stretch of the file that SQLite's own header claims.
Extent databaseExtent(QFile &pack)
{
    const QByteArray header = pack.read(kSqliteHeader);
    if (header.size() < kSqliteHeader)
        return {};
    const qint64 stored = qFromBigEndian<quint16>(header.constData() + kPageSizeAt);
    const qint64 pageSize = stored == 1 ? kPageSizeOfOne : stored;
    return {0, pageSize * qFromBigEndian<quint32>(header.constData() + kPageCountAt)};
}

} // namespace

Result<void> writePack(const PackDraft &draft, const QString &path)
{
    const Workshop work(path);
    if (!work.isReady())
        return notWritten(path, work.detail());
    {
        auto database = Connection::open(work.database());
        if (!database)
            return failure(database);
        if (auto done = writePackTables(draft, **database); !done)
            return done;
    }
    return indexAndFinish(work);
}

Result<void> reindexPack(const QString &path)
{
    std::optional<Extent> signature;
    {
        const auto pack = Pack::open(path);
        if (!pack)
            return failure(pack);
        if (auto sound = (*pack)->check(); !sound)
            return sound;
        signature = (*pack)->extent(PackPart::Signature);
    }
    const Workshop work(path);
    if (!work.isReady())
        return notWritten(path, work.detail());
    QFile pack(path);
    if (!pack.open(QIODevice::ReadOnly))
        return notWritten(path, pack.errorString());
    if (auto done = copyOut(pack, databaseExtent(pack), work.database()); !done)
        return done;
    if (signature) {
        if (auto done = copyOut(pack, *signature, work.signature()); !done)
            return done;
    }
    pack.close();
    return indexAndFinish(work);
}

} // namespace primer
