// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

class QIODevice;

namespace primer {

/// The pack file, version 1: a SQLite database, then the search indexes, then a trailer that says where they
/// lie.
///
///     [database][padding to 4096][text index][padding][names index][signature][entries][footer]
///
/// An entry is 24 bytes: kind (u32), reserved (u32, 0), offset (u64), length (u64). The footer is the last 16
/// bytes of the file: "PRIMERPK", version (u32), number of entries (u32). All little endian.
constexpr int kPackVersion = 1;
constexpr int kPackApplicationId = 0x5052'4d52; // "PRMR", as PRAGMA application_id
constexpr qint64 kPackAlignment = 4096;

enum class PackPart : quint32 {
    TextIndex = 1, ///< a Xapian single-file database: a document a section
    NamesIndex = 2, ///< a Xapian single-file database: a document a topic
    Signature = 3,
};

/// A stretch of the pack file, in bytes.
struct Extent
{
    qint64 offset = 0;
    qint64 length = 0;

    bool operator==(const Extent &) const = default;
};

struct PackEntry
{
    PackPart part = PackPart::TextIndex;
    Extent extent;
};

/// How a section's text is stored.
enum class SectionCoding { Plain = 0, Zstd = 1 };

/// The SQL statements that make the tables of a pack, in order. The tables and their columns are the format.
QStringList packSchema();

/// The trailer of the file: its entries, each checked to lie within the file and not to overlap another.
/// An error if there is no trailer or it lies.
Result<std::vector<PackEntry>> readTrailer(QIODevice &file);
QByteArray makeTrailer(const std::vector<PackEntry> &entries);

/// SHA-256 over all that the tables hold, but for the digest itself, the dictionary and how sections are
/// coded: the same content has the same digest.
Result<QByteArray> contentDigest(const Connection &connection);

/// The bytes of a section as stored, made readable. Refuses more than 4 MB, whatever the data claims.
Result<QByteArray> decodeSection(
    SectionCoding coding, const QByteArray &stored, const QByteArray &dictionary);

/// Compresses sections with one dictionary (may be empty), which is taken apart once. The same bytes each
/// time, whatever was compressed before.
class SectionEncoder final
{
public:
    explicit SectionEncoder(const QByteArray &dictionary);
    Q_DISABLE_COPY_MOVE(SectionEncoder)
    ~SectionEncoder();

    Result<QByteArray> encode(const QByteArray &xhtml);

private:
    struct Zstd;
    std::unique_ptr<Zstd> m_zstd;
};

/// One section by an encoder of its own.
Result<QByteArray> encodeSection(const QByteArray &xhtml, const QByteArray &dictionary);

} // namespace primer
