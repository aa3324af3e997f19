// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesPane.h"
#include "TestRegistry.h"
#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteEditor.h"
#include "ui/notes/NoteStateLine.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextDocument>
#include <QToolButton>
#include <QtTest>
#include <QUndoStack>

#include <memory>

using primer::Connection;
using primer::Look;
using primer::Note;
using primer::NoteBook;
using primer::NoteCard;
using primer::NoteDesk;
using primer::NoteEditor;
using primer::NoteKind;
using primer::NotesPane;
using primer::NotesPlace;
using primer::NoteStore;
using primer::SectionRef;

namespace {

const NotesPlace kSideEffects{
    {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")},
    QStringLiteral("Clonazepam"), QStringLiteral("Side effects"), {}, {}, {}, {}};
const NotesPlace kStopping{
    {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("stopping-safely")},
    QStringLiteral("Clonazepam"), QStringLiteral("Stopping safely"), {}, {}, {}, {}};

Note noteOn(const SectionRef &about, const QString &text)
{
    Note note;
    note.about = about;
    note.topicTitle = QStringLiteral("Clonazepam");
    note.text = text;
    return note;
}

QToolButton *deleteButton(const NoteCard *card)
{
    for (QToolButton *button : card->findChildren<QToolButton *>()) {
        if (button->accessibleName().startsWith(QStringLiteral("Delete")))
            return button;
    }
    return nullptr;
}

} // namespace

/// The pane through its widgets and keys, on a store in a real file.
class NotesPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsThatNothingIsWrittenYet();
    void beginsANoteWithTheKeyboardInIt();
    void saysSavedAfterTheCommitOnly();
    void keepsNoEmptyNote();
    void showsTheNotesOfTheSectionAndItsTopic();
    void showsNotesUnderAFormerName();
    void writesInTwoCards();
    void growsWithItsText();
    void savesWhenTheSectionIsLeft();
    void keepsTheUndoOfEachText();
    void deletesAndUndoesByTheBanner();
    void deletesAndUndoesByTheStack();
    void undoesAnAddedNote();
    void answersAQuestion();
    void tellsWhyItIsNotSavedAndSavesLater();
    void keepsWhatWasTypedOverAWalkWhileNotSaved();
    void showsBothTextsOfAConflict();
    void saysWhenNotesCannotBeOpened();
    void leavesByEscapeAndByCtrlEnter();
    void takesPastedRichTextAsPlain();
    void showsATextBelowTheOldestFirst();
    void namesEverythingThatTakesFocus();
    void isReachedByTab();

private:
    void open(const primer::OpenStore &openStore = {});
    void store(const Note &note);
    void show(const NotesPlace &place);
    QList<NoteCard *> cards() const;
    QStringList texts() const;
    NoteCard *write(NoteKind kind, const QString &text);
    std::vector<Note> stored() const;
    QPushButton *button(const QString &accessibleName) const;
    static QString stateOf(const NoteCard *card);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<NoteDesk> m_desk;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<NoteBook> m_book;
    std::unique_ptr<NotesPane> m_pane;
};

void NotesPaneTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    open();
}

