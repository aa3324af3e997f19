// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotePrograms.h"
#include "notes/NoteStore.h"
#include "TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

using primer::NoteStore;
using primer::tests::ProgramOutcome;

namespace {

constexpr int kChanges = 60;

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size();
}

} // namespace

/// The judge on trial: what is lost or damaged must be seen.
class NoteVerifyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void findsWholeWhatWasWritten();
    void theSameSeedMakesTheSameChanges();
    void goesOnInAStoreThatIsThere();
    void anOlderRevisionIsKeptInALaterOne();
    void anInventedIdIsLost();
    void aRevisionThatNeverWasIsLost();
    void aDeletedNoteIsLost();
    void aLineThatIsNoTokenIsSaidToBeNone();
    void noTokensAreAllThere();
    void everythingIsLostWhereThereIsNoStore();
    void aDamagedStoreIsCorrupt_data();
    void aDamagedStoreIsCorrupt();
    void aFlippedByteInATextIsCorruptThereAlone();
    void aTextOfAnotherNoteIsCorrupt();
    void leavesTheStoreAsItIs();
    void refusesWrongUsage();

private:
    QString path() const { return NoteStore::pathIn(m_folder->path()); }
    ProgramOutcome verify(const QByteArray &tokens) const
    {
        return primer::tests::runProgram(primer::tests::noteVerify(), {m_folder->path()}, tokens);
    }
    /// The id of the note that was written first.
    QByteArray firstId() const { return m_tokens.mid(4, 36); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_store; ///< as the writer left it
    QByteArray m_tokens;
};

void NoteVerifyTest::initTestCase()
{
    init();
    const ProgramOutcome written = primer::tests::runProgram(primer::tests::noteWriter(),
        {m_folder->path(), QString::number(kChanges), QStringLiteral("--seed"), QStringLiteral("7")});
    QCOMPARE(written.exitCode, 0);
    QCOMPARE(written.errors, QByteArray());
    QCOMPARE(written.output.count("ACK "), kChanges);
    m_tokens = written.output;
    m_store = contents(path());
}

void NoteVerifyTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_store.isEmpty())
        QVERIFY(writeFile(path(), m_store));
}

void NoteVerifyTest::findsWholeWhatWasWritten()
{
    const ProgramOutcome verdict = verify(m_tokens);
    QCOMPARE(verdict.exitCode, 0);
    QCOMPARE(verdict.errors, QByteArray());
    QCOMPARE(verdict.output, QByteArray(m_tokens).replace("ACK ", "OK "));
    QCOMPARE(verify(QByteArray(m_tokens).replace("ACK ", "")).output, verdict.output);
}

void NoteVerifyTest::theSameSeedMakesTheSameChanges()
{
    const QTemporaryDir other;
    const ProgramOutcome written = primer::tests::runProgram(primer::tests::noteWriter(),
        {other.path(), QString::number(kChanges), QStringLiteral("--seed"), QStringLiteral("7")});
    QCOMPARE(written.output, m_tokens);
}

void NoteVerifyTest::goesOnInAStoreThatIsThere()
{
    const ProgramOutcome written
        = primer::tests::runProgram(primer::tests::noteWriter(), {m_folder->path(), QStringLiteral("40")});
    QCOMPARE(written.exitCode, 0);
    QCOMPARE(verify(m_tokens + written.output).exitCode, 0);
    // Earlier notes are edited, too.
    const auto lines = written.lines();
    QVERIFY(std::any_of(lines.begin(), lines.end(),
        [this](const QString &line) { return m_tokens.contains(line.mid(4, 36).toUtf8()); }));
}

void NoteVerifyTest::anOlderRevisionIsKeptInALaterOne()
{
    QVERIFY(m_tokens.contains("@2\n"));
    const ProgramOutcome verdict = verify(QByteArray(m_tokens).replace("@2\n", "@1\n"));
    QCOMPARE(verdict.exitCode, 0);
}

void NoteVerifyTest::anInventedIdIsLost()
{
    const QByteArray invented = "00000000-0000-4000-8000-000000000000@1";
    const ProgramOutcome verdict = verify("ACK " + invented + '\n' + m_tokens);
    QCOMPARE(verdict.exitCode, 1);
    QCOMPARE(verdict.lines().constFirst().toUtf8(), "LOST " + invented);
    QCOMPARE(verdict.output.count("OK "), kChanges);
}

void NoteVerifyTest::aRevisionThatNeverWasIsLost()
{
    const ProgramOutcome verdict = verify(firstId() + "@99");
    QCOMPARE(verdict.exitCode, 1);
    QCOMPARE(verdict.output, "LOST " + firstId() + "@99\n");
}

void NoteVerifyTest::aDeletedNoteIsLost()
{
    {
        auto store = NoteStore::open(m_folder->path());
        QVERIFY(store);
        QVERIFY((*store)->moveToTrash(QString::fromLatin1(firstId())));
        QCOMPARE(verify(firstId() + "@1").exitCode, 0); // it is in the trash, whole
        QVERIFY((*store)->emptyTrash());
    }
    QCOMPARE(verify(firstId() + "@1").output, "LOST " + firstId() + "@1\n");
}

void NoteVerifyTest::aLineThatIsNoTokenIsSaidToBeNone()
{
    for (const char *words : {"nonsense", "ACK ", "%1", "%1@", "%1@0", "%1@-1", "%1@1x",
             "%1@9999999999999999999", "ACK ' OR 1=1 --@1", "\xff\xfe@1"}) {
        const QByteArray line = QByteArray(words).replace("%1", firstId());
        const ProgramOutcome verdict = verify(line);
        QCOMPARE(verdict.exitCode, 1);
        QVERIFY2(verdict.errors.contains("Line 1 is no token"), line.constData());
        QVERIFY2(verdict.output.startsWith("LOST "), line.constData());
    }
    QVERIFY(verify("\n" + firstId()).errors.contains("Line 2"));
}

