// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"
#include "ui/MainWindow.h"
#include "ui/navigation/NavigationPane.h"
#include "ui/notes/NotesPane.h"
#include "ui/PaneLayout.h"
#include "ui/ProblemBar.h"
#include "ui/reader/StartPage.h"
#include "ui/StoreRescue.h"
#include "ui/UnsavedNotes.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QActionGroup>
#include <QScrollBar>

using namespace primer;
using namespace primer::tests;

/// What a window leaves behind when it closes, and what the next one makes of it.
class WindowMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void remembersTextSizeAndColors();
    void remembersItsPanes();
    void offersToContinueAtTheLineThatWasLeft();
    void remembersWhatChangedRightBeforeItClosed();
    void forgetsReadingAlone();
    void survivesDamagedSettings();
    void closesAtOnceWhenAllIsSaved();
    void waitsForTheCommitBeforeItCloses();
    void savesWhatWasTypedWhenItIsDestroyed();
    void saysThatNotesCannotBeOpenedAndShowsTheRest();
    void asksBeforeATextIsLost();
    void goesBackToTheWindow();
    void keepsTheTextInAFile();
    void closesWithoutTheTextWhenToldTo();
    void closesByItselfOnceTheTextIsSaved();

private:
    /// Closes as the person does, and opens another window on the same folder.
    void openAgain();
    /// A window with a text that cannot be saved, its closing asked for.
    void closeWithoutAPlaceForNotes();
    UnsavedNotes *question() const { return WindowUnderTest::dialog<UnsavedNotes>(); }

    std::unique_ptr<WindowUnderTest> m;
};

void WindowMemoryTest::openAgain()
{
    QVERIFY(m->window->close());
    m->window.reset();
    WindowUnderTest::look().setTextSize(100);
    WindowUnderTest::look().setTheme(ThemeName::Light);
    m->open({});
}

void WindowMemoryTest::remembersTextSizeAndColors()
{
    m->open();
    m->key(Qt::Key_Plus, Qt::ControlModifier);
    m->key(Qt::Key_Plus, Qt::ControlModifier);
    m->window->actions().themes->actions().at(1)->trigger();
    openAgain();
    QCOMPARE(WindowUnderTest::look().textSize(), 120);
    QCOMPARE(WindowUnderTest::look().themeName(), ThemeName::Dark);
    QVERIFY(m->window->actions().themes->actions().at(1)->isChecked());
    WindowUnderTest::look().setTextSize(100);
    WindowUnderTest::look().setTheme(ThemeName::Light);
}

void WindowMemoryTest::remembersItsPanes()
{
    m->openAt("clonazepam", "side-effects");
    m->key(Qt::Key_F9, Qt::ShiftModifier);
    QVERIFY(!m->the<NotesPane>().isVisible());
    m->the<PaneLayout>().setWishes(true, 310, false, 0);
    openAgain();
    m->window->resize(1280, 800);
    m->read("clonazepam", "side-effects");
    QVERIFY(!m->the<NotesPane>().isVisible());
    QVERIFY(!m->window->actions().notesPane->isChecked());
    QCOMPARE(m->the<PaneLayout>().leftWidth(), 310);
    QVERIFY(m->the<NavigationPane>().isVisible());
    m->key(Qt::Key_F9);
    QVERIFY(!m->the<NavigationPane>().isVisible());
    openAgain();
    m->window->resize(1280, 800);
    QVERIFY(!m->the<NavigationPane>().isVisible());
}

void WindowMemoryTest::offersToContinueAtTheLineThatWasLeft()
{
    m->openAt("clonazepam", "side-effects");
    m->window->resize(1280, 480);
    QTRY_VERIFY(m->text().verticalScrollBar()->maximum() > 200);
    m->text().verticalScrollBar()->setValue(200);
    const int left = m->reader().topOffset();
    openAgain();
    m->window->resize(1280, 480);
    QVERIFY(m->the<StartPage>().isVisible());
    QTRY_VERIFY(m->says("Continue reading"));
    QVERIFY(m->says("Side effects"));
    QVERIFY(m->says("Section 3 of 4"));
    QTest::mouseClick(m->button("Continue"), Qt::LeftButton);
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QTRY_COMPARE(m->reader().topOffset(), left);
}

void WindowMemoryTest::remembersWhatChangedRightBeforeItClosed()
{
    // The last settings are written although the window is gone at once.
    m->open();
    for (int size = 110; size <= 150; size += 10) {
        m->key(Qt::Key_Plus, Qt::ControlModifier);
        openAgain();
        QCOMPARE(WindowUnderTest::look().textSize(), size);
    }
    WindowUnderTest::look().setTextSize(100);
}

void WindowMemoryTest::forgetsReadingAlone()
{
    m->openAt("clonazepam", "side-effects");
    m->key(Qt::Key_F11);
    QTRY_VERIFY(!m->the<TopBar>().isVisible());
    openAgain();
    QVERIFY(m->the<TopBar>().isVisible());
    QVERIFY(m->the<NavigationPane>().isVisible());
    QVERIFY(!m->window->isFullScreen());
}

