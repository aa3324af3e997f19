// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NotesJsonReader.h"
#include "notes/NotesJson.h"
#include "RandomNotes.h"
#include "StoreFolder.h"
#include "TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace primer;
using namespace primer::tests;

namespace {

constexpr char kFirstVersion[] = R"({
    "format": "patient-primer-notes", "version": 1, "exported": "2026-11-22T14:05:06.007Z",
    "notes": [ {
        "id": "11111111-2222-3333-4444-555555555555", "kind": "question",
        "pack": "library", "topic": "clonazepam", "section": "side-effects",
        "topicTitle": "Clonazepam", "sectionTitle": "Side effects", "text": "May I drive?",
        "answered": "2026-12-03", "created": "2026-11-01T08:00:00.123Z", "modified": "2026-11-02T08:00:00.000Z",
        "revision": 3, "deleted": "2026-11-03T08:00:00.000Z"
    }, {
        "id": "21111111-2222-3333-4444-555555555555", "kind": "note",
        "pack": "", "topic": "", "section": "", "topicTitle": "", "sectionTitle": "", "text": "",
        "answered": null, "created": "2026-11-01T08:00:00.123Z", "modified": "2026-11-02T08:00:00.000Z",
        "revision": 1, "deleted": null
    } ] })";

/// A sound file of one note with everything, as it may be changed by hand.
QJsonObject soundFile()
{
    RandomNotes random(7);
    NoteRecord record = random.record();
    while (!record.note.passage || record.note.kind != NoteKind::Question || !record.note.answered.isValid()
        || record.versions.empty() || record.note.text.isEmpty())
        record = random.record();
    return QJsonDocument::fromJson(notesToJson({record})).object();
}

QByteArray bytesOf(const QJsonObject &root)
{
    return QJsonDocument(root).toJson();
}

/// Changes a value somewhere in the file; a number in the path is a place in a list.
QJsonValue changed(const QJsonValue &value, QStringList path, const QJsonValue &to)
{
    if (path.isEmpty())
        return to;
    const QString name = path.takeFirst();
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        const int index = name.toInt();
        list[index] = changed(list[index], path, to);
        return list;
    }
    QJsonObject object = value.toObject();
    object[name] = changed(object[name], path, to);
    return object;
}

QString refusal(const QByteArray &json)
{
    const auto read = notesFromJson(json, QStringLiteral("/tmp/my notes.json"));
    return read ? QString() : read.error().message;
}

} // namespace

class NotesJsonReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatWasWritten();
    void readsTheFirstVersion();
    void refusesWhatIsNoFileOfNotes_data();
    void refusesWhatIsNoFileOfNotes();
    void refusesAFileOfANewerProgram();
    void namesTheFieldThatIsWrong_data();
    void namesTheFieldThatIsWrong();
    void namesTheFieldOfTheFirstVersionThatIsWrong();
    void refusesTheSameNoteTwice();
    void refusesAFileThatBreaksOffAnywhere();
    void takesNoHalfLetters();
    void boundsWhatIsNestedOrEndless();
    void namesAFileThatCannotBeRead();
};

void NotesJsonReaderTest::readsWhatWasWritten()
{
    auto records = RandomNotes(5).records(100);
    const auto read = notesFromJson(notesToJson(records), QStringLiteral("file"));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->size(), records.size());
    for (NoteRecord &record : records) {
        if (record.note.about.isEmpty())
            record.note.topicTitle = record.note.sectionTitle = QString();
        const auto same = std::find_if(
            read->begin(), read->end(), [&](const NoteRecord &one) { return one.note.id == record.note.id; });
        QVERIFY(same != read->end());
        QCOMPARE(same->note, record.note);
        QCOMPARE(same->versions.size(), record.versions.size());
    }
}

void NotesJsonReaderTest::readsTheFirstVersion()
{
    const auto read = notesFromJson(kFirstVersion, QStringLiteral("file"));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->size(), size_t(2));
    const Note &note = read->front().note;
    QCOMPARE(note.kind, NoteKind::Question);
    QCOMPARE(note.about.toString(), QStringLiteral("library:clonazepam/side-effects"));
    QCOMPARE(note.text, QStringLiteral("May I drive?"));
    QCOMPARE(note.answered, QDate(2026, 12, 3));
    QCOMPARE(note.created, QDateTime(QDate(2026, 11, 1), QTime(8, 0, 0, 123), Qt::UTC));
    QCOMPARE(note.revision, 3);
    QVERIFY(note.isInTrash());
    QVERIFY(read->back().note.about.isEmpty());
    QVERIFY(!read->back().note.isInTrash());
}

