// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/StoreCopy.h"
#include "StoreFolder.h"
#include "TestRegistry.h"
#include "ui/MainWindow.h"
#include "ui/notes/AllNotesPage.h"
#include "ui/notes/NoteCard.h"
#include "ui/ProblemBar.h"
#include "ui/safekeeping/BackupDialog.h"
#include "ui/safekeeping/EraseDialog.h"
#include "ui/settings/Settings.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>

using namespace primer;
using namespace primer::tests;

namespace {

constexpr NotePace kQuick{10, 1, 5, 3'600'000, 3'600'000};

} // namespace

/// Backups and erasing, as the person uses them.
class WindowSafekeepingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void listsTheBackupsAndWhatTheyHold();
    void saysThatThereAreNoneYet();
    void tellsBackupsThatCannotBeUsed();
    void putsABackupBackAndShowsItEverywhere();
    void leavesTheNotesUnlessThePersonAgrees();
    void keepsWhatWasTypedLastInTheBackup();
    void putsNothingBackWhileANoteIsNotSaved();
    void backsUpNowWithWhatWasTypedLast();
    void savesACopyAndOpensIt();
    void saysWhyACopyCannotBeSaved();
    void putsABackupBackInPlaceOfDamagedNotes();
    void isUsedByTheKeyboard();
    void fitsLargeLettersInANarrowWindow();
    void erasesOnlyAfterTheWord();
    void standsAsOnTheFirstDay();
    void dropsWhatWasNotSavedYet();
    void erasesNothingWhileAnotherProgramWrites();
    void namesFilesThatStay();
    void emptiesTheOtherWindowToo();
    void showsWhatAnotherProgramPutBack();

private:
    void prepare(int notes);
    void open() { m->openAt("clonazepam", "side-effects"); }
    BackupDialog &openBackups() const;
    EraseDialog &openErase() const;
    void typeWord(EraseDialog &dialog, const QString &word) const;
    void restore(BackupDialog &dialog) const;
    static QStringList wordsIn(const QWidget &dialog, const char *list);
    static QPushButton *button(const QWidget &in, const char *name)
    {
        return qobject_cast<QPushButton *>(WindowUnderTest::button(in, QString::fromUtf8(name)));
    }
    bool told(const char *words) const
    {
        return WindowUnderTest::says(m->the<ProblemBar>(), QString::fromUtf8(words));
    }
    QStringList texts() const;
    QStringList shown() const;
    QString path() const { return NoteStore::pathIn(m->setup.dataFolder); }
    Backup backup() const { return Backup(m->setup.dataFolder); }

    std::unique_ptr<WindowUnderTest> m;
};

void WindowSafekeepingTest::init()
{
    m = std::make_unique<WindowUnderTest>();
    m->setup.notePace = kQuick;
    m->setup.busyPatience = 0;
}

void WindowSafekeepingTest::cleanup()
{
    WindowUnderTest::look().setTextSize(100);
    m.reset();
}

