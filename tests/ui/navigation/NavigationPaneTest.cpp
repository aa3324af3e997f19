// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/NavigationPane.h"
#include "library/TestPack.h"
#include "TestRegistry.h"
#include "ui/navigation/LibraryModel.h"
#include "ui/navigation/SearchDesk.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/navigation/TopicTree.h"
#include "ui/style/Look.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTemporaryDir>
#include <QtTest>
#include <QVBoxLayout>

using namespace primer;
using primer::tests::TestPack;

namespace {

const QString kFixtures = QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer");
constexpr int kTopics = 3000;

TestPack largePack()
{
    TestPack pack(QStringLiteral("large"));
    pack.group(QStringLiteral("A very large group of medicines with a long name"));
    for (int i = 0; i < kTopics; ++i)
        pack.topic(QStringLiteral("m%1").arg(i),
                i % 7 == 0
                    ? QStringLiteral("A medicine with a name that is far too long for one row %1").arg(i)
                    : QStringLiteral("Medicine %1").arg(i))
            .section(QStringLiteral("what"), QStringLiteral("What it is"), "<section><p>Text.</p></section>");
    return pack;
}

/// A pane with its desks and a search box, as a window has them.
struct Window
{
    explicit Window(const QStringList &packs)
        : library([packs] { return Library::open(packs); })
        , model(library)
        , search(packs)
        , results(new SearchResultsView(look))
        , notes(new QLabel(QStringLiteral("my notes")))
        , pane(look, model, notes, results)
    {
        look.applyTo(*qApp);
        auto *column = new QVBoxLayout(&top);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(&box);
        column->addWidget(&pane, 1);
        model.reload();
        box.installEventFilter(results);
        QObject::connect(&box, &QLineEdit::textChanged, &pane, [this](const QString &typed) {
            if (typed.trimmed().isEmpty())
                pane.setSearching(false);
            search.ask(typed);
        });
        QObject::connect(&search, &SearchDesk::answered, results, [this](const SearchAnswer &answer) {
            results->show(answer);
            pane.setSearching(true);
        });
        QObject::connect(&search, &SearchDesk::failed, results, [this](const Error &error) {
            results->showError(error);
            pane.setSearching(true);
        });
        QObject::connect(results, &SearchResultsView::searchAsTyped, &search, &SearchDesk::askAsTyped);
        QObject::connect(results, &SearchResultsView::escaped, &box, [this] {
            box.clear();
            pane.takeFocus();
        });
        top.resize(320, 640);
        top.show();
    }
    ~Window()
    {
        // Both are members, not children that are deleted.
        box.setParent(nullptr);
        pane.setParent(nullptr);
    }
    Q_DISABLE_COPY_MOVE(Window)

    bool waitForGroups()
    {
        return QTest::qWaitFor([this] { return model.rowCount({}) > 0; });
    }
    void type(const char *text) { QTest::keyClicks(&box, QString::fromUtf8(text)); }
    TopicTree *tree() const { return pane.tree(); }
    QListView *list() const { return results->list(); }
    bool waitForHits()
    {
        return QTest::qWaitFor([this] { return list()->isVisible() && list()->model()->rowCount() > 0; });
    }
    bool shows(const char *text)
    {
        const auto labels = pane.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(text));
        });
    }
    QModelIndex chosen() const { return list()->currentIndex(); }

    Look look;
    Desk<Library> library;
    LibraryModel model;
    SearchDesk search;
    SearchResultsView *results;
    QLabel *notes;
    QWidget top;
    QLineEdit box;
    NavigationPane pane;
};

} // namespace

class NavigationPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<SectionRef>();
        QVERIFY(m_dir.isValid());
        m_large = m_dir.filePath(QStringLiteral("large.primer"));
        QVERIFY(largePack().write(m_large));
    }

    void opensSectionsFromTheKeyboard();
    void opensATopicByAClick();
    void showsWhereTheReaderIs();
    void keepsTheTreeAsItWasWhileSearching();
    void walksTheResultsFromTheSearchBox();
    void walksTheResultsFromTheList();
    void opensTheFirstHitWhenEnterComesBeforeTheAnswer();
    void offersToSearchAsTyped();
    void saysThatNothingWasFound();
    void saysThatSearchDidNotWork();
    void opensANote();
    void showsTheNotesPageInItsTab();
    void showsAGroup();
    void readsALargeGroupAsItIsScrolled();
    void wrapsLongRowsAndNeverCutsThem();
    void namesEverythingThatTakesTheKeyboard();
    void drawsInEveryThemeAndSize_data();
    void drawsInEveryThemeAndSize();

private:
    QTemporaryDir m_dir;
    QString m_large;
};

