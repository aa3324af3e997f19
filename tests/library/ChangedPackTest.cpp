// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"
#include "library/TestPack.h"
#include "TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace primer;
using primer::tests::TestPack;

/// A pack whose file is removed, replaced or written to while it is open.
class ChangedPackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(pack("1", "Old words.").write(path()));
        m_library = Library::open({path()});
        QCOMPARE(m_library->packs().size(), size_t(1));
        QVERIFY(m_library->changes().empty());
    }

    void isReadOnAfterItsFileWasRemoved()
    {
        QVERIFY(QFile::remove(path()));
        QVERIFY(words().contains(QStringLiteral("Old words.")));
        verifyTold(QStringLiteral("removed"));
    }

    void isReadOnAfterAnotherFileTookItsPlace()
    {
        const QString other = m_dir->filePath(QStringLiteral("other.primer"));
        QVERIFY(pack("2", "New words.").write(other));
        QVERIFY(QFile::remove(path()));
        QVERIFY(QFile::rename(other, path()));
        QVERIFY(words().contains(QStringLiteral("Old words.")));
        verifyTold(QStringLiteral("in its place"));
    }

    void isNoLongerReadAfterItWasWrittenTo()
    {
        const QString other = m_dir->filePath(QStringLiteral("other.primer"));
        QVERIFY(pack("2", "New words, and more of them.").write(other));
        QFile from(other);
        QFile to(path());
        QVERIFY(from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QVERIFY(to.write(from.readAll()) > 0);
        to.close();
        verifyRefused();
    }

    void isAnErrorWhenItIsCutShort_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 100, 4096, 20'000})
            QTest::addRow("%d", size) << size;
    }
    void isAnErrorWhenItIsCutShort()
    {
        QFETCH(int, size);
        QVERIFY(QFile::resize(path(), size));
        verifyRefused();
    }

    void aNewVersionTakesItsPlaceOnTheShelf()
    {
        const QString folder = m_dir->filePath(QStringLiteral("kept"));
        const std::atomic<bool> cancelled = false;
        const auto kept = keepPack(path(), folder, cancelled);
        QVERIFY(kept);
        m_library = Library::open({*kept});
        const QString other = m_dir->filePath(QStringLiteral("other.primer"));
        QVERIFY(pack("2", "New words.").write(other));
        QCOMPARE(*keepPack(other, folder, cancelled), *kept);
        QVERIFY(words().contains(QStringLiteral("Old words.")));
        QCOMPARE(m_library->replace(*kept)->version, QStringLiteral("2"));
        QCOMPARE(m_library->packs().size(), size_t(1));
        QVERIFY(m_library->changes().empty());
        QVERIFY(words().contains(QStringLiteral("New words.")));
    }

    void aDamagedOneTakesNoPlace()
    {
        const QString other = m_dir->filePath(QStringLiteral("other.primer"));
        QVERIFY(pack("2", "New words.").withoutDigest().write(other));
        const std::atomic<bool> cancelled = false;
        QVERIFY(!keepPack(other, m_dir->path(), cancelled));
        QVERIFY(!m_library->replace(m_dir->filePath(QStringLiteral("missing.primer"))));
        QVERIFY(pack("2", "New words.").setMeta(QStringLiteral("id"), QStringLiteral("else")).write(other));
        QCOMPARE(m_library->replace(other).error().trouble, Trouble::NotFound);
        QVERIFY(words().contains(QStringLiteral("Old words.")));
        QVERIFY(m_library->changes().empty());
    }

private:
    QString path() const { return m_dir->filePath(QStringLiteral("test.primer")); }

    static TestPack pack(const char *version, const char *words)
    {
        TestPack pack;
        pack.setMeta(QStringLiteral("version"), QString::fromLatin1(version))
            .group(QStringLiteral("Medicines"))
            .topic(QStringLiteral("topic"), QStringLiteral("Topic"))
            .section(QStringLiteral("text"), QStringLiteral("Text"),
                QByteArray(QByteArray("<section><p>") + words + "</p></section>"));
        return pack;
    }
    QString words() const
    {
        const auto section = m_library->section({{}, QStringLiteral("topic"), {}});
        return section ? QString::fromUtf8(section->xhtml) : section.error().message;
    }
    void verifyTold(const QString &what) const
    {
        const auto changes = m_library->changes();
        QCOMPARE(changes.size(), size_t(1));
        QCOMPARE(changes.front().path, path());
        QVERIFY2(changes.front().error.message.contains(what), qPrintable(changes.front().error.message));
    }
    void verifyRefused() const
    {
        QVERIFY2(words().contains(QStringLiteral("changed while it was open")), qPrintable(words()));
        QVERIFY(words().startsWith(path()));
        QVERIFY(!m_library->topics(QStringLiteral("Medicines"), {}, 10));
        verifyTold(QStringLiteral("changed while it was open"));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

PRIMER_TEST(ChangedPackTest)
#include "ChangedPackTest.moc"
