// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/Press.h"
#include "PrintFixtures.h"
#include "TestRegistry.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPdfWriter>
#include <QTemporaryDir>

using namespace primer;
using namespace primer::tests;

namespace {

int pagesIn(const QByteArray &pdf)
{
    return static_cast<int>(pdf.count("/Type /Page\n"));
}

} // namespace

class PressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNothingBeforeAHandoutIsLaidOut()
    {
        const Press press;
        QVERIFY(press.picture(0, 100).isNull());
        QVERIFY(!press.save(QStringLiteral("/nowhere/x.pdf")));
    }

    void picturesHaveTheShapeOfThePaper()
    {
        Press press;
        const int pages = press.layOut(handoutOf(someMaterial(), {1}, {}));
        QVERIFY(pages >= 1);
        const QImage picture = press.picture(0, 420);
        QCOMPARE(picture.width(), 420);
        QCOMPARE(picture.height(), 594);
        QVERIFY(press.picture(pages, 420).isNull());
        QVERIFY(press.picture(-1, 420).isNull());
        QVERIFY(press.picture(0, 0).isNull());
    }

    void printsThePagesThatWereAskedFor()
    {
        Press press;
        const int pages = press.layOut(handoutOf(someMaterial(), {2}, {}));
        QVERIFY(pages > 3);
        const std::pair<std::pair<int, int>, int> ranges[]{
            {{0, pages - 1}, pages}, {{1, 2}, 2}, {{0, 999}, pages}};
        for (const auto &[range, count] : ranges) {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            QVERIFY(buffer.open(QIODevice::WriteOnly));
            {
                QPdfWriter writer(&buffer);
                writer.setResolution(600);
                writer.setPageMargins(QMarginsF());
                QVERIFY(press.print(writer, range.first, range.second));
            }
            QCOMPARE(pagesIn(bytes), count);
        }
    }

    void savesAFileOrSaysWhyNot()
    {
        QTemporaryDir folder;
        Press press;
        press.layOut(handoutOf(someMaterial(), {1}, {}));
        const QString path = folder.filePath(QStringLiteral("a.pdf"));
        QVERIFY(press.save(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        const auto failed = press.save(folder.filePath(QStringLiteral("none/a.pdf")));
        QVERIFY(!failed);
        QVERIFY(failed.error().message.contains(QStringLiteral("none")));
    }
};

PRIMER_TEST(PressTest)
#include "PressTest.moc"
