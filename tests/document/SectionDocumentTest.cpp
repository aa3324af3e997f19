// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SectionDocument.h"
#include "document/DocumentProperty.h"
#include "document/PaperTheme.h"
#include "DocumentFixtures.h"
#include "TestRegistry.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

namespace {

QList<QTextTable *> tablesOf(const QTextDocument *document)
{
    QList<QTextTable *> tables;
    for (QTextFrame *frame : document->rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame))
            tables.append(table);
    }
    return tables;
}

QString textOf(const QTextDocument *document, DocumentRange range)
{
    QTextCursor cursor(const_cast<QTextDocument *>(document));
    cursor.setPosition(range.start);
    cursor.setPosition(range.end, QTextCursor::KeepAnchor);
    return cursor.selectedText();
}

QTextCharFormat formatOf(const SectionDocument &document, const QString &words)
{
    QTextCursor cursor = document.document()->find(words);
    cursor.setPosition(cursor.selectionStart() + 1);
    return cursor.charFormat();
}

QImage painted(QTextDocument *document)
{
    document->setTextWidth(600);
    QImage image(600, static_cast<int>(document->size().height()), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    document->drawContents(&painter);
    return image;
}

} // namespace

class SectionDocumentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyUnitOfTextIsFoundInTheDocumentAndBack_data()
    {
        QTest::addColumn<bool>("onPaper");
        QTest::newRow("screen") << false;
        QTest::newRow("paper") << true;
    }

    void everyUnitOfTextIsFoundInTheDocumentAndBack()
    {
        QFETCH(bool, onPaper);
        const SectionContent content = contentOf(everything());
        const DocumentTheme theme = onPaper ? paperTheme(PaperLetters::Normal12) : screenTheme();
        SectionParts parts;
        parts.title = QStringLiteral("Side effects");
        const SectionDocument document(content, theme, parts);
        const QString &text = content.text();
        for (int i = 0; i < text.size(); ++i) {
            const int position = document.toDocument(i);
            const QChar there = document.document()->characterAt(position);
            if (text.at(i) != u'\n') {
                QCOMPARE(there, text.at(i));
                QCOMPARE(document.toText(position), i);
            }
        }
    }

    void rangesHoldTheirWordsAndNoLabels()
    {
        const SectionContent content = contentOf(everything());
        const SectionDocument document(content, screenTheme());
        const int start = static_cast<int>(content.text().indexOf(QStringLiteral("cannot be woken")));
        QCOMPARE(textOf(document.document(), document.toDocument(start, start + 15)),
            QStringLiteral("cannot be woken"));
    }

    void aTitleStandsFirstAndInTheOutline()
    {
        SectionParts parts;
        parts.title = QStringLiteral("Side effects");
        const SectionDocument document(contentOf(everything()), screenTheme(), parts);
        QCOMPARE(document.document()->firstBlock().text(), QStringLiteral("Side effects"));
        QCOMPARE(document.outline().size(), size_t(3));
        QCOMPARE(document.outline().at(0).level, 2);
        QCOMPARE(document.outline().at(1).title, QStringLiteral("How common?"));
        QCOMPARE(document.outline().at(2).level, 4);
        for (const OutlineEntry &entry : document.outline()) {
            const QTextBlock block = document.document()->findBlock(entry.position);
            QCOMPARE(block.text(), entry.title);
            QCOMPARE(block.blockFormat().headingLevel(), entry.level);
        }
    }

    void aCautionHasItsTitleOnAFilledRow()
    {
        const DocumentTheme theme = screenTheme();
        const SectionDocument document(contentOf(everything()), theme);
        const QTextTable *box = tablesOf(document.document()).constFirst();
        QCOMPARE(box->rows(), 2);
        QCOMPARE(box->columns(), 1);
        QCOMPARE(box->format().intProperty(PropertyCallout), static_cast<int>(CalloutKind::Caution));
        QCOMPARE(box->cellAt(0, 0).format().background().color(), theme.callout(CalloutKind::Caution).edge);
        QCOMPARE(box->cellAt(1, 0).format().background().color(), theme.callout(CalloutKind::Caution).fill);
        QVERIFY(box->cellAt(0, 0).firstCursorPosition().block().text().contains(
            calloutWord(CalloutKind::Caution)));
    }

    void everyCalloutHasASignThatCanBeRecoloured()
    {
        for (const auto kind : {CalloutKind::Caution, CalloutKind::Warning, CalloutKind::Important,
                 CalloutKind::Tip, CalloutKind::Note}) {
            const QByteArray sign = recolouredSign(calloutSign(kind), QColor(1, 2, 3), QColor(4, 5, 6));
            QVERIFY(sign.contains("#010203"));
            QVERIFY(!sign.contains("#232629") && !sign.contains("#f67400") && !sign.contains("\"#fff\""));
        }
    }

    void otherCalloutsHaveOneCellWithAWideLeftEdge()
    {
        const DocumentTheme theme = screenTheme();
        const SectionDocument document(contentOf(everything()), theme);
        const QTextTable *box = tablesOf(document.document()).at(1);
        QCOMPARE(box->rows(), 1);
        const auto cell = box->cellAt(0, 0).format().toTableCellFormat();
        QCOMPARE(cell.leftBorder(), theme.length(4.5));
        QCOMPARE(cell.topBorder(), theme.length(0.75));
        QCOMPARE(cell.background().color(), theme.callout(CalloutKind::Warning).fill);
        const QString title = box->cellAt(0, 0).firstCursorPosition().block().text();
        QVERIFY(title.contains(QStringLiteral("Do not stop suddenly")));
        QVERIFY(!title.contains(calloutWord(CalloutKind::Warning)));
    }

    void aTableKeepsItsHeadAndSpans()
    {
        const SectionDocument document(contentOf(everything()), screenTheme());
        QTextTable *table = tablesOf(document.document()).at(2);
        QCOMPARE(table->rows(), 3);
        QCOMPARE(table->columns(), 2);
        QCOMPARE(table->format().headerRowCount(), 1);
        QCOMPARE(table->cellAt(2, 0).columnSpan(), 2);
        QCOMPARE(table->cellAt(0, 1).firstCursorPosition().block().text(), QStringLiteral("How many"));
    }

    void aTableTooWideForAPageBecomesLines()
    {
        QString row;
        for (int i = 0; i < 40; ++i)
            row += QStringLiteral("<td>c%1</td>").arg(i);
        const SectionDocument document(
            contentOf(u"<table><tbody><tr>" + row + u"</tr></tbody></table>"), screenTheme());
        QVERIFY(tablesOf(document.document()).isEmpty());
        QVERIFY(document.document()->toPlainText().startsWith(QStringLiteral("c0 | c1 | c2")));
    }

    void listsCountFromWhereTheyBegin()
    {
        const SectionDocument document(contentOf(everything()), screenTheme());
        const QString text = document.document()->toPlainText();
        QVERIFY(text.contains(QStringLiteral("3. Three")));
        QVERIFY(text.contains(QStringLiteral("4. Four")));
    }

    void whatFollowsAListIsNotInIt()
    {
        const SectionDocument document(
            contentOf(QStringLiteral("<ul><li><p>one</p></li><li><p>two</p></li></ul><p>after</p>")),
            screenTheme());
        const QTextBlock first = document.document()->begin();
        QVERIFY(first.textList());
        QCOMPARE(first.textList()->count(), 2);
        QVERIFY(!document.document()->lastBlock().textList());
        QCOMPARE(document.document()->lastBlock().blockFormat().indent(), 0);
    }

    void linksTermsAndCitationsCanBeFollowed()
    {
        const SectionDocument document(contentOf(everything()), screenTheme());
        QStringList targets;
        for (const DocumentAnchor &anchor : document.anchors())
            targets.append(anchor.target);
        QCOMPARE(targets,
            (QStringList{QStringLiteral("source:1"), QStringLiteral("source:2"),
                QStringLiteral("term:ataxia"), QStringLiteral("source:1"),
                QStringLiteral("topic:clonazepam/stopping")}));
        QCOMPARE(document.terms().size(), size_t(1));
        QCOMPARE(textOf(document.document(), document.terms().front()), QStringLiteral("ataxia"));
        const QTextCharFormat link = formatOf(document, QStringLiteral("stopping"));
        QVERIFY(link.isAnchor());
        QVERIFY(link.fontUnderline());
        QCOMPARE(link.foreground().color(), screenTheme().link);
        QCOMPARE(
            formatOf(document, QStringLiteral("[1]")).verticalAlignment(), QTextCharFormat::AlignSuperScript);
    }

    void onPaperCitationsAreJoinedAndNothingIsUnderlined()
    {
        SectionParts parts;
        parts.sourceNumbers = {{QStringLiteral("fda"), 4}, {QStringLiteral("mayo"), 9}};
        const SectionDocument document(contentOf(everything()), paperTheme(PaperLetters::Normal12), parts);
        QString text = document.document()->toRawText();
        text.replace(QChar(QChar::Nbsp), u' ');
        QVERIFY(text.contains(QStringLiteral("cannot be woken [4, 9]")));
        QVERIFY(!formatOf(document, QStringLiteral("stopping")).fontUnderline());
        QVERIFY(!formatOf(document, QStringLiteral("often")).fontItalic());
        for (QTextBlock block = document.document()->begin(); block.isValid(); block = block.next()) {
            for (auto it = block.begin(); !it.atEnd(); ++it) {
                const QColor color = it.fragment().charFormat().foreground().color();
                QVERIFY(color == Qt::black || color == Qt::white);
            }
        }
    }

    void linesAreAsFarApartAsTheThemeSays()
    {
        const QString words = QStringLiteral("many words make a line ").repeated(30);
        SectionDocument document(contentOf(u"<p>" + words + u"</p>"), paperTheme(PaperLetters::Normal12));
        document.document()->setTextWidth(paperPage(PaperLetters::Normal12, PaperFormat::A4).line);
        const QTextLayout *layout = document.document()->begin().layout();
        QVERIFY(layout->lineCount() > 3);
        const double apart = layout->lineAt(2).y() - layout->lineAt(1).y();
        QVERIFY2(std::abs(apart - 180) < 1, qPrintable(QString::number(apart)));
    }

    void picturesOfThePackAreShownAndOthersAreWords()
    {
        QImage red(40, 30, QImage::Format_RGB32);
        red.fill(Qt::red);
        Asset asset{QStringLiteral("image/png"), {}};
        QBuffer buffer(&asset.data);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(red.save(&buffer, "PNG"));
        const SectionContent content
            = contentOf(QStringLiteral("<figure><img src=\"pill.png\" alt=\"A round pill\"/></figure>"));

        SectionParts parts;
        parts.assets.insert(QStringLiteral("pill.png"), asset);
        const SectionDocument shown(content, screenTheme(), parts);
        QVERIFY(painted(shown.document()).pixelColor(20, 15) == QColor(Qt::red));

        const SectionDocument missing(content, screenTheme());
        QVERIFY(missing.document()->toPlainText().contains(QStringLiteral("A round pill")));
    }

    void nothingIsLoadedWhateverTheTextNames()
    {
        QTemporaryDir folder;
        const QString secret = folder.filePath(QStringLiteral("secret.png"));
        QImage red(40, 40, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(secret));
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const SectionDocument document(
            contentOf(QStringLiteral("<figure><img src=\"secret.png\" alt=\"words\"/></figure>")),
            screenTheme());
        QVERIFY(document.document()->toPlainText().contains(QStringLiteral("words")));
        const QImage shown = painted(document.document());
        for (int x = 0; x < shown.width(); ++x)
            QVERIFY(shown.pixelColor(x, shown.height() / 2) != QColor(Qt::red));
        for (const QString &name : QStringList{secret, u"file://" + secret, QStringLiteral("secret.png"),
                 QStringLiteral(":/document/signs/call-start.svg")}) {
            const QVariant loaded = document.document()->resource(QTextDocument::ImageResource, QUrl(name));
            QCOMPARE(loaded.value<QImage>().size(), QSize(1, 1));
            const QVariant style
                = document.document()->resource(QTextDocument::StyleSheetResource, QUrl(name));
            QVERIFY(style.toByteArray().isEmpty());
        }
        QVERIFY(QDir::setCurrent(before));
    }

    void unitsThatMeanSomethingToQtAreHarmless()
    {
        const QString words = QStringLiteral("a\u2029b\u2028c\ufdd0d\ufdd1e\ufffcf\u00adg");
        const SectionContent content = contentOf(u"<p>" + words + u"</p><p>next</p>");
        const SectionDocument document(content, screenTheme());
        QCOMPARE(document.document()->blockCount(), 2);
        QCOMPARE(document.document()->begin().text(), QStringLiteral("a b c\ufffdd\ufffde\ufffdfg"));
        const int next = static_cast<int>(content.text().indexOf(QStringLiteral("next")));
        QCOMPARE(document.document()->characterAt(document.toDocument(next)), u'n');
    }

    void anEmptySectionIsAnEmptyDocument()
    {
        const SectionDocument document(contentOf({}), screenTheme());
        QVERIFY(document.document()->isEmpty());
        QCOMPARE(document.toDocument(0), 0);
    }

    void wordsWithoutEndAreBrokenAnywhereAndFoundInTheText()
    {
        const int length = 100'000;
        const SectionContent content = contentOf(u"<p>" + QString(length / 2, u'a') + u"<strong>"
            + QString(length / 2, u'b') + u"</strong> end</p>");
        SectionDocument document(content, screenTheme());
        document.document()->setTextWidth(600);
        QVERIFY(document.document()->size().height() > 1000);
        QVERIFY(document.document()->idealWidth() <= 600);
        for (const int at : {0, 1, 200, 201, 50'000, 99'999, length + 2}) {
            const int there = document.toDocument(at, at + 1).start;
            QCOMPARE(document.document()->characterAt(there), content.text().at(at));
            QCOMPARE(document.toText(there), at);
        }
    }

    void deepNestingAndManyBlocksAreLaidOut()
    {
        QString deep = QStringLiteral("<p>deep</p>");
        for (int i = 0; i < 3; ++i)
            deep = u"<aside class=\"note\"><ul><li>" + deep + u"</li></ul></aside>";
        QString many;
        for (int i = 0; i < 2000; ++i)
            many += QStringLiteral("<p>Paragraph %1 of many.</p>").arg(i);
        SectionDocument document(contentOf(deep + many), screenTheme());
        document.document()->setTextWidth(600);
        QVERIFY(document.document()->size().height() > 10000);
    }
};

PRIMER_TEST(SectionDocumentTest)
#include "SectionDocumentTest.moc"
