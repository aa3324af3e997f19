// SPDX-License-Identifier: GPL-3.0-or-later
#include "AsNobody.h"
#include "StoreFolder.h"
#include "TestRegistry.h"
#include "ui/MainWindow.h"
#include "ui/notes/NoteCard.h"
#include "ui/ProblemBar.h"
#include "ui/StoreRescue.h"
#include "WindowUnderTest.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QScrollArea>
#include <QSet>

using namespace primer;
using namespace primer::tests;

namespace {

constexpr NotePace kQuick{10, 1, 5, 3'600'000, 3'600'000};
constexpr NotePace kOnlyWhenAsked{10, 3'600'000, 3'600'000, 3'600'000, 3'600'000};

} // namespace

/// The file of the notes found broken, as the person meets it.
class WindowRescueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void offersTheNewestSoundCopy_data();
    void offersTheNewestSoundCopy();
    void offersAnOlderCopyWhenTheNewestIsDamaged();
    void offersToBeginWithNoNotes();
    void findsDamageWhileTheWindowIsOpen();
    void saysThatTheCopyCouldNotBePutBack();
    void canBePutAwayAndAskedForAgain();
    void keepsTheTextOfANoteInAFile();
    void waitsForANewerProgram();
    void waitsForAnotherProgram();
    void saysNothingOfAShortWait();
    void goesOnWhenTheFolderMayBeWrittenToAgain();
    void goesOnWhenTheDiskHasRoomAgain_data();
    void goesOnWhenTheDiskHasRoomAgain();
    void saysWhoseNotesTheyAre();
    void readsWhatAStaleJournalSaved();
    void tellsThatTheBackupCannotBeMade();
    void isUsedByTheKeyboard();
    void fitsLargeLettersInANarrowWindow();
    void twoWindowsLoseNothing();

private:
    /// Notes in the file, and a backup of them from that day.
    void prepare(int notes);
    void open();
    NoteDesk &desk() const { return m->the<NoteDesk>(); }
    StoreRescue &bar() const { return m->the<StoreRescue>(); }
    bool barSays(const QString &words) const { return WindowUnderTest::says(bar(), words); }
    bool told(const QString &words) const { return WindowUnderTest::says(m->the<ProblemBar>(), words); }
    QAbstractButton *barButton(const QString &name) const { return WindowUnderTest::button(bar(), name); }
    QString path() const { return NoteStore::pathIn(m->setup.dataFolder); }
    QStringList texts() const;
    QString typed() const;
    QStringList keptFiles() const;

    std::unique_ptr<WindowUnderTest> m;
};

void WindowRescueTest::init()
{
    m = std::make_unique<WindowUnderTest>();
    m->setup.notePace = kQuick;
    m->setup.busyPatience = 0;
}

void WindowRescueTest::cleanup()
{
    WindowUnderTest::look().setTextSize(100);
    m.reset();
}

void WindowRescueTest::prepare(int notes)
{
    const auto store = NoteStore::open(m->setup.dataFolder);
    QVERIFY(store);
    for (int i = 0; i < notes; ++i) {
        Note note;
        note.text = QStringLiteral("note %1").arg((*store)->totals()->all);
        QVERIFY((*store)->add(note));
    }
    QVERIFY(*(*store)->backUp(QDate(2026, 11, 20 + notes % 2)));
}

void WindowRescueTest::open()
{
    m->openAt("clonazepam", "side-effects");
}

QStringList WindowRescueTest::texts() const
{
    QStringList texts;
    for (const Note &note : m->stored())
        texts.append(note.text);
    texts.sort();
    return texts;
}

QString WindowRescueTest::typed() const
{
    for (const NoteCard *card : m->window->findChildren<NoteCard *>()) {
        if (card->isVisible())
            return card->editor()->toPlainText();
    }
    return {};
}

QStringList WindowRescueTest::keptFiles() const
{
    return QDir(m->setup.dataFolder).entryList({QStringLiteral("notes-damaged-*")}, QDir::Files);
}

void WindowRescueTest::offersTheNewestSoundCopy_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("words");
    const QString damaged = QStringLiteral("notes.sqlite, is damaged. It will be kept as notes-");
    const QString gone = QStringLiteral("notes.sqlite, is missing or empty.");
    QTest::newRow("bytes flipped") << QStringLiteral("flip") << damaged;
    QTest::newRow("truncated") << QStringLiteral("truncate") << damaged;
    QTest::newRow("one byte") << QStringLiteral("one") << damaged;
    QTest::newRow("foreign file") << QStringLiteral("foreign") << damaged;
    QTest::newRow("emptied") << QStringLiteral("empty") << gone;
    QTest::newRow("missing") << QStringLiteral("remove") << gone;
}

