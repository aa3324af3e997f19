// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/BrokenPacks.h"
#include "TestRegistry.h"
#include "TracedEnvironment.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/ProblemBar.h"
#include "WindowUnderTest.h"

#include <QListView>
#include <QProcess>
#include <QStandardPaths>

using namespace primer;
using namespace primer::tests;

/// Every broken pack on the shelf of the window, beside a sound one.
class BrokenPacksWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void saysWhatIsWrongAndTheRestWorks_data() { addRows(); }
    void saysWhatIsWrongAndTheRestWorks();
    void opensNoOtherFileAndNoSocket();
    void saysThatAPackWasRemovedWhileItWasOpen();
    void saysThatAPackWasWrittenToWhileItWasOpen();

private:
    static void addRows()
    {
        QTest::addColumn<QByteArray>("name");
        for (const BrokenPack &pack : BrokenPacks::all())
            QTest::newRow(pack.name.constData()) << pack.name;
    }
    QString path() const { return m->path("broken.primer"); }
    bool barSays(const QString &words) const { return WindowUnderTest::says(m->the<ProblemBar>(), words); }
    void search(const char *words) const
    {
        m->searchBox().setFocus();
        m->searchBox().clear();
        m->type(QString::fromLatin1(words));
    }

    std::unique_ptr<WindowUnderTest> m;
};

void BrokenPacksWindowTest::saysWhatIsWrongAndTheRestWorks()
{
    QFETCH(QByteArray, name);
    const BrokenPack &broken = BrokenPacks::named(name);
    QVERIFY(broken.write(path()));
    m->setup.packs = {path(), WindowUnderTest::packPath()};
    m->open();
    QTRY_VERIFY(m->row(QStringLiteral("Medicines")).isValid());
    if (broken.fault == Fault::Refused) {
        QTRY_VERIFY(barSays(broken.sentence));
        QVERIFY(barSays(path()));
    } else if (name != "nothing in it") {
        m->clickRow(QStringLiteral("Medicines"));
        m->clickRow(QStringLiteral("Broken topic"));
        if (broken.fault == Fault::Unreadable) {
            QTRY_VERIFY(barSays(broken.sentence));
            QVERIFY(barSays(path()));
        } else {
            QTRY_VERIFY(m->section() == u"text");
        }
    }
    m->read("clonazepam", "side-effects");
    search("klonopin");
    const QListView &hits = *m->the<SearchResultsView>().list();
    QTRY_VERIFY(hits.isVisible() && hits.model()->rowCount() > 1);
    if (broken.fault == Fault::Unsearchable)
        QTRY_VERIFY(barSays(broken.sentence));
    if (broken.fault == Fault::Harmless || broken.fault == Fault::Checked)
        QVERIFY(!m->the<ProblemBar>().isVisible());
    m->searchBox().clear();
    QTRY_VERIFY(m->row(QStringLiteral("Clonazepam")).isValid());
}

/// The pages of all packs that name other files, shown by this program in a process that is watched.
void BrokenPacksWindowTest::opensNoOtherFileAndNoSocket()
{
    const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
    if (strace.isEmpty())
        QSKIP("strace is not installed");
    const QString trace = m->path("trace");
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setProcessEnvironment(tracedEnvironment());
    QStringList rows;
    for (const BrokenPack &pack : BrokenPacks::all()) {
        const bool isLong = pack.name.contains("00") || pack.name.contains("megabyte");
        if (pack.fault != Fault::Refused && !isLong)
            rows.append(QStringLiteral("saysWhatIsWrongAndTheRestWorks:") + QString::fromLatin1(pack.name));
    }
    process.start(strace,
        QStringList{QStringLiteral("-f"), QStringLiteral("-s"), QStringLiteral("4096"), QStringLiteral("-e"),
            QStringLiteral("trace=%file,socket,connect"), QStringLiteral("-o"), trace,
            QCoreApplication::applicationFilePath(), QStringLiteral("BrokenPacksWindowTest")}
            + rows);
    QVERIFY(process.waitForFinished(250'000));
    QFile file(trace);
    if (!file.open(QIODevice::ReadOnly) || file.size() < 1000)
        QSKIP("strace may not trace here");
    QCOMPARE(process.exitCode(), 0);
    const QByteArray calls = file.readAll();
    QVERIFY(calls.contains("broken.primer"));
    QVERIFY(!calls.contains(kCanary));
    QVERIFY(!calls.contains("AF_INET"));
}

void BrokenPacksWindowTest::saysThatAPackWasRemovedWhileItWasOpen()
{
    QVERIFY(QFile::copy(WindowUnderTest::packPath(), path()));
    m->setup.packs = {path()};
    m->openAt("clonazepam", "at-a-glance");
    QVERIFY(!m->the<ProblemBar>().isVisible());
    QVERIFY(QFile::remove(path()));
    m->read("clonazepam", "side-effects"); // it is still there to be read
    QTRY_VERIFY(barSays(path()));
    QVERIFY(barSays(QStringLiteral("was removed while it was open")));
    QTest::mouseClick(m->button("Close this message"), Qt::LeftButton);
    m->read("clonazepam", "at-a-glance");
    m->read("clonazepam", "side-effects");
    QVERIFY(!m->the<ProblemBar>().isVisible()); // told once
}

void BrokenPacksWindowTest::saysThatAPackWasWrittenToWhileItWasOpen()
{
    QVERIFY(QFile::copy(WindowUnderTest::packPath(), path()));
    m->setup.packs = {path()};
    m->openAt("clonazepam", "at-a-glance");
    QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(QFile::resize(path(), 20'000));
    m->window->open({{}, QStringLiteral("clonazepam"), QStringLiteral("side-effects")});
    QTRY_VERIFY(barSays(QStringLiteral("was changed while it was open")));
    QVERIFY(barSays(path()));
    m->write(QStringLiteral("Slept badly."));
    QTRY_COMPARE(m->stored().size(), size_t(1));
}

PRIMER_TEST(BrokenPacksWindowTest)
#include "BrokenPacksWindowTest.moc"