void NavigationPaneTest::opensSectionsFromTheKeyboard()
{
    Window window({kFixtures});
    QVERIFY(window.waitForGroups());
    TopicTree *tree = window.tree();
    QSignalSpy opened(tree, &TopicTree::openRequested);
    tree->setFocus();
    tree->setCurrentIndex(tree->model()->index(1, 0)); // Medicines
    QTest::keyClick(tree, Qt::Key_Return);
    QTRY_VERIFY(tree->model()->rowCount(tree->currentIndex()) > 0);
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Right);
    QTRY_VERIFY(tree->model()->rowCount(tree->currentIndex()) > 0);
    QVERIFY(opened.isEmpty());
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Enter);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<SectionRef>().toString(),
        QStringLiteral("fixture:clonazepam/what-it-is"));
}

void NavigationPaneTest::opensATopicByAClick()
{
    Window window({kFixtures});
    QVERIFY(window.waitForGroups());
    TopicTree *tree = window.tree();
    QSignalSpy opened(tree, &TopicTree::openRequested);
    const auto click = [tree](const QModelIndex &index) {
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
    };
    const QModelIndex group = tree->model()->index(1, 0);
    click(group);
    QTRY_VERIFY(tree->model()->rowCount(group) > 0);
    QVERIFY(tree->isExpanded(group));
    const QModelIndex topic = tree->model()->index(0, 0, group);
    QTRY_VERIFY(tree->visualRect(topic).isValid());
    click(topic);
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<SectionRef>().toString(), QStringLiteral("fixture:clonazepam"));
    QTRY_VERIFY(tree->model()->rowCount(topic) > 0);
    click(group);
    QVERIFY(!tree->isExpanded(group));
}

void NavigationPaneTest::showsWhereTheReaderIs()
{
    Window window({kFixtures});
    window.tree()->reveal({{}, QStringLiteral("clonazepam"), QStringLiteral("coming-off")}); // renamed since
    TopicTree *tree = window.tree();
    QTRY_COMPARE(tree->currentIndex().data().toString(), QStringLiteral("Stopping safely"));
    QVERIFY(tree->isExpanded(tree->currentIndex().parent()));
    QTRY_VERIFY(tree->viewport()->rect().intersects(tree->visualRect(tree->currentIndex())));
}

void NavigationPaneTest::keepsTheTreeAsItWasWhileSearching()
{
    Window window({m_large});
    window.tree()->reveal({{}, QStringLiteral("m450"), QStringLiteral("what")});
    TopicTree *tree = window.tree();
    QTRY_COMPARE(tree->currentIndex().data().toString(), QStringLiteral("What it is"));
    const QPersistentModelIndex before = tree->currentIndex();
    QCoreApplication::sendPostedEvents();
    const int scrolled = tree->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    window.type("medicine");
    QTRY_VERIFY(!tree->isVisible());
    QTest::keyClick(&window.box, Qt::Key_Escape);
    QVERIFY(window.box.text().isEmpty());
    QVERIFY(window.box.text().isEmpty());
    QVERIFY(tree->isVisible());
    QVERIFY(tree->hasFocus());
    QCOMPARE(QModelIndex(tree->currentIndex()), QModelIndex(before));
    QVERIFY(tree->isExpanded(before.parent()));
    QCOMPARE(tree->verticalScrollBar()->value(), scrolled);
}

void NavigationPaneTest::walksTheResultsFromTheSearchBox()
{
    Window window({kFixtures});
    QSignalSpy opened(window.results, &SearchResultsView::openSection);
    window.box.setFocus();
    window.type("clonazepam");
    QVERIFY(window.waitForHits());
    QCOMPARE(window.list()->model()->index(0, 0).flags(), Qt::NoItemFlags); // a heading
    QTest::keyClick(&window.box, Qt::Key_Down);
    QCOMPARE(window.chosen().row(), 1);
    QTest::keyClick(&window.box, Qt::Key_Down);
    QVERIFY(window.chosen().row() > 2); // over the heading "Sections"
    QTest::keyClick(&window.box, Qt::Key_Up);
    QCOMPARE(window.chosen().row(), 1);
    QTest::keyClick(&window.box, Qt::Key_Up);
    QCOMPARE(window.chosen().row(), 1);
    QVERIFY(window.box.hasFocus());
    QTest::keyClick(&window.box, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<SectionRef>().toString(), QStringLiteral("fixture:clonazepam"));
    QVERIFY(opened.front().at(1).toString().isEmpty());
    QVERIFY(window.results->isVisible());
}

