// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/MarkStretches.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <numeric>

namespace primer {

std::vector<DocumentRange> markStretches(
    const QTextDocument &document, const SectionMap &map, int textStart, int textEnd)
{
    std::vector<DocumentRange> stretches;
    int block = -1;
    for (const DocumentRange &range : map.ranges(textStart, textEnd)) {
        const int blockHere = document.findBlock(range.start).blockNumber();
        if (blockHere == block)
            stretches.back().end = range.end;
        else
            stretches.push_back(range);
        block = blockHere;
    }
    return stretches;
}

std::vector<int> markLevels(const std::vector<TextRange> &passages)
{
    std::vector<size_t> order(passages.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(),
        [&](size_t a, size_t b) { return passages[a].start < passages[b].start; });
    std::vector<int> levels(passages.size(), 0);
    std::vector<int> ends; // of the last passage on each level
    for (const size_t index : order) {
        const TextRange &passage = passages[index];
        const auto free
            = std::find_if(ends.begin(), ends.end(), [&](int end) { return end <= passage.start; });
        levels[index] = static_cast<int>(free - ends.begin());
        if (free == ends.end())
            ends.push_back(passage.end);
        else
            *free = passage.end;
    }
    return levels;
}

} // namespace primer
