// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/LintWords.h"

#include "authoring/Readability.h"
#include "authoring/WordList.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Lint", text);
}

/// The forms of a word: of a verb's first word with -s, -ed and -ing, of a noun's last one with -s.
QStringList formsOf(const QString &kind, const QString &phrase)
{
    if (kind == u"noun") {
        const bool endsInY
            = phrase.endsWith(u'y') && !QStringView(u"aeou").contains(phrase.at(phrase.size() - 2));
        return {phrase, endsInY ? QString(phrase.chopped(1) + u"ies") : QString(phrase + u's')};
    }
    if (kind != u"verb")
        return {phrase};
    const QString verb = phrase.section(u' ', 0, 0);
    const QString rest = phrase.mid(verb.size());
    const QString stem = verb.endsWith(u'e') ? verb.chopped(1) : verb;
    const bool hisses = verb.endsWith(u"sh") || verb.endsWith(u"ss") || verb.endsWith(u"ch");
    const bool endsInY = verb.endsWith(u'y');
    const QString past = endsInY ? QString(verb.chopped(1) + u"ied") : QString(stem + u"ed");
    const QString third = endsInY ? QString(verb.chopped(1) + u"ies")
                                  : QString(verb + (hisses ? QStringLiteral("es") : QStringLiteral("s")));
    QStringList forms{verb + rest, third + rest, past + rest, stem + u"ing" + rest};
    if (verb.endsWith(u'r') || verb.endsWith(u't')) {
        forms.append(verb + verb.back() + u"ed" + rest); // "recurred", "permitted"
        forms.append(verb + verb.back() + u"ing" + rest);
    }
    return forms;
}

/// Whether a word that is no sentence's first begins with a capital, as names do.
bool isName(const WrittenText &text, const std::vector<Readability::Sentence> &sentences, qsizetype at)
{
    if (!text.words.at(at).isUpper())
        return false;
    const auto sentence = std::lower_bound(sentences.begin(), sentences.end(), at,
        [](const Readability::Sentence &one, qsizetype start) { return one.start < start; });
    return sentence == sentences.end() || sentence->start != at;
}

/// "thing (term)", "term (thing)", "Doctors call it term", "term means thing", "medicines such as term", and
/// a link, which leads to where more is said.
bool isExplained(const WrittenText &text, qsizetype start, qsizetype end)
{
    static const QRegularExpression before(QStringLiteral(
        "(?:\\w\\s*\\([^()]{0,60}|"
        "\\b(?:called|calls?|named|the words?|short for)\\s(?:[\\w-]+\\s){0,3}[\"\u201c]?|"
        "\\b(?:medicines?|illness(?:es)?|diseases?)\\b[^.:;]{0,60}\\b(?:such as|like)\\s[^.:;]*)$"));
    static const QRegularExpression after(
        QStringLiteral("^(?:\\w*[\"\u201d]?(?:\\s*\\([^()]*[a-z][^()]*\\)|\\s(?:means?|is the "
                       "(?:name|word|time)|is an?|is one of)\\b|"
                       ", (?:an?|one of|or|that is|which (?:is|means))\\b|(?:\\s\\w+)?:))"));
    const auto link = std::lower_bound(text.links.begin(), text.links.end(), end,
        [](const auto &one, qsizetype where) { return one.second < where; });
    const bool isLinked = link != text.links.end() && link->first <= start;
    const QString head = text.words.mid(std::max<qsizetype>(0, start - 140), std::min<qsizetype>(start, 140));
    return isLinked || before.match(head).hasMatch() || after.match(text.words.mid(end, 80)).hasMatch();
}

