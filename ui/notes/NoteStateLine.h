// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/NoteDesk.h"
#include "ui/style/Label.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace primer {

/// "Saving …", "Saved" with a check, or "Not saved", why, and "Try again": in words and with a sign.
class NoteStateLine final : public QWidget
{
    Q_OBJECT
public:
    explicit NoteStateLine(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NoteStateLine)

    void showState(const NoteDesk::State &state);
    /// Nothing was written yet.
    void showNothing();
    /// Something other than saving failed.
    void showFailure(const Error &error);
    QString text() const;

    /// The reason as a short sentence.
    static QString reason(const Error &error);

Q_SIGNALS:
    void tryAgain();

private:
    void setLine(const QString &icon, const QString &text, Label::Tone tone, bool hasFailed);
    void drawSign();

    Look &m_look;
    QLabel *m_sign = nullptr;
    Label *m_words = nullptr;
    QPushButton *m_tryAgain = nullptr;
    QString m_icon;
    Label::Tone m_tone = Label::Tone::Muted;
};

} // namespace primer
