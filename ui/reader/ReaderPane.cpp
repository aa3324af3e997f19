// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/ReaderPane.h"

#include "ui/reader/FindBar.h"
#include "ui/reader/ReaderFoot.h"
#include "ui/reader/ReaderPopup.h"
#include "ui/reader/SectionView.h"
#include "ui/style/Label.h"

#include <QLocale>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace primer {

namespace {

constexpr double kSlimBelowEm = 34;
const QString kGroupLink = QStringLiteral("group");
const QString kTopicLink = QStringLiteral("topic");

QString linkTo(const QString &target, const QString &words, const QColor &color)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
        .arg(target, color.name(), words.toHtmlEscaped());
}

QString describe(const Source &source)
{
    QString text = source.publisher;
    if (source.year > 0)
        text += (text.isEmpty() ? QString() : QStringLiteral(", ")) + QString::number(source.year);
    return text;
}

} // namespace

ReaderPane::ReaderPane(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_breadcrumb(new Label(look, Look::Role::Interface, Label::Tone::Muted, {}, this))
    , m_overdue(new QFrame(this))
    , m_overdueText(new Label(look, Look::Role::Interface, Label::Tone::Text, {}, m_overdue))
    , m_view(new SectionView(look, this))
    , m_problem(new Label(look, Look::Role::Page, Label::Tone::Text, {}, this))
    , m_findBar(new FindBar(look, m_view, this))
    , m_foot(new ReaderFoot(look, this))
    , m_popup(new ReaderPopup(look, this))
{
    setProperty("kind", QStringLiteral("page"));
    setFocusProxy(m_view);
    m_breadcrumb->setTextFormat(Qt::RichText);
    m_breadcrumb->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_breadcrumb->setFocusPolicy(Qt::StrongFocus);
    m_breadcrumb->setAccessibleName(tr("Where you are"));
    m_overdue->setProperty("kind", QStringLiteral("warning"));
    auto *overdueRow = new QVBoxLayout(m_overdue);
    overdueRow->addWidget(m_overdueText);
    m_overdue->hide();
    m_problem->hide();
    m_problem->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_breadcrumb);
    column->addWidget(m_overdue);
    column->addWidget(m_problem, 1);
    column->addWidget(m_view, 1);
    column->addWidget(m_findBar);
    column->addWidget(m_foot);
    m_foot->hide();

    connect(m_breadcrumb, &QLabel::linkActivated, this, [this](const QString &target) {
        const Topic &topic = m_view->page()->topic;
        if (target == kGroupLink)
            Q_EMIT groupRequested(topic.entry.group);
        else
            Q_EMIT openRequested(topic.entry.ref);
    });
    connect(m_view, &SectionView::linkActivated, this, &ReaderPane::activate);
    connect(m_view, &SectionView::rebuilt, m_findBar, &FindBar::refresh);
    connect(m_view, &SectionView::columnChanged, this, &ReaderPane::follow);
    connect(m_findBar, &FindBar::foundChanged, this, [this] { m_view->setMarked(m_findBar->found()); });
    connect(m_findBar, &FindBar::closed, this, &ReaderPane::setFocusOnText);
    connect(m_popup, &ReaderPopup::closed, this, &ReaderPane::setFocusOnText);
    connect(m_foot, &ReaderFoot::previousRequested, this, [this] {
        if (const SectionEntry *entry = m_view->page()->previous(); entry != nullptr)
            Q_EMIT openRequested(m_view->page()->refOf(*entry));
    });
    connect(m_foot, &ReaderFoot::nextRequested, this, [this] {
        if (const SectionEntry *entry = m_view->page()->next(); entry != nullptr)
            Q_EMIT openRequested(m_view->page()->refOf(*entry));
    });
    connect(m_foot, &ReaderFoot::sourcesRequested, this,
        [this] { openSources(QPoint(m_foot->width() / 2, m_foot->y()), 0); });
    connect(&look, &Look::changed, this, &ReaderPane::follow);
    follow();
}

