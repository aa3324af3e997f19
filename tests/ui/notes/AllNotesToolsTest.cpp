// SPDX-License-Identifier: GPL-3.0-or-later
#include "StoreFolder.h"
#include "TestRegistry.h"
#include "ui/notes/AllNotesPage.h"
#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteEditor.h"
#include "ui/notes/NotesFilterDialog.h"
#include "ui/notes/NotesFilterPane.h"
#include "ui/notes/VersionsDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextEdit>
#include <QtTest>
#include <QUndoStack>

#include <algorithm>
#include <memory>

using namespace primer;
using primer::tests::StoreFolder;

namespace {

const SectionRef kPlace{
    QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};

QString operator""_q(const char *text, size_t size)
{
    return QString::fromUtf8(text, qsizetype(size));
}

void locateNothing(QObject *context, const std::vector<SectionRef> &refs,
    std::function<void(const std::vector<Placement> &)> then)
{
    QMetaObject::invokeMethod(
        context, [then = std::move(then), refs] { then(std::vector<Placement>(refs.size())); },
        Qt::QueuedConnection);
}

} // namespace

/// What is done with many notes, with tags and with earlier texts, on the page of all notes.
class AllNotesToolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void addsATagAndUndoesIt();
    void keepsATagWhenTheKeyboardGoesElsewhere();
    void leavesATagOutOnEscape();
    void removesATagByItsMenu();
    void showsTheNotesOfATag();
    void renamesATagEverywhere();
    void sorts();
    void narrowsByTheFilterAndItsChips();
    void choosesByCtrlAndShift();
    void choosesByCheckBoxesAndKeys();
    void deletesAndTagsWhatIsChosen();
    void deletesHundredsInOneStep();
    void restoresWhatIsChosenFromTheTrash();
    void showsNoEarlierVersionsYet();
    void bringsBackAnEarlierText();

private:
    Note store(const QString &text, const QStringList &tags = {}, const SectionRef &about = {});
    void show();
    QList<NoteCard *> cards() const;
    NoteCard *card(const QString &text) const;
    QStringList texts() const;
    QAbstractButton *button(const QWidget *in, const QString &name) const;
    std::vector<Note> stored() const { return m_folder->open()->everything().value_or(std::vector<Note>()); }
    QStringList storedTags(const Note &note) const { return m_folder->open()->note(note.id)->tags; }
    void click(NoteCard *card, Qt::KeyboardModifiers modifiers) const;

    int m_minutes = 0;
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<NoteDesk> m_desk;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<NoteBook> m_book;
    std::unique_ptr<AllNotesPage> m_page;
    std::unique_ptr<NotesFilterPane> m_filter;
};

void AllNotesToolsTest::init()
{
    m_folder = StoreFolder::inMemory();
}

void AllNotesToolsTest::cleanup()
{
    m_filter.reset();
    m_page.reset();
    m_book.reset();
    m_undo.reset();
    m_desk.reset();
    m_look.reset();
}

Note AllNotesToolsTest::store(const QString &text, const QStringList &tags, const SectionRef &about)
{
    Note note;
    note.text = text;
    note.tags = tags;
    note.about = about;
    note.topicTitle = about.topic;
    note.created = QDateTime(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC).addDays(++m_minutes);
    if (!about.isEmpty())
        note.passage = Passage{"feel sleepy"_q, {}, {}, 4, "x"_q};
    const auto added = m_folder->open()->add(note);
    if (!added)
        qFatal("not added: %s", qPrintable(added.error().detail));
    return *added;
}

void AllNotesToolsTest::show()
{
    m_look = std::make_unique<Look>();
    m_desk = std::make_unique<NoteDesk>([folder = m_folder->folder()] { return NoteStore::open(folder); });
    m_undo = std::make_unique<QUndoStack>();
    m_book = std::make_unique<NoteBook>(*m_desk, *m_undo);
    m_page = std::make_unique<AllNotesPage>(*m_book, *m_look, locateNothing);
    m_filter = std::make_unique<NotesFilterPane>(*m_look);
    connect(m_page.get(), &AllNotesPage::totalsChanged, m_filter.get(), &NotesFilterPane::setTotals);
    connect(m_page.get(), &AllNotesPage::tagsChanged, m_filter.get(), &NotesFilterPane::setTags);
    connect(m_filter.get(), &NotesFilterPane::filterChosen, m_page.get(), &AllNotesPage::showFilter);
    connect(m_filter.get(), &NotesFilterPane::tagChosen, m_page.get(), &AllNotesPage::showTag);
    connect(m_page.get(), &AllNotesPage::tagAsked, m_filter.get(), &NotesFilterPane::chooseTag);
    m_filter->show();
    m_page->resize(800, 900);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    const size_t many = stored().size();
    QTRY_VERIFY(!cards().isEmpty() || many == 0);
}

