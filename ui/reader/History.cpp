// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/History.h"

namespace primer {

namespace {

constexpr size_t kMostPlaces = 200;

} // namespace

void History::go(const Place &place)
{
    if (present().isSamePlace(place)) {
        m_places[m_at].offset = place.offset;
        return;
    }
    m_places.resize(m_at + 1);
    m_places.push_back(place);
    if (m_places.size() > kMostPlaces)
        m_places.erase(m_places.begin());
    m_at = m_places.size() - 1;
}

void History::replace(const Place &place)
{
    m_places[m_at] = place;
}

void History::setOffset(int offset)
{
    m_places[m_at].offset = offset;
}

const Place &History::back()
{
    if (canGoBack())
        --m_at;
    return present();
}

const Place &History::forward()
{
    if (canGoForward())
        ++m_at;
    return present();
}

} // namespace primer