void NotesPaneTest::open(const primer::OpenStore &openStore)
{
    cleanup();
    const primer::OpenStore usual = [folder = m_folder->path()] {
        return NoteStore::open(folder);
    };
    m_look = std::make_unique<Look>();
    m_desk = std::make_unique<NoteDesk>(openStore ? openStore : usual);
    m_undo = std::make_unique<QUndoStack>();
    m_book = std::make_unique<NoteBook>(*m_desk, *m_undo);
    m_pane = std::make_unique<NotesPane>(*m_book, *m_look);
    m_pane->resize(300, 700);
    m_pane->show();
    m_pane->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void NotesPaneTest::cleanup()
{
    m_pane.reset();
    m_book.reset();
    m_undo.reset();
    m_desk.reset();
    m_look.reset();
}

void NotesPaneTest::store(const Note &note)
{
    auto opened = NoteStore::open(m_folder->path());
    QTRY_VERIFY(opened || (opened = NoteStore::open(m_folder->path()))); // the desk may be opening it, too
    bool isStored = false;
    QTRY_VERIFY(isStored = isStored || (*opened)->add(note));
}

std::vector<Note> NotesPaneTest::stored() const
{
    const auto opened = NoteStore::open(m_folder->path());
    return opened ? (*opened)->everything().value_or(std::vector<Note>()) : std::vector<Note>();
}

/// Shows a section and waits until its notes are read.
void NotesPaneTest::show(const NotesPlace &place)
{
    m_pane->showPlace(place);
    bool isRead = false;
    m_desk->ask(
        this, [](NoteStore &notes) { return notes.totals(); }, [&](const auto &) { isRead = true; });
    QTRY_VERIFY(isRead);
}

QList<NoteCard *> NotesPaneTest::cards() const
{
    QList<NoteCard *> found;
    for (NoteCard *card : m_pane->findChildren<NoteCard *>()) {
        if (!card->isHidden())
            found.append(card);
    }
    std::sort(
        found.begin(), found.end(), [](const NoteCard *a, const NoteCard *b) { return a->y() < b->y(); });
    return found;
}

QStringList NotesPaneTest::texts() const
{
    QStringList list;
    for (const NoteCard *card : cards())
        list.append(card->editor()->toPlainText());
    return list;
}

QPushButton *NotesPaneTest::button(const QString &accessibleName) const
{
    for (QPushButton *each : m_pane->findChildren<QPushButton *>()) {
        if (each->accessibleName() == accessibleName && each->isVisible())
            return each;
    }
    return nullptr;
}

NoteCard *NotesPaneTest::write(NoteKind kind, const QString &text)
{
    QPushButton *add
        = button(kind == NoteKind::Note ? QStringLiteral("Add a note") : QStringLiteral("Add a question"));
    QTest::mouseClick(add, Qt::LeftButton);
    auto *editor = qobject_cast<NoteEditor *>(QApplication::focusWidget());
    if (editor == nullptr)
        qFatal("no editor has the keyboard");
    QTest::keyClicks(editor, text);
    return qobject_cast<NoteCard *>(editor->parentWidget());
}

/// What the card says of saving, in words.
QString NotesPaneTest::stateOf(const NoteCard *card)
{
    for (const auto *line : card->findChildren<primer::NoteStateLine *>()) {
        if (line->isVisible())
            return line->text();
    }
    return {};
}

void NotesPaneTest::showsThatNothingIsWrittenYet()
{
    show(kSideEffects);
    QVERIFY(cards().isEmpty());
    QStringList words;
    for (const QLabel *label : m_pane->findChildren<QLabel *>()) {
        if (label->isVisible())
            words.append(label->text());
    }
    QVERIFY(words.contains(QStringLiteral("Nothing written here yet")));
    QVERIFY(button(QStringLiteral("Add a note"))->isEnabled());
    m_pane->showPlace({});
    QVERIFY(!button(QStringLiteral("Add a note"))->isEnabled());
}

void NotesPaneTest::beginsANoteWithTheKeyboardInIt()
{
    show(kSideEffects);
    QSignalSpy count(m_pane.get(), &NotesPane::countChanged);
    NoteCard *card = write(NoteKind::Note, QStringLiteral("Worse after lunch."));
    QCOMPARE(card->editor()->toPlainText(), QStringLiteral("Worse after lunch."));
    QCOMPARE(count.last().first().toInt(), 1);
    QTRY_COMPARE(stored().size(), size_t(1));
    const Note note = stored().front();
    QCOMPARE(note.about, kSideEffects.ref);
    QCOMPARE(note.topicTitle, QStringLiteral("Clonazepam"));
    QCOMPARE(note.sectionTitle, QStringLiteral("Side effects"));
    QCOMPARE(note.kind, NoteKind::Note);
    QVERIFY(card->editor()->hasFocus());
}

void NotesPaneTest::saysSavedAfterTheCommitOnly()
{
    show(kSideEffects);
    NoteCard *card = write(NoteKind::Note, QStringLiteral("one"));
    QCOMPARE(stateOf(card), QStringLiteral("Saving …"));
    QVERIFY(stored().empty());
    bool wasStored = false;
    connect(m_desk.get(), &NoteDesk::saved, this, [&] { wasStored = stored().size() == 1; });
    QTRY_COMPARE(stateOf(card), QStringLiteral("Saved"));
    QVERIFY(wasStored);
    QTest::keyClicks(card->editor(), QStringLiteral(" two"));
    QCOMPARE(stateOf(card), QStringLiteral("Saving …"));
    QTRY_COMPARE(stateOf(card), QStringLiteral("Saved"));
    QCOMPARE(stored().front().text, QStringLiteral("one two"));
    QCOMPARE(stored().front().revision, 2);
}

void NotesPaneTest::keepsNoEmptyNote()
{
    show(kSideEffects);
    write(NoteKind::Note, QStringLiteral("  "));
    QCOMPARE(cards().size(), 1);
    button(QStringLiteral("Add a question"))->setFocus();
    QTRY_COMPARE(m_pane->noteCount(), 0);
    write(NoteKind::Note, {});
    write(NoteKind::Question, {});
    QTRY_COMPARE(cards().size(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(m_pane->noteCount(), 0);
    write(NoteKind::Note, {});
    show(kStopping);
    show(kSideEffects);
    QVERIFY(cards().isEmpty());
    QVERIFY(stored().empty());
    QVERIFY(!m_desk->hasUnsaved());
    QCOMPARE(m_undo->count(), 0);
}

void NotesPaneTest::showsTheNotesOfTheSectionAndItsTopic()
{
    store(noteOn(kSideEffects.ref, QStringLiteral("section")));
    store(noteOn(kStopping.ref, QStringLiteral("other section")));
    store(noteOn({kSideEffects.ref.pack, kSideEffects.ref.topic, {}}, QStringLiteral("topic")));
    store(noteOn({}, QStringLiteral("nothing")));
    show(kSideEffects);
    QTRY_COMPARE(texts(), (QStringList{QStringLiteral("section"), QStringLiteral("topic")}));
    show(kStopping);
    QTRY_COMPARE(texts(), (QStringList{QStringLiteral("other section"), QStringLiteral("topic")}));
}

void NotesPaneTest::showsNotesUnderAFormerName()
{
    SectionRef old = kSideEffects.ref;
    old.section = QStringLiteral("unwanted");
    store(noteOn(old, QStringLiteral("under the old name")));
    NotesPlace place = kSideEffects;
    place.formerSections = QStringList{old.section};
    show(place);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("under the old name")});
}

void NotesPaneTest::writesInTwoCards()
{
    show(kSideEffects);
    write(NoteKind::Note, QStringLiteral("one"));
    write(NoteKind::Note, QStringLiteral("two"));
    QCOMPARE(texts(), (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    QTest::mouseClick(cards().first()->editor()->viewport(), Qt::LeftButton);
    QTest::keyClicks(cards().first()->editor(), QStringLiteral("1"));
    QTRY_VERIFY(!m_desk->hasUnsaved());
    QCOMPARE(stored().size(), size_t(2));
    QVERIFY(stored().front().text.contains(QStringLiteral("1")));
    QCOMPARE(stored().back().text, QStringLiteral("two"));
}

void NotesPaneTest::growsWithItsText()
{
    show(kSideEffects);
    NoteCard *card = write(NoteKind::Note, QStringLiteral("one"));
    const int low = card->editor()->height();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(card->editor(), Qt::Key_Return);
    QTRY_VERIFY(card->editor()->height() > 3 * low);
    const int high = card->editor()->height();
    m_look->setTextSize(200);
    QTRY_VERIFY(card->editor()->height() > high * 3 / 2);
    QVERIFY(card->editor()->document()->size().height() <= card->editor()->height());
}

void NotesPaneTest::savesWhenTheSectionIsLeft()
{
    show(kSideEffects);
    write(NoteKind::Note, QStringLiteral("one"));
    QVERIFY(stored().empty());
    show(kStopping);
    QCOMPARE(stored().size(), size_t(1));
    show(kSideEffects);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("one")});
}

void NotesPaneTest::keepsTheUndoOfEachText()
{
    show(kSideEffects);
    write(NoteKind::Note, QStringLiteral("one"));
    QTRY_VERIFY(!m_desk->hasUnsaved());
    show(kStopping);
    show(kSideEffects);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("one")});
    NoteEditor *editor = cards().first()->editor();
    editor->setFocus();
    QVERIFY(editor->document()->isUndoAvailable());
    QTest::keySequence(editor, QKeySequence::Undo);
    QCOMPARE(editor->toPlainText(), QString());
    QTest::keySequence(editor, QKeySequence::Redo);
    QCOMPARE(editor->toPlainText(), QStringLiteral("one"));
}

