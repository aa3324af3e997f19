// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"
#include "TestRegistry.h"
#include "ui/HelpWindow.h"
#include "ui/navigation/NavigationPane.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/notes/NotesPane.h"
#include "ui/PaneLayout.h"
#include "ui/ProblemBar.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/StartPage.h"
#include "ui/StatusBar.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QToolButton>

using namespace primer;
using namespace primer::tests;

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void opensOnTheStartPageWithHelpFirst();
    void opensAtThePlaceThatItWasAskedFor();
    void saysWhenThatPlaceIsNowhere();
    void readsWhatIsClickedInTheTree();
    void opensATopicFromTheStartPage();
    void comesBackToTheLineThatWasLeft();
    void stepsFromSectionToSection();
    void goesToTheStartPageByItsKey();
    void findsBySearchingAndOpensTheFirstHit();
    void escapeBringsTheTreeBack();
    void walksTheHitsByArrows();
    void saysWhenNothingIsFound();
    void findsWordsInTheSection();
    void changesTheTextSizeByKeys();
    void startPageStandsEveryTextSize();
    void takesItsColorsFromTheMenu();
    void readsAloneAndComesBack();
    void walksThePanes();
    void leadsBySmallWindowsToo();
    void breadcrumbUnfoldsItsGroup();
    void opensItsHelp();
    void saysThatTheHelpIsMissing();
    void saysWhichPackIsMissingOrDamaged();
    void saysWhatToDoWithoutAnyPack();
    void reportsAMistakeWithItsPlaceAndVersion();
    void copiesDiagnosticsWithoutWhatWasRead();
    void copiesWhatIsChosenWhereTheKeyboardIs();
    void everyShortcutBelongsToOneAction();

private:
    QListView &hits() const { return *m->the<SearchResultsView>().list(); }
    void search(const QString &words) const;
    static void damage(const QString &path);

    std::unique_ptr<WindowUnderTest> m;
};

void MainWindowTest::search(const QString &words) const
{
    m->key(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m->searchBox().hasFocus());
    m->type(words);
}

void MainWindowTest::damage(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("This is not a pack.") > 0);
}

void MainWindowTest::opensOnTheStartPageWithHelpFirst()
{
    m->open();
    QVERIFY(m->the<StartPage>().isVisible());
    QVERIFY(m->says("Get help now")); // also before anything was read
    QTRY_VERIFY(m->button("Taking too much") != nullptr);
    QVERIFY(m->says("What would you like to know today?"));
    QVERIFY(m->says("For learning. It does not replace advice"));
    QTRY_VERIFY(m->says("All saved"));
    QVERIFY(m->row(QStringLiteral("Get help now")).isValid());
    QCOMPARE(m->row(QStringLiteral("Get help now")).row(), 0);
    QVERIFY(!m->the<ProblemBar>().isVisible());
    QVERIFY(!m->the<NotesPane>().isVisible());
    QVERIFY(!m->window->actions().print->isEnabled());
    QVERIFY(!m->window->actions().back->isEnabled());
    const int help = m->button("Taking too much")->mapTo(m->window.get(), QPoint()).y();
    const int reading = m->button("Read")->mapTo(m->window.get(), QPoint()).y();
    QVERIFY(help < reading);
}

