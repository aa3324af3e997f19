// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace primer {

class Look;

/// A small card over the reader: the meaning of a word, a source, an address. Closed by Escape, by its button
/// or by a click elsewhere; the keyboard then goes back to where it was.
class ReaderPopup final : public QFrame
{
    Q_OBJECT
public:
    struct Entry
    {
        QString title; ///< bold; may be empty
        QString text;
        QString address; ///< shown with a button that copies it; empty: none
    };

    ReaderPopup(Look &look, QWidget *parent);
    Q_DISABLE_COPY_MOVE(ReaderPopup)

    /// Shows the entries near a point of the parent, within the parent.
    void open(const QString &name, const QList<Entry> &entries, QPoint near);
    void close();

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(const QList<Entry> &entries);
    void place(QPoint near);

    Look &m_look;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace primer
