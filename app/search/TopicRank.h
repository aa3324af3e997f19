// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/IndexFormat.h"
#include "search/QueryPlan.h"

#include <QString>

#include <xapian.h>

namespace primer {

/// How well a topic's names answer a question.
struct TopicRank
{
    enum class Tier {
        Exactly, ///< a name is what was typed
        Urgently, ///< an urgent topic, and one of its names stands in what was typed
        Wholly, ///< one name holds all that was typed
        Medicine, ///< the name of a medicine stands in what was typed
        Named, ///< a name of another topic does
        Partly,
    };

    Tier tier = Tier::Partly;
    double score = 0; ///< within the tier, more is better
    double share = 0; ///< how much of what was asked the best name holds, 0 to 1
    QString otherName; ///< the name that answers best, empty if it is the title
};

/// The term of a word in both indexes: its stem with a Z before it, or the word where there are no stems.
std::string termOf(const QString &word, const Xapian::Stem &stemmer);

TopicRank rankOf(
    const NamesOfTopic &topic, const QueryPlan &plan, const QString &language, const Xapian::Stem &stemmer);

} // namespace primer
