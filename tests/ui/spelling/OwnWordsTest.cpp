// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spelling/OwnWords.h"
#include "SmallDictionary.h"
#include "TestRegistry.h"

#include <QtTest>

#include <memory>

#include <sys/stat.h>

using primer::OwnWords;
using primer::tests::SmallDictionary;

class OwnWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<SmallDictionary>(); }

    void keepsWordsBetweenStarts();
    void isReadableByNobodyElse();
    void beginsALineOfItsOwn();
    void passesOverWhatIsNoWordAndLeavesIt();
    void readsOnlyTheBeginningOfAHugeFile();
    void isNotKeptWaitingByAPipe();
    void saysWhereItCannotBeWritten();
    void forgetsAWordAndLeavesTheOthers();
    void keepsWordsInMemoryWithoutAFile();

private:
    QString path() const { return m_folder->ownWords(); }
    std::unique_ptr<SmallDictionary> m_folder;
};

void OwnWordsTest::keepsWordsBetweenStarts()
{
    {
        OwnWords words(path());
        QVERIFY(words.words().isEmpty());
        QVERIFY(words.add(QStringLiteral("Riverac")));
        QVERIFY(words.add(QStringLiteral("caf\u00e9ine")));
        QVERIFY(words.add(QStringLiteral("Riverac")));
    }
    QCOMPARE(
        OwnWords(path()).words(), QSet<QString>({QStringLiteral("Riverac"), QStringLiteral("caf\u00e9ine")}));
    QCOMPARE(m_folder->contents("words.txt"), QByteArray("Riverac\ncaf\xc3\xa9ine\n"));
}

void OwnWordsTest::isReadableByNobodyElse()
{
    QVERIFY(OwnWords(path()).add(QStringLiteral("Riverac")));
    struct stat state = {};
    QCOMPARE(stat(path().toLocal8Bit().constData(), &state), 0);
    QCOMPARE(int(state.st_mode & 0777), 0600);
}

void OwnWordsTest::beginsALineOfItsOwn()
{
    m_folder->write("words.txt", "Riverac");
    QVERIFY(OwnWords(path()).add(QStringLiteral("stampel")));
    QCOMPARE(m_folder->contents("words.txt"), QByteArray("Riverac\nstampel\n"));
}

void OwnWordsTest::passesOverWhatIsNoWordAndLeavesIt()
{
    const QByteArray damaged = QByteArray("Riverac\r\n\n  \ntwo words\n\xff\xfe\n") + QByteArray("\0\n", 2)
        + "../../etc/passwd\n" + QByteArray(100'000, 'a') + "\nstampel\n";
    m_folder->write("words.txt", damaged);
    OwnWords words(path());
    QCOMPARE(words.words(), QSet<QString>({QStringLiteral("Riverac"), QStringLiteral("stampel")}));
    QVERIFY(words.add(QStringLiteral("two words")));
    QVERIFY(words.add(QStringLiteral("line\nbreak")));
    QCOMPARE(m_folder->contents("words.txt"), damaged);
    QVERIFY(words.add(QStringLiteral("third")));
    QCOMPARE(m_folder->contents("words.txt"), QByteArray(damaged + "third\n"));
}

void OwnWordsTest::readsOnlyTheBeginningOfAHugeFile()
{
    QByteArray many("first\n");
    many.reserve(9 * 1024 * 1024);
    for (int i = 0; many.size() < 8 * 1024 * 1024; ++i) {
        many += "w";
        for (int rest = i; rest > 0; rest /= 26)
            many += char('a' + rest % 26);
        many += '\n';
    }
    m_folder->write("words.txt", many);
    OwnWords words(path());
    QVERIFY(words.words().contains(QStringLiteral("first")));
    QVERIFY(words.words().size() <= OwnWords::kMostWords);
    QVERIFY(!words.remove(QStringLiteral("first")));
    QCOMPARE(m_folder->contents("words.txt").size(), many.size());
}

void OwnWordsTest::isNotKeptWaitingByAPipe()
{
    QCOMPARE(mkfifo(path().toLocal8Bit().constData(), 0600), 0);
    OwnWords words(path());
    QVERIFY(words.words().isEmpty());
    const auto added = words.add(QStringLiteral("Riverac"));
    QVERIFY(!added);
    QVERIFY(added.error().message.contains(path()));
    QVERIFY(words.words().contains(QStringLiteral("Riverac")));
}

void OwnWordsTest::saysWhereItCannotBeWritten()
{
    const QString nowhere = m_folder->path("missing/words.txt");
    const auto added = OwnWords(nowhere).add(QStringLiteral("Riverac"));
    QVERIFY(!added);
    QVERIFY(added.error().message.contains(nowhere));
    QVERIFY(!added.error().message.contains(QStringLiteral("Riverac")));
}

void OwnWordsTest::forgetsAWordAndLeavesTheOthers()
{
    m_folder->write("words.txt", "Riverac\n# mine\nstampel");
    OwnWords words(path());
    QVERIFY(words.remove(QStringLiteral("Riverac")));
    QVERIFY(words.remove(QStringLiteral("never there")));
    QVERIFY(!words.words().contains(QStringLiteral("Riverac")));
    QCOMPARE(m_folder->contents("words.txt"), QByteArray("# mine\nstampel"));
}

void OwnWordsTest::keepsWordsInMemoryWithoutAFile()
{
    OwnWords words({});
    QVERIFY(words.add(QStringLiteral("Riverac")));
    QVERIFY(words.words().contains(QStringLiteral("Riverac")));
    QVERIFY(words.remove(QStringLiteral("Riverac")));
    QVERIFY(words.words().isEmpty());
}

PRIMER_TEST(OwnWordsTest)
#include "OwnWordsTest.moc"
