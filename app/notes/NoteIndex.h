// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Statement.h"
#include "notes/Note.h"

#include <QString>

#include <memory>
#include <vector>

namespace primer {

/// A stretch of a text, in UTF-16 units.
struct TextSpan
{
    int start = 0;
    int length = 0;

    bool operator==(const TextSpan &) const = default;
};

/// A note that was found.
struct NoteHit
{
    QString id;
    NoteKind kind = NoteKind::Note;
    SectionRef about;
    QString topicTitle;
    QString sectionTitle;
    QString snippetText; ///< one line of the note around the words, or of its quote, in quotes
    std::vector<TextSpan> marks; ///< where the words are in it
};

/// Search over the words of notes, of their quotes and tags, and of the titles they stand under. Holds
/// nothing that cannot be rebuilt from the notes; rebuild it after the trash was emptied. Notes in the trash
/// are not found. To be used in the thread that opened it.
class NoteIndex final
{
public:
    static Result<std::unique_ptr<NoteIndex>> openInMemory();
    /// Made if missing, readable by nobody else. Keeps what was put there before.
    static Result<std::unique_ptr<NoteIndex>> open(const QString &path);
    Q_DISABLE_COPY_MOVE(NoteIndex)
    ~NoteIndex();

    /// Adds a note, or takes its new text. One in the trash is removed.
    Result<void> put(const Note &note);
    Result<void> remove(const QString &id);
    /// Forgets everything and begins with these.
    Result<void> rebuild(const std::vector<Note> &notes);

    /// Notes that have all the words, the last one by its beginning; best first. Whatever is typed is a valid
    /// query; one without a letter or digit finds nothing.
    Result<std::vector<NoteHit>> search(const QString &words, int limit) const;

private:
    explicit NoteIndex(std::unique_ptr<Connection> connection);

    static Result<std::unique_ptr<NoteIndex>> openAt(const QString &path);
    Result<void> makeTables();
    Result<void> insert(const Note &note);
    Result<void> erase(const QString &id);

    std::unique_ptr<Connection> m_connection;
};

} // namespace primer
