// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace primer::bench {

struct JudgedSection
{
    QString slug;
    QString title;
    QString text;
};

struct JudgedTopic
{
    QString slug;
    QString title;
    QStringList names;
    std::vector<JudgedSection> sections;
};

struct JudgedQuery
{
    QString typed;
    QHash<QString, int> gains; ///< by "topic/section", or by the topic where a whole topic was judged
};

/// What others wrote and judged.
struct JudgedSet
{
    QString name;
    bool bySection = false; ///< what was judged: sections, or whole topics
    std::vector<JudgedTopic> topics;
    std::vector<JudgedQuery> queries;
};

/// The sets of an unpacked corpus (folders relevance, medquad and names); those that are there.
std::vector<JudgedSet> readJudgedSets(const QString &folder);

} // namespace primer::bench
