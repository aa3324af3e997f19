// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/Syllables.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace primer {

namespace {

/// Words that no rule counts right.
const QHash<QString, int> &knownWords()
{
    static const QHash<QString, int> words{{QStringLiteral("aches"), 1}, {QStringLiteral("acne"), 2},
        {QStringLiteral("aisle"), 1}, {QStringLiteral("argue"), 2}, {QStringLiteral("business"), 2},
        {QStringLiteral("catastrophe"), 4}, {QStringLiteral("cement"), 2}, {QStringLiteral("diabetes"), 4},
        {QStringLiteral("evening"), 2}, {QStringLiteral("headaches"), 2}, {QStringLiteral("heroin"), 3},
        {QStringLiteral("hundred"), 2}, {QStringLiteral("isle"), 1}, {QStringLiteral("karate"), 3},
        {QStringLiteral("lion"), 2}, {QStringLiteral("lions"), 2}, {QStringLiteral("naked"), 2},
        {QStringLiteral("recipe"), 3}, {QStringLiteral("recipes"), 3}, {QStringLiteral("sacred"), 2},
        {QStringLiteral("syncope"), 3}, {QStringLiteral("wednesday"), 2}, {QStringLiteral("wicked"), 2}};
    return words;
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

/// Vowels side by side that are spoken apart.
int splitVowels(const QString &word)
{
    static const QRegularExpression apart(QStringLiteral(
        "(?<![ctsgxlnv])io|(?<=[ln])io(?![nr])|(?<=v)io(?!r)|" // "pe-ri-od", not "na-tion", "be-ha-vior"
        "(?<![ctsgxl])ia(?!ge)|(?<=l)ia(?![rn])|(?<=^l|^tr)ia|" // "di-al", "li-ar", not "so-cial",
                                                                // "car-riage"
        "(?<![ctsgx])iu[ms]|" // "he-li-um"
        "(?<=[dlfu])ie(?=[tn])|(?<=[^f]r)ie(?=[tn])|ie(?=ty)|(?<=^sc)ie(?=n)|" // "di-et", "sci-ence"
        "(?<=[aeiouy][lrsvhpbdtn])ie(?=r$|st$)|" // "eas-i-er"
        "[aeou]y(?!e[ds]?$)(?=[aeiou])|[aeouy]ing|" // "loy-al", "be-ing"
        "(?<![gp])eo(?!u)|(?<=g)eo(?![nu])|(?<=[^aeiou]p)eo(?!p)|" // "vi-de-o", not "peo-ple", "sur-geon"
        "(?<![qg])ua[ltn]|(?<![qg])ua(?=r[yi])|uou|(?<![qg])ue(?=n|ls?$)|" // "u-su-al", "flu-ent"
        "(?<=s)ui(?=ci)|(?<=l)ui(?=d)|(?<=[rn])ui(?=n)|(?<=[nt])ui(?=t)|" // "su-i-cide", "flu-id"
        "(?<=^r)ea(?=ct|li[^nt]|lit|lty|lto|ss[^o]|pp)|(?<=cr)ea(?=t[^u]|t$)|" // "re-act", "cre-ate"
        "(?<=[aeiouy][^aeiouy]|[aeiouy][^aeiouy]{2}|[aeiouy][^aeiouy]{3})eas?$|" // "i-de-a", "ap-ne-a"
        "(?<=^pr)ee(?=[mx])|(?<=^c)oo(?=[pr][^s])|(?<=p)oe(?=[tm])")); // "pre-ex-ist", "co-op-er-ate"
    return countOf(apart, word);
}

/// An e that is not spoken within a word.
int silentWithin(const QString &word)
{
    static const QRegularExpression silent(QStringLiteral(
        "[aeiouy][^aeiouy]*[^aeiouyl]e(?=ly|ful|less|ness|ment|ty$|li(?:hood|e[rs]))|" // "safe-ty"
        "[aeiouy]le(?=ly|ness|less)|" // "whole-ness", not "el-e-ment"
        "^some(?=[^aeiou]|one|how)|^eve(?=ry)|" // "some-times", "eve-ry"
        "^(?:base|fire|gate|home|life|name|nose|safe|side|there|time|ware|where|whole|wide)(?=[^aeiouyv]"
        "[a-z])"));
    return countOf(silent, word);
}

/// Whether the e of the ending is not spoken.
bool hasSilentEnding(const QString &word)
{
    static const QRegularExpression spoken(
        QStringLiteral("(?:[^aeiouylrw]l(?:e|es|ed)|[bct]res?|(?:s|x|z|ch|sh|c|g)es)$"));
    static const QRegularExpression silent(
        QStringLiteral("(?:[^aeiouy]e|[^aeiouytd]ed|[^aeiouy]es|[gq]ues?)$"));
    return !spoken.match(word).hasMatch() && silent.match(word).hasMatch();
}

/// A syllable without a vowel of its own: "spas-m", "rhyth-m", "did-n't", "it-'ll".
int syllablesWithoutVowel(const QString &word)
{
    static const QRegularExpression without(
        QStringLiteral("(?:[aeiouy]sms?|thms?|[^aeiouyr]n't|[^aeiouy]'ve|[^aeiouyw]'ll)$"));
    return without.match(word).hasMatch() ? 1 : 0;
}

int syllablesOfPart(QString part)
{
    static const QRegularExpression vowels(QStringLiteral("[aeiouy]+"));
    const int withoutVowel = syllablesWithoutVowel(part);
    part.remove(u'\'');
    if (const auto known = knownWords().constFind(part); known != knownWords().constEnd())
        return *known;
    int syllables = countOf(vowels, part) + splitVowels(part) - silentWithin(part) + withoutVowel;
    if (syllables > 1 && hasSilentEnding(part))
        --syllables;
    return std::max(1, syllables);
}

} // namespace

int syllablesOfWord(const QString &word)
{
    static const QRegularExpression letters(QStringLiteral("[a-z']+"));
    static const QRegularExpression accents(QStringLiteral("\\p{Mn}"));
    QString plain = word.toLower();
    plain.replace(u'\u00e9', QStringLiteral("ey")); // spoken wherever it stands
    plain = plain.normalized(QString::NormalizationForm_KD);
    plain.remove(accents);
    plain.replace(u'\u2019', u'\'');
    int syllables = 0;
    auto parts = letters.globalMatch(plain);
    while (parts.hasNext())
        syllables += syllablesOfPart(parts.next().captured());
    return std::max(1, syllables);
}

} // namespace primer