void MainWindowTest::opensAtThePlaceThatItWasAskedFor()
{
    m->setup.open = {{}, QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    m->open();
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QCOMPARE(m->window->windowTitle(), QStringLiteral("Clonazepam: Side effects - Patient Primer"));
    QTRY_COMPARE(m->the<TopicTree>().currentIndex().data().toString(), QStringLiteral("Side effects"));
}

void MainWindowTest::saysWhenThatPlaceIsNowhere()
{
    m->setup.open = {{}, QStringLiteral("no-such-topic"), {}};
    m->open();
    QTRY_VERIFY(m->says("There is no topic \"no-such-topic\"."));
    QVERIFY(m->says("Choose another topic on the left"));
    m->clickRow(QStringLiteral("Medicines"));
    m->clickRow(QStringLiteral("Clonazepam"));
    QTRY_COMPARE(m->section(), QStringLiteral("at-a-glance"));
}

void MainWindowTest::readsWhatIsClickedInTheTree()
{
    m->open();
    m->clickRow(QStringLiteral("Medicines"));
    m->clickRow(QStringLiteral("Clonazepam"));
    QTRY_COMPARE(m->section(), QStringLiteral("at-a-glance"));
    m->clickRow(QStringLiteral("Side effects"));
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QVERIFY(m->text().toPlainText().startsWith(QStringLiteral("Side effects")));
    QVERIFY(m->the<NotesPane>().isVisible());
    QVERIFY(m->window->actions().print->isEnabled());
}

void MainWindowTest::opensATopicFromTheStartPage()
{
    m->open();
    QTRY_VERIFY(m->button("Taking too much") != nullptr);
    QTest::mouseClick(m->button("Taking too much"), Qt::LeftButton);
    QTRY_COMPARE(m->window->windowTitle(), QStringLiteral("Taking too much: At a glance - Patient Primer"));
    QVERIFY(m->text().hasFocus());
}

void MainWindowTest::comesBackToTheLineThatWasLeft()
{
    m->openAt("clonazepam", "side-effects");
    m->window->resize(1280, 480);
    QScrollBar *bar = m->text().verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 200);
    bar->setValue(200);
    const int left = m->reader().topOffset();
    QVERIFY(left > 0);

    m->key(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("stopping-safely"));
    QCOMPARE(m->reader().topOffset(), 0);
    m->key(Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QTRY_COMPARE(m->reader().topOffset(), left);
    m->key(Qt::Key_Right, Qt::AltModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("stopping-safely"));
    QVERIFY(!m->window->actions().forward->isEnabled());
}

void MainWindowTest::stepsFromSectionToSection()
{
    m->openAt("clonazepam", "what-it-is");
    m->key(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    m->key(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("what-it-is"));
    m->key(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_COMPARE(m->section(), QStringLiteral("at-a-glance"));
    QVERIFY(!m->window->actions().previousSection->isEnabled());
    m->read("clonazepam", "stopping-safely");
    QVERIFY(!m->window->actions().nextSection->isEnabled());
}

void MainWindowTest::goesToTheStartPageByItsKey()
{
    m->openAt("clonazepam", "what-it-is");
    m->key(Qt::Key_Home, Qt::AltModifier);
    QTRY_VERIFY(m->the<StartPage>().isVisible());
    QTRY_VERIFY(m->says("Continue reading"));
    QTest::mouseClick(m->button("Continue"), Qt::LeftButton);
    QTRY_COMPARE(m->section(), QStringLiteral("what-it-is"));
}

void MainWindowTest::findsBySearchingAndOpensTheFirstHit()
{
    m->open();
    search(QStringLiteral("klonopin"));
    QTRY_VERIFY(hits().isVisible() && hits().model()->rowCount() > 1);
    QVERIFY(!m->the<TopicTree>().isVisible());
    m->key(Qt::Key_Return);
    QTRY_VERIFY(m->window->windowTitle().startsWith(QStringLiteral("Clonazepam")));
    QVERIFY(hits().isVisible()); // there is room for both
    QVERIFY(!m->the<NotesPane>().isVisible());
}

void MainWindowTest::escapeBringsTheTreeBack()
{
    m->openAt("clonazepam", "what-it-is");
    search(QStringLiteral("sleepy"));
    QTRY_VERIFY(hits().isVisible());
    m->key(Qt::Key_Escape);
    QTRY_VERIFY(m->the<TopicTree>().isVisible());
    QVERIFY(!hits().isVisible());
    QVERIFY(m->searchBox().text().isEmpty());
    QVERIFY(m->the<NotesPane>().isVisible());
    QVERIFY(m->text().hasFocus());
}

void MainWindowTest::walksTheHitsByArrows()
{
    m->open();
    search(QStringLiteral("clonazepam"));
    QTRY_VERIFY(hits().isVisible() && hits().model()->rowCount() > 3);
    m->key(Qt::Key_Down);
    const QModelIndex first = hits().currentIndex();
    QVERIFY(first.isValid());
    m->key(Qt::Key_Down);
    QVERIFY(hits().currentIndex().row() > first.row());
    m->key(Qt::Key_Return);
    QTRY_VERIFY(!m->section().isEmpty());
    QVERIFY(m->searchBox().hasFocus());
}

void MainWindowTest::saysWhenNothingIsFound()
{
    m->open();
    search(QStringLiteral("qqqxyzzy"));
    QTRY_VERIFY(m->says("Nothing found"));
    for (int i = 0; i < 8; ++i)
        m->key(Qt::Key_Backspace);
    QTRY_VERIFY(m->the<TopicTree>().isVisible());
}

void MainWindowTest::findsWordsInTheSection()
{
    m->openAt("clonazepam", "side-effects");
    m->key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m->the<FindBar>().isVisible());
    m->type(QStringLiteral("sleepy"));
    QTRY_VERIFY(m->says("1 of "));
    QCOMPARE(m->text().textCursor().selectedText().toLower(), QStringLiteral("sleepy"));
    m->key(Qt::Key_F3);
    QTRY_VERIFY(m->says("2 of "));
    m->key(Qt::Key_F3, Qt::ShiftModifier);
    QTRY_VERIFY(m->says("1 of "));
    m->key(Qt::Key_Escape);
    QTRY_VERIFY(!m->the<FindBar>().isVisible());
    QVERIFY(m->text().hasFocus());
}

void MainWindowTest::changesTheTextSizeByKeys()
{
    m->openAt("clonazepam", "what-it-is");
    const auto &look = WindowUnderTest::look();
    const qreal before = m->text().document()->defaultFont().pointSizeF();
    m->key(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(look.textSize(), 110);
    QVERIFY(m->text().document()->defaultFont().pointSizeF() > before);
    m->key(Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(look.textSize(), 120);
    m->key(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(look.textSize(), 110);
    m->key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(look.textSize(), 100);
    QCOMPARE(m->text().document()->defaultFont().pointSizeF(), before);
    for (int i = 0; i < 25; ++i)
        m->key(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(look.textSize(), Look::kLargestText);
    QVERIFY(!m->window->actions().largerText->isEnabled());
    m->key(Qt::Key_0, Qt::ControlModifier);
    QVERIFY(m->window->actions().largerText->isEnabled());
}

void MainWindowTest::startPageStandsEveryTextSize()
{
    m->open({800, 600});
    QTRY_VERIFY(m->button("Taking too much") != nullptr);
    for (const int step : {Qt::Key_Plus, Qt::Key_Minus}) {
        for (int i = 0; i < 22; ++i) {
            m->key(step, Qt::ControlModifier);
            QVERIFY(m->button("Taking too much") != nullptr);
            QVERIFY(m->the<StartPage>().isVisible());
        }
    }
    m->key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(WindowUnderTest::look().textSize(), 100);
}

void MainWindowTest::takesItsColorsFromTheMenu()
{
    m->open();
    QMenuBar *bar = m->window->menuBar();
    QAction *view = nullptr;
    for (QAction *action : bar->actions()) {
        if (action->text() == QStringLiteral("&View"))
            view = action;
    }
    QVERIFY(view != nullptr);
    bar->setActiveAction(view);
    QTRY_VERIFY(view->menu()->isVisible());
    QTest::keyClick(view->menu(), Qt::Key_C);
    QTRY_VERIFY(QApplication::activePopupWidget() != view->menu());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_H);
    QTRY_COMPARE(WindowUnderTest::look().themeName(), ThemeName::HighContrast);
    QCOMPARE(m->window->actions().themes->checkedAction()->text(), QStringLiteral("&High contrast"));
    QCOMPARE(QApplication::palette().color(QPalette::Window), WindowUnderTest::look().theme().window);
    m->window->actions().themes->actions().constFirst()->trigger();
    QCOMPARE(WindowUnderTest::look().themeName(), ThemeName::Light);
}

void MainWindowTest::readsAloneAndComesBack()
{
    m->openAt("clonazepam", "what-it-is");
    QVERIFY(m->the<NotesPane>().isVisible());
    m->key(Qt::Key_F11);
    QTRY_VERIFY(!m->the<TopBar>().isVisible());
    QVERIFY(!m->the<NavigationPane>().isVisible());
    QVERIFY(!m->the<NotesPane>().isVisible());
    QVERIFY(!m->window->menuBar()->isVisible());
    QVERIFY(m->text().isVisible());
    QVERIFY(m->window->isFullScreen());
    m->key(Qt::Key_PageDown, Qt::ControlModifier); // shortcuts hold without the menu
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QVERIFY(!m->the<NotesPane>().isVisible());
    m->key(Qt::Key_F11);
    QTRY_VERIFY(m->the<TopBar>().isVisible());
    QVERIFY(m->the<NavigationPane>().isVisible());
    QTRY_VERIFY(m->the<NotesPane>().isVisible());
    QVERIFY(m->window->menuBar()->isVisible());
    QVERIFY(!m->window->isFullScreen());
}

void MainWindowTest::walksThePanes()
{
    m->openAt("clonazepam", "what-it-is");
    m->text().setFocus();
    const auto isIn = [](const QWidget &pane) {
        const QWidget *focus = QApplication::focusWidget();
        return focus != nullptr && (focus == &pane || pane.isAncestorOf(focus))
            && focus->focusPolicy() != Qt::NoFocus;
    };
    m->key(Qt::Key_F6);
    QVERIFY(isIn(m->the<NotesPane>()));
    m->key(Qt::Key_F6);
    QVERIFY(m->searchBox().hasFocus());
    m->key(Qt::Key_F6);
    QVERIFY(m->the<TopicTree>().hasFocus());
    m->key(Qt::Key_F6);
    QVERIFY(m->text().hasFocus());

    m->key(Qt::Key_Home, Qt::AltModifier);
    QTRY_VERIFY(m->button("Continue") != nullptr);
    m->searchBox().setFocus();
    m->key(Qt::Key_F6);
    m->key(Qt::Key_F6);
    QVERIFY(isIn(m->the<StartPage>()));
}

void MainWindowTest::leadsBySmallWindowsToo()
{
    m->openAt("clonazepam", "what-it-is");
    m->window->resize(600, 600);
    const auto &panes = m->the<PaneLayout>();
    QTRY_COMPARE(panes.roominess(), Roominess::Narrow);
    QVERIFY(m->text().isVisible());
    QTRY_VERIFY(m->button("My notes") != nullptr);
    QTest::mouseClick(m->button("My notes"), Qt::LeftButton);
    QTRY_VERIFY(!m->text().isVisible());
    QTRY_VERIFY(m->button("Back to reading") != nullptr);
    QTest::mouseClick(m->button("Back to reading"), Qt::LeftButton);
    QTRY_VERIFY(m->text().isVisible());
    QTest::mouseClick(m->button("Topics"), Qt::LeftButton);
    QTRY_VERIFY(m->the<TopicTree>().isVisible());
    m->clickRow(QStringLiteral("Side effects"));
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    search(QStringLiteral("klonopin"));
    QTRY_VERIFY(hits().isVisible());
    m->key(Qt::Key_Return);
    QTRY_COMPARE(m->section(), QStringLiteral("at-a-glance"));
}

void MainWindowTest::breadcrumbUnfoldsItsGroup()
{
    m->openAt("clonazepam", "what-it-is");
    m->window->actions().leftPane->trigger();
    QTRY_VERIFY(!m->the<TopicTree>().isVisible());
    Q_EMIT m->reader().groupRequested(QStringLiteral("Medicines"));
    QTRY_VERIFY(m->the<TopicTree>().isVisible());
    QCOMPARE(m->the<TopicTree>().currentIndex().data().toString(), QStringLiteral("Medicines"));
    QVERIFY(m->the<TopicTree>().hasFocus());
}

void MainWindowTest::opensItsHelp()
{
    m->openAt("clonazepam", "what-it-is");
    m->key(Qt::Key_F1);
    QTRY_VERIFY(WindowUnderTest::dialog<HelpWindow>() != nullptr);
    auto *help = WindowUnderTest::dialog<HelpWindow>();
    const auto *topics = help->findChild<QListWidget *>();
    QTRY_COMPARE(topics->count(), 3);
    const auto *reader = help->findChild<ReaderPane *>();
    QTRY_VERIFY(reader->page() != nullptr);
    QCOMPARE(reader->page()->section.ref.topic, QStringLiteral("taking-too-much"));
    QVERIFY(QTest::qWaitForWindowActive(help));
    QTest::keyClick(help, Qt::Key_Escape);
    QTRY_VERIFY(WindowUnderTest::dialog<HelpWindow>() == nullptr);
    QCOMPARE(m->section(), QStringLiteral("what-it-is"));
}

void MainWindowTest::saysThatTheHelpIsMissing()
{
    m->setup.helpPack = m->path("nowhere.primer");
    m->open();
    m->key(Qt::Key_F1);
    QTRY_VERIFY(WindowUnderTest::dialog<HelpWindow>() != nullptr);
    auto *help = WindowUnderTest::dialog<HelpWindow>();
    QTRY_VERIFY(WindowUnderTest::says(*help, QStringLiteral("The help is missing.")));
    help->close();
}

void MainWindowTest::saysWhichPackIsMissingOrDamaged()
{
    damage(m->path("damaged.primer"));
    m->setup.packs = {m->path("gone.primer"), WindowUnderTest::packPath(), m->path("damaged.primer")};
    m->open();
    const auto &bar = m->the<ProblemBar>();
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(WindowUnderTest::says(bar, m->path("gone.primer")));
    QVERIFY(WindowUnderTest::says(bar, m->path("damaged.primer")));
    QTRY_VERIFY(m->button("Taking too much") != nullptr);
    m->clickRow(QStringLiteral("Medicines"));
    m->clickRow(QStringLiteral("Clonazepam"));
    QTRY_COMPARE(m->section(), QStringLiteral("at-a-glance"));
    search(QStringLiteral("klonopin"));
    QTRY_VERIFY(hits().isVisible());
    QVERIFY(bar.isVisible()); // until it is put away
    QTest::mouseClick(m->button("Close this message"), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
}

void MainWindowTest::saysWhatToDoWithoutAnyPack()
{
    m->setup.packs.clear();
    m->open();
    QTRY_VERIFY(m->says("There is nothing to read yet"));
    QVERIFY(m->says("Get help now"));
    QVERIFY(m->says("988"));
    QVERIFY(m->button("Add a pack …") != nullptr);
    m->write(QStringLiteral("Slept badly."));
    QTRY_COMPARE(m->stored().size(), size_t(1));
}

void MainWindowTest::reportsAMistakeWithItsPlaceAndVersion()
{
    m->openAt("clonazepam", "side-effects");
    m->window->actions().reportMistake->trigger();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("fixture:clonazepam/side-effects")));
    QVERIFY(copied.contains(QStringLiteral("Patient Primer " PRIMER_VERSION)));
    QVERIFY(m->says("Copied: the place and its version."));
}

void MainWindowTest::copiesDiagnosticsWithoutWhatWasRead()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Secretword"));
    m->window->actions().copyDiagnostics->trigger();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("Pack fixture 1")));
    QVERIFY(copied.contains(QStringLiteral("text size 100 %")));
    for (const auto *word : {"clonazepam", "side-effects", "Side effects", "Secretword"})
        QVERIFY2(!copied.contains(QString::fromLatin1(word), Qt::CaseInsensitive), word);
}

void MainWindowTest::copiesWhatIsChosenWhereTheKeyboardIs()
{
    m->openAt("clonazepam", "side-effects");
    QAction *copy = m->window->actions().copy;
    m->text().setFocus();
    m->text().selectAll();
    copy->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Side effects")));
    m->write(QStringLiteral("Ask about driving"));
    m->key(Qt::Key_A, Qt::ControlModifier);
    copy->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Ask about driving"));
    m->window->actions().undo->trigger(); // of the text, not of the note
    QVERIFY(!m->the<NoteEditor>().toPlainText().contains(QStringLiteral("driving")));
    m->window->actions().redo->trigger();
    QCOMPARE(m->the<NoteEditor>().toPlainText(), QStringLiteral("Ask about driving"));
    search(QStringLiteral("tolerance"));
    m->searchBox().selectAll();
    copy->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("tolerance"));
}

void MainWindowTest::everyShortcutBelongsToOneAction()
{
    m->open();
    QSet<QString> seen;
    for (const QAction *action : m->window->actions().findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!seen.contains(keys.toString()), qPrintable(keys.toString()));
            seen.insert(keys.toString());
        }
    }
    QVERIFY(seen.size() > 20);
}

PRIMER_TEST(MainWindowTest)
#include "MainWindowTest.moc"