QList<NoteCard *> AllNotesToolsTest::cards() const
{
    QList<NoteCard *> found;
    for (NoteCard *card : m_page->findChildren<NoteCard *>()) {
        if (!card->isHidden())
            found.append(card);
    }
    std::sort(
        found.begin(), found.end(), [](const NoteCard *a, const NoteCard *b) { return a->y() < b->y(); });
    return found;
}

NoteCard *AllNotesToolsTest::card(const QString &text) const
{
    for (NoteCard *card : cards()) {
        if (card->editor()->toPlainText() == text)
            return card;
    }
    return nullptr;
}

QStringList AllNotesToolsTest::texts() const
{
    QStringList list;
    for (const NoteCard *card : cards())
        list.append(card->editor()->toPlainText());
    return list;
}

QAbstractButton *AllNotesToolsTest::button(const QWidget *in, const QString &name) const
{
    for (QAbstractButton *each : in->findChildren<QAbstractButton *>()) {
        if (each->isVisible() && (each->text() == name || each->accessibleName() == name))
            return each;
    }
    return nullptr;
}

void AllNotesToolsTest::click(NoteCard *card, Qt::KeyboardModifiers modifiers) const
{
    QTest::mouseClick(card->editor()->viewport(), Qt::LeftButton, modifiers);
}

void AllNotesToolsTest::addsATagAndUndoesIt()
{
    const Note one = store("one"_q);
    show();
    button(cards().first(), "Add a tag"_q)->click();
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, "  my  sleep "_q);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(storedTags(one), QStringList{"my sleep"_q});
    QTRY_VERIFY(button(cards().first(), "Tag: my sleep"_q) != nullptr);
    m_undo->undo();
    QTRY_COMPARE(storedTags(one), QStringList());
    QTRY_VERIFY(button(cards().first(), "Tag: my sleep"_q) == nullptr);
    m_undo->redo();
    QTRY_COMPARE(storedTags(one), QStringList{"my sleep"_q});
}

void AllNotesToolsTest::keepsATagWhenTheKeyboardGoesElsewhere()
{
    const Note one = store("one"_q);
    store("two"_q, {"Sleep"_q});
    show();
    QTRY_COMPARE(m_book->knownTags(), QStringList{"Sleep"_q});
    button(card("one"_q), "Add a tag"_q)->click();
    QTest::keyClicks(QApplication::focusWidget(), "sleep"_q);
    if (QWidget *completions = QApplication::activePopupWidget())
        completions->close();
    card("one"_q)->editor()->setFocus();
    QTRY_COMPARE(storedTags(one), QStringList{"Sleep"_q}); // as it is written elsewhere
}

void AllNotesToolsTest::leavesATagOutOnEscape()
{
    const Note one = store("one"_q);
    show();
    button(cards().first(), "Add a tag"_q)->click();
    QTest::keyClicks(QApplication::focusWidget(), "sleep"_q);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(m_undo->count(), 0);
    QCOMPARE(storedTags(one), QStringList());
}

void AllNotesToolsTest::removesATagByItsMenu()
{
    const Note one = store("one"_q, {"sleep"_q, "work"_q});
    show();
    button(cards().first(), "Tag: sleep"_q)->click();
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(storedTags(one), QStringList{"work"_q});
}

