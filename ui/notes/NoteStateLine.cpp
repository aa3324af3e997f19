// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteStateLine.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace primer {

NoteStateLine::NoteStateLine(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_sign(new QLabel(this))
    , m_words(new Label(look, Look::Role::SmallBold, Label::Tone::Muted, {}, this))
    , m_tryAgain(new QPushButton(tr("Try again"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    row->addWidget(m_tryAgain, 0, Qt::AlignTop);
    m_tryAgain->setProperty("kind", QStringLiteral("link"));
    m_tryAgain->setAccessibleName(tr("Try again to save"));
    m_tryAgain->setCursor(Qt::PointingHandCursor);
    connect(m_tryAgain, &QPushButton::clicked, this, &NoteStateLine::tryAgain);
    connect(&look, &Look::changed, this, &NoteStateLine::drawSign);
    showNothing();
}

void NoteStateLine::showState(const NoteDesk::State &state)
{
    switch (state.saving) {
    case NoteDesk::State::Saving::Saved:
        setLine(QStringLiteral("checkmark"), tr("Saved"), Label::Tone::Saved, false);
        break;
    case NoteDesk::State::Saving::Saving:
        setLine(QStringLiteral("document-edit"), tr("Saving …"), Label::Tone::Muted, false);
        break;
    case NoteDesk::State::Saving::NotSaved:
        setLine(QStringLiteral("data-warning"), tr("Not saved. %1").arg(reason(state.error)),
            Label::Tone::Failed, true);
        setToolTip(state.error.message);
        break;
    }
}

void NoteStateLine::showNothing()
{
    setLine({}, {}, Label::Tone::Muted, false);
}

void NoteStateLine::showFailure(const Error &error)
{
    setLine(QStringLiteral("data-warning"), tr("That did not work. %1").arg(reason(error)),
        Label::Tone::Failed, false);
    m_words->setWordWrap(true);
    setToolTip(error.message);
}

QString NoteStateLine::text() const
{
    return m_words->text();
}

QString NoteStateLine::reason(const Error &error)
{
    switch (error.trouble) {
    case Trouble::Busy:
        return tr("Another program is using your notes.");
    case Trouble::DiskFull:
        return tr("The disk is full.");
    case Trouble::ReadOnly:
        return tr("The file of your notes may not be changed.");
    case Trouble::Damaged:
        return tr("The file of your notes is damaged.");
    default:
        return error.message;
    }
}

void NoteStateLine::setLine(const QString &icon, const QString &text, Label::Tone tone, bool hasFailed)
{
    m_icon = icon;
    m_tone = tone;
    setToolTip({});
    m_words->setTone(tone);
    m_words->setWordWrap(tone == Label::Tone::Failed);
    layout()->setAlignment(m_sign, tone == Label::Tone::Failed ? Qt::AlignTop : Qt::AlignVCenter);
    m_words->setText(text);
    m_tryAgain->setVisible(hasFailed);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    drawSign();
}

void NoteStateLine::drawSign()
{
    const Theme &theme = m_look.theme();
    const QColor color = m_tone == Label::Tone::Saved ? theme.saved
        : m_tone == Label::Tone::Failed               ? theme.failed
                                                      : theme.muted;
    layout()->setSpacing(m_look.px(6));
    if (m_icon.isEmpty())
        m_sign->clear();
    else
        m_sign->setPixmap(m_look.pixmap(m_icon, color, 16, devicePixelRatioF()));
}

} // namespace primer
