// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QDate>
#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace primer {

/// Which notes a list shows.
enum class NoteFilter { All, Questions, Highlights, NotAboutATopic, Trash };

/// In which order.
enum class NoteOrder { Newest, Oldest, ByTopic, LastChanged };

/// "newest", "oldest", "topic", "changed": as in the settings.
QString noteOrderWord(NoteOrder order);
std::optional<NoteOrder> noteOrderFromWord(QStringView word);

/// Which notes a person asked to see. A plain value; what is empty narrows nothing.
struct NoteQuery
{
    NoteFilter filter = NoteFilter::All;
    SectionRef topic; ///< pack and topic
    QString tag; ///< whatever its case
    std::optional<MarkColor> color; ///< of a marked passage
    QDate from; ///< days on which the note was written, in the reader's time zone
    QDate to;
    QString words; ///< for a search; not looked at here
    NoteOrder order = NoteOrder::Newest;

    /// Whether anything but the filter and the words narrows it.
    bool isNarrowed() const
    {
        return !topic.isEmpty() || !tag.isEmpty() || color || from.isValid() || to.isValid();
    }
    bool operator==(const NoteQuery &) const = default;
};

/// Whether the note is one of those asked for, as far as anything but its words tells.
bool matches(const NoteQuery &query, const Note &note);

/// Puts notes in order; notes of the trash by the day of deletion, the newest first.
void sortNotes(std::vector<Note> &notes, const NoteQuery &query);

} // namespace primer
