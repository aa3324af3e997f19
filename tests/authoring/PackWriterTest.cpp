// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackWriter.h"
#include "authoring/IndexProbe.h"
#include "authoring/MarkdownSource.h"
#include "library/Library.h"
#include "SourceFolder.h"
#include "TestRegistry.h"

#include <QtTest>

#include <csignal>

#include <sys/resource.h>

using namespace primer;
using primer::tests::SourceFolder;

class PackWriterTest : public QObject
{
    Q_OBJECT

    static QString fixture() { return QStringLiteral(PRIMER_SOURCE_DIR "/tests/fixtures/library"); }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static PackDraft draftOf(const QString &folder)
    {
        MarkdownSource source(folder);
        PackDraft draft = source.read();
        if (!source.mistakes().empty())
            qWarning("%s", qPrintable(source.mistakes().front().text));
        return draft;
    }

    static PackDraft largeDraft()
    {
        PackDraft draft = draftOf(fixture());
        for (int i = 0; i < 250; ++i) {
            TopicDraft topic = draft.topics.back();
            topic.topic.entry.ref.topic = QStringLiteral("topic-%1").arg(i);
            topic.topic.entry.title = QStringLiteral("Topic %1").arg(i);
            draft.topics.push_back(std::move(topic));
        }
        return draft;
    }

    QString target(const char *name = "test.primer") const
    {
        return m_folder.filePath(QString::fromUtf8(name));
    }

