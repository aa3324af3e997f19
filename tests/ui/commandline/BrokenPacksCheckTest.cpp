// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/BrokenPacks.h"
#include "TestRegistry.h"
#include "TracedEnvironment.h"
#include "ui/commandline/RunCommand.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace primer;
using namespace primer::tests;

/// `--check --pack FILE` of every broken pack; and that nothing in one makes the program open anything else.
class BrokenPacksCheckTest : public QObject
{
    Q_OBJECT

    static void addRows()
    {
        QTest::addColumn<QByteArray>("name");
        for (const BrokenPack &pack : BrokenPacks::all())
            QTest::newRow(pack.name.constData()) << pack.name;
    }
    bool write(const QByteArray &name)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        return BrokenPacks::named(name).write(path());
    }
    QString path() const { return m_folder->filePath(QStringLiteral("broken.primer")); }
    QString data() const { return m_folder->filePath(QStringLiteral("data")); }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void saysWhatIsWrong_data() { addRows(); }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, name);
        QVERIFY(write(name));
        const BrokenPack &broken = BrokenPacks::named(name);
        const auto line = parseCommandLine({QStringLiteral("--check"), QStringLiteral("--no-bundled"),
            QStringLiteral("--data-dir"), data(), QStringLiteral("--pack"), path()});
        QVERIFY(line);
        QString said;
        QString complained;
        QTextStream out(&said);
        QTextStream err(&complained);
        const auto code = runCommand(*line, m_folder->path(), out, err);
        QCOMPARE(code, std::optional(broken.fault == Fault::Harmless ? 0 : 1));
        if (broken.fault == Fault::Harmless) {
            QCOMPARE(complained, QString());
            QVERIFY(said.startsWith(path()));
            return;
        }
        QCOMPARE(complained.count(u'\n'), 1);
        QVERIFY2(
            complained.startsWith(QString(u"patient-primer: " + path() + u": ")), qPrintable(complained));
        QVERIFY2(complained.contains(broken.sentence), qPrintable(complained));
    }

    void opensNoOtherFileAndNoSocket_data() { addRows(); }
    void opensNoOtherFileAndNoSocket()
    {
        const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
        if (strace.isEmpty())
            QSKIP("strace is not installed");
        QFETCH(QByteArray, name);
        if (name == "pipe" || BrokenPacks::named(name).fault == Fault::Refused)
            QSKIP("nothing of it is shown");
        QVERIFY(write(name));
        const QString trace = m_folder->filePath(QStringLiteral("trace"));
        const QString pdf = m_folder->filePath(QStringLiteral("out.pdf"));
        const QStringList shown{QStringLiteral("--show"), QStringLiteral("broken/text")};
        const QStringList printed{
            QStringLiteral("--print"), QStringLiteral("broken/text"), QStringLiteral("--output"), pdf};
        for (const QStringList &command : {shown, printed, QStringList{QStringLiteral("--check")}}) {
            QProcess process;
            process.setStandardOutputFile(QProcess::nullDevice());
            process.setStandardErrorFile(QProcess::nullDevice());
            process.setProcessEnvironment(tracedEnvironment());
            process.start(strace,
                QStringList{QStringLiteral("-f"), QStringLiteral("-s"), QStringLiteral("4096"),
                    QStringLiteral("-e"), QStringLiteral("trace=%file,socket,connect"), QStringLiteral("-o"),
                    trace, QStringLiteral(PRIMER_BINARY_DIR "/bin/patient-primer")}
                    + command
                    + QStringList{QStringLiteral("--no-bundled"), QStringLiteral("--data-dir"), data(),
                        QStringLiteral("--pack"), path()});
            QVERIFY(process.waitForFinished(120'000));
            if (process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1)
                QSKIP("strace may not trace here");
            QFile file(trace);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray calls = file.readAll();
            QVERIFY(calls.contains("broken.primer"));
            QVERIFY(!calls.contains(kCanary));
            QVERIFY(!calls.contains("AF_INET"));
        }
    }
};

PRIMER_TEST(BrokenPacksCheckTest)
#include "BrokenPacksCheckTest.moc"
