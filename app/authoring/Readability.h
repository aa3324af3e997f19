// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/SectionContent.h"
#include "library/Topic.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// How hard a text is to read. With W words, S sentences, Y syllables, P words of three or more syllables and
/// N words of one syllable in 150 words:
///
/// - Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975: Research Branch Report 8-75), in
///   years of school, never below 0: 0.39 W/S + 11.8 Y/W - 15.59
/// - Flesch Reading Ease (Flesch, 1948: Journal of Applied Psychology 32), 100 is very easy:
///   206.835 - 1.015 W/S - 84.6 Y/W
/// - SMOG (McLaughlin, 1969: Journal of Reading 12; normed on 30 sentences): 1.0430 sqrt(30 P/S) + 3.1291
/// - FORCAST (Caylor, Sticht, Fox and Ford, 1973; made for text that is no running prose): 20 - N/10
///
/// All are rounded to a tenth, and 0 where there are no words.
///
/// A word is a stretch of letters, digits, apostrophes and hyphens; numbers count one syllable each. A
/// sentence ends at a full stop, question or exclamation mark before a space and a capital, digit or
/// quotation mark, but not after "Dr.", "e.g." and their like, and at the end of every paragraph, callout
/// title and item of a list. Headings, captions and cells of tables are not counted. Names of medicines count
/// two syllables at most. Syllables are those of syllablesOfWord(). To be used in one
/// thread.
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
    static double gradeOf(const Counts &counts);
    static double readingEaseOf(const Counts &counts);
    static double smogOf(const Counts &counts);
    static double forcastOf(const Counts &counts);
    /// The sentences of one paragraph.
    static std::vector<Sentence> sentencesOf(const QString &text);

private:
    void countBlocks(const std::vector<Block> &blocks, Counts &counts) const;
    void countRuns(const Runs &runs, Counts &counts) const;
    int rememberedSyllables(const QString &lower) const;

    QSet<QString> m_names;
    mutable QHash<QString, int> m_syllables; ///< of words met before, in lower case
};

/// Names of medicines that count two syllables at most whether there is a topic on them or not.
QStringList commonMedicineNames();
/// The names that a topic adds to those that count two syllables at most: all of a medicine's, and brands and
/// generic names wherever they stand.
QStringList medicineNames(const Topic &topic);

} // namespace primer
