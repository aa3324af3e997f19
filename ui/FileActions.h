// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "document/Handout.h"
#include "library/Library.h"
#include "ui/Desk.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

class QFileDialog;
class QProgressDialog;
class QWidget;

namespace primer {

class Look;
class NoteDesk;
struct Note;
struct Page;
struct PrintChoices;
struct Settings;

/// What the File menu does: a pack is added, a page is printed, notes are exported. The work is done on the
/// threads of the library and the notes.
class FileActions final : public QObject
{
    Q_OBJECT
public:
    /// What it works with; all must outlive it.
    struct Tools
    {
        Look &look;
        Desk<Library> &library;
        NoteDesk &notes;
        Settings &settings;
        QString packFolder; ///< where packs that are added are kept; empty: they are opened where they lie
    };

    FileActions(const Tools &tools, QWidget *window);
    Q_DISABLE_COPY_MOVE(FileActions)

    void addPack();
    /// Checks the pack and puts a copy of it on the shelf; asks first if it would take the place of another
    /// version.
    void addPackFrom(const QString &path);
    void print(const Page &page);
    void exportNotes();
    void exportNotesTo(const QString &path);
    /// Asks where to write these notes.
    void exportChosen(const QStringList &ids);
    void exportChosenTo(const QString &path, const QStringList &ids);

Q_SIGNALS:
    void packAdded(const QString &path);
    void done(const QString &sentence);
    void failed(const primer::Error &error);
    /// How the person prints was changed in the settings.
    void settingsChanged();

private:
    /// What is on the shelf by the id of a pack that is to be added.
    struct Found
    {
        PackInfo chosen;
        std::optional<PackInfo> present;
    };

    std::shared_ptr<std::atomic<bool>> showProgress();
    void endProgress();
    void place(const Found &found);
    void askToReplace(const PackInfo &chosen, const PackInfo &present);
    void keep(const PackInfo &chosen, bool replaces);
    void refusePack(const QString &path, Error error);
    QFileDialog *askWhereToExport();
    void exportTo(const QString &path, std::function<bool(const Note &)> isMeant);
    void openPrintDialog(HandoutTopic topic, int section);
    PrintChoices printChoices() const;
    void rememberChoices(const PrintChoices &choices);

    Tools m_tools;
    QWidget *m_window;
    QPointer<QProgressDialog> m_progress;
};

} // namespace primer
