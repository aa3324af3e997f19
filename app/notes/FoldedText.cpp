// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/FoldedText.h"

namespace primer {

namespace {

bool isInvisible(QChar sign)
{
    return sign == u'\u00ad' || sign == u'\u200b' || sign == u'\u2060' || sign == u'\ufeff';
}

QChar plain(QChar sign)
{
    switch (sign.unicode()) {
    case u'\u2018':
    case u'\u2019':
        return u'\'';
    case u'\u201c':
    case u'\u201d':
        return u'"';
    default:
        return sign.isSpace() ? QChar(u' ') : sign;
    }
}

} // namespace

FoldedText::FoldedText(QStringView original)
{
    m_text.reserve(original.size());
    m_lower.reserve(original.size());
    m_origins.reserve(static_cast<std::size_t>(original.size()));
    for (qsizetype i = 0; i < original.size(); ++i) {
        const QChar sign = plain(original.at(i));
        const bool isAgain = sign == u' ' && m_text.endsWith(u' ');
        if (isAgain || isInvisible(sign))
            continue;
        m_text += sign;
        m_lower += sign.toLower();
        m_origins.push_back(static_cast<int>(i));
    }
}

bool FoldedText::isWordEdge(int position) const
{
    return position <= 0 || position >= size() || !m_text.at(position - 1).isLetterOrNumber()
        || !m_text.at(position).isLetterOrNumber();
}

} // namespace primer
