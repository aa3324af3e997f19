// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/About.h"
#include "TestRegistry.h"
#include "WindowUnderTest.h"

#include <QDialog>

using namespace primer;
using namespace primer::tests;

class AboutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesVersionPurposeAndLicence();
    void diagnosticsNameEachPack();
    void reportNamesThePackOfThePlaceOnly();
    void reportWithoutAPlaceNamesAllPacks();

private:
    static PackInfo pack(const QString &id)
    {
        PackInfo info;
        info.id = id;
        info.version = QStringLiteral("7");
        info.language = QStringLiteral("en");
        return info;
    }
};

void AboutTest::namesVersionPurposeAndLicence()
{
    QWidget parent;
    parent.show();
    showAbout(WindowUnderTest::look(), &parent);
    auto *about = parent.findChild<QDialog *>();
    QVERIFY(about != nullptr && about->isVisible());
    const char *version = "Version " PRIMER_VERSION;
    for (const char *words : {version, "It does not replace advice from your own clinician",
             "It never goes on the network", "GNU General Public License", "Creative Commons Attribution 4.0",
             "Qt (LGPL-3.0)", "Breeze by KDE"})
        QVERIFY2(WindowUnderTest::says(*about, QString::fromUtf8(words)), words);
    const QPointer<QDialog> gone = about;
    QTest::keyClick(about, Qt::Key_Return);
    QTRY_VERIFY(gone.isNull());
}

void AboutTest::diagnosticsNameEachPack()
{
    const QString text = diagnostics(
        WindowUnderTest::look(), {pack(QStringLiteral("bundled")), pack(QStringLiteral("clinic"))});
    QVERIFY(text.startsWith(QStringLiteral("Patient Primer " PRIMER_VERSION)));
    QVERIFY(text.contains(QStringLiteral("Pack bundled 7 (en")));
    QVERIFY(text.contains(QStringLiteral("Pack clinic 7 (en")));
    QVERIFY(text.contains(QStringLiteral("Qt 6.")));
}

void AboutTest::reportNamesThePackOfThePlaceOnly()
{
    Page page;
    page.topic.entry.title = QStringLiteral("Sleeping well");
    page.section.title = QStringLiteral("Daytime");
    page.section.ref = {QStringLiteral("clinic"), QStringLiteral("sleep"), QStringLiteral("daytime")};
    const QString text
        = mistakeReport(&page, {pack(QStringLiteral("bundled")), pack(QStringLiteral("clinic"))});
    QVERIFY(text.startsWith(QStringLiteral("A mistake in \"Sleeping well\", \"Daytime\"")));
    QVERIFY(text.contains(QStringLiteral("clinic:sleep/daytime")));
    QVERIFY(text.contains(QStringLiteral("clinic 7")));
    QVERIFY(!text.contains(QStringLiteral("bundled")));
}

void AboutTest::reportWithoutAPlaceNamesAllPacks()
{
    const QString text
        = mistakeReport(nullptr, {pack(QStringLiteral("bundled")), pack(QStringLiteral("clinic"))});
    QVERIFY(text.contains(QStringLiteral("bundled 7")));
    QVERIFY(text.contains(QStringLiteral("clinic 7")));
    QVERIFY(text.trimmed().endsWith(QStringLiteral("What is wrong:")));
}

PRIMER_TEST(AboutTest)
#include "AboutTest.moc"
