// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/ApproximateMatch.h"
#include "bench/Chance.h"
#include "notes/ExactMatch.h"
#include "TestRegistry.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using primer::ApproximateEnd;
using primer::ApproximatePattern;
using primer::bench::Chance;

namespace {

/// The last row of the table of distances, made cell by cell.
std::vector<int> lastRow(QStringView pattern, QStringView text, bool anywhere)
{
    std::vector<int> row(static_cast<std::size_t>(text.size()) + 1);
    if (!anywhere)
        std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int above = row[j];
            const bool isSame = pattern.at(i) == text.at(static_cast<qsizetype>(j) - 1);
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (isSame ? 0 : 1)});
            diagonal = above;
        }
    }
    return row;
}

QString anyText(Chance &chance, int length, int letters)
{
    QString text;
    for (int i = 0; i < length; ++i) {
        const int letter = chance.below(letters);
        text += letter % 3 == 2 ? QChar(static_cast<char16_t>(0x4e00 + letter)) : QChar(u'a' + letter);
    }
    return text;
}

/// All ends, in the order of the text.
std::vector<ApproximateEnd> everyEnd(const QString &pattern, const QString &text, int mostErrors)
{
    auto ends = ApproximatePattern(pattern).endsIn(text, mostErrors, 1, 1'000'000);
    std::sort(ends.begin(), ends.end(),
        [](const ApproximateEnd &one, const ApproximateEnd &other) { return one.end < other.end; });
    return ends;
}

} // namespace

class ApproximateMatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatThePlainTableFinds_data();
    void findsWhatThePlainTableFinds();
    void givesTheBestFirstAndNoneNearIt();
    void takesEmptyPatternsAndTexts();
    void findsALongPassageInALongText();

    void findsEveryExactPlace();
    void findsWhatIsThereByChance();
    void isNotSlowedByWhatRepeats();
};

void ApproximateMatchTest::findsWhatThePlainTableFinds_data()
{
    QTest::addColumn<int>("length");
    // About the ends of the blocks of 64 rows.
    for (const int length : {1, 2, 31, 63, 64, 65, 127, 128, 129, 200, 320})
        QTest::addRow("%d", length) << length;
}

void ApproximateMatchTest::findsWhatThePlainTableFinds()
{
    QFETCH(int, length);
    Chance chance(static_cast<quint64>(length));
    for (int round = 0; round < 40; ++round) {
        const int letters = chance.between(2, 9);
        const QString text = anyText(chance, chance.between(0, 400), letters);
        QString pattern = anyText(chance, length, letters);
        if (chance.in100(50) && text.size() > length) // a stretch of the text with errors
            pattern = text.mid(chance.below(static_cast<int>(text.size()) - length), length)
                          .replace(chance.below(length), 1, QStringLiteral("z"))
                          .left(length);
        const ApproximatePattern sought(pattern);
        QCOMPARE(sought.size(), length);

        const int mostErrors = chance.below(length + 1);
        std::vector<ApproximateEnd> expected;
        const std::vector<int> anywhere = lastRow(pattern, text, true);
        for (std::size_t end = 0; end < anywhere.size(); ++end) {
            if (anywhere[end] <= mostErrors)
                expected.push_back({static_cast<int>(end), anywhere[end]});
        }
        QVERIFY(everyEnd(pattern, text, mostErrors) == expected);

        const std::vector<int> fromStart = lastRow(pattern, text, false);
        QCOMPARE(sought.distanceFrom(text), fromStart.back());
        const auto best = std::min_element(fromStart.begin(), fromStart.end());
        QVERIFY(
            (sought.beginningOf(text) == ApproximateEnd{static_cast<int>(best - fromStart.begin()), *best}));
    }
}

void ApproximateMatchTest::givesTheBestFirstAndNoneNearIt()
{
    const QString text = QStringLiteral("feal sleepy, then fell asleep, then feel sleepy again");
    const auto ends = ApproximatePattern(u"feel sleepy").endsIn(text, 4, 5, 10);
    QCOMPARE(ends.size(), std::size_t(3));
    QVERIFY((ends[0] == ApproximateEnd{47, 0}));
    QVERIFY((ends[1] == ApproximateEnd{11, 1}));
    QVERIFY(ends[2].errors > 1);
    QCOMPARE(ApproximatePattern(u"feel sleepy").endsIn(text, 4, 5, 2).size(), std::size_t(2));
}

void ApproximateMatchTest::takesEmptyPatternsAndTexts()
{
    const ApproximatePattern nothing{QStringView()};
    QCOMPARE(nothing.distanceFrom(u"abc"), 3);
    QVERIFY((nothing.beginningOf(u"abc") == ApproximateEnd{0, 0}));
    QCOMPARE(nothing.endsIn(u"abc", 0, 1, 10).size(), std::size_t(4));
    const ApproximatePattern some(u"abc");
    QCOMPARE(some.distanceFrom({}), 3);
    QVERIFY((some.beginningOf({}) == ApproximateEnd{0, 3}));
    QVERIFY(some.endsIn({}, 2, 1, 10).empty());
}

void ApproximateMatchTest::findsALongPassageInALongText()
{
    Chance chance(3);
    const QString text = anyText(chance, 50'000, 26);
    QString pattern = text.mid(20'000, 5'000);
    pattern[100] = u'!';
    pattern.remove(2'000, 7);
    const auto ends = ApproximatePattern(pattern).endsIn(text, 20, 100, 10);
    QCOMPARE(ends.size(), std::size_t(1));
    QVERIFY((ends[0] == ApproximateEnd{25'000, 8}));
}

void ApproximateMatchTest::findsEveryExactPlace()
{
    using Places = std::vector<int>;
    QVERIFY((primer::placesOf(u"aa", u"aaaa") == Places{0, 1, 2}));
    QVERIFY((primer::placesOf(u"abab", u"abababxabab") == Places{0, 2, 7}));
    QVERIFY((primer::placesOf(u"a", u"") == Places{}));
    QVERIFY((primer::placesOf(u"", u"abc") == Places{}));
    QVERIFY((primer::placesOf(u"abcd", u"abc") == Places{}));
    QVERIFY((primer::placesOf(u"abc", u"abc") == Places{0}));
}

void ApproximateMatchTest::findsWhatIsThereByChance()
{
    Chance chance(9);
    for (int round = 0; round < 300; ++round) {
        const QString text = anyText(chance, chance.between(0, 200), 2);
        const QString pattern = anyText(chance, chance.between(1, 8), 2);
        std::vector<int> expected;
        for (qsizetype at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
            expected.push_back(static_cast<int>(at));
        QVERIFY(primer::placesOf(pattern, text) == expected);
    }
}

void ApproximateMatchTest::isNotSlowedByWhatRepeats()
{
    // A search that begins again at every letter would take 25 billion steps.
    const QString text(1'000'000, u'a');
    const QString half(500'000, u'a');
    QVERIFY(primer::placesOf(QString(u'b' + half), text).empty());
    QVERIFY(primer::placesOf(QString(half + u'b'), text).empty());
    QCOMPARE(primer::placesOf(half, text).size(), std::size_t(500'001));
}

PRIMER_TEST(ApproximateMatchTest)
#include "ApproximateMatchTest.moc"
