// SPDX-License-Identifier: GPL-3.0-or-later
// Opens one window, tells when it is painted and what it took, and ends. Run by bench-start and bench-memory.
//
//     first-window empty | ours PACK... | census PACK... | skeleton FILE
//
// "empty" is a window of Qt's with nothing in it. "census" tells which widgets ours has, as JSON; "skeleton"
// makes the same widgets out of Qt's own classes, with no data behind them.
#include "OurWindow.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextBrowser>
#include <QTextStream>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <cstdio>
#include <ctime>

#include <unistd.h>

namespace {

using namespace primer;
using namespace primer::bench;

constexpr int kQuiet = 400; // ms without a paint: the window is as it will be

double clockNow(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Proportional set size in kB.
qint64 pss()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').constFirst().toLongLong();
    }
    return 0;
}

/// Tells of the first paint and, once it is quiet, of the last; times are those of the machine's clock.
class Watch final : public QObject
{
public:
    explicit Watch(std::function<void()> atTheEnd)
        : m_atTheEnd(std::move(atTheEnd))
    {
        m_quiet.setSingleShot(true);
        m_quiet.setInterval(kQuiet);
        connect(&m_quiet, &QTimer::timeout, this, [this] { tell(); });
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || !object->isWidgetType())
            return false;
        if (m_pending)
            return false;
        m_pending = true; // the rest of this paint comes before the queue is looked at again
        QMetaObject::invokeMethod(
            this, [this] { painted(); }, Qt::QueuedConnection);
        return false;
    }

private:
    void painted()
    {
        m_pending = false;
        m_last = clockNow(CLOCK_MONOTONIC);
        m_lastCpu = clockNow(CLOCK_PROCESS_CPUTIME_ID);
        if (m_first == 0) {
            m_first = m_last;
            m_firstCpu = m_lastCpu;
        }
        m_quiet.start();
    }

    void tell()
    {
        const QJsonObject told{{QStringLiteral("first"), m_first}, {QStringLiteral("firstCpu"), m_firstCpu},
            {QStringLiteral("last"), m_last}, {QStringLiteral("lastCpu"), m_lastCpu},
            {QStringLiteral("pss"), pss()}};
        if (m_atTheEnd)
            m_atTheEnd();
        else
            QTextStream(stdout) << QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact));
        std::fflush(stdout);
        ::_exit(0); // how it ends is not what is measured
    }

    std::function<void()> m_atTheEnd;
    QTimer m_quiet;
    bool m_pending = false;
    double m_first = 0;
    double m_firstCpu = 0;
    double m_last = 0;
    double m_lastCpu = 0;
};

/// The nearest class of Qt's own.
QString qtClassOf(const QWidget *widget)
{
    const QMetaObject *meta = widget->metaObject();
    while (meta->className()[0] != 'Q')
        meta = meta->superClass();
    return QString::fromLatin1(meta->className());
}

QString wordsOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    return {};
}

void count(const QWidget *widget, int parent, QJsonArray &census)
{
    const int own = static_cast<int>(census.size());
    const QRect place = widget->geometry();
    census.append(
        QJsonObject{{QStringLiteral("class"), qtClassOf(widget)}, {QStringLiteral("parent"), parent},
            {QStringLiteral("hidden"), widget->isHidden()}, {QStringLiteral("words"), wordsOf(widget)},
            {QStringLiteral("icon"),
                qobject_cast<const QAbstractButton *>(widget) != nullptr
                    && !qobject_cast<const QAbstractButton *>(widget)->icon().isNull()},
            {QStringLiteral("place"), QJsonArray{place.x(), place.y(), place.width(), place.height()}}});
    if (const auto *area = qobject_cast<const QScrollArea *>(widget)) {
        if (area->widget() != nullptr)
            count(area->widget(), own, census);
        return;
    }
    if (qobject_cast<const QAbstractScrollArea *>(widget) != nullptr
        || qobject_cast<const QLineEdit *>(widget) != nullptr
        || qobject_cast<const QTabBar *>(widget) != nullptr
        || qobject_cast<const QMenuBar *>(widget) != nullptr)
        return; // what is in these they make themselves
    for (const QObject *child : widget->children()) {
        const auto *childWidget = qobject_cast<const QWidget *>(child);
        if (childWidget != nullptr && !childWidget->isWindow())
            count(childWidget, own, census);
    }
}

