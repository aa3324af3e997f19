// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Pack.h"
#include "library/TestPack.h"
#include "TestRegistry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using primer::tests::TestPack;

namespace {

const QByteArray kXhtml = QByteArrayLiteral("<section><p>Sleepy.</p></section>");
const QByteArray kSvg = QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg'/>");

TestPack fullPack()
{
    TestPack pack;
    pack.setMeta(QStringLiteral("dictionary"), QByteArray("Sleepy dictionary"));
    pack.group(QStringLiteral("Medicines"))
        .topic(QStringLiteral("clonazepam"), QStringLiteral("Clonazepam"))
        .name(QStringLiteral("Rivotril tablets"), QStringLiteral("synonym"))
        .brand(QStringLiteral("Klonopin"))
        .brand(QStringLiteral("Rivotril"))
        .section(QStringLiteral("side-effects"), QStringLiteral("Side effects"), kXhtml)
        .storedSection(QStringLiteral("packed"), QStringLiteral("Packed"), 1,
            *encodeSection(kXhtml, "Sleepy dictionary"))
        .moved(QStringLiteral("effects"), QStringLiteral("side-effects"))
        .row(QStringLiteral(
            "INSERT INTO source VALUES (1, 0, 'fda', 'Label', 'FDA', 2023, 'https://fda.gov')"))
        .row(QStringLiteral("INSERT INTO see_also VALUES (1, 0, 'diazepam')"))
        .row(QStringLiteral("INSERT INTO check_yourself VALUES (1, 0, 'Q?', 'A.', 'side-effects')"))
        .row(QStringLiteral("INSERT INTO glossary VALUES ('tolerance', 'Being used to it.', '')"))
        .topic(QStringLiteral("diazepam"), QStringLiteral("Diazepam"))
        .topic(QStringLiteral("lorazepam"), QStringLiteral("Lorazepam"))
        .group(QStringLiteral("Get help now"), true)
        .topic(QStringLiteral("overdose"), QStringLiteral("Taking too much"), QStringLiteral("guide"))
        .asset(QStringLiteral("brain.svg"), QStringLiteral("image/svg+xml"), kSvg)
        .asset(QStringLiteral("bad.svg"), QStringLiteral("image/svg+xml"), "<svg><script/></svg>");
    return pack;
}

TestPack soundPack()
{
    return fullPack().row(QStringLiteral("DELETE FROM asset WHERE name = 'bad.svg'"));
}

} // namespace

class PackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_dir.isValid()); }

    void saysWhatItIs();
    void listsTopicsInPages();
    void listsTopicsWhosePositionsHaveGaps();
    void givesATopicWithAllItsLists();
    void givesSectionsPlainAndPacked();
    void givesTermsMovesAndAssets();
    void saysWhatIsNotThere();
    void refusesAnUnsafeAsset();
    void findsItsIndexes();
    void opensUnderAnyName_data();
    void opensUnderAnyName();
    void opensInAFolderThatCannotBeWritten();
    void readsNoJournalBesideIt();

    void refusesForeignFiles_data();
    void refusesForeignFiles();
    void refusesEveryTruncation();
    void refusesOtherObjects_data();
    void refusesOtherObjects();
    void saysThatAPackIsNewer();
    void refusesAPartWithinTheDatabase();
    void damagedPagesAreAnErrorNotACrash();
    void saysThatACodingIsNewer();

    void checkPassesASoundPack();
    void checkFindsWhatIsWrong_data();
    void checkFindsWhatIsWrong();

private:
    QString path() const { return m_dir.filePath(QStringLiteral("test.primer")); }
    std::unique_ptr<Pack> opened(const TestPack &pack)
    {
        if (!pack.write(path()))
            return nullptr;
        auto open = Pack::open(path());
        if (!open)
            qWarning("%s %s", qPrintable(open.error().message), qPrintable(open.error().detail));
        return open ? std::move(*open) : nullptr;
    }
    Trouble troubleOf(const TestPack &pack)
    {
        if (!pack.write(path()))
            return Trouble::Other;
        const auto open = Pack::open(path());
        return open ? Trouble::Other : open.error().trouble;
    }
    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    bool overwrite(const QByteArray &bytes) const
    {
        QFile file(path());
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    QTemporaryDir m_dir;
};

