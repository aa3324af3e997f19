// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/PassagePart.h"

#include "ui/notes/QuoteLabel.h"
#include "ui/style/Label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace primer {

PassagePart::PassagePart(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_quote(new QuoteLabel(look, this))
    , m_stateRow(new QWidget(this))
    , m_sign(new QLabel(m_stateRow))
    , m_state(new Label(look, Look::Role::SmallBold, Label::Tone::Text, {}, m_stateRow))
    , m_hint(new Label(look, Look::Role::Small, Label::Tone::Text,
          tr("Select the words in the text, then press Attach here."), this))
    , m_right(new QPushButton(tr("It is right"), this))
    , m_find(new QPushButton(this))
    , m_attach(new QPushButton(tr("Attach here"), this))
    , m_stop(new QPushButton(tr("Not now"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *stateRow = new QHBoxLayout(m_stateRow);
    stateRow->setContentsMargins(0, 0, 0, 0);
    stateRow->addWidget(m_sign, 0, Qt::AlignTop);
    stateRow->addWidget(m_state, 1);
    column->addWidget(m_stateRow);
    column->addWidget(m_quote);
    column->addWidget(m_hint);
    for (QPushButton *button : {m_right, m_find, m_attach, m_stop}) {
        button->setProperty("kind", QStringLiteral("link"));
        button->setCursor(Qt::PointingHandCursor);
        column->addWidget(button, 0, Qt::AlignLeft);
    }
    connect(m_quote, &QuoteLabel::clicked, this, &PassagePart::quoteActivated);
    connect(m_right, &QPushButton::clicked, this, &PassagePart::confirmed);
    connect(m_find, &QPushButton::clicked, this, [this] { Q_EMIT findAsked(true); });
    connect(m_attach, &QPushButton::clicked, this, &PassagePart::attachAsked);
    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT findAsked(false); });
    connect(&look, &Look::changed, this, &PassagePart::follow);
    setHasSelection(false);
    follow();
}

void PassagePart::showNote(const Note &note)
{
    m_note = note;
    if (note.passage)
        m_quote->setQuote(note.passage->exact, note.color);
    refresh();
}

void PassagePart::setPlace(const std::optional<PassagePlace> &place)
{
    m_place = place;
    refresh();
}

void PassagePart::setSectionGone(bool gone)
{
    m_isSectionGone = gone;
    refresh();
}

void PassagePart::setReachable(bool reachable)
{
    m_isReachable = reachable;
    refresh();
}

void PassagePart::setFinding(bool finding)
{
    const bool wasHere = m_find->hasFocus() || m_attach->hasFocus() || m_stop->hasFocus();
    m_isFinding = finding;
    refresh();
    if (wasHere && finding)
        m_stop->setFocus(Qt::OtherFocusReason);
    else if (wasHere && m_find->isVisibleTo(this))
        m_find->setFocus(Qt::OtherFocusReason);
}

void PassagePart::setHasSelection(bool has)
{
    m_attach->setEnabled(has);
}

void PassagePart::refresh()
{
    const bool isQuoted = m_note.passage.has_value();
    const bool canChange = isQuoted && m_place.has_value() && !m_note.isInTrash();
    const bool isLost = canChange && m_place->state == PassageState::Lost;
    const bool isUnsure = canChange && m_place->state == PassageState::Approximate;
    const bool isMoved = canChange && m_place->state == PassageState::Moved;
    QString words;
    if (m_isSectionGone)
        words = m_note.sectionTitle.isEmpty()
            ? tr("Its section is no longer in this topic")
            : tr("Its section, \u201c%1\u201d, is no longer in this topic").arg(m_note.sectionTitle);
    else if (isLost)
        words = tr("Its place has changed");
    else if (isUnsure)
        words = tr("Please check: the text has changed");
    else if (isMoved)
        words = tr("Moved: the text around it has changed");
    m_state->setText(words);
    m_state->setTone(isMoved ? Label::Tone::Muted : Label::Tone::Text);
    m_stateRow->setVisible(!words.isEmpty());
    m_quote->setVisible(isQuoted);
    m_quote->setLeadsSomewhere(
        isQuoted && !m_note.isInTrash() && !isLost && !m_isSectionGone && m_isReachable);
    const bool isFinding = m_isFinding && (isLost || isUnsure);
    m_hint->setVisible(isFinding);
    m_right->setVisible(isUnsure && !isFinding);
    m_right->setAccessibleDescription(m_quote->text());
    m_find->setVisible((isLost || isUnsure) && !isFinding);
    m_find->setText(isLost ? tr("Find its place") : tr("Find its place again"));
    m_find->setAccessibleDescription(m_quote->text());
    m_attach->setVisible(isFinding);
    m_stop->setVisible(isFinding);
    setVisible(isQuoted || !words.isEmpty());
    follow();
}

void PassagePart::follow()
{
    layout()->setSpacing(m_look.px(4));
    m_stateRow->layout()->setSpacing(m_look.px(8));
    const bool isMoved = m_place && m_place->state == PassageState::Moved && !m_isSectionGone;
    const Theme &theme = m_look.theme();
    m_sign->setPixmap(
        m_look.pixmap(isMoved ? QStringLiteral("help-contextual") : QStringLiteral("data-warning"),
            isMoved ? theme.muted : theme.callout(CalloutKind::Warning).title, 16, devicePixelRatioF()));
}

} // namespace primer
