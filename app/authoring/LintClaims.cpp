// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/LintClaims.h"

#include "authoring/Readability.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Lint", text);
}

constexpr size_t kFewestChecks = 2;
constexpr size_t kMostChecks = 4;

using Pattern = QRegularExpression;

Pattern pattern(const QString &words)
{
    return Pattern(words, Pattern::CaseInsensitiveOption | Pattern::UseUnicodePropertiesOption);
}

bool isBody(const WrittenText &text)
{
    return text.kind == WrittenText::Kind::Paragraph
        || (text.kind == WrittenText::Kind::Cell && !text.isHead);
}

template <typename Judge>
void forEachText(const WrittenTopic &topic, const Judge &judge)
{
    for (const WrittenText &field : topic.fields)
        judge(field);
    for (const WrittenSection &section : topic.sections) {
        for (const WrittenText &text : section.texts)
            judge(text);
    }
}

/// Numbers that claim nothing: to call, of steps, of things to do, in names.
const Pattern &harmlessNumber()
{
    static const Pattern harmless = pattern(QStringLiteral(
        // numbers to call, with their parts
        "\\b(?:911|988|112|999|111|101|000|113|114|116 ?\\d{3}|1300 ?\\d[\\d ]+|13 ?11 ?\\d\\d)\\b|"
        "\\+?\\(?\\b\\d{1,4}\\)?[ -]\\d{2,4}[ -]\\d{3,4}(?:[ -]\\d{2,4})?\\b|\\b0\\d{2,4} \\d{3,4} "
        "?\\d{3,4}\\b|"
        "\\b1-\\d{3}-[A-Z\\d]+(?:-[A-Z\\d]+)?\\b|\\b(?:text|press|call|dial)\\s+[\\w ]{0,12}\\d+\\b|"
        // round the clock
        "\\b24 ?/ ?7\\b|\\b24 hours a day\\b|\\b7 days a week\\b|"
        // places, names and days
        "\\b(?:step|page|part|chapter|section|number|figure|table|phase|type|form|schedule|version|class|line"
        "|question|example|top|day|week|stage|level|grade|vitamin|omega|covid|group)[ -]\\d+\\b|"
        "\\b\\d+(?:st|nd|rd|th)\\b|\\b(?:19|20)\\d\\d\\b|^\\s*\\d+[.)]|"
        // the whole that a number is a part of: the part stands before it
        "\\b(?:in|out of|per|of) 1(?:0|,?000?|0,000|00,000)\\b(?!\\.\\d| ?(?:seconds?|minutes?|hours?|"
        "days?|weeks?|months?|years?|mg|percent)\\b)|"
        // what a person does or writes down
        "\\b(?:count|counting|get) to \\d+\\b|\\b0 (?:\\([^()]{0,40}\\) )?to \\d+\\b|\\b\\d+ "
        "(?:questions?|words?|things?|lists?|names?|copies|lines?|boxes|columns?|pages?|reasons?|steps?)"
        "\\b"));
    return harmless;
}

/// Whether a question mark follows the sentence.
bool isQuestion(const QString &words, const Readability::Sentence &sentence)
{
    static const Pattern mark = pattern(QStringLiteral("^[)\"'\u201d\u2019]*\\?"));
    return mark.match(words.mid(sentence.end, 4)).hasMatch();
}

/// Where a number claims something, -1 if none does. Questions, and what a reader says of himself ("I am over
/// 65"), claim nothing.
qsizetype claimingNumber(const QString &words)
{
    static const Pattern number
        = pattern(QStringLiteral("(?<![\\p{L}\\p{N}-])\\d[\\d.,]*(?![\\p{L}\\p{N}])"));
    QString rest = words;
    auto matches = harmlessNumber().globalMatch(words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (qsizetype at = match.capturedStart(); at < match.capturedEnd(); ++at)
            rest[at] = u'x';
    }
    const auto sentences = Readability::sentencesOf(words);
    auto sentence = sentences.begin();
    auto numbers = number.globalMatch(rest);
    while (numbers.hasNext()) {
        const qsizetype at = numbers.next().capturedStart();
        while (sentence != sentences.end() && sentence->end <= at)
            ++sentence;
        if (sentence == sentences.end())
            return -1;
        if (!isQuestion(words, *sentence) && !QStringView(words).mid(sentence->start).startsWith(u"I "))
            return at;
    }
    return -1;
}

