// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"
#include "notes/Passage.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace primer {

/// The longest text of a note, in bytes of UTF-8.
constexpr qsizetype kLongestNoteText = 1024 * 1024;

/// The longest quote of a passage, in bytes of UTF-8.
constexpr qsizetype kLongestQuote = 256 * 1024;

/// A highlight is a marked passage; its text may be empty.
enum class NoteKind { Note, Question, Highlight };

/// The colours of marks, each with a line of its own on screen and paper.
enum class MarkColor { Yellow, Green, Blue, Rose, Violet };

/// "note", "question", "highlight": as in the database and in exported files.
QString noteKindWord(NoteKind kind);
std::optional<NoteKind> noteKindFromWord(QStringView word);

/// "yellow", "green", "blue", "rose", "violet": likewise.
QString markColorWord(MarkColor color);
std::optional<MarkColor> markColorFromWord(QStringView word);

/// Something the reader wrote. The titles are kept so that it is readable when the pack is gone.
struct Note
{
    QString id; ///< a UUID without braces
    NoteKind kind = NoteKind::Note;
    SectionRef about; ///< empty: about nothing in particular. Otherwise with its pack
    QString topicTitle;
    QString sectionTitle;
    std::optional<Passage> passage; ///< the words it is about; only with a section
    MarkColor color = MarkColor::Yellow; ///< of the mark under the passage
    QStringList tags; ///< as cleanTags() makes them
    QString text;
    QDate answered; ///< of a question; null: open
    QDateTime created; ///< UTC, to the millisecond
    QDateTime modified; ///< UTC; the last change of any kind
    qint64 revision = 0; ///< counts the texts, from 1; 0: not stored yet
    QDateTime deleted; ///< UTC; null: not in the trash

    bool isInTrash() const { return deleted.isValid(); }
    /// Nothing that is worth keeping: no text, and no highlight either.
    bool isBlank() const { return kind != NoteKind::Highlight && text.trimmed().isEmpty(); }
    bool operator==(const Note &) const = default;
};

constexpr int kLongestTag = 60; ///< in UTF-16 units

/// Tags as they are kept: on one line each, blanks simplified, cut to kLongestTag, none twice whatever its
/// case, in the order of the alphabet.
QStringList cleanTags(const QStringList &tags);

/// A new id for a note.
QString newNoteId();

/// The present moment as notes keep it: UTC, whole milliseconds.
QDateTime noteTime();

} // namespace primer