/// Notes on the section, a backup of them two days ago, then one note more.
void WindowSafekeepingTest::prepare(int notes)
{
    const auto store = NoteStore::open(m->setup.dataFolder);
    QVERIFY(store);
    for (int i = 0; i <= notes; ++i) {
        if (i == notes)
            QVERIFY(*(*store)->backUp(QDate::currentDate().addDays(-2)));
        Note note;
        note.text = i == notes ? QStringLiteral("written later") : QStringLiteral("note %1").arg(i);
        note.about
            = {QStringLiteral("fixture"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
        note.topicTitle = QStringLiteral("Clonazepam");
        note.sectionTitle = QStringLiteral("Side effects");
        QVERIFY((*store)->add(note));
    }
}

BackupDialog &WindowSafekeepingTest::openBackups() const
{
    m->window->actions().backups->trigger();
    auto *dialog = WindowUnderTest::dialog<BackupDialog>();
    if (dialog == nullptr)
        qFatal("no dialog");
    return *dialog;
}

EraseDialog &WindowSafekeepingTest::openErase() const
{
    m->window->actions().eraseEverything->trigger();
    auto *dialog = WindowUnderTest::dialog<EraseDialog>();
    if (dialog == nullptr)
        qFatal("no dialog");
    return *dialog;
}

void WindowSafekeepingTest::typeWord(EraseDialog &dialog, const QString &word) const
{
    auto *line = dialog.findChild<QLineEdit *>();
    line->clear();
    QTest::keyClicks(line, word);
}

/// Chooses "Put these notes back", and agrees.
void WindowSafekeepingTest::restore(BackupDialog &dialog) const
{
    QTRY_VERIFY(button(dialog, "Put these notes back …") != nullptr
        && button(dialog, "Put these notes back …")->isEnabled());
    button(dialog, "Put these notes back …")->click();
    QTRY_VERIFY(WindowUnderTest::dialog<QMessageBox>() != nullptr);
    button(*WindowUnderTest::dialog<QMessageBox>(), "Put them back")->click();
}

QStringList WindowSafekeepingTest::wordsIn(const QWidget &dialog, const char *list)
{
    QStringList words;
    for (const QListWidget *widget : dialog.findChildren<QListWidget *>()) {
        if (widget->accessibleName() != QString::fromUtf8(list))
            continue;
        for (int i = 0; i < widget->count(); ++i)
            words.append(widget->item(i)->text());
    }
    return words;
}

QStringList WindowSafekeepingTest::texts() const
{
    QStringList texts;
    const auto notes = m->stored();
    for (const Note &note : notes)
        texts.append(note.text);
    texts.sort();
    return texts;
}

QStringList WindowSafekeepingTest::shown() const
{
    QStringList texts;
    for (const NoteCard *card : m->window->findChildren<NoteCard *>()) {
        if (card->isVisible())
            texts.append(card->editor()->toPlainText());
    }
    texts.sort();
    return texts;
}

void WindowSafekeepingTest::listsTheBackupsAndWhatTheyHold()
{
    prepare(3);
    const auto store = NoteStore::open(m->setup.dataFolder);
    Note question;
    question.kind = NoteKind::Question;
    question.text = QStringLiteral("May I drive?\n") + QStringLiteral("long ").repeated(100);
    QVERIFY((*store)->add(question));
    QVERIFY(backUpNow(m->setup.dataFolder, QDateTime(QDate::currentDate(), QTime(8, 30))));
    open();
    auto &dialog = openBackups();
    const char *list = "Backups, the newest first";
    QTRY_VERIFY2(wordsIn(dialog, list).join(u'|').contains(QStringLiteral("3 notes")),
        qPrintable(wordsIn(dialog, list).join(u'|')));
    const QStringList rows = wordsIn(dialog, list);
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows[0].startsWith(QStringLiteral("Today, ")) && rows[0].contains(QStringLiteral("5 notes"))
            && rows[0].endsWith(QStringLiteral("you asked for it")),
        qPrintable(rows[0]));
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("It holds 5 notes")));
    const QStringList held = wordsIn(dialog, "Notes in the chosen backup");
    QCOMPARE(held.size(), 5);
    QVERIFY2(held[0].startsWith(QStringLiteral("Not about a topic\nQuestion. May I drive? long")),
        qPrintable(held[0]));
    QVERIFY(held[0].size() < 200 && held[0].endsWith(u'…'));
    QCOMPARE(held[1], QStringLiteral("Clonazepam: Side effects\nwritten later"));
    dialog.findChildren<QListWidget *>().constFirst()->setCurrentRow(1);
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("It holds 3 notes")));
    QCOMPARE(wordsIn(dialog, "Notes in the chosen backup").size(), 3);
}

void WindowSafekeepingTest::saysThatThereAreNoneYet()
{
    open();
    auto &dialog = openBackups();
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("There are no backups yet")));
    QVERIFY(button(dialog, "Put these notes back …") == nullptr);
    QVERIFY(button(dialog, "Back up now")->isEnabled());
}

