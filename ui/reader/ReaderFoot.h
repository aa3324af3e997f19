// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPushButton;

namespace primer {

class Label;
class Look;
struct Page;

/// Below the reader: previous, next, and the line that says who checked the page and where it comes from. It
/// never scrolls away; when the reader is low it takes one row.
class ReaderFoot final : public QFrame
{
    Q_OBJECT
public:
    explicit ReaderFoot(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(ReaderFoot)

    void show(const Page &page);
    void setSlim(bool slim);
    /// Room on both sides, in pixels, so that it stands under the column of text.
    void setSides(int left, int right);

Q_SIGNALS:
    void previousRequested();
    void nextRequested();
    void sourcesRequested();

private:
    void arrange();
    void setTexts();
    QMargins margins() const;

    Look &m_look;
    QPushButton *m_previous;
    QPushButton *m_next;
    Label *m_status;
    Label *m_detail;
    QPushButton *m_sources;
    QString m_previousTitle;
    QString m_nextTitle;
    QString m_reviewed;
    QString m_checked;
    QString m_grade;
    int m_left = 0;
    int m_right = 0;
    bool m_slim = false;
};

} // namespace primer
