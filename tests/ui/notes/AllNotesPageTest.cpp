// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/AllNotesPage.h"
#include "TestRegistry.h"
#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteEditor.h"
#include "ui/notes/NotesFilterPane.h"
#include "ui/notes/PlaceHeading.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <QUndoStack>

#include <memory>

using primer::AllNotesPage;
using primer::Look;
using primer::Note;
using primer::NoteBook;
using primer::NoteCard;
using primer::NoteDesk;
using primer::NoteEditor;
using primer::NoteFilter;
using primer::NoteKind;
using primer::NotesFilterPane;
using primer::NoteStore;
using primer::NoteTotals;
using primer::Placement;
using primer::SectionRef;

namespace {

const SectionRef kSideEffects{
    QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
const SectionRef kGone{QStringLiteral("old-pack"), QStringLiteral("aspirin"), QStringLiteral("dose")};

/// Everything in "library" is there, nothing else.
void locateFirstPack(QObject *context, const std::vector<SectionRef> &refs,
    std::function<void(const std::vector<Placement> &)> then)
{
    std::vector<Placement> placements;
    for (const SectionRef &ref : refs) {
        if (ref.isEmpty())
            placements.push_back({});
        else if (ref.pack == kSideEffects.pack)
            placements.push_back({Placement::State::Here, ref});
        else
            placements.push_back({Placement::State::Gone, {}});
    }
    QMetaObject::invokeMethod(
        context, [then = std::move(then), placements] { then(placements); }, Qt::QueuedConnection);
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

class AllNotesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void groupsNotesByWhatTheyAreAbout();
    void leadsBackToTheSection();
    void saysWhereTheTextIsGone();
    void filtersAndCounts();
    void findsByWords();
    void savesWhatIsEditedInTheList();
    void keepsTheKeyboardWhenAnotherWindowWrote();
    void addsANoteAboutNothing();
    void deletesAndUndoes();
    void restoresFromTheTrash();
    void emptiesTheTrashOnceAsked();
    void keepsTheTrashWhenTheAnswerIsNo();
    void makesCardsAsTheyAreScrolledTo();
    void saysHowToBeginWhereThereIsNothing();
    void namesEverythingThatTakesFocus();

private:
    Note store(Note note);
    void show();
    QList<NoteCard *> cards() const;
    QStringList texts() const;
    QStringList headings() const;
    QPushButton *button(const QString &text) const;
    std::vector<Note> stored() const;
    static Note noteSaying(const QString &text, const SectionRef &about = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<NoteDesk> m_desk;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<NoteBook> m_book;
    std::unique_ptr<AllNotesPage> m_page;
    std::unique_ptr<NotesFilterPane> m_filter;
};

void AllNotesPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void AllNotesPageTest::cleanup()
{
    m_filter.reset();
    m_page.reset();
    m_book.reset();
    m_undo.reset();
    m_desk.reset();
    m_look.reset();
}

Note AllNotesPageTest::noteSaying(const QString &text, const SectionRef &about)
{
    Note note;
    note.text = text;
    note.about = about;
    if (about == kSideEffects) {
        note.topicTitle = QStringLiteral("Clonazepam");
        note.sectionTitle = QStringLiteral("Side effects");
    }
    return note;
}

Note AllNotesPageTest::store(Note note)
{
    static int minutes = 0;
    note.created = QDateTime(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC).addSecs(60 * ++minutes);
    const auto opened = NoteStore::open(m_folder->path());
    const auto added = opened ? (*opened)->add(note) : primer::Result<Note>(failure(opened));
    if (!added)
        qFatal("not added: %s", qPrintable(added.error().detail));
    return *added;
}

std::vector<Note> AllNotesPageTest::stored() const
{
    const auto opened = NoteStore::open(m_folder->path());
    return opened ? (*opened)->everything().value_or(std::vector<Note>()) : std::vector<Note>();
}

void AllNotesPageTest::show()
{
    m_look = std::make_unique<Look>();
    m_desk = std::make_unique<NoteDesk>([folder = m_folder->path()] { return NoteStore::open(folder); });
    m_undo = std::make_unique<QUndoStack>();
    m_book = std::make_unique<NoteBook>(*m_desk, *m_undo);
    m_page = std::make_unique<AllNotesPage>(*m_book, *m_look, locateFirstPack);
    m_filter = std::make_unique<NotesFilterPane>(*m_look);
    connect(m_page.get(), &AllNotesPage::totalsChanged, m_filter.get(), &NotesFilterPane::setTotals);
    connect(m_filter.get(), &NotesFilterPane::filterChosen, m_page.get(), &AllNotesPage::showFilter);
    connect(m_filter.get(), &NotesFilterPane::wordsChanged, m_page.get(), &AllNotesPage::findWords);
    m_filter->show();
    m_page->resize(700, 700);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QSignalSpy totals(m_page.get(), &AllNotesPage::totalsChanged);
    QTRY_VERIFY(!totals.isEmpty());
}

QList<NoteCard *> AllNotesPageTest::cards() const
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

QStringList AllNotesPageTest::texts() const
{
    QStringList list;
    for (const NoteCard *card : cards())
        list.append(card->editor()->toPlainText());
    return list;
}

/// What stands in the headings, links without their markup.
QStringList AllNotesPageTest::headings() const
{
    QList<primer::PlaceHeading *> found;
    for (auto *heading : m_page->findChildren<primer::PlaceHeading *>()) {
        if (!heading->isHidden())
            found.append(heading);
    }
    std::sort(found.begin(), found.end(), [](const QWidget *a, const QWidget *b) { return a->y() < b->y(); });
    QStringList list;
    for (auto *heading : std::as_const(found)) {
        QStringList words;
        for (const auto *label : heading->findChildren<primer::Label *>())
            words.append(QString(label->text()).remove(QRegularExpression(QStringLiteral("<[^>]*>"))));
        list.append(words.join(u'|'));
    }
    return list;
}

QPushButton *AllNotesPageTest::button(const QString &text) const
{
    for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
        if (each->text() == text && each->isVisible())
            return each;
    }
    return nullptr;
}

void AllNotesPageTest::groupsNotesByWhatTheyAreAbout()
{
    store(noteSaying(QStringLiteral("one"), kSideEffects));
    store(noteSaying(QStringLiteral("two")));
    store(noteSaying(QStringLiteral("three"), kSideEffects));
    show();
    QTRY_COMPARE(
        texts(), (QStringList{QStringLiteral("three"), QStringLiteral("one"), QStringLiteral("two")}));
    QCOMPARE(headings(),
        (QStringList{QStringLiteral("Clonazepam › Side effects"), QStringLiteral("Not about a topic")}));
}

void AllNotesPageTest::leadsBackToTheSection()
{
    const Note note = store(noteSaying(QStringLiteral("one"), kSideEffects));
    show();
    QTRY_COMPARE(cards().size(), 1);
    QSignalSpy opened(m_page.get(), &AllNotesPage::openSection);
    auto *link = m_page->findChild<primer::PlaceHeading *>()->findChild<primer::Label *>();
    QCOMPARE(link->accessibleName(), QStringLiteral("Open Clonazepam › Side effects"));
    link->setFocus(Qt::TabFocusReason);
    QTest::keyClick(link, Qt::Key_Tab);
    link->setFocus(Qt::TabFocusReason);
    QTest::keyClick(link, Qt::Key_Return);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(opened.first().at(0).value<SectionRef>(), kSideEffects);
    QCOMPARE(opened.first().at(1).toString(), note.id);
}

void AllNotesPageTest::saysWhereTheTextIsGone()
{
    Note note = noteSaying(QStringLiteral("still readable"), kGone);
    note.topicTitle = QStringLiteral("Aspirin <b>&");
    note.sectionTitle = QStringLiteral("Dose");
    store(note);
    show();
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("still readable")});
    QVERIFY(headings().first().startsWith(QStringLiteral("Aspirin ")));
    QVERIFY(headings().first().endsWith(
        QStringLiteral("This text is no longer on your shelf. Your notes on it stay.")));
}

