// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/SectionView.h"

#include "document/MarkPainter.h"
#include "document/SectionDocument.h"
#include "ui/reader/ScreenTheme.h"
#include "ui/style/Look.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
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
constexpr int kUntilTheMouseLeaves = -1; // or as long as Qt holds right for so many words
constexpr int kUntilTheFocusLeaves = 3'600'000;

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
    setDocument(nullptr); // before the document that it shows goes
}

void SectionView::show(std::shared_ptr<const Page> page, int offset)
{
    m_page = std::move(page);
    setAccessibleName(m_page->heading());
    rebuild(offset);
}

void SectionView::rebuild(int offset)
{
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
    QList<ExtraSelection> selections;
    const Theme &theme = m_look.theme();
    for (const QTextCursor &cursor : found) {
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
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    MarkPainter(document(), m_look.px(kTermLine))
        .paint(painter, marks, QRectF(event->rect()).translated(scrolled), -scrolled);
}

void SectionView::keyPressEvent(QKeyEvent *event)
{
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

QVariant SectionView::loadResource(int /*type*/, const QUrl & /*name*/)
{
    // Nothing is loaded, whatever a text names; an empty answer keeps Qt from looking further.
    return QByteArray("");
}

} // namespace primer
