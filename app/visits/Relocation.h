// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"
#include "library/Library.h"
#include "notes/Note.h"

namespace primer {

/// Where a note's section is today.
struct Placement
{
    enum class State {
        NoPlace, ///< the note is about nothing in particular
        Here,
        Moved, ///< the section has a new name
        TopicOnly, ///< the section is gone, its topic is there
        Gone, ///< the pack or the topic is not on the shelf
    };

    State state = State::NoPlace;
    SectionRef ref; ///< where to go; empty if there is nowhere

    bool operator==(const Placement &) const = default;
};

Placement locate(const Library &library, const Note &note);
Placement locate(const Library &library, const SectionRef &about);

/// Of these sections of the same topic, the slugs that lead to `section` today though they are not its name:
/// notes under them belong to it.
QStringList formerNames(const Library &library, const SectionRef &section, const QStringList &slugs);

} // namespace primer
