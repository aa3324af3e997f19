// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;

namespace primer {

class FlowLayout;
class Label;
class Look;

/// What can be done with the notes that are chosen: "3 selected", export, tag, delete or restore, cancel.
class NoteChoiceBar final : public QFrame
{
    Q_OBJECT
public:
    explicit NoteChoiceBar(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NoteChoiceBar)

    void showCount(int chosen, bool isTrash);

Q_SIGNALS:
    void allAsked();
    void exportAsked();
    void tagAsked();
    void deleteAsked();
    void restoreAsked();
    void cancelled();

private:
    QPushButton *add(const QString &text, const QString &icon, void (NoteChoiceBar::*told)());
    void follow();

    Look &m_look;
    FlowLayout *m_flow = nullptr;
    Label *m_words = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_tag = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_restore = nullptr;
};

} // namespace primer