void NotesPaneTest::deletesAndUndoesByTheBanner()
{
    store(noteOn(kSideEffects.ref, QStringLiteral("one")));
    show(kSideEffects);
    QTRY_COMPARE(cards().size(), 1);
    QTest::mouseClick(deleteButton(cards().first()), Qt::LeftButton);
    QTRY_COMPARE(m_pane->noteCount(), 0);
    QVERIFY(stored().front().isInTrash());
    QPushButton *undo = button(QStringLiteral("Undo: bring the note back"));
    QVERIFY(undo != nullptr);
    QVERIFY(undo->hasFocus());
    QTest::keyClick(undo, Qt::Key_Space);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("one")});
    QVERIFY(!stored().front().isInTrash());
    QVERIFY(!undo->isVisible());
    QVERIFY(!m_undo->canUndo());
}

void NotesPaneTest::deletesAndUndoesByTheStack()
{
    show(kSideEffects);
    NoteCard *card = write(NoteKind::Question, QStringLiteral("May I drive?"));
    QTest::mouseClick(deleteButton(card), Qt::LeftButton);
    QTRY_COMPARE(m_pane->noteCount(), 0);
    QTRY_VERIFY(!m_desk->hasUnsaved());
    QCOMPARE(stored().front().text, QStringLiteral("May I drive?"));
    QCOMPARE(m_undo->undoText(), QStringLiteral("delete question"));
    m_undo->undo();
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("May I drive?")});
    m_undo->redo();
    QTRY_COMPARE(m_pane->noteCount(), 0);
    QTRY_VERIFY(stored().front().isInTrash());
}

