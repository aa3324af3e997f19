// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace primer {

class Label;
class Look;
class NoteDesk;

/// Says what goes when everything is erased that the person wrote, and what nobody can promise; does it once
/// the word is typed that stands there.
class EraseDialog final : public QDialog
{
    Q_OBJECT
public:
    EraseDialog(Look &look, NoteDesk &notes, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(EraseDialog)

    void reject() override;

private:
    void build();
    void addPart(const QString &title, const QStringList &lines);
    void follow();
    void erase();
    void tellLeft(const QStringList &left);
    void say(const QString &sentence);
    void updateControls();
    bool isTyped() const;

    Look &m_look;
    NoteDesk &m_notes;
    bool m_isErasing = false;
    bool m_isDone = false;
    QVBoxLayout *m_column = nullptr;
    Label *m_state = nullptr;
    Label *m_ask = nullptr;
    QLineEdit *m_word = nullptr;
    QPushButton *m_erase = nullptr;
    QPushButton *m_leave = nullptr;
};

} // namespace primer
