// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// How hard a text is to read, in years of school: the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and
/// Chissom, 1975),
///
///     0.39 * words / sentences + 11.8 * syllables / words - 15.59
///
/// never below 0, rounded to a tenth.
///
/// A word is a stretch of letters, digits, apostrophes and hyphens; numbers count one syllable each. A
/// sentence ends at a full stop, question or exclamation mark before a space and a capital, digit or
/// quotation mark, and at the end of every paragraph, callout title and item of a list. Headings, captions
/// and cells of tables are not counted. Names of medicines count two syllables at most. To be used in one
/// thread.
class Readability final
{
public:
    struct Counts
    {
        int words = 0;
        int sentences = 0;
        int syllables = 0;

        bool operator==(const Counts &) const = default;
    };

    /// `names` are those that count two syllables at most; of a name of several words those that begin with a
    /// capital.
    explicit Readability(const QStringList &names = {});

    double grade(const SectionContent &content) const;

    Counts count(const SectionContent &content) const;
    /// The counts of one paragraph.
    Counts countText(const QString &text) const;
    static int syllablesOf(const QString &word);
    static double gradeOf(const Counts &counts);

private:
    void countBlocks(const std::vector<Block> &blocks, Counts &counts) const;
    int rememberedSyllables(const QString &lower) const;
    void countRuns(const Runs &runs, Counts &counts) const;

    QSet<QString> m_names;
    mutable QHash<QString, int> m_syllables; ///< of words met before, in lower case
};

} // namespace primer