/// Whether a sentence says what must not be done, or asks.
bool isRefusalOrQuestion(const QString &words, const Readability::Sentence &sentence, qsizetype upTo)
{
    static const Pattern refusal = pattern(
        QStringLiteral("\\b(?:not|never|no|don['\u2019]t|cannot|without|instead of|nobody|avoid)\\b"));
    return isQuestion(words, sentence)
        || refusal.match(words.mid(sentence.start, upTo - sentence.start)).hasMatch();
}

} // namespace

void judgeNumbers(const WrittenTopic &topic, Findings &findings)
{
    for (const WrittenSection &section : topic.sections) {
        int told = 0; // of a table, its first row stands for all
        for (const WrittenText &text : section.texts) {
            if (!isBody(text) || text.isCited)
                continue;
            const QString words = text.ownWords();
            const qsizetype at = claimingNumber(words);
            if (at < 0 || (text.kind == WrittenText::Kind::Cell && told == text.lines.line))
                continue;
            told = text.lines.line;
            findings.error(text.lineAt(at), QLatin1StringView("uncited-number"),
                tr("The number %1 has no source. Cite one here, such as [^key].")
                    .arg(words.mid(at).section(u' ', 0, 0).remove(Pattern(QStringLiteral("[.,;:]+$")))));
        }
    }
}

void judgeClaims(const WrittenTopic &topic, Findings &findings)
{
    static const Pattern claim = pattern(QStringLiteral(
        "\\b(?:(?:can|may|could|might|will) (?:cause|lead to|raise|increase|lower|reduce|kill|trigger)|"
        "causes|stud(?:y|ies) (?:show|found|say|suggest)s?|in (?:one|a|some|most|many) stud(?:y|ies)|"
        "research (?:shows|says|suggests)|experts (?:say|advise)|guidelines? says?|proven|"
        "(?:higher|lower|greater|more|less|the) risk|(?:more|less|most) likely|"
        "(?:most|half of|nearly all|hardly any) (?:people|patients|adults|children|women|men)|"
        "life-threatening)\\b"));
    for (const WrittenSection &section : topic.sections) {
        for (const WrittenText &text : section.texts) {
            if (!isBody(text) || text.isCited)
                continue;
            const QString words = text.ownWords();
            if (claimingNumber(words) >= 0)
                continue;
            for (const Readability::Sentence &sentence : Readability::sentencesOf(words)) {
                const auto match = claim.match(words.mid(sentence.start, sentence.end - sentence.start));
                if (!match.hasMatch() || isQuestion(words, sentence))
                    continue;
                findings.warning(text.lineAt(sentence.start + match.capturedStart()),
                    QLatin1StringView("uncited-claim"),
                    tr("\"%1\" claims something without a source. Cite one here, such as [^key].")
                        .arg(match.captured()));
                break;
            }
        }
    }
}

void judgeSources(const MarkdownSource::ReadTopic &topic, Findings &findings)
{
    QSet<QString> cited;
    for (const Mention &citation : topic.text.citations)
        cited.insert(citation.target);
    const auto &sources = topic.fields.topic.sources;
    for (size_t i = 0; i < sources.size(); ++i) {
        if (!cited.contains(sources[i].key))
            findings.error(topic.fields.sourceLines[i], QLatin1StringView("unused-source"),
                tr("The source \"%1\" is never cited. Cite it where it belongs, or take it out.")
                    .arg(sources[i].key));
    }
}

void judgeReview(const MarkdownSource::ReadTopic &topic, QDate today, Findings &findings)
{
    const QDate next = topic.fields.topic.nextReview;
    if (!next.isValid())
        findings.warning(topic.fields.nextReviewLine, QLatin1StringView("review-overdue"),
            tr("The topic does not say when it is to be reviewed next. Add \"next_review\"."));
    else if (next < today)
        findings.error(topic.fields.nextReviewLine, QLatin1StringView("review-overdue"),
            tr("The next review was due on %1. Review the topic and give new dates.")
                .arg(next.toString(Qt::ISODate)));
}

