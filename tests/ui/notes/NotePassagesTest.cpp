// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "ui/notes/NoteCard.h"
#include "ui/notes/NoteEditor.h"
#include "ui/notes/NotesPane.h"
#include "ui/notes/PassagePart.h"
#include "ui/notes/QuoteLabel.h"

#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <QUndoStack>

#include <algorithm>

using namespace primer;

namespace {

const QString kText = QStringLiteral("Many people feel sleepy in the first weeks.\nYou may feel less sleepy "
                                     "as tolerance grows.\nSlow breathing "
                                     "is a danger sign.\nGet up slowly, and use a night light.");

NotesPlace place()
{
    return {{QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")},
        QStringLiteral("Clonazepam"), QStringLiteral("Side effects"), kText, {}, {}, QSet<QString>()};
}

} // namespace

/// Notes on passages, in the pane, on a store in a real file.
class NotePassagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_look = std::make_unique<Look>();
        m_desk = std::make_unique<NoteDesk>([folder = m_folder->path()] { return NoteStore::open(folder); });
        m_undo = std::make_unique<QUndoStack>();
        m_book = std::make_unique<NoteBook>(*m_desk, *m_undo);
        m_pane = std::make_unique<NotesPane>(*m_book, *m_look);
        m_pane->resize(320, 900);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        QTRY_VERIFY(m_desk->isOpen());
    }
    void cleanup()
    {
        m_pane.reset();
        m_book.reset();
        m_undo.reset();
        m_desk.reset();
    }

    void aHighlightIsStoredAtOnceAndStays()
    {
        show();
        const QString id = mark(NoteKind::Highlight, QStringLiteral("feel sleepy"), MarkColor::Green);
        QTRY_COMPARE(stored().size(), size_t(1));
        const Note note = stored().front();
        QCOMPARE(note.id, id);
        QCOMPARE(note.kind, NoteKind::Highlight);
        QCOMPARE(note.color, MarkColor::Green);
        QCOMPARE(note.passage->exact, QStringLiteral("feel sleepy"));
        QVERIFY(note.text.isEmpty());
        QTRY_COMPARE(m_undo->undoText(), QStringLiteral("highlight"));
        m_pane->addNote(NoteKind::Note);
        QCOMPARE(cards().size(), 2); // the empty one is not dropped for the new one
        show();
        QTRY_VERIFY(m_pane->places().value(id).state == PassageState::Exact);
    }

    void aNoteOnAPassageThatStaysEmptyIsDropped()
    {
        show();
        const QString id = mark(NoteKind::Note, QStringLiteral("feel sleepy"));
        QCOMPARE(m_pane->places().value(id).start, int(kText.indexOf(QStringLiteral("feel sleepy"))));
        m_pane->showNote(id);
        QTest::keyClick(cardOf(id)->editor(), Qt::Key_Escape);
        QTRY_COMPARE(cards().size(), 0);
        QVERIFY(m_pane->places().isEmpty());
        QVERIFY(stored().empty());
    }

    void aNoteKeepsItsPassageThroughSavingAndTheTrash()
    {
        show();
        const QString id = mark(NoteKind::Question, QStringLiteral("tolerance"), MarkColor::Rose);
        m_pane->showNote(id);
        QTest::keyClicks(cardOf(id)->editor(), QStringLiteral("What is that?"));
        m_desk->flush();
        QTRY_COMPARE(stored().size(), size_t(1));
        m_pane->removeNote(id);
        QTRY_VERIFY(stored().front().isInTrash());
        QTRY_VERIFY(m_pane->places().isEmpty());
        m_undo->undo();
        QTRY_VERIFY(!stored().front().isInTrash());
        QCOMPARE(stored().front().passage->exact, QStringLiteral("tolerance"));
        QCOMPARE(stored().front().color, MarkColor::Rose);
        QTRY_VERIFY(m_pane->places().contains(id));
    }

    void ordersByTheTextThenTheSectionThenWhatIsLost()
    {
        store(noteOn(QStringLiteral("night light"), QStringLiteral("third")));
        store(noteOn({}, QStringLiteral("whole")));
        Note lost = noteOn(QStringLiteral("tolerance"), QStringLiteral("lost"));
        lose(lost);
        store(lost);
        store(noteOn(QStringLiteral("feel sleepy"), QStringLiteral("first")));
        store(noteOn(QStringLiteral("Slow breathing"), QStringLiteral("second")));
        show();
        const QStringList expected{QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third"),
            QStringLiteral("whole"), QStringLiteral("lost")};
        QTRY_COMPARE(texts(), expected);
        mark(NoteKind::Highlight, QStringLiteral("Many"));
        QCOMPARE(texts().indexOf(QStringLiteral("first")), 1);
    }

    void changesTheColorAndUndoesIt()
    {
        show();
        const QString id = mark(NoteKind::Highlight, QStringLiteral("feel sleepy"));
        QTRY_COMPARE(stored().size(), size_t(1));
        QTRY_VERIFY(m_undo->canUndo());
        m_book->setColor(id, MarkColor::Blue);
        QTRY_COMPARE(stored().front().color, MarkColor::Blue);
        QTRY_COMPARE(m_book->note(id).color, MarkColor::Blue);
        m_undo->undo();
        QTRY_COMPARE(stored().front().color, MarkColor::Yellow);
        m_undo->redo();
        QTRY_COMPARE(stored().front().color, MarkColor::Blue);
    }

    void saysThatItsPlaceHasChangedAndIsAttachedAnew()
    {
        Note lost = noteOn(QStringLiteral("tolerance"), QStringLiteral("lost"));
        lose(lost);
        store(lost);
        show();
        QTRY_COMPARE(cards().size(), 1);
        NoteCard *card = cards().front();
        QVERIFY(says(card, QStringLiteral("Its place has changed")));
        QVERIFY(button(card, QStringLiteral("Attach here")) == nullptr);
        QTest::mouseClick(button(card, QStringLiteral("Find its place")), Qt::LeftButton);
        QCOMPARE(m_pane->finding(), card->noteId());
        QPushButton *attach = button(card, QStringLiteral("Attach here"));
        QVERIFY(attach != nullptr && !attach->isEnabled());
        m_pane->setHasSelection(true);
        QVERIFY(attach->isEnabled());
        QSignalSpy asked(m_pane.get(), &NotesPane::attachAsked);
        attach->setFocus();
        QTest::keyClick(attach, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        const int at = static_cast<int>(kText.indexOf(QStringLiteral("night light")));
        m_pane->attach(card->noteId(), at, at + 11);
        QTRY_COMPARE(stored().front().passage->exact, QStringLiteral("night light"));
        QTRY_VERIFY(!says(card, QStringLiteral("Its place has changed")));
        QVERIFY(m_pane->finding().isEmpty());
        m_undo->undo();
        QTRY_COMPARE(stored().front().passage->exact, lost.passage->exact);
        QTRY_VERIFY(says(card, QStringLiteral("Its place has changed")));
        QCOMPARE(stored().front().text, QStringLiteral("lost"));
    }

    void asksToCheckWhatIsNotCertain()
    {
        Note note
            = noteOn(QStringLiteral("You may feel less sleepy as tolerance grows"), QStringLiteral("mine"));
        note.passage->exact.replace(QStringLiteral("sleepy"), QStringLiteral("drowsy"));
        note.passage->digest = textDigest(QStringLiteral("before"));
        store(note);
        show();
        QTRY_COMPARE(cards().size(), 1);
        NoteCard *card = cards().front();
        if (m_pane->places().value(card->noteId()).state != PassageState::Approximate)
            QSKIP("The words are held for certain or for lost.");
        QVERIFY(says(card, QStringLiteral("Please check: the text has changed")));
        QVERIFY(button(card, QStringLiteral("Find its place again")) != nullptr);
        QTest::mouseClick(button(card, QStringLiteral("It is right")), Qt::LeftButton);
        QTRY_VERIFY(m_pane->places().value(card->noteId()).state == PassageState::Exact);
        QVERIFY(kText.contains(stored().front().passage->exact));
        QVERIFY(!says(card, QStringLiteral("Please check")));
    }

    void listsNotesOfAGoneSectionUnderTheTopic()
    {
        Note note = noteOn(QStringLiteral("tolerance"), QStringLiteral("old"));
        note.about.section = QStringLiteral("former-thing");
        note.sectionTitle = QStringLiteral("A former thing");
        store(note);
        NotesPlace here = place();
        here.goneSections = {QStringLiteral("former-thing")};
        m_pane->showPlace(here);
        QTRY_COMPARE(texts(), QStringList{QStringLiteral("old")});
        QVERIFY(says(cards().front(), QStringLiteral("A former thing")));
        QCOMPARE(m_pane->places().value(cards().front()->noteId()).state, PassageState::Lost);
    }

    void beforeTheMedicinesAreKnownOnlyWhatIsTheSameIsShown()
    {
        store(noteOn(QStringLiteral("feel sleepy"), QStringLiteral("same")));
        Note moved = noteOn(QStringLiteral("night light"), QStringLiteral("moved"));
        moved.passage->digest = textDigest(QStringLiteral("before"));
        moved.passage->start += 3;
        store(moved);
        NotesPlace here = place();
        here.medicineNames.reset();
        m_pane->showPlace(here);
        QTRY_COMPARE(cards().size(), 2);
        QCOMPARE(m_pane->places().size(), 1);
        show();
        QTRY_COMPARE(m_pane->places().size(), 2);
    }

    void theQuoteLeadsToTheTextByMouseAndKeyboard()
    {
        show();
        const QString id = mark(NoteKind::Highlight, QStringLiteral("feel sleepy"));
        auto *quote = cardOf(id)->findChild<QuoteLabel *>();
        QSignalSpy activated(m_pane.get(), &NotesPane::passageActivated);
        QTest::mouseClick(quote, Qt::LeftButton);
        QTest::keyClick(quote, Qt::Key_Return);
        QTest::keyClick(quote, Qt::Key_Space);
        QCOMPARE(activated.size(), 3);
        QCOMPARE(quote->text(), QStringLiteral("\u201cfeel sleepy\u201d"));
        QVERIFY(!quote->accessibleName().isEmpty());
    }

    void aLongQuoteIsCutAndWraps()
    {
        QuoteLabel label(*m_look);
        label.setQuote(QStringLiteral("many words and then some more ").repeated(100), MarkColor::Rose);
        QVERIFY(label.text().size() < 300);
        QVERIFY(label.heightForWidth(200) > 2 * label.heightForWidth(800));
        QVERIFY(label.heightForWidth(1) > 0);
    }

    void somethingWithoutWordsMakesNoMark()
    {
        show();
        QVERIFY(m_pane->addMark(NoteKind::Highlight, 5, 5, MarkColor::Yellow).isEmpty());
        QVERIFY(m_pane->addMark(NoteKind::Highlight, 4, 5, MarkColor::Yellow).isEmpty()); // a blank
        QVERIFY(m_pane->addMark(NoteKind::Highlight, -10, 99999, MarkColor::Yellow).size() == 36);
    }

private:
    static Note noteOn(const QString &words, const QString &written)
    {
        Note note;
        note.about = place().ref;
        note.topicTitle = place().topicTitle;
        note.sectionTitle = place().sectionTitle;
        note.text = written;
        if (!words.isEmpty()) {
            const int start = static_cast<int>(kText.indexOf(words));
            note.passage = passageAt(kText, start, start + static_cast<int>(words.size()));
        }
        return note;
    }
    static void lose(Note &note)
    {
        note.passage->exact = QStringLiteral("nothing like this stands anywhere");
        note.passage->prefix = QStringLiteral("completely other words before it ");
        note.passage->suffix = QStringLiteral(" and after it");
        note.passage->digest = textDigest(QStringLiteral("before"));
    }
    void store(const Note &note) const
    {
        auto opened = NoteStore::open(m_folder->path());
        QTRY_VERIFY(opened || (opened = NoteStore::open(m_folder->path())));
        bool isStored = false;
        QTRY_VERIFY(isStored = isStored || (*opened)->add(note));
    }
    std::vector<Note> stored() const
    {
        const auto opened = NoteStore::open(m_folder->path());
        return opened ? (*opened)->everything().value_or(std::vector<Note>()) : std::vector<Note>();
    }
    void show()
    {
        m_pane->showPlace(place());
        bool isRead = false;
        m_desk->ask(
            this, [](NoteStore &notes) { return notes.totals(); }, [&](const auto &) { isRead = true; });
        QTRY_VERIFY(isRead);
    }
    QString mark(NoteKind kind, const QString &words, MarkColor color = MarkColor::Yellow) const
    {
        const int start = static_cast<int>(kText.indexOf(words));
        return m_pane->addMark(kind, start, start + static_cast<int>(words.size()), color);
    }
    QList<NoteCard *> cards() const
    {
        QList<NoteCard *> found;
        for (NoteCard *card : m_pane->findChildren<NoteCard *>()) {
            if (!card->isHidden() && m_pane->isAncestorOf(card))
                found.append(card);
        }
        const QWidget *list = found.isEmpty() ? nullptr : found.front()->parentWidget();
        if (list != nullptr)
            list->layout()->activate();
        std::sort(
            found.begin(), found.end(), [](const NoteCard *a, const NoteCard *b) { return a->y() < b->y(); });
        return found;
    }
    NoteCard *cardOf(const QString &id) const
    {
        for (NoteCard *card : cards()) {
            if (card->noteId() == id)
                return card;
        }
        qFatal("no such card");
    }
    QStringList texts() const
    {
        QStringList list;
        for (const NoteCard *card : cards())
            list.append(card->editor()->toPlainText());
        return list;
    }
    static bool says(const QWidget *in, const QString &words)
    {
        const auto labels = in->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    static QPushButton *button(const QWidget *in, const QString &text)
    {
        for (QPushButton *each : in->findChildren<QPushButton *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<NoteDesk> m_desk;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<NoteBook> m_book;
    std::unique_ptr<NotesPane> m_pane;
};

PRIMER_TEST(NotePassagesTest)
#include "NotePassagesTest.moc"
