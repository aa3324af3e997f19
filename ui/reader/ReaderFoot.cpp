// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/ReaderFoot.h"

#include "ui/reader/Page.h"
#include "ui/style/Label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

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
    delete layout();
    auto *row = new QHBoxLayout;
    auto *status = new QHBoxLayout;
    auto *column = new QVBoxLayout(this);
    const int side = m_look.px(m_slim ? 24 : 40);
    const int edge = m_look.px(m_slim ? 8 : 12);
    column->setContentsMargins(side, edge, side, edge);
    column->setSpacing(m_look.px(6));
    row->setSpacing(m_look.px(12));
    m_status->setWordWrap(m_slim);
    if (m_slim) {
        auto *middle = new QVBoxLayout;
        middle->setSpacing(0);
        middle->addWidget(m_status);
        middle->addWidget(m_sources, 0, Qt::AlignHCenter);
        row->addWidget(m_previous);
        row->addLayout(middle, 1);
        row->addWidget(m_next);
        delete status;
        column->addLayout(row);
    } else {
        row->addWidget(m_previous);
        row->addStretch(1);
        row->addWidget(m_next);
        status->setSpacing(m_look.px(10));
        status->addStretch(1);
        status->addWidget(m_status);
        status->addWidget(m_sources);
        status->addStretch(1);
        column->addLayout(row);
        column->addLayout(status);
    }
    m_previous->setIcon(m_look.icon(QStringLiteral("go-previous")));
    m_next->setIcon(m_look.icon(QStringLiteral("go-next")));
    for (auto *button : {m_previous, m_next})
        button->setIconSize({m_look.px(18), m_look.px(18)});
    m_sources->setFont(m_look.font(Look::Role::Small));
    setTexts();
}

} // namespace primer
