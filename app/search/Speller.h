// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <xapian.h>

namespace primer {

/// Proposes a word that is spelled much like one that was not found. Throws what Xapian throws.
class Speller final
{
public:
    /// The databases whose spellings are used: text and names of every pack of a language.
    explicit Speller(Xapian::Database database);

    /// Empty if nothing comes near, or if the word is shorter than four letters or holds a digit. The longer
    /// the word, the more letters may differ, at most three.
    QString suggestion(const QString &folded) const;

private:
    Xapian::Database m_database;
};

} // namespace primer
