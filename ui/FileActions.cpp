// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FileActions.h"

#include "document/HandoutSource.h"
#include "notes/Exchange.h"
#include "ui/NoteDesk.h"
#include "ui/printing/PrintDialog.h"
#include "ui/reader/Page.h"
#include "ui/settings/Settings.h"

#include <QDir>
#include <QFileDialog>
#include <QProgressDialog>
#include <QStandardPaths>

#include <atomic>
#include <memory>

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
{ }

void FileActions::addPack()
{
    auto *dialog = new QFileDialog(m_window, tr("Add a pack"), documentsFolder(), tr("Packs (*.primer)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FileActions::addPackFrom);
    dialog->open();
}

void FileActions::addPackFrom(const QString &path)
{
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    auto *progress = new QProgressDialog(tr("Checking and adding the pack …"), tr("Cancel"), 0, 0, m_window);
    progress->setMinimumDuration(kProgressAfter);
    progress->setWindowModality(Qt::WindowModal);
    connect(progress, &QProgressDialog::canceled, this, [cancelled] { *cancelled = true; });
    m_tools.library.ask(
        this,
        [path, folder = m_tools.packFolder, cancelled](
            Library &library) -> Result<std::pair<QString, PackInfo>> {
            const auto pack = Pack::open(path);
            if (!pack)
                return failure(pack);
            // Before the copy, which would replace the file that is open.
            if (const QString id = (*pack)->info().id; library.pack(id) != nullptr)
                return failure(Trouble::BadInput,
                    tr("A pack named \"%1\" is on the shelf already. It was left as it is.").arg(id));
            const auto kept = folder.isEmpty() ? Result<QString>(path) : keepPack(path, folder, *cancelled);
            if (!kept)
                return failure(kept);
            const auto added = library.add(*kept);
            if (!added)
                return failure(added);
            return std::pair(*kept, *added);
        },
        [this, path, progress](const Result<std::pair<QString, PackInfo>> &added) {
            progress->deleteLater();
            if (!added) {
                Error error = added.error();
                error.message = QDir::toNativeSeparators(path) + u": " + error.message;
                Q_EMIT failed(error);
                return;
            }
            Q_EMIT packAdded(added->first);
            Q_EMIT done(tr("\"%1\" is on the shelf now, with %n topic(s).", nullptr, added->second.topicCount)
                            .arg(added->second.title));
        });
}

void FileActions::print(const Page &page)
{
    m_tools.notes.flush();
    m_tools.library.ask(
        this, [ref = page.section.ref](const Library &library) { return handoutTopic(library, ref); },
        [this, ref = page.section.ref, index = page.index](Result<HandoutTopic> topic) {
            if (!topic) {
                Q_EMIT failed(topic.error());
                return;
            }
            m_tools.notes.ask(
                this, [](NoteStore &store) { return store.everything(); },
                [this, ref, index, topic = std::move(*topic)](
                    const Result<std::vector<Note>> &notes) mutable {
                    std::vector<Note> ours;
                    for (const Note &note : notes ? *notes : std::vector<Note>()) {
                        if (!note.isInTrash() && note.about.pack == ref.pack && note.about.topic == ref.topic)
                            ours.push_back(note);
                    }
                    addNotes(topic, ours);
                    openPrintDialog(std::move(topic), index);
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

void FileActions::exportNotes()
{
    const QString suggested = documentsFolder() + u'/' + tr("my-notes") + u'-'
        + QDate::currentDate().toString(Qt::ISODate) + u".json";
    auto *dialog = new QFileDialog(m_window, tr("Export my notes"), suggested, tr("Notes (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, &FileActions::exportNotesTo);
    dialog->open();
}

void FileActions::exportNotesTo(const QString &path)
{
    m_tools.notes.flush();
    m_tools.notes.ask(
        this,
        [path](NoteStore &store) -> Result<int> {
            const auto notes = store.everything();
            if (!notes)
                return failure(notes);
            if (auto written = primer::exportNotes(path, *notes, noteTime()); !written)
                return failure(written);
            return static_cast<int>(notes->size());
        },
        [this, path](const Result<int> &count) {
            if (count)
                Q_EMIT done(
                    tr("%n note(s) exported to %1.", nullptr, *count).arg(QDir::toNativeSeparators(path)));
            else
                Q_EMIT failed(count.error());
        });
}

} // namespace primer
