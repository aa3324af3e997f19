// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/SectionView.h"

#include "document/MarkPainter.h"
#include "document/SectionDocument.h"
#include "search/Words.h"
#include "ui/reader/ScreenTheme.h"
#include "ui/style/Look.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QImage>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace primer {

namespace {

constexpr double kColumnInPageEm = 35; // 60 to 75 characters
constexpr int kSide = 40;
constexpr int kNarrowSide = 16;
constexpr double kRoomy = 44; // em of the interface letters
constexpr double kPageEm = 14 * 96.0 / 72.0;
constexpr double kTermLine = 2;
constexpr int kBelowTheText = 24;
constexpr int kLinesAbove = 3; // of the first word found
constexpr int kMostMarkedWords = 500;
constexpr double kFrameLine = 2;
constexpr int kScrollTime = 150; // milliseconds
constexpr int kUntilTheMouseLeaves = -1; // or as long as Qt holds right for so many words
constexpr int kUntilTheFocusLeaves = 3'600'000;

struct SelectingKey
{
    QKeySequence::StandardKey key;
    QTextCursor::MoveOperation move;
};

constexpr SelectingKey kSelectingKeys[]{
    {QKeySequence::SelectNextChar, QTextCursor::NextCharacter},
    {QKeySequence::SelectPreviousChar, QTextCursor::PreviousCharacter},
    {QKeySequence::SelectNextWord, QTextCursor::NextWord},
    {QKeySequence::SelectPreviousWord, QTextCursor::PreviousWord},
    {QKeySequence::SelectNextLine, QTextCursor::Down},
    {QKeySequence::SelectPreviousLine, QTextCursor::Up},
    {QKeySequence::SelectStartOfLine, QTextCursor::StartOfLine},
    {QKeySequence::SelectEndOfLine, QTextCursor::EndOfLine},
    {QKeySequence::SelectStartOfBlock, QTextCursor::StartOfBlock},
    {QKeySequence::SelectEndOfBlock, QTextCursor::EndOfBlock},
    {QKeySequence::SelectStartOfDocument, QTextCursor::Start},
    {QKeySequence::SelectEndOfDocument, QTextCursor::End},
};

} // namespace

SectionView::SectionView(Look &look, QWidget *parent)
    : QTextBrowser(parent)
    , m_look(look)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Section"));
    setProperty("ownFocus", true); // the link in focus shows where the keyboard is
    m_scrolling.setDuration(kScrollTime);
    connect(&m_scrolling, &QVariantAnimation::valueChanged, this,
        [this](const QVariant &value) { verticalScrollBar()->setValue(value.toInt()); });
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        Q_EMIT linkActivated(url.toString(), cursorRect().bottomLeft() + viewport()->pos());
    });
    connect(&look, &Look::changed, this, [this] {
        if (m_page != nullptr)
            rebuild(topOffset());
    });
}

SectionView::~SectionView()
{
    blockSignals(true); // those who listen may be gone
    setDocument(nullptr); // before the document that it shows goes
}

void SectionView::show(std::shared_ptr<const Page> page, int offset)
{
    m_page = std::move(page);
    m_words.clear();
    m_framed.clear();
    m_scrolling.stop();
    m_readerMarks.set({}, nullptr);
    setAccessibleName(m_page->heading());
    rebuild(offset);
}

void SectionView::rebuild(int offset)
{
    m_ofWords.clear();
    m_readerMarks.follow(nullptr);
    setMarked({}); // while the document of those marks is still there
    SectionParts parts;
    parts.title = m_page->heading();
    parts.assets = m_page->assets;
    parts.seeAlso = m_page->seeAlso;
    parts.roomBelow = m_look.px(kBelowTheText);
    auto section = std::make_unique<SectionDocument>(m_page->content, screenTheme(m_look), parts);
    setDocument(section->document());
    m_section = std::move(section);
    setColumn();
    findWords();
    m_readerMarks.follow(m_section.get());
    showMarks();
    scrollToOffset(offset);
    Q_EMIT rebuilt();
}

int SectionView::topOffset() const
{
    if (m_section == nullptr || verticalScrollBar()->value() == 0)
        return 0;
    QTextCursor cursor = cursorForPosition(QPoint(0, 2));
    if (cursorRect(cursor).bottom() < 0) // between two lines the upper one is told
        cursor.movePosition(QTextCursor::NextBlock);
    cursor.movePosition(QTextCursor::StartOfLine);
    return m_section->toText(cursor.position());
}

