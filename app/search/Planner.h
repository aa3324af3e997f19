// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/QueryPlan.h"

#include <xapian.h>

namespace primer {

/// Finds out what a question asks for: which of its words belong together, what else they may be called,
/// which say nothing and how telling the others are. Throws what Xapian throws.
class Planner final
{
public:
    /// The text indexes of every pack of a language.
    Planner(Xapian::Database text, QString language, Xapian::Stem stemmer);

    QueryPlan plan(const Query &query) const;

private:
    WordGroup groupAt(const std::vector<QueryWord> &words, size_t at) const;
    std::vector<std::string> synonymsOf(const std::vector<QueryWord> &words) const;
    std::string telling(const std::vector<QueryWord> &words) const;
    std::vector<std::string> synonymsThatBegin(const std::string &beginning) const;
    bool isOneWord(const std::vector<QueryWord> &words) const;
    std::vector<std::string> endingsOf(const QueryWord &word) const;
    Xapian::doccount frequencyOf(const WordGroup &group) const;
    double weightOf(const WordGroup &group) const;

    Xapian::Database m_text;
    QString m_language;
    Xapian::Stem m_stemmer;
};

} // namespace primer
