// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/Page.h"
#include "ui/reader/ReaderMarks.h"

#include <QPointer>
#include <QTextBrowser>
#include <QVariantAnimation>

#include <memory>

namespace primer {

class Look;
class SectionDocument;

/// The text of one section. Opens nothing by itself: links, words of the glossary and citations are told by
/// signals.
class SectionView final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit SectionView(Look &look, QWidget *parent = nullptr);
    ~SectionView() override;
    Q_DISABLE_COPY_MOVE(SectionView)

    /// Shows a page from its top, or with this offset of its text in the first visible line.
    void show(std::shared_ptr<const Page> page, int offset);
    const Page *page() const { return m_page.get(); }
    /// Text offset of the first visible line; 0 at the top.
    int topOffset() const;
    void scrollToOffset(int offset);
    /// Marks places besides the words of the search.
    void setMarked(const QList<QTextCursor> &found);
    /// Marks these words, folded for search, wherever they stand, until another page is shown, and scrolls to
    /// the first if it is not in sight.
    void markWords(const QStringList &words);
    /// Shows the passages that the reader marked.
    void setReaderMarks(const std::vector<ReaderMark> &marks);
    const ReaderMarks &readerMarks() const { return m_readerMarks; }
    /// Brings a mark into sight and puts a frame round it until the next action; false if there is no such
    /// mark.
    bool showMark(const QString &id);
    /// showMark() of the next mark, or of the one before.
    void stepMark(int by);
    /// The mark that wears the frame.
    const QString &framedMark() const { return m_framed; }
    /// What is selected, in the canonical text, blanks at its ends included.
    TextRange selectedRange() const;
    bool hasSelectedText() const { return !selectedRange().isEmpty(); }
    /// Where the selection is seen, in pixels of this widget; null if none of it is.
    QRect selectionRect() const;
    void clearSelection();
    /// What Tab leads to before the rest, while it is visible.
    void setNextStop(QWidget *stop) { m_nextStop = stop; }
    /// The texts marked as words of the search, in order.
    QStringList markedWords() const;
    /// Where the lines stand, in pixels from the left edge of this widget.
    int columnLeft() const { return viewportMargins().left(); }
    int columnWidth() const { return m_column; }

Q_SIGNALS:
    void linkActivated(const QString &target, QPoint at);
    /// The document was built anew: positions and cursors of the old one are void.
    void rebuilt();
    void columnChanged();
    /// A mark was clicked, or Enter pressed on the one in the frame.
    void markActivated(const QString &id);
    /// The person selected words, by mouse or keyboard.
    void selectionMade();
    /// Escape, with nothing else to close.
    void escaped();
    /// A context menu opens; `marks` are those under it, the shortest first.
    void menuAsked(QMenu *menu, const QStringList &marks);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    QVariant loadResource(int type, const QUrl &name) override;

private:
    void rebuild(int offset);
    void showMeaning(const Term &term, QPoint at, int milliseconds);
    void setColumn();
    void findWords();
    void showMarks();
    bool selectByKey(const QKeyEvent &event);
    QStringList marksAt(QPoint inViewport) const;
    void setFramed(const QString &id);
    void paintFrame(QPainter &painter, QPointF scrolled) const;
    void scrollSmoothly(int value);

    Look &m_look;
    std::shared_ptr<const Page> m_page;
    std::unique_ptr<SectionDocument> m_section;
    QStringList m_words;
    QList<QTextCursor> m_ofWords;
    QList<QTextCursor> m_found;
    ReaderMarks m_readerMarks;
    QString m_framed;
    QPointer<QWidget> m_nextStop;
    QVariantAnimation m_scrolling;
    int m_column = 0;
};

} // namespace primer
