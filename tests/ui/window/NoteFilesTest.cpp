// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteFiles.h"
#include "notes/Exchange.h"
#include "TestRegistry.h"
#include "ui/FileActions.h"
#include "ui/MergeDialog.h"
#include "ui/notes/NotesPane.h"
#include "ui/ProblemBar.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QFileDialog>
#include <QListWidget>
#include <QMenuBar>
#include <QProgressDialog>

using namespace primer;
using namespace primer::tests;

class NoteFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void standsInTheFileMenu();
    void asksForAFileOfNotes();
    void theChosenFormatIsTheEndOfTheName();
    void exportsInEveryFormat();
    void refusesAnUnknownFormat();
    void importedNotesAreShownAtOnce();
    void aNoteOnTheScreenTakesTheNewText();
    void saysWhatIsKeptTwiceAndShowsIt();
    void sayThatNothingWasChanged();
    void refusesADamagedFile();
    void whatIsTypedMeanwhileIsSaved();

private:
    FileActions &files() const { return *m->window->findChild<FileActions *>(); }
    NoteFiles &noteFiles() const { return files().noteFiles(); }
    bool barSays(const QString &words) const { return WindowUnderTest::says(m->the<ProblemBar>(), words); }
    QString exported(const char *name) const;
    void changeInFile(const QString &path, const QByteArray &from, const QByteArray &to) const;
    MergeDialog *import(const QString &path) const;

    std::unique_ptr<WindowUnderTest> m;
};

/// The notes of this window in a file.
QString NoteFilesTest::exported(const char *name) const
{
    QSignalSpy done(&files(), &FileActions::done);
    files().exportNotesTo(m->path(name));
    if (!done.wait(5000))
        qFatal("not exported");
    return m->path(name);
}

void NoteFilesTest::changeInFile(const QString &path, const QByteArray &from, const QByteArray &to) const
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    QVERIFY(bytes.contains(from));
    bytes.replace(from, to);
    QVERIFY(file.resize(0) && file.seek(0));
    QCOMPARE(file.write(bytes), bytes.size());
}

MergeDialog *NoteFilesTest::import(const QString &path) const
{
    noteFiles().importNotesFrom(path);
    (void)QTest::qWaitFor([] { return WindowUnderTest::dialog<MergeDialog>() != nullptr; });
    return WindowUnderTest::dialog<MergeDialog>();
}

void NoteFilesTest::standsInTheFileMenu()
{
    m->open();
    const QMenu *menu = m->window->menuBar()->actions().constFirst()->menu();
    QVERIFY(menu->actions().contains(m->window->actions().exportNotes));
    QVERIFY(menu->actions().contains(m->window->actions().importNotes));
}

void NoteFilesTest::asksForAFileOfNotes()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m->open();
    m->window->actions().importNotes->trigger();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() != nullptr);
    WindowUnderTest::dialog<QFileDialog>()->close();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() == nullptr);
}

void NoteFilesTest::theChosenFormatIsTheEndOfTheName()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m->open();
    m->window->actions().exportNotes->trigger();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() != nullptr);
    auto *dialog = WindowUnderTest::dialog<QFileDialog>();
    QCOMPARE(dialog->nameFilters().size(), 4);
    for (const QString &filter : dialog->nameFilters()) {
        Q_EMIT dialog->filterSelected(filter);
        const QString name = dialog->selectedFiles().constFirst();
        QVERIFY2(exportFormatOf(name).has_value(), qPrintable(name));
        QVERIFY2(filter.contains(name.section(u'.', -1)), qPrintable(name));
        QVERIFY(name.contains(QStringLiteral("my-notes-")));
    }
    dialog->close();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() == nullptr);
}

void NoteFilesTest::exportsInEveryFormat()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    for (const char *name : {"notes.json", "notes.md", "notes.html", "notes.pdf"}) {
        QVERIFY(QFile::exists(exported(name)));
        QVERIFY(barSays(QStringLiteral("1 note exported to ") + m->path(name)));
    }
    QTRY_VERIFY(WindowUnderTest::dialog<QProgressDialog>() == nullptr);
}

void NoteFilesTest::refusesAnUnknownFormat()
{
    m->open();
    files().exportNotesTo(m->path("notes.docx"));
    QTRY_VERIFY(barSays(m->path("notes.docx")));
    QVERIFY(!QFile::exists(m->path("notes.docx")));
}

void NoteFilesTest::importedNotesAreShownAtOnce()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    const QString path = exported("notes.json");
    // As on another computer.
    m->setup.dataFolder = m->path("other");
    m->openAt("clonazepam", "side-effects");
    QCOMPARE(m->the<NotesPane>().noteCount(), 0);
    const MergeDialog *dialog = import(path);
    QVERIFY(dialog != nullptr);
    QVERIFY(WindowUnderTest::says(*dialog, QStringLiteral("1 note added.")));
    QTRY_COMPARE(m->the<NotesPane>().noteCount(), 1);
    QTest::keyClick(WindowUnderTest::dialog<MergeDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(WindowUnderTest::dialog<MergeDialog>() == nullptr);
    QCOMPARE(m->stored().front().text, QStringLiteral("Worse after lunch."));
}