void WindowSafekeepingTest::tellsBackupsThatCannotBeUsed()
{
    prepare(10);
    const auto store = NoteStore::open(m->setup.dataFolder);
    QVERIFY(*(*store)->backUp(QDate::currentDate()));
    QVERIFY(StoreFolder::damage(backup().list().front().path));
    QVERIFY((*Connection::open(backup().list().back().path))
                ->execute(QStringLiteral("PRAGMA user_version = 99")));
    open();
    auto &dialog = openBackups();
    const char *list = "Backups, the newest first";
    QTRY_VERIFY(wordsIn(dialog, list).value(1).contains(QStringLiteral("Made by a newer Patient Primer")));
    QVERIFY(wordsIn(dialog, list).value(0).contains(QStringLiteral("Cannot be used: it is damaged")));
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("is damaged or is not a copy of notes")));
    QVERIFY(!button(dialog, "Put these notes back …")->isEnabled());
}

void WindowSafekeepingTest::putsABackupBackAndShowsItEverywhere()
{
    prepare(2);
    open();
    QTRY_COMPARE(shown(),
        (QStringList{QStringLiteral("note 0"), QStringLiteral("note 1"), QStringLiteral("written later")}));
    restore(openBackups());
    QTRY_VERIFY(told("Your notes are back: 2 notes. The notes that were there before are kept"));
    QVERIFY(WindowUnderTest::dialog<BackupDialog>() == nullptr);
    QTRY_COMPARE(shown(), (QStringList{QStringLiteral("note 0"), QStringLiteral("note 1")}));
    QCOMPARE(texts(), (QStringList{QStringLiteral("note 0"), QStringLiteral("note 1")}));
    QVERIFY(backup().list().front().isBeforeRestore);
    // Search finds them, and what was put away no more.
    m->searchBox().setFocus();
    m->type(QStringLiteral("written later"));
    QTRY_VERIFY(!WindowUnderTest::says(*m->window, QStringLiteral("written later")));
    m->searchBox().clear();
    // A note that was shown can be written on.
    auto *card = m->window->findChildren<NoteCard *>().constFirst();
    card->editor()->setFocus();
    QTest::keyClicks(card->editor(), QStringLiteral("more "));
    QTRY_VERIFY(texts().join(u'|').contains(QStringLiteral("more ")));
    QCOMPARE(texts().size(), 2);
    m->window->actions().allNotes->trigger();
    QTRY_COMPARE(shown().size(), 2);
}

void WindowSafekeepingTest::leavesTheNotesUnlessThePersonAgrees()
{
    prepare(2);
    open();
    auto &dialog = openBackups();
    QTRY_VERIFY(button(dialog, "Put these notes back …") != nullptr
        && button(dialog, "Put these notes back …")->isEnabled());
    button(dialog, "Put these notes back …")->click();
    QTRY_VERIFY(WindowUnderTest::dialog<QMessageBox>() != nullptr);
    auto *box = WindowUnderTest::dialog<QMessageBox>();
    QVERIFY(box->informativeText().contains(QStringLiteral("are kept as a backup first")));
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(WindowUnderTest::dialog<QMessageBox>() == nullptr);
    QCOMPARE(texts().size(), 3);
    QCOMPARE(backup().list().size(), size_t(1));
}

void WindowSafekeepingTest::keepsWhatWasTypedLastInTheBackup()
{
    m->setup.notePace.autosave = 3'600'000;
    prepare(2);
    open();
    m->write(QStringLiteral("typed a moment ago"));
    restore(openBackups());
    QTRY_VERIFY(told("Your notes are back: 2 notes."));
    const auto kept = NoteStore::openCopy(backup().list().front().path);
    QVERIFY(kept);
    QCOMPARE((*kept)->everything()->back().text, QStringLiteral("typed a moment ago"));
    QCOMPARE(texts().size(), 2);
    QTRY_COMPARE(shown().size(), 2);
    m->window->actions().undo->trigger(); // of a note that is not there any more
    QTRY_COMPARE(texts().size(), 2);
}

