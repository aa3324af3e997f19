// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/ShownText.h"

#include <algorithm>

namespace primer {

namespace {

bool turnsDirection(char16_t code)
{
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

bool isControl(char16_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029;
}

} // namespace

QString shownLine(const QString &text, qsizetype most)
{
    QString line = text.left(most);
    if (line.size() < text.size()) {
        if (!line.isEmpty() && line.back().isHighSurrogate())
            line.chop(1);
        line += QChar(0x2026);
    }
    const auto isPlain = [](QChar unit) {
        return !isControl(unit.unicode()) && !turnsDirection(unit.unicode());
    };
    if (std::all_of(line.cbegin(), line.cend(), isPlain))
        return line;
    line.removeIf([](QChar unit) { return turnsDirection(unit.unicode()); });
    std::replace_if(
        line.begin(), line.end(), [](QChar unit) { return isControl(unit.unicode()); }, QChar(u' '));
    return line.simplified();
}

} // namespace primer