void AllNotesPageTest::filtersAndCounts()
{
    store(noteSaying(QStringLiteral("note"), kSideEffects));
    Note question = noteSaying(QStringLiteral("question"), kSideEffects);
    question.kind = NoteKind::Question;
    store(question);
    store(noteSaying(QStringLiteral("nothing")));
    Note gone = noteSaying(QStringLiteral("gone"));
    gone.deleted = primer::noteTime();
    store(gone);
    show();
    auto *rows = m_filter->findChild<QListWidget *>();
    QTRY_COMPARE(rows->item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("All notes: 3"));
    QCOMPARE(rows->item(4)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Trash: 1"));
    rows->setFocus();
    QTest::keyClick(rows, Qt::Key_Down);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("question")});
    QTest::keyClick(rows, Qt::Key_Down);
    QTRY_COMPARE(texts(), QStringList());
    QTest::keyClick(rows, Qt::Key_Down);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("nothing")});
    QTest::keyClick(rows, Qt::Key_Down);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("gone")});
    QVERIFY(cards().first()->editor()->isReadOnly());
    m_filter->choose(NoteFilter::All);
    QTRY_COMPARE(cards().size(), 3);
}

void AllNotesPageTest::findsByWords()
{
    store(noteSaying(QStringLiteral("sleepy after lunch")));
    store(noteSaying(QStringLiteral("dizzy"), kSideEffects));
    show();
    auto *field = m_filter->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("slee"));
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("sleepy after lunch")});
    const auto marks = cards().first()->editor()->extraSelections();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(marks.first().cursor.selectedText(), QStringLiteral("sleepy"));
    field->setText(QStringLiteral("\"*** what's"));
    QTRY_VERIFY(cards().isEmpty());
    field->clear();
    QTRY_COMPARE(cards().size(), 2);
}

