// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesJson.h"
#include "TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace primer;

namespace {

const QDateTime kMoment(QDate(2026, 11, 22), QTime(14, 5, 6, 7), Qt::UTC);

NoteRecord fullRecord()
{
    Note note;
    note.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
    note.kind = NoteKind::Highlight;
    note.about = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    note.topicTitle = QStringLiteral("Clonazepam");
    note.sectionTitle = QStringLiteral("Side effects");
    note.passage = Passage{QStringLiteral("feel sleepy"), QStringLiteral("may "), QStringLiteral(" at first"),
        8, QStringLiteral("abc")};
    note.color = MarkColor::Rose;
    note.tags = {QStringLiteral("sleep")};
    note.text = QStringLiteral("May I \"drive\"?\n\\ 💊 שלום ") + QChar(u'\0') + QStringLiteral("</script>");
    note.created = kMoment;
    note.modified = kMoment.addDays(1);
    note.revision = 7;
    note.deleted = kMoment.addDays(2);
    return {note, {{5, 6, kMoment, QStringLiteral("before"), kMoment.addSecs(1)}}};
}

QJsonObject rootOf(const std::vector<NoteRecord> &records)
{
    return QJsonDocument::fromJson(notesToJson(records)).object();
}

QJsonArray itemsOf(const std::vector<NoteRecord> &records)
{
    return rootOf(records)[u"first"].toObject()[u"items"].toArray();
}

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class NotesJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isACollectionOfWebAnnotations();
    void writesEveryField();
    void leavesOutWhatThereIsNot();
    void aNoteAboutNothingIsAboutTheNotes();
    void writesNoNotesAsAnEmptyPage();
    void theOrderOfNotesAndVersionsDoesNotMatter();
    void keepsASignOfByteOrder();
};

void NotesJsonTest::isACollectionOfWebAnnotations()
{
    const QJsonObject root = rootOf({fullRecord()});
    QCOMPARE(root[u"@context"].toArray()[0].toString(), QStringLiteral("http://www.w3.org/ns/anno.jsonld"));
    QCOMPARE(root[u"type"].toString(), QStringLiteral("AnnotationCollection"));
    QCOMPARE(root[u"format"].toString(), QStringLiteral("patient-primer-notes"));
    QCOMPARE(root[u"version"].toInt(), 2);
    QCOMPARE(root[u"total"].toInt(), 1);
    const QJsonObject page = root[u"first"].toObject();
    QCOMPARE(page[u"type"].toString(), QStringLiteral("AnnotationPage"));
    QVERIFY(!page[u"id"].toString().isEmpty());
    // Every name is one of the model or bears our prefix.
    static const QStringList known{QStringLiteral("id"), QStringLiteral("type"), QStringLiteral("motivation"),
        QStringLiteral("created"), QStringLiteral("modified"), QStringLiteral("body"),
        QStringLiteral("target")};
    for (const QString &name : itemsOf({fullRecord()})[0].toObject().keys())
        QVERIFY2(known.contains(name) || name.startsWith(u"primer:"), qPrintable(name));
}

void NotesJsonTest::writesEveryField()
{
    QJsonObject expected = object(R"({
        "id": "urn:uuid:11111111-2222-3333-4444-555555555555", "type": "Annotation",
        "motivation": "highlighting",
        "created": "2026-11-22T14:05:06.007Z", "modified": "2026-11-23T14:05:06.007Z",
        "body": [ {"type": "TextualBody", "format": "text/plain"},
                  {"type": "TextualBody", "purpose": "tagging", "value": "sleep"} ],
        "target": { "type": "SpecificResource",
            "source": "urn:patient-primer:text:library:clonazepam/side-effects",
            "selector": [
                {"type": "TextQuoteSelector", "exact": "feel sleepy", "prefix": "may ", "suffix": " at first"},
                {"type": "TextPositionSelector", "start": 8, "end": 19} ],
            "primer:digest": "abc", "primer:topicTitle": "Clonazepam", "primer:sectionTitle": "Side effects" },
        "primer:color": "rose", "primer:revision": 7, "primer:deleted": "2026-11-24T14:05:06.007Z",
        "primer:versions": [ {"primer:revision": 6, "primer:written": "2026-11-22T14:05:06.007Z",
            "primer:kept": "2026-11-22T14:05:07.007Z", "primer:text": "before"} ]
    })");
    QJsonArray body = expected[u"body"].toArray();
    QJsonObject text = body[0].toObject();
    text[u"value"] = fullRecord().note.text;
    body[0] = text;
    expected[u"body"] = body;
    QCOMPARE(itemsOf({fullRecord()})[0].toObject(), expected);
}

void NotesJsonTest::leavesOutWhatThereIsNot()
{
    NoteRecord plain = fullRecord();
    plain.note.kind = NoteKind::Question;
    plain.note.passage.reset();
    plain.note.tags.clear();
    plain.note.text.clear();
    plain.note.deleted = {};
    plain.versions.clear();
    const QJsonObject item = itemsOf({plain})[0].toObject();
    for (const char *name : {"body", "primer:answered", "primer:deleted", "primer:versions"})
        QVERIFY2(!item.contains(QLatin1String(name)), name);
    QVERIFY(!item[u"target"].toObject().contains(u"selector"));
    plain.note.answered = QDate(2026, 12, 3);
    QCOMPARE(itemsOf({plain})[0].toObject()[u"primer:answered"].toString(), QStringLiteral("2026-12-03"));
    QCOMPARE(itemsOf({plain})[0].toObject()[u"motivation"].toString(), QStringLiteral("questioning"));
}

void NotesJsonTest::aNoteAboutNothingIsAboutTheNotes()
{
    NoteRecord plain;
    plain.note.id = newNoteId();
    plain.note.created = plain.note.modified = kMoment;
    QCOMPARE(
        itemsOf({plain})[0].toObject()[u"target"].toString(), QStringLiteral("urn:patient-primer:notes"));
}

void NotesJsonTest::writesNoNotesAsAnEmptyPage()
{
    QVERIFY(rootOf({})[u"first"].toObject()[u"items"].isArray());
    QCOMPARE(rootOf({})[u"total"].toInt(-1), 0);
}

void NotesJsonTest::theOrderOfNotesAndVersionsDoesNotMatter()
{
    NoteRecord first = fullRecord();
    first.versions.push_back({9, 3, kMoment.addDays(-1), QStringLiteral("older"), kMoment.addDays(-1)});
    NoteRecord second = fullRecord();
    second.note.id = QStringLiteral("01111111-2222-3333-4444-555555555555"); // made at the same moment
    const QByteArray json = notesToJson({first, second});
    std::reverse(first.versions.begin(), first.versions.end());
    QCOMPARE(notesToJson({second, first}), json);
    QVERIFY(json.indexOf("older") < json.lastIndexOf("before"));
}

void NotesJsonTest::keepsASignOfByteOrder()
{
    NoteRecord record = fullRecord();
    record.note.text = QStringLiteral("\ufeffwords");
    const QJsonObject item = itemsOf({record})[0].toObject();
    QCOMPARE(item[u"body"].toArray()[0].toObject()[u"value"].toString(), record.note.text);
}

PRIMER_TEST(NotesJsonTest)
#include "NotesJsonTest.moc"
