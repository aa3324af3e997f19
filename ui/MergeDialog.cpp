// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MergeDialog.h"

#include "ui/style/Label.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace primer {

namespace {

constexpr int kRows = 5; // of the list that show at once
constexpr int kMostWords = 80; // letters of a note in its row

/// "Clonazepam, Side effects: Worse after lunch."
QString rowOf(const Note &note)
{
    QStringList place{note.topicTitle.simplified(), note.sectionTitle.simplified()};
    place.removeAll(QString());
    QString words = note.text.left(4 * kMostWords).simplified();
    if (words.size() > kMostWords)
        words = words.left(kMostWords) + u'…';
    return place.isEmpty() ? words : QString(place.join(QStringLiteral(", ")) + u": " + words);
}

QStringList sentencesOf(const MergeReport &report)
{
    const auto tr = [](const char *text, int count) {
        return MergeDialog::tr(text, nullptr, count);
    };
    QStringList sentences;
    if (report.all() == 0)
        sentences.append(MergeDialog::tr("There are no notes in the file."));
    if (report.added > 0)
        sentences.append(tr(QT_TR_NOOP("%n note(s) added."), report.added));
    if (report.updated > 0)
        sentences.append(tr(QT_TR_NOOP("%n note(s) brought up to date."), report.updated));
    if (report.keptTwice > 0)
        sentences.append(
            tr(QT_TR_NOOP("%n note(s) kept twice: changed here and in the file. Your text is as it "
                          "was, the other is a new note beside it."),
                report.keptTwice));
    if (report.unchanged > 0)
        sentences.append(
            tr(QT_TR_NOOP("%n note(s) left alone: here already, or newer here."), report.unchanged));
    return sentences;
}

} // namespace

MergeDialog::MergeDialog(Look &look, const MergeReport &report, QWidget *window)
    : QDialog(window)
    , m_look(look)
    , m_beside(report.beside)
{
    setWindowTitle(tr("Import notes"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20));
    column->setSpacing(look.px(12));
    const auto add = [&](Look::Role role, Label::Tone tone, const QString &text) {
        auto *label = new Label(look, role, tone, text, this);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(text);
        column->addWidget(label);
    };
    add(Look::Role::Heading, Label::Tone::Text,
        report.hasChanges() ? tr("Your notes are merged") : tr("Nothing was changed"));
    for (const QString &sentence : sentencesOf(report))
        add(Look::Role::Interface, Label::Tone::Text, sentence);
    if (!m_beside.empty())
        addList(column, m_beside);
    if (report.backup) {
        add(Look::Role::Interface, Label::Tone::Muted,
            tr("Your notes as they were before are kept in %1.")
                .arg(QDir::toNativeSeparators(report.backup->file.path)));
    }
    auto *buttons = new QDialogButtonBox(this);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    if (m_list != nullptr) {
        auto *show = buttons->addButton(tr("Show this note"), QDialogButtonBox::ActionRole);
        show->setAutoDefault(false);
        connect(show, &QPushButton::clicked, this, &MergeDialog::showChosen);
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    resize(look.em(36), sizeHint().height());
    if (m_list == nullptr)
        close->setFocus();
}

void MergeDialog::addList(QBoxLayout *column, const std::vector<Note> &beside)
{
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Notes that are kept twice"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const Note &note : beside)
        m_list->addItem(rowOf(note));
    m_list->setCurrentRow(0);
    m_list->setFrameShape(QFrame::StyledPanel);
    // Rows take up to two lines; more rows than these scroll.
    const int rows = std::min(kRows, m_list->count());
    m_list->setFixedHeight(rows * (2 * m_list->fontMetrics().lineSpacing() + m_look.px(2)) + m_look.px(12));
    connect(m_list, &QListWidget::itemActivated, this, &MergeDialog::showChosen);
    column->addWidget(m_list);
}

void MergeDialog::showChosen()
{
    const auto row = static_cast<size_t>(m_list->currentRow());
    if (row >= m_beside.size())
        return;
    const Note note = m_beside[row];
    accept();
    Q_EMIT openNote(note.about, note.id);
}

} // namespace primer
