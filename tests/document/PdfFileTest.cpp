// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PdfFile.h"
#include "HandoutFixtures.h"
#include "TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <csignal>
#include <set>
#include <sys/resource.h>

using namespace primer;
using namespace primer::tests;

namespace {

/// What a tool says; the test fails if it cannot be run or is not content.
QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(60000) || process.exitCode() != 0) {
        QTest::qFail(qPrintable(program + u": " + QString::fromUtf8(process.readAllStandardError())),
            __FILE__, __LINE__);
        return {};
    }
    return process.readAllStandardOutput();
}

/// The words of a text without headers, footers and titles that are repeated.
QStringList bodyWords(const QString &path)
{
    QString text = QString::fromUtf8(outputOf(QStringLiteral("pdftotext"), {path, QStringLiteral("-")}));
    text.replace(QChar(QChar::Nbsp), u' ');
    const int closing = static_cast<int>(text.indexOf(QStringLiteral("Where this comes from")));
    QStringList words;
    for (const QString &line : text.left(closing).split(QRegularExpression(QStringLiteral("[\\n\\f]")))) {
        static const QRegularExpression outside(QStringLiteral(
            "^(Clonazepam \\(Klonopin\\): |Printed |Page \\d+ of |For learning\\.|advice from your)"));
        if (!outside.match(line).hasMatch())
            words += line.split(u' ', Qt::SkipEmptyParts);
    }
    return words;
}

} // namespace

class PdfFileTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(PaperLetters letters, PaperFormat format, const Handout &from = longHandout())
    {
        Handout handout = from;
        handout.letters = letters;
        handout.format = format;
        const QString path = m_folder.filePath(
            QStringLiteral("h%1-%2.pdf").arg(static_cast<int>(letters)).arg(static_cast<int>(format)));
        const auto done = writePdf(handout, path);
        if (!done)
            QTest::qFail(qPrintable(done.error().message), __FILE__, __LINE__);
        return path;
    }

    static void addPapers()
    {
        QTest::addColumn<PaperLetters>("letters");
        QTest::addColumn<PaperFormat>("format");
        QTest::newRow("A4 at 12") << PaperLetters::Normal12 << PaperFormat::A4;
        QTest::newRow("Letter at 12") << PaperLetters::Normal12 << PaperFormat::Letter;
        QTest::newRow("A4 at 18") << PaperLetters::Large18 << PaperFormat::A4;
        QTest::newRow("Letter at 24") << PaperLetters::Largest24 << PaperFormat::Letter;
    }

