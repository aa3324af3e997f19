// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteStore.h"
#include "TestRegistry.h"

#include <QRegularExpression>
#include <QtTest>

using primer::Note;
using primer::NoteFilter;
using primer::NoteKind;
using primer::NoteStore;
using primer::SectionRef;
using primer::Trouble;

namespace {

const SectionRef kSideEffects{
    QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};

const primer::Passage kSleepy{
    QStringLiteral("feel sleepy"), QString(), QStringLiteral(" in the first"), 0, QStringLiteral("d1")};

Note noteSaying(const QString &text, const SectionRef &about = kSideEffects)
{
    Note note;
    note.about = about;
    note.topicTitle = about.isEmpty() ? QString() : QStringLiteral("Clonazepam");
    note.sectionTitle = about.section.isEmpty() ? QString() : QStringLiteral("Side effects");
    note.text = text;
    return note;
}

Note question(const QString &text)
{
    Note note = noteSaying(text);
    note.kind = NoteKind::Question;
    return note;
}

QStringList texts(const std::vector<Note> &notes)
{
    QStringList list;
    for (const Note &note : notes)
        list.append(note.text);
    return list;
}

} // namespace

class NoteStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void fillsInWhatANewNoteLacks();
    void keepsEveryFieldOfANewNote();
    void refusesASecondNoteWithTheSameId();
    void keepsAnyText_data();
    void keepsAnyText();
    void refusesATextThatIsTooLong();
    void refusesANoteThatCannotBe();

    void savesANewTextAsANewRevision();
    void makesNoRevisionOfTheSameText();
    void savesANoteThatWasNeverStored();
    void keepsBothTextsWhenAnotherWindowSaved();
    void keepsNoBlankTextBesideAnother();
    void seesNoConflictWhereBothWroteTheSame();
    void bringsBackADeletedNoteThatIsSaved();
    void bringsBackANoteThatWasDeletedForGood();
    void keepsBothWhenTheDeletedTextIsNewer();
    void leavesAnswersAloneWhenATextIsSaved();

    void marksAQuestionAsAnsweredAndOpenAgain();
    void movesToTheTrashAndBack();
    void emptiesOnlyTheTrash();
    void saysThatANoteIsNotThere();

    void keepsTagsAndColors();
    void movesANoteToAnotherPassage();
    void refusesAPassageThatCannotBe();

    void findsTheNotesOfASectionOldestFirst();
    void countsTheNotesOfEachSection();
    void filtersAllNotesNewestFirst();
    void countsForEachFilter();

    void tellsThatItIsFull();

private:
    Note added(const Note &note);

    std::unique_ptr<NoteStore> m_store;
};

void NoteStoreTest::init()
{
    auto opened = NoteStore::openInMemory();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_store = std::move(*opened);
}

Note NoteStoreTest::added(const Note &note)
{
    const auto done = m_store->add(note);
    if (!done)
        qFatal("not added: %s", qPrintable(done.error().detail));
    return *done;
}

