// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackIndexer.h"
#include "library/IndexFormat.h"
#include "library/TestPack.h"
#include "TestRegistry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <xapian.h>

using namespace primer;
using primer::tests::TestPack;

namespace {

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TestPack smallPack()
{
    TestPack pack;
    pack.group(QStringLiteral("Medicines"))
        .topic(QStringLiteral("clonazepam"), QStringLiteral("Clonazepam"))
        .brand(QStringLiteral("Klonopin"))
        .section(QStringLiteral("side-effects"), QStringLiteral("Side effects"),
            "<section><p>Dizziness is common.</p></section>")
        .section(
            QStringLiteral("stopping"), QStringLiteral("Stopping"), "<section><p>Go slowly.</p></section>")
        .synonym(QStringLiteral("wooziness"), QStringLiteral("dizziness"))
        .synonym(QStringLiteral("Side Actions"), QStringLiteral("side effects"));
    return pack;
}

} // namespace

class PackIndexerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_dir.isValid()); }

    void makesADocumentASectionAndADocumentATopic();
    void keepsSpellingAndSynonyms();
    void givesTheSameBytesForTheSameTables();
    void givesOtherBytesForAnotherDigest();
    void leavesNothingBehindWhenASectionIsDamaged();
    void refusesToOverwrite();
    void saysThatTheFolderCannotBeWritten();
    void indexesALanguageThatHasNoStemmer();

private:
    QString path(const char *name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    Result<void> build(const TestPack &pack, const QString &name, const QByteArray &digest = "digest")
    {
        const QString file = m_dir.filePath(name + QStringLiteral(".db"));
        if (!pack.writeDatabase(file))
            return failure(Trouble::Other, QStringLiteral("no database"));
        auto connection = Connection::open(file);
        if (!connection)
            return failure(connection);
        return buildIndexes(**connection, digest, m_dir.filePath(name + QStringLiteral(".text")),
            m_dir.filePath(name + QStringLiteral(".names")));
    }

    QTemporaryDir m_dir;
};

void PackIndexerTest::makesADocumentASectionAndADocumentATopic()
{
    QVERIFY(build(smallPack(), QStringLiteral("kinds")));
    const Xapian::Database text(path("kinds.text").toStdString());
    QCOMPARE(text.get_doccount(), 2U);
    QCOMPARE(text.get_document(1).get_data(), std::string("clonazepam/side-effects"));
    QCOMPARE(text.get_termfreq("Zdizzi"), 1U);
    QCOMPARE(text.get_termfreq("dizziness"), 1U);
    QCOMPARE(text.get_termfreq("klonopin"), 2U);
    QCOMPARE(text.get_termfreq("XTclonazepam"), 2U);
    QVERIFY(!text.has_positions());
    const Xapian::Database names(path("kinds.names").toStdString());
    QCOMPARE(names.get_doccount(), 1U);
    QCOMPARE(fromIndexData(names.get_document(1).get_data()).slug, QStringLiteral("clonazepam"));
    QCOMPARE(names.get_collection_freq("clonazepam"), Xapian::termcount(kTitleWeight));
    QCOMPARE(names.get_collection_freq("klonopin"), 1U);
}

void PackIndexerTest::keepsSpellingAndSynonyms()
{
    QVERIFY(build(smallPack(), QStringLiteral("spelling")));
    const Xapian::Database text(path("spelling.text").toStdString());
    QCOMPARE(text.get_spelling_suggestion("clonazepan"), std::string("clonazepam"));
    QCOMPARE(text.get_spelling_suggestion("effcts"), std::string("effects"));
    QCOMPARE(*text.synonyms_begin("wooziness"), std::string("Zdizzi"));
    QCOMPARE(*text.synonyms_begin("Zwoozi"), std::string("Zdizzi"));
    QCOMPARE(*text.synonyms_begin("side actions"), std::string("side effects"));
    const Xapian::Database names(path("spelling.names").toStdString());
    QCOMPARE(names.get_spelling_suggestion("klonapin"), std::string("klonopin"));
}

void PackIndexerTest::givesTheSameBytesForTheSameTables()
{
    QVERIFY(build(smallPack(), QStringLiteral("one")));
    QVERIFY(build(smallPack(), QStringLiteral("two")));
    QVERIFY(fileBytes(path("one.text")).size() > 4096);
    QVERIFY(fileBytes(path("one.text")) == fileBytes(path("two.text")));
    QVERIFY(fileBytes(path("one.names")) == fileBytes(path("two.names")));
}

void PackIndexerTest::givesOtherBytesForAnotherDigest()
{
    QVERIFY(build(smallPack(), QStringLiteral("red"), "red"));
    QVERIFY(build(smallPack(), QStringLiteral("blue"), "blue"));
    QVERIFY(fileBytes(path("red.text")) != fileBytes(path("blue.text")));
}

void PackIndexerTest::leavesNothingBehindWhenASectionIsDamaged()
{
    TestPack pack = smallPack();
    pack.section(QStringLiteral("bad"), QStringLiteral("Bad"), "<section><script/></section>");
    const auto done = build(pack, QStringLiteral("bad"));
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(QStringLiteral("clonazepam/bad")));
    QCOMPARE(QDir(m_dir.path()).entryList({QStringLiteral("bad*")}, QDir::AllEntries),
        QStringList{QStringLiteral("bad.db")});
}

void PackIndexerTest::refusesToOverwrite()
{
    QVERIFY(build(smallPack(), QStringLiteral("twice")));
    const QByteArray before = fileBytes(path("twice.text"));
    const auto done = build(smallPack(), QStringLiteral("twice"));
    QVERIFY(!done);
    QCOMPARE(done.error().trouble, Trouble::BadInput);
    QVERIFY(fileBytes(path("twice.text")) == before);
}

void PackIndexerTest::saysThatTheFolderCannotBeWritten()
{
    const QString file = path("nowhere.db");
    QVERIFY(smallPack().writeDatabase(file));
    auto connection = Connection::open(file);
    QVERIFY(connection);
    const auto done = buildIndexes(**connection, "digest", path("missing/text"), path("missing/names"));
    QVERIFY(!done);
    QVERIFY(done.error().message.contains(path("missing/text")));
}

void PackIndexerTest::indexesALanguageThatHasNoStemmer()
{
    TestPack pack = smallPack();
    pack.setMeta(QStringLiteral("language"), QStringLiteral("vi"));
    QVERIFY(build(pack, QStringLiteral("vi")));
    const Xapian::Database text(path("vi.text").toStdString());
    QCOMPARE(text.get_termfreq("dizziness"), 1U);
    QCOMPARE(*text.synonyms_begin("wooziness"), std::string("dizziness"));
}

PRIMER_TEST(PackIndexerTest)
#include "PackIndexerTest.moc"
