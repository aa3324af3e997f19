// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QObject>

class QMenu;

namespace primer {

class Actions;
class Look;
class NoteBook;
class NotesPane;
class ReaderPane;
class SelectionBar;
class SettingsDesk;

/// Leads from words in the text to what is written about them, and back: the bar over a selection, the marks
/// in the text, the cards beside it.
class PassageLinks final : public QObject
{
    Q_OBJECT
public:
    /// What it links; all must outlive it.
    struct Ends
    {
        Look &look;
        Actions &actions;
        SettingsDesk &settings;
        NoteBook &book;
        ReaderPane &reader;
        NotesPane &pane;
    };

    PassageLinks(const Ends &ends, QObject *parent);
    Q_DISABLE_COPY_MOVE(PassageLinks)

    /// A section is on show, or something else is.
    void setReading(bool reading);
    /// Shows the words of this note as soon as its place is known.
    void showWhenFound(const QString &noteId) { m_wanted = noteId; }

Q_SIGNALS:
    /// A card is to be seen.
    void paneWanted();
    /// The text is to be seen.
    void textWanted();

private:
    void connectActions();
    void connectPane();
    void refresh();
    void showMarks();
    void mark(NoteKind kind);
    void highlightIn(MarkColor color);
    void attachHere(const QString &id);
    void showCard(const QString &id);
    void showWords(const QString &id);
    void fillMenu(QMenu &menu, const QStringList &marks);
    void addMarkEntries(QMenu &menu, const QString &id);
    MarkColor color() const;

    Ends m_ends;
    SelectionBar *m_bar;
    QString m_wanted;
    bool m_isReading = false;
};

} // namespace primer
