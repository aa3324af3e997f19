// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/PackFormat.h"
#include "library/TestPack.h"
#include "TestRegistry.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include <zstd.h>

using namespace primer;
using primer::tests::TestPack;

namespace {

constexpr qint64 kBody = 16384;

Result<std::vector<PackEntry>> readBack(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    return readTrailer(buffer);
}

QByteArray fileWith(const std::vector<PackEntry> &entries)
{
    return QByteArray(kBody, 'x') + makeTrailer(entries);
}

} // namespace

class PackFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_dir.isValid()); }

    void readsTheTrailerThatItMakes();
    void readsATrailerWithoutEntries();
    void refusesAFileWithoutTrailer_data();
    void refusesAFileWithoutTrailer();
    void refusesEntriesThatLie_data();
    void refusesEntriesThatLie();
    void saysThatATrailerIsNewer();
    void refusesMoreEntriesThanTheFileHolds();

    void unpacksWhatItPacks_data();
    void unpacksWhatItPacks();
    void packsToTheSameBytes();
    void refusesPackedSectionsThatLie_data();
    void refusesPackedSectionsThatLie();
    void refusesAPlainSectionOfFiveMegabytes();
    void saysThatACodingIsNewer();

    void digestIgnoresHowSectionsAreCoded();
    void digestChangesWithTheContent_data();
    void digestChangesWithTheContent();

private:
    QByteArray digestOf(const TestPack &pack)
    {
        const QString path = m_dir.filePath(QStringLiteral("digest.db"));
        if (!pack.writeDatabase(path))
            return {};
        const auto connection = Connection::open(path);
        return connection ? contentDigest(**connection).value_or(QByteArray()) : QByteArray();
    }

    QTemporaryDir m_dir;
};

void PackFormatTest::readsTheTrailerThatItMakes()
{
    const std::vector<PackEntry> entries{
        {PackPart::TextIndex, {4096, 100}}, {PackPart::NamesIndex, {8192, kBody - 8192}}};
    const auto read = readBack(fileWith(entries));
    QVERIFY(read);
    QCOMPARE(read->size(), size_t(2));
    QCOMPARE(read->at(0).part, PackPart::TextIndex);
    QCOMPARE(read->at(1).extent, (Extent{8192, kBody - 8192}));
}

void PackFormatTest::readsATrailerWithoutEntries()
{
    const auto read = readBack(fileWith({}));
    QVERIFY(read);
    QVERIFY(read->empty());
}

void PackFormatTest::refusesAFileWithoutTrailer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = fileWith({{PackPart::TextIndex, {4096, 100}}});
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("fifteen bytes") << makeTrailer({}).left(15);
    QTest::newRow("cut short") << good.chopped(1);
    QTest::newRow("something after it") << QByteArray(good + '\0');
    QTest::newRow("no magic") << QByteArray(kBody, 'x');
    QTest::newRow("version 0") << QByteArray("PRIMERPK\0\0\0\0\0\0\0\0", 16);
}

void PackFormatTest::refusesAFileWithoutTrailer()
{
    QFETCH(QByteArray, bytes);
    const auto read = readBack(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().trouble, Trouble::Damaged);
}

void PackFormatTest::refusesEntriesThatLie_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    QTest::newRow("in the header") << qint64(0) << qint64(100);
    QTest::newRow("negative offset") << qint64(-4096) << qint64(100);
    QTest::newRow("empty") << qint64(4096) << qint64(0);
    QTest::newRow("negative length") << qint64(4096) << qint64(-1);
    QTest::newRow("behind the file") << qint64(kBody + 4096) << qint64(1);
    QTest::newRow("over the end") << qint64(4096) << qint64(kBody);
    QTest::newRow("over the trailer") << qint64(8192) << qint64(kBody - 8192 + 1);
    QTest::newRow("sum overflows") << qint64(8192) << std::numeric_limits<qint64>::max();
    QTest::newRow("offset overflows") << std::numeric_limits<qint64>::max() << qint64(1);
    QTest::newRow("overlaps the first") << qint64(4100) << qint64(10);
    QTest::newRow("surrounds the first") << qint64(4096) << qint64(8000);
}

