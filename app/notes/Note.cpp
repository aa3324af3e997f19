// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Note.h"

#include <QUuid>

namespace primer {

QString noteKindWord(NoteKind kind)
{
    return kind == NoteKind::Question ? QStringLiteral("question") : QStringLiteral("note");
}

std::optional<NoteKind> noteKindFromWord(QStringView word)
{
    if (word == u"note")
        return NoteKind::Note;
    if (word == u"question")
        return NoteKind::Question;
    return std::nullopt;
}

QString newNoteId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QDateTime noteTime()
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace primer
