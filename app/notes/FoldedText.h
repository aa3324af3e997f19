// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace primer {

/// A text as it is compared: one space for every run of blanks and line feeds, no invisible signs, straight
/// apostrophes and quotation marks. Positions are those of text(), unless said otherwise.
class FoldedText final
{
public:
    explicit FoldedText(QStringView original);

    const QString &text() const { return m_text; }
    /// The same in lower case, unit for unit.
    const QString &lower() const { return m_lower; }
    int size() const { return static_cast<int>(m_text.size()); }

    /// The stretch of the original that became the one from `start` to `end`, which is not empty.
    int originalStart(int start) const { return m_origins[static_cast<std::size_t>(start)]; }
    int originalEnd(int end) const { return m_origins[static_cast<std::size_t>(end - 1)] + 1; }

    /// Whether no word is cut in two there.
    bool isWordEdge(int position) const;

private:
    QString m_text;
    QString m_lower;
    std::vector<int> m_origins; ///< for every unit where it stood
};

} // namespace primer
