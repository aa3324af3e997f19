// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/IndexShelf.h"

#include "library/FileStamp.h"
#include "library/IndexVetting.h"
#include "search/Likeness.h"
#include "search/Planner.h"
#include "search/PlanQueries.h"
#include "search/Speller.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

#include <exception>

#include <fcntl.h>
#include <unistd.h>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Search", text);
}

constexpr int kMostTopicsLookedAt = 60; // put in order by their names
constexpr Xapian::doccount kOneInSoMany = 50'000; // a word in fewer sections may be a writer's mistake
// How Xapian ranks: found better for questions by consumers than what it does by itself.
constexpr double kSaturation = 1.5;
constexpr double kLengthMatters = 0.6;
constexpr double kShortestLength = 0;
constexpr int kEnoughSections = 10; // those with all the words; fewer are joined by those with some
constexpr double kVeryNear = 1.0;
constexpr double kFromAfar = 1.6; // times what is near enough to be meant

/// A descriptor at that place of the file, for Xapian to keep and close; -1 if there is none.
int descriptorAt(const QFile &file, qint64 offset)
{
    const int descriptor = ::fcntl(file.handle(), F_DUPFD_CLOEXEC, 0);
    if (descriptor >= 0 && ::lseek(descriptor, offset, SEEK_SET) != offset) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

tl::unexpected<Error> unanswered(const QString &detail)
{
    return failure(Trouble::Damaged, tr("The library could not be searched. Try again."), detail);
}

bool hasTermWithBeginning(const Xapian::Database &database, const std::string &beginning)
{
    return database.allterms_begin(beginning) != database.allterms_end(beginning);
}

} // namespace

IndexShelf::IndexShelf(QString language)
    : m_language(std::move(language))
    , m_stemmer(stemmerOf(m_language))
{ }

void IndexShelf::add(const Pack &pack)
{
    open(pack, m_text);
    open(pack, m_names);
}

void IndexShelf::open(const Pack &pack, Kind &kind)
{
    const auto extent = pack.extent(kind.part);
    if (!extent) {
        addProblem(pack, QStringLiteral("no index"));
        return;
    }
    QFile file(pack.info().path);
    if (!file.open(QIODevice::ReadOnly)) {
        addProblem(pack, file.errorString());
        return;
    }
    if (stampOf(file) != pack.stamp()) {
        addProblem(pack, QStringLiteral("another file stands in its place"));
        return;
    }
    if (const auto sound = vetIndex(file, *extent); !sound) {
        addProblem(pack, sound.error().detail);
        return;
    }
    try {
        kind.volumes.push_back({&pack, Xapian::Database(descriptorAt(file, extent->offset))});
        join(kind);
    } catch (const Xapian::Error &error) {
        addProblem(pack, QString::fromStdString(error.get_description()));
    } catch (const std::exception &error) { // out of memory, out of range: it believed what an entry says
        addProblem(pack, QString::fromLatin1(error.what()));
    }
}

void IndexShelf::join(Kind &kind) const
{
    kind.all = Xapian::Database();
    for (const Volume &volume : kind.volumes)
        kind.all.add_database(volume.database);
}

void IndexShelf::addProblem(const Pack &pack, const QString &detail)
{
    addProblem(pack,
        Error{tr("\"%1\" can be read but not searched: its search index is missing or damaged. Get a sound"
                 " copy of it.")
                  .arg(pack.info().title),
            detail, Trouble::Damaged});
}

void IndexShelf::addProblem(const Pack &pack, const Error &error)
{
    const bool known = std::any_of(m_problems.begin(), m_problems.end(),
        [&](const PackProblem &problem) { return problem.path == pack.info().path; });
    if (!known)
        m_problems.push_back({pack.info().path, error});
}

void IndexShelf::foundUnreadable(const Pack &pack, const Error &error)
{
    addProblem(pack,
        Error{tr("Something that was found in \"%1\" cannot be read. Get a sound copy of it.")
                  .arg(pack.info().title),
            error.message + u' ' + error.detail, error.trouble});
}

