// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "library/Library.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/ReaderFoot.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/ReaderPopup.h"
#include "ui/reader/SectionView.h"
#include "ui/style/Look.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolTip>
#include <QtTest>

using namespace primer;

class ReaderPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheTextWithItsTitleAndDanger();
    void footSaysWhoCheckedItAndLeadsOn();
    void breadcrumbLeadsToTheTopicAndItsGroup();
    void keepsThePlaceWhenTheTextGrows();
    void keepsThePlaceWhenTheWindowNarrows();
    void wheelWithControlChangesTheTextSize();
    void findsWordsAndWalksThem();
    void saysWhenNothingIsFound();
    void explainsAWordOfTheGlossary();
    void meaningShowsAsTheKeyboardReachesAWord();
    void meaningShowsUnderTheMouse();
    void seeAlsoLeadsToOtherTopics();
    void opensTheSources();
    void addressesOutsideAreShownAndCopiedOnly();
    void linksInsideOpenTheirSection();
    void overdueReviewIsSaid();
    void saysWhyThereIsNoText();

private:
    std::shared_ptr<const Page> page(const char *topic, const char *section) const;
    /// Follows the first link of the text that leads there, by the keyboard.
    bool follow(const QString &target) const;

    std::unique_ptr<Library> m_library;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<ReaderPane> m_pane;
};

void ReaderPaneTest::init()
{
    m_library = Library::open({QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer")});
    m_look = std::make_unique<Look>();
    m_pane = std::make_unique<ReaderPane>(*m_look);
    m_pane->resize(720, 600);
    m_pane->QWidget::show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void ReaderPaneTest::cleanup()
{
    m_pane.reset();
    m_look.reset();
    m_library.reset();
}

std::shared_ptr<const Page> ReaderPaneTest::page(const char *topic, const char *section) const
{
    auto loaded = loadPage(*m_library, {{}, QString::fromLatin1(topic), QString::fromLatin1(section)});
    return loaded ? std::make_shared<const Page>(std::move(*loaded)) : nullptr;
}

bool ReaderPaneTest::follow(const QString &target) const
{
    SectionView *view = m_pane->view();
    view->setFocus();
    for (int tabs = 0; tabs < 40; ++tabs) {
        QTest::keyClick(view, Qt::Key_Tab);
        if (view->textCursor().charFormat().anchorHref() == target) {
            QTest::keyClick(view, Qt::Key_Return);
            return true;
        }
    }
    return false;
}

void ReaderPaneTest::showsTheTextWithItsTitleAndDanger()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    const QString text = m_pane->view()->toPlainText();
    QVERIFY(text.startsWith(QStringLiteral("Side effects")));
    QVERIFY(text.contains(QStringLiteral("Get help right away")));
    QVERIFY(text.indexOf(QStringLiteral("slow breathing"))
        < text.indexOf(QStringLiteral("Many people feel sleepy")));
    QVERIFY(text.contains(QStringLiteral("What helps")));
    QVERIFY(m_pane->view()->isReadOnly());
}

void ReaderPaneTest::footSaysWhoCheckedItAndLeadsOn()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    QString said;
    for (const auto *label : m_pane->findChild<ReaderFoot *>()->findChildren<QLabel *>())
        said += label->text();
    QVERIFY(said.contains(QStringLiteral("Not yet reviewed by a clinician.")));
    QVERIFY(said.contains(QStringLiteral("Checked Nov 22, 2026")));
    QVERIFY(said.contains(QStringLiteral("Reading grade")));
    QSignalSpy opened(m_pane.get(), &ReaderPane::openRequested);
    for (auto *button : m_pane->findChildren<QPushButton *>()) {
        if (button->accessibleName() == QStringLiteral("Next: Stopping safely"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<SectionRef>().section, QStringLiteral("stopping-safely"));
}

void ReaderPaneTest::breadcrumbLeadsToTheTopicAndItsGroup()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    QLabel *breadcrumb = nullptr;
    for (auto *label : m_pane->findChildren<QLabel *>()) {
        if (label->accessibleName() == QStringLiteral("Where you are"))
            breadcrumb = label;
    }
    QVERIFY(breadcrumb != nullptr);
    QVERIFY(breadcrumb->text().contains(QStringLiteral("Clonazepam (Klonopin)")));
    QSignalSpy group(m_pane.get(), &ReaderPane::groupRequested);
    QSignalSpy opened(m_pane.get(), &ReaderPane::openRequested);
    breadcrumb->setFocus();
    QTest::keyClick(breadcrumb, Qt::Key_Tab);
    Q_EMIT breadcrumb->linkActivated(QStringLiteral("group"));
    QCOMPARE(group.front().front().toString(), QStringLiteral("Medicines"));
    Q_EMIT breadcrumb->linkActivated(QStringLiteral("topic"));
    QCOMPARE(opened.front().front().value<SectionRef>().topic, QStringLiteral("clonazepam"));
}

void ReaderPaneTest::keepsThePlaceWhenTheTextGrows()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    m_pane->resize(720, 400);
    const int middle = static_cast<int>(m_pane->page()->content.text().size()) / 2;
    m_pane->view()->scrollToOffset(middle);
    const int before = m_pane->topOffset();
    QVERIFY(before > 0);
    m_look->setTextSize(200);
    QVERIFY(std::abs(m_pane->topOffset() - before) < 80);
    m_look->setTheme(ThemeName::Dark);
    QVERIFY(std::abs(m_pane->topOffset() - before) < 80);
    QVERIFY(m_pane->view()->verticalScrollBar()->value() > 0);
}

void ReaderPaneTest::keepsThePlaceWhenTheWindowNarrows()
{
    m_pane->resize(720, 400);
    m_pane->show(page("clonazepam", "side-effects"), 0);
    m_pane->view()->scrollToOffset(120);
    const int before = m_pane->topOffset();
    m_pane->resize(420, 400);
    QVERIFY(std::abs(m_pane->topOffset() - before) < 80);
}

void ReaderPaneTest::wheelWithControlChangesTheTextSize()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    QWheelEvent turn(QPointF(10, 10), m_pane->view()->viewport()->mapToGlobal(QPointF(10, 10)), {}, {0, 120},
        Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_pane->view()->viewport(), &turn);
    QCOMPARE(m_look->textSize(), 110);
}

