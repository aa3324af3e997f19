// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteMerge.h"

#include <QDialog>

class QBoxLayout;
class QListWidget;

namespace primer {

class Look;

/// Says what importing notes did, where the notes as they were before are kept, and lists those that are kept
/// twice.
class MergeDialog final : public QDialog
{
    Q_OBJECT
public:
    MergeDialog(Look &look, const MergeReport &report, QWidget *window);
    Q_DISABLE_COPY_MOVE(MergeDialog)

Q_SIGNALS:
    /// The person wants to see a note; the dialog is closed.
    void openNote(const primer::SectionRef &about, const QString &id);

private:
    void addList(QBoxLayout *column, const std::vector<Note> &beside);
    void showChosen();

    Look &m_look;
    std::vector<Note> m_beside;
    QListWidget *m_list = nullptr;
};

} // namespace primer
