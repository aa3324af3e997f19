// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/LintReading.h"

#include "authoring/Readability.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Lint", text);
}

constexpr int kLongestSentence = 20;
constexpr int kLongestSection = 400;
constexpr int kLongestGlance = 250;
constexpr double kHighestGrade = 8.0;
constexpr double kHighGrade = 7.0;
constexpr int kWordsQuoted = 5;

/// The first words of a sentence, so that its writer finds it.
QString beginningOf(const QString &sentence)
{
    const QStringList words = sentence.simplified().split(u' ');
    return words.mid(0, kWordsQuoted).join(u' ');
}

void judgeSentences(const WrittenText &text, Findings &findings)
{
    for (const Readability::Sentence &sentence : Readability::sentencesOf(text.words)) {
        if (sentence.words > kLongestSentence)
            findings.error(text.lineAt(sentence.start), QLatin1StringView("sentence-length"),
                tr("The sentence \"%1 ...\" has %2 words. Write %3 at most.")
                    .arg(beginningOf(text.words.mid(sentence.start, sentence.end - sentence.start)))
                    .arg(sentence.words)
                    .arg(kLongestSentence));
    }
}

/// A form of "be" or "get", perhaps an adverb, and a participle.
const QRegularExpression &passivePattern()
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "\\b(?:am|is|are|was|were|be|been|being|gets?|got)\\s+(?:(?:not|also|never|always|often|"
            "sometimes|"
            "then|only|usually|mostly|\\w+ly)\\s+)?(\\w{2,}ed|given|taken|seen|shown|known|done|made|found|"
            "written|kept|held|told|sent|put|left|lost|brought|bought|built|caught|chosen|broken|eaten|felt|"
            "driven|drawn|hidden|paid|read|said|sold|thrown|understood|worn|begun|grown|forgotten|led|set)"
            "\\b(\\s+by\\b(?!\\s+(?:mouth|itself|themselves|yourself|hand|phone|mail|law|day|night|weight)"
            "\\b)"
            ")?"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

/// Participles that mostly say how someone or something is.
bool isState(const QString &participle)
{
    static const QStringList states = QStringLiteral(
        "addicted advanced afraid alarmed allowed approved ashamed based bed bleed blocked "
        "blurred bored breed called closed complicated concerned confused connected contraindicated "
        "controlled "
        "crowded depressed detailed disabled disappointed done embarrassed exceed excited "
        "exhausted expected experienced feed finished frightened hurried impaired indeed injured "
        "interested involved known left licensed limited linked locked lost marked married meant "
        "mixed named need needed overwhelmed pleased prepared prescribed proceed puzzled raised "
        "red related relaxed relieved required retired sacred satisfied scared scheduled sealed "
        "seated sedated seed set settled shocked slurred speed stressed succeed supposed "
        "surprised swollen thought tired told trained trapped unexpected upset used worn worried "
        "wounded")
                                          .split(u' ');
    return states.contains(participle);
}

void judgePassive(const WrittenText &text, Findings &findings)
{
    const QString words = text.ownWords();
    for (const Readability::Sentence &sentence : Readability::sentencesOf(words)) {
        const QString part = words.mid(sentence.start, sentence.end - sentence.start);
        auto matches = passivePattern().globalMatch(part);
        while (matches.hasNext()) {
            const auto match = matches.next();
            if (!match.hasCaptured(2) && isState(match.captured(1).toLower()))
                continue;
            findings.warning(text.lineAt(sentence.start + match.capturedStart()),
                QLatin1StringView("passive-voice"),
                tr("\"%1\" is passive. Say who does it, if that is clearer.").arg(match.captured()));
            break;
        }
    }
}

} // namespace

void judgeSentenceLength(const WrittenTopic &topic, Findings &findings)
{
    for (const WrittenText &field : topic.fields)
        judgeSentences(field, findings);
    for (const WrittenSection &section : topic.sections) {
        for (const WrittenText &text : section.texts)
            judgeSentences(text, findings);
    }
}

void judgeSectionLength(const WrittenTopic &topic, Findings &findings)
{
    for (const WrittenSection &section : topic.sections) {
        if (section.wordCount > kLongestSection)
            findings.error(section.line, QLatin1StringView("section-length"),
                tr("The section \"%1\" has %2 words. Write %3 at most, or make two sections of it.")
                    .arg(section.title)
                    .arg(section.wordCount)
                    .arg(kLongestSection));
    }
}

void judgeGlance(const WrittenTopic &topic, Findings &findings)
{
    if (topic.sections.empty())
        return;
    const WrittenSection &first = topic.sections.front();
    if (first.title.compare(u"At a glance", Qt::CaseInsensitive) != 0)
        findings.error(first.line, QLatin1StringView("at-a-glance"),
            tr("The first section must be \"At a glance\", with what matters most."));
    else if (first.wordCount > kLongestGlance)
        findings.error(first.line, QLatin1StringView("at-a-glance"),
            tr("\"At a glance\" has %1 words. Write %2 at most: one page.")
                .arg(first.wordCount)
                .arg(kLongestGlance));
}

void judgePassiveVoice(const WrittenTopic &topic, Findings &findings)
{
    for (const WrittenSection &section : topic.sections) {
        for (const WrittenText &text : section.texts)
            judgePassive(text, findings);
    }
}

void judgeGrade(const WrittenSection &section, double grade, Findings &findings)
{
    if (grade <= kHighGrade)
        return;
    const QString message
        = tr("The section \"%1\" has reading grade %2. Aim at 6; 8 is the most. Use shorter "
             "words and sentences.")
              .arg(section.title)
              .arg(grade, 0, 'f', 1);
    if (grade > kHighestGrade)
        findings.error(section.line, QLatin1StringView("reading-grade"), message);
    else
        findings.warning(section.line, QLatin1StringView("reading-grade"), message);
}

} // namespace primer