const Page *ReaderPane::page() const
{
    return m_hasPage ? m_view->page() : nullptr;
}

int ReaderPane::topOffset() const
{
    return m_hasPage ? m_view->topOffset() : 0;
}

void ReaderPane::setFocusOnText()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void ReaderPane::show(std::shared_ptr<const Page> page, int offset)
{
    m_popup->close();
    m_hasPage = true;
    m_problem->hide();
    m_view->setVisible(true);
    m_breadcrumb->setVisible(true);
    m_foot->show(*page);
    setOverdue(page->topic);
    m_view->show(std::move(page), offset);
    follow();
}

void ReaderPane::showProblem(const Error &error)
{
    m_popup->close();
    m_hasPage = false;
    m_view->hide();
    m_foot->hide();
    m_breadcrumb->hide();
    m_overdue->hide();
    m_findBar->hide();
    m_problem->setText(error.message + QStringLiteral("\n\n")
        + tr("Choose another topic on the left, or search for it above."));
    m_problem->show();
}

void ReaderPane::setOverdue(const Topic &topic)
{
    const bool overdue = topic.nextReview.isValid() && topic.nextReview < QDate::currentDate();
    m_overdue->setVisible(overdue);
    if (overdue) {
        m_overdueText->setText(
            tr("This topic was to be checked again by %1. Ask your pharmacist whether it still "
               "holds.")
                .arg(QLocale().toString(topic.nextReview, QLocale::LongFormat)));
    }
}

void ReaderPane::follow()
{
    const int side = m_view->columnLeft();
    m_foot->setSides(side, std::max(0, m_view->width() - side - m_view->columnWidth()));
    m_breadcrumb->setContentsMargins(side, m_look.px(20), side, m_look.px(6));
    m_problem->setContentsMargins(side, m_look.px(40), side, m_look.px(20));
    m_foot->setSlim(height() < m_look.em(kSlimBelowEm));
    if (!m_hasPage)
        return;
    const TopicEntry &topic = m_view->page()->topic.entry;
    m_breadcrumb->setText(linkTo(kGroupLink, topic.group, m_look.theme().link)
        + QStringLiteral(" &nbsp;›&nbsp; ")
        + linkTo(kTopicLink, topic.titleWithBrand(), m_look.theme().link));
}

void ReaderPane::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_popup->close();
    follow();
}

void ReaderPane::activate(const QString &target, QPoint at)
{
    const QPoint here = m_view->mapTo(this, at);
    if (const Term *term = m_view->page()->termOf(target)) {
        m_popup->open(tr("Meaning of a word"), {{term->term, term->meaning, {}}}, here);
    } else if (target.startsWith(QStringLiteral("source:"))) {
        openSources(here, target.mid(7).toInt());
    } else {
        openLink(target, here);
    }
}

void ReaderPane::openLink(const QString &target, QPoint at)
{
    if (target.startsWith(QStringLiteral("topic:"))) {
        auto ref = SectionRef::parse(QStringView(target).mid(6));
        if (ref) {
            ref->pack = m_view->page()->section.ref.pack;
            Q_EMIT openRequested(*ref);
        }
        return;
    }
    m_popup->open(tr("Address outside this program"),
        {{tr("This leads outside"), tr("Patient Primer never goes on the network. You can copy the address."),
            target}},
        at);
}

void ReaderPane::openSources(QPoint at, int only)
{
    QList<ReaderPopup::Entry> entries;
    int number = 0;
    for (const Source &source : m_view->page()->citedSources()) {
        ++number;
        if (only == 0 || only == number)
            entries.append(
                {u'[' + QString::number(number) + u"] " + source.title, describe(source), source.url});
    }
    if (!entries.isEmpty())
        m_popup->open(tr("Where this comes from"), entries, at);
}

} // namespace primer
