// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/CanonicalText.h"
#include "library/Library.h"
#include "library/SectionContent.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class CanonicalTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatSectionContentMakes_data();
    void isWhatSectionContentMakes();
    void isWhatSectionContentMakesOfEverySection_data();
    void isWhatSectionContentMakesOfEverySection();
    void makesOutWhatItCan_data();
    void makesOutWhatItCan();
};

void CanonicalTextTest::isWhatSectionContentMakes_data()
{
    QTest::addColumn<QByteArray>("xhtml");
    QTest::newRow("paragraphs") << QByteArray(
        "<section>\n<p>One.</p>\n<p>Two &amp; <em>three</em>.</p>\n</section>");
    QTest::newRow("a list") << QByteArray(
        "<section><ul>\n<li><p>One</p></li>\n<li><p>Two</p></li></ul></section>");
    QTest::newRow("a table") << QByteArray("<section><table><caption>C</caption><thead><tr><th>A</th></tr></"
                                           "thead><tbody><tr><td>b<br/>c</td></tr>"
                                           "</tbody></table></section>");
    QTest::newRow("a citation") << QByteArray("<section><p>It is so.<cite>fda</cite> Yes.</p></section>");
    QTest::newRow("characters") << QByteArray(
        "<section><p>&lt;b&gt; &quot;x&quot; &apos;y&apos; &#233; &#x1F600; é</p></section>");
    QTest::newRow("a link") << QByteArray(
        "<section><p>See <a href=\"https://example.org/?a=1&amp;b=%3E\">this</a>.</p></section>");
    QTest::newRow("more than in a value")
        << QByteArray("<section><p>The <dfn title=\"a > b\">term</dfn> here.</p></section>");
    QTest::newRow("a comment") << QByteArray("<section><p>One<!-- <p>no</p> --> two.</p></section>");
    QTest::newRow("a callout") << QByteArray(
        "<section><aside class=\"warning\"><p class=\"title\">Stop</p><p>Now.</p></aside></section>");
}

void CanonicalTextTest::isWhatSectionContentMakes()
{
    QFETCH(QByteArray, xhtml);
    const auto content = SectionContent::parse(xhtml);
    QVERIFY2(content, content ? "" : qPrintable(content.error().detail));
    QCOMPARE(canonicalTextOf(xhtml), content->text());
}

void CanonicalTextTest::isWhatSectionContentMakesOfEverySection_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("fixtures") << QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer");
    QTest::newRow("the bundled library")
        << QStringLiteral(PRIMER_BINARY_DIR "/share/patient-primer/packs/library.en.primer");
}

void CanonicalTextTest::isWhatSectionContentMakesOfEverySection()
{
    QFETCH(QString, path);
    const auto library = Library::open({path});
    QCOMPARE(library->packs().size(), size_t(1));
    const Pack &pack = *library->packs().front();
    int compared = 0;
    for (const TopicGroup &group : pack.groups()) {
        const auto entries = pack.topics(group.title, 0, 1000);
        QVERIFY(entries);
        for (const TopicEntry &entry : *entries) {
            const auto topic = pack.topic(entry.ref.topic);
            QVERIFY(topic);
            for (const SectionEntry &each : topic->sections) {
                const auto section = pack.section(entry.ref.topic, each.slug);
                QVERIFY(section);
                const auto content = SectionContent::parse(section->xhtml);
                QVERIFY(content);
                QCOMPARE(canonicalTextOf(section->xhtml), content->text());
                ++compared;
            }
        }
    }
    QCOMPARE(compared, pack.info().sectionCount);
}

void CanonicalTextTest::makesOutWhatItCan_data()
{
    QTest::addColumn<QByteArray>("xhtml");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("cut off") << QByteArray("<section><p>One") << QStringLiteral("One");
    QTest::newRow("cut in a tag") << QByteArray("<section><p>One</p") << QStringLiteral("One\n");
    QTest::newRow("cut in a name") << QByteArray("<p>One &am") << QStringLiteral("One ");
    QTest::newRow("a sign alone") << QByteArray("<") << QString();
    QTest::newRow("an endless name") << QByteArray("<p>a&" + QByteArray(1000, 'x') + ";b")
                                     << QStringLiteral("ab");
    QTest::newRow("no such character") << QByteArray("<p>a&#x110000;&#;&;b") << QStringLiteral("ab");
    QTest::newRow("no comment's end") << QByteArray("<p>a<!-- b") << QStringLiteral("a");
    QTest::newRow("an open value") << QByteArray("<p>a<dfn title=\"b>c</dfn></p>") << QStringLiteral("a");
}

void CanonicalTextTest::makesOutWhatItCan()
{
    QFETCH(QByteArray, xhtml);
    QTEST(canonicalTextOf(xhtml), "text");
}

PRIMER_TEST(CanonicalTextTest)
#include "CanonicalTextTest.moc"
