// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QTextCursor>

class QLineEdit;
class QTextBrowser;
class QToolButton;

namespace primer {

class Label;
class Look;

/// Finds words in the section on show: every place is marked, the present one selected and scrolled to.
class FindBar final : public QFrame
{
    Q_OBJECT
public:
    FindBar(Look &look, QTextBrowser *view, QWidget *parent);
    Q_DISABLE_COPY_MOVE(FindBar)

    /// Shows the bar with the keyboard in it; what is selected in the text is looked for.
    void open();
    void close();
    void findNext();
    void findPrevious();
    /// Looks again, as after another section or text size came on show.
    void refresh();
    /// The places found, for the view to mark.
    const QList<QTextCursor> &found() const { return m_found; }

Q_SIGNALS:
    void foundChanged();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void look();
    void step(int by);
    void say();
    void follow();

    Look &m_look;
    QTextBrowser *m_view;
    QLineEdit *m_words;
    Label *m_count;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    QList<QTextCursor> m_found;
    int m_at = -1;
};

} // namespace primer