QWidget *makeWidget(const QString &name, QWidget *parent)
{
    static const std::map<QString, std::function<QWidget *(QWidget *)>> makers{
        {QStringLiteral("QFrame"),
            [](QWidget *p) {
                return new QFrame(p);
            }},
        {QStringLiteral("QLabel"),
            [](QWidget *p) {
                return new QLabel(p);
            }},
        {QStringLiteral("QLineEdit"),
            [](QWidget *p) {
                return new QLineEdit(p);
            }},
        {QStringLiteral("QListView"),
            [](QWidget *p) {
                return new QListView(p);
            }},
        {QStringLiteral("QListWidget"),
            [](QWidget *p) {
                return new QListView(p);
            }},
        {QStringLiteral("QMenuBar"),
            [](QWidget *p) {
                return new QMenuBar(p);
            }},
        {QStringLiteral("QPlainTextEdit"),
            [](QWidget *p) {
                return new QPlainTextEdit(p);
            }},
        {QStringLiteral("QPushButton"),
            [](QWidget *p) {
                return new QPushButton(p);
            }},
        {QStringLiteral("QScrollArea"),
            [](QWidget *p) {
                return new QScrollArea(p);
            }},
        {QStringLiteral("QTabBar"),
            [](QWidget *p) {
                return new QTabBar(p);
            }},
        {QStringLiteral("QTextBrowser"),
            [](QWidget *p) {
                return new QTextBrowser(p);
            }},
        {QStringLiteral("QTextEdit"),
            [](QWidget *p) {
                return new QTextEdit(p);
            }},
        {QStringLiteral("QToolButton"),
            [](QWidget *p) {
                return new QToolButton(p);
            }},
        {QStringLiteral("QTreeView"),
            [](QWidget *p) {
                return new QTreeView(p);
            }},
    };
    const auto maker = makers.find(name);
    return maker == makers.end() ? new QWidget(parent) : maker->second(parent);
}

/// The widgets of the census, at the same places with the same words.
void fill(QMainWindow &window, const QJsonArray &census)
{
    std::vector<QWidget *> made;
    for (const auto &entry : census) {
        const QJsonObject told = entry.toObject();
        const int parent = told.value(QStringLiteral("parent")).toInt();
        const QJsonArray place = told.value(QStringLiteral("place")).toArray();
        QWidget *widget = &window;
        if (parent >= 0) {
            QWidget *above = made.at(static_cast<size_t>(parent));
            auto *area = qobject_cast<QScrollArea *>(above);
            widget = makeWidget(told.value(QStringLiteral("class")).toString(), above);
            if (area != nullptr)
                area->setWidget(widget);
        }
        const QString words = told.value(QStringLiteral("words")).toString();
        if (auto *label = qobject_cast<QLabel *>(widget))
            label->setText(words);
        if (auto *button = qobject_cast<QAbstractButton *>(widget)) {
            button->setText(words);
            if (told.value(QStringLiteral("icon")).toBool()) {
                QPixmap icon(20, 20);
                icon.fill(Qt::darkGray);
                button->setIcon(icon);
            }
        }
        if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
            tabs->addTab(QStringLiteral("Topics"));
            tabs->addTab(QStringLiteral("All notes"));
        }
        if (auto *menus = qobject_cast<QMenuBar *>(widget)) {
            for (const char *title : {"File", "Edit", "View", "Go", "Notes", "Help"}) {
                QMenu *menu = menus->addMenu(QString::fromLatin1(title));
                for (int i = 0; i < 8; ++i)
                    menu->addAction(QStringLiteral("Do this"));
            }
        }
        widget->setGeometry(
            place.at(0).toInt(), place.at(1).toInt(), place.at(2).toInt(), place.at(3).toInt());
        if (parent >= 0)
            widget->setVisible(!told.value(QStringLiteral("hidden")).toBool());
        made.push_back(widget);
    }
}

int openOurs(QApplication &application, const QStringList &packs, bool countWidgets)
{
    WindowSetup setup;
    setup.packs = packs;
    OurWindow ours(application, setup);
    const Watch watch(countWidgets ? std::function<void()>([&ours] {
        QJsonArray census;
        count(&ours.window(), -1, census);
        QTextStream(stdout) << QString::fromUtf8(QJsonDocument(census).toJson());
    })
                                   : nullptr);
    return QApplication::exec();
}

int openSkeleton(const QString &file)
{
    QFile census(file);
    if (!census.open(QIODevice::ReadOnly))
        return 1;
    QMainWindow window;
    fill(window, QJsonDocument::fromJson(census.readAll()).array());
    window.show();
    const Watch watch(nullptr);
    return QApplication::exec();
}

int openEmpty()
{
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    const Watch watch(nullptr);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setCursorFlashTime(0); // a caret that blinks paints for ever
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString role = arguments.value(0);
    if (role == u"empty")
        return openEmpty();
    if (role == u"skeleton")
        return openSkeleton(arguments.value(1));
    if (role == u"ours" || role == u"census")
        return openOurs(application, arguments.mid(1), role == u"census");
    QTextStream(stderr) << "first-window: say empty, skeleton FILE, ours PACK... or census PACK...\n";
    return 2;
}