void SectionView::scrollToOffset(int offset)
{
    if (m_section == nullptr)
        return;
    if (offset <= 0) { // what is not seen yet is laid out when there is time
        verticalScrollBar()->setValue(0);
        return;
    }
    // Asking for the size lays the whole document out: until then the scroll range is wrong.
    document()->documentLayout()->documentSize();
    QTextCursor cursor(document());
    cursor.setPosition(std::clamp(m_section->toDocument(offset), 0, document()->characterCount() - 1));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect(cursor).top());
}

void SectionView::setMarked(const QList<QTextCursor> &found)
{
    m_found = found;
    showMarks();
}

void SectionView::markWords(const QStringList &words)
{
    m_words = words;
    findWords();
    showMarks();
    if (m_ofWords.isEmpty())
        return;
    document()->documentLayout()->documentSize(); // laid out as far as the last mark
    const QRect first = cursorRect(m_ofWords.first());
    if (first.bottom() > viewport()->height())
        verticalScrollBar()->setValue(
            verticalScrollBar()->value() + first.top() - kLinesAbove * first.height());
}

void SectionView::findWords()
{
    m_ofWords.clear();
    if (m_section == nullptr || m_words.isEmpty())
        return;
    const QString &text = m_page->content.text();
    for (const WordSpan &span : wordSpansIn(text)) {
        const QStringList folded = foldedWord(QStringView(text).mid(span.start, span.length));
        const bool isWanted = std::any_of(
            folded.begin(), folded.end(), [this](const QString &word) { return m_words.contains(word); });
        if (!isWanted || m_ofWords.size() >= kMostMarkedWords)
            continue;
        QTextCursor cursor(document());
        cursor.setPosition(m_section->toDocument(span.start));
        cursor.setPosition(m_section->toDocument(span.start + span.length), QTextCursor::KeepAnchor);
        m_ofWords.append(cursor);
    }
}

QStringList SectionView::markedWords() const
{
    QStringList texts;
    for (const QTextCursor &cursor : m_ofWords)
        texts.append(cursor.selectedText());
    return texts;
}

void SectionView::showMarks()
{
    const Theme &theme = m_look.theme();
    QList<ExtraSelection> selections = m_readerMarks.fills(theme);
    for (const QTextCursor &cursor : m_ofWords + m_found) {
        ExtraSelection selection;
        selection.cursor = cursor;
        selection.format.setBackground(theme.searchHit.fill);
        selection.format.setForeground(theme.text);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void SectionView::setColumn()
{
    const int bar = verticalScrollBar()->sizeHint().width();
    const int room = width() - bar;
    const int side = room > m_look.em(kRoomy) ? m_look.px(kSide) : m_look.px(kNarrowSide);
    const int column = std::min(m_look.px(kColumnInPageEm * kPageEm), room - 2 * side);
    const int left = std::max(side, (room - column) / 2);
    const QMargins margins(left, m_look.px(4), std::max(0, room - left - column), 0);
    if (margins == viewportMargins() && column == m_column)
        return;
    m_column = column;
    setViewportMargins(margins);
    Q_EMIT columnChanged();
}

void SectionView::resizeEvent(QResizeEvent *event)
{
    const int offset = topOffset();
    setColumn();
    QTextBrowser::resizeEvent(event);
    if (offset > 0)
        scrollToOffset(offset);
}

void SectionView::paintEvent(QPaintEvent *event)
{
    QTextBrowser::paintEvent(event);
    if (m_section == nullptr)
        return;
    const QPointF scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    // Asking where a mark stands lays all text before it out: those far below wait until they are near.
    const QPointF farBelow = scrolled + QPointF(viewport()->width(), 2 * viewport()->height());
    const int last = document()->documentLayout()->hitTest(farBelow, Qt::FuzzyHit);
    std::vector<Mark> marks;
    for (const DocumentRange &range : m_section->terms()) {
        if (range.start <= last)
            marks.push_back({range, MarkLine::Dotted, m_look.theme().accent});
    }
    for (const Mark &mark : m_readerMarks.lines(m_look.theme(), last))
        marks.push_back(mark);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    MarkPainter(document(), m_look.px(kTermLine))
        .paint(painter, marks, QRectF(event->rect()).translated(scrolled), -scrolled);
    paintFrame(painter, scrolled);
}

void SectionView::paintFrame(QPainter &painter, QPointF scrolled) const
{
    if (m_framed.isEmpty())
        return;
    QPen pen(m_look.theme().accent, m_look.px(kFrameLine));
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outlineOf(*document(), m_readerMarks.stretchesOf(m_framed)).translated(-scrolled));
}

void SectionView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escaped();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_framed.isEmpty()) {
        Q_EMIT markActivated(m_framed);
        return;
    }
    if (event->key() != Qt::Key_Shift && event->key() != Qt::Key_Control && event->key() != Qt::Key_Alt)
        setFramed({});
    if (selectByKey(*event)) {
        Q_EMIT selectionMade();
        return;
    }
    // Space, Page up and the like scroll; what the reader does not know goes to the window.
    if (event->key() == Qt::Key_Space) {
        const bool up = (event->modifiers() & Qt::ShiftModifier) != 0;
        verticalScrollBar()->triggerAction(
            up ? QScrollBar::SliderPageStepSub : QScrollBar::SliderPageStepAdd);
        return;
    }
    QTextBrowser::keyPressEvent(event);
}

