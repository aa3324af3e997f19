// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

#include <optional>

namespace primer {

/// Names a topic or a section by stable slugs: `[PACK:]TOPIC[/SECTION]`.
/// An empty pack means the first on the shelf that has the topic; an empty section means the whole topic.
struct SectionRef
{
    QString pack;
    QString topic;
    QString section;

    /// Nothing if the text is not of the form above.
    static std::optional<SectionRef> parse(QStringView text);

    QString toString() const;
    bool isEmpty() const { return topic.isEmpty(); }

    bool operator==(const SectionRef &) const = default;
};

size_t qHash(const SectionRef &ref, size_t seed = 0) noexcept;

/// Whether the text may name a pack, a topic or a section: `a-z`, `0-9` and single hyphens between them,
/// at most 100 characters.
bool isSlug(QStringView text);

/// The slug of a heading: lower case, accents dropped, everything else a hyphen. Empty if nothing is left.
QString slugOf(const QString &heading);

} // namespace primer
