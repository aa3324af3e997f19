// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/NavigationPane.h"

#include "ui/navigation/LibraryModel.h"
#include "ui/navigation/LibraryTree.h"
#include "ui/navigation/SearchDesk.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/style/Label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace primer {

NavigationPane::NavigationPane(Look &look, Desk<Library> &library, SearchDesk &search, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_search(search)
    , m_model(new LibraryModel(library, this))
    , m_tabs(new QTabBar(this))
    , m_problem(new Label(look, Look::Role::Small, Label::Tone::Failed, {}, this))
    , m_stack(new QStackedWidget(this))
    , m_tree(new LibraryTree(look, *m_model, m_stack))
    , m_results(new SearchResultsView(look, m_stack))
    , m_column(new QVBoxLayout(this))
{
    setProperty("kind", QStringLiteral("pane"));
    m_tabs->setAccessibleName(tr("Topics or notes"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Topics"));
    m_tabs->setVisible(false);
    m_problem->hide();
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_results);
    m_column->addWidget(m_tabs);
    m_column->addWidget(m_problem);
    m_column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        showPage();
        Q_EMIT tabChanged(tab());
    });
    connectTree();
    connectSearch();
    connect(&look, &Look::changed, this, &NavigationPane::follow);
    follow();
}

void NavigationPane::connectTree()
{
    connect(m_tree, &LibraryTree::opened, this, [this](const QModelIndex &index) {
        Q_EMIT openRequested(index.data(LibraryModel::RefRole).value<SectionRef>(), {});
    });
    connect(m_model, &LibraryModel::revealed, m_tree, &LibraryTree::choose);
    connect(m_model, &LibraryModel::failed, this, [this](const Error &error) { showProblem(error.message); });
    connect(m_model, &LibraryModel::rowsInserted, this, [this](const QModelIndex &parent) {
        if (!parent.isValid() && !m_pendingGroup.isEmpty())
            showGroup(std::exchange(m_pendingGroup, {}));
    });
}

void NavigationPane::connectSearch()
{
    connect(&m_search, &SearchDesk::answered, this, [this](const SearchAnswer &answer) {
        m_results->showAnswer(answer);
        if (std::exchange(m_openWhenAnswered, false))
            m_results->openChosen();
    });
    connect(&m_search, &SearchDesk::failed, this, [this](const Error &error) {
        m_openWhenAnswered = false;
        m_results->showFailure(error);
    });
    connect(&m_search, &SearchDesk::packProblem, this,
        [this](const PackProblem &problem) { showProblem(problem.error.message); });
    connect(m_results, &SearchResultsView::hitOpened, this, &NavigationPane::openHit);
    connect(m_results, &SearchResultsView::asTypedRequested, &m_search, &SearchDesk::askAsTyped);
    connect(m_results, &SearchResultsView::escaped, this, &NavigationPane::endSearch);
}

void NavigationPane::follow()
{
    const int edge = m_look.px(8);
    m_column->setContentsMargins(edge, m_look.px(12), edge, edge);
    m_column->setSpacing(m_look.px(8));
    m_tabs->setFont(m_look.font(Look::Role::Interface));
}

void NavigationPane::setNotesPage(QWidget *page)
{
    m_notesPage = page;
    m_stack->addWidget(page);
    if (m_tabs->count() == 1)
        m_tabs->addTab(tr("All notes"));
    showPage();
}

void NavigationPane::setSearchBox(QLineEdit *box)
{
    m_box = box;
    box->installEventFilter(this);
    connect(box, &QLineEdit::textChanged, this, &NavigationPane::searchTextChanged);
}

NavigationPane::Tab NavigationPane::tab() const
{
    return m_tabs->currentIndex() == 1 ? Tab::AllNotes : Tab::Topics;
}

void NavigationPane::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab == Tab::AllNotes && m_tabs->count() > 1 ? 1 : 0);
}

bool NavigationPane::isSearching() const
{
    return m_searching;
}

void NavigationPane::showPlace(const SectionRef &place)
{
    m_model->reveal(place);
}

void NavigationPane::showGroup(const QString &group)
{
    if (m_model->rowCount({}) == 0) {
        m_pendingGroup = group;
        return;
    }
    for (int row = 0; row < m_model->rowCount({}); ++row) {
        const QModelIndex index = m_model->index(row, 0, {});
        if (index.data().toString() == group) {
            m_tree->expand(index);
            m_tree->choose(index);
            m_tree->scrollTo(index, QAbstractItemView::PositionAtTop);
        }
    }
}

void NavigationPane::takeFocus()
{
    QWidget *page = m_searching ? static_cast<QWidget *>(m_results->list()) : m_stack->currentWidget();
    page->setFocus(Qt::OtherFocusReason);
}

void NavigationPane::searchTextChanged(const QString &text)
{
    const bool searching = !text.trimmed().isEmpty();
    m_openWhenAnswered = false;
    if (searching)
        m_search.ask(text);
    else
        m_search.abandon();
    if (searching == m_searching)
        return;
    m_searching = searching;
    if (searching)
        m_results->clear();
    showPage();
    Q_EMIT searchingChanged(searching);
}

void NavigationPane::showPage()
{
    m_tabs->setVisible(!m_searching && m_tabs->count() > 1);
    if (m_searching)
        m_stack->setCurrentWidget(m_results);
    else if (tab() == Tab::AllNotes && m_notesPage != nullptr)
        m_stack->setCurrentWidget(m_notesPage);
    else
        m_stack->setCurrentWidget(m_tree);
}

void NavigationPane::showProblem(const QString &text)
{
    const QString before = m_problem->text();
    if (!before.contains(text))
        m_problem->setText(before.isEmpty() ? text : QString(before + u'\n' + text));
    m_problem->show();
}

void NavigationPane::openHit(const SearchHit &hit)
{
    if (hit.kind == SearchHit::Kind::Note)
        Q_EMIT noteRequested(hit.ref, hit.noteId);
    else
        Q_EMIT openRequested(hit.ref, m_results->lookedFor());
}

void NavigationPane::endSearch()
{
    if (m_box != nullptr)
        m_box->clear();
    takeFocus();
}

bool NavigationPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box || event->type() != QEvent::KeyPress || !m_searching)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        m_results->step(1);
        return true;
    case Qt::Key_Up:
        m_results->step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_results->isFor(m_box->text()))
            m_results->openChosen();
        else
            m_openWhenAnswered = true;
        return true;
    case Qt::Key_Escape:
        endSearch();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace primer