void ReaderPaneTest::findsWordsAndWalksThem()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    m_pane->findBar()->open();
    auto *words = m_pane->findBar()->findChild<QLineEdit *>();
    QTRY_VERIFY(words->hasFocus());
    QTest::keyClicks(words, QStringLiteral("toleranc"));
    QCOMPARE(m_pane->findBar()->found().size(), 2);
    QCOMPARE(m_pane->view()->extraSelections().size(), 2);
    const int first = m_pane->view()->textCursor().selectionStart();
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(m_pane->view()->textCursor().selectionStart() > first);
    m_look->setTextSize(150);
    QCOMPARE(m_pane->view()->extraSelections().size(), 2);
    QTest::keyClick(words, Qt::Key_Escape);
    QVERIFY(m_pane->findBar()->isHidden());
    QVERIFY(m_pane->view()->extraSelections().isEmpty());
}

void ReaderPaneTest::saysWhenNothingIsFound()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    m_pane->findBar()->open();
    QTest::keyClicks(m_pane->findBar()->findChild<QLineEdit *>(), QStringLiteral("zebra"));
    QString said;
    for (const auto *label : m_pane->findBar()->findChildren<QLabel *>())
        said += label->text();
    QCOMPARE(said, QStringLiteral("Not in this section"));
}

void ReaderPaneTest::explainsAWordOfTheGlossary()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    QVERIFY(follow(QStringLiteral("term:tolerance")));
    auto *popup = m_pane->findChild<ReaderPopup *>();
    QVERIFY(popup->isVisible());
    QString said;
    for (const auto *label : popup->findChildren<QLabel *>())
        said += label->text() + u'\n';
    QVERIFY(said.contains(m_pane->page()->terms.value(QStringLiteral("tolerance")).meaning));
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(popup->isHidden());
    QVERIFY(m_pane->view()->hasFocus());
}

