// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace primer {

/// Something that the writer of a source folder has to mend.
struct Mistake
{
    QString file; ///< relative to the source folder
    int line = 1; ///< from 1, as an editor counts
    QString text; ///< one plain sentence
    QString rule = QStringLiteral("source"); ///< by what name `primer-pack lint` tells it

    bool operator==(const Mistake &) const = default;
};

using Mistakes = std::vector<Mistake>;

/// Collects the mistakes of one file among those of its folder.
class FileMistakes final
{
public:
    FileMistakes(QString file, Mistakes &all)
        : m_file(std::move(file))
        , m_all(all)
    { }

    const QString &file() const { return m_file; }
    void add(int line, const QString &text) { m_all.push_back({m_file, line, text}); }
    void add(int line, const QString &text, const QString &rule)
    {
        m_all.push_back({m_file, line, text, rule});
    }

private:
    QString m_file;
    Mistakes &m_all;
};

} // namespace primer
