// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FileActions.h"
#include "library/TestPack.h"
#include "TestRegistry.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/printing/PrintDialog.h"
#include "ui/ProblemBar.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QCheckBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QRadioButton>

using namespace primer;
using namespace primer::tests;

class FileActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void addsAPackToTheShelf();
    void keepsACopyOfWhatIsAdded();
    void bringsTheFirstPackToAnEmptyShelf();
    void refusesADamagedPack();
    void refusesAPackThatIsNotThere();
    void asksForAFile();
    void exportsTheNotesWithWhatWasTypedLast();
    void saysWhenTheFolderIsMissing();
    void printsTheSectionWithItsNotes();
    void printsNoNotesOfOtherTopics();

private:
    FileActions &files() const { return *m->window->findChild<FileActions *>(); }
    void writePack(const QString &path, const QString &id, const QString &title) const;
    bool barSays(const QString &words) const { return WindowUnderTest::says(m->the<ProblemBar>(), words); }

    std::unique_ptr<WindowUnderTest> m;
};

void FileActionsTest::writePack(const QString &path, const QString &id, const QString &title) const
{
    TestPack pack(id);
    pack.group(QStringLiteral("Conditions"))
        .topic(QStringLiteral("sleep"), title)
        .section(QStringLiteral("at-a-glance"), QStringLiteral("At a glance"),
            "<section><p>Sleep well.</p></section>");
    QVERIFY(pack.write(path));
}

void FileActionsTest::addsAPackToTheShelf()
{
    m->open();
    QTRY_VERIFY(m->row(QStringLiteral("Medicines")).isValid());
    writePack(m->path("more.primer"), QStringLiteral("more"), QStringLiteral("Sleeping well"));
    files().addPackFrom(m->path("more.primer"));
    QTRY_VERIFY2(barSays(QStringLiteral("\"Test pack\" is on the shelf now, with 1 topic.")),
        qPrintable(m->the<ProblemBar>().findChildren<QLabel *>().constLast()->text()));
    QTRY_VERIFY(m->row(QStringLiteral("Conditions")).isValid());
    m->clickRow(QStringLiteral("Conditions"));
    m->clickRow(QStringLiteral("Sleeping well"));
    QTRY_COMPARE(m->window->windowTitle(), QStringLiteral("Sleeping well: At a glance - Patient Primer"));
}

void FileActionsTest::keepsACopyOfWhatIsAdded()
{
    m->open();
    writePack(m->path("more.primer"), QStringLiteral("more"), QStringLiteral("Sleeping well"));
    QSignalSpy added(&files(), &FileActions::packAdded);
    files().addPackFrom(m->path("more.primer"));
    QTRY_COMPARE(added.size(), 1);
    const QString kept = m->setup.packFolder + QStringLiteral("/more.primer");
    QCOMPARE(added[0][0].toString(), kept);
    QVERIFY(QFile::remove(m->path("more.primer"))); // a stick that was pulled out
    m->read("sleep", "at-a-glance");
    QVERIFY(QFile::exists(kept));
}

void FileActionsTest::bringsTheFirstPackToAnEmptyShelf()
{
    m->setup.packs.clear();
    m->open();
    QTRY_VERIFY(m->says("There is nothing to read yet"));
    files().addPackFrom(WindowUnderTest::packPath());
    QTRY_VERIFY(m->button("Taking too much") != nullptr);
    QVERIFY(!m->says("There is nothing to read yet"));
    m->key(Qt::Key_K, Qt::ControlModifier);
    m->type(QStringLiteral("klonopin"));
    const QListView &hits = *m->the<SearchResultsView>().list();
    QTRY_VERIFY(hits.isVisible() && hits.model()->rowCount() > 1);
}

void FileActionsTest::refusesADamagedPack()
{
    m->open();
    QFile file(m->path("damaged.primer"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(QByteArray(5000, 'x')) == 5000);
    file.close();
    files().addPackFrom(file.fileName());
    QTRY_VERIFY(barSays(file.fileName()));
    QVERIFY(!QDir(m->setup.packFolder).exists() || QDir(m->setup.packFolder).isEmpty());
    m->read("clonazepam", "side-effects");
}

void FileActionsTest::refusesAPackThatIsNotThere()
{
    m->open();
    QSignalSpy failed(&files(), &FileActions::failed);
    files().addPackFrom(m->path("gone.primer"));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(barSays(m->path("gone.primer")));
}

void FileActionsTest::asksForAFile()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m->open();
    m->key(Qt::Key_O, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() != nullptr);
    WindowUnderTest::dialog<QFileDialog>()->close();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() == nullptr);
    m->window->actions().exportNotes->trigger();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() != nullptr);
    WindowUnderTest::dialog<QFileDialog>()->close();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() == nullptr);
}

void FileActionsTest::exportsTheNotesWithWhatWasTypedLast()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    files().exportNotesTo(m->path("notes.json")); // before it is saved by itself
    QTRY_VERIFY(barSays(QStringLiteral("1 note exported to ") + m->path("notes.json")));
    QFile file(m->path("notes.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY(!QJsonDocument::fromJson(json).isNull());
    QVERIFY(json.contains("Worse after lunch."));
}

void FileActionsTest::saysWhenTheFolderIsMissing()
{
    m->open();
    const QString path = m->path("missing") + QStringLiteral("/notes.json");
    files().exportNotesTo(path);
    QTRY_VERIFY(barSays(path));
    QVERIFY(!QFile::exists(path));
}

void FileActionsTest::printsTheSectionWithItsNotes()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    m->key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() != nullptr);
    auto *dialog = WindowUnderTest::dialog<PrintDialog>();
    QVERIFY(dialog->windowTitle().contains(QStringLiteral("Side effects")));
    const auto *notes = dialog->findChild<QCheckBox *>(QStringLiteral("notes"));
    QVERIFY(notes->isEnabled());
    QVERIFY(notes->isChecked());
    QTRY_VERIFY(dialog->pageCount() > 0);
    dialog->reject();
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() == nullptr);
}

void FileActionsTest::printsNoNotesOfOtherTopics()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    m->read("benzodiazepines", "dependence");
    m->key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() != nullptr);
    auto *dialog = WindowUnderTest::dialog<PrintDialog>();
    QVERIFY(!dialog->findChild<QCheckBox *>(QStringLiteral("notes"))->isEnabled());
    dialog->reject();
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() == nullptr);
}

PRIMER_TEST(FileActionsTest)
#include "FileActionsTest.moc"