void PackTest::saysWhatItIs()
{
    const auto pack = opened(fullPack());
    QVERIFY(pack);
    const PackInfo &info = pack->info();
    QCOMPARE(info.path, path());
    QCOMPARE(info.id, QStringLiteral("test"));
    QCOMPARE(info.title, QStringLiteral("Test pack"));
    QCOMPARE(info.language, QStringLiteral("en"));
    QCOMPARE(info.date, QDate(2026, 11, 22));
    QCOMPARE(info.topicCount, 4);
    QCOMPARE(info.sectionCount, 2);
    QCOMPARE(info.digest.size(), 32);
    QCOMPARE(pack->groups(),
        (std::vector<TopicGroup>{
            {QStringLiteral("Medicines"), false}, {QStringLiteral("Get help now"), true}}));
}

void PackTest::listsTopicsInPages()
{
    const auto pack = opened(fullPack());
    QVERIFY(pack);
    const auto first = pack->topics(QStringLiteral("Medicines"), 0, 2);
    QVERIFY(first);
    QCOMPARE(first->size(), size_t(2));
    QCOMPARE(first->front().titleWithBrand(), QStringLiteral("Clonazepam (Klonopin)"));
    QCOMPARE(first->front().ref.toString(), QStringLiteral("test:clonazepam"));
    const auto second = pack->topics(QStringLiteral("Medicines"), 2, 2);
    QVERIFY(second);
    QCOMPARE(second->size(), size_t(1));
    QCOMPARE(second->front().title, QStringLiteral("Lorazepam"));
    QCOMPARE(*pack->positionInGroup(QStringLiteral("lorazepam")), 2);
    QVERIFY(pack->topics(QStringLiteral("Medicines"), 3, 2)->empty());
    QVERIFY(pack->topics(QStringLiteral("Nothing"), 0, 2)->empty());
}

void PackTest::listsTopicsWhosePositionsHaveGaps()
{
    const auto pack
        = opened(fullPack().row(QStringLiteral("UPDATE topic SET position = position * 1000 - 500")));
    QVERIFY(pack);
    QStringList titles;
    for (int from = 0; from < 3; ++from) {
        const auto page = pack->topics(QStringLiteral("Medicines"), from, 1);
        QVERIFY(page);
        QCOMPARE(page->size(), size_t(1));
        QCOMPARE(*pack->positionInGroup(page->front().ref.topic), from);
        titles.append(page->front().title);
    }
    QCOMPARE(titles.join(u' '), QStringLiteral("Clonazepam Diazepam Lorazepam"));
}

void PackTest::givesATopicWithAllItsLists()
{
    const auto pack = opened(fullPack());
    QVERIFY(pack);
    const auto topic = pack->topic(QStringLiteral("clonazepam"));
    QVERIFY(topic);
    QCOMPARE(topic->names.size(), size_t(3));
    QCOMPARE(topic->names[1], (OtherName{QStringLiteral("Klonopin"), OtherName::Kind::Brand}));
    QCOMPARE(topic->reviewed, QDate(2026, 11, 22));
    QCOMPARE(topic->nextReview, QDate(2027, 11, 22));
    QVERIFY(topic->reviewedBy.isEmpty());
    QVERIFY(topic->source(QStringLiteral("fda")));
    QCOMPARE(topic->source(QStringLiteral("fda"))->year, 2023);
    QVERIFY(!topic->source(QStringLiteral("nhs")));
    QCOMPARE(topic->seeAlso, QStringList{QStringLiteral("diazepam")});
    QCOMPARE(topic->checks.front().answer, QStringLiteral("A."));
    QCOMPARE(topic->sections.size(), size_t(2));
    QCOMPARE(topic->sectionIndex(QStringLiteral("packed")), 1);
    QCOMPARE(topic->sectionIndex(QStringLiteral("none")), -1);
    QCOMPARE(topic->sections.front().grade, 6.5);
}

