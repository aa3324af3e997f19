// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"
#include "library/Library.h"
#include "notes/Note.h"
#include "notes/PassageLocator.h"

#include <QSet>

#include <vector>

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

/// Of these sections of a topic, the slugs that lead nowhere today while the topic is still there.
QStringList goneNames(const Library &library, const SectionRef &topic, const QStringList &slugs);

/// The notes, each about the section that its own is today: under a new name, that is.
std::vector<Note> inPresentSections(const Library &library, std::vector<Note> notes);

/// The words of the names of all medicines on the shelf, in lower case. Of a large pack the first 50,000
/// names are read, which takes a moment: to be kept for as long as the shelf is the same.
Result<QSet<QString>> medicineNames(const Library &library);

/// Where the passages, all of one section, are in its text as it is now, in the same order. Needs no library
/// and may be called in any thread.
std::vector<PassagePlace> relocate(
    const QString &text, const std::vector<Passage> &passages, const QSet<QString> &medicineNames);

} // namespace primer
