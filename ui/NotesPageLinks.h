// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace primer {

class AllNotesPage;
class FileActions;
class NoteBook;
class NotesFilterPane;
class SettingsDesk;

/// Joins the page of all notes with the pane beside it, the settings and what the File menu does.
class NotesPageLinks final : public QObject
{
    Q_OBJECT
public:
    /// What it links; all must outlive it.
    struct Ends
    {
        AllNotesPage &page;
        NotesFilterPane &pane;
        NoteBook &book;
        FileActions &files;
        SettingsDesk &settings;
    };

    NotesPageLinks(const Ends &ends, QObject *parent);
    Q_DISABLE_COPY_MOVE(NotesPageLinks)

Q_SIGNALS:
    void told(const QString &sentence);

private:
    void renameTag(const QString &tag, const QString &another);

    Ends m_ends;
};

} // namespace primer