void NoteVerifyTest::noTokensAreAllThere()
{
    for (const char *input : {"", "\n", "\r\n \n"}) {
        const ProgramOutcome verdict = verify(input);
        QCOMPARE(verdict.exitCode, 0);
        QCOMPARE(verdict.output, QByteArray());
    }
}

void NoteVerifyTest::everythingIsLostWhereThereIsNoStore()
{
    QVERIFY(QFile::remove(path()));
    const ProgramOutcome verdict = verify(m_tokens);
    QCOMPARE(verdict.exitCode, 1);
    QCOMPARE(verdict.output.count("LOST "), kChanges);
    QVERIFY(verdict.errors.contains("There is no file"));
    QVERIFY(!QFile::exists(path()));
}

void NoteVerifyTest::aDamagedStoreIsCorrupt_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::newRow("cut by a byte") << m_store.chopped(1);
    QTest::newRow("cut by a page") << m_store.chopped(4096);
    QTest::newRow("cut by half") << m_store.left(m_store.size() / 2);
    QTest::newRow("a page left") << m_store.left(4096);
    QTest::newRow("a hundred bytes left") << m_store.left(100);
    QTest::newRow("emptied") << QByteArray();
    QTest::newRow("longer than it was") << m_store + QByteArray(4096, '\0');
    QTest::newRow("zeros") << QByteArray(m_store.size(), '\0');
    QTest::newRow("another file") << QByteArray("Dear doctor, ").repeated(1000);
    QTest::newRow("a page of zeros in it") << m_store.left(4096) + QByteArray(4096, '\0') + m_store.mid(8192);
    QByteArray foreign = m_store;
    foreign.replace(68, 4, QByteArray(4, '\1'));
    QTest::newRow("another program's") << foreign;
}

void NoteVerifyTest::aDamagedStoreIsCorrupt()
{
    QFETCH(QByteArray, store);
    QVERIFY(writeFile(path(), store));
    const ProgramOutcome verdict = verify(m_tokens);
    QCOMPARE(verdict.exitCode, 1);
    QCOMPARE(verdict.output, QByteArray(m_tokens).replace("ACK ", "CORRUPT "));
    QVERIFY2(
        verdict.errors.startsWith(QByteArray("note-verify: " + path().toUtf8())), verdict.errors.constData());
    QCOMPARE(contents(path()), store);
    QCOMPARE(verify({}).exitCode, store.isEmpty() ? 0 : 1);
}

void NoteVerifyTest::aFlippedByteInATextIsCorruptThereAlone()
{
    // The first line of the note's text is in the file as it is; its third letter is not in any index.
    const qsizetype head = m_store.lastIndexOf(QByteArray(firstId() + '@'));
    QVERIFY(head > 0);
    for (const qsizetype at : {head + 2, head + 45, head + 60}) {
        QByteArray flipped = m_store;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        QVERIFY(writeFile(path(), flipped));
        const ProgramOutcome verdict = verify(m_tokens);
        QCOMPARE(verdict.exitCode, 1);
        for (const QString &line : verdict.lines()) {
            const bool isFlipped = line.contains(QString::fromLatin1(firstId()));
            QVERIFY2(line.startsWith(isFlipped ? QStringLiteral("CORRUPT ") : QStringLiteral("OK ")),
                qPrintable(line));
        }
    }
}

void NoteVerifyTest::aTextOfAnotherNoteIsCorrupt()
{
    QByteArray other;
    {
        auto store = NoteStore::open(m_folder->path());
        QVERIFY(store);
        auto notes = (*store)->everything();
        QVERIFY(notes && notes->size() > 1);
        primer::Note note = notes->front();
        note.text = notes->back().text;
        QVERIFY((*store)->save(note, note.revision));
        other = note.id.toUtf8();
    }
    const ProgramOutcome verdict = verify(other + "@1");
    QCOMPARE(verdict.output, "CORRUPT " + other + "@1\n");
}

void NoteVerifyTest::leavesTheStoreAsItIs()
{
    QCOMPARE(verify(m_tokens).exitCode, 0);
    QCOMPARE(contents(path()), m_store);
}

void NoteVerifyTest::refusesWrongUsage()
{
    for (const QStringList &arguments :
        {QStringList(), QStringList{QStringLiteral("a"), QStringLiteral("b")}}) {
        const ProgramOutcome verdict = primer::tests::runProgram(primer::tests::noteVerify(), arguments);
        QCOMPARE(verdict.exitCode, 2);
        QCOMPARE(verdict.errors.count('\n'), 1);
    }
    for (const QStringList &arguments :
        {QStringList{m_folder->path()}, QStringList{m_folder->path(), QStringLiteral("many")},
            QStringList{m_folder->path(), QStringLiteral("-1")},
            QStringList{
                m_folder->path(), QStringLiteral("1"), QStringLiteral("--seed"), QStringLiteral("x")}}) {
        const ProgramOutcome written = primer::tests::runProgram(primer::tests::noteWriter(), arguments);
        QVERIFY(written.exitCode != 0);
        QCOMPARE(written.output, QByteArray());
    }
}

PRIMER_TEST(NoteVerifyTest)
#include "NoteVerifyTest.moc"
