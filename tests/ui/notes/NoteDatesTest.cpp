// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notes/NoteDates.h"
#include "TestRegistry.h"

#include <QtTest>

class NoteDatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesDaysAsTheReaderDoes_data();
    void writesDaysAsTheReaderDoes();
    void saysTodayAndYesterday();
    void namesTheDayInEveryLanguage();
};

void NoteDatesTest::writesDaysAsTheReaderDoes_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("thisYear");
    QTest::addColumn<QString>("before");
    QTest::newRow("American") << "en_US"
                              << "Nov 5"
                              << "Nov 5, 2024";
    QTest::newRow("British") << "en_GB"
                             << "5 Nov"
                             << "5 Nov 2024";
    QTest::newRow("German") << "de_DE"
                            << "5. Nov."
                            << "5. Nov. 2024";
    QTest::newRow("French") << "fr_FR"
                            << "5 nov."
                            << "5 nov. 2024";
}

void NoteDatesTest::writesDaysAsTheReaderDoes()
{
    QFETCH(QString, language);
    QFETCH(QString, thisYear);
    QFETCH(QString, before);
    const QLocale locale(language);
    QCOMPARE(primer::dayText(QDate(2024, 11, 5), QDate(2024, 12, 1), locale), thisYear);
    QCOMPARE(primer::dayText(QDate(2024, 11, 5), QDate(2026, 11, 5), locale), before);
}

void NoteDatesTest::saysTodayAndYesterday()
{
    const QLocale locale(QStringLiteral("en_US"));
    const QDateTime now(QDate(2026, 11, 22), QTime(0, 30));
    const auto text = [&](const QDateTime &moment) {
        return primer::momentText(moment.toUTC(), now, locale).replace(QChar(0x202f), u' ');
    };
    QCOMPARE(text(QDateTime(QDate(2026, 11, 22), QTime(0, 5))), QStringLiteral("Today, 12:05 AM"));
    QCOMPARE(text(QDateTime(QDate(2026, 11, 21), QTime(23, 59))), QStringLiteral("Yesterday, 11:59 PM"));
    QCOMPARE(text(QDateTime(QDate(2026, 11, 20), QTime(23, 59))), QStringLiteral("Nov 20"));
    QCOMPARE(text(QDateTime(QDate(2025, 11, 22), QTime(0, 5))), QStringLiteral("Nov 22, 2025"));
}

void NoteDatesTest::namesTheDayInEveryLanguage()
{
    for (const QLocale &locale :
        QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyCountry)) {
        const QString day = primer::dayText(QDate(2026, 11, 22), QDate(2026, 12, 1), locale);
        QVERIFY2(!day.isEmpty(), qPrintable(locale.name()));
    }
}

PRIMER_TEST(NoteDatesTest)
#include "NoteDatesTest.moc"
