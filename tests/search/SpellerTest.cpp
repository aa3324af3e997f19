// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/Speller.h"
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
        m_database.commit();
    }
    void proposesWhatIsNear_data();
    void proposesWhatIsNear();

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

PRIMER_TEST(SpellerTest)
#include "SpellerTest.moc"
