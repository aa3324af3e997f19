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

namespace {

/// Where room is short, words that wrap give way, not the buttons.
void keepWhole(QPushButton *button, bool whole)
{
    button->ensurePolished();
    button->setMinimumWidth(whole ? button->sizeHint().width() : 0);
}

} // namespace

ReaderFoot::ReaderFoot(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_previous(new QPushButton(this))
    , m_next(new QPushButton(this))
    , m_status(new Label(look, Look::Role::SmallBold, Label::Tone::Muted, {}, this))
    , m_detail(new Label(look, Look::Role::Small, Label::Tone::Muted, {}, this))
    , m_sources(new QPushButton(this))
{
    setProperty("kind", QStringLiteral("foot"));
    m_next->setLayoutDirection(Qt::RightToLeft);
    m_sources->setProperty("kind", QStringLiteral("link"));
    m_status->setAlignment(Qt::AlignCenter);
    m_detail->setWordWrap(false);
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

void ReaderFoot::setSides(int left, int right)
{
    m_left = left;
    m_right = right;
    layout()->setContentsMargins(margins());
}

QMargins ReaderFoot::margins() const
{
    const int edge = m_look.px(m_slim ? 8 : 12);
    return {m_left, edge, m_right, edge};
}

void ReaderFoot::setTexts()
{
    m_previous->setVisible(!m_previousTitle.isEmpty());
    m_next->setVisible(!m_nextTitle.isEmpty());
    m_previous->setText(m_slim ? tr("Previous") : m_previousTitle);
    m_next->setText(m_slim ? tr("Next") : m_nextTitle);
    m_previous->setAccessibleName(tr("Previous: %1").arg(m_previousTitle));
    m_next->setAccessibleName(tr("Next: %1").arg(m_nextTitle));
    keepWhole(m_sources, true);
    keepWhole(m_previous, m_slim);
    keepWhole(m_next, m_slim);
    const QString gradeAfter = QStringLiteral("  ·  ") + m_grade;
    m_status->setText(m_slim ? m_reviewed + gradeAfter : m_reviewed);
    m_detail->setText(m_slim ? m_checked : m_checked + gradeAfter);
}

void ReaderFoot::arrange()
{
    delete layout();
    auto *row = new QHBoxLayout;
    auto *status = new QHBoxLayout;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margins());
    column->setSpacing(m_look.px(6));
    row->setSpacing(m_look.px(12));
    m_status->setWordWrap(m_slim);
    m_detail->setWordWrap(m_slim);
    status->setSpacing(m_look.px(m_slim ? 8 : 10));
    status->addStretch(1);
    if (m_slim) {
        auto *middle = new QVBoxLayout;
        middle->setSpacing(0);
        middle->addWidget(m_status);
        middle->addLayout(status);
        row->addWidget(m_previous);
        row->addLayout(middle, 1);
        row->addWidget(m_next);
    } else {
        status->addWidget(m_status);
        row->addWidget(m_previous);
        row->addStretch(1);
        row->addWidget(m_next);
    }
    status->addWidget(m_detail);
    status->addWidget(m_sources);
    status->addStretch(1);
    column->addLayout(row);
    if (!m_slim)
        column->addLayout(status);
    m_previous->setIcon(m_look.icon(QStringLiteral("go-previous")));
    m_next->setIcon(m_look.icon(QStringLiteral("go-next")));
    for (auto *button : {m_previous, m_next})
        button->setIconSize({m_look.px(18), m_look.px(18)});
    setTexts();
}

} // namespace primer