void NotesPaneTest::undoesAnAddedNote()
{
    show(kSideEffects);
    write(NoteKind::Note, QStringLiteral("one"));
    m_desk->flush();
    QTRY_COMPARE(m_undo->undoText(), QStringLiteral("add note"));
    QTest::keyClicks(cards().first()->editor(), QStringLiteral(" more"));
    QTRY_VERIFY(!m_desk->hasUnsaved());
    QCOMPARE(m_undo->count(), 1);
    m_undo->undo();
    QTRY_COMPARE(m_pane->noteCount(), 0);
    m_undo->redo();
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("one more")});
}

void NotesPaneTest::answersAQuestion()
{
    show(kSideEffects);
    NoteCard *card = write(NoteKind::Question, QStringLiteral("May I drive?"));
    auto *box = card->findChild<QCheckBox *>();
    QVERIFY(box->isVisible());
    QTRY_VERIFY(box->isEnabled());
    QTest::keyClick(box, Qt::Key_Space);
    QTRY_COMPARE(stored().front().answered, QDate::currentDate());
    QTRY_VERIFY(box->text().startsWith(QStringLiteral("Answered ")));
    m_undo->undo();
    QTRY_VERIFY(!box->isChecked());
    QTRY_VERIFY(stored().front().answered.isNull());
    QCOMPARE(box->text(), QStringLiteral("Answered"));
}