void WindowRescueTest::offersTheNewestSoundCopy()
{
    QFETCH(QString, how);
    QFETCH(QString, words);
    prepare(13);
    QStringList expected = texts();
    QByteArray bytes = StoreFolder::contents(path());
    if (how == u"flip")
        QVERIFY(StoreFolder::damage(path()));
    else if (how == u"truncate")
        QVERIFY(StoreFolder::write(path(), bytes.left(bytes.size() - 4096)));
    else if (how == u"one")
        QVERIFY(StoreFolder::write(path(), "x"));
    else if (how == u"foreign")
        QVERIFY(StoreFolder::write(path(), QByteArray("Dear doctor, ").repeated(900)));
    else if (how == u"empty")
        QVERIFY(StoreFolder::write(path(), {}));
    else
        QVERIFY(QFile::remove(path()));
    bytes = StoreFolder::contents(path());

    open();
    QTRY_VERIFY(barSays(words));
    QVERIFY(barSays(QStringLiteral("21 Nov 2026 and holds 13 notes")));
    m->write(QStringLiteral("typed meanwhile"));
    QTRY_VERIFY(m->says("Not saved"));
    QTRY_VERIFY(barButton(QStringLiteral("Keep the text in a file …")) != nullptr);
    QCOMPARE(StoreFolder::contents(path()), bytes);
    QCOMPARE(keptFiles(), QStringList());

    QAbstractButton *use = barButton(QStringLiteral("Use the copy of 21 Nov 2026 (13 notes)"));
    QVERIFY(use != nullptr);
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_VERIFY(!bar().isVisible());
    QTRY_VERIFY(m->says("All saved"));
    QCOMPARE(typed(), QStringLiteral("typed meanwhile"));
    expected << QStringLiteral("typed meanwhile");
    expected.sort();
    QCOMPARE(texts(), expected);
    QVERIFY(told(QStringLiteral("Your notes of 21 Nov 2026 are back.")));
    if (how == u"remove") {
        QCOMPARE(keptFiles(), QStringList());
        return;
    }
    QCOMPARE(keptFiles().size(), 1);
    QCOMPARE(StoreFolder::contents(m->setup.dataFolder + u'/' + keptFiles().constFirst()), bytes);
    if (how != u"empty")
        QVERIFY(told(keptFiles().constFirst()));
}

void WindowRescueTest::offersAnOlderCopyWhenTheNewestIsDamaged()
{
    prepare(12); // of the 20th
    prepare(1); // of the 21st
    QVERIFY(StoreFolder::damage(Backup(m->setup.dataFolder).list().front().path));
    QVERIFY(StoreFolder::damage(path()));
    open();
    QTRY_VERIFY(barButton(QStringLiteral("Use the copy of 20 Nov 2026 (12 notes)")) != nullptr);
}

void WindowRescueTest::offersToBeginWithNoNotes()
{
    prepare(2);
    QVERIFY(QFile::remove(Backup(m->setup.dataFolder).list().front().path));
    QVERIFY(StoreFolder::damage(path()));
    const QByteArray bytes = StoreFolder::contents(path());
    open();
    QTRY_VERIFY(barSays(QStringLiteral("There is no sound copy of it.")));
    m->write(QStringLiteral("typed meanwhile"));
    QTest::mouseClick(barButton(QStringLiteral("Begin with no notes")), Qt::LeftButton);
    QTRY_VERIFY(!bar().isVisible());
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("typed meanwhile")});
    QCOMPARE(StoreFolder::contents(m->setup.dataFolder + u'/' + keptFiles().value(0)), bytes);
    QVERIFY(told(QStringLiteral("The damaged file is kept as")));
}

void WindowRescueTest::findsDamageWhileTheWindowIsOpen()
{
    prepare(3);
    open();
    m->write(QStringLiteral("written before"));
    QTRY_VERIFY(m->says("All saved"));
    QTRY_COMPARE(texts().size(), 4);
    QVERIFY(StoreFolder::write(path(), QByteArray("Dear doctor, ").repeated(900)));
    m->type(QStringLiteral(" and after"));
    QTRY_VERIFY(barSays(QStringLiteral("is damaged")));
    QTest::mouseClick(barButton(QStringLiteral("Use the copy of 21 Nov 2026 (3 notes)")), Qt::LeftButton);
    QTRY_VERIFY(!bar().isVisible());
    QTRY_COMPARE(texts().size(), 4);
    QVERIFY(texts().contains(QStringLiteral("written before and after")));
    QCOMPARE(typed(), QStringLiteral("written before and after"));
}

