// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteQuery.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

const SectionRef kSleep{QStringLiteral("library"), QStringLiteral("sleep"), QStringLiteral("what-helps")};
const SectionRef kClonazepam{
    QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};

Note noteOf(const char *text, const SectionRef &about, const char *created)
{
    Note note;
    note.id = QString::fromLatin1(text);
    note.text = note.id;
    note.about = about;
    note.topicTitle = about.topic;
    note.created = QDateTime::fromString(QString::fromLatin1(created), Qt::ISODate).toUTC();
    note.modified = note.created;
    return note;
}

QString idsOf(const std::vector<Note> &notes)
{
    QStringList ids;
    for (const Note &note : notes)
        ids.append(note.id);
    return ids.join(u' ');
}

} // namespace

class NoteQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOpenQueryTakesAllButTheTrash();
    void takesNotesOfOneTopic();
    void takesATagWhateverItsCase();
    void takesAColorOnlyOfMarks();
    void takesTheDaysWithTheirEnds();
    void sorts_data();
    void sorts();
    void writesOrdersAsWords();
};

void NoteQueryTest::anOpenQueryTakesAllButTheTrash()
{
    Note note = noteOf("one", kSleep, "2026-11-01T12:00:00Z");
    QVERIFY(matches({}, note));
    QVERIFY(!NoteQuery().isNarrowed());
    note.deleted = note.created;
    QVERIFY(!matches({}, note));
    NoteQuery trash;
    trash.filter = NoteFilter::Trash;
    QVERIFY(matches(trash, note));
    note.deleted = {};
    QVERIFY(!matches(trash, note));
}

void NoteQueryTest::takesNotesOfOneTopic()
{
    NoteQuery query;
    query.topic = {QStringLiteral("library"), QStringLiteral("sleep"), {}};
    QVERIFY(query.isNarrowed());
    QVERIFY(matches(query, noteOf("one", kSleep, "2026-11-01T12:00:00Z")));
    QVERIFY(!matches(query, noteOf("two", kClonazepam, "2026-11-01T12:00:00Z")));
    QVERIFY(!matches(query, noteOf("three", {}, "2026-11-01T12:00:00Z")));
}

void NoteQueryTest::takesATagWhateverItsCase()
{
    Note note = noteOf("one", {}, "2026-11-01T12:00:00Z");
    note.tags = {QStringLiteral("Driving"), QStringLiteral("sleep")};
    NoteQuery query;
    query.tag = QStringLiteral("driving");
    QVERIFY(matches(query, note));
    query.tag = QStringLiteral("driv");
    QVERIFY(!matches(query, note));
}

void NoteQueryTest::takesAColorOnlyOfMarks()
{
    Note note = noteOf("one", kSleep, "2026-11-01T12:00:00Z");
    NoteQuery query;
    query.color = MarkColor::Yellow;
    QVERIFY(!matches(query, note));
    note.passage = Passage();
    QVERIFY(matches(query, note));
    query.color = MarkColor::Rose;
    QVERIFY(!matches(query, note));
}

void NoteQueryTest::takesTheDaysWithTheirEnds()
{
    const QDate day(2026, 11, 2);
    Note note = noteOf("one", {}, "2026-11-02T12:00:00Z");
    NoteQuery query;
    query.from = query.to = day;
    QVERIFY(matches(query, note));
    note.created = QDateTime(day, QTime(23, 59, 59)); // in the reader's time zone
    QVERIFY(matches(query, note));
    note.created = note.created.addSecs(1);
    QVERIFY(!matches(query, note));
    query.to = {};
    QVERIFY(matches(query, note));
    query.from = day.addDays(2);
    QVERIFY(!matches(query, note));
}

void NoteQueryTest::sorts_data()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *name, NoteOrder order, const char *ids) {
        QTest::newRow(name) << int(order) << QString::fromLatin1(ids);
    };
    row("newest", NoteOrder::Newest, "d c b a");
    row("oldest", NoteOrder::Oldest, "a b c d");
    row("by topic, nothing last", NoteOrder::ByTopic, "c a d b");
    row("last changed", NoteOrder::LastChanged, "a d c b");
}

void NoteQueryTest::sorts()
{
    QFETCH(int, order);
    QFETCH(QString, ids);
    std::vector<Note> notes{noteOf("a", kClonazepam, "2026-11-01T12:00:00Z"),
        noteOf("b", {}, "2026-11-02T12:00:00Z"), noteOf("c", kClonazepam, "2026-11-03T12:00:00Z"),
        noteOf("d", kSleep, "2026-11-04T12:00:00Z")};
    notes[0].modified = notes[3].modified.addDays(1);
    NoteQuery query;
    query.order = static_cast<NoteOrder>(order);
    sortNotes(notes, query);
    QCOMPARE(idsOf(notes), ids);
}

void NoteQueryTest::writesOrdersAsWords()
{
    for (const NoteOrder order :
        {NoteOrder::Newest, NoteOrder::Oldest, NoteOrder::ByTopic, NoteOrder::LastChanged})
        QCOMPARE(noteOrderFromWord(noteOrderWord(order)), std::optional(order));
    QVERIFY(!noteOrderFromWord(u"best"));
    QVERIFY(!noteOrderFromWord(u""));
}

PRIMER_TEST(NoteQueryTest)
#include "NoteQueryTest.moc"
