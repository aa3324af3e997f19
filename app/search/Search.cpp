// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Search.h"

#include "library/ShownText.h"
#include "search/CanonicalText.h"
#include "search/IndexShelf.h"
#include "search/Snippet.h"
#include "search/WordMatcher.h"
#include "search/Words.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Search", text);
}

constexpr int kMostHits = 200;
constexpr int kMostWithSomeWords = 5;
constexpr int kMostNearest = 5;
constexpr qsizetype kLongestName = 200;
constexpr double kLeastPart = 0.55;
constexpr double kEvidence = 0.3; // of what the sections say, beside what the names say

/// A topic on its way into the list.
struct TopicOnShelf
{
    TopicFound found;
    const WordMatcher *matcher = nullptr;
    IndexShelf *shelf = nullptr;
};

struct SectionOnShelf
{
    SectionFound found;
    const WordMatcher *matcher = nullptr;
    IndexShelf *shelf = nullptr;
};

SearchHit topicHit(const TopicEntry &entry, const TopicOnShelf &topic)
{
    SearchHit hit;
    hit.kind = SearchHit::Kind::Topic;
    hit.ref = entry.ref;
    hit.title = entry.title;
    hit.titleMarks = topic.matcher->ranges(hit.title);
    hit.snippet = entry.summary;
    hit.snippetMarks = topic.matcher->ranges(hit.snippet);
    hit.place = entry.group;
    hit.alsoKnownAs = shownLine(topic.found.rank.otherName, kLongestName); // of the index, not of the tables
    return hit;
}

/// Topics that were read for an answer.
class TopicEntries final
{
public:
    const Result<TopicEntry> &of(const Pack &pack, const QString &topic)
    {
        const std::pair key(&pack, topic);
        auto known = m_entries.find(key);
        if (known == m_entries.end())
            known = m_entries.emplace(key, pack.entry(topic)).first;
        return known->second;
    }

private:
    std::map<std::pair<const Pack *, QString>, Result<TopicEntry>> m_entries;
};

/// The hit with its snippet.
Result<SearchHit> sectionHit(const SectionFound &found, const WordMatcher &matcher, TopicEntries &entries)
{
    const auto section = found.pack->section(found.topic, found.section);
    if (!section)
        return failure(section);
    const auto &entry = entries.of(*found.pack, found.topic);
    if (!entry)
        return failure(entry);
    SearchHit hit;
    hit.kind = SearchHit::Kind::Section;
    hit.ref = section->ref;
    hit.title = section->title;
    hit.titleMarks = matcher.ranges(hit.title);
    hit.place = entry->titleWithBrand();
    Snippet snippet = cutSnippet(canonicalTextOf(section->xhtml), matcher);
    hit.snippet = std::move(snippet.text);
    hit.snippetMarks = std::move(snippet.marks);
    hit.words = std::move(snippet.words);
    return hit;
}

/// How well the best section of each topic answers, 1 for the best of all.
class Evidence final
{
public:
    explicit Evidence(const std::vector<SectionFound> &sections)
    {
        for (const SectionFound &each : sections) {
            double &best = m_best[{each.pack, each.topic}];
            best = std::max(best, each.weight);
            m_most = std::max(m_most, each.weight);
        }
    }
    double of(const TopicFound &topic) const
    {
        const auto found = m_best.find({topic.pack, topic.names.slug});
        return found == m_best.end() || m_most <= 0 ? 0 : found->second / m_most;
    }

private:
    std::map<std::pair<const Pack *, QString>, double> m_best;
    double m_most = 0;
};

/// Topics that hold but a part of what was asked are kept if they hold enough of it, and not many of them.
void keepTheBest(std::vector<TopicOnShelf> &topics)
{
    std::erase_if(topics, [](const TopicOnShelf &topic) {
        const TopicRank &rank = topic.found.rank;
        return rank.tier == TopicRank::Tier::Partly && rank.share + rank.score < kLeastPart;
    });
    std::stable_sort(topics.begin(), topics.end(), [](const TopicOnShelf &a, const TopicOnShelf &b) {
        const TopicRank &one = a.found.rank;
        const TopicRank &other = b.found.rank;
        return one.tier != other.tier ? one.tier < other.tier : one.score > other.score;
    });
    const auto firstPart = std::find_if(topics.begin(), topics.end(),
        [](const TopicOnShelf &topic) { return topic.found.rank.tier > TopicRank::Tier::Wholly; });
    if (topics.end() - firstPart > kMostWithSomeWords)
        topics.erase(firstPart + kMostWithSomeWords, topics.end());
}