void PackFormatTest::refusesEntriesThatLie()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, length);
    const auto read
        = readBack(fileWith({{PackPart::TextIndex, {4096, 100}}, {PackPart::NamesIndex, {offset, length}}}));
    QVERIFY(!read);
    QCOMPARE(read.error().trouble, Trouble::Damaged);
    QVERIFY(!readBack(fileWith({{PackPart::TextIndex, {4096, 100}}, {PackPart::TextIndex, {8192, 100}}})));
}

void PackFormatTest::saysThatATrailerIsNewer()
{
    QByteArray bytes = fileWith({});
    bytes[bytes.size() - 8] = 2;
    const auto read = readBack(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().trouble, Trouble::Newer);
}

void PackFormatTest::refusesMoreEntriesThanTheFileHolds()
{
    for (const quint32 count : {2U, 16U, 17U, 0x10000000U, 0xffffffffU}) {
        QByteArray bytes = QByteArray(24, 'x') + makeTrailer({});
        qToLittleEndian(count, bytes.data() + bytes.size() - 4);
        QVERIFY(!readBack(bytes));
    }
}

void PackFormatTest::unpacksWhatItPacks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("dictionary");
    const QByteArray text = "<section><p>Do not stop suddenly.</p></section>";
    QTest::newRow("plain") << text << QByteArray();
    QTest::newRow("with a dictionary") << text << QByteArray("<section><p>Do not stop</p>");
    QTest::newRow("empty") << QByteArray("") << QByteArray();
    QTest::newRow("four megabytes") << QByteArray(4 * 1024 * 1024, 'a') << QByteArray();
}

void PackFormatTest::unpacksWhatItPacks()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, dictionary);
    const auto stored = encodeSection(text, dictionary);
    QVERIFY(stored);
    const auto back = decodeSection(SectionCoding::Zstd, *stored, dictionary);
    QVERIFY(back);
    QCOMPARE(*back, text);
}

void PackFormatTest::packsToTheSameBytes()
{
    const QByteArray text = QByteArray("sleepy, dizzy, ").repeated(500);
    QCOMPARE(*encodeSection(text, "dizzy"), *encodeSection(text, "dizzy"));
}

void PackFormatTest::refusesPackedSectionsThatLie_data()
{
    QTest::addColumn<QByteArray>("stored");
    const QByteArray good = *encodeSection(QByteArray(1000, 'a'), {});
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not zstd") << QByteArray("<section/>");
    QTest::newRow("cut short") << good.chopped(2);
    QTest::newRow("five megabytes") << *encodeSection(QByteArray(5 * 1024 * 1024, 'a'), {});
    QByteArray twice = good + good;
    QTest::newRow("holds more than it claims") << twice;
    // Single segment, content size of eight bytes, and nothing but the claim.
    QTest::newRow("claims two to the 63") << QByteArray::fromHex("28b52ffde00000000000000080");
    QTest::newRow("claims four megabytes, holds none") << QByteArray::fromHex("28b52ffda000004000010000");
    QByteArray withoutSize(1000, '\0');
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
    withoutSize.truncate(static_cast<qsizetype>(ZSTD_compress2(context, withoutSize.data(), 1000, "abc", 3)));
    ZSTD_freeCCtx(context);
    QTest::newRow("keeps its size to itself") << withoutSize;
}

void PackFormatTest::refusesPackedSectionsThatLie()
{
    QFETCH(QByteArray, stored);
    const auto text = decodeSection(SectionCoding::Zstd, stored, {});
    QVERIFY(!text);
    QCOMPARE(text.error().trouble, Trouble::Damaged);
}

