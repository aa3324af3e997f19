// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/notes/NoteCard.h"
#include "ui/notes/NotesPane.h"
#include "ui/notes/QuoteLabel.h"
#include "ui/reader/SelectionBar.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QTextBlock>

using namespace primer;
using namespace primer::tests;

/// Words selected in the text, by mouse and keyboard, and what is done with them.
class WindowPassagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WindowUnderTest>();
        m->openAt("clonazepam", "side-effects");
        QTRY_COMPARE(pane().place().ref.section, QStringLiteral("side-effects"));
    }
    void cleanup()
    {
        WindowUnderTest::look().setTextSize(100);
        WindowUnderTest::look().setTheme(ThemeName::Light);
        m.reset();
    }

    void draggingShowsTheBarBesideTheWordsNeverOverThem()
    {
        for (const char *words : {"Many people", "less sleepy as tolerance", "Low mood"}) {
            drag(QString::fromLatin1(words));
            QTRY_VERIFY(bar().isVisible());
            const QRect shown(bar().mapTo(m->window.get(), QPoint()), bar().size());
            const QRect selected(m->text().mapTo(m->window.get(), m->text().selectionRect().topLeft()),
                m->text().selectionRect().size());
            QVERIFY(!shown.intersects(selected));
            QVERIFY(m->reader().rect().contains(bar().geometry()));
        }
        m->key(Qt::Key_Escape);
        QVERIFY(!bar().isVisible());
        QVERIFY(m->text().hasSelectedText());
    }

    void highlightsByTheMouse()
    {
        drag(QStringLiteral("Many people"));
        QTRY_VERIFY(bar().isVisible());
        QTest::mouseClick(WindowUnderTest::button(bar(), QStringLiteral("Highlight")), Qt::LeftButton);
        QTRY_COMPARE(m->stored().size(), size_t(1));
        QCOMPARE(m->stored().front().passage->exact, QStringLiteral("Many people"));
        QCOMPARE(markedTexts(), QStringList{QStringLiteral("Many people")});
        QVERIFY(!bar().isVisible());
        QVERIFY(!m->text().hasSelectedText());
    }

    void highlightsByTheKeyboardAlone()
    {
        putCursorBefore(QStringLiteral("Many people"));
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(&m->text(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QTRY_VERIFY(bar().isVisible());
        m->key(Qt::Key_Tab);
        QTRY_VERIFY(bar().isAncestorOf(QApplication::focusWidget()));
        m->key(Qt::Key_Return);
        QTRY_COMPARE(m->stored().size(), size_t(1));
        QCOMPARE(m->stored().front().passage->exact, QStringLiteral("Many people"));
        QTRY_VERIFY(m->text().hasFocus());
    }

    void choosesAColorThatIsKeptForTheNext()
    {
        select(QStringLiteral("Many people"));
        QTest::mouseClick(
            WindowUnderTest::button(bar(), QStringLiteral("Highlight in another color")), Qt::LeftButton);
        auto *menu = WindowUnderTest::dialog<QMenu>();
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->actions().size(), 5);
        QCOMPARE(menu->actions().at(3)->text(), QStringLiteral("Rose, wavy line"));
        menu->actions().at(3)->trigger();
        menu->close();
        QTRY_COMPARE(m->stored().size(), size_t(1));
        QCOMPARE(m->stored().front().color, MarkColor::Rose);
        m->text().setTextCursor(m->text().document()->find(QStringLiteral("tolerance grows")));
        m->window->actions().highlight->trigger();
        QTRY_COMPARE(m->stored().size(), size_t(2));
        QCOMPARE(m->stored().back().color, MarkColor::Rose);
    }

    void writesANoteOnTheSelection()
    {
        select(QStringLiteral("less sleepy"));
        m->key(Qt::Key_M, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<NoteEditor *>(QApplication::focusWidget()) != nullptr);
        m->type(QStringLiteral("After a week."));
        QTRY_COMPARE(m->stored().size(), size_t(1));
        QCOMPARE(m->stored().front().passage->exact, QStringLiteral("less sleepy"));
        QCOMPARE(m->stored().front().text, QStringLiteral("After a week."));
        QCOMPARE(markedTexts(), QStringList{QStringLiteral("less sleepy")});
        m->key(Qt::Key_Escape);
        QTRY_VERIFY(m->text().hasFocus());
    }

    void marksAcrossParagraphsListsAndTables()
    {
        const QString text = m->text().page()->content.text();
        QTextCursor cursor(m->text().document());
        cursor.setPosition(documentPositionOf(QStringLiteral("blue or gray")));
        cursor.setPosition(documentPositionOf(QStringLiteral("8 in 100")) + 8, QTextCursor::KeepAnchor);
        m->text().setTextCursor(cursor);
        const TextRange seen = m->text().selectedRange(); // Qt selects boxes and rows as a whole
        m->window->actions().highlight->trigger();
        QTRY_COMPARE(m->stored().size(), size_t(1));
        QCOMPARE(m->stored().front().passage->exact, passageAt(text, seen.start, seen.end).exact);
        const QStringList marked = markedTexts();
        for (const char *part : {"blue or gray lips", "Feeling sleepy", "37 in 100", "8 in 100"})
            QVERIFY2(marked.contains(QString::fromLatin1(part)), qPrintable(marked.join(u'|')));
        QVERIFY(!marked.contains(QStringLiteral("Get up slowly.")));
    }

    void marksStayOverThemesSizesAndAnotherStart()
    {
        mark(QStringLiteral("Many people"));
        mark(QStringLiteral("people feel"));
        mark(QStringLiteral("Feeling dizzy"));
        const QStringList expected = markedTexts();
        QCOMPARE(expected.size(), 3);
        for (const auto theme : {ThemeName::Dark, ThemeName::HighContrast}) {
            WindowUnderTest::look().setTheme(theme);
            QCOMPARE(markedTexts(), expected);
        }
        for (const int size : {200, 300, 80}) {
            WindowUnderTest::look().setTextSize(size);
            QCOMPARE(markedTexts(), expected);
        }
        m->openAt("clonazepam", "side-effects");
        QTRY_COMPARE(markedTexts(), expected);
        m->read("clonazepam", "what-it-is");
        QTRY_COMPARE(markedTexts(), QStringList());
    }

    void clickingAMarkShowsItsCardAndTheOneBelowNext()
    {
        mark(QStringLiteral("Many people feel sleepy"));
        mark(QStringLiteral("people feel"));
        click(QStringLiteral("feel"));
        QTRY_VERIFY(cardWithKeyboard() != nullptr);
        QCOMPARE(quoteOf(cardWithKeyboard()), QStringLiteral("\u201cpeople feel\u201d"));
        click(QStringLiteral("feel"));
        QTRY_COMPARE(quoteOf(cardWithKeyboard()), QStringLiteral("\u201cMany people feel sleepy\u201d"));
    }

    void walksTheMarksByKeysAndEnterShowsTheCard()
    {
        mark(QStringLiteral("Feeling dizzy"));
        mark(QStringLiteral("Many people"));
        m->key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m->text().readerMarks().find(m->text().framedMark())->range.start,
            int(m->text().page()->content.text().indexOf(QStringLiteral("Many people"))));
        const QString first = m->text().framedMark();
        m->key(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(m->text().framedMark() != first);
        m->key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m->text().framedMark(), first);
        m->key(Qt::Key_Return);
        QTRY_VERIFY(cardWithKeyboard() != nullptr);
        QCOMPARE(cardWithKeyboard()->noteId(), first);
    }

    void theQuoteScrollsToItsWords()
    {
        WindowUnderTest::look().setTextSize(150);
        mark(QStringLiteral("short studies"));
        m->text().verticalScrollBar()->setValue(0);
        QTest::mouseClick(m->the<NotesPane>().findChild<QuoteLabel *>(), Qt::LeftButton);
        QTRY_VERIFY(m->text().verticalScrollBar()->value() > 0);
        QVERIFY(!m->text().framedMark().isEmpty());
        QTRY_VERIFY(m->text().viewport()->rect().contains(m->text().cursorRect()));
        m->key(Qt::Key_Space);
        QVERIFY(m->text().framedMark().isEmpty()); // until the next action
    }

    void theContextMenuColorsAndRemoves()
    {
        mark(QStringLiteral("Many people"));
        QMenu *menu = menuAt(QStringLiteral("people"));
        QVERIFY(menu != nullptr);
        QStringList entries;
        for (const QAction *action : menu->actions())
            entries.append(action->text());
        QVERIFY2(entries.contains(QStringLiteral("&Write a note")), qPrintable(entries.join(u'|')));
        menu->actions().at(1)->menu()->actions().at(2)->trigger();
        menu->close();
        QTRY_COMPARE(m->stored().front().color, MarkColor::Blue);
        menu = menuAt(QStringLiteral("people"));
        menu->actions().at(2)->trigger();
        menu->close();
        QTRY_VERIFY(m->stored().front().isInTrash());
        QTRY_COMPARE(markedTexts(), QStringList());
        m->window->actions().undo->trigger();
        QTRY_COMPARE(markedTexts(), QStringList{QStringLiteral("Many people")});
    }

    void aHighlightIsFoundByItsWords()
    {
        mark(QStringLiteral("less sleepy as tolerance"));
        m->searchBox().setFocus();
        m->type(QStringLiteral("less sleepy"));
        QTRY_VERIFY(m->the<SearchResultsView>().isVisible());
        const auto quoteIsShown = [this] {
            const QAbstractItemModel *rows = m->the<SearchResultsView>().findChild<QListView *>()->model();
            for (int row = 0; row < rows->rowCount(); ++row) {
                const QString all = rows->index(row, 0).data(Qt::AccessibleTextRole).toString()
                    + rows->index(row, 0).data(Qt::DisplayRole).toString();
                if (all.contains(QStringLiteral("Highlight")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(quoteIsShown());
    }

    void withoutASelectionThereIsNothingToMark()
    {
        QVERIFY(!m->window->actions().highlight->isEnabled());
        select(QStringLiteral("Many people"));
        QVERIFY(m->window->actions().highlight->isEnabled());
        m->window->actions().start->trigger();
        QVERIFY(!m->window->actions().highlight->isEnabled());
        QVERIFY(!bar().isVisible());
    }

    void selectsAllAndFromFindInPage()
    {
        m->text().setFocus();
        QTest::keyClick(&m->text(), Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(bar().isVisible());
        m->window->actions().find->trigger();
        m->type(QStringLiteral("tolerance"));
        QTRY_COMPARE(m->text().textCursor().selectedText(), QStringLiteral("tolerance"));
        QVERIFY(!bar().isVisible());
        m->window->actions().highlight->trigger();
        QTRY_COMPARE(m->stored().size(), size_t(1));
        QCOMPARE(m->stored().front().passage->exact, QStringLiteral("tolerance"));
    }

private:
    NotesPane &pane() const { return m->the<NotesPane>(); }
    SelectionBar &bar() const { return m->the<SelectionBar>(); }

    int documentPositionOf(const QString &words) const
    {
        const QTextCursor found = m->text().document()->find(words);
        if (found.isNull())
            qFatal("no such words in the text");
        return found.selectionStart();
    }
    QPoint pointAt(int position) const
    {
        QTextCursor cursor(m->text().document());
        cursor.setPosition(position);
        QScrollBar *bar = m->text().verticalScrollBar();
        if (!m->text().viewport()->rect().adjusted(0, 60, 0, -60).contains(m->text().cursorRect(cursor)))
            bar->setValue(bar->value() + m->text().cursorRect(cursor).top() - 200);
        return m->text().cursorRect(cursor).center();
    }
    void drag(const QString &words) const
    {
        const int start = documentPositionOf(words);
        const QPoint from = pointAt(start);
        const QPoint to = pointAt(start + static_cast<int>(words.size()));
        QWidget *viewport = m->text().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        QTest::mouseMove(viewport, (from + to) / 2);
        QTest::mouseMove(viewport, to);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
        QCOMPARE(m->text().textCursor().selectedText(), words);
    }
    void click(const QString &words) const
    {
        const QPoint at = pointAt(documentPositionOf(words) + 1);
        QTest::mouseClick(m->text().viewport(), Qt::LeftButton, {}, at);
    }
    void putCursorBefore(const QString &words) const
    {
        QTest::mouseClick(m->text().viewport(), Qt::LeftButton, {}, pointAt(documentPositionOf(words)));
        QVERIFY(m->text().hasFocus());
    }
    /// By the keys, from its first letter to its last.
    void select(const QString &words) const
    {
        putCursorBefore(words);
        for (qsizetype i = 0; i < words.size(); ++i)
            QTest::keyClick(&m->text(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m->text().textCursor().selectedText(), words);
    }
    void mark(const QString &words) const
    {
        const size_t before = m->stored().size();
        QTextCursor cursor = m->text().document()->find(words);
        m->text().setTextCursor(cursor);
        m->window->actions().highlight->trigger();
        QTRY_COMPARE(m->stored().size(), before + 1);
        m->text().setFocus();
    }
    /// The texts that wear a fill.
    QStringList markedTexts() const
    {
        QStringList texts;
        for (const QTextEdit::ExtraSelection &fill : m->text().extraSelections())
            texts.append(fill.cursor.selectedText());
        return texts;
    }
    NoteCard *cardWithKeyboard() const
    {
        auto *focus = QApplication::focusWidget();
        return focus == nullptr ? nullptr : qobject_cast<NoteCard *>(focus->parentWidget());
    }
    static QString quoteOf(const NoteCard *card)
    {
        return card == nullptr ? QString() : card->findChild<QuoteLabel *>()->text();
    }
    QMenu *menuAt(const QString &words) const
    {
        const QPoint at = pointAt(documentPositionOf(words) + 1);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, m->text().viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m->text().viewport(), &event);
        return WindowUnderTest::dialog<QMenu>();
    }

    std::unique_ptr<WindowUnderTest> m;
};

PRIMER_TEST(WindowPassagesTest)
#include "WindowPassagesTest.moc"
