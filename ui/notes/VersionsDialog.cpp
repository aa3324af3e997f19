// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/VersionsDialog.h"

#include "notes/TextComparison.h"
#include "ui/notes/NoteDates.h"
#include "ui/style/Label.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

namespace primer {

namespace {

constexpr double kNarrow = 46; // em of the interface font: below, the texts stand one above the other

/// Of the pieces, those that are in this text, the ones that the other has not in `only`.
void write(QTextEdit *text, const std::vector<ComparedPiece> &pieces, ComparedPiece::In in,
    const QTextCharFormat &only)
{
    text->clear();
    QTextCursor cursor(text->document());
    cursor.beginEditBlock();
    for (const ComparedPiece &piece : pieces) {
        if (piece.in == ComparedPiece::In::Both)
            cursor.insertText(piece.text, QTextCharFormat());
        else if (piece.in == in)
            cursor.insertText(piece.text, only);
    }
    cursor.endEditBlock();
    text->moveCursor(QTextCursor::Start);
}

} // namespace

VersionsDialog::VersionsDialog(NoteBook &book, Look &look, const QString &noteId, QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_look(look)
    , m_id(noteId)
{
    setWindowTitle(tr("Earlier versions"));
    build();
    connect(&book.desk(), &NoteDesk::changeFailed, this, [this](const QString &id, const Error &error) {
        if (id == m_id)
            showWords(error.message);
    });
    connect(&book.desk(), &NoteDesk::broughtBack, this, [this](const Note &note) {
        if (note.id == m_id)
            accept();
    });
    load();
}

void VersionsDialog::build()
{
    auto *column = new QVBoxLayout(this);
    const int side = m_look.px(16);
    column->setContentsMargins(side, side, side, side);
    column->setSpacing(m_look.px(12));
    m_words = new Label(m_look, Look::Role::Interface, Label::Tone::Text, tr("Reading …"), this);
    column->addWidget(m_words);
    m_comparison = new QWidget(this);
    auto *row = new QHBoxLayout(m_comparison);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_look.px(12));
    m_list = new QListWidget(m_comparison);
    m_list->setProperty("kind", QStringLiteral("list"));
    m_list->setAccessibleName(tr("Earlier versions"));
    m_list->setFixedWidth(m_look.em(14));
    m_list->setFont(m_look.font(Look::Role::Interface));
    m_list->setWordWrap(true);
    row->addWidget(m_list);
    m_texts = new QBoxLayout(QBoxLayout::LeftToRight);
    m_texts->setSpacing(m_look.px(12));
    m_texts->addWidget(makeText(m_before, m_beforeTitle, tr("Earlier text")), 1);
    m_texts->addWidget(makeText(m_after, m_afterTitle, tr("Text now")), 1);
    row->addLayout(m_texts, 1);
    column->addWidget(m_comparison, 1);
    auto *buttons = new QHBoxLayout;
    m_bringBack = new QPushButton(tr("Bring back this text"), this);
    m_bringBack->setProperty("kind", QStringLiteral("primary"));
    auto *close = new QPushButton(tr("Close"), this);
    buttons->addStretch(1);
    buttons->addWidget(m_bringBack);
    buttons->addWidget(close);
    column->addLayout(buttons);
    m_comparison->hide();
    m_bringBack->hide();
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showChosen);
    connect(m_bringBack, &QPushButton::clicked, this, &VersionsDialog::bringBack);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

QWidget *VersionsDialog::makeText(QTextEdit *&text, Label *&title, const QString &name)
{
    auto *part = new QWidget(m_comparison);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_look.px(4));
    title = new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, name, part);
    text = new QTextEdit(part);
    text->setProperty("kind", QStringLiteral("sheet"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAcceptRichText(false);
    text->setFont(m_look.font(Look::Role::NoteText));
    text->setAccessibleName(name);
    column->addWidget(title);
    column->addWidget(text, 1);
    return part;
}

void VersionsDialog::load()
{
    resize(m_look.em(34), m_look.em(10));
    m_book.desk().flush();
    m_book.desk().ask(
        this, [id = m_id](NoteStore &store) { return store.versions(id); },
        [this](const Result<std::vector<NoteVersion>> &versions) {
            if (versions)
                take(*versions);
            else
                showWords(versions.error().message);
        });
}

void VersionsDialog::showWords(const QString &words)
{
    m_words->setText(words);
}

void VersionsDialog::take(const std::vector<NoteVersion> &versions)
{
    m_versions = versions;
    if (versions.empty()) {
        showWords(tr("There are no earlier versions of this note yet. When you change it, the text before is "
                     "kept: at most one in ten minutes, for 90 days."));
        return;
    }
    showWords(tr("Words that are struck through stand in the earlier text alone. Words that are underlined "
                 "stand in the text now alone."));
    const QDateTime now = QDateTime::currentDateTime();
    for (const NoteVersion &version : versions)
        m_list->addItem(momentText(version.written, now));
    m_comparison->show();
    m_bringBack->show();
    const QSize room = parentWidget() != nullptr ? parentWidget()->size() : QSize(900, 600);
    resize(QSize(m_look.em(60), m_look.em(34)).boundedTo(room * 0.95));
    m_list->setCurrentRow(0);
    m_list->setFocus(Qt::OtherFocusReason);
}

void VersionsDialog::showChosen()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_versions.size()))
        return;
    const NoteVersion &version = m_versions[static_cast<size_t>(row)];
    const QString present = m_book.note(m_id).text;
    const std::vector<ComparedPiece> pieces = compareTexts(version.text, present);
    const Theme &theme = m_look.theme();
    QTextCharFormat gone;
    gone.setFontStrikeOut(true);
    gone.setForeground(theme.failed);
    QTextCharFormat come;
    come.setFontUnderline(true);
    come.setFontWeight(QFont::Bold);
    come.setForeground(theme.saved);
    write(m_before, pieces, ComparedPiece::In::Before, gone);
    write(m_after, pieces, ComparedPiece::In::After, come);
    m_beforeTitle->setText(tr("Earlier text: %1").arg(m_list->item(row)->text()));
    m_bringBack->setEnabled(version.text != present && !m_book.note(m_id).isInTrash());
}

void VersionsDialog::bringBack()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_versions.size()))
        return;
    m_bringBack->setEnabled(false);
    m_book.bringBack(m_id, m_versions[static_cast<size_t>(row)]);
}

void VersionsDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    m_texts->setDirection(width() < m_look.em(kNarrow) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace primer
