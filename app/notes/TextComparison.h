// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace primer {

/// A stretch of two texts: in both, or in one of them alone.
struct ComparedPiece
{
    enum class In { Both, Before, After };

    In in = In::Both;
    QString text;

    bool operator==(const ComparedPiece &) const = default;
};

/// What became of a text, word by word. The pieces of Both and Before make up `before`, those of Both and
/// After `after`. Work is bounded: texts that differ much in more than some thousand words are told as one
/// piece that went and one that came.
std::vector<ComparedPiece> compareTexts(const QString &before, const QString &after);

} // namespace primer
