// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/Lint.h"

#include "authoring/LintClaims.h"
#include "authoring/LintReading.h"
#include "authoring/LintWords.h"
#include "authoring/MarkdownSource.h"
#include "authoring/SectionXhtml.h"
#include "authoring/WrittenTopic.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Lint", text);
}

constexpr double kHighestAverage = 6.0;

/// Two measures of reading: names of medicines as two syllables, and as they are spoken.
struct Measures
{
    Readability named;
    Readability raw;
};

TopicFigures measure(const MarkdownSource::ReadTopic &topic, const WrittenTopic &written,
    const Measures &measures, Findings &findings)
{
    TopicFigures figures;
    figures.topic = topic.fields.topic.entry.ref.topic;
    figures.sections = static_cast<int>(written.sections.size());
    figures.sources = static_cast<int>(topic.fields.topic.sources.size());
    for (size_t i = 0; i < written.sections.size(); ++i) {
        const SectionDraft &draft = topic.text.sections[i];
        figures.words += written.sections[i].wordCount;
        const auto content = SectionContent::parse(writeXhtml(draft.blocks));
        if (!content)
            continue; // the builder has said why
        const Readability::Counts counts = measures.named.count(*content);
        figures.counts += counts;
        figures.rawCounts += measures.raw.count(*content);
        const double grade = Readability::gradeOf(counts);
        judgeGrade(written.sections[i], grade, findings);
        if (grade > figures.worstGrade || figures.worstSection.isEmpty()) {
            figures.worstGrade = grade;
            figures.worstSection = draft.slug;
        }
    }
    return figures;
}

Measures measuresFor(const std::vector<MarkdownSource::ReadTopic> &topics)
{
    QStringList names = commonMedicineNames();
    for (const MarkdownSource::ReadTopic &topic : topics)
        names += medicineNames(topic.fields.topic);
    return {Readability(names), Readability()};
}

void judgeTopic(const MarkdownSource::ReadTopic &topic, const WrittenTopic &written, const LintWords &words,
    QDate today, Findings &findings)
{
    judgeSentenceLength(written, findings);
    judgeSectionLength(written, findings);
    judgeGlance(written, findings);
    judgePassiveVoice(written, findings);
    words.judgePlainWords(written, findings);
    words.judgeTerms(written, findings);
    words.judgeAbbreviations(written, findings);
    judgeNumbers(written, findings);
    judgeClaims(written, findings);
    judgeDoses(written, findings);
    judgeColours(written, findings);
    if (!topic.hasFields)
        return;
    judgeSources(topic, findings);
    judgeReview(topic, today, findings);
    judgeChecks(topic, findings);
}

/// average-grade: the folder as a whole above 6.
void judgeAverages(const LintReport &report, std::vector<Finding> &all)
{
    const double average = Readability::gradeOf(report.together().counts);
    if (average > kHighestAverage)
        Findings(QStringLiteral("pack.yaml"), all)
            .error(1, QLatin1StringView("average-grade"),
                tr("The topics together have reading grade %1. It must be 6 or lower.")
                    .arg(average, 0, 'f', 1));
}

} // namespace

int LintReport::errorCount() const
{
    return static_cast<int>(std::count_if(findings.begin(), findings.end(),
        [](const Finding &finding) { return finding.severity == Finding::Severity::Error; }));
}

TopicFigures LintReport::together() const
{
    TopicFigures all;
    for (const TopicFigures &topic : topics) {
        all.words += topic.words;
        all.sections += topic.sections;
        all.sources += topic.sources;
        all.counts += topic.counts;
        all.rawCounts += topic.rawCounts;
        if (!topic.worstSection.isEmpty()
            && (topic.worstGrade > all.worstGrade || all.worstSection.isEmpty())) {
            all.worstGrade = topic.worstGrade;
            all.worstSection = topic.topic + u'/' + topic.worstSection;
        }
    }
    return all;
}

Lint::Lint(QString folder, QDate today, QStringList skipped)
    : m_folder(std::move(folder))
    , m_today(today)
    , m_skipped(std::move(skipped))
{ }

QStringList Lint::rules()
{
    return QStringLiteral("source heading-level no-alternative no-citation reading-grade average-grade"
                          " sentence-length section-length at-a-glance passive-voice plain-word"
                          " unexplained-term abbreviation uncited-number uncited-claim unused-source"
                          " review-overdue check-yourself dose-instruction colour-only")
        .split(u' ');
}

LintReport Lint::run() const
{
    MarkdownSource source(m_folder);
    source.check();
    LintReport report;
    std::vector<Finding> &all = report.findings;
    for (const Mistake &mistake : source.mistakes())
        all.push_back({mistake.file, mistake.line, mistake.rule, Finding::Severity::Error, mistake.text});
    const Measures measures = measuresFor(source.topics());
    const LintWords words(source.glossary());
    for (const MarkdownSource::ReadTopic &topic : source.topics()) {
        const WrittenTopic written = WrittenTopic::of(topic);
        Findings findings(topic.file, all);
        report.topics.push_back(measure(topic, written, measures, findings));
        judgeTopic(topic, written, words, m_today, findings);
    }
    judgeAverages(report, all);
    const auto isSkipped = [&](const Finding &finding) {
        return m_skipped.contains(finding.rule);
    };
    all.erase(std::remove_if(all.begin(), all.end(), isSkipped), all.end());
    std::stable_sort(all.begin(), all.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return report;
}

} // namespace primer
