// SPDX-License-Identifier: GPL-3.0-or-later
#include "SmallDictionary.h"
#include "TestRegistry.h"
#include "ui/notes/NoteEditor.h"
#include "ui/spelling/SpellChecker.h"
#include "ui/spelling/SpellingHighlighter.h"
#include "ui/style/Look.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QtTest>

#include <memory>

using primer::Look;
using primer::NoteEditor;
using primer::SpellChecker;
using primer::tests::SmallDictionary;

class SpellingEditorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void loadsNothingBeforeSomebodyWrites();
    void marksAMisspelledWord();
    void doesNotMarkTheWordBeingTyped();
    void changesNeitherTheTextNorWhatCanBeUndone();
    void neverMarksWhatThePacksName();
    void offersBetterSpellingsOnRightClick();
    void opensItsMenuByTheKeyboard();
    void addsAWordToMyWordsAndTakesItOut();
    void ignoresAWordInThisNoteAlone();
    void marksNothingWhenItIsSwitchedOff();
    void saysThatThereIsNoDictionary();
    void marksALongNoteInTheEnd();
    void followsTheTheme();

private:
    void open(const QString &text = {});
    QStringList marked() const;
    QMenu *menuAt(const QString &word);
    static QAction *action(const QMenu *menu, const QString &text);

    std::unique_ptr<SmallDictionary> m_files;
    std::unique_ptr<Look> m_look;
    std::unique_ptr<SpellChecker> m_checker;
    QStringList m_names;
    std::unique_ptr<QTextDocument> m_document;
    std::unique_ptr<NoteEditor> m_editor;
};

void SpellingEditorTest::init()
{
    m_files = std::make_unique<SmallDictionary>();
    m_look = std::make_unique<Look>();
    m_names.clear();
    m_checker = std::make_unique<SpellChecker>(
        m_files->source(), [this](QObject *context, const std::function<void(const QStringList &)> &then) {
            QMetaObject::invokeMethod(
                context, [this, then] { then(m_names); }, Qt::QueuedConnection);
        });
}

void SpellingEditorTest::cleanup()
{
    m_editor.reset();
    m_document.reset();
    m_checker.reset();
    m_look.reset();
}

void SpellingEditorTest::open(const QString &text)
{
    m_editor.reset();
    m_document.reset(NoteEditor::makeDocument(text, nullptr));
    m_editor = std::make_unique<NoteEditor>(*m_look);
    m_editor->setSpelling(m_checker.get());
    m_editor->setNoteDocument(m_document.get());
    m_editor->resize(500, 200);
    m_editor->show();
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    m_editor->setFocus();
    QTRY_VERIFY(m_editor->hasFocus());
}

/// The words that wear a wavy line.
QStringList SpellingEditorTest::marked() const
{
    QStringList words;
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next()) {
        for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
            if (range.format.underlineStyle() == QTextCharFormat::WaveUnderline)
                words.append(block.text().mid(range.start, range.length));
        }
    }
    return words;
}

/// The menu of a right click on the word.
QMenu *SpellingEditorTest::menuAt(const QString &word)
{
    QTextCursor cursor = m_document->find(word);
    cursor.setPosition(cursor.selectionStart() + 1);
    const QPoint place = m_editor->cursorRect(cursor).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, m_editor->viewport()->mapToGlobal(place));
    QApplication::sendEvent(m_editor->viewport(), &event);
    if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }))
        return nullptr;
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

QAction *SpellingEditorTest::action(const QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

void SpellingEditorTest::loadsNothingBeforeSomebodyWrites()
{
    QCOMPARE(m_checker->state(), SpellChecker::State::Asleep);
    open();
    QTRY_COMPARE(m_checker->state(), SpellChecker::State::Ready);
}

void SpellingEditorTest::marksAMisspelledWord()
{
    open(QStringLiteral("the slepe well\nafter lunhc"));
    QTRY_COMPARE(marked(), QStringList({QStringLiteral("slepe"), QStringLiteral("lunhc")}));
}

void SpellingEditorTest::doesNotMarkTheWordBeingTyped()
{
    open();
    QTRY_COMPARE(m_checker->state(), SpellChecker::State::Ready);
    QTest::keyClicks(m_editor.get(), QStringLiteral("slepe"));
    QTest::keyClicks(m_editor.get(), QStringLiteral(" welll"));
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("slepe")});
    QTest::keyClick(m_editor.get(), Qt::Key_Home);
    QTRY_COMPARE(marked(), QStringList({QStringLiteral("slepe"), QStringLiteral("welll")}));
    QTest::keyClick(m_editor.get(), Qt::Key_Right);
    QTest::keyClicks(m_editor.get(), QStringLiteral("l"));
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("welll")});
}

void SpellingEditorTest::changesNeitherTheTextNorWhatCanBeUndone()
{
    const QString text = QStringLiteral("slepe welll\u00a0night");
    open(text);
    m_document->setModified(false);
    QSignalSpy changes(m_document.get(), &QTextDocument::contentsChanged);
    QTRY_COMPARE(marked().size(), 2);
    QVERIFY(!m_document->isUndoAvailable());
    QVERIFY(!m_document->isModified());
    QCOMPARE(changes.count(), 0);
    QCOMPARE(NoteEditor::textOf(*m_document), text);
}

