// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/LintPrinter.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Lint", text);
}

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString pathOf(const QString &folder, const QString &file)
{
    return QDir::cleanPath(folder + u'/' + file);
}

bool isWarning(const Finding &finding)
{
    return finding.severity == Finding::Severity::Warning;
}

/// What stands in both a topic's figures and those of all.
QJsonObject figuresAsJson(const TopicFigures &figures)
{
    return {{QStringLiteral("words"), figures.words}, {QStringLiteral("sections"), figures.sections},
        {QStringLiteral("sources"), figures.sources},
        {QStringLiteral("grade"), Readability::gradeOf(figures.counts)},
        {QStringLiteral("gradeRaw"), Readability::gradeOf(figures.rawCounts)},
        {QStringLiteral("readingEase"), Readability::readingEaseOf(figures.counts)},
        {QStringLiteral("smog"), Readability::smogOf(figures.counts)},
        {QStringLiteral("forcast"), Readability::forcastOf(figures.counts)},
        {QStringLiteral("worstSection"), figures.worstSection},
        {QStringLiteral("worstGrade"), figures.worstGrade}};
}

} // namespace

void printReport(const LintReport &report, const QString &folder, QTextStream &out)
{
    for (const Finding &finding : report.findings)
        out << pathOf(folder, finding.file) << ':' << finding.line << ": " << finding.rule << ": "
            << (isWarning(finding) ? tr("warning: ") : QString()) << finding.message << '\n';
    const TopicFigures all = report.together();
    const int errors = report.errorCount();
    out << tr("Topics: %1. Sections: %2. Words: %3. Sources: %4.")
               .arg(report.topics.size())
               .arg(all.sections)
               .arg(all.words)
               .arg(all.sources)
        << '\n'
        << tr("Reading grade (Flesch-Kincaid): %1, with names of medicines as they are spoken %2.")
               .arg(number(Readability::gradeOf(all.counts)), number(Readability::gradeOf(all.rawCounts)))
        << '\n';
    if (!all.worstSection.isEmpty())
        out << tr("Hardest section: %1, grade %2.").arg(all.worstSection, number(all.worstGrade)) << '\n';
    out << tr("Flesch Reading Ease: %1. SMOG: %2. FORCAST: %3.")
               .arg(number(Readability::readingEaseOf(all.counts)), number(Readability::smogOf(all.counts)),
                   number(Readability::forcastOf(all.counts)))
        << '\n'
        << tr("Errors: %1. Warnings: %2.").arg(errors).arg(static_cast<int>(report.findings.size()) - errors)
        << '\n';
}

QByteArray reportAsJson(const LintReport &report, const QString &folder)
{
    QJsonArray findings;
    for (const Finding &finding : report.findings)
        findings.append(QJsonObject{{QStringLiteral("file"), pathOf(folder, finding.file)},
            {QStringLiteral("line"), finding.line}, {QStringLiteral("rule"), finding.rule},
            {QStringLiteral("severity"),
                isWarning(finding) ? QStringLiteral("warning") : QStringLiteral("error")},
            {QStringLiteral("message"), finding.message}});
    QJsonArray topics;
    for (const TopicFigures &topic : report.topics) {
        QJsonObject object = figuresAsJson(topic);
        object.insert(QStringLiteral("topic"), topic.topic);
        topics.append(object);
    }
    QJsonObject average = figuresAsJson(report.together());
    average.insert(QStringLiteral("topics"), static_cast<int>(report.topics.size()));
    return QJsonDocument(QJsonObject{{QStringLiteral("findings"), findings},
                             {QStringLiteral("topics"), topics}, {QStringLiteral("average"), average}})
        .toJson();
}

} // namespace primer
