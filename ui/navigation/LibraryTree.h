// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTreeView>

namespace primer {

class LibraryModel;
class Look;

/// The tree of groups, topics and sections. Rows wrap and are never cut; the chosen one has a fill, bold
/// letters and a bar. A click or Enter opens a topic or a section, and unfolds a group.
class LibraryTree final : public QTreeView
{
    Q_OBJECT
public:
    LibraryTree(Look &look, LibraryModel &model, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(LibraryTree)

    /// Unfolds what leads to the row, chooses it and brings it into view.
    void choose(const QModelIndex &index);

    QSize rowSize(const QModelIndex &index) const;

Q_SIGNALS:
    void opened(const QModelIndex &index);

protected:
    void drawRow(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void follow();
    void open(const QModelIndex &index);
    void loadWhatIsNear();
    QRect textRect(const QModelIndex &index, const QRect &row) const;
    QFont fontOf(const QModelIndex &index, bool chosen) const;
    int depthOf(const QModelIndex &index) const;
    int badgeWidth(int notes) const;

    Look &m_look;
    LibraryModel &m_model;
    mutable QHash<QPair<QString, int>, int> m_heights; ///< of texts at a width
};

} // namespace primer