void WindowRescueTest::saysThatTheCopyCouldNotBePutBack()
{
    prepare(3);
    QVERIFY(StoreFolder::damage(path()));
    open();
    QTRY_VERIFY(barButton(QStringLiteral("Use the copy of 21 Nov 2026 (3 notes)")) != nullptr);
    const QString backup = Backup(m->setup.dataFolder).list().front().path;
    QVERIFY(QFile::rename(backup, m->path("hidden")));
    QTest::mouseClick(barButton(QStringLiteral("Use the copy of 21 Nov 2026 (3 notes)")), Qt::LeftButton);
    QTRY_VERIFY(barSays(QStringLiteral("could not be put back")));
    QVERIFY(QFile::rename(m->path("hidden"), backup));
    QTest::mouseClick(barButton(QStringLiteral("Use the copy of 21 Nov 2026 (3 notes)")), Qt::LeftButton);
    QTRY_VERIFY(!bar().isVisible());
    QCOMPARE(texts().size(), 3);
}

void WindowRescueTest::canBePutAwayAndAskedForAgain()
{
    prepare(3);
    QVERIFY(StoreFolder::damage(path()));
    open();
    QTRY_VERIFY(barButton(QStringLiteral("Not now")) != nullptr);
    QTest::mouseClick(barButton(QStringLiteral("Not now")), Qt::LeftButton);
    QVERIFY(!bar().isVisible());
    desk().flush();
    QTest::mouseClick(m->button("Try again to open my notes"), Qt::LeftButton);
    QTRY_VERIFY(bar().isVisible());
    QTest::mouseClick(barButton(QStringLiteral("Not now")), Qt::LeftButton);
    m->write(QStringLiteral("x"));
    QTRY_VERIFY(bar().isVisible());
}

void WindowRescueTest::keepsTheTextOfANoteInAFile()
{
    prepare(3);
    QVERIFY(StoreFolder::damage(path()));
    open();
    m->write(QStringLiteral("worse after lunch"));
    QTRY_VERIFY(barButton(QStringLiteral("Keep the text in a file …")) != nullptr);
    QTest::mouseClick(barButton(QStringLiteral("Keep the text in a file …")), Qt::LeftButton);
    QTRY_VERIFY(WindowUnderTest::dialog<QFileDialog>() != nullptr);
    WindowUnderTest::dialog<QFileDialog>()->close();
    Q_EMIT m->window->findChild<QFileDialog *>()->fileSelected(m->path("kept.txt"));
    QVERIFY(StoreFolder::contents(m->path("kept.txt")).contains("worse after lunch"));
    QVERIFY(told(QStringLiteral("The text is kept in ") + m->path("kept.txt")));
    QCOMPARE(typed(), QStringLiteral("worse after lunch"));
}

void WindowRescueTest::waitsForANewerProgram()
{
    prepare(3);
    const auto setVersion = [&](int version) {
        return (*Connection::open(path()))
            ->execute(QStringLiteral("PRAGMA user_version = %1").arg(version))
            .has_value();
    };
    QVERIFY(setVersion(99));
    open();
    QTRY_VERIFY(barSays(QStringLiteral("written by a newer Patient Primer. Update Patient Primer")));
    QVERIFY(barButton(QStringLiteral("Try again to open and save my notes")) != nullptr);
    m->write(QStringLiteral("typed"));
    QTRY_VERIFY(barButton(QStringLiteral("Keep the text in a file …")) != nullptr);
    QCOMPARE(typed(), QStringLiteral("typed"));
    QVERIFY(setVersion(kNotesVersion));
    QTRY_VERIFY(!bar().isVisible());
    QTRY_COMPARE(texts().size(), 4);
}

