// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Chance.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace primer::bench {

/// Sentences as leaflets have them: some from patterns that come again and again, some of words drawn from a
/// few thousand plain and medical ones, the common ones far more often (Zipf's law).
class Wording final
{
public:
    Wording();

    const QStringList &words() const { return m_words; }
    const QString &word(Chance &chance) const;
    /// A word of medicine, such as "nephropathy".
    const QString &medicalWord(Chance &chance) const;
    /// About `name`, which it may or may not mention.
    QString sentence(Chance &chance, const QString &name) const;
    /// Three to six words, for an item or a cell.
    QString phrase(Chance &chance) const;

private:
    QString fromPattern(Chance &chance, const QString &name) const;
    QString fromWords(Chance &chance) const;

    QStringList m_words; ///< the most common first
    QStringList m_medical;
    std::vector<double> m_shares; ///< of each word and those before it, out of 1
};

/// "Sertaline": a name as medicines have them, made of syllables.
QString medicineName(Chance &chance);
/// "Zorvexa".
QString brandName(Chance &chance);

} // namespace primer::bench
