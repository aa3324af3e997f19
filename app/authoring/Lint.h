// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Finding.h"
#include "authoring/Readability.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

namespace primer {

/// How one topic measures.
struct TopicFigures
{
    QString topic; ///< its slug
    int words = 0; ///< all that its sections show
    int sections = 0;
    int sources = 0;
    Readability::Counts counts; ///< names of medicines as two syllables at most
    Readability::Counts rawCounts; ///< names as they are spoken
    QString worstSection; ///< slug of the one that is hardest to read
    double worstGrade = 0;
};

/// What a folder of topics has that a reader would stumble over.
struct LintReport
{
    std::vector<Finding> findings; ///< in order of file and line
    std::vector<TopicFigures> topics; ///< in order of their files

    int errorCount() const;
    /// All topics as one text; the worst section as TOPIC/SECTION.
    TopicFigures together() const;
};

/// Looks through a folder of topics with all rules: the builder's own (rules "source", "heading-level",
/// "no-alternative" and "no-citation") and those on words, reading and claims.
class Lint final
{
public:
    /// Reviews that were due before `today` are overdue; rules in `skipped` are left out.
    Lint(QString folder, QDate today, QStringList skipped = {});

    LintReport run() const;
    /// The names of all rules.
    static QStringList rules();

private:
    QString m_folder;
    QDate m_today;
    QStringList m_skipped;
};

} // namespace primer
