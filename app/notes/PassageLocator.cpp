// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/PassageLocator.h"

#include "notes/ExactMatch.h"
#include "notes/PassageGuard.h"
#include "notes/Surroundings.h"

#include <algorithm>
#include <optional>

namespace primer {

namespace {

constexpr int kShort = 20; ///< units below which a passage is short
constexpr double kLeastLike = 0.75;
constexpr double kLeastLikeShort = 0.85;
constexpr double kLeastAround = 0.6; ///< on one side
constexpr double kLeastAroundShort = 0.5; ///< on both sides
constexpr double kLead = 0.1; ///< of the best over the next
constexpr double kSureAround = 0.9; ///< on one side, for the very words to be certain
constexpr double kSureAroundBoth = 0.6;

constexpr int kLeastFrame = 16; ///< units of what stood on each side

constexpr int kMostApproximate = 8192; ///< units of a passage that is looked for with errors
constexpr qint64 kMostSteps = 16'000'000; ///< of 64 rows of the table of distances
constexpr std::size_t kMostSame = 10'000; ///< beyond that only those with the same around them
constexpr int kMostEnds = 64;
constexpr std::size_t kMostRefined = 4;
constexpr qsizetype kEdge = 2; ///< units that the beginning or the end of the text counts for
constexpr std::size_t kWordsOutwards = 4; ///< that are tried for a better end
constexpr std::size_t kWordsInwards = 2;

/// A place in the folded text that may be the passage's.
struct Candidate
{
    int start = 0;
    int end = 0;
    bool isSame = false; ///< the very words
    double like = 0;
    double before = 0;
    double after = 0;

    double score() const { return like / 2 + (before + after) / 4; }
    bool isWhole() const { return isSame && before >= 1 && after >= 1; }
    bool overlaps(const Candidate &other) const { return start < other.end && other.start < end; }
};

/// The passage, prepared for being looked for.
struct Sought
{
    explicit Sought(const Passage &passage)
        : exact(passage.exact)
        , before(passage.prefix.right(kPassageContext))
        , after(passage.suffix.left(kPassageContext))
        , quote(exact)
        , surroundings(FoldedText(before), FoldedText(after))
    {
        const FoldedText all(QString(before + exact + after));
        const int start = FoldedText(before).size();
        startsAtWord = all.isWordEdge(start);
        endsAtWord = all.isWordEdge(start + quote.size());
    }

    bool isShort() const { return quote.size() < kShort; }
    int mostErrors() const
    {
        const double least = isShort() ? kLeastLikeShort : kLeastLike;
        return static_cast<int>((1 - least) * quote.size() + 1e-9);
    }

    QString exact;
    QString before;
    QString after;
    FoldedText quote;
    Surroundings surroundings;
    bool startsAtWord = true;
    bool endsAtWord = true;
};

/// Looks for one passage in one text.
class PassageSearch final
{
public:
    PassageSearch(const Sought &sought, const FoldedText &text, const QString &original)
        : m_sought(sought)
        , m_text(text)
        , m_original(original)
    { }

    /// Where the very words stand, best first.
    std::vector<Candidate> same() const;
    /// What is like them, apart from where they stand.
    std::vector<Candidate> alike() const;
    /// Whether what stood before the passage and what stood after it are still side by side, apart from
    /// `place`: then it is that place which has changed.
    bool isFramedElsewhere(const Candidate &place) const;
    PassagePlace judged(const Candidate &place, bool isInPlace, const QSet<QString> &names) const;

private:
    /// Cuts no word, unless the passage did, and does not begin with a blank.
    bool fitsStart(int start) const
    {
        return (!m_sought.startsAtWord || m_text.isWordEdge(start)) && m_text.text().at(start) != u' ';
    }
    bool fitsEnd(int end) const
    {
        return (!m_sought.endsAtWord || m_text.isWordEdge(end)) && m_text.text().at(end - 1) != u' ';
    }
    Candidate candidate(int start, int end, double like) const
    {
        return {start, end, false, like, m_sought.surroundings.before(m_text, start),
            m_sought.surroundings.after(m_text, end)};
    }
    std::vector<int> startsOfSame() const;
    std::vector<int> wordStartsNear(int position) const;
    std::vector<int> wordEndsNear(int position) const;
    Candidate measured(const ApproximatePattern &quote, int start, int end) const;
    Candidate refined(const ApproximatePattern &quote, const Candidate &rough) const;

