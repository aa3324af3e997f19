// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteHistory.h"
#include "proofs/WrittenText.h"

#include <QRandomGenerator>

#include <vector>

namespace primer::tests {

/// Notes of every kind and state with texts that have been lost before; the same for the same seed.
class RandomNotes final
{
public:
    explicit RandomNotes(quint64 seed)
        : m_seed(seed)
        , m_random(static_cast<quint32>(seed))
    { }

    std::vector<NoteRecord> records(int count)
    {
        std::vector<NoteRecord> records;
        for (int i = 0; i < count; ++i)
            records.push_back(record());
        return records;
    }

    NoteRecord record()
    {
        Note note;
        note.id = writtenId(m_seed, ++m_number);
        note.created = moment();
        note.modified = note.created.addMSecs(m_random.bounded(1'000'000'000));
        note.revision = m_random.bounded(1, 20);
        place(note);
        note.color = static_cast<MarkColor>(m_random.bounded(5));
        for (int left = m_random.bounded(4); left > 0; --left)
            note.tags.append(words(m_random.bounded(1, 5)));
        note.tags = cleanTags(note.tags);
        note.text = isOneIn(8) ? QString() : isOneIn(30) ? writtenText(note, note.revision, m_seed) : words();
        if (isOneIn(5))
            note.deleted = note.modified;
        NoteRecord record{note, {}};
        for (int left = isOneIn(3) ? m_random.bounded(1, 6) : 0; left > 0; --left) {
            const QDateTime written = note.created.addMSecs(m_random.bounded(1'000'000));
            record.versions.push_back({0, m_random.bounded(1, 20), written, words(),
                note.created.addSecs(isOneIn(2) ? 5000 : left)});
        }
        return record;
    }

    QString words(int count = 0)
    {
        static const QStringList all{QStringLiteral("dizzy"), QStringLiteral("what's"),
            QStringLiteral("\"twice\""), QStringLiteral("</p><script>alert(1)</script>"),
            QStringLiteral("50%"), QStringLiteral("x'; DROP TABLE note; --"), QStringLiteral("%1 %2"),
            QStringLiteral("cafe\u0301"), QStringLiteral("\u05ea\u05e8\u05d5\u05e4\u05d4"),
            QStringLiteral("\u85ac"), QStringLiteral("\U0001f469\u200d\u2695\ufe0f"), QStringLiteral("\t"),
            QStringLiteral("\n"), QStringLiteral("\n\n"), QStringLiteral("\u2028"), QStringLiteral("\\0 \\"),
            QStringLiteral("\r\n"), QString(QChar(u'\0')), QStringLiteral("\u0007\u001b"),
            QStringLiteral("# 1. - * _a_ `b` | [c](d) ~"), QStringLiteral("\ufeff")};
        QString text;
        for (int left = count > 0 ? count : m_random.bounded(40); left > 0; --left)
            text += all.at(m_random.bounded(static_cast<int>(all.size()))) + u' ';
        return text;
    }

private:
    bool isOneIn(int count) { return m_random.bounded(count) == 0; }

    QDateTime moment()
    {
        // Some at the same millisecond.
        const qint64 seconds = isOneIn(6) ? 0 : m_random.bounded(50'000'000);
        return QDateTime(QDate(2025, 1, 1), QTime(7, 8, 9, 10), Qt::UTC).addSecs(seconds);
    }

    void place(Note &note)
    {
        const int depth = m_random.bounded(5);
        if (depth > 0) {
            note.about = {isOneIn(4) ? QString() : QStringLiteral("library"),
                QStringLiteral("topic-%1").arg(m_random.bounded(4)), {}};
            note.topicTitle = words(3);
        }
        if (depth > 1) {
            note.about.section = QStringLiteral("section-%1").arg(m_random.bounded(4));
            note.sectionTitle = words(2);
        }
        if (depth > 2)
            note.passage = writtenPassage(note.id);
        note.kind = depth > 3 ? NoteKind::Highlight : isOneIn(2) ? NoteKind::Question : NoteKind::Note;
        if (note.kind == NoteKind::Question && isOneIn(2))
            note.answered = note.created.date().addDays(3);
    }

    quint64 m_seed;
    QRandomGenerator m_random;
    qint64 m_number = 0;
};

} // namespace primer::tests
