// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Planner.h"

#include "search/TopicRank.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace primer {

namespace {

constexpr size_t kMostWordsOfASynonym = 6;
constexpr size_t kMostWordsThatAreOne = 3; // "benzo dia zepine"
constexpr size_t kShortestJoined = 6;
constexpr size_t kShortestKeyBeginning = 6;
constexpr int kMostKeys = 3;
constexpr double kLeastWeight = 0.1;
constexpr double kOfTheUnfinished = 1;
constexpr qsizetype kShortestTextBeginning = 4; // shorter ones are completed by the names alone
constexpr size_t kMostEndingsRead = 500;
constexpr size_t kMostEndings = 25;
constexpr Xapian::doccount kMostSectionsOfEndings = 60'000;
constexpr Xapian::doccount kMostSectionsWeighed = 30'000;
constexpr std::ptrdiff_t kMostGroups = 16;

/// The words with a space between them.
std::string together(const std::vector<QueryWord> &words, const QString &separator)
{
    QStringList texts;
    for (const QueryWord &word : words)
        texts.append(word.word);
    return texts.join(separator).toStdString();
}

/// "can't" as "cant", as many type it.
std::string withoutApostrophes(std::string text)
{
    std::erase(text, '\'');
    return text;
}

/// Of a long story, what says the most: the work grows with every word.
void keepTheTelling(std::vector<WordGroup> &groups)
{
    if (std::ssize(groups) <= kMostGroups)
        return;
    std::vector<double> weights;
    for (const WordGroup &group : groups)
        weights.push_back(group.isRequired() ? std::numeric_limits<double>::max() : group.weight);
    std::nth_element(weights.begin(), weights.begin() + kMostGroups - 1, weights.end(), std::greater<>());
    const double least = weights[kMostGroups - 1];
    std::erase_if(
        groups, [least](const WordGroup &group) { return !group.isRequired() && group.weight < least; });
    groups.erase(groups.begin() + std::min<std::ptrdiff_t>(kMostGroups, std::ssize(groups)), groups.end());
}

bool isWhose(const QString &language, const QString &word)
{
    static const QStringList english
        = QStringLiteral("a an her him his it its me my our that the their them this your").split(u' ');
    return language.section(u'-', 0, 0) == u"en" && english.contains(word);
}

} // namespace

Planner::Planner(Xapian::Database text, QString language, Xapian::Stem stemmer)
    : m_text(std::move(text))
    , m_language(std::move(language))
    , m_stemmer(std::move(stemmer))
{ }

QueryPlan Planner::plan(const Query &query) const
{
    QueryPlan plan;
    std::vector<QueryWord> wanted;
    for (const QueryWord &word : query.words()) {
        if (word.excluded) {
            plan.excluded.push_back(word.word.toStdString());
            plan.excluded.push_back(termOf(word.word, m_stemmer));
        } else {
            wanted.push_back(word);
            plan.wanted.push_back(termOf(word.word, m_stemmer));
        }
    }
    plan.typed = query.wantedText().trimmed();
    std::vector<WordGroup> silent;
    for (size_t at = 0; at < wanted.size();) {
        WordGroup group = groupAt(wanted, at);
        at += group.words.size();
        const bool isSilent = group.words.size() == 1 && isStopWord(m_language, group.words.front().word);
        if (group.isPartial())
            group.endings = endingsOf(group.words.back());
        group.weight = weightOf(group);
        group.isEverywhere = frequencyOf(group) > kMostSectionsWeighed;
        (isSilent ? silent : plan.groups).push_back(std::move(group));
    }
    if (plan.groups.empty() && !silent.empty()) {
        // Words that stand everywhere take long together and say no more than one of them.
        const auto lessTelling = [](const WordGroup &a, const WordGroup &b) {
            return a.weight < b.weight;
        };
        plan.groups.push_back(*std::max_element(silent.begin(), silent.end(), lessTelling));
    }
    keepTheTelling(plan.groups);
    return plan;
}

/// The most words from this one on that mean something together, else the one.
WordGroup Planner::groupAt(const std::vector<QueryWord> &words, size_t at) const
{
    for (size_t count = std::min(kMostWordsOfASynonym, words.size() - at); count > 0; --count) {
        WordGroup group;
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
        group.words.assign(first, first + static_cast<std::ptrdiff_t>(count));
        for (const std::string &synonym : synonymsOf(group.words)) {
            std::vector<std::string> terms;
            for (const QString &part : QString::fromStdString(synonym).split(u' ', Qt::SkipEmptyParts))
                terms.push_back(part.startsWith(u'Z') ? part.toStdString() : termOf(part, m_stemmer));
            group.others.push_back(std::move(terms));
        }
        if (isOneWord(group.words))
            group.others.push_back(
                {termOf(QString::fromStdString(together(group.words, QString())), m_stemmer)});
        if (count > 1 && group.others.empty())
            continue;
        for (const QueryWord &word : group.words)
            group.terms.push_back(termOf(word.word, m_stemmer));
        return group;
    }
    return {};
}

