// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/PdfFinish.h"
#include "TestRegistry.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QtTest>

using namespace primer;

namespace {

QByteArray twoPages()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    painter.drawText(QPointF(100, 100), QStringLiteral("one"));
    writer.newPage();
    painter.drawText(QPointF(100, 100), QStringLiteral("two"));
    painter.end();
    return bytes;
}

PdfDetails someDetails()
{
    PdfDetails details;
    details.title = QStringLiteral("Nebenwirkungen \u2013 \u00dcbersicht");
    details.language = QStringLiteral("de");
    details.date = QDate(2026, 11, 30);
    details.outline = {{1, QStringLiteral("Topic"), {0, 10}}, {2, QStringLiteral("Section"), {1, 20}},
        {4, QStringLiteral("Deep"), {1, 30}}, {2, QStringLiteral("Other"), {9, 0}}};
    details.links = {{0, QRectF(10, 10, 20, 10), QStringLiteral("source:0:1")},
        {7, QRectF(10, 10, 20, 10), QStringLiteral("https://example.org/")}};
    details.destinations = {{QStringLiteral("source:0:1"), {1, 100}}, {QStringLiteral("lost"), {5, 0}}};
    return details;
}

} // namespace

class PdfFinishTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoPdfFile()
    {
        for (const QByteArray &bytes :
            {QByteArray(), QByteArray("hello"), QByteArray("%PDF-1.4\n"), twoPages().left(400)}) {
            const auto result = finishPdf(bytes, someDetails());
            QVERIFY(!result);
            QVERIFY(!result.error().message.isEmpty());
        }
    }

    void writesTheSameBytesForTheSameInput()
    {
        const QByteArray pdf = twoPages();
        const auto first = finishPdf(pdf, someDetails());
        const auto second = finishPdf(pdf, someDetails());
        QVERIFY(first && second);
        QCOMPARE(*first, *second);
        PdfDetails other = someDetails();
        other.title = QStringLiteral("Else");
        QVERIFY(*finishPdf(pdf, other) != *first);
    }

    void addsWhatQtLeavesOut()
    {
        const auto result = finishPdf(twoPages(), someDetails());
        QVERIFY(result);
        for (const char *part : {"/Lang (de)", "/Outlines", "/Dests", "/Subtype /Link", "D:20261130000000Z",
                 "/DisplayDocTitle true"})
            QVERIFY2(result->contains(part), part);
        QVERIFY(!result->contains("example.org")); // on a page that is not there
        QVERIFY(!result->contains("(lost)"));
    }
};

PRIMER_TEST(PdfFinishTest)
#include "PdfFinishTest.moc"