    QStringList leftOver() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void theFixtureComesBackWhole()
    {
        const auto library = Library::open({QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer")});
        QVERIFY(library->problems().empty());
        const Pack &pack = *library->packs().front();
        QVERIFY(pack.check());
        QCOMPARE(pack.info().id, QStringLiteral("fixture"));
        QCOMPARE(pack.info().date, QDate(2026, 11, 22));
        QCOMPARE(pack.info().topicCount, 3);
        QCOMPARE(pack.info().sectionCount, 7);
        QCOMPARE(library->groups(),
            (std::vector<TopicGroup>{
                {QStringLiteral("Get help now"), true}, {QStringLiteral("Medicines"), false}}));
        const auto page = library->topics(QStringLiteral("Medicines"), {}, 10);
        QVERIFY(page);
        QCOMPARE(page->entries.size(), size_t(2));
        QCOMPARE(page->entries[0].titleWithBrand(), QStringLiteral("Clonazepam (Klonopin)"));

        const auto topic = library->topic({{}, QStringLiteral("clonazepam"), {}});
        QVERIFY(topic);
        QCOMPARE(topic->names.size(), size_t(3));
        QCOMPARE(topic->sources.size(), size_t(2));
        QCOMPARE(topic->sources[0].year, 2026);
        QCOMPARE(topic->seeAlso,
            (QStringList{QStringLiteral("benzodiazepines"), QStringLiteral("taking-too-much")}));
        QCOMPARE(topic->checks[0].section, QStringLiteral("stopping-safely"));
        QCOMPARE(topic->nextReview, QDate(2027, 11, 22));
        QCOMPARE(topic->reviewedBy, QString());
        QCOMPARE(topic->sections.size(), size_t(4));
        const auto moved = library->resolve({{}, QStringLiteral("clonazepam"), QStringLiteral("coming-off")});
        QVERIFY(moved);
        QCOMPARE(moved->section, QStringLiteral("stopping-safely"));
        const auto term = pack.term(QStringLiteral("withdrawal"));
        QVERIFY(term);
        QVERIFY(term->meaning.startsWith(QStringLiteral("What you feel")));
    }

    void sectionsKeepTheirBlocksLinksAndPictures()
    {
        const auto pack = Pack::open(QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"));
        QVERIFY(pack);
        const auto section = (*pack)->section(QStringLiteral("clonazepam"), QStringLiteral("side-effects"));
        QVERIFY(section);
        const auto content = SectionContent::parse(section->xhtml);
        QVERIFY(content);
        std::vector<Block::Kind> kinds;
        for (const Block &block : content->blocks())
            kinds.push_back(block.kind);
        using Kind = Block::Kind;
        QCOMPARE(kinds,
            (std::vector<Kind>{
                Kind::Callout, Kind::Paragraph, Kind::Table, Kind::Callout, Kind::Callout, Kind::Image}));
        QVERIFY(content->text().contains(QStringLiteral("37 in 100")));
        QCOMPARE(
            content->citedSources(), (QStringList{QStringLiteral("fda-clonazepam"), QStringLiteral("nhs")}));
        const auto &paragraph = content->blocks()[1].runs;
        QCOMPARE(std::count_if(
                     paragraph.begin(), paragraph.end(), [](const Run &run) { return !run.term.isEmpty(); }),
            1);
        for (const QString &name : {QStringLiteral("tablet.png"), QStringLiteral("tablet.svg")}) {
            const auto asset = (*pack)->asset(name);
            QVERIFY(asset);
            QCOMPARE(asset->data, bytesOf(fixture() + u'/' + name));
        }
    }

    void bothIndexesHoldWhatTheTablesHold()
    {
        const auto pack = Pack::open(QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"));
        QVERIFY(pack);
        const QString path = (*pack)->info().path;
        QCOMPARE(documentsInIndex(path, *(*pack)->extent(PackPart::TextIndex)).value_or(-1), 7);
        QCOMPARE(documentsInIndex(path, *(*pack)->extent(PackPart::NamesIndex)).value_or(-1), 3);
        QCOMPARE((*pack)->extent(PackPart::TextIndex)->offset % kPackAlignment, 0);
        QCOMPARE((*pack)->extent(PackPart::NamesIndex)->offset % kPackAlignment, 0);
        QVERIFY(!documentsInIndex(path, {0, 4096}));
    }

    void theSameInputGivesTheSameBytes()
    {
        for (const PackDraft &draft : {draftOf(fixture()), largeDraft()}) {
            QVERIFY(writePack(draft, target("one.primer")));
            QVERIFY(writePack(draft, target("two.primer")));
            QVERIFY(!bytesOf(target("one.primer")).isEmpty());
            QCOMPARE(bytesOf(target("one.primer")), bytesOf(target("two.primer")));
        }
    }

    void largePacksShareADictionary()
    {
        QVERIFY(writePack(largeDraft(), target()));
        const auto pack = Pack::open(target());
        QVERIFY(pack);
        QVERIFY((*pack)->check());
        QCOMPARE((*pack)->info().sectionCount, 507);
        const auto section = (*pack)->section(QStringLiteral("topic-249"), QStringLiteral("dependence"));
        QVERIFY(section);
        QVERIFY(section->xhtml.contains("days to weeks"));
    }

    void longSectionsAreSplit()
    {
        PackDraft draft = draftOf(fixture());
        std::vector<Block> &blocks = draft.topics.back().sections.front().blocks;
        blocks.resize(40, blocks.front());
        for (Block &block : blocks)
            block.runs.front().text = QStringLiteral("Sleepy words go on. ").repeated(300);
        QVERIFY(writePack(draft, target()));
        const auto pack = Pack::open(target());
        QVERIFY(pack);
        QVERIFY((*pack)->check());
        const auto topic = (*pack)->topic(QStringLiteral("benzodiazepines"));
        QVERIFY(topic);
        QCOMPARE(topic->sections.size(), size_t(5));
        QCOMPARE(topic->sections[1].slug, QStringLiteral("what-they-are-2"));
        QCOMPARE(topic->sections[1].title, QStringLiteral("What they are (part 2 of 4)"));
    }

    void reindexingGivesTheSameFile()
    {
        QVERIFY(writePack(draftOf(fixture()), target()));
        const QByteArray before = bytesOf(target());
        QFile file(target());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto entries = readTrailer(file);
        QVERIFY(entries);
        QVERIFY(file.seek(entries->front().extent.offset));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QVERIFY(!documentsInIndex(target(), entries->front().extent));
        QVERIFY(reindexPack(target()));
        QCOMPARE(bytesOf(target()), before);
    }

    void aPackThatIsNotOneIsNotReindexed()
    {
        QFile file(target("bad.primer"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        const auto done = reindexPack(target("bad.primer"));
        QVERIFY(!done);
        QCOMPARE(done.error().trouble, Trouble::Damaged);
        QCOMPARE(bytesOf(target("bad.primer")), "hello");
    }

    void aFailureLeavesNothingAndKeepsWhatWasThere()
    {
        QFile::remove(target("bad.primer"));
        QVERIFY(writePack(draftOf(fixture()), target()));
        const QByteArray before = bytesOf(target());
        const QStringList filesBefore = leftOver();
        PackDraft draft = draftOf(fixture());
        draft.topics.front().topic.entry.group = QStringLiteral("Nowhere");
        QVERIFY(!writePack(draft, target()));
        QVERIFY(!writePack(draftOf(fixture()), target("missing/test.primer")));
        QCOMPARE(bytesOf(target()), before);
        QCOMPARE(leftOver(), filesBefore);
    }

    void aDiskThatFillsUpLeavesNothing_data()
    {
        QTest::addColumn<int>("room");
        QTest::newRow("none") << 0;
        QTest::newRow("less than the tables") << 20'000;
        QTest::newRow("less than the pack") << 100'000;
        QTest::newRow("all but the trailer") << 151'552;
    }
    /// A limit on the size of files stands in for a full disk: writing beyond it fails.
    void aDiskThatFillsUpLeavesNothing()
    {
        QFETCH(int, room);
        const PackDraft draft = draftOf(fixture());
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("test.primer"));
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit little = before;
        little.rlim_cur = static_cast<rlim_t>(room);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
        const auto done = writePack(draft, file);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!done);
        QVERIFY(!done.error().message.isEmpty());
        QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QVERIFY(writePack(draft, file));
    }
};

PRIMER_TEST(PackWriterTest)
#include "PackWriterTest.moc"
