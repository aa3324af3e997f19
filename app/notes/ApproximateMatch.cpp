// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/ApproximateMatch.h"

#include <algorithm>

namespace primer {

namespace {

constexpr int kRows = 64;

/// 64 rows of a column: where the distance goes up by one from row to row, and where down.
struct Block
{
    quint64 up = ~quint64(0);
    quint64 down = 0;
};

/// Goes one column on. `across` is the difference between the columns above the block; the one in the row
/// `last` is returned.
int advance(Block &block, quint64 matches, int across, quint64 last)
{
    const quint64 vertical = matches | block.down;
    if (across < 0)
        matches |= 1;
    const quint64 horizontal = (((matches & block.up) + block.up) ^ block.up) | matches;
    quint64 rises = block.down | ~(horizontal | block.up);
    quint64 falls = block.up & horizontal;
    const int below = (rises & last) != 0 ? 1 : (falls & last) != 0 ? -1 : 0;
    rises = rises << 1U | static_cast<quint64>(across > 0);
    falls = falls << 1U | static_cast<quint64>(across < 0);
    block.up = falls | ~(vertical | rises);
    block.down = rises & vertical;
    return below;
}

} // namespace

ApproximatePattern::ApproximatePattern(QStringView pattern)
    : m_size(static_cast<int>(pattern.size()))
    , m_blocks(static_cast<std::size_t>((pattern.size() + kRows - 1) / kRows))
    , m_matches(m_blocks)
{
    for (int row = 0; row < m_size; ++row) {
        const char16_t unit = pattern.at(row).unicode();
        quint32 &place = unit < m_latin.size() ? m_latin[unit] : m_others[unit];
        if (place == 0) {
            place = static_cast<quint32>(m_matches.size());
            m_matches.resize(m_matches.size() + m_blocks);
        }
        m_matches[place + static_cast<std::size_t>(row / kRows)] |= quint64(1) << (row % kRows);
    }
}

const quint64 *ApproximatePattern::matchesOf(QChar unit) const
{
    const quint32 place
        = unit.unicode() < m_latin.size() ? m_latin[unit.unicode()] : m_others.value(unit.unicode(), 0);
    return m_matches.data() + place;
}

/// Calls `use` with the end and the errors for every end, from 0.
template <typename Use>
void ApproximatePattern::scan(QStringView text, Start start, Use use) const
{
    std::vector<Block> column(m_blocks);
    const quint64 bottom = quint64(1) << (m_size > 0 ? (m_size - 1) % kRows : 0);
    int errors = m_size;
    use(ApproximateEnd{0, errors});
    for (int i = 0; i < text.size(); ++i) {
        const quint64 *matches = matchesOf(text.at(i));
        int across = start == Start::AtTheBeginning ? 1 : 0;
        for (std::size_t block = 0; block < m_blocks; ++block) {
            const quint64 last = block + 1 == m_blocks ? bottom : quint64(1) << (kRows - 1);
            across = advance(column[block], matches[block], across, last);
        }
        errors += across;
        use(ApproximateEnd{i + 1, errors});
    }
}

std::vector<ApproximateEnd> ApproximatePattern::endsIn(
    QStringView text, int mostErrors, int apart, int limit) const
{
    std::vector<ApproximateEnd> ends;
    scan(text, Start::Anywhere, [&](const ApproximateEnd &end) {
        if (end.errors <= mostErrors)
            ends.push_back(end);
    });
    std::stable_sort(ends.begin(), ends.end(),
        [](const ApproximateEnd &one, const ApproximateEnd &other) { return one.errors < other.errors; });
    std::vector<ApproximateEnd> best;
    for (const ApproximateEnd &end : ends) {
        if (static_cast<int>(best.size()) >= limit)
            break;
        const bool isNear = std::any_of(best.begin(), best.end(),
            [&](const ApproximateEnd &chosen) { return std::abs(chosen.end - end.end) < apart; });
        if (!isNear)
            best.push_back(end);
    }
    return best;
}

ApproximateEnd ApproximatePattern::beginningOf(QStringView text) const
{
    ApproximateEnd best{0, m_size};
    scan(text, Start::AtTheBeginning, [&](const ApproximateEnd &end) {
        if (end.errors < best.errors)
            best = end;
    });
    return best;
}

int ApproximatePattern::distanceFrom(QStringView text) const
{
    int errors = m_size;
    scan(text, Start::AtTheBeginning, [&](const ApproximateEnd &end) { errors = end.errors; });
    return errors;
}

} // namespace primer
