// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reader/Page.h"

#include <QFrame>

#include <memory>

class QPushButton;
class QVBoxLayout;

namespace primer {

class FindBar;
class Label;
class Look;
class ReaderFoot;
class ReaderPopup;
class SectionView;

/// The middle of the window while a section is on show: breadcrumb, text, find bar and foot.
class ReaderPane final : public QFrame
{
    Q_OBJECT
public:
    explicit ReaderPane(Look &look, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(ReaderPane)

    void show(std::shared_ptr<const Page> page, int offset);
    /// Says in place of a text why there is none and what to do.
    void showProblem(const Error &error);
    /// Null before the first section and while a problem is shown.
    const Page *page() const;
    int topOffset() const;
    SectionView *view() const { return m_view; }
    FindBar *findBar() const { return m_findBar; }
    void setFocusOnText();

Q_SIGNALS:
    void openRequested(const SectionRef &ref);
    void groupRequested(const QString &group);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void activate(const QString &target, QPoint at);
    void openLink(const QString &target, QPoint at);
    void openSources(QPoint at, int only);
    void setOverdue(const Topic &topic);

    Look &m_look;
    Label *m_breadcrumb;
    QFrame *m_overdue;
    Label *m_overdueText;
    SectionView *m_view;
    Label *m_problem;
    FindBar *m_findBar;
    ReaderFoot *m_foot;
    ReaderPopup *m_popup;
    bool m_hasPage = false;
};

} // namespace primer
