// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/HelpWindow.h"

#include "ui/reader/ReaderPane.h"
#include "ui/style/Look.h"

#include <QAction>
#include <QListWidget>
#include <QSplitter>

namespace primer {

namespace {

constexpr int kMostTopics = 100;
constexpr int kRefRole = Qt::UserRole;

} // namespace

HelpWindow::HelpWindow(Look &look, const QString &packPath, QWidget *parent)
    : QMainWindow(parent)
    , m_look(look)
    , m_topics(new QListWidget(this))
    , m_reader(new ReaderPane(look, this))
    , m_library([packPath] { return Library::open({packPath}); })
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("How to use Patient Primer"));
    m_topics->setAccessibleName(tr("Topics of the help"));
    m_topics->setProperty("kind", QStringLiteral("list"));
    m_topics->setWordWrap(true);
    auto *panes = new QSplitter(this);
    panes->addWidget(m_topics);
    panes->addWidget(m_reader);
    panes->setStretchFactor(1, 1);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(1);
    setCentralWidget(panes);

    auto *close = new QAction(tr("Close"), this);
    close->setShortcuts({QKeySequence::Close, QKeySequence(Qt::Key_Escape)});
    addAction(close);
    connect(close, &QAction::triggered, this, &QWidget::close);
    connect(m_reader, &ReaderPane::openRequested, this, &HelpWindow::open);
    connect(m_topics, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item != nullptr)
            open(item->data(kRefRole).value<SectionRef>());
    });
    connect(&look, &Look::changed, this, &HelpWindow::follow);
    follow();
    resize(look.em(64), look.em(44));
    m_library.ask(
        this, [](const Library &library) { return listTopics(library); },
        [this](const std::vector<Line> &lines) {
            for (const Line &line : lines) {
                auto *item = new QListWidgetItem(line.title, m_topics);
                item->setData(kRefRole, QVariant::fromValue(line.ref));
            }
            if (lines.empty())
                m_reader->showProblem(
                    {tr("The help is missing. Install Patient Primer again to bring it back."), {}, {}});
            else
                m_topics->setCurrentRow(0);
        });
}

HelpWindow::~HelpWindow() = default;

std::vector<HelpWindow::Line> HelpWindow::listTopics(const Library &library)
{
    std::vector<Line> lines;
    for (const TopicGroup &group : library.groups()) {
        const auto page = library.topics(group.title, {}, kMostTopics);
        if (!page)
            continue;
        for (const TopicEntry &entry : page->entries)
            lines.push_back({entry.title, entry.ref});
    }
    return lines;
}

void HelpWindow::open(const SectionRef &ref)
{
    const int asked = ++m_asked;
    m_library.ask(
        this, [ref](const Library &library) { return loadPage(library, ref); },
        [this, asked](Result<Page> page) {
            if (asked != m_asked)
                return;
            if (!page) {
                m_reader->showProblem(page.error());
                return;
            }
            choose(page->section.ref);
            m_reader->show(std::make_shared<const Page>(std::move(*page)), 0);
        });
}

void HelpWindow::choose(const SectionRef &ref)
{
    const QSignalBlocker blocker(m_topics);
    for (int row = 0; row < m_topics->count(); ++row) {
        if (m_topics->item(row)->data(kRefRole).value<SectionRef>().topic == ref.topic)
            m_topics->setCurrentRow(row);
    }
}

void HelpWindow::follow()
{
    m_topics->setMinimumWidth(m_look.em(16));
    m_topics->setSpacing(m_look.px(2));
}

} // namespace primer