void NavigationPaneTest::walksTheResultsFromTheList()
{
    Window window({kFixtures});
    QSignalSpy opened(window.results, &SearchResultsView::openSection);
    window.type("blue lips");
    QVERIFY(window.waitForHits());
    window.pane.takeFocus();
    QVERIFY(window.list()->hasFocus());
    QTest::keyClick(window.list(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<SectionRef>().section, QStringLiteral("side-effects"));
    QTest::mouseClick(window.list()->viewport(), Qt::LeftButton, {},
        window.list()->visualRect(window.list()->model()->index(0, 0)).center());
    QCOMPARE(opened.count(), 1); // a heading opens nothing
    QTest::mouseClick(window.list()->viewport(), Qt::LeftButton, {},
        window.list()->visualRect(window.list()->model()->index(1, 0)).center());
    QCOMPARE(opened.count(), 2);
    QTest::keyClick(window.list(), Qt::Key_Escape);
    QVERIFY(window.box.text().isEmpty());
}

void NavigationPaneTest::opensTheFirstHitWhenEnterComesBeforeTheAnswer()
{
    Window window({kFixtures});
    QSignalSpy opened(window.results, &SearchResultsView::openSection);
    window.type("klonopin");
    QTest::keyClick(&window.box, Qt::Key_Return);
    QVERIFY(opened.isEmpty());
    QTRY_COMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<SectionRef>().topic, QStringLiteral("clonazepam"));
}

void NavigationPaneTest::offersToSearchAsTyped()
{
    Window window({kFixtures});
    window.type("clonazapam");
    QTRY_VERIFY(window.shows("Showing results for clonazepam"));
    QVERIFY(window.waitForHits());
    QPushButton *asTyped = nullptr;
    for (auto *button : window.pane.findChildren<QPushButton *>()) {
        if (button->isVisible())
            asTyped = button;
    }
    QVERIFY(asTyped);
    QVERIFY(asTyped->text().contains(QStringLiteral("clonazapam")));
    asTyped->setFocus();
    QTest::keyClick(asTyped, Qt::Key_Space);
    QTRY_VERIFY(window.shows("Nothing found"));
    QVERIFY(!window.shows("Showing results"));
}

void NavigationPaneTest::saysThatNothingWasFound()
{
    Window window({kFixtures});
    window.type("qqqqwwww");
    QTRY_VERIFY(window.shows("Nothing found"));
    QVERIFY(window.shows("Try fewer words"));
    QVERIFY(!window.list()->isVisible());
    QTest::keyClick(&window.box, Qt::Key_Down);
    QTest::keyClick(&window.box, Qt::Key_Return);
    window.box.clear();
    window.type("***");
    QTRY_VERIFY(window.shows("Nothing found"));
}

void NavigationPaneTest::saysThatSearchDidNotWork()
{
    Window window({m_large}); // has no indexes
    QVERIFY(window.waitForGroups());
    window.type("medicine");
    QTRY_VERIFY(window.shows("Search did not work"));
    QVERIFY(!window.shows("Nothing found"));
    QVERIFY(window.shows("Test pack"));
}

void NavigationPaneTest::opensANote()
{
    Window window({kFixtures});
    Note note;
    note.id = newNoteId();
    note.text = QStringLiteral("Ask about giraffes");
    note.created = note.modified = noteTime();
    window.search.noteChanged(note);
    QSignalSpy requested(window.results, &SearchResultsView::openSection);
    window.type("giraffes");
    QVERIFY(window.waitForHits());
    QCOMPARE(window.list()->model()->index(0, 0).data().toString(), QStringLiteral("My notes"));
    QTest::keyClick(&window.box, Qt::Key_Return);
    QTRY_COMPARE(requested.count(), 1);
    QCOMPARE(requested.front().at(1).toString(), note.id);
}

void NavigationPaneTest::showsTheNotesPageInItsTab()
{
    Window window({kFixtures});
    auto *tabs = window.pane.findChild<QTabBar *>();
    QSignalSpy chosen(&window.pane, &NavigationPane::notesChosen);
    window.top.activateWindow();
    tabs->setFocus();
    QTRY_VERIFY(tabs->hasFocus());
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(chosen.count(), 1);
    window.pane.showNotes();
    QVERIFY(window.notes->isVisible());
    window.type("clonazepam");
    QVERIFY(window.waitForHits());
    QVERIFY(!window.notes->isVisible() && !tabs->isVisible());
    QTest::keyClick(&window.box, Qt::Key_Escape);
    QVERIFY(window.notes->isVisible() && tabs->isVisible());
    window.pane.showTopics();
    QVERIFY(window.tree()->isVisible());
}

void NavigationPaneTest::showsAGroup()
{
    Window window({kFixtures});
    window.tree()->revealGroup(QStringLiteral("Medicines")); // before the groups are there
    TopicTree *tree = window.tree();
    QTRY_COMPARE(tree->currentIndex().data().toString(), QStringLiteral("Medicines"));
    QVERIFY(tree->isExpanded(tree->currentIndex()));
}

