// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SectionMap.h"

#include <algorithm>

namespace primer {

void SectionMap::add(int textStart, int documentStart, int length)
{
    if (length > 0)
        m_parts.push_back({textStart, documentStart, length});
}

int SectionMap::toDocument(int textOffset) const
{
    const auto after = std::upper_bound(m_parts.begin(), m_parts.end(), textOffset,
        [](int offset, const Part &part) { return offset < part.text; });
    if (after == m_parts.begin())
        return m_parts.empty() ? 0 : m_parts.front().document;
    const Part &part = *(after - 1);
    return part.document + std::min(textOffset - part.text, part.length);
}

DocumentRange SectionMap::toDocument(int textStart, int textEnd) const
{
    const int start = toDocument(textStart);
    return {start, textEnd > textStart ? std::max(start, toDocument(textEnd - 1) + 1) : start};
}

std::vector<DocumentRange> SectionMap::ranges(int textStart, int textEnd) const
{
    std::vector<DocumentRange> ranges;
    for (const Part &part : m_parts) {
        const int start = std::max(textStart, part.text) - part.text;
        const int end = std::min(textEnd, part.text + part.length) - part.text;
        if (end > start)
            ranges.push_back({part.document + start, part.document + end});
    }
    return ranges;
}

void SectionMap::makeRoom(int documentPosition, int length)
{
    std::vector<Part> parts;
    parts.reserve(m_parts.size() + 1);
    for (Part part : m_parts) {
        const int before = std::clamp(documentPosition - part.document, 0, part.length);
        if (before > 0)
            parts.push_back({part.text, part.document, before});
        if (before < part.length)
            parts.push_back({part.text + before, part.document + before + length, part.length - before});
    }
    m_parts = std::move(parts);
}

int SectionMap::toText(int documentPosition) const
{
    const auto after = std::upper_bound(m_parts.begin(), m_parts.end(), documentPosition,
        [](int position, const Part &part) { return position < part.document; });
    if (after == m_parts.begin())
        return m_parts.empty() ? 0 : m_parts.front().text;
    const Part &part = *(after - 1);
    return part.text + std::min(documentPosition - part.document, part.length);
}

} // namespace primer