/// "Food and Drug Administration (FDA)", "FDA (Food and Drug Administration)".
bool isWrittenOut(const QString &text, qsizetype start, qsizetype end)
{
    static const QRegularExpression before(QStringLiteral("\\p{L}[\"\u201d]?\\s*\\([\"\u201c]?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression after(
        QStringLiteral(
            "^s?(?:\\s*\\([^()]*\\p{Ll}{3,}[^()]*\\)|\\s(?:means?|stands? for|(?:is|are) short for)\\s)"),
        QRegularExpression::UseUnicodePropertiesOption);
    const QString head = text.mid(std::max<qsizetype>(0, start - 8), std::min<qsizetype>(start, 8));
    return before.match(head).hasMatch() || after.match(text.mid(end, 120)).hasMatch();
}

void blankOut(QString &words, const PhraseList::Hit &hit)
{
    for (qsizetype at = hit.start; at < hit.start + hit.length; ++at)
        words[at] = u' ';
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

} // namespace

LintWords::LintWords(const std::vector<TermDraft> &glossary)
{
    readPlainWords();
    readTerms();
    readAbbreviations();
    for (const TermDraft &term : glossary) {
        const QStringList forms = QStringList{term.term} + term.forms;
        for (const QString &form : forms) {
            m_glossary.add(form, 0);
            m_glossary.add(form.endsWith(u's') ? form.chopped(1) : form + u's', 0);
            m_glossaryForms.insert(form);
        }
    }
}

void LintWords::readPlainWords()
{
    for (const QStringList &line : readWordList(QStringLiteral("plain-words.tsv"))) {
        const auto index = static_cast<int>(m_plainWords.size());
        m_plainWords.push_back({line.value(3), line.at(0) == u"never"});
        const QStringList forms = formsOf(line.at(1), line.at(2));
        for (const QString &form : forms)
            m_plainList.add(form, index);
    }
}

void LintWords::readTerms()
{
    for (const QStringList &line : readWordList(QStringLiteral("medical-terms.tsv"))) {
        const QString &term = line.at(0);
        if (!term.contains(u'*')) {
            const auto index = static_cast<int>(m_terms.size());
            m_terms.emplace_back(term, line.at(1));
            const QStringList forms = formsOf(QStringLiteral("noun"), term);
            for (const QString &form : forms)
                m_termList.add(form, index);
            continue;
        }
        QString pattern = term;
        pattern.replace(u'*', QStringLiteral("\\p{L}{3,}"));
        m_termPatterns.push_back(
            {QRegularExpression(u"\\b" + pattern + u"\\b",
                 QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption),
                line.at(1), line.value(2).split(u' ').mid(1)});
    }
}

void LintWords::readAbbreviations()
{
    for (const QStringList &line : readWordList(QStringLiteral("abbreviations.txt")))
        m_abbreviations.insert(line.at(0));
}

void LintWords::judgePlainWords(const WrittenTopic &topic, Findings &findings) const
{
    forEachText(topic, [&](const WrittenText &text) {
        const auto sentences = Readability::sentencesOf(text.words);
        for (const PhraseList::Hit &hit : m_plainList.find(text.ownWords())) {
            const PlainWord &word = m_plainWords[static_cast<size_t>(hit.index)];
            if (word.plainer.isEmpty() || isName(text, sentences, hit.start))
                continue;
            const QString message = tr("\"%1\" has a plainer equivalent: \"%2\".")
                                        .arg(text.words.mid(hit.start, hit.length), word.plainer);
            if (word.isNeverNeeded)
                findings.error(text.lineAt(hit.start), QLatin1StringView("plain-word"), message);
            else
                findings.warning(text.lineAt(hit.start), QLatin1StringView("plain-word"), message);
        }
    });
}

/// The text with the terms of the glossary blanked out.
QString LintWords::withoutGlossary(QString words) const
{
    for (const PhraseList::Hit &hit : m_glossary.find(words))
        blankOut(words, hit);
    return words;
}

/// The listed terms in a text that are no part of a term of the glossary.
std::vector<PhraseList::Hit> LintWords::termsIn(const QString &words) const
{
    const auto explained = m_glossary.find(words);
    auto terms = m_termList.find(words);
    const auto isExplained = [&](const PhraseList::Hit &term) {
        const auto past = std::upper_bound(explained.begin(), explained.end(), term.start,
            [](qsizetype start, const PhraseList::Hit &hit) { return start < hit.start; });
        return past != explained.begin()
            && std::prev(past)->start + std::prev(past)->length >= term.start + term.length;
    };
    terms.erase(std::remove_if(terms.begin(), terms.end(), isExplained), terms.end());
    return terms;
}

void LintWords::judgeTerms(const WrittenTopic &topic, Findings &findings) const
{
    judgeListedTerms(topic, findings);
    judgeTermPatterns(topic, findings);
}

void LintWords::judgeListedTerms(const WrittenTopic &topic, Findings &findings) const
{
    std::map<int, std::pair<int, QString>> unexplained; // by term: line and word
    QSet<int> explained;
    forEachText(topic, [&](const WrittenText &text) {
        for (const PhraseList::Hit &hit : termsIn(text.ownWords())) {
            if (m_terms[static_cast<size_t>(hit.index)].second.isEmpty()
                || isExplained(text, hit.start, hit.start + hit.length))
                explained.insert(hit.index);
            unexplained.try_emplace(hit.index, text.lineAt(hit.start), text.words.mid(hit.start, hit.length));
        }
    });
    for (const auto &[index, place] : unexplained) {
        if (!explained.contains(index))
            findings.error(place.first, QLatin1StringView("unexplained-term"),
                tr("\"%1\" is neither explained in the topic nor in the glossary. Write \"%2\", or explain "
                   "it "
                   "in brackets.")
                    .arg(place.second, m_terms[static_cast<size_t>(index)].second));
    }
}

void LintWords::judgeTermPatterns(const WrittenTopic &topic, Findings &findings) const
{
    std::map<QString, std::pair<int, QString>> unexplained; // by word: line and meaning
    QSet<QString> explained;
    forEachText(topic, [&](const WrittenText &text) {
        QString words = withoutGlossary(text.ownWords());
        for (const PhraseList::Hit &hit : m_termList.find(text.ownWords()))
            blankOut(words, hit);
        for (const TermPattern &pattern : m_termPatterns) {
            auto matches = pattern.words.globalMatch(words);
            while (matches.hasNext()) {
                const auto match = matches.next();
                const QString word = match.captured().toLower();
                if (pattern.everyday.contains(word))
                    continue;
                if (isExplained(text, match.capturedStart(), match.capturedEnd()))
                    explained.insert(word);
                unexplained.try_emplace(word, text.lineAt(match.capturedStart()), pattern.meaning);
            }
        }
    });
    for (const auto &[word, place] : unexplained) {
        if (!explained.contains(word))
            findings.warning(place.first, QLatin1StringView("unexplained-term"),
                tr("\"%1\" looks like a medical word (%2) that is neither explained in the topic nor in the "
                   "glossary.")
                    .arg(word, place.second));
    }
}

void LintWords::judgeAbbreviations(const WrittenTopic &topic, Findings &findings) const
{
    static const QRegularExpression capitals(
        QStringLiteral("(?<![\\p{L}\\p{N}./-])(?<![Tt]ext )(\\p{Lu}[\\p{Lu}&]*\\p{Lu}(?:-\\p{Lu}+)?)s?"
                       "(?![\\p{L}\\p{N}]|-\\p{N}|\\.\\p{L})"),
        QRegularExpression::UseUnicodePropertiesOption);
    std::map<QString, int> found; // with its first line
    QSet<QString> expanded;
    forEachText(topic, [&](const WrittenText &text) {
        auto matches = capitals.globalMatch(withoutGlossary(text.ownWords()));
        while (matches.hasNext()) {
            const auto match = matches.next();
            const QString word = match.captured(1);
            found.try_emplace(word, text.lineAt(match.capturedStart()));
            if (isWrittenOut(text.words, match.capturedStart(1), match.capturedEnd(1)))
                expanded.insert(word);
        }
    });
    for (const auto &[word, line] : found) {
        if (m_abbreviations.contains(word) || expanded.contains(word) || m_glossaryForms.contains(word)
            || m_glossaryForms.contains(word + u's'))
            continue;
        findings.error(line, QLatin1StringView("abbreviation"),
            tr("\"%1\" is never written out. Write \"long name (%1)\" once, or put it in the glossary.")
                .arg(word));
    }
}

} // namespace primer