void NoteStoreTest::fillsInWhatANewNoteLacks()
{
    const Note note = added(noteSaying(QStringLiteral("Worse after lunch.")));
    static const QRegularExpression uuid(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"));
    QVERIFY(uuid.match(note.id).hasMatch());
    QCOMPARE(note.revision, 1);
    QCOMPARE(note.created.timeSpec(), Qt::UTC);
    QCOMPARE(note.modified, note.created);
    QVERIFY(!note.isInTrash());
    QCOMPARE(m_store->note(note.id).value(), note);
}

void NoteStoreTest::keepsEveryFieldOfANewNote()
{
    Note note = question(QStringLiteral("May I drive?"));
    note.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
    note.answered = QDate(2026, 12, 3);
    note.created = QDateTime(QDate(2026, 11, 22), QTime(14, 5, 6, 789), Qt::UTC);
    note.modified = note.created.addMSecs(1);
    note.deleted = note.created.addMSecs(2);
    note.passage = kSleepy;
    note.color = primer::MarkColor::Violet;
    note.tags = {QStringLiteral("driving"), QStringLiteral("sleep")};
    added(note);
    note.revision = 1;
    QCOMPARE(m_store->note(note.id).value(), note);
}

void NoteStoreTest::refusesASecondNoteWithTheSameId()
{
    const Note first = added(noteSaying(QStringLiteral("one")));
    Note second = noteSaying(QStringLiteral("two"));
    second.id = first.id;
    const auto refused = m_store->add(second);
    QVERIFY(!refused);
    QCOMPARE(refused.error().trouble, Trouble::BadInput);
    QCOMPARE(m_store->note(first.id).value().text, QStringLiteral("one"));
}

void NoteStoreTest::keepsAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("apostrophe") << "it's '; DROP TABLE note; --";
    QTest::newRow("emoji") << QStringLiteral("took 💊💊 👩‍👩‍👧 today");
    QTest::newRow("zero") << QString(QLatin1String("a\0b", 3));
    QTest::newRow("right to left") << QStringLiteral("קשה לי לישון ‏ABC‏ בלילה");
    QTest::newRow("lines") << "a\r\n\n\tb  \n";
    QTest::newRow("1 MB") << QString(primer::kLongestNoteText, QLatin1Char('x'));
    QTest::newRow("1 MB of UTF-8") << QString(primer::kLongestNoteText / 2, QChar(0xe9));
}

void NoteStoreTest::keepsAnyText()
{
    QFETCH(QString, text);
    const Note note = added(noteSaying(text));
    QCOMPARE(m_store->note(note.id).value().text, text);
    const auto again = m_store->save(note, note.revision);
    QVERIFY(again);
    QCOMPARE(again->saved.revision, 1);
}

void NoteStoreTest::refusesATextThatIsTooLong()
{
    const Note note = added(noteSaying(QStringLiteral("short")));
    Note longer = note;
    for (const QChar letter : {QChar(u'x'), QChar(0xe9)}) {
        longer.text = QString(primer::kLongestNoteText + 1, letter);
        const auto refused = m_store->save(longer, note.revision);
        QVERIFY(!refused);
        QCOMPARE(refused.error().trouble, Trouble::BadInput);
        QVERIFY(refused.error().message.contains(QStringLiteral("too long")));
    }
    QCOMPARE(m_store->note(note.id).value(), note);
    QVERIFY(!m_store->add(noteSaying(longer.text)));
}

void NoteStoreTest::refusesANoteThatCannotBe()
{
    Note answeredNote = noteSaying(QStringLiteral("a note has no answer"));
    answeredNote.answered = QDate(2026, 11, 22);
    QVERIFY(!m_store->add(answeredNote));
    Note noTopic = noteSaying(QStringLiteral("a section without a topic"));
    noTopic.about.topic.clear();
    QVERIFY(!m_store->add(noTopic));
    Note shortId = noteSaying(QStringLiteral("id"));
    shortId.id = QStringLiteral("7");
    QVERIFY(!m_store->add(shortId));
    QCOMPARE(m_store->totals().value().all, 0);
}

void NoteStoreTest::savesANewTextAsANewRevision()
{
    Note note = added(noteSaying(QStringLiteral("one")));
    const Note before = note;
    note.text = QStringLiteral("two");
    const auto outcome = m_store->save(note, 1);
    QVERIFY(outcome);
    QCOMPARE(outcome->saved.revision, 2);
    QCOMPARE(outcome->saved.text, QStringLiteral("two"));
    QVERIFY(outcome->saved.modified >= before.modified);
    QCOMPARE(outcome->replaced, before);
    QVERIFY(!outcome->other);
    QCOMPARE(m_store->note(note.id).value(), outcome->saved);
}

