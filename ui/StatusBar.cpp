// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StatusBar.h"

#include "ui/NoteDesk.h"
#include "ui/style/Label.h"

#include <QHBoxLayout>

namespace primer {

StatusBar::StatusBar(Look &look, NoteDesk &notes, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_notes(notes)
    , m_disclaimer(new Label(look, Look::Role::Small, Label::Tone::Muted,
          tr("For learning. It does not replace advice from your own clinician."), this))
    , m_sign(new QLabel(this))
    , m_saved(new Label(look, Look::Role::SmallBold, Label::Tone::Saved, {}, this))
{
    setProperty("kind", QStringLiteral("bottombar"));
    m_saved->setWordWrap(false);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_disclaimer, 1);
    row->addWidget(m_sign);
    row->addWidget(m_saved);
    connect(&look, &Look::changed, this, &StatusBar::follow);
    connect(&notes, &NoteDesk::stateChanged, this, &StatusBar::say);
    connect(&notes, &NoteDesk::allSavedChanged, this, &StatusBar::say);
    connect(&notes, &NoteDesk::openFailed, this, &StatusBar::say);
    connect(&notes, &NoteDesk::opened, this, &StatusBar::say);
    follow();
}

void StatusBar::follow()
{
    layout()->setContentsMargins(m_look.px(16), m_look.px(7), m_look.px(16), m_look.px(7));
    layout()->setSpacing(m_look.px(6));
    say();
}

void StatusBar::say()
{
    const bool failed = m_notes.savingError().has_value();
    if (failed) {
        m_saved->setTone(Label::Tone::Failed);
        m_saved->setText(tr("Not saved"));
    } else if (m_notes.hasUnsaved()) {
        m_saved->setTone(Label::Tone::Muted);
        m_saved->setText(tr("Saving …"));
    } else {
        m_saved->setTone(Label::Tone::Saved);
        m_saved->setText(tr("All saved"));
    }
    const Theme &theme = m_look.theme();
    const bool saving = !failed && m_notes.hasUnsaved();
    const QString icon = failed ? QStringLiteral("data-warning") : QStringLiteral("checkmark");
    m_sign->setVisible(!saving);
    m_sign->setPixmap(m_look.pixmap(icon, failed ? theme.failed : theme.saved, 16, devicePixelRatioF()));
}

} // namespace primer
