// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/GuardedWords.h"

#include <QString>

namespace primer {

/// Holds the guarded words of a passage, and of the sentence around it as far as it was kept, against a
/// stretch of another text.
class PassageGuard final
{
public:
    PassageGuard(
        const QString &before, const QString &exact, const QString &after, const QSet<QString> &names);

    struct Verdict
    {
        bool sameWithin = false; ///< the stretch has the guarded words of the passage and no other
        bool sameAround = false; ///< and so has its sentence, for certain
        bool likelySameAround = false; ///< as far as can be told where its sentence was edited
    };
    Verdict compare(const QString &text, int start, int end) const;

private:
    QString m_stored; ///< the passage with what stood around it
    int m_start = 0; ///< of the passage in it
    int m_end = 0;
    WordGuard m_guard;
};

} // namespace primer
