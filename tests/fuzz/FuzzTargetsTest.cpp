// SPDX-License-Identifier: GPL-3.0-or-later
#include "FuzzTargets.h"
#include "FuzzSeeds.h"
#include "library/Pack.h"
#include "library/SectionContent.h"
#include "notes/NotesJsonReader.h"
#include "TestRegistry.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace primer;
using namespace primer::tests;

namespace {

using Target = std::function<void(const QByteArray &)>;

/// The bytes whole, cut, and with some of them changed: without a fuzzer, the first steps of one.
void tryDamaged(const QByteArray &whole, int rounds, const Target &target)
{
    QRandomGenerator random(20261122);
    target(whole);
    target({});
    for (int round = 0; round < rounds; ++round) {
        QByteArray damaged = whole;
        for (int left = random.bounded(1, 5); left > 0; --left)
            damaged[random.bounded(static_cast<int>(damaged.size()))]
                = static_cast<char>(random.bounded(256));
        if (round % 8 == 0)
            damaged.truncate(random.bounded(static_cast<int>(damaged.size())));
        target(damaged);
    }
}

} // namespace

/// The fuzz targets and their seeds, as far as they go without libFuzzer.
class FuzzTargetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSeedsAreSound();
    void damagedPacksAreRefusedOrRead();
    void damagedSectionsAreRefusedOrRead();
    void damagedSectionsAreRefusedOrLaidOut();
    void damagedNotesAreRefusedOrMerged();

private:
    FuzzSeeds m_packs = packSeeds(QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"));
    FuzzSeeds m_sections = sectionSeeds(QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"));
};

void FuzzTargetsTest::theSeedsAreSound()
{
    QCOMPARE(m_packs.size(), 2);
    QVERIFY(m_sections.size() > 5);
    const QTemporaryDir folder;
    for (const QByteArray &bytes : std::as_const(m_packs)) {
        QFile file(folder.filePath(QStringLiteral("seed.primer")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        const auto pack = Pack::open(file.fileName());
        QVERIFY2(pack, qPrintable(pack ? QString() : pack.error().detail));
        const auto checked = (*pack)->check();
        QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().detail));
    }
    for (const QByteArray &xhtml : std::as_const(m_sections)) {
        const auto content = SectionContent::parse(xhtml);
        QVERIFY2(content, qPrintable(content ? QString() : content.error().detail));
    }
}

void FuzzTargetsTest::damagedPacksAreRefusedOrRead()
{
    for (const QByteArray &bytes : std::as_const(m_packs))
        tryDamaged(bytes, 100, readPack);
}

void FuzzTargetsTest::damagedSectionsAreRefusedOrRead()
{
    for (const QByteArray &bytes : std::as_const(m_sections))
        tryDamaged(bytes, 200, parseSection);
}

void FuzzTargetsTest::damagedSectionsAreRefusedOrLaidOut()
{
    for (const QByteArray &bytes : std::as_const(m_sections))
        tryDamaged(bytes, 40, layOutSection);
}

void FuzzTargetsTest::damagedNotesAreRefusedOrMerged()
{
    for (const QByteArray &bytes : notesSeeds()) {
        QVERIFY(notesFromJson(bytes, QStringLiteral("seed")));
        tryDamaged(bytes, 300, readNotes);
    }
}

PRIMER_TEST(FuzzTargetsTest)
#include "FuzzTargetsTest.moc"
