// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// Notes about one section, or about its topic as a whole.
struct SectionNotes
{
    QString title; ///< empty: about the topic as a whole
    std::vector<Note> notes; ///< oldest first
};

/// Notes about one topic; those about nothing in particular come last, with a title of their own.
struct TopicNotes
{
    QString title;
    std::vector<SectionNotes> sections; ///< the whole topic first, then by title
};

/// Notes as they are read on paper and in files: by topic and section, in the order of the alphabet, without
/// the trash. A place has the title that its newest note keeps.
std::vector<TopicNotes> groupNotes(const std::vector<Note> &notes);

/// "Note", "Question", "Highlight".
QString noteKindTitle(NoteKind kind);
/// "Marked in yellow", for those who do not see it.
QString markWords(MarkColor color);
/// "22 November 2026": the month in letters.
QString noteDay(const QDate &day);
/// What is to be said of a note beside its text: the day, the answer of a question, its tags.
QStringList noteRemarks(const Note &note);
/// The lines of a text, whatever ends them.
QStringList textLines(const QString &text);

} // namespace primer