void NoteStoreTest::makesNoRevisionOfTheSameText()
{
    const Note note = added(noteSaying(QStringLiteral("one")));
    const auto outcome = m_store->save(note, 1);
    QVERIFY(outcome);
    QCOMPARE(outcome->saved, note);
}

void NoteStoreTest::savesANoteThatWasNeverStored()
{
    Note note = noteSaying(QStringLiteral("first words"));
    note.id = primer::newNoteId();
    const auto outcome = m_store->save(note, 0);
    QVERIFY(outcome);
    QCOMPARE(outcome->saved.revision, 1);
    QVERIFY(outcome->saved.created.isValid());
    QCOMPARE(outcome->replaced.revision, 0);
    QCOMPARE(m_store->note(note.id).value(), outcome->saved);
}

void NoteStoreTest::keepsBothTextsWhenAnotherWindowSaved()
{
    const Note note = added(question(QStringLiteral("base")));
    Note theirs = note;
    theirs.text = QStringLiteral("theirs");
    QVERIFY(m_store->save(theirs, 1));
    Note ours = note;
    ours.text = QStringLiteral("ours");
    const auto outcome = m_store->save(ours, 1);
    QVERIFY(outcome);
    QVERIFY(outcome->other);
    QCOMPARE(outcome->other->id, note.id);
    QCOMPARE(outcome->other->text, QStringLiteral("theirs"));
    QVERIFY(outcome->saved.id != note.id);
    QCOMPARE(outcome->saved.text, QStringLiteral("ours"));
    QCOMPARE(outcome->saved.about, kSideEffects);
    QCOMPARE(outcome->saved.kind, NoteKind::Question);
    QCOMPARE(m_store->note(note.id).value().text, QStringLiteral("theirs"));
    QCOMPARE(m_store->note(outcome->saved.id).value(), outcome->saved);
}

void NoteStoreTest::keepsNoBlankTextBesideAnother()
{
    const Note note = added(noteSaying(QStringLiteral("base")));
    Note theirs = note;
    theirs.text = QStringLiteral("theirs");
    QVERIFY(m_store->save(theirs, 1));
    Note ours = note;
    ours.text = QStringLiteral(" \n");
    const auto outcome = m_store->save(ours, 1);
    QVERIFY(outcome);
    QVERIFY(outcome->other);
    QCOMPARE(outcome->saved, *outcome->other);
    QCOMPARE(texts(m_store->everything().value()), QStringList{QStringLiteral("theirs")});
}

void NoteStoreTest::seesNoConflictWhereBothWroteTheSame()
{
    Note note = added(noteSaying(QStringLiteral("base")));
    note.text = QStringLiteral("same");
    QVERIFY(m_store->save(note, 1));
    const auto outcome = m_store->save(note, 1);
    QVERIFY(outcome);
    QVERIFY(!outcome->other);
    QCOMPARE(outcome->saved.revision, 2);
}

void NoteStoreTest::bringsBackADeletedNoteThatIsSaved()
{
    Note note = added(noteSaying(QStringLiteral("one")));
    QVERIFY(m_store->moveToTrash(note.id));
    note.text = QStringLiteral("two");
    const auto outcome = m_store->save(note, 1);
    QVERIFY(outcome);
    QVERIFY(!outcome->other);
    QVERIFY(!outcome->saved.isInTrash());
    QVERIFY(outcome->replaced.isInTrash());
    QCOMPARE(m_store->note(note.id).value().text, QStringLiteral("two"));
    QCOMPARE(m_store->totals().value(), (primer::NoteTotals{1, 0, 0, 0, 0}));
}

void NoteStoreTest::bringsBackANoteThatWasDeletedForGood()
{
    Note note = added(noteSaying(QStringLiteral("one")));
    QVERIFY(m_store->moveToTrash(note.id));
    QVERIFY(m_store->emptyTrash());
    note.text = QStringLiteral("two");
    const auto outcome = m_store->save(note, 1);
    QVERIFY(outcome);
    QCOMPARE(outcome->saved.created, note.created);
    QCOMPARE(outcome->saved.revision, 2);
    QCOMPARE(m_store->note(note.id).value(), outcome->saved);
}