void AllNotesPageTest::savesWhatIsEditedInTheList()
{
    store(noteSaying(QStringLiteral("one"), kSideEffects));
    show();
    QTRY_COMPARE(cards().size(), 1);
    NoteCard *card = cards().first();
    card->beginWriting();
    QTest::keyClicks(card->editor(), QStringLiteral(" two"));
    QTRY_COMPARE(stored().front().text, QStringLiteral("one two"));
    QTRY_VERIFY(!m_desk->hasUnsaved());
    QCOMPARE(cards(), QList<NoteCard *>{card});
    QVERIFY(card->editor()->hasFocus());
}

void AllNotesPageTest::keepsTheKeyboardWhenAnotherWindowWrote()
{
    const Note note = store(noteSaying(QStringLiteral("base"), kSideEffects));
    show();
    QTRY_COMPARE(cards().size(), 1);
    {
        const auto other = NoteStore::open(m_folder->path());
        QVERIFY(other);
        Note theirs = note;
        theirs.text = QStringLiteral("theirs");
        QVERIFY((*other)->save(theirs, 1));
    }
    cards().first()->beginWriting();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" and ours"));
    QTRY_COMPARE(cards().size(), 2);
    QTRY_VERIFY(qobject_cast<NoteEditor *>(QApplication::focusWidget()) != nullptr);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("!"));
    QTRY_VERIFY(!m_desk->hasUnsaved());
    QStringList all;
    for (const Note &each : stored())
        all.append(each.text);
    QCOMPARE(all, (QStringList{QStringLiteral("theirs"), QStringLiteral("base and ours!")}));
}

void AllNotesPageTest::addsANoteAboutNothing()
{
    show();
    QTest::mouseClick(button(QStringLiteral("Write a note")), Qt::LeftButton);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("slept well"));
    QTRY_COMPARE(stored().size(), size_t(1));
    QVERIFY(stored().front().about.isEmpty());
    QTRY_VERIFY(button(QStringLiteral("New note")) != nullptr);
    QTest::mouseClick(button(QStringLiteral("New note")), Qt::LeftButton);
    QTRY_COMPARE(cards().size(), 2);
    button(QStringLiteral("New note"))->setFocus();
    QTRY_COMPARE(cards().size(), 1);
    QCOMPARE(stored().size(), size_t(1));
}

void AllNotesPageTest::deletesAndUndoes()
{
    store(noteSaying(QStringLiteral("one")));
    store(noteSaying(QStringLiteral("two"), kSideEffects));
    show();
    QTRY_COMPARE(cards().size(), 2);
    QTest::mouseClick(deleteButton(cards().first()), Qt::LeftButton);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("one")});
    QCOMPARE(headings(), QStringList{QStringLiteral("Not about a topic")});
    QTest::mouseClick(button(QStringLiteral("Undo")), Qt::LeftButton);
    QTRY_COMPARE(cards().size(), 2);
    QCOMPARE(stored().size(), size_t(2));
}