std::vector<std::string> Planner::synonymsOf(const std::vector<QueryWord> &words) const
{
    const std::string key = together(words, QStringLiteral(" "));
    for (const std::string &way : {key, withoutApostrophes(key), telling(words)}) {
        std::vector<std::string> found(m_text.synonyms_begin(way), m_text.synonyms_end(way));
        if (!found.empty())
            return found;
    }
    if (words.size() == 1) {
        const std::string stem = termOf(words.front().word, m_stemmer);
        std::vector<std::string> found(m_text.synonyms_begin(stem), m_text.synonyms_end(stem));
        if (!found.empty())
            return found;
    }
    return words.back().partial && key.size() >= kShortestKeyBeginning ? synonymsThatBegin(key)
                                                                       : std::vector<std::string>();
}

/// The words without those in between that only say whose it is: "afraid to leave the house".
std::string Planner::telling(const std::vector<QueryWord> &words) const
{
    std::vector<QueryWord> left;
    for (size_t i = 0; i < words.size(); ++i) {
        const bool isEnd = i == 0 || i + 1 == words.size();
        if (isEnd || !isWhose(m_language, words[i].word))
            left.push_back(words[i]);
    }
    return withoutApostrophes(together(left, QStringLiteral(" ")));
}

/// Of what the words being typed may become: "hypertensi", "took too ma".
std::vector<std::string> Planner::synonymsThatBegin(const std::string &beginning) const
{
    std::vector<std::string> found;
    int keys = 0;
    for (auto key = m_text.synonym_keys_begin(beginning); key != m_text.synonym_keys_end(beginning); ++key) {
        const std::string phrase = *key;
        if (std::count(phrase.begin() + static_cast<std::ptrdiff_t>(beginning.size()), phrase.end(), ' ') > 0)
            continue;
        if (++keys > kMostKeys)
            break;
        found.insert(found.end(), m_text.synonyms_begin(phrase), m_text.synonyms_end(phrase));
    }
    return found;
}

/// Whether the words are one that somebody took apart, such as "over dose".
bool Planner::isOneWord(const std::vector<QueryWord> &words) const
{
    if (words.size() < 2 || words.size() > kMostWordsThatAreOne
        || std::any_of(words.begin(), words.end(), [](const QueryWord &word) { return word.required; }))
        return false;
    const std::string joined = together(words, QString());
    return joined.size() >= kShortestJoined && m_text.term_exists(joined);
}

/// Not more of them than can be looked for in time.
std::vector<std::string> Planner::endingsOf(const QueryWord &word) const
{
    const std::string beginning = word.word.toStdString();
    const bool standsEverywhere = m_text.get_termfreq(termOf(word.word, m_stemmer)) > kMostSectionsOfEndings;
    if (word.word.size() < kShortestTextBeginning || standsEverywhere)
        return {};
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    for (auto term = m_text.allterms_begin(beginning); term != m_text.allterms_end(beginning); ++term) {
        if (found.size() == kMostEndingsRead)
            break;
        found.emplace_back(term.get_termfreq(), *term);
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<std::string> endings;
    Xapian::doccount sections = 0;
    for (const auto &[frequency, term] : found) {
        sections += frequency;
        if (!endings.empty() && (sections > kMostSectionsOfEndings || endings.size() == kMostEndings))
            break;
        endings.push_back(term);
    }
    return endings;
}

/// In how many sections the most frequent of what stands for the group is.
Xapian::doccount Planner::frequencyOf(const WordGroup &group) const
{
    const auto frequency = [this](const std::vector<std::string> &terms) {
        Xapian::doccount least = m_text.get_doccount();
        for (const std::string &term : terms)
            least = std::min(least, m_text.get_termfreq(term));
        return least;
    };
    Xapian::doccount most = frequency(group.terms);
    for (const auto &other : group.others)
        most = std::max(most, frequency(other));
    if (!group.endings.empty())
        most = std::max(most, m_text.get_termfreq(group.endings.front()));
    return most;
}

double Planner::weightOf(const WordGroup &group) const
{
    const Xapian::doccount most = frequencyOf(group);
    if (most == 0)
        return group.isPartial() ? kOfTheUnfinished : kLeastWeight; // a word found nowhere says nothing
    return std::log(1.0 + m_text.get_doccount() / (most + 0.5)) + kLeastWeight;
}

} // namespace primer
