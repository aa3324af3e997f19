// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/PassageGuard.h"
#include "notes/Passage.h"

#include <algorithm>

namespace primer {

namespace {

constexpr int kAround = 64; ///< units of the text that are looked at on each side
constexpr int kVague = 8; ///< units at the end of what was kept where a word may have come in or gone out

bool endsSentence(QChar sign)
{
    return sign == u'.' || sign == u'!' || sign == u'?';
}

bool isSentenceStart(QStringView text, int position)
{
    if (position <= 0 || text.at(position - 1) == u'\n')
        return true;
    return position > 1 && text.at(position - 1).isSpace() && endsSentence(text.at(position - 2));
}

int sentenceStart(QStringView text, int position)
{
    while (!isSentenceStart(text, position))
        --position;
    return position;
}

int sentenceEnd(QStringView text, int position)
{
    const int length = static_cast<int>(text.size());
    while (position < length && !isSentenceStart(text, position) && text.at(position) != u'\n')
        ++position;
    return position;
}

/// A guarded word beside a passage.
struct Neighbour
{
    QString word;
    int reach = 0; ///< from the passage to its far end
};
using Neighbours = std::vector<Neighbour>;

/// A stretch of a text with its guarded words.
struct Stretch
{
    QStringView text;
    int start = 0;
    int end = 0;
    std::vector<GuardedWord> words;

    QStringList within() const
    {
        QStringList found;
        for (const GuardedWord &word : words) {
            if (word.start < end && word.end > start)
                found.append(word.word);
        }
        return found;
    }

    /// Nearest first.
    Neighbours before() const
    {
        const int from = sentenceStart(text, start);
        Neighbours found;
        for (const GuardedWord &word : words) {
            if (word.end <= start && word.start >= from)
                found.push_back({word.word, start - word.start});
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

    Neighbours after() const
    {
        const int until = sentenceEnd(text, end);
        Neighbours found;
        for (const GuardedWord &word : words) {
            if (word.start >= end && word.end <= until)
                found.push_back({word.word, word.end - end});
        }
        return found;
    }
};

enum class Rigour { Strict, Lenient };

/// `known`: how many units beside the passage were kept; where they were cut off there may be half words.
/// Text that became shorter or longer moves words to and fro over that point, which only Lenient lets pass.
bool areSame(Neighbours kept, const Neighbours &found, int known, Rigour rigour)
{
    const bool isCut = known >= kPassageContext - 1;
    if (isCut)
        std::erase_if(kept, [&](const Neighbour &word) { return word.reach >= known; });
    const bool isStrict = rigour == Rigour::Strict;
    const int sure = !isCut ? kAround : isStrict ? known - 1 : known - kVague;
    bool isShifted = false;
    for (std::size_t i = 0; i < std::max(kept.size(), found.size()); ++i) {
        if (i >= kept.size())
            return found[i].reach > sure && !(isStrict && isShifted);
        if (i >= found.size() || kept[i].word != found[i].word)
            return kept[i].reach > sure;
        isShifted = isShifted || kept[i].reach != found[i].reach;
    }
    return true;
}

} // namespace

PassageGuard::PassageGuard(
    const QString &before, const QString &exact, const QString &after, const QSet<QString> &names)
    : m_stored(before + exact + after)
    , m_start(static_cast<int>(before.size()))
    , m_end(static_cast<int>(before.size() + exact.size()))
    , m_guard(names)
{
    m_guard.addProperNames(m_stored);
}

PassageGuard::Verdict PassageGuard::compare(const QString &text, int start, int end) const
{
    const int from = std::max(0, start - kAround);
    const QStringView window = QStringView(text).mid(from, end - from + kAround);
    WordGuard guard = m_guard;
    guard.addProperNames(window);
    const Stretch kept{m_stored, m_start, m_end, guard.guardedIn(m_stored)};
    const Stretch found{window, start - from, end - from, guard.guardedIn(window)};
    const int known = static_cast<int>(m_stored.size()) - m_end;
    const auto areSameAround = [&](Rigour rigour) {
        return areSame(kept.before(), found.before(), m_start, rigour)
            && areSame(kept.after(), found.after(), known, rigour);
    };
    return {kept.within() == found.within(), areSameAround(Rigour::Strict), areSameAround(Rigour::Lenient)};
}

} // namespace primer
