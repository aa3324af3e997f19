// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safekeeping/BackupDialog.h"

#include "notes/NoteStore.h"
#include "ui/NoteDesk.h"
#include "ui/safekeeping/BackupWords.h"
#include "ui/style/Label.h"

#include <QAccessible>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <algorithm>

namespace primer {

namespace {

constexpr size_t kMostShown = 500; // notes of a copy

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QListWidget *makeList(const QString &name, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setProperty("kind", QStringLiteral("list"));
    list->setAccessibleName(name);
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setResizeMode(QListView::Adjust);
    return list;
}

} // namespace

BackupDialog::BackupDialog(Look &look, NoteDesk &notes, const QString &dataFolder, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
    , m_notes(notes)
    , m_dataFolder(dataFolder)
    , m_desk([dataFolder] { return std::make_unique<const Backup>(dataFolder); })
{
    setWindowTitle(tr("Backups of my notes"));
    build();
    connectAll();
    updateControls();
    follow();
    say({});
    const QSize room = parent != nullptr ? parent->size() : QSize(look.em(60), look.em(44));
    resize(std::min(look.em(60), room.width()), std::min(look.em(44), room.height()));
    load({});
}

void BackupDialog::build()
{
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    m_column = new QVBoxLayout(content);
    m_column->addWidget(
        new Label(m_look, Look::Role::Heading, Label::Tone::Text, tr("Backups of my notes"), content));
    m_column->addWidget(new Label(m_look, Look::Role::Interface, Label::Tone::Muted,
        tr("One is made on each day that you use the program. They lie on this computer; save a copy on a "
           "memory stick now and then."),
        content));
    m_sides = new QBoxLayout(QBoxLayout::LeftToRight);
    m_sides->addWidget(makeBackups(content), 1);
    m_sides->addWidget(makePreview(content), 1);
    m_column->addLayout(m_sides, 1);
    m_state = new Label(m_look, Look::Role::Interface, Label::Tone::Muted, {}, content);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(m_state);
    m_close = new QPushButton(tr("Close"), content);
    m_close->setAutoDefault(false);
    m_column->addWidget(m_close, 0, Qt::AlignRight);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
}

QPushButton *BackupDialog::addButton(QVBoxLayout *column, const QString &text)
{
    auto *button = new QPushButton(text, column->parentWidget());
    button->setAutoDefault(false);
    column->addWidget(button);
    return button;
}

QWidget *BackupDialog::makeBackups(QWidget *content)
{
    auto *side = new QWidget(content);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_list = makeList(tr("Backups, the newest first"), side);
    column->addWidget(m_list, 1);
    m_none = new Label(m_look, Look::Role::Interface, Label::Tone::Text,
        tr("There are no backups yet. The first one is made by itself when you have written something."),
        side);
    m_none->hide();
    column->addWidget(m_none, 1, Qt::AlignTop);
    m_now = addButton(column, tr("Back up now"));
    m_save = addButton(column, tr("Save a copy …"));
    m_save->setAccessibleName(tr("Save a copy of my notes, for instance on a memory stick"));
    m_elsewhere = addButton(column, tr("Open a copy …"));
    m_elsewhere->setAccessibleName(tr("Open a copy that lies elsewhere, for instance on a memory stick"));
    return side;
}

QWidget *BackupDialog::makePreview(QWidget *content)
{
    auto *side = new QWidget(content);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_holds = new Label(m_look, Look::Role::InterfaceBold, Label::Tone::Text, {}, side);
    column->addWidget(m_holds);
    m_preview = makeList(tr("Notes in the chosen backup"), side);
    m_preview->setSelectionMode(QAbstractItemView::NoSelection);
    column->addWidget(m_preview, 1);
    m_restore = addButton(column, tr("Put these notes back …"));
    m_restore->setProperty("kind", QStringLiteral("primary"));
    return side;
}

void BackupDialog::connectAll()
{
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_isFilling)
            choose();
    });
    connect(m_now, &QPushButton::clicked, this, &BackupDialog::backUpNow);
    connect(m_save, &QPushButton::clicked, this, &BackupDialog::askWhereToSave);
    connect(m_elsewhere, &QPushButton::clicked, this, &BackupDialog::askForCopy);
    connect(m_restore, &QPushButton::clicked, this, &BackupDialog::askToRestore);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_notes, &NoteDesk::copyRestored, this, [this] {
        if (m_isWorking)
            accept();
    });
    connect(&m_notes, &NoteDesk::copyNotRestored, this, [this](const Error &error) {
        setWorking(false);
        say(error.message, true);
    });
    connect(&m_look, &Look::changed, this, &BackupDialog::follow);
}

