// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesHtml.h"
#include "RandomNotes.h"
#include "TestRegistry.h"

#include <QtTest>
#include <QXmlStreamReader>

using namespace primer;
using namespace primer::tests;

namespace {

/// The file as XML, which it is but for its empty elements: every element, and the text of those of a class.
struct Parsed
{
    QString error;
    QStringList elements;
    QStringList attributes;
    QStringList texts; ///< of class "text"
    QString all;
};

Parsed parsed(QByteArray html)
{
    html.replace("<!DOCTYPE html>\n", "");
    static const QRegularExpression empty(QStringLiteral("<(meta[^>]*)>"));
    QXmlStreamReader reader(QString::fromUtf8(html).replace(empty, QStringLiteral("<\\1/>")));
    Parsed parsed;
    bool isText = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            parsed.elements.append(reader.name().toString());
            for (const auto &attribute : reader.attributes())
                parsed.attributes.append(attribute.name().toString());
            isText = reader.attributes().value(QStringLiteral("class")) == u"text";
        } else if (reader.isCharacters()) {
            parsed.all += reader.text();
            if (isText)
                parsed.texts.append(reader.text().toString());
        } else if (reader.isEndElement()) {
            isText = false;
        }
    }
    parsed.error = reader.hasError() ? reader.errorString() : QString();
    return parsed;
}

Note noteSaying(const QString &text)
{
    Note note;
    note.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
    note.text = text;
    note.created = note.modified = QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    return note;
}

} // namespace

class NotesHtmlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsAlone();
    void textReadsAsItWasWritten();
    void whateverIsWrittenIsNoMarkup();
    void saysTheColourInWordsToo();
    void leavesTheTrashOut();
};

void NotesHtmlTest::standsAlone()
{
    const QByteArray html = notesToHtml({noteSaying(QStringLiteral("words"))});
    QVERIFY(html.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    QVERIFY(html.contains("<meta charset=\"utf-8\">"));
    const Parsed file = parsed(html);
    QCOMPARE(file.error, QString());
    for (const char *element : {"script", "link", "img", "iframe", "a", "object", "form"})
        QVERIFY2(!file.elements.contains(QLatin1String(element)), element);
    for (const char *address : {"http:", "https:", "url(", "@import", "file:", "src="})
        QVERIFY2(!html.contains(address), address);
}

void NotesHtmlTest::textReadsAsItWasWritten()
{
    const QString text = QStringLiteral("  <b>&amp;</b> \"it's\"\n\n\ttwo &lt; \U0001f48a </p></article>");
    const Parsed file = parsed(notesToHtml({noteSaying(text)}));
    QCOMPARE(file.error, QString());
    QCOMPARE(file.texts, QStringList{text});
}

void NotesHtmlTest::whateverIsWrittenIsNoMarkup()
{
    static const QStringList known{QStringLiteral("html"), QStringLiteral("head"), QStringLiteral("meta"),
        QStringLiteral("title"), QStringLiteral("style"), QStringLiteral("body"), QStringLiteral("main"),
        QStringLiteral("section"), QStringLiteral("h1"), QStringLiteral("h2"), QStringLiteral("h3"),
        QStringLiteral("article"), QStringLiteral("p"), QStringLiteral("strong"),
        QStringLiteral("blockquote"), QStringLiteral("mark")};
    std::vector<Note> notes;
    RandomNotes random(21);
    for (const NoteRecord &record : random.records(300)) {
        notes.push_back(record.note);
        notes.back().tags.clear();
    }
    const Parsed file = parsed(notesToHtml(notes));
    QCOMPARE(file.error, QString());
    for (const QString &element : file.elements)
        QVERIFY2(known.contains(element), qPrintable(element));
    for (const QString &attribute : file.attributes)
        QVERIFY2(!attribute.startsWith(u"on"), qPrintable(attribute));
}

void NotesHtmlTest::saysTheColourInWordsToo()
{
    Note note = noteSaying({});
    note.kind = NoteKind::Highlight;
    note.about = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    note.passage = passageAt(QStringLiteral("You may feel sleepy."), 8, 19);
    note.color = MarkColor::Violet;
    const QByteArray html = notesToHtml({note});
    QVERIFY(html.contains("<mark class=\"violet\">feel sleepy</mark>"));
    QVERIFY(parsed(html).all.contains(QStringLiteral("Marked in violet")));
    QVERIFY(!html.contains("class=\"text\"")); // nothing was written
}

void NotesHtmlTest::leavesTheTrashOut()
{
    Note gone = noteSaying(QStringLiteral("secret"));
    gone.deleted = gone.modified;
    const QByteArray html = notesToHtml({gone});
    QVERIFY(!html.contains("secret"));
    QVERIFY(html.contains("There are no notes."));
}

PRIMER_TEST(NotesHtmlTest)
#include "NotesHtmlTest.moc"
