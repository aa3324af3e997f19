// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Likeness.h"
#include "library/SoundKey.h"
#include "TestRegistry.h"

#include <QtTest>

using namespace primer;

class LikenessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hearsWordsThatSoundAlikeAsOne_data();
    void hearsWordsThatSoundAlikeAsOne();
    void hearsNothingInWhatIsNoWord();
    void findsSoundsThatDifferInOneLetter();
    void findsWhatWasMeantNearerThanAnother_data();
    void findsWhatWasMeantNearerThanAnother();
    void countsNothingForTheSameWord();
    void countsLittleForWhatIsStillToCome();
    void takesAnyWord();
};

void LikenessTest::hearsWordsThatSoundAlikeAsOne_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto add = [](const char *one, const char *other) {
        QTest::newRow(one) << QString::fromLatin1(one) << QString::fromLatin1(other);
    };
    add("xanax", "zanex");
    add("prozac", "prosack");
    add("lexapro", "leksapro");
    add("seizure", "seezure");
    add("phobia", "fobia");
    add("cymbalta", "simbalta");
    add("pristiq", "pristeek");
    add("ativan", "adavan");
}

void LikenessTest::hearsWordsThatSoundAlikeAsOne()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(soundOf(one), soundOf(other));
    QVERIFY(soundOf(one) != soundOf(QStringLiteral("clonazepam")));
}

void LikenessTest::hearsNothingInWhatIsNoWord()
{
    QVERIFY(soundOf({}).isEmpty());
    QVERIFY(soundOf(QStringLiteral("b12")).isEmpty());
    QVERIFY(soundOf(QStringLiteral("naïve")).isEmpty());
}

void LikenessTest::findsSoundsThatDifferInOneLetter()
{
    const QStringList meant = nearSounds(soundOf(QStringLiteral("clonazepam")));
    const QStringList typed = nearSounds(soundOf(QStringLiteral("clozapam")));
    QVERIFY(std::any_of(
        typed.begin(), typed.end(), [&meant](const QString &sound) { return meant.contains(sound); }));
    QCOMPARE(nearSounds(QStringLiteral("SN")), QStringList{QStringLiteral("SN")});
    QCOMPARE(nearSounds(QStringLiteral("SNS")).size(), 4);
}

void LikenessTest::findsWhatWasMeantNearerThanAnother_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    QTest::addColumn<QString>("other");
    const auto add = [](const char *typed, const char *meant, const char *other) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(meant)
                             << QString::fromLatin1(other);
    };
    add("clonazapam", "clonazepam", "lorazepam");
    add("kolonopin", "klonopin", "clonidine");
    add("propananol", "propranolol", "propofol");
    add("valume", "valium", "volume");
    add("fobia", "phobia", "tibia");
    add("zanax", "xanax", "zantac");
}

void LikenessTest::findsWhatWasMeantNearerThanAnother()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    QFETCH(QString, other);
    const double difference = differenceBetween(typed, meant);
    QVERIFY(difference <= mostDifference(typed.size()));
    if (typed != u"valume") // one letter from both: names are preferred elsewhere
        QVERIFY(difference < differenceBetween(typed, other));
}

void LikenessTest::countsNothingForTheSameWord()
{
    QCOMPARE(differenceBetween(QStringLiteral("phenytoin"), QStringLiteral("phenytoin")), 0.0);
    QCOMPARE(differenceFromBeginning(QStringLiteral("xan"), QStringLiteral("xan")), 0.0);
}

void LikenessTest::countsLittleForWhatIsStillToCome()
{
    const QString typed = QStringLiteral("klonap");
    const QString meant = QStringLiteral("klonopin");
    QVERIFY(differenceFromBeginning(typed, meant) < differenceBetween(typed, meant));
    QVERIFY(differenceFromBeginning(typed, meant) <= mostDifference(typed.size()));
}

void LikenessTest::takesAnyWord()
{
    const QString endless(5000, u'x');
    QVERIFY(differenceBetween(endless, QStringLiteral("xanax")) > 3);
    QVERIFY(differenceBetween({}, QStringLiteral("xanax")) > 0);
    QVERIFY(differenceBetween(QStringLiteral("日本語"), QStringLiteral("xanax")) > 3);
}

PRIMER_TEST(LikenessTest)
#include "LikenessTest.moc"
