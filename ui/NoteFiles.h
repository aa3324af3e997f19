// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "document/NotesPdf.h"
#include "notes/NoteMerge.h"
#include "ui/Desk.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <atomic>
#include <memory>
#include <vector>

class QProgressDialog;
class QWidget;

namespace primer {

class Look;
class NoteDesk;

/// Notes to a file and back, as the person asks for it in the window. Files are read and written on a thread
/// of their own, so that what is written meanwhile is saved as ever.
class NoteFiles final : public QObject
{
    Q_OBJECT
public:
    /// `look` and `notes` must outlive it.
    NoteFiles(Look &look, NoteDesk &notes, QWidget *window);
    Q_DISABLE_COPY_MOVE(NoteFiles)
    ~NoteFiles() override;

    /// Asks for a file, and writes the notes with these ids there, or all if none is named.
    void exportNotes(const NotesPaper &paper, const QStringList &ids = {});
    void exportNotesTo(const QString &path, const NotesPaper &paper, const QStringList &ids = {});
    /// Asks for a file, merges its notes and says what that did.
    void importNotes();
    void importNotesFrom(const QString &path);

Q_SIGNALS:
    void done(const QString &sentence);
    void failed(const primer::Error &error);
    /// A note that is kept twice is to be looked at.
    void openNote(const primer::SectionRef &about, const QString &id);

private:
    /// Who reads and writes the files, on a thread of its own.
    struct Clerk
    { };
    using Flag = std::shared_ptr<std::atomic<bool>>;

    Desk<Clerk> &clerk();
    Flag showProgress(const QString &words);
    void endProgress();
    void write(const QString &path, const std::vector<NoteRecord> &records, const NotesPaper &paper,
        const Flag &isCancelled);
    void merge(const std::vector<NoteRecord> &theirs, const Flag &isCancelled);
    void tell(const MergeReport &report);

    Look &m_look;
    NoteDesk &m_notes;
    QWidget *m_window;
    QPointer<QProgressDialog> m_progress;
    std::unique_ptr<Desk<Clerk>> m_clerk; ///< made when first needed
};

} // namespace primer
