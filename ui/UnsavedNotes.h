// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>

namespace primer {

class Label;
class Look;
class NoteDesk;

/// Stands between a closing window and a note that could not be saved: says why, and offers to try again, to
/// keep the text in a file elsewhere, or to stay.
class UnsavedNotes final : public QDialog
{
    Q_OBJECT
public:
    UnsavedNotes(Look &look, NoteDesk &notes, QWidget *window);
    Q_DISABLE_COPY_MOVE(UnsavedNotes)

    /// Opens at once if a note is not saved already, or as soon as saving one fails.
    void openWhenNeeded();
    /// Writes the texts that are not saved into a plain text file, and says so.
    void keepIn(const QString &path);

    /// Asks where to keep the text; `then` takes the path, unless `context` is gone.
    static void chooseFile(
        QWidget *window, QObject *context, const std::function<void(const QString &)> &then);
    /// Writes the texts that are not saved, and returns a sentence that tells what came of it.
    static QString write(const NoteDesk &notes, const QString &path);

Q_SIGNALS:
    void stay();
    void closeAnyway();

private:
    NoteDesk &m_notes;
    Label *m_words;
    bool m_wanted = false;
};

} // namespace primer
