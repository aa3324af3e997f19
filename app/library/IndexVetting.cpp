// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/IndexVetting.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <compare>
#include <optional>
#include <vector>

namespace primer {

namespace {

// The single-file form of Xapian's "glass" tables, format of 2016-03-14, as Xapian 1.4 reads and writes it.
constexpr char kMagic[] = "\x0f\x0dXapian Glass\x04\x6e";
constexpr qsizetype kMagicSize = 16;
constexpr qsizetype kUuidSize = 16;
constexpr qsizetype kHeaderSize = 256;
constexpr int kTables = 6;
constexpr quint64 kSmallestBlock = 2048;
constexpr quint64 kLargestBlock = 65536;
constexpr quint64 kMostLevels = 8;
constexpr qsizetype kDirectory = 11; // where the directory of a block begins
constexpr int kLeaf = 0;
constexpr qsizetype kMostTagBytes = 4 * 1024 * 1024; // as stored; a tag may be compressed

tl::unexpected<Error> damaged(const char *detail)
{
    return failure(Trouble::Damaged,
        QCoreApplication::translate("IndexVetting", "The search index is damaged. Get a sound copy of it."),
        QString::fromLatin1(detail));
}

/// Reads the numbers at the beginning of an index; after the first that is cut short all are 0.
class HeaderReader final
{
public:
    explicit HeaderReader(QByteArrayView bytes)
        : m_bytes(bytes)
    { }

    bool isSound() const { return m_isSound; }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (m_at >= m_bytes.size())
                break;
            const auto byte = static_cast<quint8>(m_bytes.at(m_at++));
            value |= static_cast<quint64>(byte & 0x7f) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        m_isSound = false;
        m_at = m_bytes.size();
        return 0;
    }

    void skip(quint64 count)
    {
        if (count > static_cast<quint64>(m_bytes.size() - m_at)) {
            m_isSound = false;
            count = 0;
        }
        m_at += static_cast<qsizetype>(count);
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_isSound = true;
};

struct Table
{
    quint64 root = 0;
    quint64 level = 0;
    quint64 blockSize = 0;
    bool isEmpty = false;
};

/// A key as the tables order them: its bytes, then which part of a long entry it is.
struct Key
{
    QByteArray bytes;
    int part = 0;

    std::strong_ordering operator<=>(const Key &other) const
    {
        const int order = bytes.compare(other.bytes);
        return order != 0 ? order <=> 0 : part <=> other.part;
    }
    bool operator==(const Key &) const = default;
};

struct Item
{
    Key key;
    quint32 child = 0; ///< of a branch
    qsizetype size = 0; ///< of a leaf
    bool isFirst = true;
    bool isLast = true;
};

/// The items of one block, nothing if it does not hold together.
std::optional<std::vector<Item>> itemsOf(const QByteArray &block, int level)
{
    const auto *bytes = reinterpret_cast<const uchar *>(block.constData());
    const qsizetype end = qFromBigEndian<quint16>(bytes + 9);
    if (bytes[4] != level || end <= kDirectory || end > block.size() || (end - kDirectory) % 2 != 0)
        return std::nullopt;
    std::vector<Item> items;
    items.reserve(static_cast<size_t>((end - kDirectory) / 2));
    const qsizetype before = level == kLeaf ? 2 : 4; // a leaf's size, a branch's child
    for (qsizetype at = kDirectory; at < end; at += 2) {
        const qsizetype start = qFromBigEndian<quint16>(bytes + at);
        if (start < end || start + before + 1 > block.size())
            return std::nullopt;
        Item item;
        const qsizetype keySize = bytes[start + before];
        qsizetype size = before + 1 + keySize;
        if (level == kLeaf) {
            item.isFirst = (bytes[start] & 0x20) != 0;
            item.isLast = (bytes[start] & 0x40) != 0;
            item.size = (qFromBigEndian<quint16>(bytes + start) & 0x1fff) + 3;
        } else {
            item.child = qFromBigEndian<quint32>(bytes + start);
        }
        const bool hasPart = level != kLeaf || !item.isFirst;
        size += hasPart ? 2 : 0;
        if (start + std::max(size, item.size) > block.size() || (level == kLeaf && item.size < size))
            return std::nullopt;
        item.key.bytes = block.mid(start + before + 1, keySize);
        item.key.part = hasPart ? qFromBigEndian<quint16>(bytes + start + size - 2) : 1;
        items.push_back(std::move(item));
    }
    return items;
}

class IndexWalk final
{
public:
    IndexWalk(QIODevice &file, const Extent &extent)
        : m_file(file)
        , m_extent(extent)
    { }