void BackupDialog::follow()
{
    m_column->setContentsMargins(m_look.px(24), m_look.px(20), m_look.px(24), m_look.px(20));
    m_column->setSpacing(m_look.px(12));
    m_sides->setSpacing(m_look.px(20));
    for (QListWidget *list : {m_list, m_preview}) {
        list->setMinimumHeight(m_look.em(9));
        list->parentWidget()->layout()->setSpacing(m_look.px(8));
        list->setStyleSheet(QStringLiteral("QListWidget { border: 1px solid %1; border-radius: %2px; }")
                                .arg(m_look.theme().border.name())
                                .arg(m_look.px(8)));
    }
    fit();
}

/// Beside each other where there is room.
void BackupDialog::fit()
{
    m_sides->setDirection(width() >= m_look.em(46) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void BackupDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fit();
}

void BackupDialog::load(const QString &chosen)
{
    m_desk.ask(
        this, [](const Backup &backup) { return backup.list(); },
        [this, chosen](const std::vector<BackupFile> &files) { takeList(files, chosen); });
}

void BackupDialog::takeList(const std::vector<BackupFile> &files, const QString &chosen)
{
    m_isFilling = true;
    std::erase_if(m_rows, [](const Row &row) { return !row.isElsewhere; });
    const std::vector<Row> elsewhere = std::move(m_rows);
    m_rows.clear();
    m_list->clear();
    for (const Row &row : elsewhere)
        insertRow(static_cast<int>(m_rows.size()), row);
    for (const BackupFile &file : files) {
        insertRow(static_cast<int>(m_rows.size()), {file, false, std::nullopt});
        check(file.path);
    }
    m_list->setVisible(!m_rows.empty());
    m_none->setVisible(m_rows.empty());
    m_list->setCurrentRow(std::max(indexOf(chosen), m_rows.empty() ? -1 : 0));
    m_isFilling = false;
    choose();
}

void BackupDialog::insertRow(int at, const Row &row)
{
    m_rows.insert(m_rows.begin() + at, row);
    m_list->insertItem(at, rowWords(row));
}

/// One at a time, so that the list fills while the person looks.
void BackupDialog::check(const QString &path)
{
    m_desk.ask(
        this, [path](const Backup &) { return checkCopy(path); },
        [this, path](const Result<int> &notes) {
            const int at = indexOf(path);
            if (at < 0)
                return;
            m_rows[static_cast<size_t>(at)].checked = notes;
            showRow(at);
        });
}

void BackupDialog::showRow(int at)
{
    m_list->item(at)->setText(rowWords(m_rows[static_cast<size_t>(at)]));
    updateControls();
}

QString BackupDialog::rowWords(const Row &row) const
{
    QString words = row.isElsewhere ? tr("The copy %1").arg(QFileInfo(row.file.path).fileName())
                                    : backupMoment(row.file, QDate::currentDate());
    const QString reason = row.isElsewhere ? QString() : backupReason(row.file);
    QString state = tr("Being checked …");
    if (row.checked && *row.checked)
        state = tr("%n note(s)", nullptr, **row.checked);
    else if (row.checked)
        state = row.checked->error().trouble == Trouble::Newer ? tr("Made by a newer Patient Primer")
                                                               : tr("Cannot be used: it is damaged");
    words += u'\n' + state;
    return reason.isEmpty() ? words : QString(words + u", " + reason);
}

const BackupDialog::Row *BackupDialog::chosenRow() const
{
    const int at = m_list->currentRow();
    return at < 0 || at >= static_cast<int>(m_rows.size()) ? nullptr : &m_rows[static_cast<size_t>(at)];
}

int BackupDialog::indexOf(const QString &path) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.file.path == path; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void BackupDialog::choose()
{
    m_preview->clear();
    updateControls();
    const Row *row = chosenRow();
    if (row == nullptr) {
        m_holds->clear();
        return;
    }
    m_holds->setText(tr("Looking into it …"));
    m_desk.ask(
        this,
        [path = row->file.path](const Backup &) -> Result<std::vector<Note>> {
            const auto store = NoteStore::openCopy(path);
            if (!store)
                return failure(store);
            return (*store)->all(NoteFilter::All);
        },
        [this, path = row->file.path](const Result<std::vector<Note>> &notes) { takePreview(path, notes); });
}

void BackupDialog::takePreview(const QString &path, const Result<std::vector<Note>> &notes)
{
    const Row *row = chosenRow();
    if (row == nullptr || row->file.path != path)
        return; // another was chosen meanwhile
    m_preview->clear();
    if (!notes) {
        m_holds->setText(notes.error().message);
        return;
    }
    const int count = static_cast<int>(notes->size());
    m_holds->setText(count == 0 ? tr("It holds no notes") : tr("It holds %n note(s)", nullptr, count));
    const size_t shown = std::min(notes->size(), kMostShown);
    for (size_t i = 0; i < shown; ++i)
        m_preview->addItem(noteInBrief((*notes)[i]));
    if (shown < notes->size())
        m_preview->addItem(tr("… and %n older note(s)", nullptr, static_cast<int>(notes->size() - shown)));
    updateControls();
}

void BackupDialog::backUpNow()
{
    setWorking(true);
    say(tr("Making a backup …"));
    m_notes.afterSaving(
        this, [folder = m_dataFolder] { return primer::backUpNow(folder, QDateTime::currentDateTime()); },
        [this](const Result<SoundBackup> &made) {
            setWorking(false);
            if (!made) {
                say(made.error().message, true);
                return;
            }
            load(made->file.path);
            say(tr("A backup is made and checked: %n note(s).", nullptr, made->notes));
        });
}

void BackupDialog::askWhereToSave()
{
    const QString suggested = documentsFolder() + u'/' + tr("my-notes") + u'-'
        + QDate::currentDate().toString(Qt::ISODate) + u".sqlite";
    auto *dialog
        = new QFileDialog(this, tr("Save a copy of my notes"), suggested, tr("Copies of notes (*.sqlite)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("sqlite"));
    connect(dialog, &QFileDialog::fileSelected, this, &BackupDialog::saveCopyTo);
    dialog->open();
}

void BackupDialog::saveCopyTo(const QString &path)
{
    setWorking(true);
    say(tr("Saving a copy …"));
    m_notes.afterSaving(
        this, [folder = m_dataFolder, path] { return saveCopy(folder, path, QDateTime::currentDateTime()); },
        [this](const Result<SoundBackup> &saved) {
            setWorking(false);
            if (!saved) {
                say(saved.error().message, true);
                return;
            }
            say(tr("A copy is saved and checked: %n note(s), in %1", nullptr, saved->notes)
                    .arg(QDir::toNativeSeparators(saved->file.path)));
        });
}

void BackupDialog::askForCopy()
{
    auto *dialog = new QFileDialog(this, tr("Open a copy of my notes"), documentsFolder(),
        tr("Copies of notes (*.sqlite);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupDialog::addCopy);
    dialog->open();
}

void BackupDialog::addCopy(const QString &path)
{
    int at = indexOf(path);
    if (at < 0) {
        at = 0;
        m_isFilling = true;
        insertRow(at, {{path, {}, 0}, true, std::nullopt});
        m_isFilling = false;
        m_list->show();
        m_none->hide();
        check(path);
    }
    m_list->setCurrentRow(-1);
    m_list->setCurrentRow(at);
    m_list->setFocus(Qt::OtherFocusReason);
}

void BackupDialog::askToRestore()
{
    const Row *row = chosenRow();
    if (row == nullptr || !row->checked || !*row->checked)
        return;
    const QString what = row->isElsewhere ? QFileInfo(row->file.path).fileName()
                                          : backupMoment(row->file, QDate::currentDate());
    auto *box = new QMessageBox(QMessageBox::Question, tr("Put notes back"),
        tr("Put back the %n note(s) of: %1?", nullptr, **row->checked).arg(what), QMessageBox::NoButton,
        this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr(
        "They take the place of the notes that you have now. Those are kept as a backup first, so that you "
        "can come back to them here."));
    const auto *yes = box->addButton(tr("Put them back"), QMessageBox::AcceptRole);
    auto *no = box->addButton(tr("Leave my notes as they are"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(
        box, &QMessageBox::buttonClicked, this, [this, yes, chosen = *row](const QAbstractButton *button) {
            if (button == yes)
                restore(chosen);
        });
    box->open();
}

void BackupDialog::restore(const Row &row)
{
    setWorking(true);
    say(tr("Keeping the notes that you have now, and putting the others back …"));
    m_notes.restoreCopy(row.file.path);
}

void BackupDialog::setWorking(bool working)
{
    m_isWorking = working;
    updateControls();
}

void BackupDialog::say(const QString &sentence, bool isFailure)
{
    m_state->setTone(isFailure ? Label::Tone::Failed : Label::Tone::Muted);
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty())
        return;
    QAccessibleEvent alert(m_state, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void BackupDialog::updateControls()
{
    const Row *row = chosenRow();
    m_restore->setEnabled(!m_isWorking && row != nullptr && row->checked && *row->checked);
    m_preview->setVisible(row != nullptr);
    m_restore->setVisible(row != nullptr);
    for (QPushButton *button : {m_now, m_save, m_elsewhere})
        button->setEnabled(!m_isWorking);
}

} // namespace primer