void NoteStoreTest::keepsBothWhenTheDeletedTextIsNewer()
{
    const Note note = added(noteSaying(QStringLiteral("base")));
    Note theirs = note;
    theirs.text = QStringLiteral("theirs");
    QVERIFY(m_store->save(theirs, 1));
    QVERIFY(m_store->moveToTrash(note.id));
    Note ours = note;
    ours.text = QStringLiteral("ours");
    const auto outcome = m_store->save(ours, 1);
    QVERIFY(outcome);
    QVERIFY(outcome->other);
    QVERIFY(outcome->other->isInTrash());
    QCOMPARE(texts(m_store->all(NoteFilter::All).value()), QStringList{QStringLiteral("ours")});
    QCOMPARE(texts(m_store->all(NoteFilter::Trash).value()), QStringList{QStringLiteral("theirs")});
}

void NoteStoreTest::leavesAnswersAloneWhenATextIsSaved()
{
    Note note = added(question(QStringLiteral("May I drive?")));
    QVERIFY(m_store->setAnswered(note.id, QDate(2026, 12, 3)));
    note.text = QStringLiteral("May I drive at night?");
    const auto outcome = m_store->save(note, 1);
    QVERIFY(outcome);
    QVERIFY(!outcome->other);
    QCOMPARE(outcome->saved.answered, QDate(2026, 12, 3));
}

void NoteStoreTest::marksAQuestionAsAnsweredAndOpenAgain()
{
    const Note note = added(question(QStringLiteral("May I drive?")));
    const auto before = m_store->setAnswered(note.id, QDate(2026, 12, 3));
    QCOMPARE(before.value(), note);
    QCOMPARE(m_store->note(note.id).value().answered, QDate(2026, 12, 3));
    QCOMPARE(m_store->note(note.id).value().revision, 1);
    QCOMPARE(m_store->setAnswered(note.id, {}).value().answered, QDate(2026, 12, 3));
    QVERIFY(m_store->note(note.id).value().answered.isNull());
    const Note plain = added(noteSaying(QStringLiteral("no question")));
    QCOMPARE(m_store->setAnswered(plain.id, QDate(2026, 12, 3)).error().trouble, Trouble::BadInput);
}

void NoteStoreTest::movesToTheTrashAndBack()
{
    const Note note = added(noteSaying(QStringLiteral("one")));
    QCOMPARE(m_store->moveToTrash(note.id).value(), note);
    const Note inTrash = m_store->note(note.id).value();
    QVERIFY(inTrash.isInTrash());
    QCOMPARE(inTrash.text, note.text);
    QVERIFY(m_store->notesAbout(kSideEffects).value().empty());
    QCOMPARE(m_store->moveToTrash(note.id).value().deleted, inTrash.deleted);
    QCOMPARE(m_store->note(note.id).value(), inTrash);
    QCOMPARE(m_store->restore(note.id).value(), inTrash);
    QVERIFY(!m_store->note(note.id).value().isInTrash());
    QVERIFY(m_store->restore(note.id));
    QCOMPARE(texts(m_store->notesAbout(kSideEffects).value()), QStringList{note.text});
}

void NoteStoreTest::emptiesOnlyTheTrash()
{
    const Note kept = added(noteSaying(QStringLiteral("kept")));
    const Note gone = added(noteSaying(QStringLiteral("gone")));
    QVERIFY(m_store->moveToTrash(gone.id));
    QCOMPARE(m_store->emptyTrash().value(), QStringList{gone.id});
    QCOMPARE(m_store->note(gone.id).error().trouble, Trouble::NotFound);
    QVERIFY(m_store->note(kept.id));
    QVERIFY(m_store->emptyTrash().value().isEmpty());
}

