// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FileActions.h"

#include "document/HandoutSource.h"
#include "ui/NoteDesk.h"
#include "ui/NoteFiles.h"
#include "ui/printing/PrintDialog.h"
#include "ui/reader/Page.h"
#include "ui/settings/Settings.h"
#include "visits/Relocation.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QStandardPaths>

#include <algorithm>

namespace primer {

namespace {

constexpr int kProgressAfter = 700; // ms

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

FileActions::FileActions(const Tools &tools, QWidget *window)
    : QObject(window)
    , m_tools(tools)
    , m_window(window)
    , m_noteFiles(new NoteFiles(tools.look, tools.notes, window))
{
    connect(m_noteFiles, &NoteFiles::done, this, &FileActions::done);
    connect(m_noteFiles, &NoteFiles::failed, this, &FileActions::failed);
    connect(m_noteFiles, &NoteFiles::openNote, this, &FileActions::openNote);
}

void FileActions::addPack()
{
    auto *dialog = new QFileDialog(m_window, tr("Add a pack"), documentsFolder(), tr("Packs (*.primer)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileActions::addPackFrom);
    dialog->open();
}

std::shared_ptr<std::atomic<bool>> FileActions::showProgress()
{
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    endProgress();
    m_progress = new QProgressDialog(tr("Checking and adding the pack …"), tr("Cancel"), 0, 0, m_window);
    m_progress->setMinimumDuration(kProgressAfter);
    m_progress->setWindowModality(Qt::WindowModal);
    connect(m_progress, &QProgressDialog::canceled, this, [cancelled] { *cancelled = true; });
    return cancelled;
}

void FileActions::endProgress()
{
    if (m_progress != nullptr)
        m_progress->deleteLater();
    m_progress = nullptr;
}

void FileActions::refusePack(const QString &path, Error error)
{
    const QString file = QDir::toNativeSeparators(path);
    if (!error.message.contains(file))
        error.message = file + u": " + error.message;
    Q_EMIT failed(error);
}

void FileActions::addPackFrom(const QString &path)
{
    showProgress();
    m_tools.library.ask(
        this,
        [path](const Library &library) -> Result<Found> {
            const auto pack = Pack::open(path);
            if (!pack)
                return failure(pack);
            const Pack *present = library.pack((*pack)->info().id);
            return Found{(*pack)->info(), present != nullptr ? std::optional(present->info()) : std::nullopt};
        },
        [this, path](const Result<Found> &found) {
            endProgress();
            if (found)
                place(*found);
            else
                refusePack(path, found.error());
        });
}

void FileActions::place(const Found &found)
{
    const PackInfo &chosen = found.chosen;
    if (!found.present) {
        keep(chosen, false);
        return;
    }
    const PackInfo &present = *found.present;
    const bool isOurs = m_tools.packFolder.isEmpty()
        || QFileInfo(present.path).canonicalPath() == QFileInfo(m_tools.packFolder).canonicalFilePath();
    if (chosen.digest == present.digest) {
        Q_EMIT done(tr("\"%1\", version %2, is on the shelf already.").arg(present.title, present.version));
    } else if (!isOurs) {
        refusePack(chosen.path,
            {tr("A pack named \"%1\" is on the shelf already, from %2. It was left as it is. Remove that file"
                " first if you want to read this one in its place.")
                    .arg(present.id, QDir::toNativeSeparators(present.path)),
                {}, Trouble::BadInput});
    } else {
        askToReplace(chosen, present);
    }
}

void FileActions::askToReplace(const PackInfo &chosen, const PackInfo &present)
{
    const QString question = tr("Replace version %1 by %2?").arg(present.version, chosen.version);
    QString more = tr("\"%1\" is on the shelf already. Your notes stay.").arg(present.title);
    if (chosen.title != present.title)
        more += u' ' + tr("The one that you chose is called \"%1\".").arg(chosen.title);
    if (chosen.date.isValid() && present.date.isValid() && chosen.date < present.date)
        more += u' ' + tr("The one that you chose is older.");
    auto *box
        = new QMessageBox(QMessageBox::Question, tr("Add a pack"), question, QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(more);
    const auto *replace = box->addButton(tr("Replace"), QMessageBox::AcceptRole);
    auto *leave = box->addButton(tr("Leave it as it is"), QMessageBox::RejectRole);
    box->setDefaultButton(leave);
    box->setEscapeButton(leave);
    connect(box, &QMessageBox::buttonClicked, this, [this, replace, chosen](const QAbstractButton *button) {
        if (button == replace)
            keep(chosen, true);
    });
    box->open();
}

void FileActions::keep(const PackInfo &chosen, bool replaces)
{
    m_tools.library.ask(
        this,
        [chosen, replaces, folder = m_tools.packFolder, cancelled = showProgress()](
            Library &library) -> Result<PackInfo> {
            // Before the copy, which would replace the file of one that was added meanwhile.
            if (!replaces && library.pack(chosen.id) != nullptr)
                return failure(Trouble::BadInput,
                    tr("A pack named \"%1\" is on the shelf already. It was left as it is.").arg(chosen.id));
            const auto kept
                = folder.isEmpty() ? Result<QString>(chosen.path) : keepPack(chosen.path, folder, *cancelled);
            if (!kept)
                return failure(kept);
            return replaces ? library.replace(*kept) : library.add(*kept);
        },
        [this, chosen, replaces](const Result<PackInfo> &added) {
            endProgress();
            if (!added) {
                refusePack(chosen.path, added.error());
                return;
            }
            Q_EMIT packAdded(added->path);
            if (replaces)
                Q_EMIT done(tr("\"%1\", version %2, has taken the place of the other version.")
                                .arg(added->title, added->version));
            else
                Q_EMIT done(tr("\"%1\" is on the shelf now, with %n topic(s).", nullptr, added->topicCount)
                                .arg(added->title));
        });
}

void FileActions::print(const Page &page)
{
    m_tools.notes.flush();
    m_tools.notes.ask(
        this, [](NoteStore &store) { return store.all(NoteFilter::All); },
        [this, ref = page.section.ref, index = page.index](const Result<std::vector<Note>> &notes) {
            std::vector<Note> ours;
            for (const Note &note : notes ? *notes : std::vector<Note>()) {
                if (note.about.pack == ref.pack && note.about.topic == ref.topic)
                    ours.push_back(note);
            }
            std::reverse(ours.begin(), ours.end()); // the oldest first
            m_tools.library.ask(
                this,
                [ref, ours](const Library &library) -> Result<HandoutTopic> {
                    auto topic = handoutTopic(library, ref);
                    if (topic)
                        addNotes(*topic, inPresentSections(library, ours),
                            medicineNames(library).value_or(QSet<QString>()));
                    return topic;
                },
                [this, index](Result<HandoutTopic> topic) {
                    if (topic)
                        openPrintDialog(std::move(*topic), index);
                    else
                        Q_EMIT failed(topic.error());
                });
        });
}

void FileActions::openPrintDialog(HandoutTopic topic, int section)
{
    PrintMaterial material;
    material.topic = std::move(topic);
    material.section = section;
    material.today = QDate::currentDate();
    auto *dialog = new PrintDialog(m_tools.look, std::move(material), printChoices(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PrintDialog::choicesChanged, this, &FileActions::rememberChoices);
    dialog->open();
}

PrintChoices FileActions::printChoices() const
{
    PrintChoices choices;
    choices.withNotes = m_tools.settings.printWithNotes;
    choices.letters = static_cast<PaperLetters>(m_tools.settings.printPoints);
    choices.format = paperOf(QLocale());
    if (!m_tools.settings.printPaper.isEmpty())
        choices.format = m_tools.settings.printPaper == u"letter" ? PaperFormat::Letter : PaperFormat::A4;
    return choices;
}

void FileActions::rememberChoices(const PrintChoices &choices)
{
    m_tools.settings.printWithNotes = choices.withNotes;
    m_tools.settings.printPoints = static_cast<int>(choices.letters);
    m_tools.settings.printPaper
        = choices.format == PaperFormat::Letter ? QStringLiteral("letter") : QStringLiteral("a4");
    Q_EMIT settingsChanged();
}

NotesPaper FileActions::notesPaper() const
{
    const PrintChoices choices = printChoices();
    return {choices.letters, choices.format};
}

void FileActions::exportNotes(const QStringList &ids)
{
    m_noteFiles->exportNotes(notesPaper(), ids);
}

void FileActions::exportNotesTo(const QString &path)
{
    m_noteFiles->exportNotesTo(path, notesPaper());
}

void FileActions::importNotes()
{
    m_noteFiles->importNotes();
}

} // namespace primer
