// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringView>

#include <array>
#include <vector>

namespace primer {

/// Where a stretch of text ends that is like a pattern, and how many letters are wrong, missing or too many
/// in it (Levenshtein's distance).
struct ApproximateEnd
{
    int end = 0; ///< UTF-16 units
    int errors = 0;

    bool operator==(const ApproximateEnd &) const = default;
};

/// A pattern that is looked for with errors, in time proportional to the text's length times the pattern's
/// length divided by 64.
///
/// The algorithm is that of G. Myers, "A fast bit-vector algorithm for approximate string matching based on
/// dynamic programming", Journal of the ACM 46(3), 1999: a column of the table of distances is kept as the
/// bits of its differences, 64 rows to a word.
/// A plain value: may be read from any thread. Equal units match; fold what shall be equal before.
class ApproximatePattern final
{
public:
    explicit ApproximatePattern(QStringView pattern);

    int size() const { return m_size; }

    /// The ends of the stretches that are at most `mostErrors` away, the nearest first, then in the order of
    /// the text; at most `limit`. Of ends less than `apart` units from each other only the best is given.
    std::vector<ApproximateEnd> endsIn(QStringView text, int mostErrors, int apart, int limit) const;
    /// The stretch at the beginning of the text that is most like the pattern; the shortest of equals.
    ApproximateEnd beginningOf(QStringView text) const;
    /// From the whole text.
    int distanceFrom(QStringView text) const;

private:
    enum class Start { Anywhere, AtTheBeginning };

    template <typename Use>
    void scan(QStringView text, Start start, Use use) const;
    const quint64 *matchesOf(QChar unit) const;

    int m_size = 0;
    std::size_t m_blocks = 0;
    std::vector<quint64> m_matches; ///< for each different unit the rows where it stands; the first has none
    std::array<quint32, 256> m_latin{}; ///< unit to its place in m_matches
    QHash<char16_t, quint32> m_others;
};

} // namespace primer
