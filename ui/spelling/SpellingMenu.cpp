// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/SpellingMenu.h"

#include "ui/spelling/SpellChecker.h"
#include "ui/spelling/SpellingHighlighter.h"
#include "ui/style/Look.h"

#include <QEvent>
#include <QMenu>
#include <QPointer>
#include <QTextCursor>
#include <QTextEdit>
#include <QTimer>

namespace primer {

namespace {

constexpr int kPatience = 700; // milliseconds that a menu waits for better spellings

void show(QMenu *menu, const QPoint &place)
{
    menu->popup(place);
    menu->setActiveAction(menu->actions().value(0));
}

} // namespace

SpellingMenu::SpellingMenu(QTextEdit *editor, SpellChecker &checker, Look &look)
    : QObject(editor)
    , m_editor(editor)
    , m_checker(checker)
    , m_look(look)
{
    editor->installEventFilter(this);
    // Switched on while somebody writes.
    connect(&checker, &SpellChecker::looked, this, [this] {
        if (m_editor->hasFocus())
            m_checker.wake();
    });
    connect(editor, &QTextEdit::cursorPositionChanged, this, [this] {
        SpellingHighlighter::of(m_editor->document(), m_checker, m_look)
            ->cursorMoved(m_editor->textCursor().position());
    });
    documentChanged();
}

void SpellingMenu::documentChanged()
{
    m_marks = SpellingHighlighter::of(m_editor->document(), m_checker, m_look);
}

/// The keyboard also leaves an editor that is being destroyed: it is not asked for anything here.
bool SpellingMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_checker.wake();
    else if (event->type() == QEvent::FocusOut && m_marks != nullptr)
        m_marks->cursorMoved(-1);
    return QObject::eventFilter(watched, event);
}

void SpellingMenu::popUp(QMenu *menu, const QPoint &place, int position)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *highlighter = SpellingHighlighter::of(m_editor->document(), m_checker, m_look);
    if (m_editor->isReadOnly()) {
        show(menu, place);
        return;
    }
    const auto marked = highlighter->markedWordAt(position);
    if (!marked) {
        if (const auto own = highlighter->ownWordAt(position)) {
            menu->addSeparator();
            connect(menu->addAction(tr("Remove \"%1\" from my words").arg(own->word)), &QAction::triggered,
                this, [this, word = own->word] { m_checker.removeWord(word); });
        }
        show(menu, place);
        return;
    }
    // Whichever comes first: the better spellings, or the end of our patience.
    QPointer<QMenu> waiting(menu);
    const auto open = [this, waiting, place, word = *marked](const QStringList &better) {
        if (waiting == nullptr || waiting->property("isShown").toBool())
            return;
        waiting->setProperty("isShown", true);
        addActions(waiting, word.start, word.length, word.word, better);
        show(waiting, place);
    };
    m_checker.suggest(this, marked->word, open);
    QTimer::singleShot(kPatience, this, [open] { open({}); });
}

void SpellingMenu::addActions(
    QMenu *menu, int start, int length, const QString &word, const QStringList &better)
{
    QAction *first = menu->actions().value(0);
    const QString before = m_editor->document()->toRawText().mid(start, length);
    const auto add = [menu, first](const QString &text) {
        auto *action = new QAction(text, menu);
        menu->insertAction(first, action);
        return action;
    };
    for (const QString &suggestion : better) {
        QAction *action = add(QString(suggestion).replace(u'&', QStringLiteral("&&")));
        QFont bold = action->font();
        bold.setBold(true);
        action->setFont(bold);
        connect(action, &QAction::triggered, this,
            [this, start, length, before, suggestion] { replace(start, length, before, suggestion); });
    }
    if (better.isEmpty())
        add(tr("No better spelling found"))->setEnabled(false);
    menu->insertSeparator(first);
    connect(add(tr("Add \"%1\" to my words").arg(word)), &QAction::triggered, this,
        [this, word] { m_checker.addWord(word); });
    connect(add(tr("Ignore here")), &QAction::triggered, this,
        [this, word] { SpellingHighlighter::of(m_editor->document(), m_checker, m_look)->ignore(word); });
    menu->insertSeparator(first);
}

/// One step for undo. Nothing if the text has changed meanwhile.
void SpellingMenu::replace(int start, int length, const QString &before, const QString &after)
{
    if (m_editor->document()->toRawText().mid(start, length) != before)
        return;
    QTextCursor cursor(m_editor->document());
    cursor.setPosition(start);
    cursor.setPosition(start + length, QTextCursor::KeepAnchor);
    cursor.insertText(after);
    m_editor->setTextCursor(cursor);
}

} // namespace primer
