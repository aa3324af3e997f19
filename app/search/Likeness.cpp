// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Likeness.h"

#include "library/SoundKey.h"

#include <algorithm>
#include <array>
#include <vector>

namespace primer {

namespace {

constexpr double kVowel = 0.5;
constexpr double kSameSound = 0.4;
constexpr double kNeedlessVowel = 0.6;
constexpr double kDoubled = 0.3;
constexpr double kUnheard = 0.4;
constexpr double kSwapped = 0.7;
constexpr double kFirstLetter = 0.4; // is seldom wrong
constexpr double kStillToCome = 0.08;
constexpr double kPerLetter = 0.27;
constexpr double kMostOfAll = 3.0;
constexpr size_t kLongest = 41;

bool isVowel(QChar c)
{
    return QStringLiteral("aeiouy").contains(c);
}

double exchange(QChar one, QChar other)
{
    if (one == other)
        return 0;
    if (isVowel(one) || isVowel(other))
        return isVowel(one) && isVowel(other) ? kVowel : 1;
    const QString sound = soundOf(QString(one));
    return !sound.isEmpty() && sound.back() == soundOf(QString(other)).right(1) ? kSameSound : 1;
}

/// What it costs that the letter at this place of the word is missing in the other.
double absence(const QString &word, qsizetype at)
{
    const QChar c = word.at(at);
    if (at > 0 && word.at(at - 1) == c)
        return kDoubled;
    if (c == u'h' && at > 0)
        return kUnheard;
    return isVowel(c) ? kNeedlessVowel : 1;
}

QString heard(const QString &word)
{
    QString text = word.left(static_cast<qsizetype>(kLongest) - 1);
    text.replace(QStringLiteral("ph"), QStringLiteral("f"));
    text.replace(QStringLiteral("ck"), QStringLiteral("k"));
    if (text.startsWith(u'x'))
        text[0] = u'z';
    text.replace(QStringLiteral("x"), QStringLiteral("ks"));
    return text;
}

using Row = std::array<double, kLongest * 2>;

/// The differences between the whole of `typed` and every beginning of `meant`.
Row lastRow(const QString &typed, const QString &meant)
{
    Row before{};
    Row previous{};
    Row row{};
    for (qsizetype j = 1; j <= meant.size(); ++j)
        row[static_cast<size_t>(j)] = row[static_cast<size_t>(j) - 1] + absence(meant, j - 1);
    for (qsizetype i = 1; i <= typed.size(); ++i) {
        before = previous;
        previous = row;
        row[0] = previous[0] + absence(typed, i - 1);
        for (qsizetype j = 1; j <= meant.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const double first = i == 1 && j == 1 && typed.front() != meant.front() ? kFirstLetter : 0;
            double best = previous[at - 1] + exchange(typed.at(i - 1), meant.at(j - 1)) + first;
            best = std::min(best, previous[at] + absence(typed, i - 1));
            best = std::min(best, row[at - 1] + absence(meant, j - 1));
            const bool swapped = i > 1 && j > 1 && typed.at(i - 1) == meant.at(j - 2)
                && typed.at(i - 2) == meant.at(j - 1) && typed.at(i - 1) != typed.at(i - 2);
            row[at] = swapped ? std::min(best, before[at - 2] + kSwapped) : best;
        }
    }
    return row;
}

} // namespace

double differenceBetween(const QString &typed, const QString &meant)
{
    const QString one = heard(typed);
    const QString other = heard(meant);
    return lastRow(one, other)[static_cast<size_t>(other.size())];
}

double differenceFromBeginning(const QString &typed, const QString &meant)
{
    const QString one = heard(typed);
    const QString other = heard(meant);
    const Row row = lastRow(one, other);
    double best = row[static_cast<size_t>(other.size())];
    for (qsizetype j = 1; j < other.size(); ++j)
        best = std::min(
            best, row[static_cast<size_t>(j)] + kStillToCome * static_cast<double>(other.size() - j));
    return best;
}

double mostDifference(qsizetype typedLetters)
{
    return std::min(kMostOfAll, kPerLetter * static_cast<double>(typedLetters));
}

} // namespace primer
