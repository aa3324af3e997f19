// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"
#include "library/TestPack.h"
#include "TestRegistry.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using primer::tests::TestPack;

namespace {

const QByteArray kXhtml = QByteArrayLiteral("<section><p>Text.</p></section>");

TestPack firstPack()
{
    TestPack pack(QStringLiteral("first"));
    pack.group(QStringLiteral("Medicines"))
        .topic(QStringLiteral("a"), QStringLiteral("A"))
        .section(QStringLiteral("one"), QStringLiteral("One"), kXhtml)
        .section(QStringLiteral("two"), QStringLiteral("Two"), kXhtml)
        .moved(QStringLiteral("uno"), QStringLiteral("one"))
        .moved(QStringLiteral("un"), QStringLiteral("uno"))
        .moved(QStringLiteral("round"), QStringLiteral("about"))
        .moved(QStringLiteral("about"), QStringLiteral("round"))
        .moved(QStringLiteral("lost"), QStringLiteral("nowhere"))
        .topic(QStringLiteral("b"), QStringLiteral("B"))
        .topic(QStringLiteral("empty"), QStringLiteral("Empty"));
    return pack;
}

TestPack secondPack()
{
    TestPack pack(QStringLiteral("second"));
    pack.group(QStringLiteral("Conditions"))
        .topic(QStringLiteral("c"), QStringLiteral("C"), QStringLiteral("condition"))
        .section(QStringLiteral("one"), QStringLiteral("One"), kXhtml)
        .group(QStringLiteral("Get help now"), true)
        .topic(QStringLiteral("help"), QStringLiteral("Help"), QStringLiteral("guide"))
        .group(QStringLiteral("Medicines"))
        .topic(QStringLiteral("a"), QStringLiteral("Another A"))
        .section(QStringLiteral("only-here"), QStringLiteral("Only here"), kXhtml)
        .topic(QStringLiteral("d"), QStringLiteral("D"));
    return pack;
}

SectionRef ref(const char *text)
{
    return SectionRef::parse(QString::fromLatin1(text)).value_or(SectionRef());
}

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        QVERIFY(firstPack().write(path("first")));
        QVERIFY(secondPack().write(path("second")));
        QFile broken(path("broken"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("broken") > 0);
        m_library
            = Library::open({path("first"), path("broken"), path("missing"), path("second"), path("first")});
    }

