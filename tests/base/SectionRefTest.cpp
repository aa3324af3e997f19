// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/SectionRef.h"
#include "TestRegistry.h"

#include <QSet>
#include <QtTest>

using primer::SectionRef;

class SectionRefTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPackTopicAndSection_data();
    void readsPackTopicAndSection();
    void refusesWhatIsNoReference_data();
    void refusesWhatIsNoReference();
    void tellsSlugsFromOtherText_data();
    void tellsSlugsFromOtherText();
    void makesSlugsOfHeadings_data();
    void makesSlugsOfHeadings();
    void everySlugOfAHeadingIsASlug();
    void comparesAndHashesByAllThreeNames();
};

void SectionRefTest::readsPackTopicAndSection_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pack");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("section");
    QTest::newRow("topic") << "clonazepam"
                           << ""
                           << "clonazepam"
                           << "";
    QTest::newRow("section") << "clonazepam/side-effects"
                             << ""
                             << "clonazepam"
                             << "side-effects";
    QTest::newRow("pack") << "clinic:clonazepam"
                          << "clinic"
                          << "clonazepam"
                          << "";
    QTest::newRow("all") << "my-clinic:b12/how-to-take-it"
                         << "my-clinic"
                         << "b12"
                         << "how-to-take-it";
}

void SectionRefTest::readsPackTopicAndSection()
{
    QFETCH(QString, text);
    QFETCH(QString, pack);
    QFETCH(QString, topic);
    QFETCH(QString, section);
    const auto ref = SectionRef::parse(text);
    QVERIFY(ref);
    QCOMPARE(ref->pack, pack);
    QCOMPARE(ref->topic, topic);
    QCOMPARE(ref->section, section);
    QCOMPARE(ref->toString(), text);
}

void SectionRefTest::refusesWhatIsNoReference_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ":", "/", "a/", "/a", ":a", "a:", "a:/b", "a:b:c", "a/b/c", "a/b:c", "A",
             "a b", "-a", "a-", "a--b", "../etc", "a/..", "é", "a\n", "a:b/"})
        QTest::newRow(text) << QString::fromUtf8(text);
    QTest::newRow("zero byte") << QString(QLatin1String("a\0b", 3));
    QTest::newRow("too long") << QString(101, QLatin1Char('a'));
}

void SectionRefTest::refusesWhatIsNoReference()
{
    QFETCH(QString, text);
    QVERIFY(!SectionRef::parse(text));
}

void SectionRefTest::tellsSlugsFromOtherText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isSlug");
    QTest::newRow("word") << "asthma" << true;
    QTest::newRow("digits") << "5-htp" << true;
    QTest::newRow("longest") << QString(100, QLatin1Char('x')) << true;
    QTest::newRow("longer") << QString(101, QLatin1Char('x')) << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("capital") << "Asthma" << false;
    QTest::newRow("underscore") << "a_b" << false;
    QTest::newRow("other digits") << QStringLiteral("٣") << false;
}

void SectionRefTest::tellsSlugsFromOtherText()
{
    QFETCH(QString, text);
    QFETCH(bool, isSlug);
    QCOMPARE(primer::isSlug(text), isSlug);
}

void SectionRefTest::makesSlugsOfHeadings_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("slug");
    QTest::newRow("words") << "Side effects"
                           << "side-effects";
    QTest::newRow("signs") << "  What to avoid: alcohol & driving!  "
                           << "what-to-avoid-alcohol-driving";
    QTest::newRow("apostrophe") << "Don't stop"
                                << "dont-stop";
    QTest::newRow("typographic apostrophe") << QStringLiteral("Don’t stop") << "dont-stop";
    QTest::newRow("accents") << QStringLiteral("Sjögren Ménière") << "sjogren-meniere";
    QTest::newRow("compatibility") << QStringLiteral("ﬁne ½") << "fine-1-2";
    QTest::newRow("nothing left") << QStringLiteral("???") << "";
    QTest::newRow("empty") << ""
                           << "";
}

void SectionRefTest::makesSlugsOfHeadings()
{
    QFETCH(QString, heading);
    QFETCH(QString, slug);
    QCOMPARE(primer::slugOf(heading), slug);
}

void SectionRefTest::everySlugOfAHeadingIsASlug()
{
    QStringList headings{QString(300, QLatin1Char('a')), QStringLiteral("a b ").repeated(100),
        QString(99, QLatin1Char('a')) + QStringLiteral(" b"), QStringLiteral("--x--")};
    for (char16_t c = 1; c < 0x3000; ++c)
        headings.append(QString(QChar(c)) + QStringLiteral("x") + QChar(c));
    for (const QString &heading : std::as_const(headings)) {
        const QString slug = primer::slugOf(heading);
        QVERIFY2(primer::isSlug(slug), qPrintable(slug));
    }
}

void SectionRefTest::comparesAndHashesByAllThreeNames()
{
    const SectionRef ref{QStringLiteral("p"), QStringLiteral("t"), QStringLiteral("s")};
    QSet<SectionRef> set{ref};
    QVERIFY(set.contains({QStringLiteral("p"), QStringLiteral("t"), QStringLiteral("s")}));
    QVERIFY(!set.contains({QStringLiteral("q"), QStringLiteral("t"), QStringLiteral("s")}));
    QVERIFY(!set.contains({QStringLiteral("p"), QStringLiteral("t"), {}}));
    QVERIFY(SectionRef().isEmpty());
    QVERIFY(!ref.isEmpty());
}

PRIMER_TEST(SectionRefTest)
#include "SectionRefTest.moc"
