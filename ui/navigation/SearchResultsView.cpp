// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/SearchResultsView.h"

#include "ui/navigation/HitDelegate.h"
#include "ui/style/Label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace primer {

namespace {

constexpr int kRowsAtOnce = 12;

} // namespace

SearchResultsView::SearchResultsView(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_banner(new QFrame(this))
    , m_correction(new Label(look, Look::Role::InterfaceBold, Label::Tone::Text, {}, m_banner))
    , m_asTyped(new QPushButton(m_banner))
    , m_messageTitle(new Label(look, Look::Role::PaneTitle, Label::Tone::Text, {}, this))
    , m_messageAdvice(new Label(look, Look::Role::Interface, Label::Tone::Muted, {}, this))
    , m_list(new QListView(this))
{
    m_banner->setProperty("kind", QStringLiteral("banner"));
    auto *words = new QVBoxLayout(m_banner);
    words->addWidget(m_correction);
    words->addWidget(m_asTyped, 0, Qt::AlignLeft);
    m_asTyped->setProperty("kind", QStringLiteral("link"));
    connect(m_asTyped, &QPushButton::clicked, this, [this] { Q_EMIT searchAsTyped(m_typed); });

    m_list->setAccessibleName(tr("Search results"));
    m_list->setProperty("ownFocus", true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new HitDelegate(look, *m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setLayoutMode(QListView::Batched); // the rows below those seen are measured when there is time
    m_list->setBatchSize(kRowsAtOnce);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    connect(m_list, &QListView::clicked, this, &SearchResultsView::open);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    column->addWidget(m_messageTitle);
    column->addWidget(m_messageAdvice);
    column->addWidget(m_list, 1);
    column->addStretch();
    const auto follow = [this, &look, column, words] {
        words->setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(10));
        words->setSpacing(look.px(2));
        column->setSpacing(look.px(8));
        m_messageTitle->setContentsMargins(look.px(8), look.px(16), look.px(8), 0);
        m_messageAdvice->setContentsMargins(look.px(8), 0, look.px(8), 0);
        m_list->doItemsLayout();
        m_list->viewport()->update();
    };
    connect(&look, &Look::changed, this, follow);
    follow();
    showMessage({}, {});
}

void SearchResultsView::show(const SearchAnswer &answer)
{
    m_typed = answer.query;
    const bool mended = !answer.corrected.isNull();
    m_correction->setText(tr("Showing results for %1").arg(answer.corrected.trimmed()));
    m_asTyped->setText(tr("Search for %1 instead").arg(answer.query.trimmed().left(60)));
    m_model.setHits(answer.hits);
    m_list->scrollToTop();
    if (answer.hits.empty())
        showMessage(tr("Nothing found"),
            tr("Try fewer words, or another name for the same thing. A medicine is found by its brand name"
               " too. Press Esc to go back to the topics."));
    else
        showMessage({}, {});
    m_banner->setVisible(mended);
    if (std::exchange(m_openWhenAnswered, false))
        openChosen();
}

void SearchResultsView::clear()
{
    m_typed = QString();
    m_openWhenAnswered = false;
    m_model.setHits({});
}

/// Whether what is shown answers this question.
bool SearchResultsView::isFor(const QString &typed) const
{
    return !m_typed.isNull() && typed.startsWith(m_typed) && Query::parse(typed).typed() == m_typed;
}

void SearchResultsView::showError(const Error &error)
{
    m_typed.clear();
    m_openWhenAnswered = false;
    m_model.setHits({});
    showMessage(tr("Search did not work"),
        error.message + u' ' + tr("The topics can still be read: press Esc to go back to them."));
}

void SearchResultsView::showMessage(const QString &title, const QString &advice)
{
    const bool hasMessage = !title.isEmpty();
    m_banner->hide();
    m_messageTitle->setText(title);
    m_messageAdvice->setText(advice);
    m_messageTitle->setVisible(hasMessage);
    m_messageAdvice->setVisible(hasMessage);
    m_list->setVisible(!hasMessage);
}

void SearchResultsView::step(int direction)
{
    const QModelIndex next = m_model.step(m_list->currentIndex(), direction);
    if (!next.isValid())
        return;
    m_list->setCurrentIndex(next);
    // With the heading, where it stands right above.
    if (next.row() == 1)
        m_list->scrollToTop();
    else
        m_list->scrollTo(next);
}

void SearchResultsView::openChosen()
{
    const QModelIndex chosen = m_list->currentIndex();
    open(chosen.isValid() ? chosen : m_model.step({}, 1));
}

void SearchResultsView::open(const QModelIndex &index)
{
    const SearchHit *hit = m_model.hit(index);
    if (hit == nullptr)
        return;
    m_list->setCurrentIndex(index);
    const SearchHit opened = *hit; // the list may change meanwhile
    Q_EMIT openSection(opened.ref, opened.noteId);
}

bool SearchResultsView::eventFilter(QObject *watched, QEvent *event)
{
    const auto *box = qobject_cast<const QLineEdit *>(watched);
    if (event->type() != QEvent::KeyPress || (box != nullptr && box->text().trimmed().isEmpty()))
        return QWidget::eventFilter(watched, event);
    m_openWhenAnswered = false;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (box == nullptr || isFor(box->text()))
            openChosen();
        else
            m_openWhenAnswered = true;
        return true;
    case Qt::Key_Escape:
        Q_EMIT escaped();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace primer
