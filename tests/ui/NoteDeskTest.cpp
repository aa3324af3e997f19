// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteDesk.h"
#include "TestRegistry.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using primer::Connection;
using primer::Error;
using primer::Note;
using primer::NoteDesk;
using primer::NoteFilter;
using primer::NoteKind;
using primer::NoteStore;
using primer::Result;
using primer::Trouble;
using Saving = NoteDesk::State::Saving;

namespace {

Note draft(const QString &text)
{
    Note note;
    note.id = primer::newNoteId();
    note.created = note.modified = primer::noteTime();
    note.text = text;
    return note;
}

} // namespace

class NoteDeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void savesOneSecondAfterTheLastKey();
    void savesAtOnceWhenAsked();
    void saysSavedOnlyAfterTheCommit();
    void makesFewSavesOfManyKeys();
    void keepsNoBlankNote();
    void savesWhenItGoes();
    void keepsTheTextWhileAnotherHoldsTheFileAndSavesAfterwards();
    void keepsTheTextWhenTheDiskIsFullAndSavesWhenThereIsRoom();
    void keepsTheTextWhenTheFolderIsNotAFolderAndSavesWhenItIs();
    void savesIntoTheNewFileWhenTheOldWasMovedAway();
    void doesNotRepeatATextThatIsTooLong();
    void tellsOfAConflictAndGoesOnWithOurText();
    void seesNoConflictInItsOwnFastEdits();
    void deletesWithTheNewestText();
    void keepsTheTextWhenDeletingFails();
    void tellsWhatFailedWithoutATextWaiting();
    void answersRestoresAndEmptiesTheTrash();
    void findsWhatWasJustSaved();
    void findsWhatAnotherProcessWrote();
    void dropsAnswersForThoseWhoAreGone();

