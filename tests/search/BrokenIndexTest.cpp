// SPDX-License-Identifier: GPL-3.0-or-later
#include "IndexedPack.h"
#include "library/BrokenPacks.h"
#include "library/IndexVetting.h"
#include "search/Search.h"
#include "TestRegistry.h"

#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

#include <random>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace primer;
using namespace primer::tests;

/// Searching packs that are broken, alone and beside a sound one.
class BrokenIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searchesTheSoundPackBesideIt_data();
    void searchesTheSoundPackBesideIt();
    void vettingPassesSoundIndexes();
    void vettingRefusesATreeThatGoesInCircles();
    void vettingRefusesWhatLiesOutsideTheExtent();
    void survivesAnyBytesThatAreFlipped();
    void searchesNoFileThatTookThePlaceOfAnother();

private:
    static bool writeLarge(const QString &path);

    QTemporaryDir m_dir;
};

void BrokenIndexTest::searchesTheSoundPackBesideIt_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const BrokenPack &pack : BrokenPacks::all())
        QTest::newRow(pack.name.constData()) << pack.name;
}

void BrokenIndexTest::searchesTheSoundPackBesideIt()
{
    QFETCH(QByteArray, name);
    const BrokenPack &broken = BrokenPacks::named(name);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("broken.primer"));
    QVERIFY(broken.write(path));
    const auto library = Library::open({path, BrokenPacks::fixture()});
    const Search search(*library, nullptr);
    for (const char *typed : {"klonopin", "klonapin", "side effects", "sleepy", "b", "get help -wine"}) {
        const auto answer = search.find(QString::fromLatin1(typed), 50);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        QVERIFY2(!answer->hits.empty(), typed);
        QCOMPARE(answer->hits.front().ref.pack, QStringLiteral("fixture"));
    }
    const auto problems = search.problems();
    QCOMPARE(problems.size(), size_t(broken.fault == Fault::Unsearchable ? 1 : 0));
    if (problems.empty())
        return;
    QVERIFY(problems.front().error.message.contains(broken.sentence));
    QVERIFY(library->section({{}, QStringLiteral("broken"), {}}));
    const auto alone = Library::open({path});
    const auto answer = Search(*alone, nullptr).find(QStringLiteral("sleepy"), 50);
    if (!answer)
        QVERIFY(answer.error().message.contains(broken.sentence));
}

