// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/FindBar.h"

#include "ui/style/Label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>

namespace primer {

namespace {

constexpr int kMostFound = 1000;

} // namespace

FindBar::FindBar(Look &look, QTextBrowser *view, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_view(view)
    , m_words(new QLineEdit(this))
    , m_count(new Label(look, Look::Role::Small, Label::Tone::Muted, {}, this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setProperty("kind", QStringLiteral("foot"));
    m_words->setPlaceholderText(tr("Find in this section"));
    m_words->setAccessibleName(tr("Find in this section"));
    m_words->setMaxLength(200);
    m_count->setWordWrap(false);
    m_previous->setToolTip(tr("Previous place (Shift+F3)"));
    m_previous->setAccessibleName(tr("Previous place"));
    m_next->setToolTip(tr("Next place (F3)"));
    m_next->setAccessibleName(tr("Next place"));
    m_close->setToolTip(tr("Close (Escape)"));
    m_close->setAccessibleName(tr("Close the find bar"));

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_words, 1);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_close);

    connect(m_words, &QLineEdit::textChanged, this, &FindBar::look);
    connect(m_words, &QLineEdit::returnPressed, this, &FindBar::findNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(&look, &Look::changed, this, &FindBar::follow);
    follow();
    hide();
}

void FindBar::follow()
{
    m_previous->setIcon(m_look.icon(QStringLiteral("arrow-up")));
    m_next->setIcon(m_look.icon(QStringLiteral("arrow-down")));
    m_close->setIcon(m_look.icon(QStringLiteral("tab-close")));
    for (auto *button : {m_previous, m_next, m_close})
        button->setIconSize({m_look.px(18), m_look.px(18)});
    layout()->setContentsMargins(m_look.px(40), m_look.px(8), m_look.px(40), m_look.px(8));
    layout()->setSpacing(m_look.px(8));
}

void FindBar::open()
{
    const QString selected = m_view->textCursor().selectedText();
    show();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_words->setText(selected);
    m_words->selectAll();
    m_words->setFocus(Qt::ShortcutFocusReason);
    look();
}

void FindBar::close()
{
    hide();
    m_found.clear();
    Q_EMIT foundChanged();
    Q_EMIT closed();
}

void FindBar::refresh()
{
    if (isVisible())
        look();
}

void FindBar::look()
{
    m_found.clear();
    m_at = -1;
    const QString words = m_words->text().trimmed();
    if (!words.isEmpty()) {
        QTextCursor at(m_view->document());
        while (m_found.size() < kMostFound) {
            at = m_view->document()->find(words, at);
            if (at.isNull())
                break;
            m_found.append(at);
        }
        const int from = m_view->textCursor().selectionStart();
        for (m_at = 0; m_at < m_found.size() - 1 && m_found.at(m_at).selectionStart() < from;)
            ++m_at;
    }
    step(0);
}

void FindBar::findNext()
{
    if (!isVisible())
        open();
    step(1);
}

void FindBar::findPrevious()
{
    if (!isVisible())
        open();
    step(-1);
}

void FindBar::step(int by)
{
    if (!m_found.isEmpty()) {
        const int count = static_cast<int>(m_found.size());
        m_at = (m_at + by + count) % count;
        m_view->setTextCursor(m_found.at(m_at));
        m_view->ensureCursorVisible();
    }
    say();
    Q_EMIT foundChanged();
}

void FindBar::say()
{
    const bool any = !m_found.isEmpty();
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
    if (any)
        m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(m_found.size()));
    else
        m_count->setText(m_words->text().trimmed().isEmpty() ? QString() : tr("Not in this section"));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace primer
