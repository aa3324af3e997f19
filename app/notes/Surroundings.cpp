// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Surroundings.h"

#include <algorithm>

namespace primer {

namespace {

constexpr int kLookedAt = 48; ///< units of text: those of the context, and room for words that came in
constexpr int kLeastTelling = 8; ///< units of context that tell one place from another

double likeness(const ApproximatePattern &context, QStringView around, bool isAtEdge)
{
    if (context.size() == 0)
        return around.isEmpty() ? 1 : 0;
    const int errors = context.beginningOf(around).errors;
    const int whole = isAtEdge ? context.size() : std::max(context.size(), kLeastTelling);
    return static_cast<double>(context.size() - errors) / whole;
}

} // namespace

QString reversed(QStringView text)
{
    QString backwards(text.size(), Qt::Uninitialized);
    std::reverse_copy(text.begin(), text.end(), backwards.begin());
    return backwards;
}

Surroundings::Surroundings(const FoldedText &prefix, const FoldedText &suffix)
    : m_before(reversed(prefix.lower()))
    , m_after(suffix.lower())
{ }

double Surroundings::before(const FoldedText &text, int start) const
{
    const int from = std::max(0, start - kLookedAt);
    const QString around = reversed(QStringView(text.lower()).mid(from, start - from));
    return likeness(m_before, around, around.size() <= m_before.size());
}

double Surroundings::after(const FoldedText &text, int end) const
{
    const QStringView around = QStringView(text.lower()).mid(end, kLookedAt);
    return likeness(m_after, around, around.size() <= m_after.size());
}

} // namespace primer
