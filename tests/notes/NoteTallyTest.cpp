// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteStore.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

/// What the store counts, and what it does to many notes at once.
class NoteTallyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_store.reset(); }

    void countsTagsWhateverTheirCase();
    void countsTopicsByTheAlphabet();
    void deletesAndRestoresManyAtOnce();
    void leavesOutNotesThatAreGone();
    void givesManyNotesTheirTags();
    void takesOddTags();
    void listsByAQuery();

private:
    Note add(const QStringList &tags, const SectionRef &about = {}, const QString &title = {});

    std::unique_ptr<NoteStore> m_store;
};

void NoteTallyTest::init()
{
    auto opened = NoteStore::openInMemory();
    QVERIFY(opened);
    m_store = std::move(*opened);
}

Note NoteTallyTest::add(const QStringList &tags, const SectionRef &about, const QString &title)
{
    Note note;
    note.text = QStringLiteral("text");
    note.tags = tags;
    note.about = about;
    note.topicTitle = title;
    const auto added = m_store->add(note);
    if (!added)
        qFatal("not added");
    return *added;
}

void NoteTallyTest::countsTagsWhateverTheirCase()
{
    QVERIFY(m_store->tagTotals()->empty());
    add({QStringLiteral("sleep"), QStringLiteral("work")});
    add({QStringLiteral("sleep")});
    add({QStringLiteral("Sleep")});
    const Note gone = add({QStringLiteral("gone")});
    QVERIFY(m_store->moveToTrash(gone.id));
    QCOMPARE(*m_store->tagTotals(),
        (std::vector<TagTotal>{{QStringLiteral("sleep"), 3}, {QStringLiteral("work"), 1}}));
}

void NoteTallyTest::countsTopicsByTheAlphabet()
{
    const SectionRef sleep{QStringLiteral("library"), QStringLiteral("b"), QStringLiteral("one")};
    const SectionRef other{QStringLiteral("library"), QStringLiteral("a"), {}};
    add({}, sleep, QStringLiteral("apnea"));
    add({}, {sleep.pack, sleep.topic, QStringLiteral("two")}, QStringLiteral("apnea"));
    add({}, other, QStringLiteral("Worry"));
    add({});
    const auto topics = m_store->topicTotals();
    QVERIFY(topics);
    QCOMPARE(topics->size(), size_t(2));
    QCOMPARE(topics->front(), (TopicTotal{{sleep.pack, sleep.topic, {}}, QStringLiteral("apnea"), 2}));
}

void NoteTallyTest::deletesAndRestoresManyAtOnce()
{
    QStringList ids;
    for (int i = 0; i < 50; ++i)
        ids.append(add({}).id);
    const auto deleted = m_store->moveToTrash(ids);
    QVERIFY(deleted);
    QCOMPARE(deleted->size(), size_t(50));
    QVERIFY(deleted->back().isInTrash());
    QCOMPARE(m_store->totals()->trash, 50);
    QVERIFY(m_store->restore(ids.mid(0, 20)));
    QCOMPARE(m_store->totals()->all, 20);
}

void NoteTallyTest::leavesOutNotesThatAreGone()
{
    const Note note = add({});
    const auto deleted = m_store->moveToTrash({newNoteId(), note.id, QString()});
    QVERIFY(deleted);
    QCOMPARE(deleted->size(), size_t(1));
    QVERIFY(m_store->moveToTrash(QStringList())->empty());
}

void NoteTallyTest::givesManyNotesTheirTags()
{
    const Note one = add({QStringLiteral("a")});
    const Note two = add({});
    const auto changed = m_store->setTags(
        {{one.id, {QStringLiteral(" b  c "), QStringLiteral("B C")}}, {two.id, {QStringLiteral("a")}}});
    QVERIFY(changed);
    QCOMPARE(changed->front().tags, QStringList{QStringLiteral("b c")});
    QCOMPARE(m_store->note(two.id)->tags, QStringList{QStringLiteral("a")});
}

void NoteTallyTest::takesOddTags()
{
    const Note note = add({});
    const QString odd = QStringLiteral("'; DROP TABLE note; --");
    QVERIFY(m_store->setTags({{note.id,
        {odd, QStringLiteral("two\nlines"), QString(10'000, u'x'), QStringLiteral(" \t\n"), {}}}}));
    const QStringList tags = m_store->note(note.id)->tags;
    QCOMPARE(tags.size(), 3);
    QVERIFY(tags.contains(odd) && tags.contains(QStringLiteral("two lines")));
    QVERIFY(tags.contains(QString(kLongestTag, u'x')));
    QCOMPARE(m_store->tagTotals()->size(), size_t(3));
}

void NoteTallyTest::listsByAQuery()
{
    const Note one = add({QStringLiteral("sleep")});
    add({});
    NoteQuery query;
    query.tag = QStringLiteral("SLEEP");
    const auto notes = m_store->all(query);
    QVERIFY(notes);
    QCOMPARE(notes->size(), size_t(1));
    QCOMPARE(notes->front().id, one.id);
}

PRIMER_TEST(NoteTallyTest)
#include "NoteTallyTest.moc"
