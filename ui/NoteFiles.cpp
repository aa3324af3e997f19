// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoteFiles.h"

#include "notes/NotesJsonReader.h"
#include "ui/MergeDialog.h"
#include "ui/NoteDesk.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>
#include <QStandardPaths>

namespace primer {

namespace {

constexpr int kProgressAfter = 1000; // ms

/// Where people keep their files; not everybody has a folder for documents.
QString documentsFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

/// "json" of "Complete (*.json)".
QString suffixOf(const QString &filter)
{
    return filter.section(QStringLiteral("*."), 1).section(u')', 0, 0).section(u' ', 0, 0);
}

} // namespace

NoteFiles::NoteFiles(Look &look, NoteDesk &notes, QWidget *window)
    : QObject(window)
    , m_look(look)
    , m_notes(notes)
    , m_window(window)
{ }

NoteFiles::~NoteFiles() = default;

Desk<NoteFiles::Clerk> &NoteFiles::clerk()
{
    if (!m_clerk)
        m_clerk = std::make_unique<Desk<Clerk>>([] { return std::make_unique<Clerk>(); });
    return *m_clerk;
}

NoteFiles::Flag NoteFiles::showProgress(const QString &words)
{
    const auto isCancelled = std::make_shared<std::atomic<bool>>(false);
    endProgress();
    m_progress = new QProgressDialog(words, tr("Cancel"), 0, 0, m_window);
    m_progress->setWindowTitle(tr("My notes"));
    m_progress->setMinimumDuration(kProgressAfter);
    m_progress->setWindowModality(Qt::WindowModal);
    connect(m_progress, &QProgressDialog::canceled, this, [isCancelled] { *isCancelled = true; });
    return isCancelled;
}

void NoteFiles::endProgress()
{
    if (m_progress != nullptr)
        m_progress->deleteLater();
    m_progress = nullptr;
}

void NoteFiles::exportNotes(const NotesPaper &paper, const QStringList &ids)
{
    const QString name = tr("my-notes") + u'-' + QDate::currentDate().toString(Qt::ISODate);
    auto *dialog = new QFileDialog(m_window, tr("Export my notes"), documentsFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Complete, to keep and to import again (*.json)"), tr("To print (*.pdf)"),
        tr("To read in a web browser (*.html *.htm)"), tr("Plain text, Markdown (*.md)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(name + u".json");
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const QString suffix = suffixOf(filter);
        dialog->setDefaultSuffix(suffix);
        if (const QStringList files = dialog->selectedFiles(); files.size() == 1) {
            const QFileInfo file(files.constFirst());
            dialog->selectFile(file.path() + u'/' + file.completeBaseName() + u'.' + suffix);
        }
    });
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, paper, ids](const QString &path) { exportNotesTo(path, paper, ids); });
    dialog->open();
}

void NoteFiles::exportNotesTo(const QString &path, const NotesPaper &paper, const QStringList &ids)
{
    const Flag isCancelled = showProgress(tr("Writing your notes to a file …"));
    m_notes.flush();
    m_notes.ask(
        this, [ids](NoteStore &store) { return store.records(ids); },
        [this, path, paper, isCancelled](const Result<std::vector<NoteRecord>> &records) {
            if (records) {
                write(path, *records, paper, isCancelled);
                return;
            }
            endProgress();
            Q_EMIT failed(records.error());
        });
}

void NoteFiles::write(const QString &path, const std::vector<NoteRecord> &records, const NotesPaper &paper,
    const Flag &isCancelled)
{
    const int count = static_cast<int>(records.size());
    clerk().ask(
        this,
        [path, records, paper, isCancelled](Clerk &) {
            return primer::exportNotes(path, records, paper, QDate::currentDate(), *isCancelled);
        },
        [this, path, count](const Result<void> &written) {
            endProgress();
            if (written)
                Q_EMIT done(
                    tr("%n note(s) exported to %1.", nullptr, count).arg(QDir::toNativeSeparators(path)));
            else
                Q_EMIT failed(written.error());
        });
}

void NoteFiles::importNotes()
{
    auto *dialog
        = new QFileDialog(m_window, tr("Import notes"), documentsFolder(), tr("Exported notes (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &NoteFiles::importNotesFrom);
    dialog->open();
}

void NoteFiles::importNotesFrom(const QString &path)
{
    const Flag isCancelled = showProgress(tr("Reading the notes of the file …"));
    clerk().ask(
        this, [path](Clerk &) { return readNotesFile(path); },
        [this, isCancelled](const Result<std::vector<NoteRecord>> &theirs) {
            if (theirs) {
                merge(*theirs, isCancelled);
                return;
            }
            endProgress();
            Q_EMIT failed(theirs.error());
        });
}

void NoteFiles::merge(const std::vector<NoteRecord> &theirs, const Flag &isCancelled)
{
    m_notes.merge(this, theirs, isCancelled, [this](const Result<MergeReport> &report) {
        endProgress();
        if (report)
            tell(*report);
        else
            Q_EMIT failed(report.error());
    });
}

void NoteFiles::tell(const MergeReport &report)
{
    auto *dialog = new MergeDialog(m_look, report, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MergeDialog::openNote, this, &NoteFiles::openNote);
    dialog->open();
}

} // namespace primer