void SpellingEditorTest::neverMarksWhatThePacksName()
{
    m_names = {QStringLiteral("Clonazepam"), QStringLiteral("Klonopin")};
    open(QStringLiteral("clonazepam Klonopin zolpidex"));
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("zolpidex")});
    m_names = {QStringLiteral("Zolpidex")};
    m_checker->packsChanged();
    QTRY_COMPARE(marked(), QStringList());
    QCOMPARE(m_checker->isRight(QStringLiteral("clonazepam")).value_or(true), true);
}

void SpellingEditorTest::offersBetterSpellingsOnRightClick()
{
    open(QStringLiteral("the slepe well"));
    QTRY_COMPARE(marked().size(), 1);
    QMenu *menu = menuAt(QStringLiteral("slepe"));
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().constFirst()->text(), QStringLiteral("sleep"));
    QVERIFY(menu->actions().indexOf(action(menu, QStringLiteral("Ignore here"))) <= 8);
    QVERIFY(action(menu, QStringLiteral("Delete note")) != nullptr);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(NoteEditor::textOf(*m_document), QStringLiteral("the sleep well"));
    QTRY_COMPARE(marked(), QStringList());
    m_editor->undo();
    QCOMPARE(NoteEditor::textOf(*m_document), QStringLiteral("the slepe well"));

    QTest::keyClick(m_editor.get(), Qt::Key_Home);
    QTRY_COMPARE(marked().size(), 1);
    menu = menuAt(QStringLiteral("well"));
    QVERIFY(menu != nullptr);
    QVERIFY(action(menu, QStringLiteral("Ignore here")) == nullptr);
    menu->close();
}

void SpellingEditorTest::opensItsMenuByTheKeyboard()
{
    open(QStringLiteral("slepe well"));
    QTRY_COMPARE(marked().size(), 1);
    QTest::keyClick(m_editor.get(), Qt::Key_Home);
    QTest::keyClick(m_editor.get(), Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(NoteEditor::textOf(*m_document), QStringLiteral("sleep well"));
}

void SpellingEditorTest::addsAWordToMyWordsAndTakesItOut()
{
    open(QStringLiteral("zolpidex Zolpidex zolpidec"));
    QTRY_COMPARE(marked().size(), 3);
    QMenu *menu = menuAt(QStringLiteral("zolpidex"));
    QVERIFY(menu != nullptr);
    action(menu, QStringLiteral("Add \"zolpidex\" to my words"))->trigger();
    menu->close();
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("zolpidec")});
    QTRY_COMPARE(m_files->contents("words.txt"), QByteArray("zolpidex\n"));

    menu = menuAt(QStringLiteral("zolpidex"));
    QVERIFY(menu != nullptr);
    action(menu, QStringLiteral("Remove \"zolpidex\" from my words"))->trigger();
    menu->close();
    QTRY_COMPARE(marked().size(), 3);
    QTRY_COMPARE(m_files->contents("words.txt"), QByteArray());
}

void SpellingEditorTest::ignoresAWordInThisNoteAlone()
{
    open(QStringLiteral("slepe slepe"));
    QTRY_COMPARE(marked().size(), 2);
    QMenu *menu = menuAt(QStringLiteral("slepe"));
    QVERIFY(menu != nullptr);
    action(menu, QStringLiteral("Ignore here"))->trigger();
    menu->close();
    QTRY_COMPARE(marked(), QStringList());
    open(QStringLiteral("slepe"));
    QTRY_COMPARE(marked().size(), 1);
}

void SpellingEditorTest::marksNothingWhenItIsSwitchedOff()
{
    open(QStringLiteral("slepe"));
    QTRY_COMPARE(marked().size(), 1);
    m_checker->setOn(false);
    QTRY_COMPARE(marked().size(), 0);
    m_checker->setOn(true);
    QTRY_COMPARE(marked().size(), 1);
}

void SpellingEditorTest::saysThatThereIsNoDictionary()
{
    m_files->write("en_US.dic", "nothing");
    QSignalSpy told(m_checker.get(), &SpellChecker::stateChanged);
    open(QStringLiteral("slepe"));
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(m_checker->state(), SpellChecker::State::Missing);
    QCOMPARE(marked(), QStringList());
}

void SpellingEditorTest::marksALongNoteInTheEnd()
{
    open(QStringLiteral("the night after lunch\n").repeated(5000) + QStringLiteral("slepe"));
    QTRY_COMPARE(marked(), QStringList{QStringLiteral("slepe")});
}

void SpellingEditorTest::followsTheTheme()
{
    open(QStringLiteral("slepe"));
    QTRY_COMPARE(marked().size(), 1);
    m_look->setTheme(primer::ThemeName::Dark);
    const auto line = [this] {
        const auto formats = m_document->begin().layout()->formats();
        return formats.isEmpty() ? QColor() : formats.constFirst().format.underlineColor();
    };
    QTRY_COMPARE(line(), m_look->theme().failed);
}

PRIMER_TEST(SpellingEditorTest)
#include "SpellingEditorTest.moc"
