// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"

#include <QHash>
#include <QTreeView>

namespace primer {

class LibraryModel;
class Look;

/// The tree of groups, topics and sections. Rows wrap and are never cut; the chosen one has a fill, bold
/// letters and a bar. A click or Enter opens a topic or a section, and unfolds a group.
class TopicTree final : public QTreeView
{
    Q_OBJECT
public:
    TopicTree(Look &look, LibraryModel &model, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(TopicTree)

    /// Chooses the row of a topic or section and brings it into view, once it was read.
    void reveal(const SectionRef &ref);
    /// Unfolds a group and puts the keyboard on it, once the groups were read.
    void revealGroup(const QString &title);

    QSize rowSize(const QModelIndex &index) const;

Q_SIGNALS:
    /// A topic, to be read from its first section, or a section.
    void openRequested(const primer::SectionRef &ref);

protected:
    void drawRow(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void follow();
    void open(const QModelIndex &index);
    void choose(const QModelIndex &index);
    void loadWhatIsNear();
    QRect textRect(const QModelIndex &index, const QRect &row) const;
    QFont fontOf(const QModelIndex &index, bool chosen) const;
    int depthOf(const QModelIndex &index) const;
    int badgeWidth(int notes) const;
    int linesWith(int kerning, const QString &text, int width, const QFontMetrics &metrics) const;
    int heightOf(const QString &text, int width, const QFontMetrics &metrics) const;

    Look &m_look;
    LibraryModel &m_model;
    QString m_pendingGroup;
    mutable QHash<QPair<QString, int>, int> m_heights; ///< of texts at a width
    mutable QHash<QChar, int> m_letters; ///< widths of letters, in bold
};

} // namespace primer
