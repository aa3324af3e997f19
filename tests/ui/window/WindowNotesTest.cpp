// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"
#include "ui/MainWindow.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/notes/AllNotesPage.h"
#include "ui/notes/NoteCard.h"
#include "ui/notes/NotesFilterPane.h"
#include "ui/notes/NotesPane.h"
#include "ui/notes/NoteStateLine.h"
#include "ui/notes/PlaceHeading.h"
#include "ui/reader/StartPage.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QListView>
#include <QListWidget>

using namespace primer;
using namespace primer::tests;

/// Notes as the window leads from and to them.
class WindowNotesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void saysSavedOnceANoteIsInTheFile();
    void writesAQuestionByItsKey();
    void findsANoteByTheSearchBox();
    void listsANoteAndItsLinkLeadsBack();
    void writesANoteAboutNothingFromTheStartPage();
    void countsNotesOnTheStartPage();
    void numbersTheSectionsInTheTree();
    void deletesANoteAndBringsItBack();
    void undoesTheDeletionByTheMenu();
    void keepsANoteThatIsLeftAtOnce();
    void topicsTabLeadsBackToWhatWasRead();
    void opensTheNotesPaneForANewNote();
    void comesBackFromReadingAloneForANewNote();
    void twoWindowsKeepBothTexts();

private:
    QString stateOfNote() const;
    NoteCard *card() const;
    void writeAndSave(const QString &words) const;

    std::unique_ptr<WindowUnderTest> m;
};

NoteCard *WindowNotesTest::card() const
{
    for (NoteCard *card : m->window->findChildren<NoteCard *>()) {
        if (card->isVisible())
            return card;
    }
    return nullptr;
}

QString WindowNotesTest::stateOfNote() const
{
    for (const NoteStateLine *line : m->window->findChildren<NoteStateLine *>()) {
        if (line->isVisible())
            return line->text();
    }
    return {};
}

void WindowNotesTest::writeAndSave(const QString &words) const
{
    m->write(words);
    QTRY_COMPARE(stateOfNote(), QStringLiteral("Saved"));
}

void WindowNotesTest::saysSavedOnceANoteIsInTheFile()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    QCOMPARE(stateOfNote(), QStringLiteral("Saving …"));
    QVERIFY(m->says("Saving …"));
    QTRY_COMPARE(stateOfNote(), QStringLiteral("Saved"));
    const auto stored = m->stored();
    QCOMPARE(stored.size(), size_t(1));
    QCOMPARE(stored[0].text, QStringLiteral("Worse after lunch."));
    QCOMPARE(stored[0].about.toString(), QStringLiteral("fixture:clonazepam/side-effects"));
    QCOMPARE(stored[0].sectionTitle, QStringLiteral("Side effects"));
    QTRY_VERIFY(m->says("All saved"));
}

void WindowNotesTest::writesAQuestionByItsKey()
{
    m->openAt("clonazepam", "side-effects");
    m->key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    m->type(QStringLiteral("May I drive?"));
    QTRY_COMPARE(m->stored().size(), size_t(1));
    QCOMPARE(m->stored()[0].kind, NoteKind::Question);
}

void WindowNotesTest::findsANoteByTheSearchBox()
{
    m->openAt("clonazepam", "side-effects");
    writeAndSave(QStringLiteral("Worse after lunch, mostly zucchini."));
    m->read("clonazepam", "what-it-is");
    m->key(Qt::Key_K, Qt::ControlModifier);
    m->type(QStringLiteral("zucchini"));
    QListView &hits = *m->the<SearchResultsView>().list();
    QTRY_VERIFY(hits.isVisible() && hits.model()->rowCount() == 2); // heading and note
    m->key(Qt::Key_Return);
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    m->searchBox().clear();
    QTRY_VERIFY(card() != nullptr);
    QCOMPARE(card()->editor()->toPlainText(), QStringLiteral("Worse after lunch, mostly zucchini."));
}

void WindowNotesTest::listsANoteAndItsLinkLeadsBack()
{
    m->openAt("clonazepam", "side-effects");
    writeAndSave(QStringLiteral("Worse after lunch."));
    m->read("benzodiazepines", "dependence");
    m->key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m->the<AllNotesPage>().isVisible());
    QTRY_VERIFY(card() != nullptr);
    QCOMPARE(card()->editor()->toPlainText(), QStringLiteral("Worse after lunch."));
    QTRY_VERIFY(m->window->findChild<PlaceHeading *>() != nullptr);
    QLabel *link = nullptr;
    for (QLabel *label : m->the<PlaceHeading>().findChildren<QLabel *>()) {
        if (label->text().contains(QStringLiteral("href")))
            link = label;
    }
    QVERIFY(link != nullptr);
    QVERIFY(link->text().contains(QStringLiteral("Clonazepam › Side effects")));
    QTest::mouseClick(link, Qt::LeftButton, {}, QPoint(20, link->height() / 2));
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QTRY_VERIFY(m->the<NotesPane>().isVisible());
    m->key(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(m->the<AllNotesPage>().isVisible());
}