    const Sought &m_sought;
    const FoldedText &m_text;
    const QString &m_original;
};

void sortByScore(std::vector<Candidate> &candidates)
{
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate &one, const Candidate &other) { return one.score() > other.score(); });
}

std::vector<int> PassageSearch::startsOfSame() const
{
    std::vector<int> starts = placesOf(m_sought.quote.text(), m_text.text());
    if (starts.size() <= kMostSame)
        return starts;
    const FoldedText whole(QString(m_sought.before + m_sought.exact + m_sought.after));
    const int offset = FoldedText(m_sought.before).size();
    starts = placesOf(whole.text(), m_text.text());
    starts.resize(std::min(starts.size(), kMostSame));
    for (int &start : starts)
        start += offset;
    return starts;
}

std::vector<Candidate> PassageSearch::same() const
{
    std::vector<Candidate> found;
    const int length = m_sought.quote.size();
    for (const int start : startsOfSame()) {
        if (!fitsStart(start) || !fitsEnd(start + length))
            continue;
        Candidate place = candidate(start, start + length, 1);
        place.isSame = true;
        found.push_back(place);
    }
    sortByScore(found);
    return found;
}

std::vector<Candidate> PassageSearch::alike() const
{
    const int length = m_sought.quote.size();
    const qint64 steps = qint64(length / 64 + 1) * m_text.size();
    if (length > kMostApproximate || steps > kMostSteps)
        return {};
    const ApproximatePattern quote(m_sought.quote.lower());
    const ApproximatePattern backwards(reversed(m_sought.quote.lower()));
    const int mostErrors = m_sought.mostErrors();
    const QStringView text(m_text.lower());

    std::vector<Candidate> rough;
    for (const auto &[end, errors] : quote.endsIn(text, mostErrors, std::max(1, length / 2), kMostEnds)) {
        const int from = std::max(0, end - length - mostErrors);
        const int start = end - backwards.beginningOf(reversed(text.mid(from, end - from))).end;
        if (start < end)
            rough.push_back(candidate(start, end, 1 - static_cast<double>(errors) / length));
    }
    sortByScore(rough);
    for (std::size_t i = 0; i < std::min(kMostRefined, rough.size()); ++i)
        rough[i] = refined(quote, rough[i]);
    sortByScore(rough);
    return rough;
}

/// The position itself, and where the words before and behind it begin.
std::vector<int> PassageSearch::wordStartsNear(int position) const
{
    std::vector<int> starts{position};
    const auto look = [&](int from, int step, std::size_t count) {
        for (int at = from; at >= 0 && at < m_text.size() && count > 0; at += step) {
            if (m_text.text().at(at).isLetterOrNumber() && m_text.isWordEdge(at)) {
                starts.push_back(at);
                --count;
            }
        }
    };
    look(position, -1, kWordsOutwards);
    look(position + 1, 1, kWordsInwards);
    return starts;
}

/// The same of ends.
std::vector<int> PassageSearch::wordEndsNear(int position) const
{
    std::vector<int> ends{position};
    const auto look = [&](int from, int step, std::size_t count) {
        for (int at = from; at > 0 && at <= m_text.size() && count > 0; at += step) {
            if (m_text.text().at(at - 1).isLetterOrNumber() && m_text.isWordEdge(at)) {
                ends.push_back(at);
                --count;
            }
        }
    };
    look(position, 1, kWordsOutwards);
    look(position - 1, -1, kWordsInwards);
    return ends;
}

