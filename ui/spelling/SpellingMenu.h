// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QMenu;
class QPoint;
class QTextEdit;

namespace primer {

class Look;
class SpellChecker;
class SpellingHighlighter;

/// The spelling of one text editor: marks while a person writes in it, and what its menu offers for a word.
/// Lives with the editor, in the window's thread.
class SpellingMenu final : public QObject
{
    Q_OBJECT
public:
    SpellingMenu(QTextEdit *editor, SpellChecker &checker, Look &look);
    Q_DISABLE_COPY_MOVE(SpellingMenu)

    /// The editor's document is another one now.
    void documentChanged();
    /// Shows the menu there, which goes when it is closed, with better spellings of the word at the position
    /// of the text on top.
    void popUp(QMenu *menu, const QPoint &place, int position);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addActions(QMenu *menu, int start, int length, const QString &word, const QStringList &better);
    void replace(int start, int length, const QString &before, const QString &after);

    QTextEdit *m_editor;
    QPointer<SpellingHighlighter> m_marks; ///< of its document; an editor that goes has none any more
    SpellChecker &m_checker;
    Look &m_look;
};

} // namespace primer
