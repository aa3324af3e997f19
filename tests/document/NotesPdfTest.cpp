// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/NotesPdf.h"
#include "document/PdfFile.h"
#include "TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace primer;

namespace {

Note noteSaying(const QString &text, const char *topic = "clonazepam", const char *section = "side-effects")
{
    Note note;
    note.id = newNoteId();
    note.text = text;
    if (*topic != '\0') {
        note.about = {QStringLiteral("library"), QString::fromLatin1(topic), QString::fromLatin1(section)};
        note.topicTitle = QString::fromLatin1(topic);
        note.sectionTitle = QString::fromLatin1(section);
    }
    note.created = note.modified = QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    return note;
}

Note markSaying(const QString &quote, MarkColor color)
{
    Note note = noteSaying({});
    note.kind = NoteKind::Highlight;
    note.passage = Passage{quote, {}, {}, 0, {}};
    note.color = color;
    return note;
}

std::vector<Note> someNotes()
{
    Note question = noteSaying(QStringLiteral("May I drive in the morning, and how long after a tablet?"));
    question.kind = NoteKind::Question;
    Note answered = noteSaying(QStringLiteral("Can I have a beer?"));
    answered.kind = NoteKind::Question;
    answered.answered = QDate(2026, 12, 3);
    answered.tags = {QStringLiteral("alcohol"), QStringLiteral("weekend")};
    Note onWords
        = markSaying(QStringLiteral("feel sleepy or slow in the first days, above all after a change of "
                                    "the amount that you take"),
            MarkColor::Rose);
    onWords.text = QStringLiteral("Worse after lunch.\nBetter since Monday.\n\nA second paragraph.");
    std::vector<Note> notes{noteSaying(QStringLiteral("Dizzy <b>twice</b> & tired.")), question, answered,
        onWords, noteSaying(QStringLiteral("Buy a pill box."), "", ""),
        noteSaying(QStringLiteral("Whole topic."), "clonazepam", "")};
    for (const MarkColor color : {MarkColor::Yellow, MarkColor::Green, MarkColor::Blue, MarkColor::Violet})
        notes.push_back(markSaying(QStringLiteral("loss of balance and of effects"), color));
    return notes;
}

QString textOf(const HandoutDocument &document)
{
    return document.document()->toPlainText().replace(QChar(QChar::Nbsp), u' ');
}

const NotesPaper kPaper;
const QDate kDay(2026, 11, 30);

} // namespace

class NotesPdfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryNoteUnderItsPlace();
    void underlinesTheQuotes();
    void hasHeadingsAndPages();
    void anEmptySheetSaysSo();
    void theSameNotesGiveTheSameBytes();
    void writesEachFormatByItsName();
    void refusesAnUnknownFormat();
    void thousandsOfNotesTakeTheirPages();
};

void NotesPdfTest::writesEveryNoteUnderItsPlace()
{
    const QString text = textOf(HandoutDocument(notesHandout(someNotes(), kPaper, kDay)));
    QVERIFY(text.startsWith(u"My notes\nclonazepam\n"));
    int last = 0;
    for (const char *words : {"Whole topic.", "side-effects", "Dizzy <b>twice</b> & tired.",
             "not answered yet", "May I drive", "answered on 3 December 2026; tags: alcohol, weekend",
             "feel sleepy or slow", "Worse after lunch.", "A second paragraph.", "Highlight",
             "Not about a topic", "Buy a pill box."}) {
        const int at = static_cast<int>(text.indexOf(QString::fromLatin1(words)));
        QVERIFY2(at >= 0, words);
        last = std::max(last, at);
    }
    QCOMPARE(last, static_cast<int>(text.indexOf(QStringLiteral("Buy a pill box."))));
    QVERIFY(!text.contains(QStringLiteral("clinician")));
    QVERIFY(!text.contains(QStringLiteral("Checked")));
}

void NotesPdfTest::underlinesTheQuotes()
{
    const HandoutDocument document(notesHandout(someNotes(), kPaper, kDay));
    QCOMPARE(document.marks().size(), size_t(5));
    const QString text = document.document()->toPlainText();
    for (const Mark &mark : document.marks()) {
        const QString words = text.mid(mark.range.start, mark.range.end - mark.range.start);
        QVERIFY2(words.startsWith(u"feel sleepy") || words.startsWith(u"loss of"), qPrintable(words));
    }
}

void NotesPdfTest::hasHeadingsAndPages()
{
    const PagePainter pages(notesHandout(someNotes(), kPaper, kDay));
    QVERIFY(pages.pageCount() >= 2);
    QStringList outline;
    for (const OutlineEntry &entry : pages.outline())
        outline.append(QString::number(entry.level) + entry.title);
    QCOMPARE(outline,
        (QStringList{QStringLiteral("1clonazepam"), QStringLiteral("2side-effects"),
            QStringLiteral("1Not about a topic")}));
    NotesPaper large;
    large.letters = PaperLetters::Large18;
    QVERIFY(PagePainter(notesHandout(someNotes(), large, kDay)).pageCount() > pages.pageCount());
}

void NotesPdfTest::anEmptySheetSaysSo()
{
    Note gone = noteSaying(QStringLiteral("secret"));
    gone.deleted = gone.modified;
    const Handout handout = notesHandout({gone}, kPaper, kDay);
    const QString text = textOf(HandoutDocument(handout));
    QVERIFY(text.contains(QStringLiteral("There are no notes.")));
    QVERIFY(!text.contains(QStringLiteral("secret")));
    QCOMPARE(PagePainter(handout).pageCount(), 1);
    QVERIFY(makePdf(PagePainter(handout)));
}

void NotesPdfTest::theSameNotesGiveTheSameBytes()
{
    const auto notes = someNotes();
    const auto pdf = makePdf(PagePainter(notesHandout(notes, kPaper, kDay)));
    QVERIFY(pdf);
    QCOMPARE(makePdf(PagePainter(notesHandout(notes, kPaper, kDay))).value(), *pdf);
}

void NotesPdfTest::writesEachFormatByItsName()
{
    const QTemporaryDir folder;
    std::vector<NoteRecord> records;
    for (const Note &note : someNotes())
        records.push_back({note, {}});
    const std::pair<const char *, const char *> formats[]
        = {{"a.json", "{"}, {"a.md", "# My notes"}, {"a.HTML", "<!DOCTYPE"}, {"a.pdf", "%PDF-"}};
    for (const auto &[name, begins] : formats) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        QVERIFY(exportNotes(path, records, kPaper, kDay));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().startsWith(begins), name);
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
}

void NotesPdfTest::refusesAnUnknownFormat()
{
    const QTemporaryDir folder;
    for (const char *name : {"notes", "notes.txt", "notes.docx"}) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        const auto refused = exportNotes(path, {}, kPaper, kDay);
        QCOMPARE(refused.error().trouble, Trouble::BadInput);
        QVERIFY(refused.error().message.contains(path));
        QVERIFY(!QFile::exists(path));
    }
}

void NotesPdfTest::thousandsOfNotesTakeTheirPages()
{
    std::vector<Note> notes;
    for (int i = 0; i < 3000; ++i) {
        notes.push_back(noteSaying(QStringLiteral("note %1 ").arg(i).repeated(12)));
        notes.back().about.section = QStringLiteral("section-%1").arg(i % 40);
        notes.back().sectionTitle = notes.back().about.section;
    }
    const PagePainter pages(notesHandout(notes, kPaper, kDay));
    QVERIFY(pages.pageCount() > 50);
    QVERIFY(makePdf(pages));
}

PRIMER_TEST(NotesPdfTest)
#include "NotesPdfTest.moc"
