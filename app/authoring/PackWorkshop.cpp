// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackWorkshop.h"

#include "authoring/PackIndexer.h"
#include "base/Statement.h"
#include "library/Pack.h"
#include "library/PackFormat.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
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

PackWorkshop::PackWorkshop(const QString &target)
    : m_target(QFileInfo(target).absoluteFilePath())
    , m_folder(QFileInfo(m_target).path() + u"/." + QFileInfo(m_target).fileName() + u".XXXXXX")
{ }

Result<void> PackWorkshop::ready() const
{
    if (!m_folder.isValid())
        return notWritten(m_target, m_folder.errorString());
    return {};
}

Result<void> PackWorkshop::takeApart(const QString &path) const
{
    QFile pack(path);
    if (!pack.open(QIODevice::ReadOnly))
        return notWritten(path, pack.errorString());
    const auto parts = readTrailer(pack);
    if (!parts)
        return failure(parts);
    pack.seek(0);
    if (auto done = copyOut(pack, databaseExtent(pack), database()); !done)
        return done;
    for (const PackEntry &part : *parts) {
        if (part.part != PackPart::Signature)
            continue;
        if (auto done = copyOut(pack, part.extent, signature()); !done)
            return done;
    }
    return {};
}

Result<void> PackWorkshop::index() const
{
    const auto tables = Connection::open(database(), QStringLiteral("QSQLITE_OPEN_READONLY"));
    if (!tables)
        return failure(tables);
    const auto digest = digestOf(**tables);
    if (!digest)
        return failure(digest);
    return buildIndexes(**tables, *digest, textIndex(), namesIndex());
}

/// Joins the parts into one file, trailer last, and has it on the disk.
Result<void> PackWorkshop::assemble() const
{
    QFile out(file());
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return notWritten(file(), out.errorString());
    if (auto done = appendFile(out, database()); !done)
        return failure(done);
    std::vector<PackEntry> entries;
    std::vector<std::pair<PackPart, QString>> parts{
        {PackPart::TextIndex, textIndex()}, {PackPart::NamesIndex, namesIndex()}};
    if (QFile::exists(signature()))
        parts.emplace_back(PackPart::Signature, signature());
    for (const auto &[part, path] : parts) {
        const auto extent = appendFile(out, path);
        if (!extent)
            return failure(extent);
        entries.push_back({part, *extent});
    }
    if (auto done = append(out, makeTrailer(entries)); !done)
        return done;
    if (!out.flush() || ::fsync(out.handle()) != 0)
        return notWritten(file(), out.errorString());
    return {};
}

Result<void> PackWorkshop::finish() const
{
    if (auto done = index(); !done)
        return done;
    if (auto done = assemble(); !done)
        return done;
    std::error_code error;
    std::filesystem::rename(
        QFile::encodeName(file()).toStdString(), QFile::encodeName(m_target).toStdString(), error);
    if (error)
        return notWritten(m_target, QString::fromStdString(error.message()));
    return {};
}

} // namespace primer
