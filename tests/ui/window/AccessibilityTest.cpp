// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"
#include "ui/HelpWindow.h"
#include "ui/MainWindow.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/notes/AllNotesPage.h"
#include "ui/printing/PrintDialog.h"
#include "ui/reader/FindBar.h"
#include "ui/UnsavedNotes.h"
#include "WindowUnderTest.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

using namespace primer;
using namespace primer::tests;

/// In every place of the window: what takes the keyboard has a name and is large enough to be hit.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void startPage();
    void startPageWithoutPacks();
    void sectionWithNotes();
    void sectionThatIsMissing();
    void allNotes();
    void allNotesWithoutNotes();
    void searchResults();
    void problemBar();
    void damagedNotes();
    void printDialog();
    void helpWindow();
    void about();
    void unsavedNotes();
    void narrowWindow();
    void menusHaveWordsAndMnemonicsOfTheirOwn();

private:
    static QString faults(const QWidget &place);
    static bool takesFocus(const QWidget &widget);
    static bool mayBeSmall(const QWidget &widget);
    static QString named(const QWidget &widget);

    std::unique_ptr<WindowUnderTest> m;
};

bool AccessibilityTest::takesFocus(const QWidget &widget)
{
    return widget.isVisible() && widget.isEnabled() && widget.focusPolicy() != Qt::NoFocus
        && widget.focusProxy() == nullptr;
}

bool AccessibilityTest::mayBeSmall(const QWidget &widget)
{
    // A text that is read and copied, not a target: nothing happens where it is clicked.
    const auto *label = qobject_cast<const QLabel *>(&widget);
    if (label != nullptr && (label->textInteractionFlags() & Qt::LinksAccessibleByMouse) == 0)
        return true;
    // As high as its line of text, in a card that grows with it; a click on the line is a click on it.
    return qobject_cast<const NoteEditor *>(&widget) != nullptr && widget.width() >= 24;
}

QString AccessibilityTest::named(const QWidget &widget)
{
    QStringList way;
    for (const QWidget *up = &widget; up != nullptr && way.size() < 4; up = up->parentWidget())
        way.prepend(QString::fromLatin1(up->metaObject()->className()));
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return way.join(u'/') + QStringLiteral(" \"")
        + (button != nullptr ? button->text() : widget.accessibleName()) + u'"';
}

/// One in a line.
QString AccessibilityTest::faults(const QWidget &place)
{
    QStringList list;
    int seen = 0;
    for (QWidget *widget : place.findChildren<QWidget *>()) {
        if (!takesFocus(*widget))
            continue;
        ++seen;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (face == nullptr || face->text(QAccessible::Name).trimmed().isEmpty())
            list.append(named(*widget) + QStringLiteral(" has no name"));
        if ((widget->width() < 24 || widget->height() < 24) && !mayBeSmall(*widget)) {
            list.append(named(*widget)
                + QStringLiteral(" is only %1 by %2").arg(widget->width()).arg(widget->height()));
        }
    }
    if (seen == 0)
        list.append(QStringLiteral("nothing takes the keyboard"));
    return list.join(u'\n');
}