void NavigationPaneTest::readsALargeGroupAsItIsScrolled()
{
    Window window({m_large});
    QVERIFY(window.waitForGroups());
    TopicTree *tree = window.tree();
    const QModelIndex group = tree->model()->index(0, 0);
    tree->setFocus();
    tree->setCurrentIndex(group);
    QTest::keyClick(tree, Qt::Key_Right);
    QTRY_COMPARE(tree->model()->rowCount(group), LibraryModel::kPageSize);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(tree->model()->rowCount(group), LibraryModel::kPageSize); // no more than is looked at
    QTest::keyClick(tree, Qt::Key_End);
    QTRY_VERIFY(tree->model()->rowCount(group) > LibraryModel::kPageSize);
    int before = 0;
    while (window.model.hasMore(group)) {
        before = tree->model()->rowCount(group);
        QTest::keyClick(tree, Qt::Key_End);
        QTRY_VERIFY(tree->model()->rowCount(group) > before || !window.model.hasMore(group));
    }
    QCOMPARE(tree->model()->rowCount(group), kTopics);
}

void NavigationPaneTest::wrapsLongRowsAndNeverCutsThem()
{
    Window window({m_large});
    QVERIFY(window.waitForGroups());
    TopicTree *tree = window.tree();
    const QModelIndex group = tree->model()->index(0, 0);
    tree->expand(group);
    QTRY_VERIFY(tree->model()->rowCount(group) > 2);
    const int longRow = tree->rowSize(tree->model()->index(0, 0, group)).height();
    const int shortRow = tree->rowSize(tree->model()->index(1, 0, group)).height();
    QVERIFY(shortRow >= 36);
    QVERIFY(longRow > shortRow);
    window.look.setTextSize(200);
    QVERIFY(tree->rowSize(tree->model()->index(0, 0, group)).height() > 2 * longRow);
    QVERIFY(tree->rowSize(tree->model()->index(1, 0, group)).height() >= 72);
    QCOMPARE(tree->horizontalScrollBar()->maximum(), 0);
}

void NavigationPaneTest::namesEverythingThatTakesTheKeyboard()
{
    Window window({kFixtures});
    for (const auto *widget : window.pane.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isPart = widget->objectName().startsWith(QStringLiteral("qt_"))
            || qobject_cast<const QScrollBar *>(widget) != nullptr
            || qstrcmp(widget->metaObject()->className(), "QToolButton") == 0;
        QVERIFY2(isPart || button != nullptr || !widget->accessibleName().isEmpty(),
            widget->metaObject()->className());
    }
}

void NavigationPaneTest::drawsInEveryThemeAndSize_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("size");
    for (const auto theme : {ThemeName::Light, ThemeName::Dark, ThemeName::Sepia, ThemeName::HighContrast}) {
        for (const int size : {100, 200})
            QTest::addRow("%s-%d", qPrintable(themeWord(theme)), size) << static_cast<int>(theme) << size;
    }
}

void NavigationPaneTest::drawsInEveryThemeAndSize()
{
    QFETCH(int, theme);
    QFETCH(int, size);
    Window window({kFixtures});
    window.look.setTheme(static_cast<ThemeName>(theme));
    window.look.setTextSize(size);
    window.top.resize(280 * size / 100, 700);
    window.model.setNoteCounts(
        {QStringLiteral("fixture"), QStringLiteral("clonazepam"), {}}, {{QStringLiteral("side-effects"), 2}});
    window.tree()->reveal({{}, QStringLiteral("clonazepam"), QStringLiteral("side-effects")});
    QTRY_COMPARE(window.tree()->currentIndex().data().toString(), QStringLiteral("Side effects"));
    const QImage tree = window.top.grab().toImage();
    window.top.resize(420 * size / 100, 700);
    window.type("clonazapam");
    QVERIFY(window.waitForHits());
    QTest::keyClick(&window.box, Qt::Key_Down);
    const QImage results = window.top.grab().toImage();
    const QColor chosen = window.look.theme().chosen;
    for (const QImage *image : {&tree, &results}) {
        int found = 0;
        for (int y = 0; y < image->height(); ++y) {
            for (int x = 0; x < image->width(); x += 4)
                found += image->pixelColor(x, y) == chosen ? 1 : 0;
        }
        QVERIFY(found > 500);
    }
    const QString folder = qEnvironmentVariable("PRIMER_PICTURES");
    if (!folder.isEmpty()) {
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(tree.save(folder + u"/tree-" + name + u".png"));
        QVERIFY(results.save(folder + u"/results-" + name + u".png"));
    }
}

PRIMER_TEST(NavigationPaneTest)
#include "NavigationPaneTest.moc"