/// Asks all volumes as one. What Xapian throws ends here: volumes that cannot answer are set aside and the
/// rest is asked again.
template <typename Question>
auto IndexShelf::ask(Kind &kind, Question question) -> Result<decltype(question(kind.all))>
{
    while (true) {
        try {
            return question(kind.all);
        } catch (const Xapian::Error &error) {
            if (!setAsideDamaged(kind, question))
                return unanswered(QString::fromStdString(error.get_description()));
        } catch (const std::exception &error) {
            if (!setAsideDamaged(kind, question))
                return unanswered(QString::fromLatin1(error.what()));
        }
    }
}

template <typename Question>
bool IndexShelf::setAsideDamaged(Kind &kind, Question question)
{
    std::vector<Volume> sound;
    for (const Volume &volume : kind.volumes) {
        try {
            (void)question(volume.database);
            sound.push_back(volume);
        } catch (const Xapian::Error &error) {
            addProblem(*volume.pack, QString::fromStdString(error.get_description()));
        } catch (const std::exception &error) {
            addProblem(*volume.pack, QString::fromLatin1(error.what()));
        }
    }
    if (sound.size() == kind.volumes.size())
        return false;
    kind.volumes = std::move(sound);
    join(kind);
    return true;
}

Result<QueryPlan> IndexShelf::plan(const Query &query)
{
    return ask(m_text,
        [&](const Xapian::Database &text) { return Planner(text, m_language, m_stemmer).plan(query); });
}

Result<bool> IndexShelf::knows(const QueryWord &word)
{
    const std::string plain = word.word.toStdString();
    const std::string term = termOf(word.word, m_stemmer);
    const auto knowsIn = [&](const Xapian::Database &database) {
        return database.term_exists(term) || database.term_exists(plain)
            || (word.partial && hasTermWithBeginning(database, plain));
    };
    const auto inNames = ask(m_names, knowsIn);
    return !inNames || *inNames ? inNames : ask(m_text, knowsIn);
}

/// What the word may mean. One that is known is doubted only if it stands in next to no section and in no
/// name, and a name is very near.
Result<QString> IndexShelf::suggestion(const QueryWord &word, bool isKnown)
{
    if (isKnown) {
        const auto isSure = isBeyondDoubt(word);
        if (!isSure || *isSure)
            return isSure ? Result<QString>(QString()) : failure(isSure);
    }
    const auto names
        = ask(m_names, [&](const Xapian::Database &database) { return Speller(database).guesses(word); });
    if (!names)
        return failure(names);
    if (isKnown)
        return !names->empty() && names->front().difference <= kVeryNear ? names->front().word : QString();
    return ask(m_text, [&](const Xapian::Database &database) {
        const Speller speller(database);
        return chosen(word, *names, speller.twoWords(word), speller.proposal(word));
    });
}

/// Whether a word that was found may not be a mistake of somebody who wrote.
Result<bool> IndexShelf::isBeyondDoubt(const QueryWord &word)
{
    const std::string term = termOf(word.word, m_stemmer);
    const auto inText = ask(m_text, [&](const Xapian::Database &text) {
        return word.partial || text.get_doccount() < kOneInSoMany
            || text.get_termfreq(term) > text.get_doccount() / kOneInSoMany;
    });
    if (!inText || *inText)
        return inText;
    return ask(m_names, [&](const Xapian::Database &names) { return names.term_exists(term); });
}

Result<std::vector<IndexShelf::Mending>> IndexShelf::mended(const Query &query)
{
    const auto understood = plan(query);
    if (!understood)
        return failure(understood);
    std::vector<Mending> mendings;
    for (const QueryWord &word : query.words()) {
        const bool hasSynonyms = std::any_of(
            understood->groups.begin(), understood->groups.end(), [&word](const WordGroup &group) {
                return !group.others.empty()
                    && std::find(group.words.begin(), group.words.end(), word) != group.words.end();
            });
        if (word.excluded || hasSynonyms || isStopWord(m_language, word.word)) {
            mendings.push_back({true, {}});
            continue;
        }
        const auto known = knows(word);
        if (!known)
            return failure(known);
        const auto other = suggestion(word, *known);
        if (!other)
            return failure(other);
        mendings.push_back({*known && other->isEmpty(), *other});
    }
    return mendings;
}

