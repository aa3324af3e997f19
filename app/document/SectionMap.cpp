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
