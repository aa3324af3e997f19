// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NotesFilterPane.h"

#include "ui/style/Look.h"

#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace primer {

namespace {

constexpr int kTypingDelay = 150; // milliseconds
constexpr int kFilterRole = Qt::UserRole;
constexpr int kIconRole = Qt::UserRole + 1;
constexpr int kTitleRole = Qt::UserRole + 2;
constexpr int kCountRole = Qt::UserRole + 3;
constexpr int kTagRole = Qt::UserRole + 4; ///< of a tag's row; the heading and the filters have none

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
        if (isHeading(index)) {
            painter->setPen(theme.muted);
            painter->setFont(m_look.font(Look::Role::SmallBold));
            painter->drawText(row.adjusted(m_look.px(12), 0, 0, -m_look.px(4)), Qt::AlignBottom,
                index.data(kTitleRole).toString());
            painter->restore();
            return;
        }
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
    static bool isHeading(const QModelIndex &index) { return !index.flags().testFlag(Qt::ItemIsSelectable); }

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
    addRow(NoteFilter::Highlights, QStringLiteral("draw-highlight"), tr("Highlights"));
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
    connect(m_rows, &QListWidget::currentItemChanged, this, &NotesFilterPane::tell);
    m_rows->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_rows, &QListWidget::customContextMenuRequested, this, &NotesFilterPane::openMenu);
    connect(&look, &Look::changed, this, &NotesFilterPane::follow);
    follow();
}

QListWidgetItem *NotesFilterPane::makeRow(const QString &icon, const QString &title)
{
    auto *item = new QListWidgetItem(m_rows);
    item->setData(kIconRole, icon);
    item->setData(kTitleRole, title);
    return item;
}

void NotesFilterPane::addRow(NoteFilter filter, const QString &icon, const QString &title)
{
    makeRow(icon, title)->setData(kFilterRole, static_cast<int>(filter));
}

void NotesFilterPane::tell(const QListWidgetItem *item)
{
    if (item == nullptr)
        return;
    if (const QVariant tag = item->data(kTagRole); tag.isValid())
        Q_EMIT tagChosen(tag.toString());
    else
        Q_EMIT filterChosen(static_cast<NoteFilter>(item->data(kFilterRole).toInt()));
}

void NotesFilterPane::setTotals(const NoteTotals &totals)
{
    const int counts[]
        = {totals.all, totals.questions, totals.highlights, totals.notAboutATopic, totals.trash};
    for (int row = 0; row < m_rows->count(); ++row) {
        QListWidgetItem *item = m_rows->item(row);
        if (!item->data(kFilterRole).isValid())
            continue;
        const QString count = QLocale().toString(counts[item->data(kFilterRole).toInt()]);
        item->setData(kCountRole, count);
        item->setData(Qt::AccessibleTextRole,
            QString(item->data(kTitleRole).toString() + QStringLiteral(": ") + count));
    }
}

/// The chosen row stays chosen; without its tag all notes are shown.
void NotesFilterPane::setTags(const std::vector<TagTotal> &tags)
{
    const QListWidgetItem *current = m_rows->currentItem();
    const QString chosen = current != nullptr ? current->data(kTagRole).toString() : QString();
    bool isThere = chosen.isEmpty();
    {
        const QSignalBlocker quiet(m_rows);
        for (int row = m_rows->count() - 1; row > 0 && !m_rows->item(row)->data(kFilterRole).isValid(); --row)
            delete m_rows->takeItem(row);
        if (!tags.empty()) {
            QListWidgetItem *heading = makeRow({}, tr("My tags"));
            heading->setFlags(Qt::NoItemFlags);
            heading->setData(Qt::AccessibleTextRole, tr("My tags"));
        }
        for (const TagTotal &total : tags) {
            QListWidgetItem *item = makeRow(QStringLiteral("tag"), total.tag);
            const QString count = QLocale().toString(total.notes);
            item->setData(kTagRole, total.tag);
            item->setData(kCountRole, count);
            item->setData(Qt::AccessibleTextRole, tr("Tag %1: %2").arg(total.tag, count));
            if (!chosen.isEmpty() && total.tag.compare(chosen, Qt::CaseInsensitive) == 0) {
                m_rows->setCurrentItem(item);
                isThere = true;
            }
        }
    }
    if (!isThere)
        choose(NoteFilter::All);
}

void NotesFilterPane::choose(NoteFilter filter)
{
    for (int row = 0; row < m_rows->count(); ++row) {
        const QVariant known = m_rows->item(row)->data(kFilterRole);
        if (known.isValid() && known.toInt() == static_cast<int>(filter)) {
            if (m_rows->currentRow() == row)
                tell(m_rows->item(row));
            m_rows->setCurrentRow(row);
        }
    }
}

void NotesFilterPane::chooseTag(const QString &tag)
{
    for (int row = 0; row < m_rows->count(); ++row) {
        const QVariant known = m_rows->item(row)->data(kTagRole);
        if (known.isValid() && known.toString().compare(tag, Qt::CaseInsensitive) == 0)
            m_rows->setCurrentRow(row);
    }
}

void NotesFilterPane::openMenu(const QPoint &place)
{
    const QListWidgetItem *item = m_rows->itemAt(place);
    const QString tag = item != nullptr ? item->data(kTagRole).toString() : QString();
    if (tag.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Rename tag …")), &QAction::triggered, this, [this, tag] { askForName(tag); });
    connect(menu->addAction(tr("Remove tag from all notes")), &QAction::triggered, this,
        [this, tag] { Q_EMIT tagRenamed(tag, {}); });
    menu->popup(m_rows->viewport()->mapToGlobal(place));
    menu->setActiveAction(menu->actions().constFirst());
}

void NotesFilterPane::askForName(const QString &tag)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename tag"));
    dialog->setLabelText(tr("New name"));
    dialog->setTextValue(tag);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, tag](const QString &name) {
        if (!name.trimmed().isEmpty() && name != tag)
            Q_EMIT tagRenamed(tag, name);
    });
    dialog->open();
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