void PackTest::givesSectionsPlainAndPacked()
{
    const auto pack = opened(fullPack());
    QVERIFY(pack);
    for (const auto &slug : {QStringLiteral("side-effects"), QStringLiteral("packed")}) {
        const auto section = pack->section(QStringLiteral("clonazepam"), slug);
        QVERIFY(section);
        QCOMPARE(section->xhtml, kXhtml);
        QCOMPARE(section->ref, (SectionRef{QStringLiteral("test"), QStringLiteral("clonazepam"), slug}));
    }
}

void PackTest::givesTermsMovesAndAssets()
{
    const auto pack = opened(fullPack());
    QVERIFY(pack);
    QCOMPARE(pack->term(QStringLiteral("tolerance"))->meaning, QStringLiteral("Being used to it."));
    const QStringList names = pack->names(1000).value_or(QStringList());
    QVERIFY(names.contains(QStringLiteral("Clonazepam")) && names.contains(QStringLiteral("tolerance")));
    QCOMPARE(pack->names(1)->size(), 1);
    QCOMPARE(**pack->movedTo(QStringLiteral("clonazepam"), QStringLiteral("effects")),
        QStringLiteral("side-effects"));
    QVERIFY(!*pack->movedTo(QStringLiteral("clonazepam"), QStringLiteral("other")));
    const auto asset = pack->asset(QStringLiteral("brain.svg"));
    QVERIFY(asset);
    QCOMPARE(asset->data, kSvg);
}

void PackTest::saysWhatIsNotThere()
{
    const auto pack = opened(fullPack());
    QVERIFY(pack);
    const QString none = QStringLiteral("none");
    QCOMPARE(pack->topic(none).error().trouble, Trouble::NotFound);
    QCOMPARE(pack->entry(none).error().trouble, Trouble::NotFound);
    QCOMPARE(pack->section(QStringLiteral("clonazepam"), none).error().trouble, Trouble::NotFound);
    QCOMPARE(pack->section(none, QStringLiteral("side-effects")).error().trouble, Trouble::NotFound);
    QCOMPARE(pack->positionInGroup(none).error().trouble, Trouble::NotFound);
    QCOMPARE(pack->term(none).error().trouble, Trouble::NotFound);
    QCOMPARE(pack->asset(QStringLiteral("../brain.svg")).error().trouble, Trouble::NotFound);
    QCOMPARE(pack->asset(QStringLiteral("/etc/passwd")).error().trouble, Trouble::NotFound);
    QVERIFY(pack->topic(QStringLiteral("' OR 1=1 --")).error().message.contains(QStringLiteral("OR 1=1")));
}

void PackTest::refusesAnUnsafeAsset()
{
    const auto pack = opened(fullPack());
    QVERIFY(pack);
    QVERIFY(!pack->asset(QStringLiteral("bad.svg")));
}

void PackTest::findsItsIndexes()
{
    QVERIFY(fullPack().write(path(), {{PackPart::TextIndex, "text"}, {PackPart::NamesIndex, "names"}}));
    const auto pack = Pack::open(path());
    QVERIFY(pack);
    const auto text = (*pack)->extent(PackPart::TextIndex);
    QVERIFY(text);
    QCOMPARE(text->offset % kPackAlignment, 0);
    QCOMPARE(bytes().mid(text->offset, text->length), QByteArray("text"));
    const auto names = (*pack)->extent(PackPart::NamesIndex);
    QCOMPARE(bytes().mid(names->offset, names->length), QByteArray("names"));
    QVERIFY(!(*pack)->extent(PackPart::Signature));
    QVERIFY((*pack)->section(QStringLiteral("clonazepam"), QStringLiteral("packed")));
}

void PackTest::opensUnderAnyName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blank") << QStringLiteral("my pack.primer");
    QTest::newRow("question mark") << QStringLiteral("a?mode=rwc.primer");
    QTest::newRow("hash") << QStringLiteral("a#b.primer");
    QTest::newRow("percent") << QStringLiteral("100%25.primer");
    QTest::newRow("accents") << QStringLiteral("Médicaments 😀.primer");
    QTest::newRow("apostrophe") << QStringLiteral("what's.primer");
}

