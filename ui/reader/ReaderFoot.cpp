// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/ReaderFoot.h"

#include "ui/reader/Page.h"
#include "ui/style/Label.h"

#include <QGridLayout>
#include <QLocale>
#include <QPushButton>

#include <cmath>

namespace primer {

ReaderFoot::ReaderFoot(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_previous(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_status(new Label(look, Look::Role::Small, Label::Tone::Muted, {}, this))
    , m_sources(new QPushButton(this))
{
    setProperty("kind", QStringLiteral("foot"));
    m_next->setLayoutDirection(Qt::RightToLeft);
    m_sources->setProperty("kind", QStringLiteral("link"));
    m_status->setTextFormat(Qt::RichText);
    m_status->setAlignment(Qt::AlignCenter);
    new QGridLayout(this);
    connect(m_previous, &QPushButton::clicked, this, &ReaderFoot::previousRequested);
    connect(m_next, &QPushButton::clicked, this, &ReaderFoot::nextRequested);
    connect(m_sources, &QPushButton::clicked, this, &ReaderFoot::sourcesRequested);
    connect(&look, &Look::changed, this, &ReaderFoot::arrange);
    arrange();
}

void ReaderFoot::show(const Page &page)
{
    const SectionEntry *previous = page.previous();
    const SectionEntry *next = page.next();
    m_previousTitle = previous != nullptr ? previous->title : QString();
    m_nextTitle = next != nullptr ? next->title : QString();
    const QLocale locale;
    const QString reviewer = page.topic.reviewedBy;
    m_reviewed
        = reviewer.isEmpty() ? tr("Not yet reviewed by a clinician.") : tr("Reviewed by %1.").arg(reviewer);
    m_checked = tr("Checked %1").arg(locale.toString(page.topic.reviewed, tr("MMM d, yyyy")));
    m_grade = tr("Reading grade %1").arg(std::max(1, static_cast<int>(std::lround(page.section.grade))));
    const int count = static_cast<int>(page.content.citedSources().size());
    m_sources->setText(tr("%n source(s)", nullptr, count));
    m_sources->setEnabled(count > 0);
    setTexts();
    QFrame::show();
}

void ReaderFoot::setSlim(bool slim)
{
    if (slim == m_slim)
        return;
    m_slim = slim;
    arrange();
}

void ReaderFoot::setTexts()
{
    m_previous->setVisible(!m_previousTitle.isEmpty());
    m_next->setVisible(!m_nextTitle.isEmpty());
    m_previous->setText(m_slim ? tr("Previous") : m_previousTitle);
    m_next->setText(m_slim ? tr("Next") : m_nextTitle);
    m_previous->setAccessibleName(tr("Previous: %1").arg(m_previousTitle));
    m_next->setAccessibleName(tr("Next: %1").arg(m_nextTitle));
    const QString bold = u"<b>" + m_reviewed.toHtmlEscaped() + u"</b>";
    const QString rest = m_slim ? m_checked : m_checked + QStringLiteral("  ·  ") + m_grade;
    m_status->setText(bold + u' ' + rest.toHtmlEscaped());
}

void ReaderFoot::arrange()
{
    auto *grid = static_cast<QGridLayout *>(layout());
    for (QWidget *widget : {static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next),
             static_cast<QWidget *>(m_status), static_cast<QWidget *>(m_sources)})
        grid->removeWidget(widget);
    const int side = m_look.px(m_slim ? 24 : 40);
    grid->setContentsMargins(side, m_look.px(m_slim ? 8 : 12), side, m_look.px(m_slim ? 8 : 12));
    grid->setHorizontalSpacing(m_look.px(12));
    grid->setVerticalSpacing(m_look.px(m_slim ? 0 : 6));
    for (int column = 0; column < 4; ++column)
        grid->setColumnStretch(column, 0);
    if (m_slim) {
        grid->addWidget(m_previous, 0, 0, 2, 1);
        grid->addWidget(m_status, 0, 1);
        grid->addWidget(m_sources, 1, 1, Qt::AlignHCenter);
        grid->addWidget(m_next, 0, 2, 2, 1);
        grid->setColumnStretch(1, 1);
    } else {
        grid->addWidget(m_previous, 0, 0, 1, 2, Qt::AlignLeft);
        grid->addWidget(m_next, 0, 2, 1, 2, Qt::AlignRight);
        grid->addWidget(m_status, 1, 0, 1, 3, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(m_sources, 1, 3, Qt::AlignLeft | Qt::AlignVCenter);
        grid->setColumnStretch(0, 1);
        grid->setColumnStretch(3, 1);
    }
    m_previous->setIcon(m_look.icon(QStringLiteral("go-previous")));
    m_next->setIcon(m_look.icon(QStringLiteral("go-next")));
    for (auto *button : {m_previous, m_next})
        button->setIconSize({m_look.px(18), m_look.px(18)});
    m_sources->setFont(m_look.font(Look::Role::Small));
    setTexts();
}

} // namespace primer
