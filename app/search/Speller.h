// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/Query.h"

#include <QString>

#include <xapian.h>

#include <optional>
#include <vector>

namespace primer {

/// What a person may have meant by a word that was not found. Throws what Xapian throws.
class Speller final
{
public:
    struct Guess
    {
        QString word;
        double difference = 0; ///< by differenceBetween()
        Xapian::doccount frequency = 0;
    };

    /// Names or text of every pack of a language.
    explicit Speller(Xapian::Database database);

    /// Words of names, best first, however far off. What Xapian's spelling does not reach (by sound, two
    /// errors in a long name) is found by the sounds that the names index keeps, and what a word that is
    /// still being typed may become by its first letters. None for a word that is shorter than four letters
    /// or holds a digit.
    std::vector<Guess> guesses(const QueryWord &word) const;
    /// What Xapian proposes, unless it is too far off.
    std::optional<Guess> proposal(const QueryWord &word) const;
    /// Two words that stand in this index and were run together, "sideeffects"; in "sideffects" one letter
    /// stands for two. Empty if it is not that.
    QString twoWords(const QueryWord &word) const;

private:
    Xapian::Database m_database;
};

/// Chooses between a word of a name and one of the text, in favour of the name.
QString chosen(const QueryWord &word, const std::vector<Speller::Guess> &names, const QString &twoWords,
    const std::optional<Speller::Guess> &inText);

} // namespace primer
