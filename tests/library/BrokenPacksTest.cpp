// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/BrokenPacks.h"
#include "library/Library.h"
#include "TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

/// Every broken pack at the level of Pack and Library.
class BrokenPacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TestPack sound(QStringLiteral("sound"));
        sound.group(QStringLiteral("Medicines"))
            .topic(QStringLiteral("aspirin"), QStringLiteral("Aspirin"))
            .section(QStringLiteral("text"), QStringLiteral("Text"), "<section><p>Words.</p></section>");
        QVERIFY(sound.write(m_dir.filePath(QStringLiteral("sound.primer"))));
    }
    void opensReadsAndChecks_data() { addRows(); }
    void opensReadsAndChecks();
    void leavesTheOtherPackReadable_data() { addRows(); }
    void leavesTheOtherPackReadable();
    void titlesAreBoundedAndPlain();
    void aTopicShowsNoMoreSectionsThanCanBeListed();
    void givesNoAddressesButThoseOfTheWeb();

private:
    static void addRows()
    {
        QTest::addColumn<QByteArray>("name");
        for (const BrokenPack &pack : BrokenPacks::all())
            QTest::newRow(pack.name.constData()) << pack.name;
    }
    QString write(const QByteArray &name)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath(QStringLiteral("broken.primer"));
        return BrokenPacks::named(name).write(path) ? path : QString();
    }
    static void verifyTold(const Error &error, const QString &sentence)
    {
        QVERIFY2(error.message.contains(sentence), qPrintable(error.message + u" | " + error.detail));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void BrokenPacksTest::opensReadsAndChecks()
{
    QFETCH(QByteArray, name);
    const BrokenPack &broken = BrokenPacks::named(name);
    const QString path = write(name);
    QVERIFY(!path.isEmpty());
    const auto pack = Pack::open(path);
    QCOMPARE(!pack, broken.fault == Fault::Refused);
    if (!pack) {
        verifyTold(pack.error(), broken.sentence);
        return;
    }
    const auto library = Library::open({path});
    const auto section = library->section({{}, QStringLiteral("broken"), QStringLiteral("text")});
    const auto content = section ? library->content(*section) : Result<SectionContent>(failure(section));
    if (broken.fault == Fault::Unreadable) {
        QVERIFY(!content);
        verifyTold(content.error(), broken.sentence);
        QVERIFY(content.error().message.startsWith(QDir::toNativeSeparators(path)));
    } else if (name != "nothing in it") {
        QVERIFY(content);
    }
    const auto checked = (*pack)->check();
    const bool isSound = broken.fault == Fault::Harmless || broken.fault == Fault::Unsearchable;
    QVERIFY2(checked.has_value() == isSound, checked ? "sound" : qPrintable(checked.error().message));
    if (!checked)
        verifyTold(checked.error(), broken.sentence);
}

void BrokenPacksTest::leavesTheOtherPackReadable()
{
    QFETCH(QByteArray, name);
    const QString path = write(name);
    const auto library = Library::open({path, m_dir.filePath(QStringLiteral("sound.primer"))});
    const bool isRefused = BrokenPacks::named(name).fault == Fault::Refused;
    QCOMPARE(library->problems().size(), size_t(isRefused ? 1 : 0));
    std::optional<TopicCursor> at = TopicCursor{};
    bool isListed = false;
    while (at && !isListed) {
        const auto page = library->topics(QStringLiteral("Medicines"), *at, 5000);
        QVERIFY(page);
        for (const TopicEntry &entry : page->entries)
            isListed = isListed || entry.title == u"Aspirin";
        at = page->next;
    }
    QVERIFY(isListed);
    QVERIFY(library->section({{}, QStringLiteral("aspirin"), {}}));
}

void BrokenPacksTest::titlesAreBoundedAndPlain()
{
    for (const char *name : {"titles of a megabyte", "titles of control characters"}) {
        const auto pack = Pack::open(write(name));
        QVERIFY(pack);
        const auto topic = (*pack)->topic(QStringLiteral("broken"));
        QVERIFY(topic);
        const QStringList shown{(*pack)->info().title, topic->entry.title, topic->entry.brand,
            topic->sections.front().title,
            (*pack)->section(QStringLiteral("broken"), QStringLiteral("text"))->title};
        for (const QString &title : shown) {
            QVERIFY(!title.isEmpty() && title.size() <= 301);
            for (const QChar unit : title)
                QVERIFY(unit >= u' ' && unit != QChar(0x202e) && unit != QChar(0x2066));
        }
        QVERIFY(topic->entry.summary.size() <= 4001);
    }
}

void BrokenPacksTest::aTopicShowsNoMoreSectionsThanCanBeListed()
{
    const auto pack = Pack::open(write("10,000 sections"));
    QVERIFY(pack);
    QCOMPARE((*pack)->topic(QStringLiteral("broken"))->sections.size(), size_t(2000));
}

void BrokenPacksTest::givesNoAddressesButThoseOfTheWeb()
{
    const auto pack = Pack::open(write("source at a file"));
    QVERIFY(pack);
    const auto topic = (*pack)->topic(QStringLiteral("broken"));
    QCOMPARE(topic->sources.front().title, QStringLiteral("T"));
    QVERIFY(topic->sources.front().url.isEmpty());
}

PRIMER_TEST(BrokenPacksTest)
#include "BrokenPacksTest.moc"
