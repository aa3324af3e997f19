// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/TestPack.h"
#include "TestRegistry.h"
#include "ui/FileActions.h"
#include "ui/ProblemBar.h"
#include "WindowUnderTest.h"

#include <QMessageBox>

using namespace primer;
using namespace primer::tests;

/// Adding another version of a pack that is on the shelf.
class ReplacePackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }

    void replacesWhenToldToAndKeepsTheNotes();
    void leavesItAsItIsWhenToldTo();
    void saysThatTheOtherIsOlder();
    void saysThatTheSameIsThereAlready();
    void refusesADamagedVersion();
    void leavesAPackThatIsNotOursAlone();

private:
    FileActions &files() const { return *m->window->findChild<FileActions *>(); }
    bool barSays(const char *words) const
    {
        return WindowUnderTest::says(m->the<ProblemBar>(), QString::fromUtf8(words));
    }
    QString kept() const { return m->setup.packFolder + QStringLiteral("/more.primer"); }
    TestPack pack(const char *version, const char *date, const char *words) const;
    /// Chooses that version to be added, and waits for the question.
    void choose(const TestPack &pack) const;
    static void answer(const char *button);
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<WindowUnderTest> m;
};

TestPack ReplacePackTest::pack(const char *version, const char *date, const char *words) const
{
    TestPack pack(QStringLiteral("more"));
    pack.setMeta(QStringLiteral("version"), QString::fromLatin1(version))
        .setMeta(QStringLiteral("date"), QString::fromLatin1(date))
        .group(QStringLiteral("Conditions"))
        .topic(QStringLiteral("sleep"), QStringLiteral("Sleeping well"))
        .section(QStringLiteral("at-a-glance"), QStringLiteral("At a glance"),
            QByteArray(QByteArray("<section><p>") + words + "</p></section>"));
    return pack;
}

void ReplacePackTest::init()
{
    m = std::make_unique<WindowUnderTest>();
    m->open();
    QVERIFY(pack("2026.10", "2026-10-01", "Old words.").write(m->path("old.primer")));
    files().addPackFrom(m->path("old.primer"));
    QTRY_VERIFY(barSays("is on the shelf now"));
    m->read("sleep", "at-a-glance");
    QVERIFY(m->text().toPlainText().contains(QStringLiteral("Old words.")));
}

void ReplacePackTest::choose(const TestPack &pack) const
{
    QVERIFY(pack.write(m->path("new.primer")));
    files().addPackFrom(m->path("new.primer"));
    QTRY_VERIFY(WindowUnderTest::dialog<QMessageBox>() != nullptr);
}

void ReplacePackTest::answer(const char *button)
{
    QTest::mouseClick(
        WindowUnderTest::button(*WindowUnderTest::dialog<QMessageBox>(), QString::fromLatin1(button)),
        Qt::LeftButton);
    QTRY_VERIFY(WindowUnderTest::dialog<QMessageBox>() == nullptr);
}

void ReplacePackTest::replacesWhenToldToAndKeepsTheNotes()
{
    m->write(QStringLiteral("Slept badly."));
    QTRY_COMPARE(m->stored().size(), size_t(1));
    choose(pack("2026.11", "2026-11-01", "New words."));
    const auto *box = WindowUnderTest::dialog<QMessageBox>();
    QCOMPARE(box->text(), QStringLiteral("Replace version 2026.10 by 2026.11?"));
    QVERIFY(box->informativeText().contains(QStringLiteral("Your notes stay.")));
    QVERIFY(!box->informativeText().contains(QStringLiteral("older")));
    answer("Replace");
    QTRY_VERIFY(barSays("version 2026.11, has taken the place of the other version."));
    QTRY_VERIFY(m->text().toPlainText().contains(QStringLiteral("New words.")));
    QCOMPARE(bytesOf(kept()), bytesOf(m->path("new.primer")));
    QCOMPARE(QDir(m->setup.packFolder).entryList(QDir::Files), QStringList{QStringLiteral("more.primer")});
    QCOMPARE(m->stored().size(), size_t(1));
    QTRY_VERIFY(m->window->findChild<NoteEditor *>() != nullptr);
    QCOMPARE(m->window->findChild<NoteEditor *>()->toPlainText(), QStringLiteral("Slept badly."));
    m->read("clonazepam", "side-effects");
    QVERIFY(!barSays("was removed while it was open") && !barSays("in its place"));
}

void ReplacePackTest::leavesItAsItIsWhenToldTo()
{
    const QByteArray before = bytesOf(kept());
    choose(pack("2026.11", "2026-11-01", "New words."));
    answer("Leave it as it is");
    choose(pack("2026.11", "2026-11-01", "New words."));
    QTest::keyClick(WindowUnderTest::dialog<QMessageBox>(), Qt::Key_Escape);
    QTRY_VERIFY(WindowUnderTest::dialog<QMessageBox>() == nullptr);
    QCOMPARE(bytesOf(kept()), before);
    m->read("clonazepam", "side-effects");
    m->read("sleep", "at-a-glance");
    QVERIFY(m->text().toPlainText().contains(QStringLiteral("Old words.")));
}

void ReplacePackTest::saysThatTheOtherIsOlder()
{
    choose(pack("2026.09", "2026-09-01", "Older words."));
    QVERIFY(WindowUnderTest::dialog<QMessageBox>()->informativeText().contains(
        QStringLiteral("The one that you chose is older.")));
    answer("Leave it as it is");
}

void ReplacePackTest::saysThatTheSameIsThereAlready()
{
    files().addPackFrom(m->path("old.primer"));
    QTRY_VERIFY(barSays("\"Test pack\", version 2026.10, is on the shelf already."));
    QVERIFY(WindowUnderTest::dialog<QMessageBox>() == nullptr);
}

void ReplacePackTest::refusesADamagedVersion()
{
    const QByteArray before = bytesOf(kept());
    choose(pack("2026.11", "2026-11-01", "New words.").withoutDigest());
    answer("Replace");
    QTRY_VERIFY(barSays("The pack is damaged"));
    QVERIFY(WindowUnderTest::says(m->the<ProblemBar>(), m->path("new.primer")));
    QCOMPARE(bytesOf(kept()), before);
    m->read("clonazepam", "side-effects");
    m->read("sleep", "at-a-glance");
}

void ReplacePackTest::leavesAPackThatIsNotOursAlone()
{
    const QByteArray before = bytesOf(WindowUnderTest::packPath());
    TestPack other(QStringLiteral("fixture"));
    other.group(QStringLiteral("Conditions"));
    QVERIFY(other.write(m->path("other.primer")));
    files().addPackFrom(m->path("other.primer"));
    QTRY_VERIFY(barSays("A pack named \"fixture\" is on the shelf already, from "));
    QVERIFY(WindowUnderTest::dialog<QMessageBox>() == nullptr);
    QCOMPARE(bytesOf(WindowUnderTest::packPath()), before);
    m->read("clonazepam", "side-effects");
}

PRIMER_TEST(ReplacePackTest)
#include "ReplacePackTest.moc"
