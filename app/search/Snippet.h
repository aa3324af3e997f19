// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/WordMatcher.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// A piece of a text in one line, and where the words are in it.
struct Snippet
{
    QString text;
    std::vector<TextSpan> marks;
    QStringList words; ///< those found anywhere in the text, folded, each once
};

/// Cuts about two lines out of the text where the most of the words stand close together; its beginning if
/// none does. "…" stands where it was cut within a line.
Snippet cutSnippet(const QString &text, const WordMatcher &matcher);

} // namespace primer
