// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"

#include <vector>

namespace primer {

/// Something that the middle of the window can show.
struct Place
{
    enum class Kind { Start, Section, AllNotes };

    Kind kind = Kind::Start;
    SectionRef ref; ///< Section: which; without a section its topic's first
    int offset = 0; ///< Section: UTF-16 units of its text above the first visible line

    static Place start() { return {}; }
    static Place section(const SectionRef &ref, int offset = 0) { return {Kind::Section, ref, offset}; }
    static Place allNotes() { return {Kind::AllNotes, {}, 0}; }

    /// The same place, wherever it is scrolled to.
    bool isSamePlace(const Place &other) const { return kind == other.kind && ref == other.ref; }
    bool operator==(const Place &) const = default;
};

/// Back and forward as in a browser: going somewhere new forgets what lay ahead. Holds the last 200 places.
class History final
{
public:
    /// Goes to a new place; going to the one that is shown changes nothing.
    void go(const Place &place);
    /// Replaces the present place, as when a reference turned out to mean a section.
    void replace(const Place &place);
    /// Remembers how far the present place is scrolled.
    void setOffset(int offset);

    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    const Place &back();
    const Place &forward();
    const Place &present() const { return m_places[m_at]; }

private:
    std::vector<Place> m_places{Place::start()};
    size_t m_at = 0;
};

} // namespace primer
