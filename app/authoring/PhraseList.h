// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace primer {

/// Words and phrases to be found in a text: whole words, upper and lower case alike, the longest first.
/// Looking through a text takes a time that grows with its length alone.
class PhraseList final
{
public:
    struct Hit
    {
        qsizetype start = 0;
        qsizetype length = 0;
        int index = 0; ///< as given to add()
    };

    /// The words of a phrase stand side by side or joined by a hyphen.
    void add(const QString &phrase, int index);
    /// The hits in order; they do not overlap.
    std::vector<Hit> find(const QString &text) const;

private:
    struct Phrase
    {
        QStringList words;
        int index = 0;
    };

    QHash<QString, std::vector<Phrase>> m_phrases; ///< by their first word, the longest first
};

} // namespace primer
