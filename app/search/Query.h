// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// A word that a person typed.
struct QueryWord
{
    QString word; ///< folded
    bool required = false; ///< it stood in quotation marks
    bool excluded = false; ///< a minus stood before it
    bool partial = false; ///< it may go on: nothing was typed behind it
    int start = 0; ///< where it stands in what was typed
    int length = 0;

    bool operator==(const QueryWord &) const = default;
};

/// What a person typed, made into words that can be looked for. Whatever is typed is valid; more than 500
/// characters or 100 words are cut off. A plain value.
class Query final
{
public:
    static Query parse(const QString &typed);

    const QString &typed() const { return m_typed; }
    const std::vector<QueryWord> &words() const { return m_words; }
    /// Nothing to look for: no word, or only excluded ones.
    bool isEmpty() const;
    /// The same with other words in the places of those given, such as mended ones; an empty one keeps its
    /// place. Takes one for each of words().
    Query replaced(const QStringList &mended) const;
    /// The words to be found, in order, a space between them; one behind if the last one is whole.
    QString wantedText() const;

private:
    QString m_typed;
    std::vector<QueryWord> m_words;
};

/// Whether it is a word such as "the", that stands everywhere and says nothing. Known for English alone.
bool isStopWord(const QString &language, const QString &word);

} // namespace primer
