// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Speller.h"
#include "search/Likeness.h"
#include "TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace primer;

class SpellerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_database = Xapian::WritableDatabase(m_dir.filePath(QStringLiteral("spelling")).toStdString());
        for (const char *word : {"clonazepam", "xanax", "seizure", "dizziness", "pill"})
            m_database.add_spelling(word);
        Xapian::Document name;
        name.add_term("sertraline");
        name.add_term("zoloft");
        m_database.add_document(name);
        m_database.commit();
    }
    void proposesWhatIsNear_data();
    void proposesWhatIsNear();
    void completesABeginningWithAMistake_data();
    void completesABeginningWithAMistake();
    void takesSwappedLettersForTheName();

private:
    QTemporaryDir m_dir;
    Xapian::WritableDatabase m_database;
};

void SpellerTest::proposesWhatIsNear_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto add = [](const char *typed, const char *expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(expected);
    };
    add("clonazapam", "clonazepam");
    add("klonazepan", "clonazepam");
    add("clonozapan", "clonazepam");
    add("xanex", "xanax");
    add("xenex", "");
    add("siezure", "seizure");
    add("pil", "");
    add("pill5", "");
    add("clonazepam", "");
    add("", "");
    add("😀😀😀😀", "");
    QTest::newRow("endless") << QString(5000, u'x') << QString();
}

void SpellerTest::proposesWhatIsNear()
{
    QFETCH(QString, typed);
    const auto proposal = Speller(m_database).proposal({typed, false, false, false, 0, 0});
    QTEST(proposal ? proposal->word : QString(), "expected");
}

void SpellerTest::completesABeginningWithAMistake_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isPartial");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a letter left out") << QStringLiteral("serta") << true << QStringLiteral("sertraline");
    QTest::newRow("letters swapped") << QStringLiteral("sertrla") << true << QStringLiteral("sertraline");
    QTest::newRow("finished") << QStringLiteral("serta") << false << QString();
    QTest::newRow("too short") << QStringLiteral("sera") << true << QString();
}

void SpellerTest::completesABeginningWithAMistake()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, isPartial);
    QueryWord word;
    word.word = typed;
    word.partial = isPartial;
    QTEST(chosen(word, Speller(m_database).guesses(word), {}, std::nullopt), "expected");
}

void SpellerTest::takesSwappedLettersForTheName()
{
    QueryWord word;
    word.word = QStringLiteral("overdoes");
    const Speller::Guess overdose{
        QStringLiteral("overdose"), differenceBetween(word.word, QStringLiteral("overdose")), 1};
    QCOMPARE(chosen(word, {overdose}, QStringLiteral("over does"), std::nullopt), overdose.word);
    word.word = QStringLiteral("panicatack");
    const Speller::Guess panic{
        QStringLiteral("panic"), differenceBetween(word.word, QStringLiteral("panic")), 1};
    QCOMPARE(
        chosen(word, {panic}, QStringLiteral("panic attack"), std::nullopt), QStringLiteral("panic attack"));
}

PRIMER_TEST(SpellerTest)
#include "SpellerTest.moc"
