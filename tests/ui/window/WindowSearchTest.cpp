// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"
#include "ui/navigation/SearchResultsModel.h"
#include "ui/navigation/SearchResultsView.h"
#include "WindowUnderTest.h"

#include <QListView>
#include <QScrollBar>

using namespace primer;
using primer::tests::WindowUnderTest;

/// Searching through the window, by keys as people press them.
class WindowSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m.reset(); }

    void marksTheWordsInTheSectionThatItOpens();
    void scrollsToTheFirstWord();
    void marksNothingInASectionOpenedOtherwise();
    void keepsTheMarksWhenTheTextGrows();
    void mendsAndSearchesAsTypedOnRequest();
    void bringsTheTreeBackAsItWas();
    void showsAllTopicsWhereNothingIsFound();
    void beginsFromANote();

private:
    void search(const QString &words) const
    {
        m->key(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m->searchBox().hasFocus());
        m->type(words);
    }
    QListView &hits() const { return *m->the<SearchResultsView>().list(); }
    /// Walks to the first hit whose title is this, and opens it.
    void openHit(const QString &title) const
    {
        QTRY_VERIFY(hits().isVisible() && hits().model()->rowCount() > 1);
        for (int i = 0; i < 30 && hits().currentIndex().data().toString() != title; ++i)
            m->key(Qt::Key_Down);
        QCOMPARE(hits().currentIndex().data().toString(), title);
        m->key(Qt::Key_Return);
    }

    std::unique_ptr<WindowUnderTest> m;
};

void WindowSearchTest::marksTheWordsInTheSectionThatItOpens()
{
    m->open();
    search(QStringLiteral("sleepy "));
    openHit(QStringLiteral("Side effects"));
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QTRY_VERIFY(!m->text().markedWords().isEmpty());
    for (const QString &word : m->text().markedWords())
        QVERIFY2(word.startsWith(QStringLiteral("sleep"), Qt::CaseInsensitive), qPrintable(word));
    QCOMPARE(m->text().extraSelections().size(), m->text().markedWords().size());
}

void WindowSearchTest::scrollsToTheFirstWord()
{
    m->open({1280, 420});
    m->window->actions().largerText->trigger();
    m->window->actions().largerText->trigger();
    search(QStringLiteral("short studies "));
    openHit(QStringLiteral("Side effects"));
    QTRY_COMPARE(m->section(), QStringLiteral("side-effects"));
    QTRY_VERIFY(!m->text().markedWords().isEmpty());
    const QRect first = m->text().cursorRect(m->text().extraSelections().constFirst().cursor);
    QVERIFY(m->text().viewport()->rect().contains(first.center()));
}

void WindowSearchTest::marksNothingInASectionOpenedOtherwise()
{
    m->open();
    search(QStringLiteral("sleepy "));
    openHit(QStringLiteral("Side effects"));
    QTRY_VERIFY(!m->text().markedWords().isEmpty());
    m->read("clonazepam", "what-it-is");
    QVERIFY(m->text().markedWords().isEmpty());
    m->read("clonazepam", "side-effects");
    QVERIFY(m->text().markedWords().isEmpty());
}

void WindowSearchTest::keepsTheMarksWhenTheTextGrows()
{
    m->open();
    search(QStringLiteral("sleepy "));
    openHit(QStringLiteral("Side effects"));
    QTRY_VERIFY(!m->text().markedWords().isEmpty());
    const QStringList before = m->text().markedWords();
    m->window->actions().largerText->trigger();
    QCOMPARE(m->text().markedWords(), before);
    m->window->actions().smallerText->trigger();
}

void WindowSearchTest::mendsAndSearchesAsTypedOnRequest()
{
    m->open();
    search(QStringLiteral("klonazapam"));
    QTRY_VERIFY(m->says("Showing results for clonazepam"));
    QAbstractButton *asTyped = m->button("Search for klonazapam instead");
    QVERIFY(asTyped != nullptr);
    QTest::mouseClick(asTyped, Qt::LeftButton);
    QTRY_VERIFY(m->says("Nothing found"));
    QTRY_VERIFY(hits().isVisible()); // what comes near
    const auto *model = hits().model();
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Nearest topics"));
    QCOMPARE(model->index(1, 0).data().toString(), QStringLiteral("Clonazepam"));
    m->searchBox().setFocus();
    m->key(Qt::Key_Return);
    QTRY_VERIFY(m->window->windowTitle().startsWith(QStringLiteral("Clonazepam")));
}

void WindowSearchTest::bringsTheTreeBackAsItWas()
{
    m->openAt("clonazepam", "what-it-is");
    auto &tree = m->the<TopicTree>();
    QTRY_VERIFY(tree.currentIndex().isValid());
    const QString current = tree.currentIndex().data().toString();
    const int scrolled = tree.verticalScrollBar()->value();
    search(QStringLiteral("taking too"));
    QTRY_VERIFY(hits().isVisible());
    m->key(Qt::Key_Escape);
    QTRY_VERIFY(tree.isVisible());
    QCOMPARE(tree.currentIndex().data().toString(), current);
    QVERIFY(tree.isExpanded(tree.currentIndex().parent()));
    QCOMPARE(tree.verticalScrollBar()->value(), scrolled);
}

void WindowSearchTest::showsAllTopicsWhereNothingIsFound()
{
    m->open();
    search(QStringLiteral("qqqqwwww"));
    QTRY_VERIFY(m->says("Nothing found"));
    QAbstractButton *all = m->button("Show all topics");
    QVERIFY(all != nullptr);
    all->setFocus();
    m->key(Qt::Key_Space);
    QTRY_VERIFY(m->the<TopicTree>().isVisible());
    QVERIFY(m->searchBox().text().isEmpty());
}

void WindowSearchTest::beginsFromANote()
{
    m->openAt("clonazepam", "what-it-is");
    m->write(QStringLiteral("Ask about driving"));
    search(QStringLiteral("klonopin"));
    QTRY_VERIFY(hits().isVisible());
    QCOMPARE(hits().model()->index(1, 0).data().toString(), QStringLiteral("Clonazepam"));
}

PRIMER_TEST(WindowSearchTest)
#include "WindowSearchTest.moc"