    void opensWhatItCanAndSaysWhatItCannot();
    void opensAnEmptyShelf();
    void joinsGroupsOfTheSameTitleUrgentFirst();
    void pagesThroughTheTopicsOfAllPacks();
    void takesTheFirstPackThatHasTheTopic();
    void followsSectionsThatWereRenamed();
    void saysWhatLeadsNowhere();
    void givesTheFirstSectionOfATopic();
    void saysThatAPackIsDamagedRatherThanThatTheTopicIsMissing();
    void looksForPacksBesideTheProgramFirst();

private:
    QString path(const char *name) const
    {
        return m_dir.filePath(QString::fromLatin1(name) + QStringLiteral(".primer"));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Library> m_library;
};

void LibraryTest::opensWhatItCanAndSaysWhatItCannot()
{
    QCOMPARE(m_library->packs().size(), size_t(2));
    QCOMPARE(m_library->problems().size(), size_t(3));
    QCOMPARE(m_library->problems()[0].path, path("broken"));
    QCOMPARE(m_library->problems()[0].error.trouble, Trouble::Damaged);
    QCOMPARE(m_library->problems()[1].error.trouble, Trouble::NotFound);
    QCOMPARE(m_library->problems()[2].error.trouble, Trouble::BadInput);
    QVERIFY(m_library->pack(QStringLiteral("second")));
    QVERIFY(!m_library->pack(QStringLiteral("third")));
}

void LibraryTest::opensAnEmptyShelf()
{
    const auto library = Library::open({});
    QVERIFY(library->groups().empty());
    QVERIFY(library->topics(QStringLiteral("Medicines"), {}, 10)->entries.empty());
    QCOMPARE(library->section(ref("a/one")).error().trouble, Trouble::NotFound);
}

void LibraryTest::joinsGroupsOfTheSameTitleUrgentFirst()
{
    QStringList titles;
    for (const TopicGroup &group : m_library->groups())
        titles.append(group.title);
    QCOMPARE(titles.join(u'|'), QStringLiteral("Get help now|Medicines|Conditions"));
}

void LibraryTest::pagesThroughTheTopicsOfAllPacks()
{
    for (int limit = 1; limit < 7; ++limit) {
        QStringList titles;
        std::optional<TopicCursor> next = TopicCursor();
        int pages = 0;
        while (next && ++pages < 20) {
            const auto page = m_library->topics(QStringLiteral("Medicines"), *next, limit);
            QVERIFY(page);
            QVERIFY(static_cast<int>(page->entries.size()) <= limit);
            for (const TopicEntry &entry : page->entries)
                titles.append(entry.title);
            next = page->next;
        }
        QCOMPARE(titles.join(u'|'), QStringLiteral("A|B|Empty|Another A|D"));
    }
}

void LibraryTest::takesTheFirstPackThatHasTheTopic()
{
    QCOMPARE(m_library->resolve(ref("a/one"))->toString(), QStringLiteral("first:a/one"));
    QCOMPARE(m_library->topic(ref("a"))->entry.title, QStringLiteral("A"));
    QCOMPARE(m_library->topic(ref("second:a"))->entry.title, QStringLiteral("Another A"));
    QCOMPARE(m_library->resolve(ref("d"))->toString(), QStringLiteral("second:d"));
}

void LibraryTest::followsSectionsThatWereRenamed()
{
    QCOMPARE(m_library->resolve(ref("a/uno"))->section, QStringLiteral("one"));
    QCOMPARE(m_library->resolve(ref("a/un"))->section, QStringLiteral("one"));
    QCOMPARE(m_library->section(ref("a/un"))->title, QStringLiteral("One"));
}

void LibraryTest::saysWhatLeadsNowhere()
{
    for (const char *text : {"x", "a/x", "third:a", "second:a/one", "a/lost", "a/round", "empty/one"}) {
        const auto resolved = m_library->resolve(ref(text));
        QVERIFY2(!resolved, text);
        QCOMPARE(resolved.error().trouble, Trouble::NotFound);
    }
    QCOMPARE(m_library->section(ref("empty")).error().trouble, Trouble::NotFound);
    QCOMPARE(m_library->resolve(SectionRef()).error().trouble, Trouble::NotFound);
}

void LibraryTest::givesTheFirstSectionOfATopic()
{
    QCOMPARE(m_library->section(ref("a"))->ref.section, QStringLiteral("one"));
}

void LibraryTest::saysThatAPackIsDamagedRatherThanThatTheTopicIsMissing()
{
    QVERIFY(firstPack().write(path("spoilt")));
    const auto library = Library::open({path("spoilt")});
    QCOMPARE(library->packs().size(), size_t(1));
    // Everything behind the first page goes, under the open pack.
    QFile file(path("spoilt"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(file.size() - 4096, '\xee'));
    file.close();
    const auto found = library->resolve(ref("not-there"));
    QVERIFY(!found);
    QVERIFY(found.error().trouble != Trouble::NotFound || library->topic(ref("a")));
}

void LibraryTest::looksForPacksBesideTheProgramFirst()
{
    const QString bin = m_dir.filePath(QStringLiteral("prefix/bin"));
    const QString packs = m_dir.filePath(QStringLiteral("prefix/share/patient-primer/packs"));
    QVERIFY(QDir().mkpath(bin) && QDir().mkpath(packs));
    QVERIFY(firstPack().write(packs + QStringLiteral("/b.primer")));
    QVERIFY(firstPack().write(packs + QStringLiteral("/a.primer")));
    QVERIFY(QFile::copy(path("broken"), packs + QStringLiteral("/notes.txt")));
    const QString own = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/patient-primer/packs");
    QVERIFY(QDir().mkpath(own));
    const QString ownPack = own + QStringLiteral("/library-test.primer");
    QFile::remove(ownPack);
    QVERIFY(firstPack().write(ownPack));
    const QStringList paths = Library::standardPaths(bin);
    QFile::remove(ownPack);
    QCOMPARE(paths.mid(0, 2),
        (QStringList{packs + QStringLiteral("/a.primer"), packs + QStringLiteral("/b.primer")}));
    QVERIFY(paths.indexOf(ownPack) >= 2);
    QVERIFY(Library::standardPaths(m_dir.filePath(QStringLiteral("none/bin")))
                .filter(QStringLiteral("none"))
                .isEmpty());
}

PRIMER_TEST(LibraryTest)
#include "LibraryTest.moc"
