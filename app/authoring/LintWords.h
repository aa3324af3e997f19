// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "authoring/Finding.h"
#include "authoring/PackDraft.h"
#include "authoring/PhraseList.h"
#include "authoring/WrittenTopic.h"

#include <QRegularExpression>
#include <QSet>

#include <vector>

namespace primer {

/// Rules on words, by lists that are compiled in (words/) and the folder's own glossary. What stands in
/// quotation marks is left alone.
class LintWords final
{
public:
    explicit LintWords(const std::vector<TermDraft> &glossary);
    Q_DISABLE_COPY_MOVE(LintWords)

    /// plain-word: a word with a plainer equivalent. An error where the plainer one always does, else a
    /// warning. Names, told by their capitals, are left alone.
    void judgePlainWords(const WrittenTopic &topic, Findings &findings) const;
    /// unexplained-term: a medical word that stands neither in the glossary nor, anywhere in the topic,
    /// beside brackets with its explanation, nor after "called" or before "means". Once a term and topic. A
    /// warning where only its ending or beginning tells.
    void judgeTerms(const WrittenTopic &topic, Findings &findings) const;
    /// abbreviation: capitals that the topic never writes out, as "long name (ABBR)" or "ABBR (long name)",
    /// and that are no term of the glossary. Once an abbreviation and topic.
    void judgeAbbreviations(const WrittenTopic &topic, Findings &findings) const;

private:
    struct PlainWord
    {
        QString plainer; ///< empty: the phrase is fine
        bool isNeverNeeded = false;
    };
    struct TermPattern
    {
        QRegularExpression words;
        QString meaning;
        QStringList everyday;
    };

    void readPlainWords();
    void readTerms();
    void readAbbreviations();
    QString withoutGlossary(QString words) const;
    std::vector<PhraseList::Hit> termsIn(const QString &words) const;
    void judgeListedTerms(const WrittenTopic &topic, Findings &findings) const;
    void judgeTermPatterns(const WrittenTopic &topic, Findings &findings) const;

    PhraseList m_plainList;
    std::vector<PlainWord> m_plainWords;
    PhraseList m_termList;
    std::vector<std::pair<QString, QString>> m_terms; ///< with their meanings
    std::vector<TermPattern> m_termPatterns;
    QSet<QString> m_abbreviations;
    PhraseList m_glossary;
    QSet<QString> m_glossaryForms; ///< as written
};

} // namespace primer
