// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Actions.h"

#include "ui/style/Look.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

namespace primer {

Actions::Actions(Look &look, QObject *parent)
    : QObject(parent)
    , addPack(make(tr("&Add a pack …"), QStringLiteral("document-open"), {QKeySequence::Open}))
    , print(make(tr("&Print or save as PDF …"), QStringLiteral("document-print"), {QKeySequence::Print}))
    , exportNotes(make(tr("&Export my notes …"), QStringLiteral("document-export")))
    , importNotes(make(tr("&Import notes …"), QStringLiteral("document-import")))
    , backups(make(tr("&Backups of my notes …"), QString()))
    , quit(make(tr("&Quit"), QStringLiteral("application-exit"), {QKeySequence::Quit}))
    , undo(make(tr("&Undo"), QStringLiteral("edit-undo"), {QKeySequence::Undo}))
    , redo(make(tr("&Redo"), QStringLiteral("edit-redo"), {QKeySequence::Redo}))
    , copy(make(tr("&Copy"), QStringLiteral("edit-copy"), {QKeySequence::Copy}))
    , find(make(tr("&Find in this section …"), QStringLiteral("edit-find"), {QKeySequence::Find}))
    , findNext(make(tr("Find &next"), QStringLiteral("arrow-down"), {QKeySequence::FindNext}))
    , findPrevious(make(tr("Find &previous"), QStringLiteral("arrow-up"), {QKeySequence::FindPrevious}))
    , largerText(make(tr("&Larger text"), QStringLiteral("format-font-size-more"),
          {QKeySequence::ZoomIn, QKeySequence(Qt::CTRL | Qt::Key_Equal)}))
    , smallerText(make(tr("&Smaller text"), QStringLiteral("format-font-size-less"), {QKeySequence::ZoomOut}))
    , normalText(make(tr("&Normal text size"), QString(), {QKeySequence(Qt::CTRL | Qt::Key_0)}))
    , themes(new QActionGroup(this))
    , leftPane(makeCheckable(tr("&Topics"), QStringLiteral("view-sidetree"), {QKeySequence(Qt::Key_F9)}))
    , notesPane(makeCheckable(
          tr("&My notes on this section"), QStringLiteral("note"), {QKeySequence(Qt::SHIFT | Qt::Key_F9)}))
    , readingAlone(
          makeCheckable(tr("&Reading alone"), QStringLiteral("view-fullscreen"), {QKeySequence(Qt::Key_F11)}))
    , back(make(tr("&Back"), QStringLiteral("go-previous"), {QKeySequence(Qt::ALT | Qt::Key_Left)}))
    , forward(make(tr("&Forward"), QStringLiteral("go-next"), {QKeySequence(Qt::ALT | Qt::Key_Right)}))
    , start(make(tr("&Start page"), QStringLiteral("go-home"), {QKeySequence(Qt::ALT | Qt::Key_Home)}))
    , search(make(tr("Searc&h"), QStringLiteral("edit-find"), {QKeySequence(Qt::CTRL | Qt::Key_K)}))
    , previousSection(make(
          tr("&Previous section"), QStringLiteral("go-previous"), {QKeySequence(Qt::CTRL | Qt::Key_PageUp)}))
    , nextSection(
          make(tr("&Next section"), QStringLiteral("go-next"), {QKeySequence(Qt::CTRL | Qt::Key_PageDown)}))
    , nextPane(make(tr("Next p&ane"), QString(), {QKeySequence(Qt::Key_F6)}))
    , newNote(make(tr("&New note"), QStringLiteral("list-add"), {QKeySequence::New}))
    , newQuestion(make(tr("New &question"), QStringLiteral("dialog-question"),
          {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}))
    , highlight(make(tr("&Highlight the selection"), QStringLiteral("draw-highlight"),
          {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H)}))
    , noteOnSelection(
          make(tr("N&ote on the selection"), QStringLiteral("note"), {QKeySequence(Qt::CTRL | Qt::Key_M)}))
    , questionOnSelection(make(tr("Q&uestion on the selection"), QStringLiteral("dialog-question"),
          {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M)}))
    , attachHere(make(tr("A&ttach the note to the selection"), QStringLiteral("checkmark"),
          {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J)}))
    , nextMark(
          make(tr("Ne&xt of my marks"), QStringLiteral("arrow-down"), {QKeySequence(Qt::ALT | Qt::Key_Down)}))
    , previousMark(
          make(tr("P&revious of my marks"), QStringLiteral("arrow-up"), {QKeySequence(Qt::ALT | Qt::Key_Up)}))
    , allNotes(
          make(tr("&All my notes"), QStringLiteral("note"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)}))
    , checkSpelling(makeCheckable(tr("Check &spelling"), QString(), {}))
    , eraseEverything(make(tr("&Erase everything I wrote …"), QString()))
    , help(make(
          tr("&How to use Patient Primer"), QStringLiteral("help-contextual"), {QKeySequence::HelpContents}))
    , reportMistake(make(tr("&Report a mistake"), QStringLiteral("document-edit")))
    , copyDiagnostics(make(tr("&Copy diagnostics"), QStringLiteral("edit-copy")))
    , about(make(tr("&About Patient Primer"), QStringLiteral("help-about")))
    , m_look(look)
{
    print->setIconText(tr("Print")); // what a button says
    leftPane->setIconText(tr("Topics"));
    notesPane->setIconText(tr("My notes"));
    highlight->setIconText(tr("Highlight"));
    noteOnSelection->setIconText(tr("Note"));
    questionOnSelection->setIconText(tr("Question"));
    attachHere->setIconText(tr("Attach here"));
    copy->setIconText(tr("Copy"));
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    makeThemes();
    connect(&look, &Look::changed, this, &Actions::follow);
    follow();
}

