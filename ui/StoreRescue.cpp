// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StoreRescue.h"

#include "ui/notes/NoteDates.h"
#include "ui/style/Label.h"
#include "ui/UnsavedNotes.h"

#include <QAccessible>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace primer {

namespace {

/// The name of a file in a text that must fit a narrow window: it may be broken before and after its date.
QString breakable(const QString &name)
{
    QString text = name;
    return text.replace(u'-', QStringLiteral("-\u200b")).replace(u'T', QStringLiteral("\u200bT"));
}

} // namespace

StoreRescue::StoreRescue(Look &look, NoteDesk &notes, int busyPatience, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_notes(notes)
{
    setProperty("kind", QStringLiteral("warning"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(busyPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isPatient = false;
        refresh();
    });
    build();
    connectNotes();
    connect(&look, &Look::changed, this, &StoreRescue::follow);
    follow();
    hide();
}

void StoreRescue::build()
{
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    m_sign = new QLabel(content);
    m_words = new Label(m_look, Look::Role::Interface, Label::Tone::Text, {}, content);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout;
    column->addWidget(m_words);
    m_buttons = new QHBoxLayout;
    column->addLayout(m_buttons);
    m_row = new QHBoxLayout(content);
    m_row->addWidget(m_sign, 0, Qt::AlignTop);
    m_row->addLayout(column, 1);
    const auto add = [&](const QString &text, auto what) {
        auto *button = new QPushButton(text, content);
        connect(button, &QPushButton::clicked, this, what);
        m_buttons->addWidget(button, 0, Qt::AlignLeft);
        return button;
    };
    m_use = add({}, &StoreRescue::useOffer);
    m_use->setProperty("kind", QStringLiteral("primary"));
    m_again = add(tr("Try again"), [this] { m_notes.tryAgain(); });
    m_again->setAccessibleName(tr("Try again to open and save my notes"));
    m_keep = add(tr("Keep the text in a file …"), &StoreRescue::keepText);
    m_close = add({}, [this] {
        m_putAway = m_words->text();
        hide();
    });
    m_buttons->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
}

void StoreRescue::connectNotes()
{
    connect(&m_notes, &NoteDesk::openFailed, this, &StoreRescue::takeOpenError);
    connect(&m_notes, &NoteDesk::opened, this, [this] {
        m_openError.reset();
        m_offer.reset();
        m_rescueFailure.clear();
        m_isRescuing = false;
        refresh();
    });
    connect(&m_notes, &NoteDesk::stateChanged, this, &StoreRescue::refresh);
    connect(&m_notes, &NoteDesk::allSavedChanged, this, [this](bool allSaved) {
        if (!allSaved)
            m_putAway.clear(); // what is being written now is at stake
        refresh();
    });
    connect(&m_notes, &NoteDesk::triedAgain, this, [this] {
        m_putAway.clear();
        refresh();
    });
    connect(&m_notes, &NoteDesk::rescued, this, &StoreRescue::tellRescued);
    connect(&m_notes, &NoteDesk::rescueFailed, this, [this](const Error &error) {
        m_rescueFailure = error.message;
        m_isRescuing = false;
        refresh();
    });
}

void StoreRescue::takeOpenError(const Error &error)
{
    m_openError = error;
    m_isRescuing = false;
    if (error.trouble != Trouble::Damaged)
        m_offer.reset();
    else if (!m_offer)
        m_notes.lookForRescue(this, [this](const RescueOffer &offer) { takeOffer(offer); });
    refresh();
}

void StoreRescue::takeOffer(const RescueOffer &offer)
{
    if (!m_openError || m_openError->trouble != Trouble::Damaged)
        return; // it could be opened meanwhile
    m_offer = offer;
    refresh();
}

void StoreRescue::refresh()
{
    auto saving = m_notes.savingError();
    if (saving && saving->trouble == Trouble::BadInput)
        saving.reset(); // of a text that is too long its card speaks
    const auto error = m_openError ? m_openError : saving;
    if (!error) {
        m_patience.stop();
        m_isPatient = true;
        m_putAway.clear();
        hide();
        return;
    }
    if (error->trouble == Trouble::Busy && m_isPatient) {
        if (!m_patience.isActive())
            m_patience.start();
        return;
    }
    if (m_openError && m_openError->trouble == Trouble::Damaged && !m_offer)
        return; // the copies are being looked at
    m_use->setVisible(m_offer.has_value());
    m_again->setVisible(!m_offer);
    m_close->setText(m_offer ? tr("Not now") : tr("Close"));
    m_close->setAccessibleName(
        m_offer ? tr("Not now: close this message on my notes") : tr("Close this message on my notes"));
    m_keep->setVisible(saving.has_value());
    m_use->setEnabled(!m_isRescuing);
    if (m_offer) {
        const QString words = offerWords();
        say(m_rescueFailure.isEmpty() ? words : QString(m_rescueFailure + u' ' + words));
    } else if (m_openError) {
        say(tr("Your notes cannot be opened now. What you write stays on the screen and is saved as soon as "
               "possible. %1")
                .arg(error->message));
    } else {
        say(tr("What you wrote is not saved yet. It stays on the screen. %1").arg(error->message));
    }
}

void StoreRescue::say(const QString &words)
{
    const bool isNew = words != m_words->text() || !isVisible();
    m_words->setText(words);
    m_use->setAccessibleName(offerButton(true));
    if (words == m_putAway)
        return;
    show();
    fit();
    if (!isNew)
        return;
    QAccessibleEvent alert(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString StoreRescue::offerWords() const
{
    const QString file = QFileInfo(m_offer->path).fileName();
    const QString what = m_offer->isGone
        ? tr("The file of your notes, %1, is missing or empty.").arg(file)
        : tr("The file of your notes, %1, is damaged. It will be kept as %2.")
              .arg(file, breakable(m_offer->keptName));
    if (!m_offer->copy)
        return what + u' ' + tr("There is no sound copy of it. You can begin with no notes.");
    return what + u' '
        + tr("The newest sound copy is of %1 and holds %n note(s). What you write meanwhile is saved with "
             "them.",
            nullptr, m_offer->copy->notes)
              .arg(dayText(m_offer->copy->file.day, {}));
}

QString StoreRescue::offerButton(bool isLong) const
{
    if (!m_offer)
        return {};
    if (!m_offer->copy)
        return tr("Begin with no notes");
    if (!isLong)
        return tr("Use this copy");
    return tr("Use the copy of %1 (%n note(s))", nullptr, m_offer->copy->notes)
        .arg(dayText(m_offer->copy->file.day, {}));
}

void StoreRescue::useOffer()
{
    m_isRescuing = true;
    m_rescueFailure.clear();
    refresh();
    m_notes.rescue(*m_offer);
}

void StoreRescue::tellRescued(const RescueOffer &offer)
{
    const QString begun = offer.copy ? tr("Your notes of %1 are back.").arg(dayText(offer.copy->file.day, {}))
                                     : tr("You can write notes again.");
    if (offer.isGone) {
        Q_EMIT told(begun);
        return;
    }
    Q_EMIT told(begun + u' '
        + tr("The damaged file is kept as %1.")
              .arg(QDir::toNativeSeparators(QFileInfo(offer.path).absolutePath() + u'/' + offer.keptName)));
}

void StoreRescue::keepText()
{
    UnsavedNotes::chooseFile(
        window(), this, [this](const QString &path) { Q_EMIT told(UnsavedNotes::write(m_notes, path)); });
}

void StoreRescue::follow()
{
    const Theme &theme = m_look.theme();
    m_sign->setPixmap(m_look.pixmap(
        QStringLiteral("data-warning"), theme.callout(CalloutKind::Warning).title, 20, devicePixelRatioF()));
    m_row->setContentsMargins(m_look.px(16), m_look.px(10), m_look.px(16), m_look.px(10));
    m_row->setSpacing(m_look.px(10));
    m_buttons->setSpacing(m_look.px(10));
    fit();
}

/// Buttons beside each other where there is room, and never more than half of the window.
void StoreRescue::fit()
{
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int room = width() - bar - m_row->contentsMargins().left() - m_row->contentsMargins().right()
        - m_sign->sizeHint().width() - m_row->spacing();
    const auto neededWidth = [&] {
        int needed = 0;
        for (const QPushButton *button : {m_use, m_again, m_keep, m_close})
            needed += button->isHidden() ? 0 : button->sizeHint().width() + m_buttons->spacing();
        return needed;
    };
    m_use->setText(offerButton(true));
    if (m_use->sizeHint().width() > room)
        m_use->setText(offerButton(false));
    m_buttons->setDirection(neededWidth() <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_row->invalidate();
    const int wanted = m_row->totalHeightForWidth(width());
    if (wanted > 0 && isVisible())
        m_scroll->setFixedHeight(std::min(wanted, window()->height() / 2));
}

void StoreRescue::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

} // namespace primer