void SectionView::wheelEvent(QWheelEvent *event)
{
    if ((event->modifiers() & Qt::ControlModifier) == 0) {
        QTextBrowser::wheelEvent(event);
        return;
    }
    const int steps = event->angleDelta().y();
    if (steps != 0)
        m_look.setTextSize(m_look.textSize() + (steps > 0 ? Look::kTextStep : -Look::kTextStep));
    event->accept();
}

bool SectionView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_page != nullptr) {
        auto *help = static_cast<QHelpEvent *>(event);
        const Term *term = m_page->termOf(anchorAt(viewport()->mapFrom(this, help->pos())));
        if (term != nullptr)
            showMeaning(*term, help->globalPos(), kUntilTheMouseLeaves);
        else
            QToolTip::hideText();
        return true;
    }
    return QTextBrowser::event(event);
}

bool SectionView::focusNextPrevChild(bool next)
{
    if (next && hasFocus() && m_nextStop != nullptr && m_nextStop->isVisible()) {
        m_nextStop->setFocus(Qt::TabFocusReason);
        return true;
    }
    const bool stays = QTextBrowser::focusNextPrevChild(next);
    const Term *term = nullptr;
    if (stays && hasFocus() && m_page != nullptr && textCursor().hasSelection())
        term = m_page->termOf(textCursor().charFormat().anchorHref());
    if (term != nullptr)
        showMeaning(*term, viewport()->mapToGlobal(cursorRect().bottomLeft()), kUntilTheFocusLeaves);
    else
        QToolTip::hideText();
    return stays;
}

void SectionView::showMeaning(const Term &term, QPoint at, int milliseconds)
{
    const QString text
        = QStringLiteral("<p><b>%1</b>: %2</p>")
              .arg(term.term.toHtmlEscaped(), term.meaning.toHtmlEscaped()); // so that it wraps
    QToolTip::showText(at, text, viewport(), {}, milliseconds);
}

// What the reader selects and marks
// ---------------------------------------------------------------------------

bool SectionView::selectByKey(const QKeyEvent &event)
{
    if (m_section == nullptr)
        return false;
    if (event.matches(QKeySequence::SelectAll)) {
        selectAll();
        return true;
    }
    for (const SelectingKey &known : kSelectingKeys) {
        if (!event.matches(known.key))
            continue;
        QTextCursor cursor = textCursor();
        const bool isSeen = viewport()->rect().intersects(cursorRect(cursor));
        if (!isSeen && !cursor.hasSelection()) {
            cursor = cursorForPosition(QPoint(0, 2));
            cursor.movePosition(QTextCursor::StartOfLine);
        }
        cursor.movePosition(known.move, QTextCursor::KeepAnchor);
        setTextCursor(cursor);
        ensureCursorVisible();
        return true;
    }
    return false;
}

TextRange SectionView::selectedRange() const
{
    const QTextCursor cursor = textCursor();
    if (m_section == nullptr || !cursor.hasSelection())
        return {};
    return {m_section->toText(cursor.selectionStart()), m_section->toText(cursor.selectionEnd())};
}

