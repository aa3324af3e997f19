// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/StartPage.h"

#include "ui/style/Label.h"

#include <QApplication>
#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace primer {

namespace {

constexpr double kWideEm = 52; // below this the cards stand one under the other
constexpr int kUrgentInRow = 5;
constexpr double kUrgentEm = 10; // the width of a line in their buttons

QFrame *makeCard(const QString &kind, QWidget *parent)
{
    auto *card = new QFrame(parent);
    card->setProperty("kind", kind);
    return card;
}

/// What tells a button of this page from the others; empty for other widgets.
QString nameOf(const QWidget *widget, const QWidget &page)
{
    const auto *button = qobject_cast<const QPushButton *>(widget);
    if (button == nullptr || !page.isAncestorOf(button))
        return {};
    return button->text() + u'\n' + button->accessibleName();
}

/// The words with a line break wherever a line would grow wider than this.
QString onLines(const QString &words, const QFont &font, int width)
{
    const QFontMetrics metrics(font);
    QString lines;
    QString line;
    for (const QString &word : words.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
            lines += line + u'\n';
            line = word;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

/// "today", "yesterday" or a date, in the reader's own format.
QString whenRead(const QString &iso)
{
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODate).toLocalTime();
    if (!time.isValid())
        return {};
    const qint64 days = time.date().daysTo(QDate::currentDate());
    if (days == 0)
        return StartPage::tr("today");
    if (days == 1)
        return StartPage::tr("yesterday");
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

} // namespace

StartPage::StartPage(Look &look, QWidget *parent)
    : QScrollArea(parent)
    , m_look(look)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Start page"));
    // Built with the first contents or the first size, whichever comes first.
    connect(&look, &Look::changed, this, &StartPage::rebuild);
}

void StartPage::setContents(const StartContents &contents, const QString &lastTime)
{
    m_contents = contents;
    m_lastTime = lastTime;
    build();
}

void StartPage::setNoteCounts(const NoteCounts &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    rebuild();
}

void StartPage::rebuild()
{
    if (m_columns > 0)
        build();
}

int StartPage::columns() const
{
    return width() >= m_look.em(kWideEm) ? 2 : 1;
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (columns() != m_columns)
        build();
}

void StartPage::build()
{
    m_columns = columns();
    auto *page = makeCard(QStringLiteral("page"), nullptr);
    auto *column = new QVBoxLayout(page);
    const int side = m_look.px(m_columns == 2 ? 40 : 20);
    column->setContentsMargins(side, m_look.px(28), side, m_look.px(24));
    column->setSpacing(m_look.px(14));
    column->addWidget(buildHelp());
    column->addSpacing(m_look.px(6));
    if (m_contents.isEmpty) {
        column->addWidget(buildEmpty());
    } else {
        column->addWidget(new Label(m_look, Look::Role::SectionTitle, Label::Tone::Text,
            tr("What would you like to know today?"), page));
        auto *cards = new QGridLayout;
        cards->setSpacing(m_look.px(20));
        cards->addWidget(buildContinue(), 0, 0);
        cards->addWidget(buildNotes(), m_columns == 2 ? 0 : 1, m_columns == 2 ? 1 : 0);
        for (int i = 0; i < m_columns; ++i)
            cards->setColumnStretch(i, 1);
        column->addLayout(cards);
        if (!m_contents.begin.empty()) {
            column->addSpacing(m_look.px(6));
            column->addWidget(
                new Label(m_look, Look::Role::PaneTitle, Label::Tone::Text, tr("Where to begin"), page));
            auto *begin = new QGridLayout;
            begin->setSpacing(m_look.px(16));
            for (int i = 0; i < static_cast<int>(m_contents.begin.size()); ++i)
                begin->addWidget(
                    buildBegin(m_contents.begin[static_cast<size_t>(i)]), i / m_columns, i % m_columns);
            for (int i = 0; i < m_columns; ++i)
                begin->setColumnStretch(i, 1);
            column->addLayout(begin);
        }
    }
    column->addStretch(1);
    const QString focused = nameOf(QApplication::focusWidget(), *this);
    // Not at once: Qt may be giving every widget its new style just now.
    if (QWidget *old = takeWidget())
        old->deleteLater();
    setWidget(page);
    for (QPushButton *button : findChildren<QPushButton *>()) {
        if (!focused.isEmpty() && nameOf(button, *this) == focused)
            button->setFocus(Qt::OtherFocusReason);
    }
}

QWidget *StartPage::buildHelp()
{
    auto *card = makeCard(QStringLiteral("danger"), this);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(m_look.px(20), m_look.px(14), m_look.px(20), m_look.px(18));
    column->setSpacing(m_look.px(12));

    auto *head = new QGridLayout;
    auto *title = new QHBoxLayout;
    title->setSpacing(m_look.px(12));
    auto *sign = new QLabel(card);
    sign->setPixmap(
        m_look.pixmap(QStringLiteral("call-start"), m_look.theme().failed, 22, devicePixelRatioF()));
    title->addWidget(sign);
    auto *words = new Label(m_look, Look::Role::Heading, Label::Tone::Failed, tr("Get help now"), card);
    words->setWordWrap(false);
    title->addWidget(words);
    title->addStretch(1);
    head->addLayout(title, 0, 0);
    // United States: 911 emergency; 988 Suicide & Crisis Lifeline; 1-800-222-1222 Poison Help.
    auto *numbers = new Label(m_look, Look::Role::Interface, Label::Tone::Text, {}, card);
    numbers->setTextFormat(Qt::RichText);
    numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    numbers->setText(tr("Emergency <b>911</b> &nbsp;·&nbsp; Suicide and crisis <b>988</b> &nbsp;·&nbsp; "
                        "Poison Help <b>1-800-222-1222</b> (United States)"));
    numbers->setWordWrap(m_columns == 1);
    numbers->setAlignment((m_columns == 2 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    head->addWidget(numbers, m_columns == 2 ? 0 : 1, m_columns == 2 ? 1 : 0);
    column->addLayout(head);

    auto *row = new QGridLayout;
    row->setSpacing(m_look.px(12));
    const int inRow = m_columns == 2 ? kUrgentInRow : 2;
    for (int i = 0; i < static_cast<int>(m_contents.urgent.size()); ++i)
        row->addWidget(buildUrgent(m_contents.urgent[static_cast<size_t>(i)], card), i / inRow, i % inRow);
    for (int i = 0; i < inRow; ++i)
        row->setColumnStretch(i, 1);
    column->addLayout(row);
    return card;
}

QWidget *StartPage::buildUrgent(const TopicEntry &entry, QWidget *card)
{
    const QFont font = m_look.font(Look::Role::InterfaceBold);
    auto *button = new QPushButton(onLines(entry.title, font, m_look.em(kUrgentEm)), card);
    button->setAccessibleName(entry.title);
    button->setProperty("kind", QStringLiteral("danger"));
    button->setFont(font);
    button->setMinimumHeight(m_look.px(64));
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding); // all as high as the highest
    connect(button, &QPushButton::clicked, this, [this, ref = entry.ref] { Q_EMIT openRequested(ref); });
    return button;
}

QWidget *StartPage::buildContinue()
{
    auto *card = makeCard(QStringLiteral("quietcard"), this);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(m_look.px(20), m_look.px(16), m_look.px(20), m_look.px(18));
    const auto &last = m_contents.lastRead;
    column->addWidget(new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Muted,
        last ? tr("Continue reading") : tr("Start reading"), card));
    const TopicEntry *first = m_contents.begin.empty() ? nullptr : &m_contents.begin.front();
    if (last) {
        column->addWidget(
            new Label(m_look, Look::Role::Heading, Label::Tone::Text, last->sectionTitle, card));
        QString where = last->topic.titleWithBrand();
        if (const QString when = whenRead(m_lastTime); !when.isEmpty())
            where += QStringLiteral(" · ") + when;
        column->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Muted, where, card));
    } else if (first != nullptr) {
        column->addWidget(
            new Label(m_look, Look::Role::Heading, Label::Tone::Text, first->titleWithBrand(), card));
        column->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Muted, first->summary, card));
    }
    column->addStretch(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(m_look.px(16));
    auto *go = new QPushButton(last ? tr("Continue") : tr("Read"), card);
    go->setProperty("kind", QStringLiteral("primary"));
    go->setEnabled(last || first != nullptr);
    connect(go, &QPushButton::clicked, this, [this] {
        if (m_contents.lastRead)
            Q_EMIT continueRequested();
        else
            Q_EMIT openRequested(m_contents.begin.front().ref);
    });
    row->addWidget(go);
    if (last) {
        auto *progress = new QProgressBar(card);
        progress->setTextVisible(false);
        progress->setRange(0, last->count);
        progress->setValue(last->index + 1);
        progress->setAccessibleName(tr("Progress in this topic"));
        row->addWidget(progress, 1);
        auto *position = new Label(m_look, Look::Role::Small, Label::Tone::Muted,
            tr("Section %1 of %2").arg(last->index + 1).arg(last->count), card);
        position->setWordWrap(false);
        row->addWidget(position);
    } else {
        row->addStretch(1);
    }
    column->addLayout(row);
    return card;
}

