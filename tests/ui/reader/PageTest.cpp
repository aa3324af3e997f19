// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "library/Library.h"
#include "ui/reader/Page.h"

#include <QtTest>

using namespace primer;

class PageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void holdsAllThatTheReaderShows();
    void aTopicMeansItsFirstSection();
    void aRenamedSectionIsFound();
    void whatIsNotThereIsToldInWords();
    void theStartPageOffersHelpFirst();
    void startsWithATopicOfEachGroup();
    void theStartPageWithoutPacksIsEmpty();

private:
    std::unique_ptr<Library> m_library;
};

void PageTest::init()
{
    m_library = Library::open({QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer")});
    QVERIFY(m_library->problems().empty());
}

void PageTest::holdsAllThatTheReaderShows()
{
    const auto page
        = loadPage(*m_library, {{}, QStringLiteral("clonazepam"), QStringLiteral("side-effects")});
    QVERIFY(page.has_value());
    QCOMPARE(page->heading(), QStringLiteral("Side effects"));
    QCOMPARE(page->previous()->title, QStringLiteral("What it is"));
    QCOMPARE(page->next()->title, QStringLiteral("Stopping safely"));
    QCOMPARE(page->terms.value(QStringLiteral("tolerance")).term, QStringLiteral("tolerance"));
    QVERIFY(!page->terms.value(QStringLiteral("tolerance")).meaning.isEmpty());
    QCOMPARE(page->assets.size(), 1);
    QCOMPARE(
        page->citedSources().front().title, QStringLiteral("Clonazepam tablets: prescribing information"));
    QCOMPARE(page->seeAlso.size(), size_t(2));
}

void PageTest::aTopicMeansItsFirstSection()
{
    const auto page = loadPage(*m_library, {{}, QStringLiteral("clonazepam"), {}});
    QVERIFY(page.has_value());
    QCOMPARE(page->heading(), QStringLiteral("Clonazepam: At a glance"));
    QCOMPARE(page->previous(), nullptr);
}

void PageTest::aRenamedSectionIsFound()
{
    const auto page = loadPage(*m_library, {{}, QStringLiteral("clonazepam"), QStringLiteral("coming-off")});
    QVERIFY(page.has_value());
    QCOMPARE(page->section.ref.section, QStringLiteral("stopping-safely"));
}

void PageTest::whatIsNotThereIsToldInWords()
{
    const auto page = loadPage(*m_library, {{}, QStringLiteral("aspirin"), {}});
    QVERIFY(!page.has_value());
    QVERIFY(page.error().message.contains(QStringLiteral("aspirin")));
}

void PageTest::theStartPageOffersHelpFirst()
{
    const auto contents = loadStartContents(*m_library,
        {QStringLiteral("fixture"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")});
    QCOMPARE(contents.urgent.size(), size_t(1));
    QCOMPARE(contents.urgent.front().title, QStringLiteral("Taking too much"));
    QCOMPARE(contents.begin.size(), size_t(2));
    QCOMPARE(contents.lastRead->sectionTitle, QStringLiteral("Side effects"));
    QCOMPARE(contents.lastRead->index, 2);
    QVERIFY(!loadStartContents(*m_library, {{}, QStringLiteral("gone"), {}}).lastRead);
}

void PageTest::startsWithATopicOfEachGroup()
{
    const auto bundled = Library::open({QStringLiteral(PRIMER_BUNDLED_PACK)});
    const auto contents = loadStartContents(*bundled, {});
    QCOMPARE(contents.urgent.size(), size_t(5));
    QCOMPARE(contents.begin.size(), size_t(4));
    QSet<QString> groups;
    for (const TopicEntry &entry : contents.begin)
        groups.insert(entry.group);
    QCOMPARE(groups.size(), 4);
    QCOMPARE(contents.begin.front().ref.topic, QStringLiteral("clonazepam"));
}

void PageTest::theStartPageWithoutPacksIsEmpty()
{
    const auto none = Library::open({});
    QVERIFY(loadStartContents(*none, {}).isEmpty);
}

PRIMER_TEST(PageTest)
#include "PageTest.moc"