bool BrokenIndexTest::writeLarge(const QString &path)
{
    TestPack large;
    large.group(QStringLiteral("Medicines"));
    std::mt19937 random(7);
    for (int i = 0; i < 400; ++i) {
        QByteArray words;
        for (int word = 0; word < 60; ++word)
            words += "w" + QByteArray::number(static_cast<int>(random() % 20'000), 36) + ' ';
        large.topic(QStringLiteral("t%1").arg(i), QStringLiteral("Topic%1").arg(i))
            .section(QStringLiteral("text"), QStringLiteral("Text"),
                QByteArray("<section><p>" + words + "</p></section>"));
    }
    large.topic(QStringLiteral("none"), QStringLiteral("None"));
    return writeIndexed(large, path);
}

void BrokenIndexTest::vettingPassesSoundIndexes()
{
    const QString path = m_dir.filePath(QStringLiteral("large.primer"));
    QVERIFY(writeLarge(path));
    QVERIFY(writeIndexed(TestPack(), m_dir.filePath(QStringLiteral("void.primer"))));
    for (const QString &file :
        {path, BrokenPacks::fixture(), m_dir.filePath(QStringLiteral("void.primer"))}) {
        const auto pack = Pack::open(file);
        QVERIFY(pack);
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        for (const auto part : {PackPart::TextIndex, PackPart::NamesIndex}) {
            const auto sound = vetIndex(bytes, *(*pack)->extent(part));
            QVERIFY2(sound, sound ? "" : qPrintable(sound.error().detail));
        }
    }
}

void BrokenIndexTest::vettingRefusesATreeThatGoesInCircles()
{
    const QString path = m_dir.filePath(QStringLiteral("circles.primer"));
    QVERIFY(writeLarge(path));
    const Extent extent = *(*Pack::open(path))->extent(PackPart::TextIndex);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    int branches = 0;
    for (qint64 at = extent.offset + 8192; at < extent.offset + extent.length; at += 8192) {
        QVERIFY(file.seek(at));
        const QByteArray block = file.read(8192);
        if (block.at(4) != 1)
            continue;
        ++branches;
        const auto child = [&block](int item) { // where the item says which block is below it
            return qFromBigEndian<quint16>(block.constData() + 11 + 2 * item);
        };
        QByteArray circle = block;
        circle.replace(child(1), 4, block.mid(child(0), 4));
        QVERIFY(file.seek(at) && file.write(circle) == circle.size() && file.flush());
        QVERIFY(!vetIndex(file, extent));
        circle.replace(child(1), 4, QByteArray::fromHex("7fffffff"));
        QVERIFY(file.seek(at) && file.write(circle) == circle.size() && file.flush());
        QVERIFY(!vetIndex(file, extent));
        QVERIFY(file.seek(at) && file.write(block) == block.size() && file.flush());
        QVERIFY(vetIndex(file, extent));
    }
    QVERIFY(branches > 0);
}

void BrokenIndexTest::vettingRefusesWhatLiesOutsideTheExtent()
{
    const auto pack = Pack::open(BrokenPacks::fixture());
    QVERIFY(pack);
    QFile file(BrokenPacks::fixture());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Extent whole = *(*pack)->extent(PackPart::TextIndex);
    for (qint64 length = 0; length < whole.length; length += 4096)
        QVERIFY(!vetIndex(file, {whole.offset, length}));
    QVERIFY(!vetIndex(file, {whole.offset + 8192, whole.length}));
    QVERIFY(!vetIndex(file, {file.size(), 8192}));
}

/// In a process of its own each: without the vetting about one in sixty crashed Xapian or kept it busy for
/// ever.
void BrokenIndexTest::survivesAnyBytesThatAreFlipped()
{
    QFile file(BrokenPacks::fixture());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    const auto pack = Pack::open(BrokenPacks::fixture());
    const Extent text = *(*pack)->extent(PackPart::TextIndex);
    const Extent names = *(*pack)->extent(PackPart::NamesIndex);
    const QString path = m_dir.filePath(QStringLiteral("flipped.primer"));
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        QByteArray bytes = whole;
        const unsigned most = std::array{1U, 20U, 400U}[seed % 3];
        for (auto flips = 1 + random() % most; flips > 0; --flips) {
            const Extent &extent = random() % 2 == 0 ? text : names;
            qint64 at = static_cast<qint64>(random()) % extent.length;
            if (random() % 3 == 0) // at the beginning of a block, where its directory is
                at = at / 8192 * 8192 + static_cast<qint64>(random() % 64);
            bytes[extent.offset + at] = static_cast<char>(random());
        }
        QFile flipped(path);
        QVERIFY(flipped.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(flipped.write(bytes), bytes.size());
        flipped.close();
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            ::alarm(60); // ends it with a signal if it does not end by itself
            const auto library = Library::open({path});
            const Search search(*library, nullptr);
            for (const char *typed :
                {"k", "klonapin", "side effects", "sleepy tired", "dizzi", "\"get help\""})
                (void)search.find(QString::fromLatin1(typed), 60);
            ::_exit(library->packs().size() == 1 ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY2(WIFEXITED(status) && WEXITSTATUS(status) == 0, qPrintable(QString::number(seed)));
    }
}

void BrokenIndexTest::searchesNoFileThatTookThePlaceOfAnother()
{
    const QString path = m_dir.filePath(QStringLiteral("replaced.primer"));
    QVERIFY(QFile::copy(BrokenPacks::fixture(), path));
    const auto library = Library::open({path});
    QVERIFY(QFile::remove(path));
    QVERIFY(BrokenPacks::named("foreign").write(path));
    const Search search(*library, nullptr);
    QVERIFY(!search.find(QStringLiteral("klonopin"), 10));
    QCOMPARE(search.problems().size(), size_t(1));
    QVERIFY(library->section({{}, QStringLiteral("clonazepam"), {}}));
}

PRIMER_TEST(BrokenIndexTest)
#include "BrokenIndexTest.moc"
