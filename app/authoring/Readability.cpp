// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/Readability.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace primer {

namespace {

constexpr int kSyllablesOfName = 2;
constexpr qsizetype kMostRemembered = 100'000; // words

bool isVowel(QChar c)
{
    return QStringView(u"aeiouy").contains(c);
}

/// Endings of a part in which the e is not spoken, or spoken after all.
bool hasSilentEnding(const QString &word)
{
    static const QRegularExpression spokenLe(QStringLiteral("[^aeiouy]les?$"));
    static const QRegularExpression silentE(QStringLiteral("[^aeiouy]e$"));
    static const QRegularExpression silentEd(QStringLiteral("[^aeiouytd]ed$"));
    static const QRegularExpression spokenEs(QStringLiteral("(s|x|z|ch|sh|c|g)es$"));
    static const QRegularExpression silentEs(QStringLiteral("[^aeiouy]es$"));
    if (spokenLe.match(word).hasMatch())
        return false;
    if (silentE.match(word).hasMatch() || silentEd.match(word).hasMatch())
        return true;
    return silentEs.match(word).hasMatch() && !spokenEs.match(word).hasMatch();
}

/// How often the pattern stands in the word.
int countOf(const QRegularExpression &pattern, const QString &word)
{
    int count = 0;
    auto matches = pattern.globalMatch(word);
    while (matches.hasNext()) {
        matches.next();
        ++count;
    }
    return count;
}

/// Two vowels side by side that are spoken apart: "di-et", "li-on", "be-ing", "vi-de-o", "an-xi-e-ty".
int splitVowels(const QString &word)
{
    static const QRegularExpression apart(
        QStringLiteral("(?<![ctsgx])i(?:a(?!ge)|o|u[ms])|(?<=[dlfu])ie(?=[tn])|(?<=[^f]r)ie(?=[tn])|ie(?=ty)"
                       "|[aeouy]ing|eo$|(?<!q)ua[lt]"));
    return countOf(apart, word);
}

/// An e that is not spoken within a word: "safe-ly", "care-ful", "some-times".
int silentWithin(const QString &word)
{
    static const QRegularExpression silent(
        QStringLiteral("[^aeiouy]e(?=ly|ful|less|ment|ness)|^some(?=[^aeiou])"));
    return countOf(silent, word);
}

int syllablesOfPart(const QString &part)
{
    int groups = 0;
    bool before = false;
    for (const QChar c : part) {
        const bool now = isVowel(c);
        if (now && !before)
            ++groups;
        before = now;
    }
    groups += splitVowels(part) - silentWithin(part);
    if (groups > 1 && hasSilentEnding(part))
        --groups;
    return std::max(1, groups);
}

bool endsSentence(const QString &text, qsizetype at)
{
    static const std::array<QLatin1StringView, 10> abbreviations{QLatin1StringView("dr"),
        QLatin1StringView("mr"), QLatin1StringView("mrs"), QLatin1StringView("ms"), QLatin1StringView("vs"),
        QLatin1StringView("st"), QLatin1StringView("e.g"), QLatin1StringView("i.e"), QLatin1StringView("u.s"),
        QLatin1StringView("u.k")};
    if (text.at(at) == u'.') {
        qsizetype start = at;
        while (start > 0 && (text.at(start - 1).isLetterOrNumber() || text.at(start - 1) == u'.'))
            --start;
        const QString word = text.mid(start, at - start).toLower();
        if (std::any_of(abbreviations.begin(), abbreviations.end(),
                [&](QLatin1StringView abbreviation) { return word == abbreviation; }))
            return false;
    }
    qsizetype next = at + 1;
    while (next < text.size() && QStringView(u"\"')\u201d\u2019").contains(text.at(next)))
        ++next;
    if (next >= text.size())
        return true;
    if (!text.at(next).isSpace())
        return false;
    while (next < text.size() && text.at(next).isSpace())
        ++next;
    return next >= text.size() || !text.at(next).isLower();
}

} // namespace

Readability::Readability(const QStringList &names)
{
    for (const QString &name : names) {
        const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (words.size() == 1 || word.front().isUpper())
                m_names.insert(word.toLower());
        }
    }
}

int Readability::syllablesOf(const QString &word)
{
    static const QRegularExpression letters(QStringLiteral("[a-z']+"));
    QString plain = word.toLower();
    plain.replace(u'\u00e9', QStringLiteral("ey")); // spoken wherever it stands
    plain = plain.normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    plain.replace(u'\u2019', u'\'');
    int syllables = 0;
    auto parts = letters.globalMatch(plain);
    while (parts.hasNext())
        syllables += syllablesOfPart(parts.next().captured().remove(u'\''));
    return std::max(1, syllables);
}

int Readability::rememberedSyllables(const QString &lower) const
{
    if (m_syllables.size() > kMostRemembered)
        m_syllables.clear();
    int &syllables = m_syllables[lower];
    if (syllables == 0)
        syllables = syllablesOf(lower);
    return syllables;
}

Readability::Counts Readability::countText(const QString &text) const
{
    static const QRegularExpression word(
        QStringLiteral("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}'\u2019-]|[.,](?=\\p{N})|\\.(?=\\p{L}\\.))*"),
        QRegularExpression::UseUnicodePropertiesOption);
    Counts counts;
    auto words = word.globalMatch(text);
    while (words.hasNext()) {
        const QString found = words.next().captured();
        ++counts.words;
        const QString lower = found.toLower();
        const QString singular = lower.endsWith(u's') ? lower.chopped(1) : lower + u's';
        const int syllables = rememberedSyllables(lower);
        const bool isName = m_names.contains(lower) || m_names.contains(singular);
        counts.syllables += isName ? std::min(syllables, kSyllablesOfName) : syllables;
    }
    if (counts.words == 0)
        return counts;
    bool isOpen = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (c.isLetterOrNumber())
            isOpen = true;
        else if (isOpen && (c == u'.' || c == u'?' || c == u'!') && endsSentence(text, at)) {
            ++counts.sentences;
            isOpen = false;
        }
    }
    counts.sentences += isOpen ? 1 : 0;
    return counts;
}

void Readability::countRuns(const Runs &runs, Counts &counts) const
{
    QString text;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Text)
            text += run.text;
        else if (run.kind == Run::Kind::LineBreak)
            text += u' ';
    }
    const Counts more = countText(text);
    counts.words += more.words;
    counts.sentences += more.sentences;
    counts.syllables += more.syllables;
}

void Readability::countBlocks(const std::vector<Block> &blocks, Counts &counts) const
{
    for (const Block &block : blocks) {
        if (block.kind == Block::Kind::Paragraph || block.kind == Block::Kind::Callout)
            countRuns(block.runs, counts);
        countBlocks(block.blocks, counts);
        for (const auto &item : block.items)
            countBlocks(item, counts);
    }
}

Readability::Counts Readability::count(const SectionContent &content) const
{
    Counts counts;
    countBlocks(content.blocks(), counts);
    return counts;
}

double Readability::gradeOf(const Counts &counts)
{
    if (counts.words == 0 || counts.sentences == 0)
        return 0;
    const double grade
        = 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59;
    return std::max(0.0, std::round(grade * 10) / 10);
}

double Readability::grade(const SectionContent &content) const
{
    return gradeOf(count(content));
}

} // namespace primer