void PackTest::opensUnderAnyName()
{
    QFETCH(QString, name);
    const QString file = m_dir.filePath(name);
    QVERIFY(fullPack().write(file));
    const auto pack = Pack::open(file);
    QVERIFY(pack);
    QCOMPARE((*pack)->info().topicCount, 4);
}

void PackTest::opensInAFolderThatCannotBeWritten()
{
    const QString folder = m_dir.filePath(QStringLiteral("closed"));
    QVERIFY(QDir().mkpath(folder));
    const QString file = folder + QStringLiteral("/test.primer");
    QVERIFY(fullPack().write(file));
    QFile::setPermissions(file, QFile::ReadOwner);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    const bool opens = Pack::open(file).has_value();
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(opens);
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{QStringLiteral("test.primer")});
}

void PackTest::readsNoJournalBesideIt()
{
    QVERIFY(fullPack().write(path()));
    QFile journal(path() + QStringLiteral("-journal"));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.write(QByteArray::fromHex("d9d505f920a163d7ffffffff") + QByteArray(2000, '\1'));
    journal.close();
    const QByteArray before = bytes();
    const auto pack = Pack::open(path());
    const bool opens = pack && (*pack)->topic(QStringLiteral("clonazepam"));
    const bool stays = journal.exists();
    journal.remove();
    QVERIFY(opens && stays);
    QVERIFY(bytes() == before);
}

void PackTest::refusesForeignFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Dear clinic,");
    QTest::newRow("only a trailer") << makeTrailer({});
    QTest::newRow("noise") << QByteArray(QByteArray(9000, '\x5a') + makeTrailer({}));
    QTest::newRow("zip") << QByteArray("PK\3\4" + QByteArray(100, 'x') + makeTrailer({}));
    QTest::newRow("header only") << QByteArray(QByteArray("SQLite format 3\0", 16) + makeTrailer({}));
}

void PackTest::refusesForeignFiles()
{
    QFETCH(QByteArray, content);
    QVERIFY(overwrite(content));
    const auto pack = Pack::open(path());
    QVERIFY(!pack);
    QVERIFY(!pack.error().message.isEmpty());
    QVERIFY(!Pack::open(m_dir.path()));
    QCOMPARE(Pack::open(path() + QStringLiteral(".missing")).error().trouble, Trouble::NotFound);
}

void PackTest::refusesEveryTruncation()
{
    QVERIFY(fullPack().write(path()));
    const QByteArray whole = bytes();
    for (qsizetype size = 0; size < whole.size(); size += 4093) {
        // With a trailer of its own, as after a broken download that was mended by hand.
        QVERIFY(overwrite(whole.left(size)));
        QVERIFY(!Pack::open(path()));
        QVERIFY(overwrite(whole.left(size) + makeTrailer({})));
        const auto pack = Pack::open(path());
        QVERIFY(!pack || !(*pack)->check());
    }
}

void PackTest::refusesOtherObjects_data()
{
    QTest::addColumn<QString>("sql");
    const auto add = [](const char *name, const char *sql) {
        QTest::newRow(name) << QString::fromLatin1(sql);
    };
    add("view", "CREATE VIEW evil AS SELECT 1");
    add("trigger", "CREATE TRIGGER evil AFTER INSERT ON meta BEGIN SELECT 1; END");
    add("virtual table", "CREATE VIRTUAL TABLE evil USING fts5(a)");
    add("extra table", "CREATE TABLE evil (a)");
    add("extra index", "CREATE INDEX evil ON topic (title)");
    add("statistics", "ANALYZE");
    add("column", "ALTER TABLE topic ADD COLUMN evil TEXT");
    add("renamed", "ALTER TABLE synonym RENAME TO evil");
    add("missing table", "DROP TABLE synonym");
    add("view in place of a table", "DROP TABLE synonym");
}

void PackTest::refusesOtherObjects()
{
    QFETCH(QString, sql);
    TestPack pack = fullPack();
    pack.withoutDigest().row(sql);
    if (qstrcmp(QTest::currentDataTag(), "view in place of a table") == 0)
        pack.row(QStringLiteral("CREATE VIEW synonym AS SELECT 'a' AS words, 'b' AS meaning"));
    QCOMPARE(troubleOf(pack), Trouble::Damaged);
}