private Q_SLOTS:
    void isASoundFileWithTitleLanguageAndOutline_data() { addPapers(); }
    void isASoundFileWithTitleLanguageAndOutline()
    {
        QFETCH(PaperLetters, letters);
        QFETCH(PaperFormat, format);
        const QString path = written(letters, format);
        outputOf(QStringLiteral("qpdf"), {QStringLiteral("--check"), path});
        const QByteArray info = outputOf(QStringLiteral("pdfinfo"), {path});
        QVERIFY(info.contains("Clonazepam (Klonopin)"));
        QVERIFY(info.contains(format == PaperFormat::A4 ? "(A4)" : "(letter)"));
        const QByteArray json = outputOf(QStringLiteral("qpdf"), {QStringLiteral("--json"), path});
        const QJsonObject file = QJsonDocument::fromJson(json).object();
        const QJsonArray outline = file.value(QStringLiteral("outlines")).toArray();
        QCOMPARE(outline.size(), 1);
        const QJsonArray sections = outline.at(0).toObject().value(QStringLiteral("kids")).toArray();
        QCOMPARE(sections.size(), 2);
        QCOMPARE(
            sections.at(1).toObject().value(QStringLiteral("title")).toString(), QStringLiteral("Stopping"));
        QVERIFY(json.contains("\"/Lang\": \"u:en\"") || json.contains("\"/Lang\": \"en\""));
    }

    void largerLettersTakeMorePages()
    {
        Handout handout = longHandout();
        const int normal = PagePainter(handout).pageCount();
        handout.letters = PaperLetters::Large18;
        const int large = PagePainter(handout).pageCount();
        handout.letters = PaperLetters::Largest24;
        QVERIFY(normal < large);
        QVERIFY(large < PagePainter(handout).pageCount());
    }

    void everyFontIsEmbeddedUprightAndReadable_data() { addPapers(); }
    void everyFontIsEmbeddedUprightAndReadable()
    {
        QFETCH(PaperLetters, letters);
        QFETCH(PaperFormat, format);
        const QString fonts
            = QString::fromUtf8(outputOf(QStringLiteral("pdffonts"), {written(letters, format)}));
        const QStringList lines = fonts.split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(lines.size() >= 2);
        for (const QString &line : lines) {
            static const QRegularExpression flags(
                QStringLiteral("\\s(yes|no)\\s+(yes|no)\\s+(yes|no)\\s+\\d+\\s+\\d+$"));
            const auto match = flags.match(line);
            QVERIFY2(match.hasMatch(), qPrintable(line));
            QCOMPARE(match.captured(1), QStringLiteral("yes"));
            QCOMPARE(match.captured(3), QStringLiteral("yes"));
            QVERIFY2(!line.contains(QStringLiteral("Italic")) && !line.contains(QStringLiteral("Oblique")),
                qPrintable(line));
            QVERIFY2(!line.contains(QStringLiteral("Type 3")), qPrintable(line));
        }
    }

    void everyPageIsNumberedAndTheTextIsInOrder()
    {
        const QString path = written(PaperLetters::Normal12, PaperFormat::A4);
        QString text = QString::fromUtf8(outputOf(QStringLiteral("pdftotext"), {path, QStringLiteral("-")}));
        text.replace(QChar(QChar::Nbsp), u' ');
        const QStringList pages = text.split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() > 3);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            QVERIFY(pages.at(i).contains(QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages.size())));
            QVERIFY(pages.at(i).contains(
                QStringLiteral("Not yet reviewed by a clinician. Checked 22 November 2026")));
            QVERIFY(pages.at(i).startsWith(QStringLiteral("Clonazepam (Klonopin): ")));
        }
        const auto caution = text.indexOf(calloutWord(CalloutKind::Caution));
        const auto body = text.indexOf(QStringLiteral("Doctors call this"));
        const auto note = text.indexOf(QStringLiteral("My note A"));
        const auto next = text.indexOf(QStringLiteral("Slowly"));
        QVERIFY(caution >= 0 && caution < body && body < note && note < next);
        static const QRegularExpression ligatures(QStringLiteral("[\ufb00-\ufb04\u00ad]"));
        QVERIFY(!ligatures.match(text).hasMatch());
        QVERIFY(text.contains(QStringLiteral("The office has efficient effects.")));
    }

    void theSameWordsStandOnAllPapers()
    {
        Handout plain = longHandout();
        for (HandoutSection &section : plain.topics.front().sections) {
            if (section.slug == u"stopping")
                section.content = contentOf(paragraphs(9)); // no box that is repeated
        }
        const QStringList normal = bodyWords(written(PaperLetters::Normal12, PaperFormat::A4, plain));
        QVERIFY(normal.size() > 500);
        QStringList large = bodyWords(written(PaperLetters::Large18, PaperFormat::Letter, plain));
        const QStringList repeated{QStringLiteral("In"), QStringLiteral("studies,"),
            QStringLiteral("continued"), QStringLiteral("What"), QStringLiteral("How"),
            QStringLiteral("many")};
        const auto without = [&](QStringList words) {
            words.removeIf([&](const QString &word) { return repeated.contains(word); });
            words.sort();
            return words;
        };
        QCOMPARE(without(large), without(normal));
    }

    void allWordsStandInsideTheMargins_data() { addPapers(); }
    void allWordsStandInsideTheMargins()
    {
        QFETCH(PaperLetters, letters);
        QFETCH(PaperFormat, format);
        const QString path = written(letters, format);
        const QString boxes = QString::fromUtf8(
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), path, QStringLiteral("-")}));
        const PaperPage page = paperPage(letters, format);
        const double left = page.left / kPaperUnitsPerPoint;
        const double right = left + page.line / kPaperUnitsPerPoint;
        const double bottom = (page.height - 6 * kPaperUnitsPerMm) / kPaperUnitsPerPoint;
        const double lowest = 1.3 * paperTheme(letters).small.size;
        static const QRegularExpression word(QStringLiteral(
            "<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">(.*)</word>"));
        auto matches = word.globalMatch(boxes);
        int count = 0;
        while (matches.hasNext()) {
            const auto match = matches.next();
            ++count;
            QVERIFY2(match.captured(1).toDouble() >= left - 1, qPrintable(match.captured()));
            QVERIFY2(match.captured(3).toDouble() <= right + 1, qPrintable(match.captured()));
            QVERIFY2(match.captured(4).toDouble() <= bottom, qPrintable(match.captured()));
            const double height = match.captured(4).toDouble() - match.captured(2).toDouble();
            const bool isRaised = match.captured(5).contains(u'2') && match.captured(5).size() <= 4;
            QVERIFY2(height >= lowest || isRaised, qPrintable(match.captured()));
        }
        QVERIFY(count > 500);
    }

    void thereAreExactlyTwoColours()
    {
        const QString path = written(PaperLetters::Normal12, PaperFormat::A4);
        const QString base = m_folder.filePath(QStringLiteral("page"));
        outputOf(QStringLiteral("pdftoppm"),
            {QStringLiteral("-aa"), QStringLiteral("no"), QStringLiteral("-aaVector"), QStringLiteral("no"),
                QStringLiteral("-png"), QStringLiteral("-r"), QStringLiteral("100"), path, base});
        const QStringList images = QDir(m_folder.path()).entryList({QStringLiteral("page-*.png")});
        QVERIFY(images.size() > 2);
        for (const QString &name : images) {
            const QImage image(m_folder.filePath(name));
            std::set<QRgb> colours;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    colours.insert(image.pixel(x, y) & 0xffffff);
            }
            QCOMPARE(colours, (std::set<QRgb>{0x000000, 0xffffff}));
        }
    }

    void linksWithinTheHandoutAndAddressesWork()
    {
        const PagePainter pages(longHandout());
        QStringList targets;
        for (const PageLink &link : pages.links()) {
            targets.append(link.target);
            QVERIFY(link.rect.width() > 0 && link.rect.height() > 0);
            QVERIFY(link.rect.left() >= pages.page().left - 1);
            QVERIFY(link.rect.bottom() <= pages.page().bottom + 1);
        }
        QVERIFY(targets.contains(QStringLiteral("source:0:1")));
        QVERIFY(targets.contains(QStringLiteral("topic:clonazepam/stopping")));
        QVERIFY(targets.contains(QStringLiteral("https://example.org/label")));
        QVERIFY(!targets.contains(QStringLiteral("topic:elsewhere")));
        const auto places = pages.destinations();
        QVERIFY(places.value(QStringLiteral("topic:clonazepam/stopping")).page > 0);
        QVERIFY(places.value(QStringLiteral("source:0:1")).page
            >= places.value(QStringLiteral("topic:clonazepam/stopping")).page);
    }

    void theSameHandoutGivesTheSameBytes()
    {
        const auto first = makePdf(PagePainter(longHandout()));
        const auto second = makePdf(PagePainter(longHandout()));
        QVERIFY(first && second);
        QCOMPARE(*first, *second);
        Handout later = longHandout();
        later.printed = later.printed.addDays(1);
        QVERIFY(*makePdf(PagePainter(later)) != *first);
    }

    void canBeMadeInAnotherThread()
    {
        const QString path = m_folder.filePath(QStringLiteral("thread.pdf"));
        Result<void> done;
        const std::unique_ptr<QThread> thread(QThread::create([&] { done = writePdf(longHandout(), path); }));
        thread->start();
        QVERIFY(thread->wait(60000));
        QVERIFY(done);
        const auto here = makePdf(PagePainter(longHandout()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), *here);
    }

    void anEmptyHandoutIsAnEmptyPage()
    {
        const PagePainter pages(Handout{});
        QCOMPARE(pages.pageCount(), 1);
        QVERIFY(makePdf(pages));
    }

    void aPreviewShowsWhatIsPrinted()
    {
        const PagePainter pages(longHandout());
        QImage image(420, 594, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        pages.paint(painter, 0, 420 / (pages.page().width / 720));
        painter.end();
        int black = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                black += qGray(image.pixel(x, y)) < 100 ? 1 : 0;
        }
        QVERIFY(black > 3000);
        QCOMPARE(image.pixel(5, 300) & 0xffffff, QRgb(0xffffff));
    }

    void saysWhereItCouldNotBeSaved()
    {
        const Handout handout = longHandout();
        const auto noFolder = writePdf(handout, m_folder.filePath(QStringLiteral("none/here.pdf")));
        QVERIFY(!noFolder);
        QVERIFY(noFolder.error().message.contains(QStringLiteral("none")));
        const auto isFolder = writePdf(handout, m_folder.path());
        QVERIFY(!isFolder);
        QVERIFY(!isFolder.error().message.isEmpty());
        const auto sealed = writePdf(handout, QStringLiteral("/proc/here.pdf"));
        QVERIFY(!sealed);
        QVERIFY(sealed.error().message.contains(QStringLiteral("/proc")));
    }

    void aFileThatCannotBeWrittenWholeLeavesTheOldOne()
    {
        const QString path = m_folder.filePath(QStringLiteral("old.pdf"));
        QVERIFY(saveFile("old", path));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, SIG_IGN);
        struct rlimit small = before;
        small.rlim_cur = 4096;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto done = saveFile(QByteArray(100000, 'x'), path);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!done);
        QVERIFY(done.error().message.contains(QStringLiteral("old.pdf")));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("old.pdf*")}, QDir::Files).size(), 1);
    }
};

PRIMER_TEST(PdfFileTest)
#include "PdfFileTest.moc"