void WindowSafekeepingTest::putsNothingBackWhileANoteIsNotSaved()
{
    prepare(2);
    open();
    auto &dialog = openBackups();
    QTRY_VERIFY(button(dialog, "Put these notes back …") != nullptr
        && button(dialog, "Put these notes back …")->isEnabled());
    m->the<NoteDesk>().ask(
        m->window.get(), [](NoteStore &store) { return store.limitSize(4096); }, [](const Result<void> &) {});
    Note note;
    note.id = newNoteId();
    note.text = QStringLiteral("for a full disk ").repeated(4000);
    m->the<NoteDesk>().edit(note);
    QTRY_VERIFY(m->the<NoteDesk>().savingError().has_value());
    restore(dialog);
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("is not saved yet. Your notes were left")));
    QCOMPARE(texts().size(), 3);
    QVERIFY(button(dialog, "Back up now")->isEnabled());
    m->the<NoteDesk>().ask(
        m->window.get(), [](NoteStore &store) { return store.limitSize(0); }, [](const Result<void> &) {});
    QTRY_COMPARE(texts().size(), 4);
}

void WindowSafekeepingTest::backsUpNowWithWhatWasTypedLast()
{
    m->setup.notePace.autosave = 3'600'000;
    open();
    m->write(QStringLiteral("typed a moment ago"));
    auto &dialog = openBackups();
    button(dialog, "Back up now")->click();
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("A backup is made and checked: 1 note.")));
    QTRY_COMPARE(wordsIn(dialog, "Backups, the newest first").size(), 1);
    QTRY_COMPARE(wordsIn(dialog, "Notes in the chosen backup").value(0).section(u'\n', 1),
        QStringLiteral("typed a moment ago"));
}

void WindowSafekeepingTest::savesACopyAndOpensIt()
{
    prepare(2);
    open();
    auto &dialog = openBackups();
    button(dialog, "Save a copy of my notes, for instance on a memory stick")->click();
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() != nullptr);
    QVERIFY(WindowUnderTest::dialog<QFileDialog>()->acceptMode() == QFileDialog::AcceptSave);
    WindowUnderTest::dialog<QFileDialog>()->close();
    const QString copy = m->path("my copy.sqlite");
    dialog.saveCopyTo(copy);
    QTRY_VERIFY(
        WindowUnderTest::says(dialog, QStringLiteral("A copy is saved and checked: 3 notes, in ") + copy));
    dialog.addCopy(copy);
    QTRY_VERIFY(wordsIn(dialog, "Backups, the newest first").value(0)
        == QStringLiteral("The copy my copy.sqlite\n3 notes"));
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("It holds 3 notes")));
    QVERIFY((*NoteStore::open(m->setup.dataFolder))->add({}));
    restore(dialog);
    QTRY_VERIFY(told("Your notes are back: 3 notes."));
    QCOMPARE(texts().size(), 3);
}

void WindowSafekeepingTest::saysWhyACopyCannotBeSaved()
{
    prepare(2);
    open();
    auto &dialog = openBackups();
    dialog.saveCopyTo(path());
    QTRY_VERIFY(
        WindowUnderTest::says(dialog, QStringLiteral("belongs to the file that your notes are in now")));
    dialog.saveCopyTo(m->path("nowhere/copy.sqlite"));
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("Check that its folder is there")));
    dialog.addCopy(m->path("nowhere/copy.sqlite"));
    QTRY_VERIFY(WindowUnderTest::says(dialog, QStringLiteral("There is no file")));
    QVERIFY(!button(dialog, "Put these notes back …")->isEnabled());
    QCOMPARE(texts().size(), 3);
}

void WindowSafekeepingTest::putsABackupBackInPlaceOfDamagedNotes()
{
    prepare(12);
    QVERIFY(StoreFolder::damage(path()));
    open();
    QTRY_VERIFY(WindowUnderTest::says(*m->window, QStringLiteral("is damaged")));
    m->write(QStringLiteral("typed meanwhile"));
    restore(openBackups());
    QTRY_VERIFY(told("The damaged file is kept as "));
    QTRY_COMPARE(texts().size(), 13);
    QVERIFY(texts().contains(QStringLiteral("typed meanwhile")));
    QCOMPARE(QDir(m->setup.dataFolder).entryList({QStringLiteral("notes-damaged-*")}, QDir::Files).size(), 1);
}

