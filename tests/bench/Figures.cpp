// SPDX-License-Identifier: GPL-3.0-or-later
#include "Figures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace primer::bench {

namespace {

double clockNow(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

} // namespace

double threadCpu()
{
    return clockNow(CLOCK_THREAD_CPUTIME_ID);
}

double wall()
{
    return clockNow(CLOCK_MONOTONIC);
}

Summary summaryOf(std::vector<double> values)
{
    Summary summary;
    if (values.empty())
        return summary;
    std::sort(values.begin(), values.end());
    const auto at = [&values](double part) {
        const auto rank = static_cast<size_t>(std::ceil(part * static_cast<double>(values.size())));
        return values[std::clamp<size_t>(rank, 1, values.size()) - 1];
    };
    summary.count = static_cast<int>(values.size());
    summary.median = at(0.5);
    summary.p99 = at(0.99);
    summary.p999 = at(0.999);
    summary.most = values.back();
    return summary;
}

QJsonObject jsonOf(const Summary &summary)
{
    return {{QStringLiteral("count"), summary.count}, {QStringLiteral("median"), rounded(summary.median)},
        {QStringLiteral("p99"), rounded(summary.p99)}, {QStringLiteral("p999"), rounded(summary.p999)},
        {QStringLiteral("max"), rounded(summary.most)}};
}

Figures::Figures(const QString &bench)
    : m_object{{QStringLiteral("bench"), bench}}
{ }

void Figures::add(const Row &row)
{
    QJsonObject object{{QStringLiteral("what"), row.what},
        {QStringLiteral("measured"), rounded(row.measured)}, {QStringLiteral("unit"), row.unit},
        {QStringLiteral("floor"), row.floor}};
    if (row.bar) {
        object.insert(QStringLiteral("bar"), *row.bar);
        object.insert(QStringLiteral("met"), row.measured <= *row.bar);
    }
    QJsonArray rows = m_object.value(QStringLiteral("rows")).toArray();
    rows.append(object);
    m_object.insert(QStringLiteral("rows"), rows);
}

void Figures::add(const QString &key, const QJsonValue &value)
{
    m_object.insert(key, value);
}

void Figures::print() const
{
    QTextStream(stdout) << QString::fromUtf8(QJsonDocument(m_object).toJson());
}

} // namespace primer::bench
