// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/UnsavedNotes.h"

#include "ui/Desk.h"
#include "ui/NoteDesk.h"
#include "ui/style/Label.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace primer {

UnsavedNotes::UnsavedNotes(Look &look, NoteDesk &notes, QWidget *window)
    : QDialog(window)
    , m_notes(notes)
    , m_words(new Label(look, Look::Role::Interface, Label::Tone::Text, {}, this))
{
    setWindowTitle(tr("Not saved yet"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20));
    column->setSpacing(look.px(14));
    column->addWidget(
        new Label(look, Look::Role::Heading, Label::Tone::Failed, tr("Your note is not saved yet"), this));
    column->addWidget(m_words);
    const auto add = [&](const QString &text, auto what) {
        auto *button = new QPushButton(text, this);
        connect(button, &QPushButton::clicked, this, what);
        column->addWidget(button);
        return button;
    };
    QPushButton *again = add(tr("Try again"), [this] { m_notes.tryAgain(); });
    again->setProperty("kind", QStringLiteral("primary"));
    again->setDefault(true);
    add(tr("Keep the text in a file …"),
        [this] { chooseFile(this, this, [this](const QString &path) { keepIn(path); }); });
    add(tr("Go back to the window"), [this] { reject(); });
    add(tr("Close without the text"), [this] {
        m_wanted = false;
        hide();
        Q_EMIT closeAnyway();
    });
    connect(this, &QDialog::rejected, this, [this] {
        m_wanted = false;
        Q_EMIT stay();
    });
    connect(&notes, &NoteDesk::stateChanged, this, [this] {
        if (m_wanted)
            openWhenNeeded();
    });
    connect(&notes, &NoteDesk::allSavedChanged, this, [this](bool allSaved) {
        if (allSaved) {
            m_wanted = false;
            hide();
        }
    });
    setMinimumWidth(look.em(30));
}

void UnsavedNotes::openWhenNeeded()
{
    m_wanted = true;
    const auto error = m_notes.savingError();
    if (!error)
        return;
    m_words->setText(error->message);
    if (!isVisible())
        QDialog::open();
}

void UnsavedNotes::chooseFile(
    QWidget *window, QObject *context, const std::function<void(const QString &)> &then)
{
    auto *dialog = new QFileDialog(window, tr("Keep the text in a file"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u'/' + tr("my-notes") + u".txt",
        tr("Text (*.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    connect(dialog, &QFileDialog::fileSelected, context, then);
    dialog->open();
}

void UnsavedNotes::keepIn(const QString &path)
{
    m_words->setText(write(m_notes, path));
}

QString UnsavedNotes::write(const NoteDesk &notes, const QString &path)
{
    QByteArray text;
    for (const Note &note : notes.unsaved()) {
        if (!note.topicTitle.isEmpty())
            text += QString(note.topicTitle + u": " + note.sectionTitle + u'\n').toUtf8();
        text += note.text.toUtf8() + "\n\n";
    }
    // A few words, written once, when nothing else can be done: the window may wait for them.
    QSaveFile file(path);
    const bool kept
        = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush() && file.commit();
    return kept
        ? tr("The text is kept in %1. You can close the window now.").arg(QDir::toNativeSeparators(path))
        : tr("The text could not be written to %1. Choose another folder or disk.")
              .arg(QDir::toNativeSeparators(path));
}

} // namespace primer