void AllNotesToolsTest::showsTheNotesOfATag()
{
    store("one"_q, {"sleep"_q});
    store("two"_q, {"work"_q, "Sleep"_q});
    store("three"_q);
    show();
    auto *rows = m_filter->findChild<QListWidget *>();
    QTRY_COMPARE(rows->count(), 8);
    QVERIFY(!rows->item(5)->flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(rows->item(6)->data(Qt::AccessibleTextRole).toString(), "Tag Sleep: 2"_q);
    rows->setFocus();
    QTest::keyClick(rows, Qt::Key_End);
    QTRY_COMPARE(texts(), QStringList{"two"_q});
    button(cards().first(), "Tag: Sleep"_q)->click();
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(texts(), QStringList({"two"_q, "one"_q}));
    QCOMPARE(rows->currentRow(), 6);
}

void AllNotesToolsTest::renamesATagEverywhere()
{
    const Note one = store("one"_q, {"sleep"_q, "work"_q});
    const Note two = store("two"_q, {"Sleep"_q});
    show();
    m_book->renameTag("sleep"_q, "WORK"_q);
    QTRY_COMPARE(storedTags(one), QStringList{"WORK"_q});
    QTRY_COMPARE(storedTags(two), QStringList{"WORK"_q});
    m_undo->undo();
    QTRY_COMPARE(storedTags(one), QStringList({"sleep"_q, "work"_q}));
    QTRY_COMPARE(storedTags(two), QStringList{"Sleep"_q});
    m_book->renameTag("SLEEP"_q, {});
    QTRY_COMPARE(storedTags(two), QStringList());
    QCOMPARE(storedTags(one), QStringList{"work"_q});
    QCOMPARE(m_undo->count(), 1);
}

void AllNotesToolsTest::sorts()
{
    store("one"_q);
    store("two"_q);
    show();
    QSignalSpy told(m_page.get(), &AllNotesPage::orderChanged);
    QCOMPARE(texts(), QStringList({"two"_q, "one"_q}));
    auto *order = m_page->findChild<QComboBox *>();
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    QTRY_COMPARE(texts(), QStringList({"one"_q, "two"_q}));
    QCOMPARE(told.count(), 1);
}

void AllNotesToolsTest::narrowsByTheFilterAndItsChips()
{
    store("marked"_q, {}, kPlace);
    store("plain"_q);
    show();
    QTRY_COMPARE(texts().size(), 2);
    button(m_page.get(), "Filter notes by topic, color and date"_q)->click();
    auto *dialog = m_page->findChild<NotesFilterDialog *>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(dialog->isVisible());
    const QList<QComboBox *> boxes = dialog->findChildren<QComboBox *>();
    QCOMPARE(boxes.size(), 2);
    QCOMPARE(boxes[0]->itemText(1), "clonazepam"_q);
    boxes[0]->setCurrentIndex(1);
    boxes[1]->setCurrentIndex(3);
    button(dialog, "Show these notes"_q)->click();
    QTRY_COMPARE(texts(), QStringList());
    QTRY_VERIFY(button(m_page.get(), "Clear filters"_q) != nullptr);
    button(m_page.get(), "Remove filter: Color: Blue"_q)->click();
    QTRY_COMPARE(texts(), QStringList{"marked"_q});
    button(m_page.get(), "Remove filter: Topic: clonazepam"_q)->click();
    QTRY_COMPARE(texts().size(), 2);
    QVERIFY(button(m_page.get(), "Clear filters"_q) == nullptr);
}

void AllNotesToolsTest::choosesByCtrlAndShift()
{
    for (const char *text : {"one", "two", "three", "four"})
        store(QString::fromLatin1(text));
    show();
    QTRY_COMPARE(texts().size(), 4);
    QSignalSpy exported(m_page.get(), &AllNotesPage::exportAsked);
    click(card("four"_q), Qt::ControlModifier);
    click(card("two"_q), Qt::ShiftModifier);
    QTRY_VERIFY(button(m_page.get(), "Export …"_q) != nullptr);
    button(m_page.get(), "Export …"_q)->click();
    QCOMPARE(exported.last().constFirst().toStringList().size(), 3);
    click(card("three"_q), {});
    button(m_page.get(), "Export …"_q)->click();
    QCOMPARE(exported.last().constFirst().toStringList(),
        QStringList({card("four"_q)->noteId(), card("two"_q)->noteId()}));
    button(m_page.get(), "Cancel"_q)->click();
    QVERIFY(button(m_page.get(), "Export …"_q) == nullptr);
}

void AllNotesToolsTest::choosesByCheckBoxesAndKeys()
{
    store("one"_q);
    store("two"_q);
    show();
    QTRY_COMPARE(texts().size(), 2);
    const auto says = [this](const QString &words) {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel *label) { return label->isVisible() && label->text() == words; });
    };
    button(m_page.get(), "Select notes"_q)->click();
    QVERIFY(says("0 note(s) selected"_q));
    QVERIFY(!button(m_page.get(), "Delete"_q)->isEnabled());
    const QList<QCheckBox *> boxes = card("one"_q)->findChildren<QCheckBox *>();
    const auto found
        = std::find_if(boxes.begin(), boxes.end(), [](const QCheckBox *each) { return each->isVisible(); });
    QVERIFY(found != boxes.end());
    QCheckBox *box = *found;
    QVERIFY(box->accessibleName().startsWith("Select note of"_q));
    QVERIFY(box->isVisible());
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(says("1 note(s) selected"_q));
    card("two"_q)->editor()->setFocus();
    QTest::keyClick(card("two"_q)->editor(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(says("2 note(s) selected"_q));
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(!box->isVisible());
    m_page->findChild<QComboBox *>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(says("2 note(s) selected"_q));
}

void AllNotesToolsTest::deletesAndTagsWhatIsChosen()
{
    const Note one = store("one"_q, {"work"_q});
    const Note two = store("two"_q);
    store("three"_q);
    show();
    QTRY_COMPARE(texts().size(), 3);
    click(card("one"_q), Qt::ControlModifier);
    click(card("two"_q), Qt::ControlModifier);
    button(m_page.get(), "Tag …"_q)->click();
    auto *dialog = m_page->findChild<QInputDialog *>();
    QVERIFY(dialog != nullptr);
    dialog->setTextValue("sleep"_q);
    dialog->accept();
    QTRY_COMPARE(storedTags(one), QStringList({"sleep"_q, "work"_q}));
    QCOMPARE(storedTags(two), QStringList{"sleep"_q});
    m_undo->undo();
    QTRY_COMPARE(storedTags(one), QStringList{"work"_q});

    click(card("one"_q), Qt::ControlModifier);
    click(card("two"_q), Qt::ControlModifier);
    button(m_page.get(), "Delete"_q)->click();
    QTRY_COMPARE(texts(), QStringList{"three"_q});
    QTRY_VERIFY(button(m_page.get(), "Undo: bring the notes back"_q) != nullptr);
    button(m_page.get(), "Undo: bring the notes back"_q)->click();
    QTRY_COMPARE(texts().size(), 3);
}

void AllNotesToolsTest::deletesHundredsInOneStep()
{
    m_folder->fill(300);
    show();
    m_page->findChild<QComboBox *>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    QVERIFY(button(m_page.get(), "Delete"_q) != nullptr);
    button(m_page.get(), "Delete"_q)->click();
    QTRY_COMPARE(cards().size(), 0);
    QCOMPARE(m_folder->open()->totals()->trash, 300);
    m_undo->undo();
    QTRY_VERIFY(cards().size() > 5);
    QCOMPARE(m_folder->open()->totals()->all, 300);
}

void AllNotesToolsTest::restoresWhatIsChosenFromTheTrash()
{
    const Note one = store("one"_q);
    store("two"_q);
    QVERIFY(m_folder->open()->moveToTrash(one.id));
    show();
    m_filter->choose(NoteFilter::Trash);
    QTRY_COMPARE(texts(), QStringList{"one"_q});
    button(m_page.get(), "Select notes"_q)->click();
    click(cards().first(), {});
    QVERIFY(button(m_page.get(), "Delete"_q) == nullptr);
    for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
        if (each->isVisible() && each->text() == "Restore"_q && each->accessibleName().isEmpty())
            each->click();
    }
    QTRY_COMPARE(texts(), QStringList());
    QVERIFY(!m_folder->open()->note(one.id)->isInTrash());
}