void NoteStoreTest::saysThatANoteIsNotThere()
{
    const QString id = primer::newNoteId();
    QCOMPARE(m_store->note(id).error().trouble, Trouble::NotFound);
    QCOMPARE(m_store->moveToTrash(id).error().trouble, Trouble::NotFound);
    QCOMPARE(m_store->restore(id).error().trouble, Trouble::NotFound);
    QCOMPARE(m_store->setAnswered(id, {}).error().trouble, Trouble::NotFound);
    QCOMPARE(m_store->setTags(id, {}).error().trouble, Trouble::NotFound);
    QCOMPARE(m_store->attach(id, {}).error().trouble, Trouble::NotFound);
    QVERIFY(!m_store->note(QStringLiteral("' OR '1'='1")));
}

void NoteStoreTest::keepsTagsAndColors()
{
    const Note note = added(noteSaying(QStringLiteral("one")));
    QCOMPARE(m_store->setTags(note.id, {QStringLiteral(" sleep"), QStringLiteral("Sleep")}).value(), note);
    QCOMPARE(m_store->note(note.id).value().tags, QStringList{QStringLiteral("sleep")});
    QVERIFY(m_store->setColor(note.id, primer::MarkColor::Rose));
    const Note colored = m_store->note(note.id).value();
    QCOMPARE(colored.color, primer::MarkColor::Rose);
    QCOMPARE(colored.revision, note.revision);
    QVERIFY(colored.modified >= note.modified);
    QVERIFY(m_store->setTags(note.id, {}));
    QVERIFY(m_store->note(note.id).value().tags.isEmpty());
}

void NoteStoreTest::movesANoteToAnotherPassage()
{
    const Note note = added(noteSaying(QStringLiteral("one")));
    const SectionRef other{note.about.pack, note.about.topic, QStringLiteral("driving")};
    QVERIFY(
        m_store->attach(note.id, {other, QStringLiteral("Clonazepam"), QStringLiteral("Driving"), kSleepy}));
    const Note moved = m_store->note(note.id).value();
    QCOMPARE(moved.about, other);
    QCOMPARE(moved.sectionTitle, QStringLiteral("Driving"));
    QCOMPARE(moved.passage, std::optional(kSleepy));
    QVERIFY(m_store->notesAbout(kSideEffects).value().empty());
    QVERIFY(m_store->attach(note.id, {kSideEffects, note.topicTitle, note.sectionTitle, std::nullopt}));
    QVERIFY(!m_store->note(note.id).value().passage);
}

void NoteStoreTest::refusesAPassageThatCannotBe()
{
    Note unmarked = noteSaying({});
    unmarked.kind = NoteKind::Highlight;
    QVERIFY(!m_store->add(unmarked));
    Note noSection = noteSaying(QStringLiteral("on a topic"));
    noSection.about.section.clear();
    noSection.passage = kSleepy;
    QVERIFY(!m_store->add(noSection));
    Note marked = unmarked;
    marked.passage = kSleepy;
    marked.passage->exact.clear();
    QVERIFY(!m_store->add(marked));
    marked.passage->exact = QString(primer::kLongestQuote + 1, QLatin1Char('x'));
    QCOMPARE(m_store->add(marked).error().trouble, Trouble::BadInput);
    marked.passage = kSleepy;
    const auto highlight = m_store->add(marked);
    QVERIFY(highlight);
    QCOMPARE(m_store->attach(highlight->id, {kSideEffects, {}, {}, std::nullopt}).error().trouble,
        Trouble::BadInput);
    QCOMPARE(m_store->note(highlight->id).value(), *highlight);
}

