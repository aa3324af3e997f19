// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace primer {

/// Something that a reader would stumble over, and by which rule.
struct Finding
{
    enum class Severity { Warning, Error };

    QString file; ///< relative to the source folder
    int line = 1; ///< from 1, as an editor counts
    QString rule; ///< "sentence-length", ...
    Severity severity = Severity::Error;
    QString message; ///< one plain sentence

    bool operator==(const Finding &) const = default;
};

/// Collects the findings of one file among those of its folder.
class Findings final
{
public:
    Findings(QString file, std::vector<Finding> &all)
        : m_file(std::move(file))
        , m_all(all)
    { }

    void error(int line, QLatin1StringView rule, const QString &message)
    {
        m_all.push_back({m_file, line, rule, Finding::Severity::Error, message});
    }
    void warning(int line, QLatin1StringView rule, const QString &message)
    {
        m_all.push_back({m_file, line, rule, Finding::Severity::Warning, message});
    }

private:
    QString m_file;
    std::vector<Finding> &m_all;
};

} // namespace primer
