// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/HandoutDocument.h"
#include "document/HandoutSource.h"
#include "document/PagePainter.h"
#include "document/PdfFile.h"
#include "HandoutFixtures.h"
#include "TestRegistry.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextTable>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

namespace {

const QString kBody = QStringLiteral(
    "<p>Many people feel sleepy in the first days.<cite>fda</cite> It gets better.</p>"
    "<aside class=\"warning\"><p class=\"title\">Do not stop suddenly</p><p>It can cause "
    "seizures.</p></aside>"
    "<ul><li><p>breathes slowly</p></li><li><p>cannot be woken</p></li><li><p>has blue lips</p></li></ul>"
    "<table><thead><tr><th>What</th><th>How many</th></tr></thead><tbody><tr><td>Sleepy</td>"
    "<td>37 in 100</td></tr><tr><td>Dizzy</td><td>8 in 100</td></tr></tbody></table>"
    "<p>Call a pharmacist the same day. A missed supply can bring on withdrawal.</p>");

class Marked final
{
public:
    explicit Marked(const QString &inner = kBody)
        : m_topic(handoutOf({sectionOf(QStringLiteral("Side effects"), inner)}).topics.front())
    { }

    const QString &text() const { return m_topic.sections.front().content.text(); }
    Note &on(const QString &words, NoteKind kind, const QString &written = {})
    {
        const int start = static_cast<int>(text().indexOf(words));
        if (start < 0)
            qFatal("no such words");
        Note note;
        note.id = newNoteId();
        note.kind = kind;
        note.about = {{}, m_topic.slug, m_topic.sections.front().slug};
        note.passage = passageAt(text(), start, start + static_cast<int>(words.size()));
        note.text = written;
        note.created = QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
        m_notes.push_back(note);
        return m_notes.back();
    }
    Handout handout(PaperLetters letters = PaperLetters::Normal12) const
    {
        HandoutTopic topic = m_topic;
        addNotes(topic, m_notes);
        Handout handout = handoutOf({});
        handout.topics = {topic};
        handout.letters = letters;
        return handout;
    }
    HandoutTopic &topic() { return m_topic; }

private:
    HandoutTopic m_topic;
    std::vector<Note> m_notes;
};

QString textOf(const Handout &handout)
{
    QString text = HandoutDocument(handout).document()->toRawText();
    text.replace(QChar(QChar::Nbsp), u' ');
    return text;
}

/// What the marks of a document stand under, line kind first.
QStringList marked(const HandoutDocument &document)
{
    QStringList texts;
    for (const Mark &mark : document.marks()) {
        QTextCursor cursor(document.document());
        cursor.setPosition(mark.range.start);
        cursor.setPosition(mark.range.end, QTextCursor::KeepAnchor);
        texts.append(QString::number(static_cast<int>(mark.line)) + u' ' + cursor.selectedText());
    }
    return texts;
}

QImage pageOf(const PagePainter &pages, int page)
{
    QImage image(1240, 1754, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    pages.paint(painter, page, 150);
    return image;
}

int blackIn(const QImage &image, const QRect &rect)
{
    int count = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            count += image.pixelColor(x, y).lightness() < 128 ? 1 : 0;
    }
    return count;
}

QString pdfText(const Handout &handout, const QString &path)
{
    if (!writePdf(handout, path))
        return {};
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    process.waitForFinished();
    QString text = QString::fromUtf8(process.readAllStandardOutput());
    text.replace(QChar(QChar::Nbsp), u' ');
    return text;
}

} // namespace

class HandoutMarksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsANoteBeneathItsParagraphWithALetterBehindThePassage()
    {
        Marked marks;
        marks.on(QStringLiteral("feel sleepy"), NoteKind::Note, QStringLiteral("Worse after lunch."));
        marks.on(QStringLiteral("same day"), NoteKind::Question, QStringLiteral("Whom do I call?"));
        const Handout handout = marks.handout();
        const QString text = textOf(handout);
        const QString joined = QString(QChar(0x2060)) + QChar(QChar::ObjectReplacementCharacter);
        QVERIFY(text.contains(QString(u"feel sleepy" + joined + u" in the first days.")));
        const auto note = text.indexOf(QStringLiteral("My note A"));
        QVERIFY(text.indexOf(QStringLiteral("It gets better.")) < note);
        QVERIFY(note < text.indexOf(QStringLiteral("It can cause seizures.")));
        QVERIFY(text.indexOf(QStringLiteral("withdrawal.")) < text.indexOf(QStringLiteral("My question B")));
        QTemporaryDir folder;
        const QString printed = pdfText(handout, folder.filePath(QStringLiteral("a.pdf")));
        QVERIFY2(
            printed.contains(QRegularExpression(QStringLiteral("feel sleepy\\s*A\\s*in the first days"))),
            qPrintable(printed));
    }

    void marksTheVeryWordsAndNoLabels()
    {
        Marked marks;
        marks.on(QStringLiteral("days. It gets"), NoteKind::Highlight);
        marks.on(QStringLiteral("better."), NoteKind::Highlight).color = MarkColor::Rose;
        const HandoutDocument document(marks.handout());
        const QStringList found = marked(document);
        QCOMPARE(found.size(), 4); // two, and the key's
        QVERIFY(found.at(0).startsWith(QStringLiteral("0 days."))
            && found.at(0).endsWith(QStringLiteral("It gets")));
        QCOMPARE(found.at(1), QStringLiteral("3 better."));
        QCOMPARE(found.at(2), QStringLiteral("0 yellow, solid"));
        QCOMPARE(found.at(3), QStringLiteral("3 rose, wavy"));
    }

    void aHighlightWithoutTextGetsOnlyItsMark()
    {
        Marked marks;
        marks.on(QStringLiteral("feel sleepy"), NoteKind::Highlight);
        const QString text = textOf(marks.handout());
        QVERIFY(!text.contains(QStringLiteral("My highlight")));
        QVERIFY(!text.contains(QStringLiteral("My note")));
        QVERIFY(text.contains(QStringLiteral("My marks:")));
    }

    void printsNoKeyWithoutMarks()
    {
        QVERIFY(!textOf(Marked().handout()).contains(QStringLiteral("My marks:")));
    }

    void marksAcrossParagraphsListsAndTables()
    {
        Marked marks;
        const QString from = QStringLiteral("better.");
        const int start = static_cast<int>(marks.text().indexOf(from));
        const QString until = QStringLiteral("37 in 100");
        const int end = static_cast<int>(marks.text().indexOf(until) + until.size());
        marks.on(marks.text().mid(start, end - start), NoteKind::Note, QStringLiteral("All of it."));
        const HandoutDocument document(marks.handout());
        const QStringList found = marked(document);
        for (const char *words : {"0 better.", "0 It can cause seizures.", "0 breathes slowly",
                 "0 cannot be woken", "0 has blue lips", "0 Sleepy", "0 37 in 100"})
            QVERIFY2(found.contains(QString::fromLatin1(words)), qPrintable(found.join(u'|')));
        QString text = document.document()->toRawText();
        QVERIFY(text.indexOf(QStringLiteral("8 in 100")) < text.indexOf(QStringLiteral("My note")));
    }

    void overlappingMarksRunBelowEachOther()
    {
        Marked marks;
        marks.on(QStringLiteral("people feel sleepy in"), NoteKind::Highlight);
        marks.on(QStringLiteral("feel sleepy"), NoteKind::Highlight).color = MarkColor::Green;
        marks.on(QStringLiteral("better"), NoteKind::Highlight).color = MarkColor::Blue;
        const HandoutDocument document(marks.handout());
        QCOMPARE(document.marks().at(0).level, 0);
        QCOMPARE(document.marks().at(1).level, 1);
        QCOMPARE(document.marks().at(2).level, 0);
    }

    void aNoteWhoseWordsAreGoneStandsAtTheEndAndQuotesThem()
    {
        Marked marks;
        Note &note = marks.on(QStringLiteral("feel sleepy"), NoteKind::Highlight);
        note.passage->exact = QStringLiteral("never printed anywhere in these words");
        note.passage->prefix = QStringLiteral("nowhere to be found ");
        note.passage->suffix = QStringLiteral(" nor this after it");
        note.passage->digest = textDigest(QStringLiteral("another text"));
        marks.on(QStringLiteral("same day"), NoteKind::Note, QStringLiteral("Call."));
        const QString text = textOf(marks.handout());
        const auto lost = text.indexOf(QStringLiteral("My highlight B"));
        QVERIFY(lost > text.indexOf(QStringLiteral("My note A")));
        QVERIFY(text.contains(QStringLiteral("whose place has changed: \u201cnever printed anywhere")));
    }

    void aNoteOfAnotherSectionIsNotLookedForHere()
    {
        Marked marks;
        marks.on(QStringLiteral("feel sleepy"), NoteKind::Note, QStringLiteral("Mine.")).about.section
            = QStringLiteral("gone");
        const HandoutDocument document(marks.handout());
        QVERIFY(document.marks().empty());
        QVERIFY(textOf(marks.handout()).contains(QStringLiteral("\u201cfeel sleepy\u201d")));
    }

    void wordsAreTheSameWithMarksAndWithout()
    {
        Marked plain;
        Marked marks;
        marks.on(QStringLiteral("feel sleepy"), NoteKind::Highlight);
        marks.on(QStringLiteral("cannot be woken"), NoteKind::Highlight);
        QString text = textOf(marks.handout());
        text.remove(QRegularExpression(QStringLiteral("My marks:[^\\x{2029}]*\\x{2029}")));
        QCOMPARE(text, textOf(plain.handout()));
    }

    void aBarStandsBesideWhatIsMarked_data()
    {
        QTest::addColumn<PaperLetters>("letters");
        QTest::newRow("12") << PaperLetters::Normal12;
        QTest::newRow("24") << PaperLetters::Largest24;
    }

    void aBarStandsBesideWhatIsMarked()
    {
        QFETCH(PaperLetters, letters);
        Marked marks;
        const PagePainter plain(marks.handout(letters));
        marks.on(QStringLiteral("feel sleepy"), NoteKind::Highlight);
        const PagePainter pages(marks.handout(letters));
        const double dots = 150.0 / 720;
        const int left = static_cast<int>((pages.page().left - 6 * kPaperUnitsPerMm) * dots) + 1;
        const QRect beside(left, 0, 5, 1754);
        QCOMPARE(blackIn(pageOf(plain, 0), beside), 0);
        QVERIFY(blackIn(pageOf(pages, 0), beside) > 5 * 30);
    }

    void theEndOfAParagraphStaysWithItsNote()
    {
        for (int before = 5; before < 12; ++before) {
            Marked marks(paragraphs(before)
                + QStringLiteral("<p>At the very end of the page something was marked here.</p>")
                + paragraphs(3));
            marks.on(QStringLiteral("something was marked"), NoteKind::Note,
                QStringLiteral("Many words. ").repeated(200));
            QTemporaryDir folder;
            const QString text = pdfText(marks.handout(), folder.filePath(QStringLiteral("a.pdf")));
            for (const QString &page : text.split(u'\f')) {
                const bool begins
                    = page.contains(QRegularExpression(QStringLiteral("My note A(?!, continued)")));
                QVERIFY2(page.contains(QStringLiteral("marked")) == begins, qPrintable(page));
            }
        }
    }

    void manyNotesInOneParagraphKeepTheirOrder()
    {
        Marked marks;
        marks.on(QStringLiteral("better"), NoteKind::Note, QStringLiteral("third"));
        marks.on(QStringLiteral("sleepy"), NoteKind::Note, QStringLiteral("second"));
        marks.on(QStringLiteral("Many"), NoteKind::Note, QStringLiteral("primus"));
        const QString text = textOf(marks.handout());
        const auto a = text.indexOf(QStringLiteral("My note A"));
        QVERIFY(a < text.indexOf(QStringLiteral("primus")));
        const auto b = text.indexOf(QStringLiteral("My note B"));
        QVERIFY(b < text.indexOf(QStringLiteral("second")));
        QVERIFY(text.indexOf(QStringLiteral("My note C")) < text.indexOf(QStringLiteral("third")));
        QVERIFY(a < b);
    }
};

PRIMER_TEST(HandoutMarksTest)
#include "HandoutMarksTest.moc"
