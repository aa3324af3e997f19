// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace primer::bench {

/// Numbers that look random and are the same for the same seed on every machine (the SplitMix64 sequence).
class Chance final
{
public:
    explicit Chance(quint64 seed)
        : m_state(seed)
    { }

    quint64 next()
    {
        m_state += 0x9e37'79b9'7f4a'7c15;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58'476d'1ce4'e5b9;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d0'49bb'1331'11eb;
        return mixed ^ (mixed >> 31U);
    }

    /// From 0 to `count` - 1; `count` is at least 1.
    int below(int count) { return static_cast<int>((next() >> 32U) * static_cast<quint64>(count) >> 32U); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool in100(int times) { return below(100) < times; }
    /// From 0 up to, but without, 1.
    double part() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

private:
    quint64 m_state;
};

} // namespace primer::bench