void AllNotesPageTest::restoresFromTheTrash()
{
    Note gone = noteSaying(QStringLiteral("gone"));
    gone.deleted = primer::noteTime();
    store(gone);
    show();
    m_filter->choose(NoteFilter::Trash);
    QTRY_COMPARE(cards().size(), 1);
    QTest::mouseClick(button(QStringLiteral("Restore")), Qt::LeftButton);
    QTRY_VERIFY(cards().isEmpty());
    m_filter->choose(NoteFilter::All);
    QTRY_COMPARE(texts(), QStringList{QStringLiteral("gone")});
}

void AllNotesPageTest::emptiesTheTrashOnceAsked()
{
    for (int i = 0; i < 3; ++i) {
        Note gone = noteSaying(QStringLiteral("gone"));
        gone.deleted = primer::noteTime();
        store(gone);
    }
    store(noteSaying(QStringLiteral("kept")));
    show();
    m_filter->choose(NoteFilter::Trash);
    QTRY_COMPARE(cards().size(), 3);
    QTest::mouseClick(button(QStringLiteral("Empty trash")), Qt::LeftButton);
    auto *box = m_page->findChild<QMessageBox *>();
    QVERIFY(box != nullptr);
    QCOMPARE(box->text(), QStringLiteral("Delete 3 notes for good?"));
    QCOMPARE(stored().size(), size_t(4));
    for (QAbstractButton *answer : box->buttons()) {
        if (answer->text() == u"Empty trash")
            QTest::mouseClick(answer, Qt::LeftButton);
    }
    QTRY_VERIFY(cards().isEmpty());
    QTRY_COMPARE(stored().size(), size_t(1));
    QTRY_VERIFY(!button(QStringLiteral("Empty trash"))->isEnabled());
}

void AllNotesPageTest::keepsTheTrashWhenTheAnswerIsNo()
{
    Note gone = noteSaying(QStringLiteral("gone"));
    gone.deleted = primer::noteTime();
    store(gone);
    show();
    m_filter->choose(NoteFilter::Trash);
    QTRY_COMPARE(cards().size(), 1);
    QTest::mouseClick(button(QStringLiteral("Empty trash")), Qt::LeftButton);
    auto *box = m_page->findChild<QMessageBox *>();
    QVERIFY(box != nullptr);
    QCOMPARE(box->text(), QStringLiteral("Delete one note for good?"));
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(m_page->findChild<QMessageBox *>() == nullptr);
    QCOMPARE(stored().size(), size_t(1));
}

void AllNotesPageTest::makesCardsAsTheyAreScrolledTo()
{
    const auto opened = NoteStore::open(m_folder->path());
    QVERIFY(opened);
    for (int i = 0; i < 120; ++i)
        QVERIFY((*opened)->add(noteSaying(QStringLiteral("number %1").arg(i))));
    show();
    QTRY_VERIFY(cards().size() > 5);
    QVERIFY(cards().size() < 80);
    QCOMPARE(texts().first(), QStringLiteral("number 119"));
    QScrollBar *bar = m_page->findChild<QScrollArea *>()->verticalScrollBar();
    for (int i = 0; i < 50 && cards().size() < 120; ++i) {
        bar->setValue(bar->maximum());
        QCoreApplication::processEvents();
    }
    QCOMPARE(cards().size(), 120);
    QCOMPARE(texts().last(), QStringLiteral("number 0"));
}

void AllNotesPageTest::saysHowToBeginWhereThereIsNothing()
{
    show();
    QVERIFY(button(QStringLiteral("Write a note")) != nullptr);
    QVERIFY(button(QStringLiteral("New note")) == nullptr);
    m_filter->choose(NoteFilter::Trash);
    QTRY_VERIFY(button(QStringLiteral("Write a note")) == nullptr);
    QStringList words;
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible())
            words.append(label->text());
    }
    QVERIFY(words.contains(QStringLiteral("The trash is empty")));
}

void AllNotesPageTest::namesEverythingThatTakesFocus()
{
    store(noteSaying(QStringLiteral("one"), kSideEffects));
    store(noteSaying(QStringLiteral("two"), kGone));
    show();
    QTRY_COMPARE(cards().size(), 2);
    QList<QWidget *> all = m_page->findChildren<QWidget *>();
    all.append(m_filter->findChildren<QWidget *>());
    for (const QWidget *widget : std::as_const(all)) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto *labelled = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (labelled && !labelled->text().isEmpty());
        QVERIFY2(isNamed, widget->metaObject()->className());
    }
}

PRIMER_TEST(AllNotesPageTest)
#include "AllNotesPageTest.moc"
