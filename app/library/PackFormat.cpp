// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/PackFormat.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QIODevice>
#include <QtEndian>

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PackFormat", text);
}

constexpr char kMagic[] = "PRIMERPK";
constexpr qint64 kFooterSize = 16;
constexpr qint64 kEntrySize = 24;
constexpr quint32 kMostEntries = 16;
constexpr unsigned long long kLargestSection = 4ULL * 1024 * 1024;
constexpr int kCompressionLevel = 19;

template <typename Number>
void append(QByteArray &bytes, Number number)
{
    const Number little = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

tl::unexpected<Error> damaged(const char *detail)
{
    return failure(Trouble::Damaged,
        tr("The pack is damaged or is not a Patient Primer pack. Get a sound copy of it."),
        QString::fromLatin1(detail));
}

bool overlaps(const Extent &a, const Extent &b)
{
    return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

void addToHash(QCryptographicHash &hash, const QVariant &value)
{
    QByteArray bytes;
    char type = 'n';
    switch (value.typeId()) {
    case QMetaType::QByteArray:
        type = 'b';
        bytes = value.toByteArray();
        break;
    case QMetaType::Double:
        type = 'r';
        bytes = QByteArray::number(value.toDouble(), 'g', 17);
        break;
    case QMetaType::QString:
        type = 't';
        bytes = value.toString().toUtf8();
        break;
    default:
        if (!value.isNull()) {
            type = 'i';
            bytes = QByteArray::number(value.toLongLong());
        }
    }
    hash.addData(QByteArray(QByteArray(1, type) + QByteArray::number(bytes.size()) + ':'));
    hash.addData(bytes);
}

Result<void> hashRows(QCryptographicHash &hash, const Connection &connection, const QString &sql, int columns)
{
    Statement rows(connection, sql);
    if (auto done = rows.run(); !done)
        return failure(done);
    hash.addData(sql.toUtf8());
    while (true) {
        auto row = rows.next();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        for (int column = 0; column < columns; ++column)
            addToHash(hash, rows.value(column));
    }
}

Result<QByteArray> dictionaryOf(const Connection &connection)
{
    Statement find(connection, QStringLiteral("SELECT value FROM meta WHERE key = 'dictionary'"));
    if (auto done = find.run(); !done)
        return failure(done);
    const auto row = find.next();
    if (!row)
        return failure(row);
    return *row ? find.bytes(0) : QByteArray();
}

} // namespace

QStringList packSchema()
{
    return {
        QStringLiteral("CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE topic_group (position INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE,"
                       " urgent INTEGER NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE topic (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, title TEXT NOT NULL,"
            " kind TEXT NOT NULL, group_position INTEGER NOT NULL REFERENCES topic_group,"
            " position INTEGER NOT NULL, summary TEXT NOT NULL, reviewed TEXT NOT NULL,"
            " next_review TEXT NOT NULL, reviewed_by TEXT NOT NULL, UNIQUE (group_position, position))"),
        QStringLiteral(
            "CREATE TABLE name (topic INTEGER NOT NULL REFERENCES topic, position INTEGER NOT NULL,"
            " name TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (topic, position)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE section (id INTEGER PRIMARY KEY, topic INTEGER NOT NULL REFERENCES topic,"
            " position INTEGER NOT NULL, slug TEXT NOT NULL, title TEXT NOT NULL, coding INTEGER NOT NULL,"
            " content BLOB NOT NULL, grade REAL NOT NULL, UNIQUE (topic, position), UNIQUE (topic, slug))"),
        QStringLiteral(
            "CREATE TABLE source (topic INTEGER NOT NULL REFERENCES topic, position INTEGER NOT NULL,"
            " key TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL, year INTEGER NOT NULL,"
            " url TEXT NOT NULL, PRIMARY KEY (topic, position)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE citation (section INTEGER NOT NULL REFERENCES section, number INTEGER NOT NULL,"
            " source TEXT NOT NULL, PRIMARY KEY (section, number)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE see_also (topic INTEGER NOT NULL REFERENCES topic, position INTEGER NOT NULL,"
            " slug TEXT NOT NULL, PRIMARY KEY (topic, position)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE check_yourself (topic INTEGER NOT NULL REFERENCES topic,"
                       " position INTEGER NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,"
                       " section TEXT NOT NULL, PRIMARY KEY (topic, position)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE moved (topic INTEGER NOT NULL REFERENCES topic, old TEXT NOT NULL,"
                       " slug TEXT NOT NULL, PRIMARY KEY (topic, old)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE glossary (term TEXT PRIMARY KEY, meaning TEXT NOT NULL, forms TEXT NOT NULL)"
            " WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE synonym (words TEXT NOT NULL, meaning TEXT NOT NULL,"
                       " PRIMARY KEY (words, meaning)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE asset (name TEXT PRIMARY KEY, media_type TEXT NOT NULL, data BLOB NOT NULL)"
            " WITHOUT ROWID"),
    };
}

Result<std::vector<PackEntry>> readTrailer(QIODevice &file)
{
    const qint64 size = file.size();
    if (size < kFooterSize || !file.seek(size - kFooterSize))
        return damaged("no footer");
    const QByteArray footer = file.read(kFooterSize);
    if (footer.size() != kFooterSize || !footer.startsWith(kMagic))
        return damaged("no magic at the end");
    const auto version = qFromLittleEndian<quint32>(footer.constData() + 8);
    const auto count = qFromLittleEndian<quint32>(footer.constData() + 12);
    if (version > kPackVersion)
        return failure(Trouble::Newer,
            tr("The pack was made for a newer Patient Primer. Update Patient Primer to read it."));
    const qint64 tableSize = kEntrySize * count;
    if (version < 1 || count > kMostEntries || tableSize + kFooterSize > size)
        return damaged("trailer version or count");
    const qint64 tableOffset = size - kFooterSize - tableSize;
    if (!file.seek(tableOffset))
        return damaged("trailer table");
    const QByteArray table = file.read(tableSize);
    if (table.size() != tableSize)
        return damaged("trailer table cut short");

    std::vector<PackEntry> entries;
    for (qint64 at = 0; at < tableSize; at += kEntrySize) {
        const char *bytes = table.constData() + at;
        const PackEntry entry{static_cast<PackPart>(qFromLittleEndian<quint32>(bytes)),
            {qFromLittleEndian<qint64>(bytes + 8), qFromLittleEndian<qint64>(bytes + 16)}};
        const auto &extent = entry.extent;
        if (extent.offset < kPackAlignment || extent.length <= 0 || extent.offset > tableOffset
            || extent.length > tableOffset - extent.offset)
            return damaged("a part lies outside the file");
        for (const auto &other : entries) {
            if (other.part == entry.part || overlaps(other.extent, extent))
                return damaged("two parts are one");
        }
        entries.push_back(entry);
    }
    return entries;
}

QByteArray makeTrailer(const std::vector<PackEntry> &entries)
{
    QByteArray trailer;
    for (const auto &entry : entries) {
        append(trailer, static_cast<quint32>(entry.part));
        append(trailer, quint32(0));
        append(trailer, static_cast<quint64>(entry.extent.offset));
        append(trailer, static_cast<quint64>(entry.extent.length));
    }
    trailer.append(kMagic, 8);
    append(trailer, static_cast<quint32>(kPackVersion));
    append(trailer, static_cast<quint32>(entries.size()));
    return trailer;
}

Result<QByteArray> contentDigest(const Connection &connection)
{
    const auto dictionary = dictionaryOf(connection);
    if (!dictionary)
        return failure(dictionary);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const std::vector<std::pair<QString, int>> tables{
        {QStringLiteral("SELECT key, value FROM meta WHERE key NOT IN ('digest', 'dictionary') ORDER BY key"),
            2},
        {QStringLiteral("SELECT position, title, urgent FROM topic_group ORDER BY position"), 3},
        {QStringLiteral(
             "SELECT id, slug, title, kind, group_position, position, summary, reviewed, next_review,"
             " reviewed_by FROM topic ORDER BY id"),
            10},
        {QStringLiteral("SELECT topic, position, name, kind FROM name ORDER BY topic, position"), 4},
        {QStringLiteral("SELECT id, topic, position, slug, title, grade FROM section ORDER BY id"), 6},
        {QStringLiteral("SELECT topic, position, key, title, publisher, year, url FROM source"
                        " ORDER BY topic, position"),
            7},
        {QStringLiteral("SELECT section, number, source FROM citation ORDER BY section, number"), 3},
        {QStringLiteral("SELECT topic, position, slug FROM see_also ORDER BY topic, position"), 3},
        {QStringLiteral("SELECT topic, position, question, answer, section FROM check_yourself"
                        " ORDER BY topic, position"),
            5},
        {QStringLiteral("SELECT topic, old, slug FROM moved ORDER BY topic, old"), 3},
        {QStringLiteral("SELECT term, meaning, forms FROM glossary ORDER BY term"), 3},
        {QStringLiteral("SELECT words, meaning FROM synonym ORDER BY words, meaning"), 2},
        {QStringLiteral("SELECT name, media_type, data FROM asset ORDER BY name"), 3},
    };
    for (const auto &[sql, columns] : tables) {
        if (auto done = hashRows(hash, connection, sql, columns); !done)
            return failure(done);
    }
    Statement sections(connection, QStringLiteral("SELECT coding, content FROM section ORDER BY id"));
    if (auto done = sections.run(); !done)
        return failure(done);
    while (true) {
        auto row = sections.next();
        if (!row)
            return failure(row);
        if (!*row)
            return hash.result();
        const auto xhtml
            = decodeSection(static_cast<SectionCoding>(sections.number(0)), sections.bytes(1), *dictionary);
        if (!xhtml)
            return failure(xhtml);
        addToHash(hash, *xhtml);
    }
}

Result<QByteArray> decodeSection(SectionCoding coding, const QByteArray &stored, const QByteArray &dictionary)
{
    if (coding == SectionCoding::Plain) {
        if (static_cast<unsigned long long>(stored.size()) > kLargestSection)
            return damaged("a section is too large");
        return stored;
    }
    if (coding != SectionCoding::Zstd)
        return failure(Trouble::Newer,
            tr("The pack was made for a newer Patient Primer. Update Patient Primer to read it."));
    const auto size = ZSTD_getFrameContentSize(stored.constData(), static_cast<size_t>(stored.size()));
    if (size > kLargestSection) // also the two values that say "unknown" and "not a frame"
        return damaged("a section claims too large a size");
    QByteArray xhtml(static_cast<qsizetype>(size), Qt::Uninitialized);
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    const auto written = ZSTD_decompress_usingDict(context.get(), xhtml.data(),
        static_cast<size_t>(xhtml.size()), stored.constData(), static_cast<size_t>(stored.size()),
        dictionary.constData(), static_cast<size_t>(dictionary.size()));
    if (ZSTD_isError(written) != 0U || written != size)
        return damaged("a section does not unpack");
    return xhtml;
}

struct SectionEncoder::Zstd
{
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), &ZSTD_freeCCtx};
    std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> dictionary{nullptr, &ZSTD_freeCDict};
};