QWidget *StartPage::buildNotes()
{
    auto *card = makeCard(QStringLiteral("quietcard"), this);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(m_look.px(20), m_look.px(16), m_look.px(20), m_look.px(18));
    column->addWidget(new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Muted, tr("My notes"), card));
    const bool any = m_counts.notes > 0;
    column->addWidget(new Label(m_look, Look::Role::Heading, Label::Tone::Text,
        any ? tr("%n note(s)", nullptr, m_counts.notes) : tr("Nothing written yet"), card));
    QString detail = tr("Write a note or a question beside what you read. It stays on this computer.");
    if (m_counts.openQuestions > 0)
        detail = tr("%n question(s) to ask", nullptr, m_counts.openQuestions);
    else if (any)
        detail = tr("No open questions");
    column->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Muted, detail, card));
    column->addStretch(1);
    auto *open = new QPushButton(any ? tr("See my notes") : tr("Write a note"), card);
    connect(open, &QPushButton::clicked, this, &StartPage::allNotesRequested);
    column->addWidget(open, 0, Qt::AlignLeft);
    return card;
}

QWidget *StartPage::buildBegin(const TopicEntry &entry)
{
    auto *card = makeCard(QStringLiteral("card"), this);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(m_look.px(16), m_look.px(14), m_look.px(16), m_look.px(14));
    row->setSpacing(m_look.px(12));
    auto *words = new QVBoxLayout;
    words->addWidget(
        new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, entry.titleWithBrand(), card));
    words->addWidget(new Label(m_look, Look::Role::Small, Label::Tone::Muted, entry.summary, card));
    row->addLayout(words, 1);
    auto *read = new QPushButton(tr("Read"), card);
    read->setAccessibleName(tr("Read about %1").arg(entry.titleWithBrand()));
    connect(read, &QPushButton::clicked, this, [this, ref = entry.ref] { Q_EMIT openRequested(ref); });
    row->addWidget(read, 0, Qt::AlignVCenter);
    return card;
}

QWidget *StartPage::buildEmpty()
{
    auto *card = makeCard(QStringLiteral("quietcard"), this);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(m_look.px(24), m_look.px(24), m_look.px(24), m_look.px(24));
    column->setSpacing(m_look.px(10));
    column->addWidget(new Label(
        m_look, Look::Role::SectionTitle, Label::Tone::Text, tr("There is nothing to read yet"), card));
    column->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Muted,
        tr("Topics come in packs, files whose names end in .primer. Your notes are safe: you can read and "
           "write "
           "them as always."),
        card));
    auto *add = new QPushButton(tr("Add a pack …"), card);
    add->setProperty("kind", QStringLiteral("primary"));
    connect(add, &QPushButton::clicked, this, &StartPage::addPackRequested);
    column->addWidget(add, 0, Qt::AlignLeft);
    return card;
}

} // namespace primer