void WindowMemoryTest::survivesDamagedSettings()
{
    QVERIFY(QDir().mkpath(m->setup.dataFolder));
    QFile file(m->setup.dataFolder + QStringLiteral("/settings.ini"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("\xff\xfe[[[textSize=99999\ntheme=\x01\n[General]\ntextSize=-7\ntheme=pink\n") > 0);
    file.close();
    m->open();
    QTRY_VERIFY(m->button("Taking too much") != nullptr);
    QVERIFY(WindowUnderTest::look().textSize() >= Look::kSmallestText);
    QVERIFY(WindowUnderTest::look().textSize() <= Look::kLargestText);
    QVERIFY(m->the<TopBar>().isVisible());
}

void WindowMemoryTest::closesAtOnceWhenAllIsSaved()
{
    m->openAt("clonazepam", "side-effects");
    QVERIFY(m->window->close());
    QVERIFY(!m->window->isVisible());
}

void WindowMemoryTest::waitsForTheCommitBeforeItCloses()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    QVERIFY(!m->window->close());
    QVERIFY(m->window->isVisible());
    QTRY_VERIFY(!m->window->isVisible());
    QVERIFY(question() == nullptr);
    QCOMPARE(m->stored().size(), size_t(1));
    QCOMPARE(m->stored()[0].text, QStringLiteral("Worse after lunch."));
}

void WindowMemoryTest::savesWhatWasTypedWhenItIsDestroyed()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    m->window.reset(); // as when the session ends
    QCOMPARE(m->stored().size(), size_t(1));
    QCOMPARE(m->stored()[0].text, QStringLiteral("Worse after lunch."));
}

void WindowMemoryTest::saysThatNotesCannotBeOpenedAndShowsTheRest()
{
    QFile file(m->setup.dataFolder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    m->setup.packs.append(m->path("gone.primer"));
    m->openAt("clonazepam", "side-effects");
    const auto &bar = m->the<ProblemBar>();
    QTRY_VERIFY(WindowUnderTest::says(bar, m->setup.dataFolder));
    // The settings cannot be written either; one sentence does not push out another.
    m->key(Qt::Key_Plus, Qt::ControlModifier);
    m->key(Qt::Key_0, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::says(bar, QStringLiteral("settings.ini")));
    QVERIFY(WindowUnderTest::says(bar, m->path("gone.primer")));
    QTRY_VERIFY(
        WindowUnderTest::says(m->the<StoreRescue>(), QStringLiteral("Your notes cannot be opened now.")));
    m->key(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("what-it-is"));
}

void WindowMemoryTest::closeWithoutAPlaceForNotes()
{
    QFile file(m->setup.dataFolder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    QVERIFY(!m->window->close());
    QTRY_VERIFY(question() != nullptr);
    QVERIFY(m->window->isVisible());
}

void WindowMemoryTest::asksBeforeATextIsLost()
{
    closeWithoutAPlaceForNotes();
    QVERIFY(WindowUnderTest::says(*question(), QStringLiteral("Your note is not saved yet")));
    QVERIFY(WindowUnderTest::says(*question(), m->setup.dataFolder)); // why
    for (const char *choice :
        {"Try again", "Keep the text in a file …", "Go back to the window", "Close without the text"})
        QVERIFY2(WindowUnderTest::button(*question(), QString::fromUtf8(choice)) != nullptr, choice);
    QTest::mouseClick(WindowUnderTest::button(*question(), QStringLiteral("Try again")), Qt::LeftButton);
    QTRY_VERIFY(m->says("Not saved"));
    QVERIFY(question() != nullptr);
}

void WindowMemoryTest::goesBackToTheWindow()
{
    closeWithoutAPlaceForNotes();
    QTest::mouseClick(
        WindowUnderTest::button(*question(), QStringLiteral("Go back to the window")), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(m->window->isVisible());
    QVERIFY(m->text().isVisible());
    QCOMPARE(m->the<NoteEditor>().toPlainText(), QStringLiteral("Worse after lunch."));
    QVERIFY(!m->window->close()); // it is asked anew
    QTRY_VERIFY(question() != nullptr);
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(m->window->isVisible());
}

void WindowMemoryTest::keepsTheTextInAFile()
{
    closeWithoutAPlaceForNotes();
    const QString nowhere = m->path("missing") + QStringLiteral("/kept.txt");
    question()->keepIn(nowhere);
    QVERIFY(WindowUnderTest::says(*question(), nowhere));
    QVERIFY(WindowUnderTest::says(*question(), QStringLiteral("could not be written")));

    question()->keepIn(m->path("kept.txt"));
    QVERIFY(WindowUnderTest::says(*question(), QStringLiteral("The text is kept in")));
    QFile kept(m->path("kept.txt"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(kept.readAll());
    QVERIFY(text.contains(QStringLiteral("Clonazepam: Side effects")));
    QVERIFY(text.contains(QStringLiteral("Worse after lunch.")));
}

void WindowMemoryTest::closesWithoutTheTextWhenToldTo()
{
    closeWithoutAPlaceForNotes();
    QTest::mouseClick(
        WindowUnderTest::button(*question(), QStringLiteral("Close without the text")), Qt::LeftButton);
    QTRY_VERIFY(!m->window->isVisible());
    QVERIFY(question() == nullptr);
}

void WindowMemoryTest::closesByItselfOnceTheTextIsSaved()
{
    closeWithoutAPlaceForNotes();
    QVERIFY(QFile::remove(m->setup.dataFolder)); // what was in the way
    QTest::mouseClick(WindowUnderTest::button(*question(), QStringLiteral("Try again")), Qt::LeftButton);
    QTRY_VERIFY(!m->window->isVisible());
    QCOMPARE(m->stored().size(), size_t(1));
}

PRIMER_TEST(WindowMemoryTest)
#include "WindowMemoryTest.moc"