Candidate PassageSearch::measured(const ApproximatePattern &quote, int start, int end) const
{
    const int errors = quote.distanceFrom(QStringView(m_text.lower()).mid(start, end - start));
    return candidate(start, end, 1 - static_cast<double>(errors) / quote.size());
}

/// With its ends moved to those of words nearby, if that is more like the passage and what stood around it.
Candidate PassageSearch::refined(const ApproximatePattern &quote, const Candidate &rough) const
{
    // In units that are alike, so that a word which was replaced at an end is not cut off.
    const auto around = [](double likeness, const QString &kept) {
        return likeness * static_cast<double>(std::max(kept.size(), kEdge));
    };
    const auto alike = [&](const Candidate &place) {
        return place.like * quote.size() + around(place.before, m_sought.before)
            + around(place.after, m_sought.after);
    };
    std::optional<Candidate> best;
    const auto consider = [&](int start, int end, bool startFits, bool endFits) {
        if (!startFits || !endFits || start >= end || end - start > 2 * quote.size())
            return;
        const Candidate place = measured(quote, start, end);
        if (!best || alike(place) > alike(*best))
            best = place;
    };
    for (const int start : wordStartsNear(rough.start))
        consider(start, rough.end, fitsStart(start), true);
    const int start = best ? best->start : rough.start;
    best.reset();
    for (const int end : wordEndsNear(rough.end))
        consider(start, end, true, fitsEnd(end));
    return best.value_or(rough);
}

bool isAcceptable(const Candidate &place, bool isShort)
{
    const auto [less, more] = std::minmax(place.before, place.after);
    return place.like >= (isShort ? kLeastLikeShort : kLeastLike)
        && (isShort ? less >= kLeastAroundShort && more >= kLeastAround : more >= kLeastAround);
}

/// By how much the first is better than any other place.
double leadOf(const std::vector<Candidate> &places)
{
    const Candidate &best = places.front();
    const auto next = std::find_if(
        places.begin(), places.end(), [&](const Candidate &place) { return !place.overlaps(best); });
    return next == places.end() ? 1 : best.score() - next->score();
}

/// Whether the very words stand elsewhere too, and what is around them does not settle which is meant.
bool hasDouble(const std::vector<Candidate> &places, const Candidate &best)
{
    const bool isVague = std::min(best.before, best.after) < kSureAroundBoth;
    return std::any_of(places.begin(), places.end(), [&](const Candidate &place) {
        return place.isSame && !place.overlaps(best)
            && (isVague || std::max(place.before, place.after) >= kSureAround);
    });
}

bool isSurelyAround(const Candidate &place, bool isShort)
{
    const auto [less, more] = std::minmax(place.before, place.after);
    return isShort ? less >= kSureAroundBoth && more >= kSureAround
                   : more >= kSureAround || less >= kSureAroundBoth;
}

/// Adds those that do not overlap what is there; best first.
void addOthers(std::vector<Candidate> &places, const std::vector<Candidate> &others)
{
    const std::size_t count = places.size();
    for (const Candidate &other : others) {
        const auto end = places.begin() + static_cast<std::ptrdiff_t>(count);
        if (std::none_of(places.begin(), end, [&](const Candidate &place) { return place.overlaps(other); }))
            places.push_back(other);
    }
    sortByScore(places);
}

PassageState stateOf(const Candidate &place, bool isShort, bool isInPlace, PassageGuard::Verdict guard)
{
    if (!guard.sameWithin || !isAcceptable(place, isShort))
        return PassageState::Lost;
    if (place.isSame && guard.sameAround && isSurelyAround(place, isShort))
        return isInPlace ? PassageState::Exact : PassageState::Moved;
    return place.isSame || guard.likelySameAround ? PassageState::Approximate : PassageState::Lost;
}

