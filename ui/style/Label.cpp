// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Label.h"

#include <QEvent>

namespace primer {

namespace {

QColor colorOf(const Theme &theme, Label::Tone tone)
{
    switch (tone) {
    case Label::Tone::Text:
        break;
    case Label::Tone::Muted:
        return theme.muted;
    case Label::Tone::Accent:
        return theme.accent;
    case Label::Tone::Saved:
        return theme.saved;
    case Label::Tone::Failed:
        return theme.failed;
    case Label::Tone::Link:
        return theme.link;
    }
    return theme.text;
}

} // namespace

Label::Label(Look &look, Look::Role role, Tone tone, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_look(look)
    , m_role(role)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    connect(&look, &Look::changed, this, &Label::follow);
    follow();
}

void Label::setTone(Tone tone)
{
    m_tone = tone;
    follow();
}

bool Label::event(QEvent *event)
{
    const bool done = QLabel::event(event);
    // A style sheet that is applied anew puts back the letters and colours of before.
    if (event->type() == QEvent::Polish || event->type() == QEvent::StyleChange)
        follow();
    return done;
}

void Label::follow()
{
    setFont(m_look.font(m_role));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, colorOf(m_look.theme(), m_tone));
    colors.setColor(QPalette::Link, m_look.theme().link);
    setPalette(colors);
}

} // namespace primer
