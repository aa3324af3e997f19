// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/SectionRef.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace primer {

/// What a topic is about.
enum class TopicKind { Medicine, Condition, Treatment, Skill, Guide };

/// "medicine", "condition", ...: as in front matter and in `--list --json`.
QString topicKindWord(TopicKind kind);
std::optional<TopicKind> topicKindFromWord(QStringView word);

/// Another name that a topic is found by.
struct OtherName
{
    enum class Kind { Brand, Generic, Synonym };
    QString name;
    Kind kind = Kind::Synonym;

    bool operator==(const OtherName &) const = default;
};

/// Where a statement comes from.
struct Source
{
    QString key; ///< as citations name it
    QString title;
    QString publisher;
    int year = 0; ///< 0: not given
    QString url; ///< may be empty; shown and copied, never opened

    bool operator==(const Source &) const = default;
};

/// A question that readers ask themselves, with its short answer and the section that explains it.
struct CheckQuestion
{
    QString question;
    QString answer;
    QString section;

    bool operator==(const CheckQuestion &) const = default;
};

/// A topic's line in a list or a tree.
struct TopicEntry
{
    SectionRef ref; ///< pack and topic
    QString title;
    QString brand; ///< the first brand name, empty if none: "Clonazepam (Klonopin)"
    TopicKind kind = TopicKind::Guide;
    QString group;
    QString summary;

    /// "Clonazepam (Klonopin)".
    QString titleWithBrand() const { return brand.isEmpty() ? title : title + u" (" + brand + u')'; }
    bool operator==(const TopicEntry &) const = default;
};

/// A section's line in a list or a tree.
struct SectionEntry
{
    QString slug;
    QString title;
    double grade = 0; ///< Flesch-Kincaid reading grade

    bool operator==(const SectionEntry &) const = default;
};

/// One subject with everything but the text of its sections.
struct Topic
{
    TopicEntry entry;
    std::vector<OtherName> names;
    QDate reviewed;
    QDate nextReview;
    QString reviewedBy; ///< empty: not yet reviewed by a clinician
    std::vector<Source> sources;
    QStringList seeAlso; ///< topic slugs
    std::vector<CheckQuestion> checks;
    std::vector<SectionEntry> sections;

    const Source *source(const QString &key) const;
    /// Position in `sections`, -1 if there is none of that slug.
    int sectionIndex(const QString &slug) const;
};

/// The unit of reading, of notes and of printing.
struct Section
{
    SectionRef ref; ///< pack, topic and section
    QString title;
    double grade = 0;
    QByteArray xhtml; ///< for SectionContent::parse
};

/// A glossary term.
struct Term
{
    QString term;
    QString meaning;
};

/// A group of topics, such as "Medicines".
struct TopicGroup
{
    QString title;
    bool urgent = false; ///< "Get help now": stands first and is marked

    bool operator==(const TopicGroup &) const = default;
};

/// An image of a pack.
struct Asset
{
    QString mediaType; ///< "image/png", "image/jpeg" or "image/svg+xml"
    QByteArray data;
};

} // namespace primer
