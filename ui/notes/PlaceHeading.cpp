// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/PlaceHeading.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace primer {

using State = Placement::State;

PlaceHeading::PlaceHeading(Look &look, const Note &note, const Placement &placement, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_title(titleOf(note))
    , m_placement(placement)
    , m_sign(new QLabel(this))
    , m_link(new Label(look, Look::Role::InterfaceBold, Label::Tone::Text, {}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_link);
    if (placement.state == State::Gone || placement.state == State::TopicOnly) {
        words->addWidget(new Label(look, Look::Role::Small, Label::Tone::Muted,
            placement.state == State::Gone
                ? tr("This text is no longer on your shelf. Your notes on it stay.")
                : tr("This section is no longer in the topic. Your notes on it stay."),
            this));
    }
    row->addLayout(words, 1);
    if (!placement.ref.isEmpty()) {
        m_link->setTextFormat(Qt::RichText);
        m_link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        m_link->setFocusPolicy(Qt::StrongFocus);
        m_link->setAccessibleName(tr("Open %1").arg(m_title));
        connect(m_link, &QLabel::linkActivated, this, [this] { Q_EMIT opened(m_placement.ref); });
    }
    connect(&look, &Look::changed, this, &PlaceHeading::follow);
    follow();
}

QString PlaceHeading::titleOf(const Note &note)
{
    if (note.about.isEmpty())
        return tr("Not about a topic");
    const QString topic = note.topicTitle.isEmpty() ? note.about.topic : note.topicTitle;
    if (note.about.section.isEmpty())
        return topic;
    return topic + QStringLiteral(" › ")
        + (note.sectionTitle.isEmpty() ? note.about.section : note.sectionTitle);
}

void PlaceHeading::follow()
{
    const Theme &theme = m_look.theme();
    const bool isNowhere = m_placement.state == State::NoPlace;
    layout()->setContentsMargins(0, m_look.px(10), 0, 0);
    layout()->setSpacing(m_look.px(10));
    m_sign->setPixmap(m_look.pixmap(isNowhere ? QStringLiteral("document-edit") : QStringLiteral("contents"),
        theme.text, 18, devicePixelRatioF()));
    m_link->setMinimumHeight(m_placement.ref.isEmpty() ? 0 : m_look.px(24)); // to be hit
    if (m_placement.ref.isEmpty())
        m_link->setText(m_title);
    else
        m_link->setText(QStringLiteral("<a href=\"open\" style=\"color: %1\">%2</a>")
                            .arg(theme.link.name(), m_title.toHtmlEscaped()));
}

} // namespace primer
