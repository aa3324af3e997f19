// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringView>

#include <vector>

namespace primer {

/// A word, number or sign that carries the safety of a sentence, and where it stands, in UTF-16 units.
struct GuardedWord
{
    QString word; ///< in lower case
    int start = 0;
    int end = 0;

    bool operator==(const GuardedWord &) const = default;
};

/// Knows the words that must be the same, one by one and in order, for a stretch of text to be taken for
/// another: numbers, units and times, dose words, negations and the names of medicines. The words are English
/// ones. A plain value: may be read from any thread.
class WordGuard final
{
public:
    /// `names`: more words to guard, in lower case.
    explicit WordGuard(const QSet<QString> &names = {});

    /// Guards from now on the words of `text` that may be brands: those with a capital where no sentence
    /// begins and no other capital stands beside them, so not "United States" and "FDA".
    void addProperNames(QStringView text);

    /// In the order of the text. Of a number all is given: "0.5", "1,000", "911".
    std::vector<GuardedWord> guardedIn(QStringView text) const;
    /// One word, in lower case.
    bool guards(const QString &word) const;

private:
    QSet<QString> m_names;
    QSet<QString> m_properNames;
};

} // namespace primer
