// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Speller.h"

#include "library/SoundKey.h"
#include "search/Likeness.h"

#include <algorithm>
#include <set>

namespace primer {

namespace {

constexpr qsizetype kShortestWord = 4;
constexpr qsizetype kLongestWord = 40; // no word that people look for is longer; the work grows with it
constexpr qsizetype kShortestHalf = 3; // of two words run together
constexpr size_t kMostCandidates = 4000;
constexpr double kNamesFirst = 0.5; // a name may be so much further off than a word of the text
constexpr double kSurelyTheName = 0.7; // two letters swapped, and less
constexpr qsizetype kShortestBeginning = 5; // of a word that is still being typed
constexpr qsizetype kSureLetters = 3; // at the front of it
constexpr int kMostBegunAlike = 500;
constexpr Xapian::doccount kRarestOfTwo = 2; // words run together are common ones

unsigned mostEdits(qsizetype length)
{
    if (length < 6)
        return 1;
    return length < 9 ? 2 : 3;
}

bool canBeMended(const QString &word)
{
    return word.size() >= kShortestWord && word.size() <= kLongestWord
        && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

/// Words of names that sound much like it, and Xapian's own proposal.
std::set<std::string> candidates(const Xapian::Database &names, const QString &word)
{
    std::set<std::string> found;
    for (const QString &sound : nearSounds(soundOf(word))) {
        const std::string key = kSoundPrefix + sound.toStdString();
        for (auto at = names.synonyms_begin(key); at != names.synonyms_end(key); ++at) {
            if (found.size() >= kMostCandidates)
                return found;
            found.insert(*at);
        }
    }
    const std::string spelled = names.get_spelling_suggestion(word.toStdString(), mostEdits(word.size()));
    if (!spelled.empty())
        found.insert(spelled);
    return found;
}

/// Words of names that begin like one that is still being typed, up to its last two letters.
void addBegunAlike(const Xapian::Database &names, const QString &word, std::set<std::string> &found)
{
    if (word.size() < kShortestBeginning)
        return;
    const std::string front = word.left(std::max(kSureLetters, word.size() - 2)).toStdString();
    int read = 0;
    for (auto at = names.allterms_begin(front); at != names.allterms_end(front); ++at) {
        if (++read > kMostBegunAlike)
            return;
        found.insert(*at);
    }
}

double difference(const QueryWord &word, const QString &meant)
{
    return word.partial ? differenceFromBeginning(word.word, meant) : differenceBetween(word.word, meant);
}

} // namespace

Speller::Speller(Xapian::Database database)
    : m_database(std::move(database))
{ }

std::vector<Speller::Guess> Speller::guesses(const QueryWord &word) const
{
    std::vector<Guess> found;
    if (!canBeMended(word.word))
        return found;
    std::set<std::string> alike = candidates(m_database, word.word);
    if (word.partial)
        addBegunAlike(m_database, word.word, alike);
    for (const std::string &candidate : alike) {
        const QString meant = QString::fromStdString(candidate);
        found.push_back({meant, difference(word, meant), m_database.get_termfreq(candidate)});
    }
    std::sort(found.begin(), found.end(), [](const Guess &a, const Guess &b) {
        if (a.difference < b.difference || b.difference < a.difference)
            return a.difference < b.difference;
        return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word;
    });
    return found;
}

std::optional<Speller::Guess> Speller::proposal(const QueryWord &word) const
{
    if (!canBeMended(word.word))
        return std::nullopt;
    const std::string proposed
        = m_database.get_spelling_suggestion(word.word.toStdString(), mostEdits(word.word.size()));
    if (proposed.empty())
        return std::nullopt;
    const QString meant = QString::fromStdString(proposed);
    return Guess{meant, differenceBetween(word.word, meant), m_database.get_termfreq(proposed)};
}

QString Speller::twoWords(const QueryWord &word) const
{
    QString best;
    if (!canBeMended(word.word))
        return best;
    Xapian::doccount most = kRarestOfTwo;
    for (qsizetype at = kShortestHalf; at + kShortestHalf <= word.word.size(); ++at) {
        for (const qsizetype overlap : {0, 1}) {
            const QString left = word.word.left(at);
            const QString right = word.word.mid(at - overlap);
            const auto frequency = std::min(
                m_database.get_termfreq(left.toStdString()), m_database.get_termfreq(right.toStdString()));
            if (frequency > most) {
                most = frequency;
                best = left + u' ' + right;
            }
        }
    }
    return best;
}

QString chosen(const QueryWord &word, const std::vector<Speller::Guess> &names, const QString &twoWords,
    const std::optional<Speller::Guess> &inText)
{
    const double most = mostDifference(word.word.size());
    const bool hasName = !names.empty() && names.front().difference <= most;
    if (hasName && names.front().difference <= kSurelyTheName)
        return names.front().word;
    if (!twoWords.isEmpty())
        return twoWords;
    if (hasName && (!inText || names.front().difference <= inText->difference + kNamesFirst))
        return names.front().word;
    return inText && inText->difference <= most ? inText->word : QString();
}

} // namespace primer
