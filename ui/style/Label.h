// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/Look.h"

#include <QLabel>

namespace primer {

/// A label whose letters and colour follow the look. Its text is plain text and wraps unless told otherwise.
class Label final : public QLabel
{
    Q_OBJECT
public:
    enum class Tone { Text, Muted, Accent, Saved, Failed, Link };

    Label(Look &look, Look::Role role, Tone tone, const QString &text = {}, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Label)

    void setTone(Tone tone);

protected:
    bool event(QEvent *event) override;

private:
    void follow();

    Look &m_look;
    Look::Role m_role;
    Tone m_tone;
};

} // namespace primer