void judgeChecks(const MarkdownSource::ReadTopic &topic, Findings &findings)
{
    const size_t count = topic.fields.topic.checks.size();
    if (count < kFewestChecks || count > kMostChecks)
        findings.error(topic.fields.checksLine, QLatin1StringView("check-yourself"),
            tr("The topic has %1 questions in \"check_yourself\". Give %2 to %3.")
                .arg(count)
                .arg(kFewestChecks)
                .arg(kMostChecks));
}

void judgeDoses(const WrittenTopic &topic, Findings &findings)
{
    static const QString amount = QStringLiteral(
        "(?:\\d[\\d.,]*(?: ?[-\u2013] ?\\d[\\d.,]*)?|one|two|three|four|half|a|an|another|an extra|one more)"
        "(?: (?:or|to) (?:\\d+|two|three))?"
        "(?: (?:half|extra|more|whole))?(?: of a)?[ -]?(?:mg|mcg|micrograms?|milligrams?|ml|tablets?|pills?|"
        "capsules?|drops?|puffs?|doses?)\\b"
        "(?! (?:box|bottle|organi[sz]er|splitter|cutter|case|card|holder|tray|list|diary|log))");
    static const Pattern take
        = pattern(u"(?:^|[,;:]\\s|\\b(?:then|and|or|to|please|just|you|should|must|can|may)\\s)"
                  u"(?:take|swallow|give|use|inject|start with|go up to|go down to)\\s(?:\\w+\\s){0,2}?"
            + amount);
    static const Pattern change = pattern(QStringLiteral(
        "\\b(?:increase|raise|double|reduce|lower|decrease|cut|halve)\\s(?:your|the)\\s"
        "(?:daily\\s)?dos(?:e|age)\\s(?:to|by)\\b|"
        "(?:^|\\b(?:then|and|or|you|should|must|can|may)\\s)(?:double|halve|skip|increase|raise)"
        "\\s(?:your|the)\\s(?:next\\s|daily\\s)?dos(?:e|age)\\b|"
        "\\byour (?:daily )?dose (?:is|should be)\\s\\d"));
    forEachText(topic, [&](const WrittenText &text) {
        const QString words = text.ownWords();
        for (const Readability::Sentence &sentence : Readability::sentencesOf(words)) {
            const QString part = words.mid(sentence.start, sentence.end - sentence.start);
            auto match = take.match(part);
            if (!match.hasMatch())
                match = change.match(part);
            if (!match.hasMatch()
                || isRefusalOrQuestion(words, sentence, sentence.start + match.capturedStart() + 1))
                continue;
            findings.error(text.lineAt(sentence.start + match.capturedStart()),
                QLatin1StringView("dose-instruction"),
                tr("\"%1\" tells a reader what dose to take. Say whom to ask instead.")
                    .arg(match.captured().simplified()));
        }
    });
}

void judgeColours(const WrittenTopic &topic, Findings &findings)
{
    static const QString colours
        = QStringLiteral("(?:red|green|blue|yellow|orange|purple|pink|amber|gr[ae]y|black|white)");
    static const Pattern byColour = pattern(u"\\bthe " + colours
        + u" (?:box(?:es)?|text|words?|lines?|bars?|areas?|parts?|sections?|zones?|buttons?|signs?|marks?|"
          u"dots?"
          u"|letters?|rows?|columns?|cells?|borders?|frames?|arrows?|curves?|icons?|people|figures?)\\b|"
          u"\\b(?:shown|marked|printed|written|highlighted|colou?red|drawn|set|appears?|are|is) in "
        + colours + u"\\b");
    forEachText(topic, [&](const WrittenText &text) {
        const auto match = byColour.match(text.ownWords());
        if (match.hasMatch())
            findings.error(text.lineAt(match.capturedStart()), QLatin1StringView("colour-only"),
                tr("\"%1\" tells something by its color. Say it in words, too: not everybody sees colors.")
                    .arg(match.captured()));
    });
}

} // namespace primer
