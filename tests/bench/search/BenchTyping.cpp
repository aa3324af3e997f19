// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody types fast into the search box of the window, through real key events: how long does the event
// loop stay away, and how soon is the answer there?
#include "EventLoop.h"
#include "Figures.h"
#include "OurWindow.h"
#include "ui/navigation/SearchResultsView.h"
#include "ui/TopBar.h"

#include <QAbstractEventDispatcher>
#include <QCommandLineParser>
#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest/QTest>

namespace {

using namespace primer;
using namespace primer::bench;

constexpr int kAfterStart = 1500; // ms
constexpr int kBetweenKeys = 40; // faster than most can
constexpr int kBetweenQueries = 400;
constexpr double kLongestTurn = 50;

/// Types a list of queries, a key at a time, and times the turns of the loop.
class Typist final : public QObject
{
public:
    Typist(QLineEdit &box, QStringList queries)
        : m_box(box)
        , m_queries(std::move(queries))
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { next(); });
        const auto *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
            m_start = wall();
            m_startCpu = threadCpu();
        });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { endTurn(); });
        m_timer.start(kAfterStart);
    }

    std::vector<double> turns; ///< on the wall
    std::vector<double> cpuTurns;

private:
    void endTurn()
    {
        if (m_isTyping && m_start > 0) {
            turns.push_back(wall() - m_start);
            cpuTurns.push_back(threadCpu() - m_startCpu);
        }
        m_start = 0;
    }

    void next()
    {
        m_isTyping = true;
        if (m_queries.isEmpty()) {
            QCoreApplication::quit();
            return;
        }
        const QString query = m_queries.constFirst();
        if (m_at == query.size()) {
            m_queries.removeFirst();
            m_at = 0;
            m_box.selectAll();
            m_timer.start(kBetweenQueries);
            return;
        }
        QTest::keyClick(&m_box, query.at(m_at++).toLatin1());
        m_timer.start(kBetweenKeys);
    }

    QLineEdit &m_box;
    QStringList m_queries;
    qsizetype m_at = 0;
    QTimer m_timer;
    bool m_isTyping = false;
    double m_start = 0;
    double m_startCpu = 0;
};

} // namespace

int main(int argc, char **argv)
{
    useQtsEventLoop();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption packs(QStringLiteral("pack"),
        QStringLiteral("A pack to search; several may be given."), QStringLiteral("FILE"));
    parser.addOption(packs);
    parser.process(application);

    const QTemporaryDir folder;
    WindowSetup setup;
    setup.packs = parser.values(packs);
    setup.dataFolder = folder.filePath(QStringLiteral("data"));
    setup.packFolder = folder.filePath(QStringLiteral("packs"));
    OurWindow ours(application, setup);
    QLineEdit &box = *ours.window().findChild<TopBar *>()->searchBox();
    ours.window().activateWindow();
    box.setFocus();
    Typist typist(box,
        {QStringLiteral("clonazapam"), QStringLiteral("what are the side effects"),
            QStringLiteral("medicine"), QStringLiteral("can i drink"),
            QStringLiteral("cant stop shaking when i quit"), QStringLiteral("take tablets before doctor"),
            QStringLiteral("hypertensi"), QStringLiteral("xanax"), QStringLiteral("\"blood pressure\""),
            QStringLiteral("nefropathy")});
    QApplication::exec();

    Figures figures(QStringLiteral("bench-typing"));
    const Summary wallTurns = summaryOf(typist.turns);
    const Summary cpu = summaryOf(typist.cpuTurns);
    figures.add(QStringLiteral("turns"), jsonOf(wallTurns));
    figures.add({QStringLiteral("longest turn while typing into the search, CPU"), cpu.most,
        QStringLiteral("ms"), kLongestTurn,
        QStringLiteral("wall: longest %1, 99.9 %: %2 ms").arg(wallTurns.most).arg(wallTurns.p999)});
    figures.print();
    return 0;
}
