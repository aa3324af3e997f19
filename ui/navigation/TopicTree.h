// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"

#include <QTreeView>

namespace primer {

class LibraryModel;
class Look;

/// The tree of topics: rows wrap and are never cut; a click on a group opens it, on a topic opens it and
/// reads it.
class TopicTree final : public QTreeView
{
    Q_OBJECT
public:
    TopicTree(Look &look, LibraryModel &model, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(TopicTree)

    /// Chooses and shows the row of a topic or section, once it is fetched.
    void reveal(const SectionRef &ref);
    /// Opens a group and puts the keyboard on it.
    void revealGroup(const QString &title);

Q_SIGNALS:
    void openRequested(const SectionRef &ref);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void open(const QModelIndex &index);
    void choose(const QModelIndex &index);
    void follow();

    Look &m_look;
    LibraryModel &m_topics;
};

} // namespace primer
