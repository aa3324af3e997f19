// SPDX-License-Identifier: GPL-3.0-or-later
// What showing a section costs the window's thread: the document made, laid out and painted. The floor is the
// same text in a plain document of Qt's.
#include "authoring/SectionXhtml.h"
#include "EventLoop.h"
#include "Figures.h"
#include "OurWindow.h"
#include "TopicMill.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/SectionView.h"

#include <QCommandLineParser>
#include <QStackedWidget>
#include <QTextBrowser>

namespace {

using namespace primer;
using namespace primer::bench;

struct Size
{
    QString name;
    qsizetype least = 0; ///< bytes of text
    qsizetype most = 0;
    double bar = 0; ///< ms
};

std::shared_ptr<const Page> makePage(const TopicMill &mill, int number, qsizetype bytes)
{
    const TopicDraft draft = mill.topic(number % mill.count());
    Page page;
    page.topic = draft.topic;
    page.topic.entry.ref.pack = QStringLiteral("generated");
    page.section.title = QStringLiteral("Side effects");
    page.section.ref = page.topic.entry.ref;
    page.section.ref.section = QStringLiteral("side-effects");
    page.topic.sections.push_back({page.section.ref.section, page.section.title, 6});
    page.section.xhtml
        = writeXhtml(mill.section(static_cast<quint64>(number), page.topic.entry.title, bytes));
    page.content = *SectionContent::parse(page.section.xhtml);
    return std::make_shared<const Page>(std::move(page));
}

struct Cost
{
    std::vector<double> cpu;
    std::vector<double> time;
};

template <typename Show>
void measure(Cost &cost, Show show)
{
    const double cpu = threadCpu();
    const double time = wall();
    show();
    settle();
    cost.cpu.push_back(threadCpu() - cpu);
    cost.time.push_back(wall() - time);
}

} // namespace

int main(int argc, char *argv[])
{
    useQtsEventLoop();
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption repeats(
        QStringLiteral("repeats"), {}, QStringLiteral("N"), QStringLiteral("200"));
    parser.addOption(repeats);
    parser.process(application);
    const int times = parser.value(repeats).toInt();

    OurWindow ours(application, {});
    auto *reader = ours.window().findChild<ReaderPane *>();
    auto *stack = qobject_cast<QStackedWidget *>(reader->parentWidget());
    stack->setCurrentWidget(reader);
    settle();
    QTextBrowser plain;
    plain.resize(reader->view()->size());
    plain.setFont(ours.look().font(Look::Role::Page));
    plain.show();
    settle();

    const TopicMill mill(1, {50, 1, 1000});
    Figures figures(QStringLiteral("section"));
    const std::vector<Size> sizes{{QStringLiteral("up to 20 KB"), 500, 18'000, 20},
        {QStringLiteral("at 100 KB"), 100'000, 100'000, 50}};
    for (const Size &size : sizes) {
        Cost own;
        Cost floor;
        Chance chance(7);
        const int count = size.least == size.most ? std::max(10, times / 4) : times;
        for (int i = 0; i < count; ++i) {
            const auto bytes = size.least
                + static_cast<qsizetype>(chance.part() * static_cast<double>(size.most - size.least));
            const auto page = makePage(mill, i, bytes);
            measure(own, [&] { reader->show(page, 0); });
            measure(floor, [&] { plain.setPlainText(page->content.text()); });
        }
        const Summary cpu = summaryOf(own.cpu);
        const Summary time = summaryOf(own.time);
        const Summary least = summaryOf(floor.cpu);
        figures.add(
            {QStringLiteral("section shown, %1, CPU of the window's thread, 99th percentile").arg(size.name),
                cpu.p99, QStringLiteral("ms"), size.bar,
                QStringLiteral("plain text %1 ms").arg(least.p99, 0, 'f', 1)});
        figures.add({QStringLiteral("section shown, %1, wall, 99th percentile").arg(size.name), time.p99,
            QStringLiteral("ms"), std::nullopt, QStringLiteral("median %1 ms").arg(time.median, 0, 'f', 1)});
        figures.add(size.name,
            QJsonObject{{QStringLiteral("cpu"), jsonOf(cpu)}, {QStringLiteral("wall"), jsonOf(time)},
                {QStringLiteral("plainTextCpu"), jsonOf(least)}});
    }
    figures.print();
    return 0;
}
