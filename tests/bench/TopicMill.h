// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/PackDraft.h"
#include "Wording.h"

#include <QStringList>

#include <vector>

namespace primer::bench {

struct MillSize
{
    int topics = 50;
    int sectionsPerTopic = 10;
    int sectionBytes = 1500; ///< of text, on average
};

/// Makes the topics of a library of any size, each from its number alone: headings, callouts, lists, tables,
/// citations and glossary terms as real topics have them, names of medicines and brands, words that mean
/// nothing. The same seed and size give the same topics.
class TopicMill final
{
public:
    TopicMill(quint64 seed, const MillSize &size);

    /// All but the topics.
    PackFrame frame() const;
    QStringList medicineNames() const;
    int count() const { return m_size.topics; }
    TopicDraft topic(int number) const;

    /// About so many bytes of text, with all that a section may hold.
    std::vector<Block> section(quint64 seed, const QString &name, qsizetype bytes) const;

private:
    struct Names
    {
        QString slug;
        QString title;
        QStringList brands;
    };

    void nameTopics(Chance &chance);
    int groupOf(int number) const;
    Block paragraph(Chance &chance, const QString &name) const;
    Block list(Chance &chance) const;
    Block callout(Chance &chance, const QString &name) const;
    Block table(Chance &chance) const;
    Runs runs(Chance &chance, const QString &text) const;

    quint64 m_seed;
    MillSize m_size;
    Wording m_wording;
    std::vector<Names> m_names;
    QStringList m_terms; ///< of the glossary
};

} // namespace primer::bench
