// SPDX-License-Identifier: GPL-3.0-or-later
// A person reads, searches, writes and prints; no turn of the event loop may take long meanwhile. Events come
// as the platform sends them: keys and mouse on the window, one after another, with time between them.
#include "EventLoop.h"
#include "Figures.h"
#include "OurWindow.h"
#include "ui/navigation/TopicTree.h"
#include "ui/notes/NoteEditor.h"
#include "ui/printing/PrintDialog.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/SectionView.h"
#include "ui/TopBar.h"

#include <QAction>
#include <QCommandLineParser>
#include <QJsonArray>
#include <QLineEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest/QTest>

#include <map>

namespace {

using namespace primer;
using namespace primer::bench;

constexpr double kLongestTurn = 50; // ms of CPU time of the window's thread
constexpr int kBetweenSteps = 120; // ms
constexpr int kAfterStart = 1500;

/// Times every turn of the loop and every event.
class TimedApplication final : public QApplication
{
public:
    TimedApplication(int &argc, char **argv)
        : QApplication(argc, argv)
    { }

    void begin()
    {
        const auto *dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { endTurn(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { endTurn(); });
        m_isOn = true;
        m_turn = threadCpu();
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (!m_isOn || m_depth > 0)
            return QApplication::notify(receiver, event);
        const double start = wall();
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        eventTimes.push_back(wall() - start);
        return handled;
    }

    void setStep(const QString &name) { m_step = name; }

    std::vector<double> turns;
    std::vector<double> eventTimes;
    std::map<QString, double> longest; ///< turn of each step

private:
    void endTurn()
    {
        const double now = threadCpu();
        const double took = now - m_turn;
        m_turn = now;
        turns.push_back(took);
        double &most = longest[m_step];
        most = std::max(most, took);
    }

    bool m_isOn = false;
    int m_depth = 0;
    double m_turn = 0;
    QString m_step = QStringLiteral("start");
};

/// What the person does, a step at a time.
class Session final : public QObject
{
public:
    Session(OurWindow &ours, TimedApplication &application)
        : m_window(ours.window())
        , m_look(ours.look())
        , m_application(application)
    { }

    void run(std::function<void()> then)
    {
        m_then = std::move(then);
        QTimer::singleShot(kAfterStart, this, [this] {
            m_application.begin();
            next();
        });
    }

    void write()
    {
        openTopics();
        walkSections();
        search(QStringLiteral("side effects"));
        search(QStringLiteral("cardi"));
        search(QStringLiteral("dizz tired"));
        search(QStringLiteral("nefropathy"));
        writeNotes();
        changeLook();
        print();
        step(QStringLiteral("all notes"), [this] { m_window.actions().allNotes->trigger(); });
        step(QStringLiteral("back"), [this] { m_window.actions().back->trigger(); });
        step(QStringLiteral("help"), [this] { m_window.actions().help->trigger(); });
    }

private:
    void step(const QString &name, std::function<void()> what)
    {
        m_steps.emplace_back(name, std::move(what));
    }

    template <typename Widget>
    Widget &the()
    {
        return *m_window.findChild<Widget *>();
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &m_window, key, modifiers);
    }

    void openTopics()
    {
        step(QStringLiteral("to the tree"), [this] {
            auto &tree = the<TopicTree>();
            tree.setFocus();
            tree.setCurrentIndex(tree.model()->index(1, 0));
        });
        step(QStringLiteral("open the group of 31,500 topics"), [this] { key(Qt::Key_Right); });
        for (int i = 0; i < 10; ++i)
            step(QStringLiteral("down the tree"), [this] { key(Qt::Key_PageDown); });
        for (int i = 0; i < 6; ++i)
            step(QStringLiteral("to the end of the tree"), [this] { key(Qt::Key_End); });
        step(QStringLiteral("open a topic"), [this] { key(Qt::Key_Right); });
        step(QStringLiteral("to its first section"), [this] { key(Qt::Key_Down); });
        step(QStringLiteral("read it"), [this] { key(Qt::Key_Return); });
    }

    void walkSections()
    {
        for (int i = 0; i < 9; ++i) {
            step(QStringLiteral("next section"), [this] { m_window.actions().nextSection->trigger(); });
            step(QStringLiteral("scroll"),
                [this] { QTest::keyClick(the<SectionView>().viewport(), Qt::Key_Space); });
        }
        step(QStringLiteral("previous section"), [this] { m_window.actions().previousSection->trigger(); });
    }

