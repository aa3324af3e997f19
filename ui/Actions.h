// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenuBar;

namespace primer {

class Look;

/// Every action of the window, made once: menus and bars show these same objects.
class Actions final : public QObject
{
    Q_OBJECT
public:
    Actions(Look &look, QObject *parent);
    Q_DISABLE_COPY_MOVE(Actions)

    void fillMenuBar(QMenuBar *bar) const;

    QAction *addPack;
    QAction *print;
    QAction *exportNotes;
    QAction *importNotes;
    QAction *backups;
    QAction *quit;

    QAction *undo;
    QAction *redo;
    QAction *copy;
    QAction *find;
    QAction *findNext;
    QAction *findPrevious;

    QAction *largerText;
    QAction *smallerText;
    QAction *normalText;
    QActionGroup *themes; ///< each action's data is the theme's word
    QAction *leftPane; ///< checkable
    QAction *notesPane; ///< checkable
    QAction *readingAlone; ///< checkable

    QAction *back;
    QAction *forward;
    QAction *start;
    QAction *search;
    QAction *previousSection;
    QAction *nextSection;
    QAction *nextPane;

    QAction *newNote;
    QAction *newQuestion;
    QAction *highlight;
    QAction *noteOnSelection;
    QAction *questionOnSelection;
    QAction *attachHere; ///< visible while a note looks for its place
    QAction *nextMark;
    QAction *previousMark;
    QAction *allNotes;
    QAction *checkSpelling; ///< checkable
    QAction *eraseEverything;

    QAction *help;
    QAction *reportMistake;
    QAction *copyDiagnostics;
    QAction *about;

private:
    QAction *make(const QString &text, const QString &icon, const QList<QKeySequence> &shortcuts = {});
    QAction *makeCheckable(const QString &text, const QString &icon, const QList<QKeySequence> &shortcuts);
    void makeThemes();
    void follow();

    Look &m_look;
};

} // namespace primer
