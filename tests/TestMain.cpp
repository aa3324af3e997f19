// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include <QApplication>
#include <QtTest>

namespace primer::tests {

std::vector<MakeTest> &registeredTests()
{
    static std::vector<MakeTest> tests;
    return tests;
}

} // namespace primer::tests

/// Runs every registered test class. With the name of one class as first argument only that one,
/// the other arguments going to Qt Test.
int main(int argc, char *argv[])
{
    QStandardPaths::setTestModeEnabled(true);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("patient-primer"));

    QStringList arguments = QApplication::arguments();
    const QString chosen = arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-'))
        ? arguments.takeAt(1)
        : QString();
    // A test that crashes or hangs ends at once: Qt's own handler may wait for a debugger without end.
    qputenv("QTEST_DISABLE_STACK_DUMP", "1");
    if (!arguments.contains(QStringLiteral("-nocrashhandler")))
        arguments.append(QStringLiteral("-nocrashhandler"));
    int failures = 0;
    int run = 0;
    for (const auto &make : primer::tests::registeredTests()) {
        const auto test = make();
        const QString name
            = QString::fromLatin1(test->metaObject()->className()).section(QStringLiteral("::"), -1);
        if (!chosen.isEmpty() && name != chosen)
            continue;
        ++run;
        failures += QTest::qExec(test.get(), arguments);
    }
    if (run == 0) {
        qCritical("no such test class: %s", qPrintable(chosen));
        return 2;
    }
    return failures == 0 ? 0 : 1;
}