void AllNotesToolsTest::showsNoEarlierVersionsYet()
{
    store("one"_q);
    show();
    button(cards().first(), "Earlier versions"_q)->click();
    auto *dialog = m_page->findChild<VersionsDialog *>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(dialog->findChild<QLabel *>()->text().contains("no earlier versions"_q));
    QVERIFY(button(dialog, "Bring back this text"_q) == nullptr);
}

void AllNotesToolsTest::bringsBackAnEarlierText()
{
    const Note one = store("I slept well"_q);
    Note changed = one;
    changed.text = "I slept badly"_q;
    QVERIFY(m_folder->open()->save(changed, one.revision));
    show();
    button(cards().first(), "Earlier versions"_q)->click();
    auto *dialog = m_page->findChild<VersionsDialog *>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(button(dialog, "Bring back this text"_q) != nullptr);
    const QList<QTextEdit *> shown = dialog->findChildren<QTextEdit *>();
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown[0]->toPlainText(), "I slept well"_q);
    QCOMPARE(shown[1]->toPlainText(), "I slept badly"_q);
    QTextCursor cursor = shown[0]->document()->find("well"_q);
    QVERIFY(cursor.charFormat().fontStrikeOut());
    cursor = shown[1]->document()->find("badly"_q);
    QVERIFY(cursor.charFormat().fontUnderline());
    button(dialog, "Bring back this text"_q)->click();
    QTRY_COMPARE(texts(), QStringList{"I slept well"_q});
    const auto now = m_folder->open();
    QCOMPARE(now->note(one.id)->text, "I slept well"_q);
    QCOMPARE(now->versions(one.id)->size(), size_t(2));
    QCOMPARE(now->versions(one.id)->front().text, "I slept badly"_q);
    m_undo->undo();
    QTRY_COMPARE(texts(), QStringList{"I slept badly"_q});
    QTRY_COMPARE(m_folder->open()->note(one.id)->text, "I slept badly"_q);
    m_undo->redo();
    QTRY_COMPARE(m_folder->open()->note(one.id)->text, "I slept well"_q);
}

PRIMER_TEST(AllNotesToolsTest)
#include "AllNotesToolsTest.moc"
