// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/IndexShelf.h"

#include "library/FileStamp.h"
#include "library/IndexVetting.h"
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

constexpr qsizetype kShortestTextBeginning = 4; // shorter ones are completed by the names alone
constexpr qsizetype kShortestWholeWord = 3; // "CBT", "A&E"
constexpr Xapian::termcount kMostTextExpansions = 60;
constexpr Xapian::termcount kMostNameExpansions = 200;
constexpr int kMostNamesLikeAStem = 50;
constexpr size_t kMostWordsOfASynonym = 4;
constexpr size_t kShortestStemBeginning = 3;
constexpr size_t kMostTopicsWithSomeWords = 5;

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

/// The words of a synonym; stems have a Z before them.
std::vector<std::string> partsOf(const std::string &synonym)
{
    std::vector<std::string> parts;
    for (const QString &part : QString::fromStdString(synonym).split(u' ', Qt::SkipEmptyParts))
        parts.push_back(part.toStdString());
    return parts;
}

Xapian::Query joined(Xapian::Query::op op, const std::vector<Xapian::Query> &queries)
{
    return Xapian::Query(op, queries.begin(), queries.end());
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

/// The term of a whole word in the text index: its stem, or the word itself where there are no stems.
std::string IndexShelf::termOf(const QString &word) const
{
    const std::string plain = word.toStdString();
    return m_stemmer.is_none() || !isStemmed(word) ? plain : "Z" + m_stemmer(plain);
}

Result<bool> IndexShelf::knows(const QueryWord &word)
{
    const std::string plain = word.word.toStdString();
    const std::string term = termOf(word.word);
    const auto inText = ask(m_text, [&](const Xapian::Database &text) {
        return text.term_exists(term) || text.term_exists(plain)
            || text.synonyms_begin(plain) != text.synonyms_end(plain)
            || text.synonyms_begin(term) != text.synonyms_end(term)
            || (word.partial && hasTermWithBeginning(text, plain));
    });
    if (!inText || *inText)
        return inText;
    return ask(m_names, [&](const Xapian::Database &names) {
        return names.term_exists(plain) || !namesLike(names, m_stemmer(plain)).empty()
            || (word.partial && hasTermWithBeginning(names, plain));
    });
}

Result<QString> IndexShelf::suggestion(const QString &folded)
{
    const auto fromNames
        = ask(m_names, [&](const Xapian::Database &names) { return Speller(names).suggestion(folded); });
    if (!fromNames || !fromNames->isEmpty())
        return fromNames;
    return ask(m_text, [&](const Xapian::Database &text) { return Speller(text).suggestion(folded); });
}

/// Words in names that have this stem; names are not stemmed in their index.
std::vector<std::string> IndexShelf::namesLike(const Xapian::Database &names, const std::string &stem) const
{
    std::vector<std::string> like;
    // Stems end otherwise than their words: "anxieti", "anxiety".
    const std::string beginning = stem.substr(0, std::max(kShortestStemBeginning, stem.size() - 1));
    int looked = 0;
    for (auto term = names.allterms_begin(beginning); term != names.allterms_end(beginning); ++term) {
        if (++looked > kMostNamesLikeAStem)
            break;
        const std::string word = *term;
        const bool isPrefixed = word.front() >= 'A' && word.front() <= 'Z';
        if (!isPrefixed && m_stemmer(word) == stem)
            like.push_back(word);
    }
    return like;
}

/// How many words from this one on have synonyms together, 0 if none; the most words win.
size_t IndexShelf::synonymsAt(const Xapian::Database &text, const std::vector<QueryWord> &words, size_t at,
    std::vector<std::string> &synonyms) const
{
    for (size_t count = std::min(kMostWordsOfASynonym, words.size() - at); count > 0; --count) {
        QStringList key;
        for (size_t i = at; i < at + count; ++i)
            key.append(words[i].word);
        const std::string together = key.join(u' ').toStdString();
        synonyms.assign(text.synonyms_begin(together), text.synonyms_end(together));
        if (synonyms.empty() && count == 1) {
            const std::string stem = termOf(words[at].word);
            synonyms.assign(text.synonyms_begin(stem), text.synonyms_end(stem));
        }
        if (!synonyms.empty())
            return count;
    }
    return 0;
}

Result<std::vector<IndexShelf::WordGroup>> IndexShelf::groupsOf(const Query &query)
{
    std::vector<QueryWord> wanted;
    for (const QueryWord &word : query.words()) {
        if (!word.excluded)
            wanted.push_back(word);
    }
    auto groups = ask(m_text, [&](const Xapian::Database &text) {
        std::vector<WordGroup> made;
        for (size_t at = 0; at < wanted.size();) {
            WordGroup group;
            const size_t count = std::max(size_t(1), synonymsAt(text, wanted, at, group.synonyms));
            for (size_t i = at; i < at + count; ++i)
                group.words.push_back(wanted[i]);
            group.isStopWord = count == 1 && !wanted[at].required && isStopWord(m_language, wanted[at].word);
            made.push_back(std::move(group));
            at += count;
        }
        return made;
    });
    if (!groups)
        return groups;
    const auto says = [](const WordGroup &group) {
        return !group.isStopWord;
    };
    if (std::any_of(groups->begin(), groups->end(), says))
        std::erase_if(*groups, [](const WordGroup &group) { return group.isStopWord; });
    return groups;
}

// The ways to a word are joined by OP_OR: OP_MAX over several databases uses freed memory in Xapian 1.4.22
// when one of its ways is itself made of several terms.
Xapian::Query IndexShelf::nameQuery(const Xapian::Database &names, const QueryWord &word) const
{
    const std::string plain = word.word.toStdString();
    std::vector<Xapian::Query> ways{Xapian::Query(plain)};
    if (word.partial)
        ways.emplace_back(Xapian::Query::OP_WILDCARD, plain, kMostNameExpansions,
            Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM);
    if (isStemmed(word.word)) {
        for (const std::string &like : namesLike(names, m_stemmer(plain)))
            ways.emplace_back(like);
    }
    return joined(Xapian::Query::OP_OR, ways);
}

Xapian::Query IndexShelf::nameQuery(const Xapian::Database &names, const WordGroup &group) const
{
    std::vector<Xapian::Query> all;
    for (const QueryWord &word : group.words)
        all.push_back(nameQuery(names, word));
    std::vector<Xapian::Query> ways{joined(Xapian::Query::OP_AND, all)};
    for (const std::string &synonym : group.synonyms) {
        std::vector<Xapian::Query> parts;
        for (const std::string &part : partsOf(synonym)) {
            std::vector<Xapian::Query> forms{Xapian::Query(part)};
            const std::string stem = part.front() == 'Z' ? part.substr(1) : m_stemmer(part);
            for (const std::string &like : namesLike(names, stem))
                forms.emplace_back(like);
            parts.push_back(joined(Xapian::Query::OP_OR, forms));
        }
        if (!parts.empty())
            ways.push_back(joined(Xapian::Query::OP_AND, parts));
    }
    return joined(Xapian::Query::OP_OR, ways);
}

Xapian::Query IndexShelf::textQuery(const QueryWord &word) const
{
    std::vector<Xapian::Query> ways{Xapian::Query(termOf(word.word))};
    if (word.partial && word.word.size() >= kShortestTextBeginning)
        ways.emplace_back(Xapian::Query::OP_WILDCARD, word.word.toStdString(), kMostTextExpansions,
            Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT, Xapian::Query::OP_SYNONYM);
    return joined(Xapian::Query::OP_OR, ways);
}

Xapian::Query IndexShelf::textQuery(const WordGroup &group) const
{
    std::vector<Xapian::Query> all;
    for (const QueryWord &word : group.words)
        all.push_back(textQuery(word));
    std::vector<Xapian::Query> ways{joined(Xapian::Query::OP_AND, all)};
    for (const std::string &synonym : group.synonyms) {
        std::vector<Xapian::Query> parts;
        for (const std::string &part : partsOf(synonym))
            parts.emplace_back(part.front() == 'Z' ? part : termOf(QString::fromStdString(part)));
        if (!parts.empty())
            ways.push_back(joined(Xapian::Query::OP_AND, parts));
    }
    return joined(Xapian::Query::OP_OR, ways);
}

Xapian::Query IndexShelf::excluded(const Query &query) const
{
    std::vector<Xapian::Query> terms;
    for (const QueryWord &word : query.words()) {
        if (word.excluded) {
            terms.emplace_back(word.word.toStdString());
            terms.emplace_back(termOf(word.word));
        }
    }
    return joined(Xapian::Query::OP_OR, terms);
}

Result<std::vector<IndexHit>> IndexShelf::match(Kind &kind, const Xapian::Query &query, int limit)
{
    struct Match
    {
        Xapian::docid id;
        std::string data;
        double weight;
    };
    const auto matches = ask(kind, [&](const Xapian::Database &database) {
        std::vector<Match> found;
        if (query.empty() || database.get_doccount() == 0)
            return found;
        Xapian::Enquire enquire(database);
        enquire.set_query(query);
        const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
        for (auto hit = set.begin(); hit != set.end(); ++hit)
            found.push_back({*hit, hit.get_document().get_data(), hit.get_weight()});
        return found;
    });
    if (!matches)
        return failure(matches);
    std::vector<IndexHit> hits;
    for (const Match &found : *matches) {
        // Xapian deals the documents of several databases out in turn.
        const size_t volume = (found.id - 1) % kind.volumes.size();
        hits.push_back({kind.volumes[volume].pack, QString::fromStdString(found.data), found.weight});
    }
    return hits;
}

Result<std::vector<IndexHit>> IndexShelf::topics(const Query &query, int limit)
{
    const auto groups = groupsOf(query);
    if (!groups)
        return failure(groups);
    auto words = ask(m_names, [&](const Xapian::Database &names) {
        std::vector<Xapian::Query> made;
        for (const WordGroup &group : *groups)
            made.push_back(nameQuery(names, group));
        return made;
    });
    if (!words)
        return failure(words);
    const Xapian::Query without = excluded(query);
    const auto all = Xapian::Query(Xapian::Query::OP_AND_NOT, joined(Xapian::Query::OP_AND, *words), without);
    auto hits = match(m_names, without.empty() ? joined(Xapian::Query::OP_AND, *words) : all, limit);
    if (!hits || !hits->empty() || words->size() < 2)
        return hits;
    const auto some = joined(Xapian::Query::OP_OR, *words);
    hits = match(
        m_names, without.empty() ? some : Xapian::Query(Xapian::Query::OP_AND_NOT, some, without), limit);
    if (hits && hits->size() > kMostTopicsWithSomeWords)
        hits->resize(kMostTopicsWithSomeWords);
    return hits;
}

Result<std::vector<IndexHit>> IndexShelf::sections(const Query &query, int limit)
{
    auto groups = groupsOf(query);
    if (!groups)
        return failure(groups);
    // A short word that may go on is looked for as it is, and only if there is no other.
    const bool isAlone = groups->size() == 1;
    std::erase_if(*groups, [isAlone](const WordGroup &group) {
        const QueryWord &last = group.words.back();
        return last.partial && last.word.size() < (isAlone ? kShortestWholeWord : kShortestTextBeginning)
            && group.words.size() == 1;
    });
    std::vector<Xapian::Query> words;
    std::vector<Xapian::Query> required;
    for (const WordGroup &group : *groups) {
        words.push_back(textQuery(group));
        if (group.words.front().required)
            required.push_back(words.back());
    }
    const Xapian::Query without = excluded(query);
    const auto less = [&](const Xapian::Query &found) {
        return without.empty() ? found : Xapian::Query(Xapian::Query::OP_AND_NOT, found, without);
    };
    auto hits = match(m_text, less(joined(Xapian::Query::OP_AND, words)), limit);
    if (!hits || !hits->empty() || words.size() < 2 || required.size() == words.size())
        return hits;
    Xapian::Query some = joined(Xapian::Query::OP_OR, words);
    if (!required.empty())
        some = Xapian::Query(Xapian::Query::OP_AND_MAYBE, joined(Xapian::Query::OP_AND, required), some);
    return match(m_text, less(some), limit);
}

Result<WordMatcher> IndexShelf::matcher(const Query &query)
{
    const auto groups = groupsOf(query);
    if (!groups)
        return failure(groups);
    WordMatcher matcher(query, m_language, m_stemmer);
    for (const WordGroup &group : *groups) {
        for (const std::string &synonym : group.synonyms)
            matcher.addSynonym(QString::fromStdString(synonym));
    }
    return matcher;
}

} // namespace primer