QRect SectionView::selectionRect() const
{
    const QTextCursor cursor = textCursor();
    if (!cursor.hasSelection())
        return {};
    QTextCursor end(document());
    end.setPosition(cursor.selectionStart());
    const QRect first = cursorRect(end);
    end.setPosition(cursor.selectionEnd());
    const QRect last = cursorRect(end);
    const bool isOneLine = first.top() == last.top();
    const QRect whole(QPoint(isOneLine ? first.left() : 0, first.top()),
        QPoint(isOneLine ? last.right() : m_column, last.bottom()));
    const QRect seen = whole & viewport()->rect();
    return seen.isEmpty() ? QRect() : seen.translated(viewport()->pos());
}

void SectionView::clearSelection()
{
    QTextCursor cursor = textCursor();
    cursor.clearSelection();
    setTextCursor(cursor);
}

void SectionView::setReaderMarks(const std::vector<ReaderMark> &marks)
{
    m_readerMarks.set(marks, m_section.get());
    if (m_readerMarks.find(m_framed) == nullptr)
        m_framed.clear();
    showMarks();
    viewport()->update();
}

void SectionView::setFramed(const QString &id)
{
    if (id == m_framed)
        return;
    m_framed = id;
    viewport()->update();
}

bool SectionView::showMark(const QString &id)
{
    const std::vector<DocumentRange> stretches = m_readerMarks.stretchesOf(id);
    if (stretches.empty())
        return false;
    document()->documentLayout()->documentSize(); // laid out: until then the scroll range is wrong
    QTextCursor cursor(document());
    cursor.setPosition(stretches.front().start);
    setTextCursor(cursor);
    const QRect first = cursorRect(cursor);
    if (first.top() < first.height() || first.bottom() > viewport()->height() - first.height())
        scrollSmoothly(verticalScrollBar()->value() + first.top() - viewport()->height() / 3);
    setFramed(id);
    return true;
}

void SectionView::stepMark(int by)
{
    showMark(m_readerMarks.next(m_framed, topOffset(), by));
}

void SectionView::scrollSmoothly(int value)
{
    m_scrolling.stop();
    QScrollBar *bar = verticalScrollBar();
    const int target = std::clamp(value, bar->minimum(), bar->maximum());
    if (style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) <= 0) {
        bar->setValue(target);
        return;
    }
    m_scrolling.setStartValue(bar->value());
    m_scrolling.setEndValue(target);
    m_scrolling.start();
}

QStringList SectionView::marksAt(QPoint inViewport) const
{
    if (m_section == nullptr)
        return {};
    const int position = document()->documentLayout()->hitTest(
        QPointF(inViewport) + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()),
        Qt::ExactHit);
    return position < 0 ? QStringList() : m_readerMarks.at(m_section->toText(position));
}

void SectionView::mousePressEvent(QMouseEvent *event)
{
    m_scrolling.stop();
    QTextBrowser::mousePressEvent(event);
}

void SectionView::mouseReleaseEvent(QMouseEvent *event)
{
    const QString link = anchorAt(event->position().toPoint());
    const QString before = m_framed;
    QTextBrowser::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    setFramed({});
    if (hasSelectedText()) {
        Q_EMIT selectionMade();
        return;
    }
    const QStringList marks = marksAt(event->position().toPoint());
    if (marks.isEmpty() || !link.isEmpty())
        return;
    // Clicking again leads to the next of those that overlap.
    const QString &chosen = marks.at((marks.indexOf(before) + 1) % marks.size());
    setFramed(chosen);
    Q_EMIT markActivated(chosen);
}

void SectionView::mouseMoveEvent(QMouseEvent *event)
{
    QTextBrowser::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton || m_readerMarks.marks().empty())
        return;
    const QPoint at = event->position().toPoint();
    if (anchorAt(at).isEmpty())
        viewport()->setCursor(marksAt(at).isEmpty() ? Qt::IBeamCursor : Qt::PointingHandCursor);
}

void SectionView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QStringList marks = event->reason() == QContextMenuEvent::Keyboard && !m_framed.isEmpty()
        ? QStringList{m_framed}
        : marksAt(event->pos());
    Q_EMIT menuAsked(menu, marks);
    menu->popup(event->globalPos());
}

QVariant SectionView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    // Nothing is loaded, whatever a text names; an empty answer keeps Qt from looking further.
    return QByteArray("");
}

} // namespace primer