void WindowNotesTest::writesANoteAboutNothingFromTheStartPage()
{
    m->open();
    QTRY_VERIFY(m->says("All saved"));
    m->key(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m->the<AllNotesPage>().isVisible());
    QTRY_VERIFY(qobject_cast<NoteEditor *>(QApplication::focusWidget()) != nullptr);
    // The list is read meanwhile: the card must outlive that.
    QTRY_COMPARE(m->the<NotesFilterPane>().findChild<QListWidget *>()->count(), 5);
    for (const QChar letter : QStringLiteral("Slept badly.")) {
        m->type(QString(letter));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m->stored().size(), size_t(1));
    QCOMPARE(m->stored()[0].text, QStringLiteral("Slept badly."));
    QVERIFY(m->stored()[0].about.isEmpty());
    QTRY_VERIFY(card() != nullptr);
    QTRY_COMPARE(card()->editor()->toPlainText(), QStringLiteral("Slept badly."));
}

void WindowNotesTest::countsNotesOnTheStartPage()
{
    m->openAt("clonazepam", "side-effects");
    writeAndSave(QStringLiteral("Worse after lunch."));
    m->key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    m->type(QStringLiteral("May I drive?"));
    m->key(Qt::Key_Home, Qt::AltModifier);
    QTRY_VERIFY(m->the<StartPage>().isVisible());
    QTRY_VERIFY(m->says("2 notes"));
    QVERIFY(m->says("1 question to ask"));
    QTest::mouseClick(m->button("See my notes"), Qt::LeftButton);
    QTRY_VERIFY(m->the<AllNotesPage>().isVisible());
}

void WindowNotesTest::numbersTheSectionsInTheTree()
{
    m->openAt("clonazepam", "side-effects");
    writeAndSave(QStringLiteral("Worse after lunch."));
    QTRY_COMPARE(m->row(QStringLiteral("Side effects")).data(LibraryModel::NoteCountRole).toInt(), 1);
}

void WindowNotesTest::deletesANoteAndBringsItBack()
{
    m->openAt("clonazepam", "side-effects");
    writeAndSave(QStringLiteral("Worse after lunch."));
    QTest::mouseClick(m->button("Delete note"), Qt::LeftButton);
    QTRY_VERIFY(m->says("Note deleted"));
    QTRY_VERIFY(card() == nullptr);
    QVERIFY(m->stored()[0].isInTrash());
    QTest::mouseClick(m->button("Undo: bring the note back"), Qt::LeftButton);
    QTRY_VERIFY(card() != nullptr);
    QVERIFY(!m->stored()[0].isInTrash());
    QCOMPARE(card()->editor()->toPlainText(), QStringLiteral("Worse after lunch."));
}

void WindowNotesTest::undoesTheDeletionByTheMenu()
{
    m->openAt("clonazepam", "side-effects");
    writeAndSave(QStringLiteral("Worse after lunch."));
    QTest::mouseClick(m->button("Delete note"), Qt::LeftButton);
    QTRY_VERIFY(m->says("Note deleted"));
    m->text().setFocus();
    m->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(card() != nullptr);
    QTRY_VERIFY(!m->stored()[0].isInTrash());
}

void WindowNotesTest::keepsANoteThatIsLeftAtOnce()
{
    m->openAt("clonazepam", "what-it-is");
    m->write(QStringLiteral("Small white tablet."));
    m->key(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QTRY_COMPARE(m->stored().size(), size_t(1));
    QTRY_VERIFY(card() == nullptr);
    m->key(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_VERIFY(card() != nullptr);
    QCOMPARE(card()->editor()->toPlainText(), QStringLiteral("Small white tablet."));
}

void WindowNotesTest::topicsTabLeadsBackToWhatWasRead()
{
    m->openAt("clonazepam", "side-effects");
    auto *tabs = m->window->findChild<QTabBar *>();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QTRY_VERIFY(m->the<AllNotesPage>().isVisible());
    QVERIFY(m->the<NotesFilterPane>().isVisible());
    QVERIFY(!m->the<NotesPane>().isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QVERIFY(m->the<TopicTree>().isVisible());
}

void WindowNotesTest::opensTheNotesPaneForANewNote()
{
    m->openAt("clonazepam", "side-effects");
    m->key(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY(!m->the<NotesPane>().isVisible());
    m->write(QStringLiteral("Dizzy."));
    QVERIFY(m->the<NotesPane>().isVisible());
    QVERIFY(m->window->actions().notesPane->isChecked());
}

void WindowNotesTest::comesBackFromReadingAloneForANewNote()
{
    m->openAt("clonazepam", "side-effects");
    m->key(Qt::Key_F11);
    QTRY_VERIFY(!m->the<TopBar>().isVisible());
    m->write(QStringLiteral("Dizzy."));
    QVERIFY(m->the<NotesPane>().isVisible());
    QVERIFY(m->the<TopBar>().isVisible());
}

void WindowNotesTest::twoWindowsKeepBothTexts()
{
    m->openAt("clonazepam", "side-effects");
    writeAndSave(QStringLiteral("Mine"));
    Note other = m->stored()[0];
    other.text = QStringLiteral("Theirs");
    const auto store = NoteStore::open(m->setup.dataFolder);
    QVERIFY(store && (*store)->save(other, other.revision));
    m->type(QStringLiteral(" and more"));
    QTRY_VERIFY(m->says("This note was changed in another window meanwhile."));
    QTRY_COMPARE(m->stored().size(), size_t(2));
    QStringList texts{m->stored()[0].text, m->stored()[1].text};
    texts.sort();
    QCOMPARE(texts, QStringList({QStringLiteral("Mine and more"), QStringLiteral("Theirs")}));
}

PRIMER_TEST(WindowNotesTest)
#include "WindowNotesTest.moc"