Result<std::vector<IndexShelf::Match>> IndexShelf::match(Kind &kind, const Xapian::Query &query, int limit)
{
    auto matches = ask(kind, [&](const Xapian::Database &database) {
        std::vector<Match> found;
        if (query.empty() || limit <= 0 || database.get_doccount() == 0)
            return found;
        Xapian::Enquire enquire(database);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BM25Weight(kSaturation, 0, 1, kLengthMatters, kShortestLength));
        const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
        for (auto hit = set.begin(); hit != set.end(); ++hit)
            found.push_back({*hit, nullptr, hit.get_document().get_data(), hit.get_weight()});
        return found;
    });
    if (!matches)
        return matches;
    // Xapian deals the documents of several databases out in turn.
    for (Match &found : *matches)
        found.pack = kind.volumes[(found.id - 1) % kind.volumes.size()].pack;
    return matches;
}

std::vector<TopicFound> IndexShelf::ranked(const std::vector<Match> &matches, const QueryPlan &plan) const
{
    std::vector<TopicFound> found;
    for (const Match &each : matches) {
        NamesOfTopic names = fromIndexData(each.data);
        const TopicRank rank = rankOf(names, plan, m_language, m_stemmer);
        found.push_back({each.pack, std::move(names), rank});
    }
    return found;
}

Result<std::vector<TopicFound>> IndexShelf::topics(const QueryPlan &plan)
{
    auto matches = match(m_names, nameQuery(plan, Wanted::AllGroups), kMostTopicsLookedAt);
    if (matches && matches->empty() && plan.groups.size() > 1)
        matches = match(m_names, nameQuery(plan, Wanted::SomeGroups), kMostTopicsLookedAt);
    if (!matches)
        return failure(matches);
    return ranked(*matches, plan);
}

Result<std::vector<TopicFound>> IndexShelf::nearestTopics(const Query &query, int limit)
{
    const auto near = ask(m_names, [&](const Xapian::Database &names) {
        std::vector<std::string> words;
        for (const QueryWord &word : query.words()) {
            for (const Speller::Guess &guess : Speller(names).guesses(word)) {
                if (!word.excluded && guess.difference <= mostDifference(word.word.size()) * kFromAfar)
                    words.push_back(guess.word.toStdString());
            }
        }
        return words;
    });
    if (!near)
        return failure(near);
    const auto matches
        = match(m_names, Xapian::Query(Xapian::Query::OP_OR, near->begin(), near->end()), limit);
    if (!matches)
        return failure(matches);
    return ranked(*matches, {});
}

void IndexShelf::addOthers(std::vector<Match> &matches, const std::vector<Match> &more, int limit)
{
    for (const Match &other : more) {
        const bool isThere = std::any_of(
            matches.begin(), matches.end(), [&other](const Match &each) { return each.id == other.id; });
        if (!isThere && static_cast<int>(matches.size()) < limit)
            matches.push_back(other);
    }
}

Result<std::vector<SectionFound>> IndexShelf::sections(const QueryPlan &plan, int limit)
{
    auto matches = match(m_text, textQuery(plan, Wanted::AllGroups), limit);
    if (!matches)
        return failure(matches);
    const bool allRequired = std::all_of(
        plan.groups.begin(), plan.groups.end(), [](const WordGroup &group) { return group.isRequired(); });
    std::vector<Wanted> wider;
    if (!allRequired && plan.groups.size() > 1)
        wider = {Wanted::SomeGroups};
    if (!wider.empty() && hasMostTelling(plan))
        wider.insert(wider.begin(), Wanted::TheMostTelling);
    for (const Wanted wanted : wider) {
        if (static_cast<int>(matches->size()) >= std::min(limit, kEnoughSections))
            break;
        const auto more = match(m_text, textQuery(plan, wanted), limit);
        if (!more)
            return failure(more);
        addOthers(*matches, *more, limit);
    }
    std::vector<SectionFound> found;
    for (const Match &each : *matches) {
        const QString data = QString::fromStdString(each.data);
        found.push_back({each.pack, data.section(u'/', 0, 0), data.section(u'/', 1), each.weight});
    }
    return found;
}

WordMatcher IndexShelf::matcher(const Query &query, const QueryPlan &plan) const
{
    WordMatcher matcher(query, m_language, m_stemmer);
    for (const WordGroup &group : plan.groups) {
        for (const auto &other : group.others) {
            for (const std::string &term : other)
                matcher.addSynonym(QString::fromStdString(term));
        }
    }
    return matcher;
}

} // namespace primer