void NoteFilesTest::aNoteOnTheScreenTakesTheNewText()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("old text"));
    const QString path = exported("notes.json");
    // Written on elsewhere: what is here is an earlier text there.
    changeInFile(path, "\"primer:revision\": 1,",
        "\"primer:revision\": 2, \"primer:versions\": [{\"primer:revision\": 1, \"primer:text\": \"old "
        "text\","
        " \"primer:written\": \"2026-11-22T08:00:00.000Z\", \"primer:kept\": "
        "\"2026-11-22T08:00:00.000Z\"}],");
    changeInFile(path, "\"value\": \"old text\"", "\"value\": \"new text\"");
    auto *dialog = import(path);
    QVERIFY(dialog != nullptr);
    QVERIFY(WindowUnderTest::says(*dialog, QStringLiteral("1 note brought up to date.")));
    QVERIFY(WindowUnderTest::says(*dialog, m->setup.dataFolder + QStringLiteral("/backups/notes-")));
    dialog->reject();
    QTRY_COMPARE(m->the<NoteEditor>().toPlainText(), QStringLiteral("new text"));
    // Writing goes on from there.
    m->the<NoteEditor>().setFocus();
    QTest::keyClicks(&m->the<NoteEditor>(), QStringLiteral("!"));
    QTRY_COMPARE(m->stored().size(), size_t(1));
    QTRY_VERIFY(m->stored().front().text.contains(u'!') && m->stored().front().text.contains(u"new text"));
}

void NoteFilesTest::saysWhatIsKeptTwiceAndShowsIt()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("one"));
    const QString path = exported("notes.json");
    changeInFile(path, "\"value\": \"one\"", "\"value\": \"theirs\"");
    m->read("clonazepam", "stopping-safely");
    auto *dialog = import(path);
    QVERIFY(dialog != nullptr);
    QVERIFY(WindowUnderTest::says(*dialog, QStringLiteral("1 note kept twice")));
    const auto *list = dialog->findChild<QListWidget *>();
    QCOMPARE(list->count(), 1);
    QVERIFY2(list->item(0)->text().endsWith(u": theirs"), qPrintable(list->item(0)->text()));
    QVERIFY(!list->accessibleName().isEmpty());
    WindowUnderTest::button(*dialog, QStringLiteral("Show this note"))->click();
    QTRY_VERIFY(WindowUnderTest::dialog<MergeDialog>() == nullptr);
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QTRY_COMPARE(m->the<NotesPane>().noteCount(), 2);
}

void NoteFilesTest::sayThatNothingWasChanged()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("one"));
    const MergeDialog *dialog = import(exported("notes.json"));
    QVERIFY(dialog != nullptr);
    QVERIFY(WindowUnderTest::says(*dialog, QStringLiteral("Nothing was changed")));
    QVERIFY(!QDir(m->setup.dataFolder + QStringLiteral("/backups")).exists()
        || !WindowUnderTest::says(*dialog, QStringLiteral("backups")));
}

void NoteFilesTest::refusesADamagedFile()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("one"));
    const QString path = exported("notes.json");
    changeInFile(path, "\"commenting\"", "\"shouting\"");
    noteFiles().importNotesFrom(path);
    QTRY_VERIFY(barSays(QStringLiteral("in note 1 \"motivation\"")));
    noteFiles().importNotesFrom(m->path("gone.json"));
    QTRY_VERIFY(barSays(m->path("gone.json")));
    QVERIFY(WindowUnderTest::dialog<MergeDialog>() == nullptr);
    QTRY_VERIFY(WindowUnderTest::dialog<QProgressDialog>() == nullptr);
    QCOMPARE(m->stored().size(), size_t(1));
}

void NoteFilesTest::whatIsTypedMeanwhileIsSaved()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("one"));
    const QString path = exported("notes.json");
    changeInFile(path, "\"value\": \"one\"", "\"value\": \"theirs\"");
    QTest::keyClicks(&m->the<NoteEditor>(), QStringLiteral(" and more"));
    noteFiles().importNotesFrom(path); // before that is saved by itself
    QTRY_VERIFY(WindowUnderTest::dialog<MergeDialog>() != nullptr);
    WindowUnderTest::dialog<MergeDialog>()->reject();
    QTRY_VERIFY(!m->the<NotesPane>().isHidden());
    QStringList texts;
    for (const Note &note : m->stored())
        texts.append(note.text);
    texts.sort();
    QCOMPARE(texts, (QStringList{QStringLiteral("one and more"), QStringLiteral("theirs")}));
}

PRIMER_TEST(NoteFilesTest)
#include "NoteFilesTest.moc"
