// SPDX-License-Identifier: GPL-3.0-or-later
// Printing a long topic to PDF, beside QTextDocument::print of the same text in the same letters.
#include "authoring/SectionXhtml.h"
#include "document/PdfFile.h"
#include "Figures.h"
#include "TopicMill.h"

#include <QBuffer>
#include <QCommandLineParser>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPdfWriter>

namespace {

using namespace primer;
using namespace primer::bench;

constexpr double kTimesPrint = 1.3;
constexpr int kSections = 48;
constexpr int kSectionBytes = 10'000;
constexpr int kResolution = 720;

Handout makeHandout()
{
    const TopicMill mill(1, {1, 1, 1000});
    const TopicDraft draft = mill.topic(0);
    HandoutTopic topic;
    topic.slug = draft.topic.entry.ref.topic;
    topic.title = draft.topic.entry.title;
    topic.sources = draft.topic.sources;
    topic.reviewed = draft.topic.reviewed;
    topic.nextReview = draft.topic.nextReview;
    for (int i = 0; i < kSections; ++i) {
        HandoutSection section;
        section.slug = QStringLiteral("section-%1").arg(i);
        section.title = QStringLiteral("Section %1").arg(i);
        section.content = *SectionContent::parse(
            writeXhtml(mill.section(static_cast<quint64>(i), topic.title, kSectionBytes)));
        topic.sections.push_back(std::move(section));
    }
    Handout handout;
    handout.topics = {topic};
    handout.printed = QDate(2026, 11, 22);
    return handout;
}

qsizetype printByQt(const Handout &handout)
{
    const HandoutDocument document(handout);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kResolution);
    const PaperPage page = paperPage(handout.letters, handout.format);
    writer.setPageLayout(
        QPageLayout(QPageSize(page.size), QPageLayout::Portrait, QMarginsF(), QPageLayout::Point));
    document.document()->print(&writer);
    return buffer.size();
}

int printByUs(const Handout &handout)
{
    const PagePainter pages(handout);
    if (const auto pdf = makePdf(pages); !pdf)
        qFatal("%s", qPrintable(pdf.error().message));
    return pages.pageCount();
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption repeats(QStringLiteral("repeats"), {}, QStringLiteral("N"), QStringLiteral("7"));
    parser.addOption(repeats);
    parser.process(application);
    const Handout handout = makeHandout();

    std::vector<double> ours;
    std::vector<double> floor;
    std::vector<double> ratios;
    int pages = 0;
    for (int i = 0; i < parser.value(repeats).toInt(); ++i) {
        double start = threadCpu();
        printByQt(handout);
        floor.push_back(threadCpu() - start);
        start = threadCpu();
        pages = printByUs(handout);
        ours.push_back(threadCpu() - start);
        ratios.push_back(ours.back() / floor.back());
    }
    Figures figures(QStringLiteral("pdf"));
    figures.add({QStringLiteral("PDF of %1 pages / QTextDocument::print, CPU").arg(pages),
        summaryOf(ratios).median, QStringLiteral("times"), kTimesPrint,
        QStringLiteral("QTextDocument::print %1 ms, ours %2 ms")
            .arg(summaryOf(floor).median, 0, 'f', 0)
            .arg(summaryOf(ours).median, 0, 'f', 0)});
    figures.add(QStringLiteral("ours"), jsonOf(summaryOf(ours)));
    figures.add(QStringLiteral("print"), jsonOf(summaryOf(floor)));
    figures.print();
    return 0;
}
