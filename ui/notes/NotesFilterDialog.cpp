// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesFilterDialog.h"

#include "ui/style/Look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace primer {

QString colorName(MarkColor color)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("NotesFilterDialog", text);
    };
    switch (color) {
    case MarkColor::Green:
        return tr("Green");
    case MarkColor::Blue:
        return tr("Blue");
    case MarkColor::Rose:
        return tr("Rose");
    case MarkColor::Violet:
        return tr("Violet");
    case MarkColor::Yellow:
        break;
    }
    return tr("Yellow");
}

NotesFilterDialog::NotesFilterDialog(
    Look &look, const NoteQuery &query, const std::vector<TopicTotal> &topics, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
    , m_query(query)
    , m_topics(topics)
{
    setWindowTitle(tr("Filter notes"));
    auto *form = new QFormLayout(this);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setSpacing(look.px(10));
    form->setContentsMargins(look.px(16), look.px(16), look.px(16), look.px(16));
    m_topic = new QComboBox(this);
    m_topic->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_topic->setMinimumContentsLength(24);
    m_topic->addItem(tr("Any topic"));
    for (const TopicTotal &topic : m_topics) {
        m_topic->addItem(topic.title.isEmpty() ? topic.topic.topic : topic.title);
        if (topic.topic == query.topic)
            m_topic->setCurrentIndex(m_topic->count() - 1);
    }
    form->addRow(tr("&Topic"), m_topic);
    m_color = new QComboBox(this);
    m_color->addItem(tr("Any color"));
    for (const MarkColor color :
        {MarkColor::Yellow, MarkColor::Green, MarkColor::Blue, MarkColor::Rose, MarkColor::Violet})
        m_color->addItem(colorName(color));
    m_color->setCurrentIndex(query.color ? static_cast<int>(*query.color) + 1 : 0);
    form->addRow(tr("&Color of the mark"), m_color);
    const QDate today = QDate::currentDate();
    addDay(form, tr("Written &from"), query.from, today.addMonths(-1), m_isFrom, m_from);
    addDay(form, tr("Written up t&o"), query.to, today, m_isTo, m_to);
    auto *buttons = new QHBoxLayout;
    auto *show = new QPushButton(tr("Show these notes"), this);
    show->setProperty("kind", QStringLiteral("primary"));
    show->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    buttons->addStretch(1);
    buttons->addWidget(show);
    buttons->addWidget(cancel);
    form->addRow(buttons);
    connect(show, &QPushButton::clicked, this, [this] {
        Q_EMIT chosen(this->query());
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void NotesFilterDialog::addDay(
    QFormLayout *form, const QString &title, QDate day, QDate otherwise, QCheckBox *&check, QDateEdit *&edit)
{
    check = new QCheckBox(title, this);
    check->setChecked(day.isValid());
    edit = new QDateEdit(day.isValid() ? day : otherwise, this);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QLocale()
                               .dateFormat(QLocale::ShortFormat)
                               .replace(QStringLiteral("yyyy"), QStringLiteral("yy"))
                               .replace(QStringLiteral("yy"), QStringLiteral("yyyy")));
    edit->setAccessibleName(QString(title).remove(u'&'));
    edit->setEnabled(day.isValid());
    connect(check, &QCheckBox::toggled, edit, &QWidget::setEnabled);
    form->addRow(check, edit);
}

NoteQuery NotesFilterDialog::query() const
{
    NoteQuery query = m_query;
    const int topic = m_topic->currentIndex();
    query.topic = topic > 0 ? m_topics[static_cast<size_t>(topic - 1)].topic : SectionRef();
    query.color.reset();
    if (m_color->currentIndex() > 0)
        query.color = static_cast<MarkColor>(m_color->currentIndex() - 1);
    query.from = m_isFrom->isChecked() ? m_from->date() : QDate();
    query.to = m_isTo->isChecked() ? m_to->date() : QDate();
    if (query.from.isValid() && query.to.isValid() && query.from > query.to)
        std::swap(query.from, query.to);
    return query;
}

} // namespace primer