void WindowSafekeepingTest::isUsedByTheKeyboard()
{
    prepare(2);
    open();
    auto &dialog = openBackups();
    QTRY_VERIFY(button(dialog, "Put these notes back …") != nullptr
        && button(dialog, "Put these notes back …")->isEnabled());
    dialog.activateWindow();
    QSet<QString> reached;
    dialog.findChildren<QListWidget *>().constFirst()->setFocus();
    for (int i = 0; i < 12; ++i) {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus != nullptr && dialog.isAncestorOf(focus));
        auto *pushed = qobject_cast<QPushButton *>(focus);
        const QString name = focus->accessibleName().isEmpty() && pushed != nullptr ? pushed->text()
                                                                                    : focus->accessibleName();
        QVERIFY(!name.isEmpty());
        reached.insert(name);
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    QCOMPARE(reached.size(), 7);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY(WindowUnderTest::dialog<BackupDialog>() == nullptr);
}

void WindowSafekeepingTest::fitsLargeLettersInANarrowWindow()
{
    prepare(2);
    WindowUnderTest::look().setTextSize(200);
    m->open({480, 640});
    auto &backups = openBackups();
    QTRY_VERIFY(button(backups, "Put these notes back …") != nullptr);
    auto &erase = openErase();
    for (const QDialog *dialog : {static_cast<QDialog *>(&backups), static_cast<QDialog *>(&erase)}) {
        QVERIFY2(dialog->width() <= 480 && dialog->height() <= 640, qPrintable(dialog->windowTitle()));
        const auto *scroll = dialog->findChild<QScrollArea *>();
        QVERIFY2(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width(),
            qPrintable(dialog->windowTitle()));
    }
}

void WindowSafekeepingTest::erasesOnlyAfterTheWord()
{
    prepare(2);
    open();
    auto &dialog = openErase();
    QVERIFY(!button(dialog, "Erase everything")->isEnabled());
    auto *line = dialog.findChild<QLineEdit *>();
    QTRY_VERIFY(line->hasFocus());
    QVERIFY(line->accessibleName().contains(QStringLiteral("ERASE")));
    for (const char *word : {"ERAS", "ERASED", "yes"}) {
        typeWord(dialog, QString::fromLatin1(word));
        QVERIFY(!button(dialog, "Erase everything")->isEnabled());
        QTest::keyClick(line, Qt::Key_Return);
    }
    QCOMPARE(texts().size(), 3);
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY(WindowUnderTest::dialog<EraseDialog>() == nullptr);
    QCOMPARE(texts().size(), 3);
    QCOMPARE(backup().list().size(), size_t(1));
}

void WindowSafekeepingTest::standsAsOnTheFirstDay()
{
    prepare(2);
    open();
    WindowUnderTest::look().setTextSize(110);
    QTRY_COMPARE(shown().size(), 3);
    m->window->actions().allNotes->trigger();
    QTRY_COMPARE(shown().size(), 3);
    m->searchBox().setText(QStringLiteral("written"));
    auto &dialog = openErase();
    typeWord(dialog, QStringLiteral("erase"));
    QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_VERIFY(told("Everything that you wrote is erased."));
    QTRY_VERIFY(WindowUnderTest::dialog<EraseDialog>() == nullptr);
    QVERIFY(m->searchBox().text().isEmpty());
    QVERIFY(!m->window->actions().back->isEnabled());
    QCOMPARE(m->section(), QString());
    QCOMPARE(texts(), QStringList());
    const QString settings = m->setup.dataFolder + QStringLiteral("/settings.ini");
    QTRY_VERIFY(QFile::exists(settings) && !StoreFolder::contents(settings).contains("clonazepam"));
    QCOMPARE(SettingsFile(settings).load().textSize, 110);
    QCOMPARE(
        QDir(m->setup.dataFolder).entryList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden),
        (QStringList{QStringLiteral("notes.sqlite"), QStringLiteral("settings.ini")}));
    QVERIFY(!StoreFolder::contents(path()).contains("written later"));
    m->read("clonazepam", "side-effects");
    QTRY_COMPARE(shown(), QStringList());
    m->window->actions().undo->trigger();
    m->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m->window.get()));
    m->write(QStringLiteral("a new beginning"));
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("a new beginning")});
    m->window->close();
    m->window.reset();
    QVERIFY(!StoreFolder::contents(path()).contains("written later"));
}

