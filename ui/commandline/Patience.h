// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QThread>

namespace primer {

/// Tries again for two seconds while another process, such as our own window, holds the notes.
template <typename Attempt>
auto patiently(Attempt attempt)
{
    constexpr int kAttempts = 40;
    constexpr unsigned long kPauseMs = 50;
    auto outcome = attempt();
    for (int i = 1; i < kAttempts && !outcome && outcome.error().trouble == Trouble::Busy; ++i) {
        QThread::msleep(kPauseMs);
        outcome = attempt();
    }
    return outcome;
}

} // namespace primer