SearchHit noteHit(const NoteHit &found)
{
    const bool isQuestion = found.kind == NoteKind::Question;
    const bool isHighlight = found.kind == NoteKind::Highlight;
    const QString kind = isQuestion ? tr("Question") : isHighlight ? tr("Highlight") : tr("Note");
    SearchHit hit;
    hit.kind = SearchHit::Kind::Note;
    hit.ref = found.about;
    hit.noteId = found.id;
    hit.snippet = found.snippetText;
    hit.snippetMarks = found.marks;
    hit.title = found.sectionTitle.isEmpty() ? found.topicTitle : found.sectionTitle;
    hit.place = kind;
    if (hit.title.isEmpty())
        hit.title = isQuestion ? tr("My question") : tr("My note");
    else if (!found.sectionTitle.isEmpty() && !found.topicTitle.isEmpty())
        hit.place += u" \u00b7 " + found.topicTitle;
    return hit;
}

/// Gives each kind its share of the places, and what one does not need to the others.
void share(int limit, std::vector<SearchHit> &topics, std::vector<SearchHit> &sections,
    std::vector<SearchHit> &notes)
{
    const auto count = [](const std::vector<SearchHit> &hits) {
        return static_cast<int>(hits.size());
    };
    const auto keep = [](std::vector<SearchHit> &hits, int most) {
        if (most < static_cast<int>(hits.size()))
            hits.resize(static_cast<size_t>(most));
    };
    const int forNotes = std::min(count(notes), limit / 4);
    const int leastSections = std::min(count(sections), limit / 2);
    keep(topics, std::max(1, limit - forNotes - leastSections));
    keep(sections, limit - count(topics) - forNotes);
    keep(notes, limit - count(topics) - count(sections));
}

} // namespace

Search::Search(const Library &library, const NoteIndex *notes)
    : m_library(library)
    , m_notes(notes)
{
    for (const auto &pack : library.packs()) {
        const QString language = pack->info().language.section(u'-', 0, 0);
        auto shelf = std::find_if(m_shelves.begin(), m_shelves.end(),
            [&](const auto &each) { return each->language() == language; });
        if (shelf == m_shelves.end())
            shelf = m_shelves.insert(shelf, std::make_unique<IndexShelf>(language));
        (*shelf)->add(*pack);
    }
}

Search::~Search() = default;

std::vector<PackProblem> Search::problems() const
{
    std::vector<PackProblem> all;
    for (const auto &shelf : m_shelves)
        all.insert(all.end(), shelf->problems().begin(), shelf->problems().end());
    return all;
}

bool Search::isUnsearchable() const
{
    return !m_shelves.empty() && std::none_of(m_shelves.begin(), m_shelves.end(), [](const auto &each) {
        return each->canSearch();
    });
}

Result<SearchAnswer> Search::find(
    const QString &typed, int limit, Spelling spelling, const StillWanted &stillWanted) const
{
    limit = std::clamp(limit, 1, kMostHits);
    const Query query = Query::parse(typed);
    SearchAnswer answer;
    answer.query = query.typed();
    if (query.isEmpty())
        return answer;
    auto notes = findNotes(query, limit);
    if (!notes)
        return failure(notes);
    Query looked = query;
    if (spelling == Spelling::Mend && notes->empty()) {
        auto other = mended(query);
        if (!other)
            return failure(other);
        looked = std::move(*other);
        if (looked.typed() != query.typed())
            answer.corrected = looked.typed();
    }
    auto found = findInPacks(looked, limit, stillWanted);
    if (!found)
        return failure(found);
    if (isUnsearchable())
        return tl::unexpected<Error>(problems().front().error);
    share(limit, found->topics, found->sections, *notes);
    for (auto *hits : {&found->topics, &found->sections, &*notes})
        std::move(hits->begin(), hits->end(), std::back_inserter(answer.hits));
    answer.isComplete = found->isComplete;
    if (answer.hits.empty() && answer.isComplete) {
        auto nearest = findNearest(query);
        if (!nearest)
            return failure(nearest);
        answer.nearest = std::move(*nearest);
    }
    return answer;
}

