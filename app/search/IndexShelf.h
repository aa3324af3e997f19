// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/Library.h"
#include "search/Query.h"
#include "search/QueryPlan.h"
#include "search/TopicRank.h"
#include "search/WordMatcher.h"

#include <QString>
#include <QStringList>

#include <xapian.h>

#include <string>
#include <vector>

namespace primer {

/// A section that was found.
struct SectionFound
{
    const Pack *pack = nullptr;
    QString topic;
    QString section;
    double weight = 0;
};

/// A topic that was found by one of its names.
struct TopicFound
{
    const Pack *pack = nullptr;
    NamesOfTopic names;
    TopicRank rank;
};

/// The search indexes of all packs of one language, asked as one. A pack whose index turns out to be damaged
/// is set aside and noted in problems(); the others still answer. To be used in one thread.
class IndexShelf final
{
public:
    struct Mending
    {
        bool isKnown = false; ///< it was found, and is right
        QString other; ///< empty if nothing comes near
    };

    explicit IndexShelf(QString language);
    Q_DISABLE_COPY_MOVE(IndexShelf)

    /// The pack must outlive this.
    void add(const Pack &pack);

    const QString &language() const { return m_language; }
    bool canSearch() const { return !m_text.volumes.empty() || !m_names.volumes.empty(); }
    const std::vector<PackProblem> &problems() const { return m_problems; }
    /// Notes that what the index named could not be read in the pack itself.
    void foundUnreadable(const Pack &pack, const Error &error);

    /// How the question is understood here.
    Result<QueryPlan> plan(const Query &query);
    /// What may have been meant by each of the words.
    Result<std::vector<Mending>> mended(const Query &query);
    /// Topics by any of their names: those with all the words, else those with some; in no order.
    Result<std::vector<TopicFound>> topics(const QueryPlan &plan);
    /// Topics whose names come near the words, if only from afar.
    Result<std::vector<TopicFound>> nearestTopics(const Query &query, int limit);
    /// Sections with all the words, then with some, best first.
    Result<std::vector<SectionFound>> sections(const QueryPlan &plan, int limit);
    WordMatcher matcher(const Query &query, const QueryPlan &plan) const;

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
    struct Match
    {
        Xapian::docid id = 0;
        const Pack *pack = nullptr;
        std::string data;
        double weight = 0;
    };

    void open(const Pack &pack, Kind &kind);
    void join(Kind &kind) const;
    template <typename Question>
    auto ask(Kind &kind, Question question) -> Result<decltype(question(kind.all))>;
    template <typename Question>
    bool setAsideDamaged(Kind &kind, Question question);
    void addProblem(const Pack &pack, const QString &detail);
    void addProblem(const Pack &pack, const Error &error);

    Result<std::vector<Match>> match(Kind &kind, const Xapian::Query &query, int limit);
    std::vector<TopicFound> ranked(const std::vector<Match> &matches, const QueryPlan &plan) const;
    static void addOthers(std::vector<Match> &matches, const std::vector<Match> &more, int limit);
    Result<bool> knows(const QueryWord &word);
    Result<QString> suggestion(const QueryWord &word, bool isKnown);
    Result<bool> isBeyondDoubt(const QueryWord &word);

    QString m_language;
    Xapian::Stem m_stemmer;
    Kind m_text{PackPart::TextIndex, {}, {}};
    Kind m_names{PackPart::NamesIndex, {}, {}};
    std::vector<PackProblem> m_problems;
};

} // namespace primer
