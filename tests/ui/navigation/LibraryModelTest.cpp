// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/LibraryModel.h"
#include "library/TestPack.h"
#include "TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using primer::tests::TestPack;

namespace {

constexpr int kTopics = 3000;

TestPack largePack()
{
    TestPack pack(QStringLiteral("large"));
    pack.group(QStringLiteral("Medicines"));
    for (int i = 0; i < kTopics; ++i)
        pack.topic(QStringLiteral("m%1").arg(i), QStringLiteral("Medicine %1").arg(i))
            .section(QStringLiteral("what"), QStringLiteral("What it is"), "<section/>")
            .section(QStringLiteral("side-effects"), QStringLiteral("Side effects"), "<section/>")
            .moved(QStringLiteral("effects"), QStringLiteral("side-effects"));
    pack.group(QStringLiteral("Empty group"))
        .group(QStringLiteral("Get help now"), true)
        .topic(QStringLiteral("help"), QStringLiteral("Help"), QStringLiteral("guide"));
    return pack;
}

SectionRef ref(const char *text)
{
    return SectionRef::parse(QString::fromLatin1(text)).value_or(SectionRef());
}

} // namespace

class LibraryModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_path = m_dir.filePath(QStringLiteral("large.primer"));
        QVERIFY(largePack().write(m_path));
    }
    void init()
    {
        m_desk = std::make_unique<Desk<Library>>([path = m_path] { return Library::open({path}); });
        m_model = std::make_unique<LibraryModel>(*m_desk);
        QCOMPARE(m_model->rowCount({}), 0);
        m_model->reload();
        QTRY_COMPARE(m_model->rowCount({}), 3);
    }
    void cleanup()
    {
        m_model.reset();
        m_desk.reset();
    }

    void putsUrgentGroupsFirst();
    void readsNothingBeforeItIsOpened();
    void readsLargeGroupsInPages();
    void groupsWithoutTopicsLoseTheirSign();
    void revealsAPlaceFarDown();
    void revealsTheNewestPlaceAsked();
    void revealsASectionThatWasRenamed();
    void revealsNothingThatIsNotThere();
    void forgetsEverythingWhenItIsReloaded();
    void tellsHowManyNotesASectionHas();
    void saysThatATopicCouldNotBeRead();
    void keepsTheRulesOfModels();

private:
    QModelIndex medicines() const { return m_model->index(1, 0, {}); }

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<Desk<Library>> m_desk;
    std::unique_ptr<LibraryModel> m_model;
};

void LibraryModelTest::putsUrgentGroupsFirst()
{
    QCOMPARE(m_model->index(0, 0, {}).data().toString(), QStringLiteral("Get help now"));
    QVERIFY(m_model->index(0, 0, {}).data(LibraryModel::UrgentRole).toBool());
    QVERIFY(!medicines().data(LibraryModel::UrgentRole).toBool());
}

void LibraryModelTest::readsNothingBeforeItIsOpened()
{
    QCOMPARE(m_model->rowCount(medicines()), 0);
    QVERIFY(m_model->hasChildren(medicines()));
    QVERIFY(m_model->canFetchMore(medicines()));
    QVERIFY(!m_model->canFetchMore({}));
}

void LibraryModelTest::readsLargeGroupsInPages()
{
    m_model->fetchMore(medicines());
    QVERIFY(!m_model->canFetchMore(medicines())); // under way
    QTRY_COMPARE(m_model->rowCount(medicines()), LibraryModel::kPageSize);
    QVERIFY(m_model->hasMore(medicines()));
    m_model->loadMore(medicines());
    m_model->loadMore(medicines());
    QTRY_COMPARE(m_model->rowCount(medicines()), 2 * LibraryModel::kPageSize);
    while (m_model->hasMore(medicines())) {
        const int before = m_model->rowCount(medicines());
        m_model->loadMore(medicines());
        QTRY_VERIFY(m_model->rowCount(medicines()) > before || !m_model->hasMore(medicines()));
    }
    QCOMPARE(m_model->rowCount(medicines()), kTopics);
    const QModelIndex last = m_model->index(kTopics - 1, 0, medicines());
    QCOMPARE(last.data().toString(), QStringLiteral("Medicine 2999"));
    m_model->fetchMore(last);
    QTRY_COMPARE(m_model->rowCount(last), 2);
    QVERIFY(!m_model->hasChildren(m_model->index(0, 0, last)));
}

void LibraryModelTest::groupsWithoutTopicsLoseTheirSign()
{
    const QModelIndex empty = m_model->index(2, 0, {});
    m_model->fetchMore(empty);
    QTRY_VERIFY(!m_model->hasChildren(empty));
    QVERIFY(!m_model->canFetchMore(empty));
}

