// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/FoldedText.h"
#include "notes/Passage.h"

#include <QSet>
#include <QString>

namespace primer {

/// How sure it is that a passage is where it was found.
enum class PassageState {
    Exact, ///< the same words at the same position
    Moved, ///< the same words among the same words, elsewhere
    Approximate, ///< most likely; the person is asked to check
    Lost, ///< its place has changed: nothing is alike enough, or too much is
};

/// "exact", "moved", "approximate" or "lost".
QString passageStateWord(PassageState state);

/// Where a passage is in a text, in UTF-16 units; 0 and 0 if it is lost.
struct PassagePlace
{
    PassageState state = PassageState::Lost;
    int start = 0;
    int end = 0;
    double score = 0; ///< how alike the words and those around them are, from 0 to 1

    bool operator==(const PassagePlace &) const = default;
};

/// Finds passages again in a section's text as it is now, which may not be the text that they were marked in.
/// A passage on a wrong sentence is worse than none, therefore:
/// - the words must be at least 0.75 alike, 0.85 below 20 units, and no more than a quarter of them wrong;
/// - what stands around them must be at least 0.6 alike on one side, of short passages 0.5 on both;
/// - nothing else in the text may come near;
/// - numbers, units, dose words, negations and names must be the same in it, and none may have come into the
///   sentence around it or left it, else it is not certain (see WordGuard).
///
/// The work is bounded: passages over 8,192 units, or too long for a very long text, are found only by their
/// very words. A plain value: may be read from any thread.
class PassageLocator final
{
public:
    /// `exactWords`: names of medicines, each a word in lower case.
    explicit PassageLocator(const QString &text, const QSet<QString> &exactWords = {});

    PassagePlace locate(const Passage &passage) const;

private:
    QString m_text;
    QString m_digest;
    FoldedText m_folded;
    QSet<QString> m_exactWords;
};

} // namespace primer
