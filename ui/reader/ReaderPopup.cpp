// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/ReaderPopup.h"

#include "ui/style/Label.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace primer {

namespace {

constexpr double kWidthInEm = 28;
constexpr int kGap = 8;

} // namespace

ReaderPopup::ReaderPopup(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_column(new QVBoxLayout(this))
{
    setProperty("kind", QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    m_column->setContentsMargins(0, 0, 0, 0);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget * /*old*/, QWidget *now) {
        if (isVisible() && now != nullptr && now != this && !isAncestorOf(now))
            close();
    });
    connect(&look, &Look::changed, this, &ReaderPopup::close);
    hide();
}

void ReaderPopup::open(const QString &name, const QList<Entry> &entries, QPoint near)
{
    setAccessibleName(name);
    fill(entries);
    place(near);
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void ReaderPopup::fill(const QList<Entry> &entries)
{
    delete m_content;
    auto *area = new QScrollArea(this);
    m_content = area;
    auto *inside = new QWidget;
    auto *rows = new QVBoxLayout(inside);
    rows->setContentsMargins(m_look.px(16), m_look.px(12), m_look.px(16), m_look.px(12));
    rows->setSpacing(m_look.px(4));
    for (const Entry &entry : entries) {
        if (rows->count() > 0)
            rows->addSpacing(m_look.px(8));
        if (!entry.title.isEmpty())
            rows->addWidget(
                new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, entry.title, inside));
        if (!entry.text.isEmpty())
            rows->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Text, entry.text, inside));
        if (entry.address.isEmpty())
            continue;
        QString breakable = entry.address;
        breakable.replace(u'/', QStringLiteral("/\u200b"));
        rows->addWidget(new Label(m_look, Look::Role::Small, Label::Tone::Muted, breakable, inside));
        auto *copy = new QPushButton(tr("Copy the address"), inside);
        copy->setProperty("kind", QStringLiteral("text"));
        copy->setIcon(m_look.icon(QStringLiteral("edit-copy"), m_look.theme().accent));
        connect(copy, &QPushButton::clicked, this, [copy, address = entry.address] {
            QApplication::clipboard()->setText(address);
            copy->setText(tr("Copied"));
        });
        rows->addWidget(copy, 0, Qt::AlignLeft);
    }
    auto *done = new QPushButton(tr("Close"), inside);
    connect(done, &QPushButton::clicked, this, &ReaderPopup::close);
    rows->addSpacing(m_look.px(4));
    rows->addWidget(done, 0, Qt::AlignRight);

    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_column->addWidget(area);
}

void ReaderPopup::place(QPoint near)
{
    const QRect room = parentWidget()->rect().adjusted(kGap, kGap, -kGap, -kGap);
    auto *area = static_cast<QScrollArea *>(m_content);
    const int width = std::min(m_look.em(kWidthInEm), room.width());
    const int wanted = area->widget()->heightForWidth(width) + 2 * m_look.px(2);
    const int height = std::min(wanted, room.height());
    int top = near.y() + kGap;
    if (top + height > room.bottom())
        top = std::max(room.top(), near.y() - height - m_look.px(28));
    const int left
        = std::clamp(near.x() - width / 4, room.left(), std::max(room.left(), room.right() - width));
    setGeometry(left, std::min(top, room.bottom() - height), width, height);
}

void ReaderPopup::close()
{
    if (!isVisible())
        return;
    hide();
    Q_EMIT closed();
}

void ReaderPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace primer