    void search(const QString &words)
    {
        step(QStringLiteral("to the search"), [this] { m_window.actions().search->trigger(); });
        for (const QChar letter : words)
            step(QStringLiteral("type in the search"),
                [this, letter] { QTest::keyClick(the<TopBar>().searchBox(), letter.toLatin1()); });
        for (int i = 0; i < 3; ++i)
            step(QStringLiteral("down the results"), [this] { key(Qt::Key_Down); });
        step(QStringLiteral("open a result"), [this] { key(Qt::Key_Return); });
        step(QStringLiteral("leave the search"), [this] { the<TopBar>().searchBox()->clear(); });
    }

    void writeNotes()
    {
        for (int i = 0; i < 3; ++i) {
            step(QStringLiteral("new note"), [this] { m_window.actions().newNote->trigger(); });
            for (const char letter : QByteArrayLiteral("ask about mornings "))
                step(QStringLiteral("type a note"), [letter] {
                    QWidget *focus = QApplication::focusWidget();
                    if (focus != nullptr && letter != '\0')
                        QTest::keyClick(focus, letter);
                });
        }
        step(QStringLiteral("undo"), [this] { m_window.actions().undo->trigger(); });
    }

    void changeLook()
    {
        for (const ThemeName theme : {ThemeName::Dark, ThemeName::Light})
            step(QStringLiteral("change the theme"), [this, theme] { m_look.setTheme(theme); });
        for (int i = 0; i < 3; ++i)
            step(QStringLiteral("larger text"), [this] { m_window.actions().largerText->trigger(); });
        step(QStringLiteral("normal text"), [this] { m_window.actions().normalText->trigger(); });
    }

    void print()
    {
        step(QStringLiteral("open the print preview"), [this] { m_window.actions().print->trigger(); });
        for (int i = 0; i < 4; ++i)
            step(QStringLiteral("wait for the pages"), [] {});
        for (int i = 0; i < 3; ++i)
            step(QStringLiteral("turn the page"), [this] { key(Qt::Key_PageDown); });
        step(QStringLiteral("close the preview"), [] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *dialog = qobject_cast<PrintDialog *>(widget))
                    dialog->reject();
            }
        });
    }

    void next()
    {
        if (m_at == m_steps.size()) {
            m_then();
            return;
        }
        const auto &[name, what] = m_steps[m_at++];
        m_application.setStep(name);
        what();
        QTimer::singleShot(kBetweenSteps, this, [this] { next(); });
    }

    MainWindow &m_window;
    Look &m_look;
    TimedApplication &m_application;
    std::vector<std::pair<QString, std::function<void()>>> m_steps;
    size_t m_at = 0;
    std::function<void()> m_then;
};

void print(const TimedApplication &application)
{
    const Summary turns = summaryOf(application.turns);
    const Summary events = summaryOf(application.eventTimes);
    std::vector<std::pair<double, QString>> slow;
    for (const auto &[step, most] : application.longest)
        slow.emplace_back(most, step);
    std::sort(slow.rbegin(), slow.rend());
    QJsonArray slowest;
    for (const auto &[most, step] : slow)
        slowest.append(QJsonObject{{QStringLiteral("step"), step}, {QStringLiteral("longestTurn"), most}});
    Figures figures(QStringLiteral("session"));
    figures.add({QStringLiteral("longest turn of the event loop in a session, CPU"), turns.most,
        QStringLiteral("ms"), kLongestTurn, QStringLiteral("at: ") + slow.front().second});
    figures.add({QStringLiteral("an event in a session, wall, 99.9th percentile"), events.p999,
        QStringLiteral("ms"), std::nullopt, QStringLiteral("median %1 ms").arg(events.median, 0, 'f', 2)});
    figures.add(QStringLiteral("turns"), jsonOf(turns));
    figures.add(QStringLiteral("events"), jsonOf(events));
    figures.add(QStringLiteral("steps"), slowest);
    figures.print();
}

} // namespace

int main(int argc, char *argv[])
{
    useQtsEventLoop();
    TimedApplication application(argc, argv);
    const QTemporaryDir folder;
    WindowSetup setup;
    setup.packs = QCoreApplication::arguments().mid(1);
    setup.helpPack = setup.packs.value(0);
    setup.dataFolder = folder.filePath(QStringLiteral("data"));
    OurWindow ours(application, setup);
    Session session(ours, application);
    session.write();
    session.run([] { QApplication::quit(); });
    QApplication::exec();
    print(application);
    return 0;
}
