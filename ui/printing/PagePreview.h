// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QScrollArea>

class QLabel;

namespace primer {

class Look;

/// Shows one page on a desk-coloured ground, whole or larger. Page Up and Page Down ask for other pages, plus
/// and minus for another size.
class PagePreview final : public QScrollArea
{
    Q_OBJECT
public:
    explicit PagePreview(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(PagePreview)

    /// How wide the picture should be, in device pixels, for a page of this shape (height by width).
    int wantedWidth(double shape) const;
    void showPicture(const QImage &picture, const QString &name);

    /// 0: the whole page; else percent of the size on paper.
    int zoom() const;
    bool canZoomIn() const;
    bool canZoomOut() const;
    void zoomIn();
    void zoomOut();

Q_SIGNALS:
    /// The picture no longer fits: another is wanted.
    void sizeChanged();
    void pageWanted(int step);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Look &m_look;
    QLabel *m_page;
    int m_step = 0;
};

} // namespace primer