void NotesJsonReaderTest::refusesWhatIsNoFileOfNotes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const QString foreign = QStringLiteral("holds no notes of Patient Primer");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty");
    QTest::newRow("blank") << QByteArray(" \n\t ") << QStringLiteral("is empty");
    QTest::newRow("text") << QByteArray("My notes") << QStringLiteral("no JSON file");
    QTest::newRow("binary") << QByteArray("SQLite format 3\0\1\2\3", 19) << QStringLiteral("no JSON file");
    QTest::newRow("list") << QByteArray("[1, 2]") << foreign;
    QTest::newRow("number") << QByteArray("{\"a\": 1}") << foreign;
    QTest::newRow("foreign") << QByteArray("{\"format\": \"other-notes\", \"version\": 1}") << foreign;
    QTest::newRow("no version") << QByteArray("{\"format\": \"patient-primer-notes\"}") << foreign;
    QTest::newRow("odd version") << QByteArray("{\"format\": \"patient-primer-notes\", \"version\": \"2\"}")
                                 << foreign;
    QTest::newRow("no notes") << QByteArray("{\"format\": \"patient-primer-notes\", \"version\": 1}")
                              << QStringLiteral("\"notes\" is missing");
    QTest::newRow("no page") << QByteArray("{\"format\": \"patient-primer-notes\", \"version\": 2}")
                             << QStringLiteral("\"items\" is missing");
    QTest::newRow("bad UTF-8") << bytesOf(soundFile()).replace("primer:digest", "primer:\xff\xfe")
                               << QStringLiteral("is damaged at character");
    QTest::newRow("total") << bytesOf(changed(soundFile(), {QStringLiteral("total")}, 2).toObject())
                           << QStringLiteral("\"total\"");
    QTest::newRow("words after it") << bytesOf(soundFile()) + "x" << QStringLiteral("is damaged");
}

void NotesJsonReaderTest::refusesWhatIsNoFileOfNotes()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const QString message = refusal(json);
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY(message.startsWith(u"/tmp/my notes.json "));
    QVERIFY(message.endsWith(u'.'));
}

void NotesJsonReaderTest::refusesAFileOfANewerProgram()
{
    const auto read = notesFromJson(
        bytesOf(changed(soundFile(), {QStringLiteral("version")}, 3).toObject()), QStringLiteral("file"));
    QCOMPARE(read.error().trouble, Trouble::Newer);
    QVERIFY(read.error().message.contains(QStringLiteral("newer Patient Primer")));
}

void NotesJsonReaderTest::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *path, const QJsonValue &value, const char *field = nullptr) {
        const QString name
            = field != nullptr ? QString::fromLatin1(field) : QString::fromLatin1(path).section(u'/', -1);
        static int number = 0;
        QTest::addRow("%d %s", ++number, path) << QString::fromLatin1(path) << value << name;
    };
    const QString megabyte(kLongestNoteText + 1, u'x');
    row("id", {});
    row("id", QStringLiteral("urn:uuid:7"));
    row("id", QStringLiteral("urn:uuid:11111111-2222-3333-4444-55555555555G"));
    row("id", QStringLiteral("11111111-2222-3333-4444-555555555555"));
    row("id", 7);
    row("type", QStringLiteral("Note"));
    row("motivation", QStringLiteral("bookmarking"));
    row("created", QStringLiteral("yesterday"));
    row("created", QStringLiteral("2026-11-22T14:05:06.007"));
    row("created", QStringLiteral("2026-02-30T14:05:06.007Z"));
    row("modified", {});
    row("body", QStringLiteral("words"));
    row("body/0/type", QStringLiteral("Image"), "body");
    row("body/0/value", megabyte);
    row("body/0/value", 7);
    row("target", {});
    row("target", QStringLiteral("https://example.org"));
    row("target/source", QStringLiteral("file:///etc/passwd"));
    row("target/source", QStringLiteral("urn:patient-primer:text:library"));
    row("target/source", QStringLiteral("urn:patient-primer:text:library:../../x"));
    row("target/source", QStringLiteral("urn:patient-primer:text:library:a/"));
    row("target/source", QStringLiteral("urn:patient-primer:text:library:Big/section"));
    row("target/source", QStringLiteral("urn:patient-primer:text:library:clonazepam"), "selector");
    row("target/primer:topicTitle", QString(5000, u'x'));
    row("target/primer:digest", 5);
    row("target/selector", QStringLiteral("all"));
    row("target/selector/0/exact", QString(), "selector");
    row("target/selector/0/exact", QString(kLongestQuote + 1, u'x'), "selector");
    row("target/selector/0/prefix", QString(5000, u'x'), "selector");
    row("target/selector/1/start", -1, "selector");
    row("target/selector/1/start", 1.5, "selector");
    row("target/selector/1/start", 9e15, "selector");
    row("primer:color", QStringLiteral("red"));
    row("primer:revision", 0);
    row("primer:revision", 2.5);
    row("primer:revision", QStringLiteral("2"));
    row("primer:revision", 1e300);
    row("primer:answered", QStringLiteral("2026-13-01"));
    row("primer:answered", QStringLiteral("2026-11-22T14:05"));
    row("primer:deleted", true);
    row("primer:versions", QStringLiteral("none"));
    row("primer:versions/0", 7, "primer:versions");
    row("primer:versions/0/primer:text", megabyte);
    row("primer:versions/0/primer:kept", {});
}