void AccessibilityTest::startPage()
{
    m->open();
    QTRY_VERIFY(m->button("Taking too much") != nullptr);
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::startPageWithoutPacks()
{
    m->setup.packs.clear();
    m->open();
    QTRY_VERIFY(m->button("Add a pack …") != nullptr);
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::sectionWithNotes()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    m->key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    m->type(QStringLiteral("May I drive?"));
    m->key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m->the<FindBar>().isVisible());
    m->type(QStringLiteral("sleepy"));
    QTRY_COMPARE(m->stored().size(), size_t(2));
    QTRY_VERIFY(m->says("Saved"));
    QCOMPARE(faults(*m->window), QString());
    QTest::mouseClick(m->button("Delete note"), Qt::LeftButton);
    QTRY_VERIFY(m->says("Note deleted"));
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::sectionThatIsMissing()
{
    m->setup.open = {{}, QStringLiteral("no-such-topic"), {}};
    m->open();
    QTRY_VERIFY(m->says("There is no topic"));
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::allNotes()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    m->key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m->the<AllNotesPage>().isVisible());
    QTRY_VERIFY(WindowUnderTest::button(m->the<AllNotesPage>(), QStringLiteral("Delete note")) != nullptr);
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::allNotesWithoutNotes()
{
    m->open();
    m->key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m->says("You have no notes yet"));
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::searchResults()
{
    m->open();
    m->key(Qt::Key_K, Qt::ControlModifier);
    m->type(QStringLiteral("clonazepan")); // misspelled: the banner stands above
    const QListView &hits = *m->the<SearchResultsView>().list();
    QTRY_VERIFY(hits.isVisible() && hits.model()->rowCount() > 1);
    QVERIFY(m->says("Showing results for"));
    QCOMPARE(faults(*m->window), QString());
    for (int row = 0; row < hits.model()->rowCount(); ++row)
        QVERIFY(!hits.model()->index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
}

void AccessibilityTest::problemBar()
{
    m->setup.packs.append(m->path("gone.primer"));
    m->open();
    QTRY_VERIFY(m->button("Close this message") != nullptr);
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::damagedNotes()
{
    QVERIFY(QDir().mkpath(m->setup.dataFolder));
    QFile file(NoteStore::pathIn(m->setup.dataFolder));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Dear doctor") == 11);
    file.close();
    m->openAt("clonazepam", "side-effects");
    QTRY_VERIFY(m->button("Begin with no notes") != nullptr);
    m->write(QStringLiteral("typed"));
    QTRY_VERIFY(m->button("Keep the text in a file …") != nullptr);
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::printDialog()
{
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    m->key(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() != nullptr);
    auto *dialog = WindowUnderTest::dialog<PrintDialog>();
    QTRY_VERIFY(dialog->pageCount() > 0);
    WindowUnderTest::button(*dialog, QStringLiteral("Sections I choose"))->click();
    QTRY_VERIFY(dialog->pageCount() > 0);
    QCOMPARE(faults(*dialog), QString());
    dialog->reject();
    QTRY_VERIFY(WindowUnderTest::dialog<PrintDialog>() == nullptr);
}

void AccessibilityTest::helpWindow()
{
    m->open();
    m->key(Qt::Key_F1);
    QTRY_VERIFY(WindowUnderTest::dialog<HelpWindow>() != nullptr);
    auto *help = WindowUnderTest::dialog<HelpWindow>();
    QTRY_VERIFY(help->findChild<ReaderPane *>()->page() != nullptr);
    QCOMPARE(faults(*help), QString());
}

void AccessibilityTest::about()
{
    m->open();
    m->window->actions().about->trigger();
    const QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = WindowUnderTest::dialog<QDialog>()) != nullptr);
    QCOMPARE(faults(*dialog), QString());
}

void AccessibilityTest::unsavedNotes()
{
    QFile file(m->setup.dataFolder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    m->openAt("clonazepam", "side-effects");
    m->write(QStringLiteral("Worse after lunch."));
    QVERIFY(!m->window->close());
    QTRY_VERIFY(WindowUnderTest::dialog<UnsavedNotes>() != nullptr);
    QCOMPARE(faults(*WindowUnderTest::dialog<UnsavedNotes>()), QString());
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::narrowWindow()
{
    m->openAt("clonazepam", "side-effects");
    m->window->resize(600, 600);
    QTRY_VERIFY(m->button("More") != nullptr);
    QCOMPARE(faults(*m->window), QString());
    QTest::mouseClick(m->button("My notes"), Qt::LeftButton);
    QTRY_VERIFY(m->button("Back to reading") != nullptr);
    QCOMPARE(faults(*m->window), QString());
}

void AccessibilityTest::menusHaveWordsAndMnemonicsOfTheirOwn()
{
    m->open();
    QList<const QWidget *> menus{m->window->menuBar()};
    for (const QMenu *menu : m->window->menuBar()->findChildren<QMenu *>())
        menus.append(menu);
    QVERIFY(menus.size() >= 8);
    for (const QWidget *menu : std::as_const(menus)) {
        QSet<QChar> taken;
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY(!action->text().isEmpty());
            const qsizetype at = action->text().indexOf(u'&');
            QVERIFY2(at >= 0 && at + 1 < action->text().size(), qPrintable(action->text()));
            const QChar letter = action->text().at(at + 1).toLower();
            QVERIFY2(!taken.contains(letter), qPrintable(action->text()));
            taken.insert(letter);
        }
        QVERIFY(!taken.isEmpty());
    }
    for (const QAction *action : m->window->actions().findChildren<QAction *>())
        QVERIFY(!action->text().isEmpty() && !action->toolTip().isEmpty());
}

PRIMER_TEST(AccessibilityTest)
#include "AccessibilityTest.moc"
