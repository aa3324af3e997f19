// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/SectionRef.h"
#include "library/Library.h"
#include "notes/NoteIndex.h"
#include "search/Query.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace primer {

class IndexShelf;

/// Something that was found: a topic, a section or a note of the reader's.
struct SearchHit
{
    enum class Kind { Topic, Section, Note };

    Kind kind = Kind::Topic;
    SectionRef ref; ///< with its pack; of a note: what it is about, may be empty
    QString noteId; ///< Note
    QString title; ///< of the topic or the section; of a note: of what it is about, or "Note"
    std::vector<TextSpan> titleMarks; ///< where the words looked for are in the title
    QString snippet; ///< a line of text: of a topic its summary
    std::vector<TextSpan> snippetMarks;
    QStringList words; ///< Section: the words found in its text, folded, for marking them
    QString place; ///< where it stands: "Clonazepam (Klonopin)"; of a topic its group
    QString alsoKnownAs; ///< Topic: the other name that matched, empty if the title did
};

struct SearchAnswer
{
    QString query; ///< what was typed, as far as it was looked at
    QString corrected; ///< what was looked for in its place, null if that was the same
    std::vector<SearchHit> hits; ///< topics, then sections, then notes, each best first
    std::vector<SearchHit> nearest; ///< where nothing was found: topics whose names come near, if any do
    bool isComplete = true; ///< false if it was abandoned
};

/// Looks for words in all packs and in the reader's notes. To be used in the thread of its library and index.
class Search final
{
public:
    enum class Spelling { Mend, AsTyped };

    /// Whether the answer is still wanted; asked now and then while searching.
    using StillWanted = std::function<bool()>;

    /// Both must outlive this; the index may be null.
    Search(const Library &library, const NoteIndex *notes);
    Q_DISABLE_COPY_MOVE(Search)
    ~Search();

    /// Whatever is typed is a valid question; nothing typed, or no word in it, finds nothing. At most `limit`
    /// hits, 1 to 200. An error says that searching failed, not that nothing is there. Words that are found
    /// nowhere are mended to ones spelled much like them.
    Result<SearchAnswer> find(const QString &typed, int limit, Spelling spelling = Spelling::Mend,
        const StillWanted &stillWanted = {}) const;

    /// Packs that cannot be searched, and why. May grow while searching.
    std::vector<PackProblem> problems() const;

private:
    Result<Query> mended(const Query &query) const;
    struct InPacks
    {
        std::vector<SearchHit> topics;
        std::vector<SearchHit> sections;
        bool isComplete = true;
    };
    Result<InPacks> findInPacks(const Query &query, int limit, const StillWanted &stillWanted) const;
    Result<std::vector<SearchHit>> findNearest(const Query &query) const;
    Result<std::vector<SearchHit>> findNotes(const Query &query, int limit) const;
    bool isUnsearchable() const;

    const Library &m_library;
    const NoteIndex *m_notes;
    std::vector<std::unique_ptr<IndexShelf>> m_shelves; ///< one a language
};

} // namespace primer
