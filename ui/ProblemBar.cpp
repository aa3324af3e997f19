// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ProblemBar.h"

#include "ui/style/Label.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace primer {

namespace {

constexpr qsizetype kMostProblems = 5; // the newest

} // namespace

ProblemBar::ProblemBar(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_sign(new QLabel(this))
    , m_words(new Label(look, Look::Role::Interface, Label::Tone::Text, {}, this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setProperty("kind", QStringLiteral("warning"));
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setAccessibleName(tr("Close this message"));
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QPushButton::clicked, this, &ProblemBar::putAway);
    connect(&look, &Look::changed, this, &ProblemBar::follow);
    follow();
    hide();
}

void ProblemBar::say(const QStringList &problems)
{
    m_problems += problems;
    m_problems.removeDuplicates();
    show();
}

void ProblemBar::tell(const QString &sentence)
{
    m_told = sentence;
    show();
}

void ProblemBar::show()
{
    QStringList sentences = m_problems.mid(std::max<qsizetype>(0, m_problems.size() - kMostProblems));
    if (!m_told.isEmpty())
        sentences.append(m_told);
    m_words->setText(sentences.join(u'\n'));
    setVisible(!sentences.isEmpty());
}

void ProblemBar::putAway()
{
    m_problems.clear();
    m_told.clear();
    show();
}

void ProblemBar::follow()
{
    const Theme &theme = m_look.theme();
    m_sign->setPixmap(m_look.pixmap(
        QStringLiteral("data-warning"), theme.callout(CalloutKind::Warning).title, 20, devicePixelRatioF()));
    layout()->setContentsMargins(m_look.px(16), m_look.px(10), m_look.px(16), m_look.px(10));
    layout()->setSpacing(m_look.px(10));
}

} // namespace primer
