// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"
#include "notes/StoreCopy.h"
#include "ui/Desk.h"

#include <QDate>
#include <QDialog>
#include <QString>

#include <optional>
#include <vector>

class QBoxLayout;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace primer {

class Label;
class Look;
class NoteDesk;

/// The backups of the notes: when each was made, how many notes it holds and which; to put one back, to make
/// one now, to save a copy elsewhere or look into one from there. Files are read on a thread of its own,
/// changed on that of the notes.
class BackupDialog final : public QDialog
{
    Q_OBJECT
public:
    BackupDialog(Look &look, NoteDesk &notes, const QString &dataFolder, QWidget *parent = nullptr);
    Q_DISABLE_COPY_MOVE(BackupDialog)

    /// Looks into a copy that lies elsewhere, and chooses it.
    void addCopy(const QString &path);
    /// Writes a copy of the present notes there.
    void saveCopyTo(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row
    {
        BackupFile file;
        bool isElsewhere = false;
        std::optional<Result<int>> checked; ///< how many notes it holds; none: not looked at yet
    };

    void build();
    QWidget *makeBackups(QWidget *content);
    QWidget *makePreview(QWidget *content);
    QPushButton *addButton(QVBoxLayout *column, const QString &text);
    void connectAll();
    void follow();
    void fit();
    /// Lists the folder and chooses this one; empty: the newest.
    void load(const QString &chosen);
    void takeList(const std::vector<BackupFile> &files, const QString &chosen);
    void insertRow(int at, const Row &row);
    void check(const QString &path);
    void showRow(int at);
    void choose();
    void takePreview(const QString &path, const Result<std::vector<Note>> &notes);
    void backUpNow();
    void askWhereToSave();
    void askForCopy();
    void askToRestore();
    void restore(const Row &row);
    void setWorking(bool working);
    void say(const QString &sentence, bool isFailure = false);
    void updateControls();
    const Row *chosenRow() const;
    int indexOf(const QString &path) const;
    QString rowWords(const Row &row) const;

    Look &m_look;
    NoteDesk &m_notes;
    QString m_dataFolder;
    std::vector<Row> m_rows; ///< as in the list
    bool m_isWorking = false;
    bool m_isFilling = false;

    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_column = nullptr;
    QBoxLayout *m_sides = nullptr;
    QListWidget *m_list = nullptr;
    Label *m_none = nullptr;
    Label *m_holds = nullptr;
    QListWidget *m_preview = nullptr;
    Label *m_state = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_now = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_elsewhere = nullptr;
    QPushButton *m_close = nullptr;

    Desk<const Backup> m_desk; ///< last: its answers come to what stands above
};

} // namespace primer