void LibraryModelTest::revealsAPlaceFarDown()
{
    QSignalSpy found(m_model.get(), &LibraryModel::found);
    m_model->find(ref("m2345/side-effects"));
    QTRY_COMPARE(found.count(), 1);
    const auto index = found.front().front().toModelIndex();
    QCOMPARE(index.data().toString(), QStringLiteral("Side effects"));
    QCOMPARE(index.data(LibraryModel::RefRole).value<SectionRef>(), ref("large:m2345/side-effects"));
    QCOMPARE(index.parent().data().toString(), QStringLiteral("Medicine 2345"));
    QVERIFY(m_model->rowCount(medicines()) < kTopics);
    m_model->find(ref("m2345/side-effects"));
    QTRY_COMPARE(found.count(), 2);
}

void LibraryModelTest::revealsTheNewestPlaceAsked()
{
    QSignalSpy found(m_model.get(), &LibraryModel::found);
    m_model->fetchMore(medicines()); // a page is under way when the place is asked for
    m_model->find(ref("m2999/what"));
    m_model->find(ref("m700"));
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(found.front().front().toModelIndex().data().toString(), QStringLiteral("Medicine 700"));
    QTest::qWait(0);
    QCOMPARE(found.count(), 1);
}

void LibraryModelTest::revealsASectionThatWasRenamed()
{
    QSignalSpy found(m_model.get(), &LibraryModel::found);
    m_model->find(ref("m5/effects"));
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(found.front().front().toModelIndex().data().toString(), QStringLiteral("Side effects"));
}

void LibraryModelTest::revealsNothingThatIsNotThere()
{
    QSignalSpy found(m_model.get(), &LibraryModel::found);
    for (const char *text : {"nowhere", "m1/nowhere", "nopack:m1"}) {
        m_model->find(ref(text));
        QTRY_COMPARE(found.count(), 1);
        QVERIFY(!found.front().front().toModelIndex().isValid());
        QCOMPARE(found.front().at(1).value<SectionRef>(), ref(text));
        found.clear();
    }
}

void LibraryModelTest::forgetsEverythingWhenItIsReloaded()
{
    m_model->fetchMore(medicines());
    m_model->reload(); // the page under way is of the tree before
    QCOMPARE(m_model->rowCount({}), 0);
    QSignalSpy found(m_model.get(), &LibraryModel::found);
    m_model->find(ref("m250/what"));
    QTRY_COMPARE(found.count(), 1);
    QVERIFY(found.front().front().toModelIndex().isValid());
    QCOMPARE(m_model->rowCount({}), 3);
    QCOMPARE(m_model->rowCount(medicines()), 2 * LibraryModel::kPageSize);
}

void LibraryModelTest::tellsHowManyNotesASectionHas()
{
    const SectionRef section = ref("large:m3/side-effects");
    const SectionRef topic = ref("large:m3");
    m_model->setNoteCounts(topic, {{QStringLiteral("side-effects"), 2}});
    QSignalSpy found(m_model.get(), &LibraryModel::found);
    m_model->find(section);
    QTRY_COMPARE(found.count(), 1);
    const auto index = found.front().front().toModelIndex();
    QCOMPARE(index.data(LibraryModel::NoteCountRole).toInt(), 2);
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(u'2'));
    QSignalSpy changed(m_model.get(), &LibraryModel::dataChanged);
    m_model->setNoteCounts(topic, {{QStringLiteral("side-effects"), 3}});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(index.data(LibraryModel::NoteCountRole).toInt(), 3);
    m_model->setNoteCounts(topic, {});
    QCOMPARE(index.data(LibraryModel::NoteCountRole).toInt(), 0);
    QCOMPARE(changed.count(), 2);
}

void LibraryModelTest::saysThatATopicCouldNotBeRead()
{
    const QString path = m_dir.filePath(QStringLiteral("spoilt.primer"));
    TestPack pack = largePack();
    QVERIFY(pack.write(path));
    Desk<Library> desk([path] { return Library::open({path}); });
    LibraryModel model(desk);
    model.reload();
    QTRY_COMPARE(model.rowCount({}), 3);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096));
    file.write(QByteArray(file.size() - 4096, '\xee'));
    file.close();
    QSignalSpy failed(&model, &LibraryModel::failed);
    const QModelIndex group = model.index(1, 0, {});
    model.fetchMore(group);
    // SQLite may have kept some pages; reading on comes to one that it did not keep.
    for (int page = 0; page < kTopics / LibraryModel::kPageSize && failed.isEmpty(); ++page) {
        const int before = model.rowCount(group);
        QTRY_VERIFY(model.rowCount(group) > before || !failed.isEmpty() || page > 0);
        model.loadMore(group);
    }
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(!failed.front().front().value<Error>().message.isEmpty());
}

void LibraryModelTest::keepsTheRulesOfModels()
{
    const QAbstractItemModelTester tester(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy found(m_model.get(), &LibraryModel::found);
    m_model->find(ref("m450/what"));
    QTRY_COMPARE(found.count(), 1);
}

PRIMER_TEST(LibraryModelTest)
#include "LibraryModelTest.moc"
