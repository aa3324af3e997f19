// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"
#include "library/Topic.h"

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
/// and cells of tables are not counted. Names of medicines count two syllables at most.
class Readability final
{
public:
    struct Counts
    {
        int words = 0;
        int sentences = 0;
        int syllables = 0;
        int shortWords = 0; ///< of one syllable
        int longWords = 0; ///< of three or more

        Counts &operator+=(const Counts &more);
        bool operator==(const Counts &) const = default;
    };

    /// A sentence within a text, from its first letter to the one past its last.
    struct Sentence
    {
        qsizetype start = 0;
        qsizetype end = 0;
        int words = 0;
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
    static double readingEaseOf(const Counts &counts);
    static double smogOf(const Counts &counts);
    static double forcastOf(const Counts &counts);
    /// The sentences of one paragraph.
    static std::vector<Sentence> sentencesOf(const QString &text);

private:
    void countBlocks(const std::vector<Block> &blocks, Counts &counts) const;
    void countRuns(const Runs &runs, Counts &counts) const;

    QSet<QString> m_names;
};

/// The names that a topic adds to those that count two syllables at most: all of a medicine's, and brands and
/// generic names wherever they stand.
QStringList medicineNames(const Topic &topic);

} // namespace primer
