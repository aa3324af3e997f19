// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace primer {

class Look;
class SpellChecker;
class SpellingMenu;

/// The text of one note, as high as its text: no frame, no scroll bar of its own, plain text only. It keeps
/// the writing place visible in the scroll area that it stands in.
class NoteEditor final : public QTextEdit
{
    Q_OBJECT
public:
    explicit NoteEditor(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NoteEditor)

    /// What stands there while nothing is written.
    void setHint(const QString &hint);
    void setNoteDocument(QTextDocument *document);
    /// Marks misspelled words from now on; null: none are. The checker must outlive the document.
    void setSpelling(SpellChecker *checker);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The text of such a document as it was typed, hard blanks included.
    static QString textOf(const QTextDocument &document);
    /// A document of one note, with its line height.
    static QTextDocument *makeDocument(const QString &text, QObject *parent);

Q_SIGNALS:
    /// Escape or Ctrl+Enter: back to the text that is read.
    void left();
    void focusLost();
    void deleteAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fitHeight();
    void showCursor();
    void openMenuAtCursor();
    void openMenu(const QPoint &place, int position);

    Look &m_look;
    QString m_hint;
    SpellingMenu *m_spelling = nullptr;
    int m_height = 0;
};

} // namespace primer
