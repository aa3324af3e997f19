// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/NoteRow.h"

namespace primer {

const QString kNoteColumns
    = QStringLiteral("id, created, kind, pack, topic, section, topic_title, section_title, quote, prefix,"
                     " suffix, start, digest, color, tags, text, answered, modified, revision, deleted");
const QString kNoteMarks = QStringLiteral("?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?");

namespace {

void bindPassage(Statement &statement, const std::optional<Passage> &passage)
{
    if (!passage) {
        statement.bindNull().bindNull().bindNull().bindNull().bindNull();
        return;
    }
    // Not null even where nothing stands around it.
    const auto text = [](const QString &words) {
        return words.isNull() ? QStringLiteral("") : words;
    };
    statement.bind(passage->exact).bind(text(passage->prefix)).bind(text(passage->suffix));
    statement.bind(qint64{passage->start}).bind(text(passage->digest));
}

std::optional<Passage> passageFrom(const Statement &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return Passage{row.text(column), row.text(column + 1), row.text(column + 2),
        static_cast<int>(row.number(column + 3)), row.text(column + 4)};
}

} // namespace

QString storedTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFrom(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

void bindNote(Statement &statement, const Note &note)
{
    statement.bind(note.id).bind(storedTime(note.created)).bind(noteKindWord(note.kind));
    statement.bind(note.about.pack).bind(note.about.topic).bind(note.about.section);
    statement.bind(note.topicTitle).bind(note.sectionTitle);
    bindPassage(statement, note.passage);
    statement.bind(markColorWord(note.color)).bind(note.tags.join(u'\n')).bind(note.text);
    if (note.answered.isValid())
        statement.bind(note.answered.toString(Qt::ISODate));
    else
        statement.bindNull();
    statement.bind(storedTime(note.modified)).bind(note.revision);
    if (note.deleted.isValid())
        statement.bind(storedTime(note.deleted));
    else
        statement.bindNull();
}

Note noteFrom(const Statement &row)
{
    Note note;
    note.id = row.text(0);
    note.created = timeFrom(row.text(1));
    note.kind = noteKindFromWord(row.text(2)).value_or(NoteKind::Note);
    note.about = {row.text(3), row.text(4), row.text(5)};
    note.topicTitle = row.text(6);
    note.sectionTitle = row.text(7);
    note.passage = passageFrom(row, 8);
    note.color = markColorFromWord(row.text(13)).value_or(MarkColor::Yellow);
    note.tags = row.text(14).split(u'\n', Qt::SkipEmptyParts);
    note.text = row.text(15);
    if (!row.isNull(16))
        note.answered = QDate::fromString(row.text(16), Qt::ISODate);
    note.modified = timeFrom(row.text(17));
    note.revision = row.number(18);
    if (!row.isNull(19))
        note.deleted = timeFrom(row.text(19));
    return note;
}

} // namespace primer
