// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Search.h"

#include "library/IndexFormat.h"
#include "library/SectionContent.h"
#include "search/IndexShelf.h"
#include "search/Snippet.h"
#include "search/WordMatcher.h"
#include "search/Words.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Search", text);
}

constexpr int kMostHits = 200;

/// A hit on its way into the list: lower ranks first, then heavier ones.
struct RankedHit
{
    int rank = 0;
    double weight = 0;
    SearchHit hit;
};

std::vector<SearchHit> inOrder(std::vector<RankedHit> ranked, int limit)
{
    std::stable_sort(ranked.begin(), ranked.end(), [](const RankedHit &a, const RankedHit &b) {
        return a.rank != b.rank ? a.rank < b.rank : a.weight > b.weight;
    });
    std::vector<SearchHit> hits;
    for (RankedHit &each : ranked) {
        if (static_cast<int>(hits.size()) < limit)
            hits.push_back(std::move(each.hit));
    }
    return hits;
}

/// 0 if the name is what was typed, 1 if it begins with it, 2 otherwise.
int rankOfName(const QString &name, const QString &typed)
{
    const QString folded = foldForSearch(name);
    if (folded == typed)
        return 0;
    return folded.startsWith(typed) ? 1 : 2;
}

/// How many different words of those looked for are in the name.
qsizetype wordsMatched(const QString &name, const WordMatcher &matcher)
{
    QSet<int> numbers;
    for (const Word &word : wordsIn(name)) {
        if (const int number = matcher.match(word.folded); number >= 0)
            numbers.insert(number);
    }
    return numbers.size();
}

RankedHit topicHit(
    const Topic &topic, const IndexHit &found, const WordMatcher &matcher, const QString &typed)
{
    RankedHit ranked{rankOfName(topic.entry.title, typed), found.weight, {}};
    SearchHit &hit = ranked.hit;
    hit.kind = SearchHit::Kind::Topic;
    hit.ref = topic.entry.ref;
    hit.title = topic.entry.title;
    hit.titleMarks = matcher.ranges(hit.title);
    hit.snippet = topic.entry.summary;
    hit.snippetMarks = matcher.ranges(hit.snippet);
    hit.place = topic.entry.group;
    qsizetype most = wordsMatched(hit.title, matcher);
    for (const OtherName &other : topic.names) {
        ranked.rank = std::min(ranked.rank, rankOfName(other.name, typed));
        if (const auto matched = wordsMatched(other.name, matcher); matched > most) {
            most = matched;
            hit.alsoKnownAs = other.name;
        }
    }
    return ranked;
}

/// The hit with its snippet, nothing if the index names a section that the pack does not have.
Result<std::optional<SearchHit>> sectionHit(const IndexHit &found, const WordMatcher &matcher)
{
    const QString topic = found.data.section(u'/', 0, 0);
    const auto section = found.pack->section(topic, found.data.section(u'/', 1));
    const auto entry = found.pack->entry(topic);
    for (const Error *error : {section ? nullptr : &section.error(), entry ? nullptr : &entry.error()}) {
        if (error != nullptr && error->trouble == Trouble::NotFound)
            return std::optional<SearchHit>();
        if (error != nullptr)
            return tl::unexpected<Error>(*error);
    }
    SearchHit hit;
    hit.kind = SearchHit::Kind::Section;
    hit.ref = section->ref;
    hit.title = section->title;
    hit.titleMarks = matcher.ranges(hit.title);
    hit.place = entry->titleWithBrand();
    // A section that cannot be shown is still found by its title.
    if (const auto content = SectionContent::parse(section->xhtml)) {
        Snippet snippet = cutSnippet(content->text(), matcher);
        hit.snippet = std::move(snippet.text);
        hit.snippetMarks = std::move(snippet.marks);
    }
    return hit;
}

SearchHit noteHit(const NoteHit &found)
{
    const bool isQuestion = found.kind == NoteKind::Question;
    const QString kind = isQuestion ? tr("Question") : tr("Note");
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

Result<SearchAnswer> Search::find(const QString &typed, int limit, Spelling spelling) const
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
    auto topics = findTopics(looked, limit);
    if (!topics)
        return failure(topics);
    auto sections = findSections(looked, limit);
    if (!sections)
        return failure(sections);
    if (isUnsearchable())
        return tl::unexpected<Error>(problems().front().error);
    share(limit, *topics, *sections, *notes);
    for (auto *hits : {&*topics, &*sections, &*notes})
        std::move(hits->begin(), hits->end(), std::back_inserter(answer.hits));
    return answer;
}

Result<Query> Search::mended(const Query &query) const
{
    QStringList others;
    bool any = false;
    for (const QueryWord &word : query.words()) {
        QString other;
        bool known = word.excluded;
        for (const auto &shelf : m_shelves) {
            const auto knows = known ? Result<bool>(true) : shelf->knows(word);
            if (!knows)
                return failure(knows);
            known = *knows;
        }
        for (const auto &shelf : m_shelves) {
            if (known || !other.isEmpty())
                break;
            const auto suggestion = shelf->suggestion(word.word);
            if (!suggestion)
                return failure(suggestion);
            other = *suggestion;
        }
        any = any || !other.isEmpty();
        others.append(other);
    }
    return any ? query.replaced(others) : query;
}

Result<std::vector<SearchHit>> Search::findTopics(const Query &query, int limit) const
{
    std::vector<RankedHit> ranked;
    std::optional<Error> unreadable; // one damaged pack does not keep the others from answering
    const QString typed = query.wantedText().trimmed();
    for (const auto &shelf : m_shelves) {
        const auto found = shelf->topics(query, limit);
        const auto matcher = shelf->matcher(query);
        if (!found || !matcher)
            return tl::unexpected<Error>(found ? matcher.error() : found.error());
        for (const IndexHit &each : *found) {
            const auto topic = each.pack->topic(each.data);
            if (topic) {
                ranked.push_back(topicHit(*topic, each, *matcher, typed));
            } else if (topic.error().trouble != Trouble::NotFound) {
                unreadable = topic.error();
                shelf->foundUnreadable(*each.pack, *unreadable);
            }
        }
    }
    if (ranked.empty() && unreadable)
        return tl::unexpected<Error>(std::move(*unreadable));
    return inOrder(std::move(ranked), limit);
}

Result<std::vector<SearchHit>> Search::findSections(const Query &query, int limit) const
{
    std::vector<RankedHit> ranked;
    std::optional<Error> unreadable;
    for (const auto &shelf : m_shelves) {
        const auto found = shelf->sections(query, limit);
        const auto matcher = shelf->matcher(query);
        if (!found || !matcher)
            return tl::unexpected<Error>(found ? matcher.error() : found.error());
        for (const IndexHit &each : *found) {
            auto hit = sectionHit(each, *matcher);
            if (!hit) {
                unreadable = hit.error();
                shelf->foundUnreadable(*each.pack, *unreadable);
            } else if (*hit)
                ranked.push_back({0, each.weight, std::move(**hit)});
        }
    }
    if (ranked.empty() && unreadable)
        return tl::unexpected<Error>(std::move(*unreadable));
    return inOrder(std::move(ranked), limit);
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
