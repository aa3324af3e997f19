// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/NavigationPane.h"

#include "ui/navigation/LibraryModel.h"
#include "ui/navigation/TopicTree.h"
#include "ui/style/Label.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace primer {

namespace {

enum Tab { TopicsTab, NotesTab };

} // namespace

NavigationPane::NavigationPane(
    Look &look, LibraryModel &model, QWidget *notesPage, QWidget *resultsPage, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_tabs(new QTabBar(this))
    , m_problem(new Label(look, Look::Role::Small, Label::Tone::Failed, {}, this))
    , m_pages(new QStackedWidget(this))
    , m_tree(new TopicTree(look, model, this))
    , m_notesPage(notesPage)
    , m_resultsPage(resultsPage)
{
    setProperty("kind", QStringLiteral("pane"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setAccessibleName(tr("What to choose from"));
    m_tabs->addTab(tr("Topics"));
    m_tabs->addTab(tr("All notes"));
    for (QWidget *page : {static_cast<QWidget *>(m_tree), notesPage, resultsPage})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    column->addWidget(m_problem);
    column->addWidget(m_pages, 1);
    m_problem->hide();
    connect(&model, &LibraryModel::failed, this, [this](const Error &error) {
        m_problem->setText(error.message);
        m_problem->show();
    });
    connect(&model, &LibraryModel::modelReset, m_problem, &QWidget::hide);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int tab) {
        if (tab == NotesTab)
            Q_EMIT notesChosen();
        else if (tab == TopicsTab)
            Q_EMIT topicsChosen();
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        if (!m_tabs->hasFocus())
            return;
        if (tab == NotesTab)
            Q_EMIT notesChosen();
        else
            Q_EMIT topicsChosen();
    });
    connect(&look, &Look::changed, this, &NavigationPane::follow);
    follow();
}

void NavigationPane::follow()
{
    layout()->setContentsMargins(m_look.px(8), m_look.px(12), m_look.px(4), 0);
    layout()->setSpacing(m_look.px(10));
}

void NavigationPane::showTopics()
{
    m_tabs->setCurrentIndex(TopicsTab);
    showPage();
}

void NavigationPane::showNotes()
{
    m_tabs->setCurrentIndex(NotesTab);
    showPage();
}

void NavigationPane::setSearching(bool searching)
{
    m_isSearching = searching;
    m_tabs->setVisible(!searching);
    showPage();
}

void NavigationPane::showPage()
{
    QWidget *page = m_tabs->currentIndex() == NotesTab ? m_notesPage : m_tree;
    m_pages->setCurrentWidget(m_isSearching ? m_resultsPage : page);
}

void NavigationPane::takeFocus()
{
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

} // namespace primer
