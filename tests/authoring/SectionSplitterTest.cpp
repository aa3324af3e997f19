// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/SectionSplitter.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class SectionSplitterTest : public QObject
{
    Q_OBJECT

    static Block paragraph(qsizetype size)
    {
        Block block;
        block.runs.resize(1);
        block.runs.front().text = QString(size, u'x');
        return block;
    }

    static Block heading()
    {
        Block block = paragraph(10);
        block.kind = Block::Kind::Heading;
        block.level = 3;
        return block;
    }

    static SectionDraft section(const char *slug, std::vector<Block> blocks)
    {
        return {QString::fromUtf8(slug), QStringLiteral("Dose"), std::move(blocks)};
    }

private Q_SLOTS:
    void leavesWhatIsSmallEnough()
    {
        const auto parts = splitSections({section("dose", {paragraph(30'000), paragraph(31'000)})});
        QCOMPARE(parts.size(), size_t(1));
        QCOMPARE(parts[0].title, QStringLiteral("Dose"));
    }

    void cutsBetweenBlocks()
    {
        const auto parts = splitSections({section("dose",
            {paragraph(30'000), paragraph(30'000), heading(), paragraph(30'000), paragraph(30'000),
                paragraph(5'000)})});
        QCOMPARE(parts.size(), size_t(3));
        QCOMPARE(parts[0].title, QStringLiteral("Dose (part 1 of 3)"));
        QCOMPARE(parts[0].slug, QStringLiteral("dose"));
        QCOMPARE(parts[0].blocks.size(), size_t(2));
        QCOMPARE(parts[1].title, QStringLiteral("Dose (part 2 of 3)"));
        QCOMPARE(parts[1].slug, QStringLiteral("dose-2"));
        QCOMPARE(parts[1].blocks.size(), size_t(3));
        QCOMPARE(parts[1].blocks.front().kind, Block::Kind::Heading);
        QCOMPARE(parts[2].slug, QStringLiteral("dose-3"));
    }

    void findsAFreeSlug()
    {
        const auto parts = splitSections(
            {section("dose-2", {paragraph(1)}), section("dose", {paragraph(60'000), paragraph(60'000)})});
        QCOMPARE(parts.size(), size_t(3));
        QCOMPARE(parts[2].slug, QStringLiteral("dose-2-2"));
    }

    void keepsABlockThatIsTooLargeWhole()
    {
        const auto parts = splitSections({section("dose", {paragraph(1'000'000)})});
        QCOMPARE(parts.size(), size_t(1));
        QCOMPARE(parts[0].title, QStringLiteral("Dose"));
    }

    void countsBytesNotCharacters()
    {
        Block wide;
        wide.runs.resize(1);
        wide.runs.front().text = QString(16'000, QChar(0x20ac));
        QCOMPARE(splitSections({section("dose", {wide, wide})}).size(), size_t(2));
    }

    void slugsStayWithinTheirLength()
    {
        const QByteArray slug(100, 'a');
        const auto parts = splitSections({section(slug.constData(), {paragraph(60'000), paragraph(60'000)})});
        QVERIFY(isSlug(parts.at(1).slug));
    }
};

PRIMER_TEST(SectionSplitterTest)
#include "SectionSplitterTest.moc"
