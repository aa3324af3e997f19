// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/Library.h"
#include "search/Query.h"
#include "search/WordMatcher.h"

#include <QString>

#include <xapian.h>

#include <string>
#include <vector>

namespace primer {

/// A document of an index that was found.
struct IndexHit
{
    const Pack *pack = nullptr;
    QString data; ///< "topic/section", or the topic alone
    double weight = 0;
};

/// The search indexes of all packs of one language, asked as one. A pack whose index turns out to be damaged
/// is set aside and noted in problems(); the others still answer. To be used in one thread.
class IndexShelf final
{
public:
    explicit IndexShelf(QString language);
    Q_DISABLE_COPY_MOVE(IndexShelf)

    /// The pack must outlive this.
    void add(const Pack &pack);

    const QString &language() const { return m_language; }
    bool canSearch() const { return !m_text.volumes.empty() || !m_names.volumes.empty(); }
    const std::vector<PackProblem> &problems() const { return m_problems; }
    /// Notes that what the index named could not be read in the pack itself.
    void foundUnreadable(const Pack &pack, const Error &error);

    /// Whether the word, or one that begins with it if it may go on, or a synonym, stands in any index.
    Result<bool> knows(const QueryWord &word);
    /// A word that is spelled much like it, empty if there is none.
    Result<QString> suggestion(const QString &folded);
    /// Topics by any of their names, best first: those with all the words, else those with some.
    Result<std::vector<IndexHit>> topics(const Query &query, int limit);
    /// Sections with all the words, else with some, best first.
    Result<std::vector<IndexHit>> sections(const Query &query, int limit);
    Result<WordMatcher> matcher(const Query &query);

private:
    struct Volume
    {
        const Pack *pack = nullptr;
        Xapian::Database database;
    };
    struct Kind
    {
        PackPart part;
        std::vector<Volume> volumes;
        Xapian::Database all;
    };
    /// One word or several that have synonyms together, and what stands for them.
    struct WordGroup
    {
        std::vector<QueryWord> words;
        std::vector<std::string> synonyms;
        bool isStopWord = false;
    };

    void open(const Pack &pack, Kind &kind);
    void join(Kind &kind) const;
    template <typename Question>
    auto ask(Kind &kind, Question question) -> Result<decltype(question(kind.all))>;
    template <typename Question>
    bool setAsideDamaged(Kind &kind, Question question);
    void addProblem(const Pack &pack, const QString &detail);
    void addProblem(const Pack &pack, const Error &error);

    std::string termOf(const QString &word) const;
    Result<std::vector<WordGroup>> groupsOf(const Query &query);
    size_t synonymsAt(const Xapian::Database &text, const std::vector<QueryWord> &words, size_t at,
        std::vector<std::string> &synonyms) const;
    std::vector<std::string> namesLike(const Xapian::Database &names, const std::string &stem) const;
    Xapian::Query nameQuery(const Xapian::Database &names, const WordGroup &group) const;
    Xapian::Query nameQuery(const Xapian::Database &names, const QueryWord &word) const;
    Xapian::Query textQuery(const WordGroup &group) const;
    Xapian::Query textQuery(const QueryWord &word) const;
    Xapian::Query excluded(const Query &query) const;
    Result<std::vector<IndexHit>> match(Kind &kind, const Xapian::Query &query, int limit);

    QString m_language;
    Xapian::Stem m_stemmer;
    Kind m_text{PackPart::TextIndex, {}, {}};
    Kind m_names{PackPart::NamesIndex, {}, {}};
    std::vector<PackProblem> m_problems;
};

} // namespace primer
