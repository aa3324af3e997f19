// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/TopicRank.h"

#include "search/WordMatcher.h"
#include "search/Words.h"

#include <algorithm>
#include <vector>

namespace primer {

namespace {

constexpr double kSynonym = 0.9; // of what the word itself counts
constexpr double kTitle = 0.1;
constexpr double kBeginning = 0.5;

struct NameWord
{
    QString word;
    std::string term;
    bool isStopWord = false;
    bool isAsked = false;
};

std::vector<NameWord> wordsOfName(const QString &name, const QString &language, const Xapian::Stem &stemmer)
{
    std::vector<NameWord> words;
    for (const Word &word : wordsIn(name))
        words.push_back(
            {word.folded, termOf(word.folded, stemmer), isStopWord(language, word.folded), false});
    return words;
}

bool isAsked(std::vector<NameWord> &name, const std::vector<std::string> &terms)
{
    std::vector<NameWord *> asked;
    for (const std::string &term : terms) {
        const auto found = std::find_if(
            name.begin(), name.end(), [&term](const NameWord &word) { return word.term == term; });
        if (found == name.end())
            return false;
        asked.push_back(&*found);
    }
    for (NameWord *word : asked)
        word->isAsked = true;
    return true;
}

/// What the group counts for in this name, 0 if it is not there.
double presence(std::vector<NameWord> &name, const WordGroup &group)
{
    if (isAsked(name, group.terms))
        return 1;
    if (group.isPartial()) {
        const std::vector<std::string> whole(group.terms.begin(), group.terms.end() - 1);
        const QString beginning = group.words.back().word;
        const auto begun = std::find_if(name.begin(), name.end(),
            [&beginning](const NameWord &word) { return word.word.startsWith(beginning); });
        if (begun != name.end() && isAsked(name, whole)) {
            begun->isAsked = true;
            return 1;
        }
    }
    double most = 0;
    for (const auto &other : group.others) {
        if (isAsked(name, other))
            most = kSynonym;
    }
    return most;
}

/// How well one name answers.
TopicRank rankOfName(const QString &text, const NamesOfTopic &topic, const QueryPlan &plan,
    const QString &language, const Xapian::Stem &stemmer)
{
    std::vector<NameWord> name = wordsOfName(text, language, stemmer);
    double present = 0;
    double all = 0;
    bool hasAll = true;
    for (const WordGroup &group : plan.groups) {
        const double here = presence(name, group);
        present += group.weight * here;
        all += group.weight;
        hasAll = hasAll && here > 0;
    }
    const auto saysMore = [](const NameWord &word) {
        return !word.isAsked && !word.isStopWord;
    };
    const auto isAskedWord = [](const NameWord &word) {
        return word.isAsked;
    };
    const auto more = static_cast<double>(std::count_if(name.begin(), name.end(), saysMore));
    const auto asked = static_cast<double>(std::count_if(name.begin(), name.end(), isAskedWord));
    const bool isWhole = asked > 0 && more < 1;
    const bool isSame = name.size() == plan.wanted.size()
        && std::equal(name.begin(), name.end(), plan.wanted.begin(),
            [](const NameWord &word, const std::string &term) { return word.term == term; });

    TopicRank rank;
    rank.share = all > 0 ? present / all : 0;
    rank.score = rank.share * (0.6 + 0.4 * asked / std::max(1.0, asked + more));
    if (foldForSearch(text).startsWith(plan.typed))
        rank.score += kBeginning;
    if (isSame)
        rank.tier = TopicRank::Tier::Exactly;
    else if (topic.isUrgent && isWhole)
        rank.tier = TopicRank::Tier::Urgently;
    else if (hasAll)
        rank.tier = TopicRank::Tier::Wholly;
    else if (isWhole)
        rank.tier = topic.isMedicine ? TopicRank::Tier::Medicine : TopicRank::Tier::Named;
    return rank;
}

bool isBetter(const TopicRank &one, const TopicRank &other)
{
    return one.tier != other.tier ? one.tier < other.tier : one.score > other.score;
}

} // namespace

std::string termOf(const QString &word, const Xapian::Stem &stemmer)
{
    const std::string plain = word.toStdString();
    return stemmer.is_none() || !isStemmed(word) ? plain : "Z" + stemmer(plain);
}

TopicRank rankOf(
    const NamesOfTopic &topic, const QueryPlan &plan, const QString &language, const Xapian::Stem &stemmer)
{
    TopicRank best = rankOfName(topic.title, topic, plan, language, stemmer);
    best.score += kTitle;
    for (const QString &name : topic.others) {
        TopicRank rank = rankOfName(name, topic, plan, language, stemmer);
        if (isBetter(rank, best)) {
            best = rank;
            best.otherName = name;
        }
    }
    return best;
}

} // namespace primer
