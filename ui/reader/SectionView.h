// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/Page.h"

#include <QTextBrowser>

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

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
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

    Look &m_look;
    std::shared_ptr<const Page> m_page;
    std::unique_ptr<SectionDocument> m_section;
    QStringList m_words;
    QList<QTextCursor> m_ofWords;
    QList<QTextCursor> m_found;
    int m_column = 0;
};

} // namespace primer
