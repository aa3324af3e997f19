// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Topic.h"

#include <algorithm>

namespace primer {

QString topicKindWord(TopicKind kind)
{
    switch (kind) {
    case TopicKind::Medicine:
        return QStringLiteral("medicine");
    case TopicKind::Condition:
        return QStringLiteral("condition");
    case TopicKind::Treatment:
        return QStringLiteral("treatment");
    case TopicKind::Skill:
        return QStringLiteral("skill");
    case TopicKind::Guide:
        break;
    }
    return QStringLiteral("guide");
}

std::optional<TopicKind> topicKindFromWord(QStringView word)
{
    for (const auto kind : {TopicKind::Medicine, TopicKind::Condition, TopicKind::Treatment, TopicKind::Skill,
             TopicKind::Guide}) {
        if (word == topicKindWord(kind))
            return kind;
    }
    return std::nullopt;
}

const Source *Topic::source(const QString &key) const
{
    const auto found = std::find_if(
        sources.begin(), sources.end(), [&](const Source &source) { return source.key == key; });
    return found == sources.end() ? nullptr : &*found;
}

int Topic::sectionIndex(const QString &slug) const
{
    const auto found = std::find_if(
        sections.begin(), sections.end(), [&](const SectionEntry &section) { return section.slug == slug; });
    return found == sections.end() ? -1 : static_cast<int>(found - sections.begin());
}

} // namespace primer