QAction *Actions::make(const QString &text, const QString &icon, const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(text, this);
    action->setProperty("iconName", icon);
    action->setShortcuts(shortcuts);
    QString tip = QString(text).remove(u'&').remove(QStringLiteral(" …"));
    if (!shortcuts.isEmpty())
        tip += u" (" + action->shortcut().toString(QKeySequence::NativeText) + u')';
    action->setToolTip(tip);
    return action;
}

QAction *Actions::makeCheckable(
    const QString &text, const QString &icon, const QList<QKeySequence> &shortcuts)
{
    QAction *action = make(text, icon, shortcuts);
    action->setCheckable(true);
    return action;
}

void Actions::makeThemes()
{
    const std::pair<ThemeName, QString> names[]
        = {{ThemeName::Light, tr("&Light")}, {ThemeName::Dark, tr("&Dark")}, {ThemeName::Sepia, tr("&Sepia")},
            {ThemeName::HighContrast, tr("&High contrast")}};
    for (const auto &[name, text] : names) {
        QAction *action = makeCheckable(text, QString(), {});
        action->setData(themeWord(name));
        themes->addAction(action);
    }
}

void Actions::follow()
{
    for (QAction *action : findChildren<QAction *>()) {
        if (const QString icon = action->property("iconName").toString(); !icon.isEmpty())
            action->setIcon(m_look.icon(icon));
    }
    for (QAction *action : themes->actions())
        action->setChecked(action->data().toString() == themeWord(m_look.themeName()));
    largerText->setEnabled(m_look.textSize() < Look::kLargestText);
    smallerText->setEnabled(m_look.textSize() > Look::kSmallestText);
}

void Actions::fillMenuBar(QMenuBar *bar) const
{
    const auto addMenu = [bar](const QString &title, const QList<QAction *> &actions) {
        QMenu *menu = bar->addMenu(title);
        for (QAction *action : actions) {
            if (action == nullptr)
                menu->addSeparator();
            else
                menu->addAction(action);
        }
        return menu;
    };
    addMenu(
        tr("&File"), {addPack, nullptr, print, nullptr, exportNotes, importNotes, backups, nullptr, quit});
    addMenu(tr("&Edit"), {undo, redo, nullptr, copy, nullptr, find, findNext, findPrevious});
    QMenu *view = addMenu(tr("&View"),
        {largerText, smallerText, normalText, nullptr, leftPane, notesPane, readingAlone, nullptr});
    QMenu *theme = view->addMenu(tr("&Colors"));
    theme->addActions(themes->actions());
    addMenu(
        tr("&Go"), {back, forward, start, nullptr, search, nullptr, previousSection, nextSection, nextPane});
    addMenu(tr("&Notes"),
        {newNote, newQuestion, nullptr, highlight, noteOnSelection, questionOnSelection, attachHere, nullptr,
            nextMark, previousMark, nullptr, allNotes, nullptr, checkSpelling, nullptr, eraseEverything});
    addMenu(tr("&Help"), {help, nullptr, reportMistake, copyDiagnostics, nullptr, about});
}

} // namespace primer
