// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteEditor.h"

#include "ui/spelling/SpellingMenu.h"
#include "ui/style/Look.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QTextBlock>
#include <QTextDocument>

#include <cmath>

namespace primer {

namespace {

constexpr int kLineHeight = 110; // percent of the font's own spacing: 1.5 em in Noto Sans
constexpr qreal kMargin = 2; // pixels, room for the cursor at the left edge
constexpr int kCursorRoom = 40; // pixels kept visible round the cursor

} // namespace

NoteEditor::NoteEditor(Look &look, QWidget *parent)
    : QTextEdit(parent)
    , m_look(look)
{
    setProperty("kind", QStringLiteral("bare"));
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto follow = [this, &look] {
        setFont(look.font(Look::Role::NoteText));
        fitHeight();
    };
    connect(&look, &Look::changed, this, follow);
    follow();
    connect(this, &QTextEdit::cursorPositionChanged, this, &NoteEditor::showCursor);
}

void NoteEditor::setNoteDocument(QTextDocument *document)
{
    setDocument(document);
    document->setDefaultFont(font());
    connect(document->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        &NoteEditor::fitHeight);
    if (m_spelling != nullptr)
        m_spelling->documentChanged();
    fitHeight();
}

void NoteEditor::setSpelling(SpellChecker *checker)
{
    if (checker != nullptr && m_spelling == nullptr)
        m_spelling = new SpellingMenu(this, *checker, m_look);
}

QString NoteEditor::textOf(const QTextDocument &document)
{
    QString text = document.toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

QTextDocument *NoteEditor::makeDocument(const QString &text, QObject *parent)
{
    auto *document = new QTextDocument(parent);
    document->setDocumentMargin(kMargin);
    document->setUndoRedoEnabled(false);
    document->setPlainText(text);
    QTextCursor cursor(document);
    cursor.select(QTextCursor::Document);
    QTextBlockFormat lines;
    lines.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    cursor.mergeBlockFormat(lines);
    document->setUndoRedoEnabled(true);
    return document;
}

void NoteEditor::fitHeight()
{
    const int height = std::max(fontMetrics().lineSpacing() * kLineHeight / 100,
        static_cast<int>(std::ceil(document()->size().height())));
    if (height == m_height)
        return;
    m_height = height;
    setFixedHeight(height);
    updateGeometry();
}

QSize NoteEditor::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, m_height};
}

QSize NoteEditor::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, m_height};
}

void NoteEditor::showCursor()
{
    if (!hasFocus())
        return;
    for (QWidget *above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(above);
        if (area == nullptr || area->widget() == nullptr)
            continue;
        const QPoint at = mapTo(area->widget(), cursorRect().center());
        area->ensureVisible(at.x(), at.y(), 0, kCursorRoom);
        return;
    }
}

void NoteEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (isEnter && event->modifiers().testFlag(Qt::ControlModifier))) {
        event->accept();
        Q_EMIT left();
        return;
    }
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier) {
        event->accept();
        openMenuAtCursor();
        return;
    }
    QTextEdit::keyPressEvent(event);
}

void NoteEditor::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        Q_EMIT focusLost();
}

void NoteEditor::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void NoteEditor::setHint(const QString &hint)
{
    m_hint = hint;
    viewport()->update();
}

/// The hint is drawn here: a style sheet makes Qt's own too pale to read.
void NoteEditor::paintEvent(QPaintEvent *event)
{
    if (document()->isEmpty() && !m_hint.isEmpty()) {
        QPainter painter(viewport());
        painter.setPen(m_look.theme().muted);
        const QRectF place = viewport()->rect().adjusted(int(kMargin), int(kMargin), 0, 0);
        painter.drawText(place, Qt::TextWordWrap, m_hint);
    }
    QTextEdit::paintEvent(event);
}

void NoteEditor::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void NoteEditor::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        openMenuAtCursor();
    else
        openMenu(event->globalPos(), cursorForPosition(event->pos()).position());
}

void NoteEditor::openMenuAtCursor()
{
    openMenu(viewport()->mapToGlobal(cursorRect().bottomLeft()), textCursor().position());
}

void NoteEditor::openMenu(const QPoint &place, int position)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!isReadOnly()) {
        menu->addSeparator();
        connect(menu->addAction(tr("Delete note")), &QAction::triggered, this, &NoteEditor::deleteAsked,
            Qt::QueuedConnection);
    }
    if (m_spelling != nullptr)
        m_spelling->popUp(menu, place, position);
    else
        menu->popup(place);
}

} // namespace primer