void ReaderPaneTest::meaningShowsAsTheKeyboardReachesAWord()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    SectionView *view = m_pane->view();
    view->setFocus();
    const QString word = QStringLiteral("term:tolerance");
    for (int tabs = 0; tabs < 40 && view->textCursor().charFormat().anchorHref() != word; ++tabs)
        QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(QToolTip::isVisible());
    QVERIFY(QToolTip::text().contains(m_pane->page()->termOf(word)->meaning));
    QTest::keyClick(view, Qt::Key_Backtab);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void ReaderPaneTest::meaningShowsUnderTheMouse()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    SectionView *view = m_pane->view();
    const QTextCursor word = view->document()->find(QStringLiteral("tolerance"));
    view->setTextCursor(word);
    view->ensureCursorVisible();
    const QPoint at = view->viewport()->mapTo(view, view->cursorRect(word).center() - QPoint(6, 0));
    QHelpEvent hover(QEvent::ToolTip, at, view->mapToGlobal(at));
    QApplication::sendEvent(view, &hover);
    QVERIFY(QToolTip::isVisible());
    QVERIFY(QToolTip::text().contains(m_pane->page()->terms.value(QStringLiteral("tolerance")).meaning));
    QHelpEvent away(QEvent::ToolTip, QPoint(1, 1), view->mapToGlobal(QPoint(1, 1)));
    QApplication::sendEvent(view, &away);
    QTRY_VERIFY(!QToolTip::isVisible());
}

void ReaderPaneTest::seeAlsoLeadsToOtherTopics()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    const QString text = m_pane->view()->toPlainText();
    QVERIFY(text.contains(QStringLiteral("See also\nBenzodiazepines\nTaking too much")));
    QVERIFY(!m_pane->page()->content.text().contains(QStringLiteral("See also")));
    QSignalSpy opened(m_pane.get(), &ReaderPane::openRequested);
    QVERIFY(follow(QStringLiteral("topic:taking-too-much")));
    QCOMPARE(opened.front().front().value<SectionRef>().topic, QStringLiteral("taking-too-much"));
}

void ReaderPaneTest::opensTheSources()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    for (auto *button : m_pane->findChild<ReaderFoot *>()->findChildren<QPushButton *>()) {
        if (button->text().contains(QStringLiteral("source")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    auto *popup = m_pane->findChild<ReaderPopup *>();
    QVERIFY(popup->isVisible());
    QString said;
    for (const auto *label : popup->findChildren<QLabel *>())
        said += label->text() + u'\n';
    QVERIFY(said.contains(QStringLiteral("[1] Clonazepam tablets: prescribing information")));
    QVERIFY(said.contains(QStringLiteral("U.S. Food and Drug Administration, 2026")));
}

void ReaderPaneTest::addressesOutsideAreShownAndCopiedOnly()
{
    m_pane->show(page("clonazepam", "stopping-safely"), 0);
    QVERIFY(follow(QStringLiteral("https://www.fda.gov/drugs")));
    auto *popup = m_pane->findChild<ReaderPopup *>();
    QVERIFY(popup->isVisible());
    for (auto *button : popup->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Copy the address"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("https://www.fda.gov/drugs"));
}

void ReaderPaneTest::linksInsideOpenTheirSection()
{
    m_pane->show(page("clonazepam", "what-it-is"), 0);
    QSignalSpy opened(m_pane.get(), &ReaderPane::openRequested);
    QVERIFY(follow(QStringLiteral("topic:benzodiazepines/what-they-are")));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.front().front().value<SectionRef>(),
        (SectionRef{
            QStringLiteral("fixture"), QStringLiteral("benzodiazepines"), QStringLiteral("what-they-are")}));
}

void ReaderPaneTest::overdueReviewIsSaid()
{
    const auto sound = page("clonazepam", "side-effects");
    auto overdue = std::make_shared<Page>(*sound);
    overdue->topic.nextReview = QDate(2020, 1, 1);
    const auto said = [this] {
        QString text;
        for (const auto *label : m_pane->findChildren<QLabel *>()) {
            if (label->isVisible())
                text += label->text();
        }
        return text;
    };
    m_pane->show(overdue, 0);
    QVERIFY(said().contains(QStringLiteral("was to be checked again")));
    m_pane->show(sound, 0);
    QVERIFY(!said().contains(QStringLiteral("was to be checked again")));
}

void ReaderPaneTest::saysWhyThereIsNoText()
{
    m_pane->show(page("clonazepam", "side-effects"), 0);
    m_pane->showProblem({QStringLiteral("There is no topic \"aspirin\"."), {}, Trouble::NotFound});
    QCOMPARE(m_pane->page(), nullptr);
    QVERIFY(!m_pane->view()->isVisible());
    m_pane->show(page("clonazepam", "side-effects"), 0);
    QVERIFY(m_pane->view()->isVisible());
}

PRIMER_TEST(ReaderPaneTest)
#include "ReaderPaneTest.moc"