void WindowSafekeepingTest::dropsWhatWasNotSavedYet()
{
    m->setup.notePace.autosave = 3'600'000;
    open();
    m->write(QStringLiteral("never to be seen"));
    auto &dialog = openErase();
    typeWord(dialog, QStringLiteral("ERASE"));
    button(dialog, "Erase everything")->click();
    QTRY_VERIFY(told("Everything that you wrote is erased."));
    QVERIFY(!m->the<NoteDesk>().hasUnsaved());
    m->window->close();
    m->window.reset();
    QCOMPARE(texts(), QStringList());
}

void WindowSafekeepingTest::erasesNothingWhileAnotherProgramWrites()
{
    prepare(2);
    open();
    const auto other = Connection::open(path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN IMMEDIATE")));
    auto &dialog = openErase();
    typeWord(dialog, QStringLiteral("ERASE"));
    button(dialog, "Erase everything")->click();
    QTRY_VERIFY(
        WindowUnderTest::says(dialog, QStringLiteral("Nothing was erased: another program is using ")));
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QCOMPARE(texts().size(), 3);
    QCOMPARE(backup().list().size(), size_t(1));
    QTRY_COMPARE(shown().size(), 3);
    button(dialog, "Erase everything")->click();
    QTRY_VERIFY(told("Everything that you wrote is erased."));
}

void WindowSafekeepingTest::namesFilesThatStay()
{
    prepare(2);
    const QString stuck = m->setup.dataFolder + QStringLiteral("/notes-damaged-2026-01-01T101010.sqlite");
    open();
    auto &dialog = openErase();
    // As the notes thread would tell it.
    Q_EMIT m->the<NoteDesk>().erased({stuck});
    QTRY_VERIFY(WindowUnderTest::says(dialog, stuck));
    QVERIFY(WindowUnderTest::says(dialog, QStringLiteral("but 1 file could not be removed")));
    QVERIFY(button(dialog, "Erase everything") == nullptr);
    button(dialog, "Close")->click();
    QTRY_VERIFY(WindowUnderTest::dialog<EraseDialog>() == nullptr);
}

void WindowSafekeepingTest::emptiesTheOtherWindowToo()
{
    prepare(2);
    open();
    QTRY_COMPARE(shown().size(), 3);
    MainWindow other(m->setup, WindowUnderTest::look());
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    other.actions().eraseEverything->trigger();
    auto &dialog = *WindowUnderTest::dialog<EraseDialog>();
    typeWord(dialog, QStringLiteral("ERASE"));
    button(dialog, "Erase everything")->click();
    QTRY_VERIFY(WindowUnderTest::says(other, QStringLiteral("Everything that you wrote is erased.")));
    m->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m->window.get()));
    QTRY_COMPARE(shown(), QStringList());
    m->write(QStringLiteral("written afterwards"));
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("written afterwards")});
}

void WindowSafekeepingTest::showsWhatAnotherProgramPutBack()
{
    prepare(2);
    open();
    QTRY_COMPARE(shown().size(), 3);
    QVERIFY(
        Restoration(m->setup.dataFolder).restore(backup().list().front().path, QDateTime::currentDateTime()));
    QEvent activated(QEvent::WindowActivate);
    QApplication::sendEvent(m->window.get(), &activated);
    QTRY_COMPARE(shown(), (QStringList{QStringLiteral("note 0"), QStringLiteral("note 1")}));
}

PRIMER_TEST(WindowSafekeepingTest)
#include "WindowSafekeepingTest.moc"
