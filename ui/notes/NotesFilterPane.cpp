// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesFilterPane.h"

#include "ui/style/Look.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace primer {

namespace {

constexpr int kTypingDelay = 150; // milliseconds
constexpr int kFilterRole = Qt::UserRole;
constexpr int kIconRole = Qt::UserRole + 1;
constexpr int kTitleRole = Qt::UserRole + 2;
constexpr int kCountRole = Qt::UserRole + 3;

/// A row: icon, title, number at the right; the chosen one filled, bold, with a bar at its left edge.
class FilterRowDelegate final : public QStyledItemDelegate
{
public:
    FilterRowDelegate(Look &look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    { }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetrics letters(font(true));
        const int textWidth = option.rect.width() > 0 ? option.rect.width() - sides(index) : m_look.em(10);
        const QRect text = letters.boundingRect(
            QRect(0, 0, textWidth, 10'000), Qt::TextWordWrap, index.data(kTitleRole).toString());
        return {0, qMax(m_look.px(36), text.height() + m_look.px(14))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = m_look.theme();
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const QRect row = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (isChosen) {
            painter->setBrush(theme.chosen);
            painter->drawRoundedRect(row, m_look.px(8), m_look.px(8));
            painter->setBrush(theme.chosenText);
            painter->drawRect(row.adjusted(0, m_look.px(8), m_look.px(4) - row.width(), -m_look.px(8)));
        }
        const QColor ink = isChosen ? theme.chosenText : theme.text;
        const int icon = m_look.px(18);
        const QRect iconPlace(row.left() + m_look.px(17), row.center().y() - icon / 2, icon, icon);
        m_look.icon(index.data(kIconRole).toString(), ink).paint(painter, iconPlace);
        painter->setPen(ink);
        painter->setFont(font(isChosen));
        const QRect text = row.adjusted(m_look.px(47), 0, m_look.px(47) - sides(index), 0);
        painter->drawText(text, Qt::AlignVCenter | Qt::TextWordWrap, index.data(kTitleRole).toString());
        painter->setFont(m_look.font(Look::Role::Interface));
        painter->drawText(row.adjusted(0, 0, -m_look.px(10), 0), Qt::AlignVCenter | Qt::AlignRight,
            index.data(kCountRole).toString());
        if (option.state.testFlag(QStyle::State_HasFocus)
            && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
            const int width = m_look.px(2);
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(isChosen ? theme.chosenText : theme.focus, width));
            painter->drawRoundedRect(row.adjusted(width, width, -width, -width), m_look.px(6), m_look.px(6));
        }
        painter->restore();
    }

private:
    QFont font(bool isChosen) const
    {
        return m_look.font(isChosen ? Look::Role::InterfaceBold : Look::Role::Interface);
    }

    /// What a row needs beside its title.
    int sides(const QModelIndex &index) const
    {
        const QFontMetrics letters(font(false));
        return m_look.px(47 + 20) + letters.horizontalAdvance(index.data(kCountRole).toString());
    }

    Look &m_look;
};

} // namespace

NotesFilterPane::NotesFilterPane(Look &look, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_column(new QVBoxLayout(this))
{
    setProperty("kind", QStringLiteral("pane"));
    m_field = new QLineEdit(this);
    m_field->setPlaceholderText(tr("Find in my notes"));
    m_field->setAccessibleName(tr("Find in my notes"));
    m_field->setClearButtonEnabled(true);
    m_sign = m_field->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_rows = new QListWidget(this);
    m_rows->setAccessibleName(tr("Which notes to show"));
    m_rows->setProperty("ownFocus", true);
    m_rows->setItemDelegate(new FilterRowDelegate(look, m_rows));
    m_rows->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rows->setResizeMode(QListView::Adjust);
    addRow(NoteFilter::All, QStringLiteral("note"), tr("All notes"));
    addRow(NoteFilter::Questions, QStringLiteral("dialog-question"), tr("Questions"));
    addRow(NoteFilter::NotAboutATopic, QStringLiteral("document-edit"), tr("Not about a topic"));
    addRow(NoteFilter::Trash, QStringLiteral("trash-empty"), tr("Trash"));
    m_rows->setCurrentRow(0);
    m_column->addWidget(m_field);
    m_column->addWidget(m_rows, 1);
    setTotals({});

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingDelay);
    connect(&m_typing, &QTimer::timeout, this, [this] { Q_EMIT wordsChanged(m_field->text()); });
    connect(m_field, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_rows, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item != nullptr)
            Q_EMIT filterChosen(static_cast<NoteFilter>(item->data(kFilterRole).toInt()));
    });
    connect(&look, &Look::changed, this, &NotesFilterPane::follow);
    follow();
}

void NotesFilterPane::addRow(NoteFilter filter, const QString &icon, const QString &title)
{
    auto *item = new QListWidgetItem(m_rows);
    item->setData(kFilterRole, static_cast<int>(filter));
    item->setData(kIconRole, icon);
    item->setData(kTitleRole, title);
}

void NotesFilterPane::setTotals(const NoteTotals &totals)
{
    const int counts[] = {totals.all, totals.questions, totals.notAboutATopic, totals.trash};
    for (int row = 0; row < m_rows->count(); ++row) {
        QListWidgetItem *item = m_rows->item(row);
        const QString count = QLocale().toString(counts[item->data(kFilterRole).toInt()]);
        item->setData(kCountRole, count);
        item->setData(Qt::AccessibleTextRole,
            QString(item->data(kTitleRole).toString() + QStringLiteral(": ") + count));
    }
}

void NotesFilterPane::choose(NoteFilter filter)
{
    for (int row = 0; row < m_rows->count(); ++row) {
        if (m_rows->item(row)->data(kFilterRole).toInt() == static_cast<int>(filter))
            m_rows->setCurrentRow(row);
    }
}

void NotesFilterPane::focusSearch()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void NotesFilterPane::follow()
{
    const int side = m_look.px(12);
    m_column->setContentsMargins(side, side, side, side);
    m_column->setSpacing(m_look.px(16));
    m_sign->setIcon(m_look.icon(QStringLiteral("edit-find"), m_look.theme().muted));
    m_field->setFont(m_look.font(Look::Role::Interface));
    m_rows->doItemsLayout();
}

} // namespace primer