void PackTest::saysThatAPackIsNewer()
{
    QCOMPARE(troubleOf(fullPack().row(QStringLiteral("PRAGMA user_version=2"))), Trouble::Newer);
    QCOMPARE(troubleOf(fullPack().row(QStringLiteral("PRAGMA user_version=0"))), Trouble::Damaged);
    QCOMPARE(troubleOf(fullPack().row(QStringLiteral("PRAGMA application_id=1"))), Trouble::Damaged);
    QCOMPARE(troubleOf(fullPack().setMeta(QStringLiteral("id"), QStringLiteral("../x"))), Trouble::Damaged);
    QCOMPARE(
        troubleOf(fullPack().setMeta(QStringLiteral("language"), QStringLiteral("/etc"))), Trouble::Damaged);
    QCOMPARE(troubleOf(fullPack().setMeta(QStringLiteral("title"), QString())), Trouble::Damaged);
}

void PackTest::refusesAPartWithinTheDatabase()
{
    QVERIFY(fullPack().writeDatabase(path()));
    QVERIFY(overwrite(bytes() + makeTrailer({{PackPart::TextIndex, {4096, 4096}}})));
    const auto pack = Pack::open(path());
    QVERIFY(!pack);
    QCOMPARE(pack.error().trouble, Trouble::Damaged);
}

void PackTest::damagedPagesAreAnErrorNotACrash()
{
    QVERIFY(soundPack().write(path()));
    const QByteArray whole = bytes();
    int refused = 0;
    for (qsizetype page = 0; page * 4096 + 4096 < whole.size(); ++page) {
        QByteArray broken = whole;
        broken.replace(page * 4096 + 2048, 2048, QByteArray(2048, '\xee')); // where the rows are
        QVERIFY(overwrite(broken));
        const auto pack = Pack::open(path());
        refused += !pack || !(*pack)->check() ? 1 : 0;
        if (pack) {
            (void)(*pack)->topic(QStringLiteral("clonazepam"));
            (void)(*pack)->section(QStringLiteral("clonazepam"), QStringLiteral("packed"));
        }
    }
    QVERIFY2(refused > 8, qPrintable(QString::number(refused)));
}

void PackTest::saysThatACodingIsNewer()
{
    const auto pack = opened(fullPack().row(QStringLiteral("UPDATE section SET coding = 7")));
    QVERIFY(pack);
    const auto section = pack->section(QStringLiteral("clonazepam"), QStringLiteral("packed"));
    QVERIFY(!section);
    QCOMPARE(section.error().trouble, Trouble::Newer);
}

void PackTest::checkPassesASoundPack()
{
    const auto pack = opened(soundPack());
    QVERIFY(pack);
    const auto checked = pack->check();
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
}

void PackTest::checkFindsWhatIsWrong_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("hasDigest");
    const auto add = [](const char *name, const char *sql, bool hasDigest = true) {
        QTest::newRow(name) << QString::fromLatin1(sql) << hasDigest;
    };
    add("no digest", "SELECT 1", false);
    add("section that does not parse",
        "UPDATE section SET content = '<script/>' WHERE slug = 'side-effects'");
    add("section that does not unpack", "UPDATE section SET content = x'00' WHERE slug = 'packed'");
    add("coding", "UPDATE section SET coding = 9");
    add("asset", "UPDATE asset SET data = '<svg><image/></svg>'");
    add("topic slug", "UPDATE topic SET slug = '../../x' WHERE slug = 'clonazepam'");
    add("section slug", "UPDATE section SET slug = '/etc/passwd' WHERE slug = 'packed'");
}

void PackTest::checkFindsWhatIsWrong()
{
    QFETCH(QString, sql);
    QFETCH(bool, hasDigest);
    TestPack made = soundPack().row(sql);
    if (!hasDigest)
        made.withoutDigest();
    const auto pack = opened(made);
    QVERIFY(pack);
    const auto checked = pack->check();
    QVERIFY(!checked);
    QVERIFY(!checked.error().message.isEmpty());
}

PRIMER_TEST(PackTest)
#include "PackTest.moc"
