// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesBar.h"

#include "ui/notes/FlowLayout.h"
#include "ui/notes/NoteDates.h"
#include "ui/notes/NotesFilterDialog.h"
#include "ui/style/Look.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>

namespace primer {

NotesBar::NotesBar(Look &look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_flow(new FlowLayout(this))
{
    m_order = new QComboBox(this);
    m_order->setAccessibleName(tr("Order of the notes"));
    m_order->view()->setAccessibleName(m_order->accessibleName());
    m_order->addItems({tr("Newest first"), tr("Oldest first"), tr("By topic"), tr("Last changed first")});
    m_filter = new QPushButton(tr("Filter …"), this);
    m_filter->setAccessibleName(tr("Filter notes by topic, color and date"));
    m_choose = new QPushButton(tr("Select"), this);
    m_choose->setCheckable(true);
    m_choose->setAccessibleName(tr("Select notes"));
    for (QWidget *part :
        {static_cast<QWidget *>(m_order), static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_choose)})
        m_flow->addWidget(part);
    connect(m_order, &QComboBox::activated, this, [this](int index) {
        NoteQuery query = m_query;
        query.order = static_cast<NoteOrder>(index);
        Q_EMIT queryChosen(query);
    });
    connect(m_filter, &QPushButton::clicked, this, &NotesBar::openFilter);
    connect(m_choose, &QPushButton::toggled, this, &NotesBar::chooseAsked);
    connect(&look, &Look::changed, this, &NotesBar::follow);
    follow();
}

void NotesBar::follow()
{
    m_flow->setSpacing(m_look.px(8));
    m_order->setFont(m_look.font(Look::Role::Interface));
    m_filter->setIcon(m_look.icon(QStringLiteral("view-filter")));
    m_choose->setIcon(m_look.icon(QStringLiteral("edit-select-all")));
    for (QPushButton *button : {m_filter, m_choose})
        button->setIconSize({m_look.px(18), m_look.px(18)});
    makeChips();
}

void NotesBar::showQuery(const NoteQuery &query)
{
    m_query = query;
    m_order->setCurrentIndex(static_cast<int>(query.order));
    const bool isTrash = query.filter == NoteFilter::Trash;
    m_order->setVisible(!isTrash && query.words.isEmpty()); // the trash and a search have their own
    m_filter->setVisible(!isTrash);
    makeChips();
}

void NotesBar::setChoosing(bool isChoosing)
{
    const QSignalBlocker quiet(m_choose);
    m_choose->setChecked(isChoosing);
}

void NotesBar::makeChips()
{
    for (QPushButton *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    const NoteQuery &query = m_query;
    if (!query.topic.isEmpty()) {
        QString title = query.topic.topic;
        for (const TopicTotal &topic : m_topics) {
            if (topic.topic == query.topic && !topic.title.isEmpty())
                title = topic.title;
        }
        addChip(tr("Topic: %1").arg(title), [](NoteQuery &other) { other.topic = {}; });
    }
    if (!query.tag.isEmpty())
        addChip(tr("Tag: %1").arg(query.tag), [](NoteQuery &other) { other.tag.clear(); });
    if (query.color)
        addChip(tr("Color: %1").arg(colorName(*query.color)), [](NoteQuery &other) { other.color.reset(); });
    const QDate today = QDate::currentDate();
    if (query.from.isValid())
        addChip(tr("From %1").arg(dayText(query.from, today)), [](NoteQuery &other) { other.from = {}; });
    if (query.to.isValid())
        addChip(tr("Up to %1").arg(dayText(query.to, today)), [](NoteQuery &other) { other.to = {}; });
    if (m_chips.size() > 1) {
        addChip(tr("Clear filters"), [](NoteQuery &other) {
            NoteQuery open;
            open.filter = other.filter;
            open.words = other.words;
            open.order = other.order;
            other = open;
        });
        m_chips.constLast()->setAccessibleName({});
    }
    QWidget *before = m_choose;
    for (QPushButton *chip : std::as_const(m_chips)) {
        setTabOrder(before, chip);
        before = chip;
    }
}

void NotesBar::addChip(const QString &text, std::function<void(NoteQuery &)> remove)
{
    auto *chip = new QPushButton(this);
    chip->setProperty("kind", QStringLiteral("chip"));
    chip->setFont(m_look.font(Look::Role::Small));
    chip->setText(chip->fontMetrics()
                      .elidedText(text, Qt::ElideRight, m_look.em(18))
                      .replace(u'&', QStringLiteral("&&")));
    chip->setAccessibleName(tr("Remove filter: %1").arg(text));
    chip->setToolTip(tr("Remove filter: %1").arg(text).toHtmlEscaped());
    chip->setIcon(m_look.icon(QStringLiteral("tab-close")));
    chip->setIconSize({m_look.px(14), m_look.px(14)});
    connect(chip, &QPushButton::clicked, this, [this, remove = std::move(remove)] {
        NoteQuery query = m_query;
        remove(query);
        m_filter->setFocus(Qt::OtherFocusReason);
        Q_EMIT queryChosen(query);
    });
    m_flow->addWidget(chip);
    m_chips.append(chip);
    chip->show();
}

void NotesBar::openFilter()
{
    auto *dialog = new NotesFilterDialog(m_look, m_query, m_topics, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NotesFilterDialog::chosen, this, &NotesBar::queryChosen);
    dialog->open();
}

} // namespace primer
