// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "ui/reader/StartPage.h"
#include "ui/style/Look.h"

#include <QPushButton>
#include <QtTest>

using namespace primer;

class StartPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpOpensItsTopic();
    void continuesWhereTheReaderStopped();
    void withoutPacksItOffersToAddOne();
    void countsNotesAndOpenQuestions();

private:
    static TopicEntry entry(const char *slug, const char *title);
    static QPushButton *button(const StartPage &page, const QString &text);
};

TopicEntry StartPageTest::entry(const char *slug, const char *title)
{
    TopicEntry entry;
    entry.ref = {QStringLiteral("library"), QString::fromLatin1(slug), {}};
    entry.title = QString::fromLatin1(title);
    entry.summary = QStringLiteral("What it is, in one breath.");
    return entry;
}

QPushButton *StartPageTest::button(const StartPage &page, const QString &text)
{
    for (auto *button : page.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

void StartPageTest::helpOpensItsTopic()
{
    Look look;
    StartPage page(look);
    page.resize(900, 700);
    StartContents contents;
    contents.urgent = {entry("taking-too-much", "Taking too much")};
    page.setContents(contents, {});
    QSignalSpy opened(&page, &StartPage::openRequested);
    QTest::mouseClick(button(page, QStringLiteral("Taking too much")), Qt::LeftButton);
    QCOMPARE(opened.front().front().value<SectionRef>().topic, QStringLiteral("taking-too-much"));
}

void StartPageTest::continuesWhereTheReaderStopped()
{
    Look look;
    StartPage page(look);
    StartContents contents;
    contents.begin = {entry("clonazepam", "Clonazepam")};
    page.setContents(contents, {});
    QVERIFY(button(page, QStringLiteral("Continue")) == nullptr);
    contents.lastRead = StartContents::Continue{
        entry("clonazepam", "Clonazepam"), {}, QStringLiteral("Side effects"), 4, 7};
    page.setContents(contents, QStringLiteral("2026-11-20T10:00:00Z"));
    QSignalSpy resumed(&page, &StartPage::continueRequested);
    QTest::mouseClick(button(page, QStringLiteral("Continue")), Qt::LeftButton);
    QCOMPARE(resumed.count(), 1);
}

void StartPageTest::withoutPacksItOffersToAddOne()
{
    Look look;
    StartPage page(look);
    StartContents contents;
    contents.isEmpty = true;
    page.setContents(contents, {});
    QSignalSpy wanted(&page, &StartPage::addPackRequested);
    QTest::mouseClick(button(page, QStringLiteral("Add a pack …")), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
}

void StartPageTest::countsNotesAndOpenQuestions()
{
    Look look;
    StartPage page(look);
    StartContents contents;
    contents.begin = {entry("clonazepam", "Clonazepam")};
    page.setContents(contents, {});
    QVERIFY(button(page, QStringLiteral("Write a note")) != nullptr);
    page.setNoteCounts({3, 1});
    QSignalSpy wanted(&page, &StartPage::allNotesRequested);
    QTest::mouseClick(button(page, QStringLiteral("See my notes")), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
}

PRIMER_TEST(StartPageTest)
#include "StartPageTest.moc"