void PackFormatTest::refusesAPlainSectionOfFiveMegabytes()
{
    QVERIFY(!decodeSection(SectionCoding::Plain, QByteArray(5 * 1024 * 1024, 'a'), {}));
    QVERIFY(decodeSection(SectionCoding::Plain, QByteArray(4 * 1024 * 1024, 'a'), {}));
}

void PackFormatTest::saysThatACodingIsNewer()
{
    for (const int coding : {2, -1, 255}) {
        const auto text = decodeSection(static_cast<SectionCoding>(coding), "a", {});
        QVERIFY(!text);
        QCOMPARE(text.error().trouble, Trouble::Newer);
    }
}

void PackFormatTest::digestIgnoresHowSectionsAreCoded()
{
    const QByteArray xhtml = "<section><p>Sleepy.</p></section>";
    const auto pack = [&](int coding, const QByteArray &stored, const QByteArray &dictionary) {
        TestPack made;
        made.group(QStringLiteral("Medicines"))
            .topic(QStringLiteral("a"), QStringLiteral("A"))
            .storedSection(QStringLiteral("s"), QStringLiteral("S"), coding, stored);
        if (!dictionary.isEmpty())
            made.setMeta(QStringLiteral("dictionary"), dictionary);
        return made;
    };
    const QByteArray plain = digestOf(pack(0, xhtml, {}));
    QCOMPARE(plain.size(), 32);
    QCOMPARE(digestOf(pack(1, *encodeSection(xhtml, "Sleepy"), "Sleepy")), plain);
    QVERIFY(digestOf(pack(0, xhtml + ' ', {})) != plain);
}

void PackFormatTest::digestChangesWithTheContent_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("title") << QStringLiteral("UPDATE meta SET value = 'Other' WHERE key = 'title'");
    QTest::newRow("group") << QStringLiteral("UPDATE topic_group SET urgent = 1");
    QTest::newRow("review") << QStringLiteral("UPDATE topic SET reviewed_by = 'Dr A'");
    QTest::newRow("name") << QStringLiteral("UPDATE name SET kind = 'generic'");
    QTest::newRow("section title") << QStringLiteral("UPDATE section SET title = 'Other'");
    QTest::newRow("source") << QStringLiteral("INSERT INTO source VALUES (1, 0, 'k', 't', 'p', 2020, '')");
    QTest::newRow("citation") << QStringLiteral("INSERT INTO citation VALUES (1, 1, 'k')");
    QTest::newRow("see also") << QStringLiteral("INSERT INTO see_also VALUES (1, 0, 'b')");
    QTest::newRow("check") << QStringLiteral("INSERT INTO check_yourself VALUES (1, 0, 'q', 'a', 's')");
    QTest::newRow("moved") << QStringLiteral("INSERT INTO moved VALUES (1, 'old', 's')");
    QTest::newRow("glossary") << QStringLiteral("INSERT INTO glossary VALUES ('t', 'm', 'ts')");
    QTest::newRow("synonym") << QStringLiteral("INSERT INTO synonym VALUES ('a', 'b')");
    QTest::newRow("asset") << QStringLiteral("INSERT INTO asset VALUES ('a.png', 'image/png', x'00')");
}

void PackFormatTest::digestChangesWithTheContent()
{
    QFETCH(QString, change);
    TestPack pack;
    pack.group(QStringLiteral("Medicines"))
        .topic(QStringLiteral("a"), QStringLiteral("A"))
        .brand(QStringLiteral("B"))
        .section(QStringLiteral("s"), QStringLiteral("S"), "<section/>");
    const QByteArray before = digestOf(pack);
    QCOMPARE(before.size(), 32);
    const QByteArray after = digestOf(pack.row(change));
    QCOMPARE(after.size(), 32);
    QVERIFY(before != after);
}

PRIMER_TEST(PackFormatTest)
#include "PackFormatTest.moc"
