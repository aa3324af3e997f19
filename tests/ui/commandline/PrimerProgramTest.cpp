// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

/// The real program, where it was built: exit codes, and that no display is needed.
class PrimerProgramTest : public QObject
{
    Q_OBJECT

    static QString program() { return QStringLiteral(PRIMER_BINARY_DIR "/bin/patient-primer"); }

    int run(const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        process.setProcessEnvironment(environment);
        process.start(program(),
            QStringList(arguments) << QStringLiteral("--data-dir") << m_folder.path()
                                   << QStringLiteral("--no-bundled") << QStringLiteral("--pack")
                                   << QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"));
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        m_out = process.readAllStandardOutput();
        m_err = process.readAllStandardError();
        return process.exitCode();
    }

    QTemporaryDir m_folder;
    QByteArray m_out;
    QByteArray m_err;

private Q_SLOTS:
    void succeedsWithoutADisplay()
    {
        QCOMPARE(run({QStringLiteral("--version")}), 0);
        QCOMPARE(m_out, "patient-primer " PRIMER_VERSION "\n");
        QCOMPARE(run({QStringLiteral("--list")}), 0);
        QVERIFY(m_out.contains("clonazepam"));
        QCOMPARE(run({QStringLiteral("--show"), QStringLiteral("clonazepam/side-effects")}), 0);
        QVERIFY(m_out.contains("37 in 100"));
        QCOMPARE(run({QStringLiteral("--search"), QStringLiteral("klonopin")}), 0);
        QCOMPARE(run({QStringLiteral("--check")}), 0);
        const QString pdf = m_folder.filePath(QStringLiteral("x.pdf"));
        QCOMPARE(
            run({QStringLiteral("--print"), QStringLiteral("clonazepam"), QStringLiteral("--output"), pdf}),
            0);
        QVERIFY(QFileInfo(pdf).size() > 1000);
        QCOMPARE(m_err, "");
    }

    void tellsFailureFromWrongUsage()
    {
        QCOMPARE(run({QStringLiteral("--show"), QStringLiteral("nothing")}), 1);
        QCOMPARE(m_err.count('\n'), 1);
        QCOMPARE(run({QStringLiteral("--lsit")}), 2);
        QCOMPARE(m_err.count('\n'), 1);
        QCOMPARE(m_out, "");
    }
};

PRIMER_TEST(PrimerProgramTest)
#include "PrimerProgramTest.moc"