void WindowRescueTest::waitsForAnotherProgram()
{
    prepare(3);
    open();
    QTRY_VERIFY(desk().isOpen());
    const auto other = Connection::open(path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    int failures = 0;
    connect(&desk(), &NoteDesk::stateChanged, this, [&](const QString &id) {
        if (desk().state(id).saving == NoteDesk::State::Saving::NotSaved)
            ++failures;
    });
    m->write(QStringLiteral("typed"));
    QTRY_VERIFY(barSays(QStringLiteral("Another program is using your notes in ") + path()));
    QTRY_VERIFY(failures >= 10); // it goes on trying
    QCOMPARE(typed(), QStringLiteral("typed"));
    QVERIFY(bar().isVisible());
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTRY_VERIFY(!bar().isVisible());
    QTRY_COMPARE(texts().size(), 4);
    QVERIFY(m->says("All saved"));
}

void WindowRescueTest::saysNothingOfAShortWait()
{
    m->setup.busyPatience = 3'600'000;
    prepare(3);
    open();
    QTRY_VERIFY(desk().isOpen());
    const auto other = Connection::open(path());
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    m->write(QStringLiteral("typed"));
    QTRY_VERIFY(m->says("Not saved"));
    QVERIFY(!bar().isVisible());
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTRY_COMPARE(texts().size(), 4);
    QVERIFY(!bar().isVisible());
}

void WindowRescueTest::goesOnWhenTheFolderMayBeWrittenToAgain()
{
    const AsNobody nobody(m->path("."));
    if (!nobody.worked())
        QSKIP("root may write everywhere and may not become somebody else here");
    prepare(3);
    QVERIFY(QFile::setPermissions(m->setup.dataFolder, QFile::ReadOwner | QFile::ExeOwner));
    open();
    m->write(QStringLiteral("typed"));
    QTRY_VERIFY(barSays(QStringLiteral("may not be changed. Check that you may write")));
    QCOMPARE(typed(), QStringLiteral("typed"));
    QVERIFY(barButton(QStringLiteral("Keep the text in a file …")) != nullptr);
    QVERIFY(
        QFile::setPermissions(m->setup.dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QTRY_VERIFY(!bar().isVisible());
    QTRY_COMPARE(texts().size(), 4);
    m->window.reset();
}

void WindowRescueTest::goesOnWhenTheDiskHasRoomAgain_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("by itself") << false;
    QTest::newRow("at the press of a button") << true;
}

void WindowRescueTest::goesOnWhenTheDiskHasRoomAgain()
{
    QFETCH(const bool, isAsked);
    m->setup.notePace = isAsked ? kOnlyWhenAsked : kQuick;
    prepare(3);
    open();
    const auto limit = [&](qint64 bytes) {
        bool isDone = false;
        desk().ask(
            this, [bytes](NoteStore &store) { return store.limitSize(bytes); },
            [&](const Result<void> &done) { isDone = done.has_value(); });
        return QTest::qWaitFor([&] { return isDone; });
    };
    QVERIFY(limit(QFileInfo(path()).size()));
    m->write(QStringLiteral("typed"));
    QApplication::clipboard()->setText(QString(50'000, QLatin1Char('x')));
    m->key(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(barSays(QStringLiteral("is full. Make room on it")));
    QVERIFY(typed().startsWith(QStringLiteral("typed")));
    QVERIFY(barButton(QStringLiteral("Keep the text in a file …")) != nullptr);
    QVERIFY(limit(0));
    if (isAsked)
        QTest::mouseClick(barButton(QStringLiteral("Try again to open and save my notes")), Qt::LeftButton);
    QTRY_VERIFY(!bar().isVisible());
    QTRY_COMPARE(texts().size(), 4);
    QVERIFY(texts().last().size() > 50'000);
}

void WindowRescueTest::saysWhoseNotesTheyAre()
{
    prepare(3);
    const AsNobody nobody(m->path("."));
    if (!nobody.worked())
        QSKIP("root may read everything and may not become somebody else here");
    if (!nobody.wasRoot())
        QVERIFY(QFile::setPermissions(path(), {}));
    open();
    QTRY_VERIFY(barSays(QStringLiteral("they belong to another account of this computer")));
    m->write(QStringLiteral("typed"));
    QTRY_VERIFY(barButton(QStringLiteral("Keep the text in a file …")) != nullptr);
    QCOMPARE(typed(), QStringLiteral("typed"));
    if (nobody.wasRoot()) {
        QVERIFY(seteuid(0) == 0);
        QVERIFY(chown(qPrintable(m->setup.dataFolder), 65534, 65534) == 0);
        QVERIFY(chown(qPrintable(path()), 65534, 65534) == 0);
        QVERIFY(seteuid(65534) == 0);
    } else {
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
    }
    QTRY_VERIFY(!bar().isVisible());
    QTRY_COMPARE(texts().size(), 4);
    m->window.reset();
}

void WindowRescueTest::readsWhatAStaleJournalSaved()
{
    prepare(40);
    const QStringList expected = texts();
    QByteArray file;
    QByteArray journal;
    {
        const auto connection = Connection::open(path());
        for (const char *sql :
            {"PRAGMA cache_size=1", "BEGIN IMMEDIATE", "UPDATE note SET text = text || 'half'"})
            QVERIFY((*connection)->execute(QString::fromLatin1(sql)));
        file = StoreFolder::contents(path());
        journal = StoreFolder::contents(path() + QStringLiteral("-journal"));
    }
    QVERIFY(journal.size() > 512);
    QVERIFY(StoreFolder::write(path(), file));
    QVERIFY(StoreFolder::write(path() + QStringLiteral("-journal"), journal));
    open();
    QTRY_VERIFY(desk().isOpen());
    QVERIFY(!bar().isVisible());
    QCOMPARE(texts(), expected);
}

void WindowRescueTest::tellsThatTheBackupCannotBeMade()
{
    m->setup.notePace.upkeep = 0;
    prepare(1);
    QVERIFY(QDir(Backup(m->setup.dataFolder).folder()).removeRecursively());
    QVERIFY(StoreFolder::write(Backup(m->setup.dataFolder).folder(), "x"));
    open();
    QTRY_VERIFY(told(QStringLiteral("A copy of your notes could not be made")));
    m->write(QStringLiteral("typed"));
    QTRY_COMPARE(texts().size(), 2);
}

void WindowRescueTest::isUsedByTheKeyboard()
{
    prepare(3);
    QVERIFY(StoreFolder::damage(path()));
    open();
    const QString name = QStringLiteral("Use the copy of 21 Nov 2026 (3 notes)");
    QTRY_VERIFY(barButton(name) != nullptr);
    m->searchBox().setFocus();
    for (int i = 0; i < 40 && QApplication::focusWidget() != barButton(name); ++i)
        m->key(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), barButton(name));
    m->key(Qt::Key_Space);
    QTRY_VERIFY(!bar().isVisible());
    QCOMPARE(texts().size(), 3);
}

void WindowRescueTest::fitsLargeLettersInANarrowWindow()
{
    prepare(3);
    QVERIFY(StoreFolder::damage(path()));
    open();
    WindowUnderTest::look().setTextSize(200);
    m->window->resize(480, 640);
    const QString name = QStringLiteral("Use the copy of 21 Nov 2026 (3 notes)");
    QTRY_VERIFY(barButton(name) != nullptr);
    QTRY_VERIFY(m->window->width() == 480);
    QTRY_VERIFY(bar().height() <= m->window->height() / 2);
    const auto *area = bar().findChild<QScrollArea *>();
    QTRY_VERIFY2(area->widget()->width() <= area->viewport()->width(), "the words are cut");
    QAbstractButton *use = barButton(name);
    use->setFocus(Qt::TabFocusReason);
    const QRect place(use->mapTo(&bar(), QPoint()), use->size());
    QVERIFY2(place.left() >= 0 && place.right() < bar().width(), "the button is cut");
    QVERIFY(use->width() >= use->sizeHint().width());
}

void WindowRescueTest::twoWindowsLoseNothing()
{
    constexpr int kNotes = 1000;
    const auto memory = StoreFolder::inMemory();
    m->setup.dataFolder = memory->folder();
    open();
    WindowUnderTest second;
    second.setup.dataFolder = memory->folder();
    second.setup.notePace = kQuick;
    second.setup.busyPatience = m->setup.busyPatience = 3'600'000;
    second.openAt("clonazepam", "side-effects");
    second.write(QStringLiteral("shared"));
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("shared")});
    Note shared = m->stored().front();

    NoteDesk &one = desk();
    auto &two = second.the<NoteDesk>();
    QSet<QString> expected;
    for (int i = 0; i < kNotes; ++i) {
        for (NoteDesk *each : {&one, &two}) {
            Note note;
            note.id = newNoteId();
            note.created = noteTime();
            note.text = QStringLiteral("%1 of window %2").arg(i).arg(each == &one ? 1 : 2);
            expected.insert(note.text);
            each->edit(note);
        }
        if (i % 20 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!one.hasUnsaved() && !two.hasUnsaved(), 120'000);

    shared.text = QStringLiteral("mine");
    one.edit(shared);
    QTRY_VERIFY_WITH_TIMEOUT(!one.hasUnsaved(), 60'000); // the window looks at each of the notes, too
    second.type(QStringLiteral(" and theirs"));
    expected << QStringLiteral("mine") << QStringLiteral("shared and theirs");
    QTRY_VERIFY_WITH_TIMEOUT(
        second.says("This note was changed in another window meanwhile. Both texts are kept"), 60'000);
    QTRY_VERIFY(!two.hasUnsaved());
    const QStringList stored = texts();
    QCOMPARE(stored.size(), 2 * kNotes + 2);
    QCOMPARE(QSet<QString>(stored.begin(), stored.end()), expected);
    second.window.reset();
    m->window.reset();
}

PRIMER_TEST(WindowRescueTest)
#include "WindowRescueTest.moc"