bool PassageSearch::isFramedElsewhere(const Candidate &place) const
{
    const QString before = FoldedText(m_sought.before).lower();
    const QString after = FoldedText(m_sought.after).lower();
    if (std::min(before.size(), after.size()) < kLeastFrame)
        return false;
    const std::vector<int> suffixes = placesOf(after, m_text.lower());
    for (const int prefix : placesOf(before, m_text.lower())) {
        const int start = prefix + static_cast<int>(before.size());
        const auto suffix = std::lower_bound(suffixes.begin(), suffixes.end(), start - 1);
        const bool isFrame
            = suffix != suffixes.end() && *suffix - start <= 2 * m_sought.quote.size() + kLeastFrame;
        if (isFrame && (place.end <= start || place.start >= *suffix))
            return true;
    }
    return false;
}

/// Passes the gates or is lost.
PassagePlace PassageSearch::judged(const Candidate &place, bool isInPlace, const QSet<QString> &names) const
{
    int start = m_text.originalStart(place.start);
    int end = m_text.originalEnd(place.end);
    // No half of a surrogate pair.
    if (start > 0 && m_original.at(start).isLowSurrogate() && m_original.at(start - 1).isHighSurrogate())
        --start;
    if (end < m_original.size() && m_original.at(end).isLowSurrogate()
        && m_original.at(end - 1).isHighSurrogate())
        ++end;
    const PassageGuard guard(m_sought.before, m_sought.exact, m_sought.after, names);
    const PassageState state
        = stateOf(place, m_sought.isShort(), isInPlace, guard.compare(m_original, start, end));
    if (state == PassageState::Lost)
        return {};
    return {state, start, end, place.score()};
}

} // namespace

QString passageStateWord(PassageState state)
{
    switch (state) {
    case PassageState::Exact:
        return QStringLiteral("exact");
    case PassageState::Moved:
        return QStringLiteral("moved");
    case PassageState::Approximate:
        return QStringLiteral("approximate");
    case PassageState::Lost:
        break;
    }
    return QStringLiteral("lost");
}

PassageLocator::PassageLocator(const QString &text, const QSet<QString> &exactWords)
    : m_text(text)
    , m_digest(textDigest(text))
    , m_folded(text)
    , m_exactWords(exactWords)
{ }

PassagePlace PassageLocator::locate(const Passage &passage) const
{
    const auto isAt = [&](int start) {
        return start == passage.start && start >= 0
            && QStringView(m_text).mid(start, passage.exact.size()) == passage.exact;
    };
    if (passage.exact.trimmed().isEmpty())
        return {};
    if (passage.digest == m_digest && isAt(passage.start))
        return {PassageState::Exact, passage.start, passage.end(), 1};

    const Sought sought(passage);
    const PassageSearch search(sought, m_folded, m_text);
    std::vector<Candidate> places = search.same();
    const auto wholes
        = std::count_if(places.begin(), places.end(), [](const Candidate &place) { return place.isWhole(); });
    if (wholes == 0)
        addOthers(places, search.alike());
    if (places.empty())
        return {};

    const auto isInPlace = [&](const Candidate &place) {
        return isAt(m_folded.originalStart(place.start));
    };
    const bool isAhead = wholes == 1 || leadOf(places) >= kLead;
    // Of several that are as good, the position tells which is the likeliest, and nothing more.
    const auto best = isAhead ? places.begin() : std::find_if(places.begin(), places.end(), isInPlace);
    if (best == places.end() || (!isAhead && places.front().score() - best->score() >= kLead))
        return {};
    if (!best->isWhole() && search.isFramedElsewhere(*best))
        return {};
    PassagePlace place = search.judged(*best, isInPlace(*best), m_exactWords);
    const bool isCertain = place.state == PassageState::Exact || place.state == PassageState::Moved;
    if (isCertain && (!isAhead || hasDouble(places, *best)))
        place.state = PassageState::Approximate;
    return place;
}

} // namespace primer