    Result<void> run()
    {
        const auto tables = readHeader();
        if (!tables)
            return failure(tables);
        for (const Table &table : *tables) {
            if (table.isEmpty)
                continue;
            m_last.reset();
            m_isWithinEntry = false;
            if (auto done = walk(table.root, static_cast<int>(table.level), {}, {}); !done)
                return done;
            if (m_isWithinEntry)
                return damaged("an entry has no end");
        }
        return vetTheOthers();
    }

private:
    Result<std::vector<Table>> readHeader()
    {
        if (!m_file.seek(m_extent.offset))
            return damaged("no header");
        const QByteArray header = m_file.read(std::min<qint64>(kHeaderSize, m_extent.length));
        if (header.size() < kMagicSize + kUuidSize || !header.startsWith(QByteArrayView(kMagic, kMagicSize)))
            return damaged("no magic");
        HeaderReader reader(QByteArrayView(header).sliced(kMagicSize + kUuidSize));
        reader.number(); // the revision
        std::vector<Table> tables;
        for (int i = 0; i < kTables; ++i) {
            Table table;
            table.root = reader.number();
            const quint64 flags = reader.number();
            table.isEmpty = (flags & 1) != 0;
            table.level = flags >> 2;
            reader.number(); // entries
            const quint64 size = reader.number();
            reader.number(); // the shortest tag that is compressed
            reader.skip(reader.number()); // the list of free blocks
            table.blockSize = size <= kLargestBlock ? size << 11 : 0;
            const bool isSize = table.blockSize >= kSmallestBlock && table.blockSize <= kLargestBlock
                && (table.blockSize & (table.blockSize - 1)) == 0;
            if (!reader.isSound() || !isSize || table.level > kMostLevels
                || table.blockSize != (tables.empty() ? table : tables.front()).blockSize)
                return damaged("what the header says of the tables");
            tables.push_back(table);
        }
        m_blockSize = static_cast<qint64>(tables.front().blockSize);
        m_isWalked.assign(static_cast<size_t>(m_extent.length / m_blockSize), false);
        return tables;
    }

    std::optional<QByteArray> readBlock(quint64 number)
    {
        if (number >= m_isWalked.size()
            || !m_file.seek(m_extent.offset + static_cast<qint64>(number) * m_blockSize))
            return std::nullopt;
        QByteArray block = m_file.read(m_blockSize);
        return block.size() == m_blockSize ? std::optional(std::move(block)) : std::nullopt;
    }

    /// The tree below this block; its keys lie from `from` on and before `until`, where those are given.
    Result<void> walk(
        quint64 number, int level, const std::optional<Key> &from, const std::optional<Key> &until)
    {
        const auto block = number == 0 ? std::nullopt : readBlock(number); // the header is in block 0
        if (!block)
            return damaged("a block lies outside the index");
        if (m_isWalked[static_cast<size_t>(number)])
            return damaged("a block stands in two places");
        m_isWalked[static_cast<size_t>(number)] = true;
        const auto items = itemsOf(*block, level);
        if (!items)
            return damaged("a block does not hold together");
        return level == kLeaf ? walkLeaf(*items, from, until) : walkBranch(*items, level, from, until);
    }

    Result<void> walkBranch(const std::vector<Item> &items, int level, const std::optional<Key> &from,
        const std::optional<Key> &until)
    {
        for (size_t i = 0; i < items.size(); ++i) {
            // The first key of a branch says nothing.
            const std::optional<Key> lower = i == 0 ? from : std::optional(items[i].key);
            const std::optional<Key> upper = i + 1 < items.size() ? std::optional(items[i + 1].key) : until;
            if ((lower && from && *lower < *from) || (lower && upper && *upper <= *lower))
                return damaged("the keys of a branch are not in order");
            if (auto done = walk(items[i].child, level - 1, lower, upper); !done)
                return done;
        }
        return {};
    }

    Result<void> walkLeaf(
        const std::vector<Item> &items, const std::optional<Key> &from, const std::optional<Key> &until)
    {
        for (const Item &item : items) {
            const bool isLocated = (!from || *from <= item.key) && (!until || item.key < *until);
            if (!isLocated || (m_last && item.key <= *m_last))
                return damaged("the keys are not in order");
            const bool goesOn
                = m_last && item.key.bytes == m_last->bytes && item.key.part == m_last->part + 1;
            if (item.isFirst == m_isWithinEntry || (!item.isFirst && !goesOn))
                return damaged("the parts of an entry do not follow each other");
            m_tagBytes = (item.isFirst ? 0 : m_tagBytes) + item.size;
            if (m_tagBytes > kMostTagBytes)
                return damaged("an entry is too large");
            m_isWithinEntry = !item.isLast;
            m_last = item.key;
        }
        return {};
    }

    /// Xapian reads tables that were written in one go block by block, also those that no branch names.
    Result<void> vetTheOthers()
    {
        for (size_t number = 1; number < m_isWalked.size(); ++number) {
            if (m_isWalked[number])
                continue;
            const auto block = readBlock(number);
            if (!block)
                return damaged("a block cannot be read");
            if (block->at(4) == kLeaf)
                return damaged("a block stands in no table");
        }
        return {};
    }

    QIODevice &m_file;
    Extent m_extent;
    qint64 m_blockSize = 0;
    std::vector<bool> m_isWalked;
    std::optional<Key> m_last; ///< of the table being walked
    bool m_isWithinEntry = false;
    qsizetype m_tagBytes = 0;
};

} // namespace

Result<void> vetIndex(QIODevice &file, const Extent &extent)
{
    return IndexWalk(file, extent).run();
}

} // namespace primer