void NotesPaneTest::tellsWhyItIsNotSavedAndSavesLater()
{
    show(kSideEffects);
    const auto other = Connection::open(NoteStore::pathIn(m_folder->path()));
    QVERIFY(other);
    QVERIFY((*other)->execute(QStringLiteral("BEGIN EXCLUSIVE")));
    NoteCard *card = write(NoteKind::Note, QStringLiteral("one"));
    QTRY_COMPARE(stateOf(card), QStringLiteral("Not saved. Another program is using your notes."));
    QTest::keyClicks(card->editor(), QStringLiteral(" two"));
    QVERIFY(stateOf(card).startsWith(QStringLiteral("Not saved.")));
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTest::mouseClick(button(QStringLiteral("Try again to save")), Qt::LeftButton);
    QTRY_COMPARE(stateOf(card), QStringLiteral("Saved"));
    QCOMPARE(stored().front().text, QStringLiteral("one two"));
}

void NotesPaneTest::keepsWhatWasTypedOverAWalkWhileNotSaved()
{
    show(kSideEffects);
    const auto other = Connection::open(NoteStore::pathIn(m_folder->path()));
    QVERIFY(other);
    QVERIFY((*other)->execute(QStringLiteral("BEGIN IMMEDIATE")));
    write(NoteKind::Note, QStringLiteral("one"));
    show(kStopping);
    QVERIFY(m_desk->hasUnsaved());
    show(kSideEffects);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("one")});
    QTRY_VERIFY(stateOf(cards().first()).startsWith(QStringLiteral("Not saved.")));
    QVERIFY((*other)->execute(QStringLiteral("COMMIT")));
    QTRY_COMPARE(stateOf(cards().first()), QStringLiteral("Saved"));
}

void NotesPaneTest::showsBothTextsOfAConflict()
{
    show(kSideEffects);
    NoteCard *card = write(NoteKind::Note, QStringLiteral("base"));
    QTRY_COMPARE(stateOf(card), QStringLiteral("Saved"));
    {
        const auto other = NoteStore::open(m_folder->path());
        QVERIFY(other);
        Note theirs = (*other)->note(card->noteId()).value();
        theirs.text = QStringLiteral("theirs");
        QVERIFY((*other)->save(theirs, 1));
    }
    QTest::keyClicks(card->editor(), QStringLiteral(" and ours"));
    QTRY_COMPARE(cards().size(), 2);
    QTRY_COMPARE(texts(), (QStringList{QStringLiteral("theirs"), QStringLiteral("base and ours")}));
    QVERIFY(card->editor()->hasFocus());
    QTest::keyClicks(card->editor(), QStringLiteral("!"));
    QTRY_VERIFY(!m_desk->hasUnsaved());
    QStringList all;
    for (const Note &note : stored())
        all.append(note.text);
    QCOMPARE(all, (QStringList{QStringLiteral("theirs"), QStringLiteral("base and ours!")}));
}

void NotesPaneTest::saysWhenNotesCannotBeOpened()
{
    const QString folder = m_folder->filePath(QStringLiteral("notes"));
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    open([folder] { return NoteStore::open(folder); });
    show(kSideEffects);
    QTRY_VERIFY(button(QStringLiteral("Try again to open my notes")) != nullptr);
    NoteCard *card = write(NoteKind::Note, QStringLiteral("typed anyway"));
    QTRY_VERIFY(stateOf(card).startsWith(QStringLiteral("Not saved.")));
    QVERIFY(file.remove());
    QTest::mouseClick(button(QStringLiteral("Try again to open my notes")), Qt::LeftButton);
    QTRY_COMPARE(stateOf(card), QStringLiteral("Saved"));
    QTRY_VERIFY(button(QStringLiteral("Try again to open my notes")) == nullptr);
    QCOMPARE(texts(), QStringList{QStringLiteral("typed anyway")});
}

