// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteStore.h"
#include "StoreFolder.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

namespace {

constexpr int kDaySeconds = 24 * 3600;

Note noteSaying(const QString &text)
{
    Note note;
    note.text = text;
    return note;
}

QStringList texts(const std::vector<NoteVersion> &versions)
{
    QStringList list;
    for (const NoteVersion &version : versions)
        list.append(version.text);
    return list;
}

} // namespace

/// Earlier texts of notes, in a file whose clock is turned back by hand.
class NoteHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void keepsTheTextBeforeAChange();
    void keepsOneInTenMinutes();
    void keepsNoBlankText();
    void bringsAnEarlierTextBack();
    void keepsWhatIsReplacedByAnEarlierText();
    void refusesAVersionOfAnotherNote();
    void goesWithItsNote();
    void letsGoOfWhatIsOld();
    void leadsNotesOfTheFirstVersionOn();

private:
    QString folder() const { return m_folder->path(); }
    /// Saves the text as it was saved so many seconds ago.
    void write(const QString &text, int secondsAgo = 0);
    void execute(const QString &sql);
    QStringList earlier() const { return texts(m_store->versions(m_note.id).value()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NoteStore> m_store;
    Note m_note;
};

void NoteHistoryTest::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::move(NoteStore::open(folder()).value());
    m_note = m_store->add(noteSaying(QStringLiteral("first"))).value();
}

void NoteHistoryTest::write(const QString &text, int secondsAgo)
{
    m_note.text = text;
    m_note = m_store->save(m_note, m_note.revision).value().saved;
    execute(QStringLiteral("UPDATE version SET kept = strftime('%Y-%m-%dT%H:%M:%fZ', kept, '-%1 seconds')")
                .arg(secondsAgo));
}

void NoteHistoryTest::execute(const QString &sql)
{
    const auto connection = Connection::open(NoteStore::pathIn(folder()));
    QVERIFY(connection);
    QVERIFY((*connection)->execute(sql));
}

void NoteHistoryTest::keepsTheTextBeforeAChange()
{
    QVERIFY(earlier().isEmpty());
    const Note before = m_note;
    write(QStringLiteral("second"));
    const auto versions = m_store->versions(m_note.id).value();
    QCOMPARE(versions.size(), size_t(1));
    QCOMPARE(versions.front().text, QStringLiteral("first"));
    QCOMPARE(versions.front().written, before.modified);
    QCOMPARE(versions.front().revision, 1);
}

void NoteHistoryTest::keepsOneInTenMinutes()
{
    write(QStringLiteral("second"));
    write(QStringLiteral("third"), 599);
    write(QStringLiteral("fourth"), 2);
    write(QStringLiteral("fifth"));
    QCOMPARE(earlier(), (QStringList{QStringLiteral("fourth"), QStringLiteral("first")}));
}

void NoteHistoryTest::keepsNoBlankText()
{
    write(QString(), 700);
    write(QStringLiteral("third"));
    QCOMPARE(earlier(), QStringList{QStringLiteral("first")});
}

void NoteHistoryTest::bringsAnEarlierTextBack()
{
    write(QStringLiteral("second"));
    const auto version = m_store->versions(m_note.id).value().front();
    const Note before = m_store->bringBack(m_note.id, version.number).value();
    QCOMPARE(before, m_note);
    const Note after = m_store->note(m_note.id).value();
    QCOMPARE(after.text, QStringLiteral("first"));
    QCOMPARE(after.revision, before.revision + 1);
}

void NoteHistoryTest::keepsWhatIsReplacedByAnEarlierText()
{
    write(QStringLiteral("second"));
    QVERIFY(m_store->bringBack(m_note.id, m_store->versions(m_note.id).value().front().number));
    QCOMPARE(earlier(), (QStringList{QStringLiteral("second"), QStringLiteral("first")}));
}

void NoteHistoryTest::refusesAVersionOfAnotherNote()
{
    write(QStringLiteral("second"));
    const Note other = m_store->add(noteSaying(QStringLiteral("other"))).value();
    const auto refused = m_store->bringBack(other.id, m_store->versions(m_note.id).value().front().number);
    QCOMPARE(refused.error().trouble, Trouble::NotFound);
    QCOMPARE(m_store->note(other.id).value(), other);
}

void NoteHistoryTest::goesWithItsNote()
{
    write(QStringLiteral("second"));
    QVERIFY(m_store->moveToTrash(m_note.id));
    QCOMPARE(earlier(), QStringList{QStringLiteral("first")});
    QVERIFY(m_store->emptyTrash());
    QVERIFY(earlier().isEmpty());
    // What another note is given afterwards is its own.
    const Note next = m_store->add(noteSaying(QStringLiteral("next"))).value();
    QVERIFY(m_store->versions(next.id).value().empty());
}

void NoteHistoryTest::letsGoOfWhatIsOld()
{
    write(QStringLiteral("second"), 91 * kDaySeconds);
    write(QStringLiteral("third"));
    const Note gone = m_store->add(noteSaying(QStringLiteral("gone"))).value();
    const Note inTrash = m_store->add(noteSaying(QStringLiteral("in the trash"))).value();
    QVERIFY(m_store->moveToTrash(gone.id));
    execute(QStringLiteral("UPDATE note SET deleted = '2020-01-01T00:00:00.000Z' WHERE deleted IS NOT NULL"));
    QVERIFY(m_store->moveToTrash(inTrash.id));
    QCOMPARE(earlier(), (QStringList{QStringLiteral("second"), QStringLiteral("first")}));
    QCOMPARE(m_store->letGo(noteTime()).value(), QStringList{gone.id});
    QCOMPARE(earlier(), QStringList{QStringLiteral("second")});
    QCOMPARE(m_store->totals().value().trash, 1);
    QVERIFY(m_store->letGo(noteTime()).value().isEmpty());
}

void NoteHistoryTest::leadsNotesOfTheFirstVersionOn()
{
    const QTemporaryDir folder;
    {
        QVERIFY(prepareStoreFile(folder.path()));
        const auto connection = Connection::open(NoteStore::pathIn(folder.path()));
        QVERIFY(
            prepareNoteSchema(**connection, {noteSchemaSteps().front()}, [](int) { return Result<void>(); }));
        QVERIFY((*connection)
                    ->execute(QStringLiteral(
                        "INSERT INTO note VALUES(7, '11111111-2222-3333-4444-555555555555', 'question',"
                        " 'library', 'clonazepam', 'side-effects', 'Clonazepam', 'Side effects', 'May I?',"
                        " '2026-12-03', '2026-11-01T08:00:00.000Z', '2026-11-02T08:00:00.000Z', 3, NULL)")));
    }
    const auto store = NoteStore::open(folder.path());
    QVERIFY2(store, store ? "" : qPrintable(store.error().detail));
    const Note note = (*store)->note(QStringLiteral("11111111-2222-3333-4444-555555555555")).value();
    QCOMPARE(note.text, QStringLiteral("May I?"));
    QCOMPARE(note.kind, NoteKind::Question);
    QCOMPARE(note.answered, QDate(2026, 12, 3));
    QCOMPARE(note.revision, 3);
    QVERIFY(!note.passage);
    QVERIFY(note.tags.isEmpty());
    QVERIFY((*store)->check());
    const auto backups = Backup(folder.path()).list();
    QCOMPARE(backups.size(), size_t(1));
    QCOMPARE(backups.front().beforeVersion, 2);
    QCOMPARE(Backup(folder.path()).check(backups.front()).value().notes, 1);
}

PRIMER_TEST(NoteHistoryTest)
#include "NoteHistoryTest.moc"
