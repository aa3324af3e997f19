// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace primer::bench {

/// The CPU time of this thread, and the time on the wall, in milliseconds.
double threadCpu();
double wall();

/// What many measurements come to.
struct Summary
{
    int count = 0;
    double median = 0;
    double p99 = 0;
    double p999 = 0;
    double most = 0;
};
Summary summaryOf(std::vector<double> values);
QJsonObject jsonOf(const Summary &summary);

/// One line of the table: what was measured, against which bar, and what is the least that it could be.
struct Row
{
    QString what;
    double measured = 0;
    QString unit; ///< "ms", "MB", "times"
    std::optional<double> bar; ///< at most; none: for information
    QString floor; ///< in words, such as "empty window 98 ms"
};

/// What a bench prints: its rows and whatever else it found, as one JSON object on standard output.
class Figures final
{
public:
    explicit Figures(const QString &bench);

    void add(const Row &row);
    void add(const QString &key, const QJsonValue &value);
    void print() const;

private:
    QJsonObject m_object;
};

} // namespace primer::bench