private:
    std::unique_ptr<NoteDesk> makeDesk() const;
    std::vector<Note> stored() const;
    QString path() const { return NoteStore::pathIn(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void NoteDeskTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

std::unique_ptr<NoteDesk> NoteDeskTest::makeDesk() const
{
    return std::make_unique<NoteDesk>([folder = m_folder->path()] { return NoteStore::open(folder); });
}

/// What is on the disk, read by another.
std::vector<Note> NoteDeskTest::stored() const
{
    const auto store = NoteStore::open(m_folder->path());
    if (!store)
        return {};
    return (*store)->everything().value_or(std::vector<Note>());
}

void NoteDeskTest::savesOneSecondAfterTheLastKey()
{
    const auto desk = makeDesk();
    QSignalSpy saved(desk.get(), &NoteDesk::saved);
    Note note = draft(QStringLiteral("one"));
    desk->edit(note);
    QCOMPARE(desk->state(note.id).saving, Saving::Saving);
    QVERIFY(desk->hasUnsaved());
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved.first().at(0).toString(), note.id);
    QCOMPARE(saved.first().at(1).toLongLong(), 1);
    QVERIFY(!desk->hasUnsaved());
    QCOMPARE(stored().front().text, note.text);
}

void NoteDeskTest::savesAtOnceWhenAsked()
{
    const auto desk = makeDesk();
    QSignalSpy all(desk.get(), &NoteDesk::allSavedChanged);
    desk->edit(draft(QStringLiteral("one")));
    desk->edit(draft(QStringLiteral("two")));
    desk->flush();
    QTRY_COMPARE(all.size(), 2);
    QCOMPARE(all.at(0).first().toBool(), false);
    QCOMPARE(all.at(1).first().toBool(), true);
    QCOMPARE(stored().size(), size_t(2));
}

void NoteDeskTest::saysSavedOnlyAfterTheCommit()
{
    const auto desk = makeDesk();
    const Note note = draft(QStringLiteral("one"));
    bool wasStored = false;
    connect(desk.get(), &NoteDesk::saved, this, [&] {
        const auto notes = stored();
        wasStored = notes.size() == 1 && notes.front().text == note.text;
        QCOMPARE(desk->state(note.id).saving, Saving::Saved);
    });
    desk->edit(note);
    desk->flush();
    QCOMPARE(desk->state(note.id).saving, Saving::Saving);
    QTRY_VERIFY(wasStored);
}

void NoteDeskTest::makesFewSavesOfManyKeys()
{
    const auto desk = makeDesk();
    QSignalSpy saved(desk.get(), &NoteDesk::saved);
    Note note = draft({});
    for (int i = 0; i < 500; ++i) {
        note.text += QLatin1Char('x');
        desk->edit(note);
        if (i % 100 == 0)
            desk->flush();
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(!desk->hasUnsaved());
    QVERIFY2(saved.size() <= 10, qPrintable(QString::number(saved.size())));
    QCOMPARE(stored().size(), size_t(1));
    QCOMPARE(stored().front().text, note.text);
}

void NoteDeskTest::keepsNoBlankNote()
{
    const auto desk = makeDesk();
    Note note = draft(QStringLiteral(" \n"));
    desk->edit(note);
    QVERIFY(!desk->hasUnsaved());
    note.text = QStringLiteral("x");
    desk->edit(note);
    QVERIFY(desk->hasUnsaved());
    note.text.clear();
    desk->edit(note);
    QVERIFY(!desk->hasUnsaved());
    desk->flush();
    QSignalSpy opened(desk.get(), &NoteDesk::opened);
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(stored().empty());
}

void NoteDeskTest::savesWhenItGoes()
{
    makeDesk()->edit(draft(QStringLiteral("last words")));
    QCOMPARE(stored().size(), size_t(1));
}

void NoteDeskTest::keepsTheTextWhileAnotherHoldsTheFileAndSavesAfterwards()
{
    const auto desk = makeDesk();
    QTRY_VERIFY(desk->isOpen());
    const auto other = Connection::open(path());
    QVERIFY(other);
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    const Note note = draft(QStringLiteral("waiting"));
    desk->edit(note);
    desk->flush();
    QTRY_COMPARE(desk->state(note.id).saving, Saving::NotSaved);
    QCOMPARE(desk->state(note.id).error.trouble, Trouble::Busy);
    QVERIFY(desk->hasUnsaved());
    QCOMPARE(desk->unsaved().front().text, note.text);
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTRY_COMPARE(desk->state(note.id).saving, Saving::Saved);
    QCOMPARE(stored().front().text, note.text);
}

void NoteDeskTest::keepsTheTextWhenTheDiskIsFullAndSavesWhenThereIsRoom()
{
    const auto desk = makeDesk();
    const auto limit = [&](qint64 bytes) {
        bool isDone = false;
        desk->ask(
            this, [bytes](NoteStore &store) { return store.limitSize(bytes); },
            [&](const Result<void> &done) { isDone = done.has_value(); });
        return QTest::qWaitFor([&] { return isDone; });
    };
    QVERIFY(limit(32 * 1024));
    Note note = draft(QString(100'000, QLatin1Char('x')));
    desk->edit(note);
    desk->flush();
    QTRY_COMPARE(desk->state(note.id).saving, Saving::NotSaved);
    QCOMPARE(desk->state(note.id).error.trouble, Trouble::DiskFull);
    note.text += QStringLiteral("and more");
    desk->edit(note);
    QCOMPARE(desk->state(note.id).saving, Saving::NotSaved);
    QVERIFY(limit(0));
    desk->tryAgain();
    QTRY_COMPARE(desk->state(note.id).saving, Saving::Saved);
    QCOMPARE(stored().front().text, note.text);
}

void NoteDeskTest::keepsTheTextWhenTheFolderIsNotAFolderAndSavesWhenItIs()
{
    const QString folder = m_folder->filePath(QStringLiteral("notes"));
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    NoteDesk desk([folder] { return NoteStore::open(folder); });
    QSignalSpy failed(&desk, &NoteDesk::openFailed);
    QSignalSpy opened(&desk, &NoteDesk::opened);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(folder));
    const Note note = draft(QStringLiteral("typed meanwhile"));
    desk.edit(note);
    desk.flush();
    QTRY_COMPARE(desk.state(note.id).saving, Saving::NotSaved);
    QVERIFY(file.remove());
    QTRY_COMPARE_WITH_TIMEOUT(desk.state(note.id).saving, Saving::Saved, 20'000);
    QTRY_COMPARE(opened.size(), 1);
    const auto store = NoteStore::open(folder);
    QVERIFY(store);
    QCOMPARE((*store)->note(note.id).value().text, note.text);
}

void NoteDeskTest::savesIntoTheNewFileWhenTheOldWasMovedAway()
{
    const auto desk = makeDesk();
    Note note = draft(QStringLiteral("one"));
    desk->edit(note);
    desk->flush();
    QTRY_VERIFY(!desk->hasUnsaved());
    QVERIFY(QFile::rename(path(), path() + QStringLiteral(".old")));
    note.revision = 1;
    note.text = QStringLiteral("two");
    desk->edit(note);
    QTRY_VERIFY(!desk->hasUnsaved());
    QCOMPARE(stored().front().text, note.text);
}

void NoteDeskTest::doesNotRepeatATextThatIsTooLong()
{
    const auto desk = makeDesk();
    Note note = draft(QString(primer::kLongestNoteText + 1, QLatin1Char('x')));
    desk->edit(note);
    desk->flush();
    QTRY_COMPARE(desk->state(note.id).saving, Saving::NotSaved);
    QCOMPARE(desk->state(note.id).error.trouble, Trouble::BadInput);
    note.text.chop(1);
    desk->edit(note);
    QCOMPARE(desk->state(note.id).saving, Saving::Saving);
    QTRY_COMPARE(desk->state(note.id).saving, Saving::Saved);
}

void NoteDeskTest::tellsOfAConflictAndGoesOnWithOurText()
{
    const auto desk = makeDesk();
    Note note = draft(QStringLiteral("base"));
    desk->edit(note);
    desk->flush();
    QTRY_VERIFY(!desk->hasUnsaved());
    {
        const auto other = NoteStore::open(m_folder->path());
        QVERIFY(other);
        Note theirs = note;
        theirs.text = QStringLiteral("theirs");
        QVERIFY((*other)->save(theirs, 1));
    }
    QSignalSpy conflict(desk.get(), &NoteDesk::conflict);
    note.revision = 1;
    note.text = QStringLiteral("ours");
    desk->edit(note);
    desk->flush();
    note.text = QStringLiteral("ours, longer");
    desk->edit(note);
    QTRY_VERIFY(!desk->hasUnsaved());
    QCOMPARE(conflict.size(), 1);
    const Note ours = conflict.first().at(1).value<Note>();
    QVERIFY(ours.id != note.id);
    QCOMPARE(conflict.first().at(2).value<Note>().text, QStringLiteral("theirs"));
    QStringList texts;
    for (const Note &each : stored())
        texts.append(each.text);
    QCOMPARE(texts, (QStringList{QStringLiteral("theirs"), QStringLiteral("ours, longer")}));
}

void NoteDeskTest::seesNoConflictInItsOwnFastEdits()
{
    const auto desk = makeDesk();
    QSignalSpy conflict(desk.get(), &NoteDesk::conflict);
    Note note = draft({});
    for (int i = 0; i < 50; ++i) {
        note.text += QLatin1Char('x');
        desk->edit(note);
        desk->flush();
    }
    QTRY_VERIFY(!desk->hasUnsaved());
    QCOMPARE(conflict.size(), 0);
    QCOMPARE(stored().size(), size_t(1));
    QCOMPARE(stored().front().text, note.text);
}

void NoteDeskTest::deletesWithTheNewestText()
{
    const auto desk = makeDesk();
    for (const bool isUnderWay : {false, true}) {
        Note note = draft(QStringLiteral("first"));
        desk->edit(note);
        if (isUnderWay)
            desk->flush();
        note.text = QStringLiteral("newest");
        desk->edit(note);
        desk->moveToTrash(note.id);
        QTRY_VERIFY(!desk->hasUnsaved());
        const auto notes = stored();
        QVERIFY(notes.back().isInTrash());
        QCOMPARE(notes.back().text, note.text);
    }
}

void NoteDeskTest::keepsTheTextWhenDeletingFails()
{
    const auto desk = makeDesk();
    QTRY_VERIFY(desk->isOpen());
    const auto other = Connection::open(path());
    QVERIFY(other);
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    QSignalSpy failed(desk.get(), &NoteDesk::changeFailed);
    const Note note = draft(QStringLiteral("words"));
    desk->edit(note);
    desk->moveToTrash(note.id);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toString(), note.id);
    QCOMPARE(desk->unsaved().size(), size_t(1));
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTRY_VERIFY(!desk->hasUnsaved());
    QCOMPARE(stored().front().text, note.text);
    QVERIFY(!stored().front().isInTrash());
}

void NoteDeskTest::tellsWhatFailedWithoutATextWaiting()
{
    const auto desk = makeDesk();
    QSignalSpy failed(desk.get(), &NoteDesk::changeFailed);
    desk->setAnswered(primer::newNoteId(), QDate(2026, 12, 3));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().trouble, Trouble::NotFound);
    QVERIFY(!desk->hasUnsaved());
}

void NoteDeskTest::answersRestoresAndEmptiesTheTrash()
{
    const auto desk = makeDesk();
    QSignalSpy committed(desk.get(), &NoteDesk::committed);
    QSignalSpy removed(desk.get(), &NoteDesk::removed);
    Note note = draft(QStringLiteral("May I drive?"));
    note.kind = NoteKind::Question;
    desk->edit(note);
    desk->setAnswered(note.id, QDate(2026, 12, 3));
    QTRY_COMPARE(committed.size(), 2);
    QCOMPARE(committed.last().first().value<Note>().answered, QDate(2026, 12, 3));
    desk->moveToTrash(note.id);
    desk->restore(note.id);
    QTRY_COMPARE(committed.size(), 4);
    QVERIFY(committed.at(2).first().value<Note>().isInTrash());
    QVERIFY(!committed.at(3).first().value<Note>().isInTrash());
    desk->moveToTrash(note.id);
    desk->emptyTrash();
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toStringList(), QStringList{note.id});
    QVERIFY(stored().empty());
}

void NoteDeskTest::findsWhatWasJustSaved()
{
    const auto desk = makeDesk();
    const Note note = draft(QStringLiteral("sleepy after lunch"));
    QSignalSpy saved(desk.get(), &NoteDesk::saved);
    desk->edit(note);
    desk->flush();
    QTRY_COMPARE(saved.size(), 1);
    QStringList found;
    const auto search = [&](const QString &words) {
        bool isDone = false;
        found.clear();
        desk->search(this, words, 10, [&](const Result<std::vector<primer::NoteHit>> &hits) {
            for (const auto &hit : hits.value())
                found.append(hit.id);
            isDone = true;
        });
        return QTest::qWaitFor([&] { return isDone; });
    };
    QVERIFY(search(QStringLiteral("slee")));
    QCOMPARE(found, QStringList{note.id});
    desk->moveToTrash(note.id);
    QTRY_VERIFY(!desk->hasUnsaved());
    QVERIFY(search(QStringLiteral("slee")));
    QVERIFY(found.isEmpty());
}

void NoteDeskTest::findsWhatAnotherProcessWrote()
{
    const auto desk = makeDesk();
    size_t hitCount = 99;
    const auto count = [&](const Result<std::vector<primer::NoteHit>> &hits) {
        hitCount = hits.value().size();
    };
    desk->search(this, QStringLiteral("sleepy"), 10, count);
    QTRY_COMPARE(hitCount, size_t(0));
    {
        const auto other = NoteStore::open(m_folder->path());
        QVERIFY(other && (*other)->add(draft(QStringLiteral("sleepy"))));
    }
    desk->search(this, QStringLiteral("sleepy"), 10, count);
    QTRY_COMPARE(hitCount, size_t(1));
}

void NoteDeskTest::dropsAnswersForThoseWhoAreGone()
{
    const auto desk = makeDesk();
    bool wasCalled = false;
    auto asker = std::make_unique<QObject>();
    const auto readAll = [](NoteStore &store) {
        return store.all(NoteFilter::All);
    };
    desk->ask(asker.get(), readAll, [&](const auto &) { wasCalled = true; });
    asker.reset();
    bool isDone = false;
    desk->ask(this, readAll, [&](const auto &) { isDone = true; });
    QTRY_VERIFY(isDone);
    QVERIFY(!wasCalled);
}

PRIMER_TEST(NoteDeskTest)
#include "NoteDeskTest.moc"