void NotesJsonReaderTest::namesTheFieldThatIsWrong()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, field);
    const QStringList inside
        = QStringList{QStringLiteral("first"), QStringLiteral("items"), QStringLiteral("0")}
        + path.split(u'/');
    QCOMPARE(refusal(bytesOf(soundFile())), QString());
    const QString message = refusal(bytesOf(changed(soundFile(), inside, value).toObject()));
    QVERIFY2(message.contains(QString(u"in note 1 \"" + field + u'"')), qPrintable(message));
    QVERIFY(message.size() < 300);
}

void NotesJsonReaderTest::namesTheFieldOfTheFirstVersionThatIsWrong()
{
    const QJsonObject root = QJsonDocument::fromJson(kFirstVersion).object();
    const std::vector<std::pair<const char *, QJsonValue>> wrong{{"id", 1},
        {"kind", QStringLiteral("highlight")}, {"topic", QString()}, {"text", QJsonValue()},
        {"answered", QStringLiteral("soon")}, {"created", QJsonValue()}, {"revision", -1}, {"deleted", 1}};
    for (const auto &[name, value] : wrong) {
        const QStringList path{QStringLiteral("notes"), QStringLiteral("0"), QString::fromLatin1(name)};
        const QString message = refusal(bytesOf(changed(root, path, value).toObject()));
        QVERIFY2(message.contains(QString(u"in note 1 \"" + QString::fromLatin1(name) + u'"')),
            qPrintable(message));
    }
}

void NotesJsonReaderTest::refusesTheSameNoteTwice()
{
    const NoteRecord record = RandomNotes(9).record();
    const QString message = refusal(notesToJson({record, record}));
    QVERIFY2(message.contains(QStringLiteral("in note 2 \"id\"")), qPrintable(message));
}

void NotesJsonReaderTest::refusesAFileThatBreaksOffAnywhere()
{
    const QByteArray whole = notesToJson(RandomNotes(3).records(5)).trimmed();
    for (qsizetype length = 0; length < whole.size(); length += 7) {
        const QString message = refusal(whole.left(length));
        QVERIFY2(message.contains(length == 0 ? QStringLiteral("is empty") : QStringLiteral("end is missing"))
                || message.contains(QStringLiteral("is damaged")),
            qPrintable(QString::number(length) + message));
    }
    QVERIFY(refusal(whole.chopped(1)).contains(QStringLiteral("its end is missing")));
}

void NotesJsonReaderTest::takesNoHalfLetters()
{
    const QStringList body{QStringLiteral("first"), QStringLiteral("items"), QStringLiteral("0"),
        QStringLiteral("body"), QStringLiteral("0"), QStringLiteral("value")};
    QByteArray json = bytesOf(changed(soundFile(), body, QStringLiteral("HERE")).toObject());
    json.replace("HERE", "a\\ud83d b\\udc8a \\ud83d\\udc8a \\ufffe\\uffff");
    const auto read = notesFromJson(json, QStringLiteral("file"));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->front().note.text, QStringLiteral("a\ufffd b\ufffd \U0001f48a \ufffd\ufffd"));
}

void NotesJsonReaderTest::boundsWhatIsNestedOrEndless()
{
    const QString foreign = QStringLiteral("holds no notes");
    QVERIFY(refusal(QByteArray(5'000'000, '[')).contains(foreign));
    QVERIFY(refusal(QByteArray("{\"a\":").repeated(100'000)).contains(foreign));
    QVERIFY(refusal('[' + QByteArray("0,").repeated(17'000'000) + "0]").contains(foreign));
    QVERIFY(
        !refusal('"' + QByteArray("[").repeated(1000)).contains(foreign)); // within a text it means nothing
    QByteArray many = "{\"format\": \"patient-primer-notes\", \"version\": 1, \"notes\": [";
    many += QByteArray("{},").repeated(kMostImportedNotes) + "{}]}";
    QVERIFY(refusal(many).contains(QStringLiteral("more than")));
}

void NotesJsonReaderTest::namesAFileThatCannotBeRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("notes.json"));
    const auto message = [](const QString &file) {
        const auto read = readNotesFile(file);
        return read || !read.error().message.contains(file) ? QString() : read.error().message;
    };
    QVERIFY(message(path).contains(QStringLiteral("is not there")));
    QVERIFY(message(folder.path()).contains(QStringLiteral("is no file")));
    QVERIFY(message(QStringLiteral("/dev/zero")).contains(QStringLiteral("is no file")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(kLargestNotesFile + 1)); // takes no room
    QVERIFY(message(path).contains(QStringLiteral("too large")));
    QVERIFY(file.resize(0));
    QVERIFY(message(path).contains(QStringLiteral("is empty")));
    QVERIFY(StoreFolder::write(path, notesToJson(RandomNotes(1).records(3))));
    QCOMPARE(readNotesFile(path).value().size(), size_t(3));
}

PRIMER_TEST(NotesJsonReaderTest)
#include "NotesJsonReaderTest.moc"
