// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/Note.h"

#include <QString>

namespace primer::tests {

/// The text of a note that can be judged: whoever reads it later can tell whether the note is whole.
///
///     <id>@<revision> seed <seed>
///     words made from seed, id and revision ...
///     whole <SHA-256>
///
/// The sum is taken over all that stands before it, and over what never changes in the note: kind, place,
/// titles, passage and the moment it was made.
QString writtenText(const Note &note, qint64 revision, quint64 seed);

/// Why the note is not as note-writer wrote it, in a few words; empty if it is whole.
QString faultIn(const Note &note);

/// Words that the note with this id marks.
Passage writtenPassage(const QString &noteId);

/// The id of the note with that number in the series of the seed.
QString writtenId(quint64 seed, qint64 number);

/// What note-writer acknowledges and note-verify judges: "<id>@<revision>".
struct Token
{
    QString id;
    qint64 revision = 0;

    /// Nothing if the line is no token. "ACK " may stand before it.
    static std::optional<Token> parse(QStringView line);
    QString toString() const;
};

} // namespace primer::tests
