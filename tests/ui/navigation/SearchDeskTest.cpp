// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/SearchDesk.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

const QString kFixtures = QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer");

Note note(const char *text)
{
    Note made;
    made.id = newNoteId();
    made.text = QString::fromUtf8(text);
    made.created = made.modified = noteTime();
    return made;
}

SearchAnswer last(const QSignalSpy &spy)
{
    return spy.back().front().value<SearchAnswer>();
}

} // namespace

class SearchDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers();
    void asksOnlyTheLastOfQuickQuestions();
    void answersNothingThatWasAbandoned();
    void asksAsTyped();
    void followsTheNotes();
    void searchesAPackThatWasAdded();
    void asksNothingForBlanks();
    void saysThatSearchingFailed();
    void goesAwayInTheMiddleOfAQuestion();
};

void SearchDeskTest::answers()
{
    SearchDesk desk({kFixtures});
    QSignalSpy answered(&desk, &SearchDesk::answered);
    desk.ask(QStringLiteral("klonopin"));
    QVERIFY(answered.isEmpty()); // never at once: the window does not wait
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(last(answered).query, QStringLiteral("klonopin"));
    QCOMPARE(last(answered).hits.front().ref.topic, QStringLiteral("clonazepam"));
}

void SearchDeskTest::asksOnlyTheLastOfQuickQuestions()
{
    SearchDesk desk({kFixtures});
    QSignalSpy answered(&desk, &SearchDesk::answered);
    for (const auto &typed : {QStringLiteral("c"), QStringLiteral("cl"), QStringLiteral("clo")})
        desk.ask(typed);
    desk.askAsTyped(QStringLiteral("sleepy"));
    desk.askAsTyped(QStringLiteral("tolerance"));
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(last(answered).query, QStringLiteral("tolerance"));
    desk.ask(QStringLiteral("clonazepam"));
    QTRY_COMPARE(answered.count(), 2);
    QCOMPARE(last(answered).query, QStringLiteral("clonazepam"));
}

void SearchDeskTest::answersNothingThatWasAbandoned()
{
    SearchDesk desk({kFixtures});
    QSignalSpy answered(&desk, &SearchDesk::answered);
    desk.askAsTyped(QStringLiteral("sleepy"));
    desk.abandon();
    desk.ask(QStringLiteral("sleepy"));
    desk.abandon();
    desk.askAsTyped(QStringLiteral("tolerance"));
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(last(answered).query, QStringLiteral("tolerance"));
}

void SearchDeskTest::asksAsTyped()
{
    SearchDesk desk({kFixtures});
    QSignalSpy answered(&desk, &SearchDesk::answered);
    desk.ask(QStringLiteral("clonazapam"));
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(last(answered).corrected, QStringLiteral("clonazepam"));
    desk.askAsTyped(QStringLiteral("clonazapam"));
    QTRY_COMPARE(answered.count(), 2);
    QVERIFY(last(answered).hits.empty());
}

void SearchDeskTest::followsTheNotes()
{
    SearchDesk desk({kFixtures});
    QSignalSpy answered(&desk, &SearchDesk::answered);
    const auto found = [&](const char *typed) {
        const auto before = answered.count();
        desk.askAsTyped(QString::fromLatin1(typed));
        return QTest::qWaitFor([&] { return answered.count() > before; }) ? last(answered).hits.size()
                                                                          : size_t(999);
    };
    Note first = note("zebra");
    desk.notesLoaded({first, note("giraffe")});
    QCOMPARE(found("zebra"), size_t(1));
    first.text = QStringLiteral("okapi");
    desk.noteChanged(first);
    QCOMPARE(found("zebra"), size_t(0));
    QCOMPARE(found("okapi"), size_t(1));
    desk.notesRemoved({first.id});
    QCOMPARE(found("okapi"), size_t(0));
    QCOMPARE(found("giraffe"), size_t(1));
}

void SearchDeskTest::searchesAPackThatWasAdded()
{
    SearchDesk desk({});
    QSignalSpy answered(&desk, &SearchDesk::answered);
    desk.noteChanged(note("zebra"));
    desk.addPack(kFixtures);
    desk.askAsTyped(QStringLiteral("klonopin"));
    QTRY_COMPARE(answered.count(), 1);
    QVERIFY(!last(answered).hits.empty());
    desk.askAsTyped(QStringLiteral("zebra"));
    QTRY_COMPARE(answered.count(), 2);
    QCOMPARE(last(answered).hits.size(), size_t(1)); // notes stay
}

void SearchDeskTest::asksNothingForBlanks()
{
    SearchDesk desk({kFixtures});
    QSignalSpy answered(&desk, &SearchDesk::answered);
    desk.ask(QStringLiteral("klonopin"));
    desk.ask(QStringLiteral("  "));
    desk.askAsTyped(QStringLiteral("sleepy"));
    QTRY_COMPARE(answered.count(), 1);
    QCOMPARE(last(answered).query, QStringLiteral("sleepy"));
}

void SearchDeskTest::saysThatSearchingFailed()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("fixtures.primer"));
    QVERIFY(QFile::copy(kFixtures, path));
    QFile file(path);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    const auto pack = Pack::open(path);
    QVERIFY(pack);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (const auto part : {PackPart::TextIndex, PackPart::NamesIndex}) {
        const Extent extent = *(*pack)->extent(part);
        QVERIFY(file.seek(extent.offset));
        file.write(QByteArray(extent.length, 'x'));
    }
    file.close();
    SearchDesk desk({path});
    QSignalSpy failed(&desk, &SearchDesk::failed);
    QSignalSpy problem(&desk, &SearchDesk::packProblem);
    desk.ask(QStringLiteral("klonopin"));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(problem.count(), 1);
    desk.ask(QStringLiteral("sleepy"));
    QTRY_COMPARE(failed.count(), 2);
    QCOMPARE(problem.count(), 1);
}

void SearchDeskTest::goesAwayInTheMiddleOfAQuestion()
{
    for (int i = 0; i < 20; ++i) {
        SearchDesk desk({kFixtures});
        desk.askAsTyped(QStringLiteral("clonazepam"));
        desk.ask(QStringLiteral("sleepy"));
    }
}

PRIMER_TEST(SearchDeskTest)
#include "SearchDeskTest.moc"
