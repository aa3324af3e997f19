// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spelling/OwnWords.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <memory>

class Hunspell;

namespace primer {

/// Where the words come from.
struct SpellingSource
{
    QStringList folders; ///< where dictionaries of Hunspell are looked for, in this order
    QString ownWords; ///< path of the file of the person's own words; empty: kept in memory

    /// The folders of the platform, and no file.
    static SpellingSource standard();
};

/// How a word is spelled: English with medical words, the names in the packs, and the person's own words.
/// Loading takes a tenth of a second. To be used in the thread that made it.
class Dictionary final
{
public:
    explicit Dictionary(const SpellingSource &source);
    Q_DISABLE_COPY_MOVE(Dictionary)
    ~Dictionary();

    /// Whether an English dictionary was found that is sound. Without one nothing counts as misspelled.
    bool isThere() const { return m_hunspell != nullptr; }
    bool knows(const QString &word) const;
    /// Better spellings, best first.
    QStringList suggestions(const QString &word, int most) const;

    /// Names and terms that are never misspelled, with capitals or without; they come to those given before.
    void addNames(const QStringList &names);
    bool isOwn(const QString &word) const { return m_own.words().contains(word); }
    Result<void> addOwn(const QString &word);
    Result<void> removeOwn(const QString &word);

private:
    void load(const SpellingSource &source);
    void teach(const QString &word);

    OwnWords m_own;
    std::unique_ptr<Hunspell> m_hunspell;
    QSet<QString> m_taught; ///< what Hunspell did not know before
    QSet<QString> m_names; ///< case-folded
};

} // namespace primer
