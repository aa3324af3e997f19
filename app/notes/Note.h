// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QStringView>

#include <optional>

namespace primer {

/// The longest text of a note, in bytes of UTF-8.
constexpr qsizetype kLongestNoteText = 1024 * 1024;

enum class NoteKind { Note, Question };

/// "note", "question": as in the database and in exported files.
QString noteKindWord(NoteKind kind);
std::optional<NoteKind> noteKindFromWord(QStringView word);

/// Something the reader wrote. The titles are kept so that it is readable when the pack is gone.
struct Note
{
    QString id; ///< a UUID without braces
    NoteKind kind = NoteKind::Note;
    SectionRef about; ///< empty: about nothing in particular. Otherwise with its pack
    QString topicTitle;
    QString sectionTitle;
    QString text;
    QDate answered; ///< of a question; null: open
    QDateTime created; ///< UTC, to the millisecond
    QDateTime modified; ///< UTC; the last change of any kind
    qint64 revision = 0; ///< counts the texts, from 1; 0: not stored yet
    QDateTime deleted; ///< UTC; null: not in the trash

    bool isInTrash() const { return deleted.isValid(); }
    bool operator==(const Note &) const = default;
};

/// A new id for a note.
QString newNoteId();

/// The present moment as notes keep it: UTC, whole milliseconds.
QDateTime noteTime();

} // namespace primer