void NotesPaneTest::leavesByEscapeAndByCtrlEnter()
{
    show(kSideEffects);
    NoteCard *card = write(NoteKind::Note, QStringLiteral("one"));
    QSignalSpy left(m_pane.get(), &NotesPane::backToReading);
    QTest::keyClick(card->editor(), Qt::Key_Escape);
    QTest::keyClick(card->editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(left.size(), 2);
    QCOMPARE(card->editor()->toPlainText(), QStringLiteral("one"));
    QSignalSpy closed(m_pane.get(), &NotesPane::closeAsked);
    for (auto *close : m_pane->findChildren<QToolButton *>()) {
        if (close->accessibleName() == u"Close my notes")
            QTest::mouseClick(close, Qt::LeftButton);
    }
    QCOMPARE(closed.size(), 1);
}

void NotesPaneTest::takesPastedRichTextAsPlain()
{
    show(kSideEffects);
    NoteCard *card = write(NoteKind::Note, {});
    auto *data = new QMimeData;
    data->setHtml(QStringLiteral("<b>bold</b><img src='file:///etc/passwd'>"));
    data->setText(QStringLiteral("bold\u00a0word"));
    QApplication::clipboard()->setMimeData(data);
    QTest::keySequence(card->editor(), QKeySequence::Paste);
    m_desk->flush();
    QTRY_VERIFY(!m_desk->hasUnsaved());
    QTRY_COMPARE(stored().size(), size_t(1));
    QCOMPARE(stored().front().text, QStringLiteral("bold\u00a0word"));
}

void NotesPaneTest::showsATextBelowTheOldestFirst()
{
    const auto opened = NoteStore::open(m_folder->path());
    QVERIFY(opened);
    for (int i = 0; i < 30; ++i) {
        Note note = noteOn(kSideEffects.ref, QStringLiteral("note %1").arg(i));
        note.created = QDateTime(QDate(2026, 11, 22), QTime(10, i), Qt::UTC);
        QVERIFY((*opened)->add(note));
    }
    show(kSideEffects);
    QTRY_COMPARE(cards().size(), 30);
    QCOMPARE(texts().first(), QStringLiteral("note 0"));
    NoteCard *card = write(NoteKind::Note, QStringLiteral("newest"));
    QCOMPARE(texts().last(), QStringLiteral("newest"));
    QTRY_VERIFY(!card->editor()->viewport()->visibleRegion().isEmpty());
}

void NotesPaneTest::namesEverythingThatTakesFocus()
{
    store(noteOn(kSideEffects.ref, QStringLiteral("one")));
    show(kSideEffects);
    write(NoteKind::Question, QStringLiteral("two"));
    QTRY_COMPARE(cards().size(), 2);
    for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto *labelled = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (labelled && !labelled->text().isEmpty());
        QVERIFY2(isNamed, widget->metaObject()->className());
    }
    QVERIFY(cards().first()->accessibleName().startsWith(QStringLiteral("Note of ")));
    QCOMPARE(cards().first()->editor()->accessibleName(), QStringLiteral("Text of note"));
}

void NotesPaneTest::isReachedByTab()
{
    store(noteOn(kSideEffects.ref, QStringLiteral("one")));
    store(noteOn(kSideEffects.ref, QStringLiteral("two")));
    show(kSideEffects);
    QTRY_COMPARE(cards().size(), 2);
    button(QStringLiteral("Add a note"))->setFocus();
    QStringList order;
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *focus = QApplication::focusWidget();
        const auto *editor = qobject_cast<const NoteEditor *>(focus);
        order.append(editor != nullptr ? editor->toPlainText() : focus->accessibleName());
    }
    QCOMPARE(order,
        (QStringList{QStringLiteral("Add a question"), QStringLiteral("one"),
            QStringLiteral("Earlier versions"), QStringLiteral("Add a tag"), QStringLiteral("Delete note"),
            QStringLiteral("two"), QStringLiteral("Earlier versions"), QStringLiteral("Add a tag"),
            QStringLiteral("Delete note")}));
}

PRIMER_TEST(NotesPaneTest)
#include "NotesPaneTest.moc"
