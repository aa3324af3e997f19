// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notes/NoteIndex.h"
#include "search/Query.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringView>

#include <xapian.h>

#include <array>
#include <vector>

namespace primer {

/// Says which words of a text are those that were asked for: by their stem, by their beginning if the word
/// asked for may go on, or by a synonym. To be used in one thread.
class WordMatcher final
{
public:
    WordMatcher(const Query &query, const QString &language, Xapian::Stem stemmer);

    /// Another word that stands for one that was asked for, with a Z before it if it is a stem.
    void addSynonym(const QString &term);

    /// Which word was asked for: a number from 0, -1 if it was none of them.
    int match(const QString &folded) const;
    /// The same for a word as it is written, and quick for most that were not asked for.
    int matchWritten(QStringView written) const;
    /// Where the words stand in the text; words beside each other are one range.
    std::vector<TextSpan> ranges(QStringView text) const;

private:
    int look(const QString &folded) const;
    QString stemOf(const QString &word) const;

    void addStem(const QString &stem);
    void addPlain(const QString &word);
    void addBeginning(QChar letter);

    Xapian::Stem m_stemmer;
    bool m_stemsKeepBeginnings = false; ///< no stem begins otherwise than its word
    std::array<bool, 128> m_beginnings{}; ///< of all that is looked for
    QHash<QString, int> m_stems;
    QHash<QString, int> m_plain;
    QString m_beginning;
    int m_beginningNumber = -1;
    int m_count = 0;
    mutable QHash<QString, int> m_known; ///< words of texts repeat themselves
};

/// What the stemmer of this language is, none if there is none.
Xapian::Stem stemmerOf(const QString &language);
/// Whether Xapian stems the word: it begins with a letter.
bool isStemmed(const QString &word);

} // namespace primer
