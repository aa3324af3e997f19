// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/Query.h"

#include <string>
#include <vector>

namespace primer {

/// One thing that was asked for: a word, or several that mean something together, with all that stands for
/// it. Terms are those of the indexes.
struct WordGroup
{
    std::vector<QueryWord> words;
    std::vector<std::string> terms; ///< of the words, in order
    std::vector<std::vector<std::string>> others; ///< synonyms, each of one term or several
    std::vector<std::string> endings; ///< words of the text that the last one may become, the most frequent
    double weight = 1; ///< how telling it is: the rarer in the text, the more
    bool isEverywhere = false; ///< in so many sections that each of them takes too long to be weighed

    bool isPartial() const { return words.back().partial; }
    bool isRequired() const { return words.front().required; }
};

/// A question as one language's indexes understand it. A plain value.
struct QueryPlan
{
    std::vector<WordGroup> groups; ///< without words that say nothing, unless there are no others
    std::vector<std::string> wanted; ///< terms of all words wanted, as they were typed
    std::vector<std::string> excluded;
    QString typed; ///< all words wanted, a space between them
};

} // namespace primer
