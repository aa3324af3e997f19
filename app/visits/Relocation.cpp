// SPDX-License-Identifier: GPL-3.0-or-later
#include "visits/Relocation.h"

namespace primer {

Placement locate(const Library &library, const SectionRef &about)
{
    if (about.isEmpty())
        return {};
    if (const auto found = library.resolve(about)) {
        const bool sameSection = found->section == about.section;
        return {sameSection ? Placement::State::Here : Placement::State::Moved, *found};
    }
    if (const auto topic = library.resolve({about.pack, about.topic, {}}))
        return {Placement::State::TopicOnly, *topic};
    return {Placement::State::Gone, {}};
}

QStringList formerNames(const Library &library, const SectionRef &section, const QStringList &slugs)
{
    QStringList names;
    for (const QString &slug : slugs) {
        const Placement placement = locate(library, SectionRef{section.pack, section.topic, slug});
        if (placement.state == Placement::State::Moved && placement.ref.section == section.section)
            names.append(slug);
    }
    return names;
}

Placement locate(const Library &library, const Note &note)
{
    return locate(library, note.about);
}

} // namespace primer
