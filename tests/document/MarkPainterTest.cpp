// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/MarkPainter.h"
#include "document/SectionDocument.h"
#include "DocumentFixtures.h"
#include "TestRegistry.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

namespace {

/// Where the mark's colour is found.
QImage paintedMarks(QTextDocument *document, const std::vector<Mark> &marks)
{
    QImage image(static_cast<int>(document->size().width()) + 40,
        static_cast<int>(document->size().height()) + 20, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    MarkPainter(document, 2).paint(painter, marks, QRectF(image.rect()), QPointF());
    return image;
}

QRect inked(const QImage &image)
{
    QRect bounds;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != QColor(Qt::white))
                bounds |= QRect(x, y, 1, 1);
        }
    }
    return bounds;
}

int inkedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).lightness() < 128 ? 1 : 0;
    }
    return count;
}

} // namespace

class MarkPainterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsBelowTheWordsAndNowhereElse_data()
    {
        QTest::addColumn<MarkLine>("line");
        QTest::newRow("solid") << MarkLine::Solid;
        QTest::newRow("dashed") << MarkLine::Dashed;
        QTest::newRow("double") << MarkLine::Double;
        QTest::newRow("wavy") << MarkLine::Wavy;
        QTest::newRow("dotted") << MarkLine::Dotted;
    }

    void drawsBelowTheWordsAndNowhereElse()
    {
        QFETCH(MarkLine, line);
        const SectionContent content = contentOf(QStringLiteral("<p>Many people feel sleepy at first.</p>"));
        SectionDocument document(content, screenTheme());
        document.document()->setTextWidth(600);
        const int at = static_cast<int>(content.text().indexOf(QStringLiteral("feel sleepy")));
        const DocumentRange range = document.toDocument(at, at + 11);
        const QRect ink = inked(paintedMarks(document.document(), {{range, line, Qt::black}}));
        const QTextLine text = document.document()->begin().layout()->lineAt(0);
        QVERIFY(std::abs(ink.left() - text.cursorToX(range.start)) <= 2);
        QVERIFY(std::abs(ink.right() - text.cursorToX(range.end)) <= 3);
        QVERIFY(ink.top() > text.y() + text.ascent());
        QVERIFY(ink.bottom() < text.y() + text.height() + 6);
    }

    void findsWordsInListsAndBoxes()
    {
        const SectionContent content
            = contentOf(QStringLiteral("<aside class=\"note\"><ul><li><p>one</p><ul><li><p>feel "
                                       "sleepy</p></li></ul></li></ul></aside>"));
        SectionDocument document(content, screenTheme());
        document.document()->setTextWidth(600);
        const int at = static_cast<int>(content.text().indexOf(QStringLiteral("sleepy")));
        const DocumentRange range = document.toDocument(at, at + 6);
        const QRect ink = inked(paintedMarks(document.document(), {{range, MarkLine::Solid, Qt::black}}));
        const QTextBlock block = document.document()->findBlock(range.start);
        const QTextLine line = block.layout()->lineAt(0);
        const double textWidth
            = line.cursorToX(range.end - block.position()) - line.cursorToX(range.start - block.position());
        QVERIFY(std::abs(ink.width() - textWidth) <= 2);
        QImage page(640, 300, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        document.document()->drawContents(&painter);
        painter.end();
        const QImage word = page.copy(ink.left(), ink.top() - 14, ink.width(), 10);
        QVERIFY(inkedPixels(word) > 50); // the letters stand above the line
    }

    void everyLineLooksDifferent()
    {
        const SectionContent content = contentOf(QStringLiteral("<p>Many people feel sleepy at first.</p>"));
        SectionDocument document(content, screenTheme());
        document.document()->setTextWidth(600);
        QList<QImage> images;
        for (const MarkLine line :
            {MarkLine::Solid, MarkLine::Dashed, MarkLine::Double, MarkLine::Wavy, MarkLine::Dotted}) {
            const QImage image = paintedMarks(document.document(), {{{0, 20}, line, Qt::black}});
            QVERIFY(inkedPixels(image) > 20);
            QVERIFY(!images.contains(image));
            images.append(image);
        }
    }

    void leavesOutTheBlankAtALinesEnd()
    {
        const SectionContent content = contentOf(u"<p>" + QStringLiteral("word ").repeated(60) + u"</p>");
        SectionDocument document(content, screenTheme());
        document.document()->setTextWidth(300);
        const QTextLayout *layout = document.document()->begin().layout();
        QVERIFY(layout->lineCount() > 2);
        const QTextLine line = layout->lineAt(0);
        const DocumentRange all{0, line.textLength()};
        const QRect ink = inked(paintedMarks(document.document(), {{all, MarkLine::Solid, Qt::black}}));
        QVERIFY(ink.right() <= line.cursorToX(line.textLength() - 1) + 1);
    }

    void goesOnOverLinesAndBlocks()
    {
        const SectionContent content = contentOf(QStringLiteral("<p>One.</p><p>Two.</p>"));
        SectionDocument document(content, screenTheme());
        document.document()->setTextWidth(300);
        const QRect ink = inked(paintedMarks(document.document(),
            {{document.toDocument(0, static_cast<int>(content.text().size())), MarkLine::Solid, Qt::black}}));
        const auto second
            = document.document()->documentLayout()->blockBoundingRect(document.document()->lastBlock());
        QVERIFY(ink.top() < second.top());
        QVERIFY(ink.bottom() > second.top());
    }

    void drawsNothingForEmptyOrLostRanges()
    {
        SectionDocument document(contentOf(QStringLiteral("<p>One.</p>")), screenTheme());
        document.document()->setTextWidth(300);
        const QImage image = paintedMarks(document.document(),
            {{{2, 2}, MarkLine::Solid, Qt::black}, {{3, 1}, MarkLine::Solid, Qt::black},
                {{900, 950}, MarkLine::Solid, Qt::black}});
        QCOMPARE(inkedPixels(image), 0);
    }
};

PRIMER_TEST(MarkPainterTest)
#include "MarkPainterTest.moc"