void NoteStoreTest::findsTheNotesOfASectionOldestFirst()
{
    Note later = noteSaying(QStringLiteral("later"));
    later.created = QDateTime(QDate(2026, 11, 22), QTime(10, 0), Qt::UTC);
    Note earlier = noteSaying(QStringLiteral("earlier"));
    earlier.created = later.created.addMSecs(-1);
    added(later);
    added(earlier);
    added(noteSaying(QStringLiteral("topic"), {kSideEffects.pack, kSideEffects.topic, {}}));
    added(noteSaying(QStringLiteral("nothing"), {}));
    added(noteSaying(
        QStringLiteral("other pack"), {QStringLiteral("clinic"), kSideEffects.topic, kSideEffects.section}));
    QCOMPARE(texts(m_store->notesAbout(kSideEffects).value()),
        (QStringList{QStringLiteral("earlier"), QStringLiteral("later")}));
    QCOMPARE(texts(m_store->notesAbout({kSideEffects.pack, kSideEffects.topic, {}}).value()),
        QStringList{QStringLiteral("topic")});
    QCOMPARE(texts(m_store->notesAbout({}).value()), QStringList{QStringLiteral("nothing")});
}

void NoteStoreTest::countsTheNotesOfEachSection()
{
    added(noteSaying(QStringLiteral("one")));
    added(noteSaying(QStringLiteral("two")));
    added(noteSaying(QStringLiteral("topic"), {kSideEffects.pack, kSideEffects.topic, {}}));
    const Note gone = added(noteSaying(QStringLiteral("gone")));
    QVERIFY(m_store->moveToTrash(gone.id));
    const auto counts = m_store->counts(kSideEffects.pack, kSideEffects.topic);
    QCOMPARE(counts.value(), (QHash<QString, int>{{kSideEffects.section, 2}, {QString(), 1}}));
    QVERIFY(m_store->counts(QStringLiteral("library"), QStringLiteral("none")).value().isEmpty());
}

void NoteStoreTest::filtersAllNotesNewestFirst()
{
    added(noteSaying(QStringLiteral("note")));
    added(question(QStringLiteral("question")));
    added(noteSaying(QStringLiteral("nothing"), {}));
    const Note gone = added(noteSaying(QStringLiteral("gone"), {}));
    QVERIFY(m_store->moveToTrash(gone.id));
    QCOMPARE(texts(m_store->all(NoteFilter::All).value()),
        (QStringList{QStringLiteral("nothing"), QStringLiteral("question"), QStringLiteral("note")}));
    QCOMPARE(texts(m_store->all(NoteFilter::Questions).value()), QStringList{QStringLiteral("question")});
    QCOMPARE(texts(m_store->all(NoteFilter::NotAboutATopic).value()), QStringList{QStringLiteral("nothing")});
    QCOMPARE(texts(m_store->all(NoteFilter::Trash).value()), QStringList{QStringLiteral("gone")});
    QCOMPARE(m_store->everything().value().size(), size_t(4));
}

void NoteStoreTest::countsForEachFilter()
{
    QCOMPARE(m_store->totals().value(), primer::NoteTotals());
    added(noteSaying(QStringLiteral("note")));
    added(question(QStringLiteral("question")));
    added(noteSaying(QStringLiteral("nothing"), {}));
    QVERIFY(m_store->moveToTrash(added(question(QStringLiteral("gone"))).id));
    QCOMPARE(m_store->totals().value(), (primer::NoteTotals{3, 1, 0, 1, 1}));
}

void NoteStoreTest::tellsThatItIsFull()
{
    const Note note = added(noteSaying(QStringLiteral("short")));
    QVERIFY(m_store->limitSize(40 * 1024));
    Note longer = note;
    longer.text = QString(100'000, QLatin1Char('x'));
    const auto refused = m_store->save(longer, 1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().trouble, Trouble::DiskFull);
    QCOMPARE(m_store->note(note.id).value(), note);
    QVERIFY(m_store->limitSize(0));
    QVERIFY(m_store->save(longer, 1));
}

PRIMER_TEST(NoteStoreTest)
#include "NoteStoreTest.moc"
