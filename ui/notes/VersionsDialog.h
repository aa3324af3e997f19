// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notes/NoteBook.h"

#include <QDialog>

#include <vector>

class QBoxLayout;
class QListWidget;
class QPushButton;
class QTextEdit;

namespace primer {

class Label;
class Look;

/// The earlier texts of a note: their dates, and the chosen one beside the text now, with the words marked
/// that stand in one alone. One can be brought back.
class VersionsDialog final : public QDialog
{
    Q_OBJECT
public:
    VersionsDialog(NoteBook &book, Look &look, const QString &noteId, QWidget *parent);
    Q_DISABLE_COPY_MOVE(VersionsDialog)

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    QWidget *makeText(QTextEdit *&text, Label *&title, const QString &name);
    void load();
    void take(const std::vector<NoteVersion> &versions);
    void showChosen();
    void bringBack();
    void showWords(const QString &words);

    NoteBook &m_book;
    Look &m_look;
    QString m_id;
    std::vector<NoteVersion> m_versions;
    Label *m_words = nullptr;
    QWidget *m_comparison = nullptr;
    QBoxLayout *m_texts = nullptr;
    QListWidget *m_list = nullptr;
    Label *m_beforeTitle = nullptr;
    Label *m_afterTitle = nullptr;
    QTextEdit *m_before = nullptr;
    QTextEdit *m_after = nullptr;
    QPushButton *m_bringBack = nullptr;
};

} // namespace primer
