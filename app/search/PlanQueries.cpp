// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/PlanQueries.h"

#include <algorithm>

namespace primer {

namespace {

constexpr qsizetype kShortestTextBeginning = 4; // shorter ones are completed by the names alone
constexpr qsizetype kShortestWholeWord = 3; // "CBT", "A&E"
constexpr Xapian::termcount kMostNameExpansions = 200;
constexpr double kSynonymWeight = 0.8; // beside the word that was typed
constexpr double kBeginningWeight = 0.5;
constexpr double kFarMore = 2;

Xapian::Query joined(Xapian::Query::op op, const std::vector<Xapian::Query> &queries)
{
    return Xapian::Query(op, queries.begin(), queries.end());
}

Xapian::Query allOf(const std::vector<std::string> &terms)
{
    return Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end());
}

enum class Index { Names, Text };

/// What the last word of the group may become.
Xapian::Query endings(const WordGroup &group, Index index)
{
    if (index == Index::Text)
        return {Xapian::Query::OP_SYNONYM, group.endings.begin(), group.endings.end()};
    return {Xapian::Query::OP_WILDCARD, group.words.back().word.toStdString(), kMostNameExpansions,
        Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM};
}

Xapian::Query wordsOf(const WordGroup &group, Index index)
{
    std::vector<Xapian::Query> all;
    for (const std::string &term : group.terms)
        all.emplace_back(term);
    if (group.isPartial() && (index == Index::Names || !group.endings.empty()))
        all.back() = all.back() | Xapian::Query(kBeginningWeight, endings(group, index));
    return joined(Xapian::Query::OP_AND, all);
}

Xapian::Query queryOf(const WordGroup &group, Index index)
{
    std::vector<Xapian::Query> ways{wordsOf(group, index)};
    for (const auto &other : group.others)
        ways.emplace_back(kSynonymWeight, allOf(other));
    return joined(Xapian::Query::OP_OR, ways);
}

Xapian::Query without(const Xapian::Query &query, const std::vector<std::string> &excluded)
{
    if (excluded.empty() || query.empty())
        return query;
    return {Xapian::Query::OP_AND_NOT, query,
        Xapian::Query(Xapian::Query::OP_OR, excluded.begin(), excluded.end())};
}

double greatestWeight(const QueryPlan &plan)
{
    double most = 0;
    for (const WordGroup &group : plan.groups)
        most = std::max(most, group.weight);
    return most;
}

bool isTooShort(const WordGroup &group, bool isAlone)
{
    return group.isPartial() && group.words.size() == 1
        && group.words.back().word.size() < (isAlone ? kShortestWholeWord : kShortestTextBeginning);
}

/// All of them. One that stands everywhere has to be there, but is not weighed beside a rarer one.
Xapian::Query allInText(const QueryPlan &plan)
{
    const double most = greatestWeight(plan);
    std::vector<Xapian::Query> weighed;
    std::vector<Xapian::Query> held;
    for (const WordGroup &group : plan.groups) {
        if (!isTooShort(group, plan.groups.size() == 1))
            (group.isEverywhere && group.weight < most ? held : weighed)
                .push_back(queryOf(group, Index::Text));
    }
    if (weighed.empty() || held.empty())
        return joined(Xapian::Query::OP_AND, weighed.empty() ? held : weighed);
    return {Xapian::Query::OP_FILTER, joined(Xapian::Query::OP_AND, weighed),
        joined(Xapian::Query::OP_AND, held)};
}

} // namespace

Xapian::Query nameQuery(const QueryPlan &plan, Wanted wanted)
{
    std::vector<Xapian::Query> queries;
    for (const WordGroup &group : plan.groups)
        queries.push_back(queryOf(group, Index::Names));
    const auto op = wanted == Wanted::AllGroups ? Xapian::Query::OP_AND : Xapian::Query::OP_OR;
    return without(joined(op, queries), plan.excluded);
}

Xapian::Query textQuery(const QueryPlan &plan, Wanted wanted)
{
    if (wanted == Wanted::AllGroups)
        return without(allInText(plan), plan.excluded);
    const double most = greatestWeight(plan);
    std::vector<Xapian::Query> queries;
    std::vector<Xapian::Query> required;
    for (const WordGroup &group : plan.groups) {
        if (isTooShort(group, plan.groups.size() == 1))
            continue;
        queries.push_back(queryOf(group, Index::Text));
        if (group.isRequired() || (wanted == Wanted::TheMostTelling && group.weight >= most))
            required.push_back(queries.back());
    }
    const Xapian::Query some = joined(Xapian::Query::OP_OR, queries);
    if (required.empty())
        return without(some, plan.excluded);
    const Xapian::Query all = joined(Xapian::Query::OP_AND, required);
    return without(Xapian::Query(Xapian::Query::OP_AND_MAYBE, all, some), plan.excluded);
}

bool hasMostTelling(const QueryPlan &plan)
{
    const double most = greatestWeight(plan);
    const auto near = std::count_if(plan.groups.begin(), plan.groups.end(),
        [most](const WordGroup &group) { return group.weight * kFarMore > most; });
    return plan.groups.size() > 1 && near == 1;
}

} // namespace primer
