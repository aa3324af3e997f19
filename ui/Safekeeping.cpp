// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Safekeeping.h"

#include "ui/Actions.h"
#include "ui/NoteDesk.h"
#include "ui/safekeeping/BackupDialog.h"
#include "ui/safekeeping/EraseDialog.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QLineEdit>
#include <QWidget>

namespace primer {

namespace {

QString restoredSentence(const Restored &restored)
{
    const QString back = Safekeeping::tr("Your notes are back: %n note(s).", nullptr, restored.notes);
    if (restored.kept)
        return back + u' ' + Safekeeping::tr("The notes that were there before are kept among the backups.");
    if (restored.keptDamaged.isEmpty())
        return back;
    return back + u' '
        + Safekeeping::tr("The damaged file is kept as %1.")
              .arg(QDir::toNativeSeparators(restored.keptDamaged));
}

} // namespace

Safekeeping::Safekeeping(const Tools &tools, QWidget *window)
    : QObject(window)
    , m_tools(tools)
{
    const bool hasFolder = !tools.dataFolder.isEmpty();
    tools.actions.backups->setEnabled(hasFolder);
    tools.actions.eraseEverything->setEnabled(hasFolder);
    connect(tools.actions.backups, &QAction::triggered, window, [tools, window] {
        auto *dialog = new BackupDialog(tools.look, tools.notes, tools.dataFolder, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(tools.actions.eraseEverything, &QAction::triggered, window, [tools, window] {
        auto *dialog = new EraseDialog(tools.look, tools.notes, window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&tools.notes, &NoteDesk::copyRestored, this,
        [this](const Restored &restored) { Q_EMIT told(restoredSentence(restored)); });
    connect(&tools.notes, &NoteDesk::erased, this, [this, window](const QStringList &left) {
        for (QLineEdit *line : window->findChildren<QLineEdit *>())
            line->clear(); // what was searched for
        Q_EMIT erased();
        if (left.isEmpty())
            Q_EMIT told(tr("Everything that you wrote is erased."));
    });
    window->installEventFilter(this);
}

bool Safekeeping::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        m_tools.notes.lookForChanges();
    return QObject::eventFilter(object, event);
}

} // namespace primer