/// A word is mended if no language knows it, by the first that has something to propose.
Result<Query> Search::mended(const Query &query) const
{
    std::vector<IndexShelf::Mending> chosen(query.words().size());
    for (const auto &shelf : m_shelves) {
        const auto mendings = shelf->mended(query);
        if (!mendings)
            return failure(mendings);
        for (size_t word = 0; word < chosen.size(); ++word) {
            chosen[word].isKnown = chosen[word].isKnown || (*mendings)[word].isKnown;
            if (chosen[word].other.isEmpty())
                chosen[word].other = (*mendings)[word].other;
        }
    }
    QStringList others;
    for (const IndexShelf::Mending &each : chosen)
        others.append(each.isKnown ? QString() : each.other);
    return others.join(QString()).isEmpty() ? query : query.replaced(others);
}

Result<Search::InPacks> Search::findInPacks(
    const Query &query, int limit, const StillWanted &stillWanted) const
{
    const auto isAbandoned = [&stillWanted] {
        return stillWanted && !stillWanted();
    };
    InPacks answer;
    std::vector<TopicOnShelf> topics;
    std::vector<SectionOnShelf> sections;
    std::vector<std::unique_ptr<WordMatcher>> matchers;
    for (const auto &shelf : m_shelves) {
        if (isAbandoned())
            return InPacks{{}, {}, false};
        const auto plan = shelf->plan(query);
        if (!plan)
            return failure(plan);
        const WordMatcher *matcher
            = matchers.emplace_back(std::make_unique<WordMatcher>(shelf->matcher(query, *plan))).get();
        const auto foundSections = shelf->sections(*plan, limit);
        if (!foundSections)
            return failure(foundSections);
        for (const SectionFound &each : *foundSections)
            sections.push_back({each, matcher, shelf.get()});
        const Evidence evidence(*foundSections);
        const auto foundTopics = shelf->topics(*plan);
        if (!foundTopics)
            return failure(foundTopics);
        for (const TopicFound &each : *foundTopics) {
            topics.push_back({each, matcher, shelf.get()});
            topics.back().found.rank.score += kEvidence * evidence.of(each);
        }
    }
    keepTheBest(topics);
    if (m_shelves.size() > 1)
        std::stable_sort(sections.begin(), sections.end(),
            [](const auto &a, const auto &b) { return a.found.weight > b.found.weight; });

    TopicEntries entries;
    std::optional<Error> unreadable; // one damaged pack does not keep the others from answering
    for (const TopicOnShelf &each : topics) {
        const auto &entry = entries.of(*each.found.pack, each.found.names.slug);
        if (static_cast<int>(answer.topics.size()) == limit)
            break;
        if (entry) {
            answer.topics.push_back(topicHit(*entry, each));
        } else if (entry.error().trouble != Trouble::NotFound) {
            unreadable = entry.error();
            each.shelf->foundUnreadable(*each.found.pack, *unreadable);
        }
    }
    // No more than there will be room for: cutting snippets is most of the work.
    const int room = limit - std::min(static_cast<int>(answer.topics.size()), limit - limit / 2);
    for (const SectionOnShelf &each : sections) {
        if (static_cast<int>(answer.sections.size()) == room)
            break;
        if (isAbandoned())
            return InPacks{{}, {}, false};
        auto hit = sectionHit(each.found, *each.matcher, entries);
        if (hit) {
            answer.sections.push_back(std::move(*hit));
        } else if (hit.error().trouble != Trouble::NotFound) {
            unreadable = hit.error();
            each.shelf->foundUnreadable(*each.found.pack, *unreadable);
        }
    }
    if (answer.topics.empty() && answer.sections.empty() && unreadable)
        return tl::unexpected<Error>(std::move(*unreadable));
    return answer;
}

Result<std::vector<SearchHit>> Search::findNearest(const Query &query) const
{
    std::vector<SearchHit> hits;
    for (const auto &shelf : m_shelves) {
        const auto found = shelf->nearestTopics(query, kMostNearest);
        if (!found)
            return failure(found);
        const WordMatcher matcher = shelf->matcher(Query(), {});
        for (const TopicFound &each : *found) {
            const auto entry = each.pack->entry(each.names.slug);
            if (entry && static_cast<int>(hits.size()) < kMostNearest)
                hits.push_back(topicHit(*entry, {each, &matcher, shelf.get()}));
        }
    }
    return hits;
}

Result<std::vector<SearchHit>> Search::findNotes(const Query &query, int limit) const
{
    std::vector<SearchHit> hits;
    if (m_notes == nullptr)
        return hits;
    const auto found = m_notes->search(query.wantedText(), limit);
    if (!found)
        return failure(found);
    for (const NoteHit &each : *found)
        hits.push_back(noteHit(each));
    return hits;
}

} // namespace primer