SectionEncoder::SectionEncoder(const QByteArray &dictionary)
    : m_zstd(std::make_unique<Zstd>())
{
    ZSTD_CCtx_setParameter(m_zstd->context.get(), ZSTD_c_compressionLevel, kCompressionLevel);
    m_zstd->dictionary.reset(
        ZSTD_createCDict(dictionary.constData(), static_cast<size_t>(dictionary.size()), kCompressionLevel));
    ZSTD_CCtx_refCDict(m_zstd->context.get(), dictionary.isEmpty() ? nullptr : m_zstd->dictionary.get());
}

SectionEncoder::~SectionEncoder() = default;

Result<QByteArray> SectionEncoder::encode(const QByteArray &xhtml)
{
    QByteArray stored(
        static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(xhtml.size()))), Qt::Uninitialized);
    const auto written = ZSTD_compress2(m_zstd->context.get(), stored.data(),
        static_cast<size_t>(stored.size()), xhtml.constData(), static_cast<size_t>(xhtml.size()));
    if (ZSTD_isError(written) != 0U)
        return failure(Trouble::Other, tr("A section could not be compressed."),
            QString::fromLatin1(ZSTD_getErrorName(written)));
    stored.truncate(static_cast<qsizetype>(written));
    return stored;
}

Result<QByteArray> encodeSection(const QByteArray &xhtml, const QByteArray &dictionary)
{
    return SectionEncoder(dictionary).encode(xhtml);
}

} // namespace primer
