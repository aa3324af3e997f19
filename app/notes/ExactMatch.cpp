// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/ExactMatch.h"

namespace primer {

namespace {

/// For every beginning of the pattern, how long its longest own beginning is that it also ends with.
std::vector<qsizetype> bordersOf(QStringView pattern)
{
    std::vector<qsizetype> borders(static_cast<std::size_t>(pattern.size()) + 1);
    qsizetype border = 0;
    for (qsizetype i = 1; i < pattern.size(); ++i) {
        while (border > 0 && pattern.at(i) != pattern.at(border))
            border = borders[static_cast<std::size_t>(border)];
        if (pattern.at(i) == pattern.at(border))
            ++border;
        borders[static_cast<std::size_t>(i) + 1] = border;
    }
    return borders;
}

} // namespace

std::vector<int> placesOf(QStringView pattern, QStringView text)
{
    std::vector<int> places;
    if (pattern.isEmpty() || pattern.size() > text.size())
        return places;
    const std::vector<qsizetype> borders = bordersOf(pattern);
    qsizetype matched = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        while (matched > 0 && (matched == pattern.size() || text.at(i) != pattern.at(matched)))
            matched = borders[static_cast<std::size_t>(matched)];
        if (text.at(i) == pattern.at(matched))
            ++matched;
        if (matched == pattern.size())
            places.push_back(static_cast<int>(i + 1 - matched));
    }
    return places;
}

} // namespace primer
