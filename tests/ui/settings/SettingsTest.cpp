// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestRegistry.h"

#include "ui/settings/Settings.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace primer;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack();
    void aMissingFileGivesTheDefaults();
    void aDamagedFileGivesWhatIsSound();
    void wildNumbersAreBounded();
    void aHugeFileIsNotRead();
    void inMemoryNothingIsWritten();
    void theFileIsForItsOwnerAlone();
    void aFolderThatIsNotThereIsToldInWords();

private:
    static void write(const QString &path, const QByteArray &bytes);
};

void SettingsTest::write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void SettingsTest::everythingComesBack()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    Settings settings;
    settings.theme = QStringLiteral("high-contrast");
    settings.textSize = 250;
    settings.geometry = QByteArray("\x01\x00=\n\xff", 5);
    settings.leftWidth = 300;
    settings.notesWidth = 310;
    settings.leftOpen = false;
    settings.notesOpen = false;
    settings.lastPlace
        = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    settings.lastOffset = 1234;
    settings.lastTime = QStringLiteral("2026-11-22T10:11:12Z");
    settings.checkSpelling = false;
    settings.notesOrder = QStringLiteral("topic");
    settings.printWithNotes = false;
    settings.printPoints = 18;
    settings.printPaper = QStringLiteral("letter");
    QVERIFY(SettingsFile(path).save(settings).has_value());
    QCOMPARE(SettingsFile(path).load(), settings);
}

void SettingsTest::aMissingFileGivesTheDefaults()
{
    const QTemporaryDir folder;
    QCOMPARE(SettingsFile(folder.filePath(QStringLiteral("none"))).load(), Settings());
}

void SettingsTest::aDamagedFileGivesWhatIsSound()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    write(path,
        QByteArray("\x00\xff\xfe rubbish", 11)
            + "\n= "
              "=\ntheme\ntext-size=many\nleft-open=perhaps\nlast-place=../../etc/passwd\nprint-points=18\n");
    Settings expected;
    expected.printPoints = 18;
    QCOMPARE(SettingsFile(path).load(), expected);
}

void SettingsTest::wildNumbersAreBounded()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    write(path, "text-size=99999\nleft-width=-7\nnotes-width=2000000000\nlast-offset=-1\nprint-points=13\n");
    const Settings settings = SettingsFile(path).load();
    QCOMPARE(settings.textSize, 300);
    QCOMPARE(settings.leftWidth, 0);
    QVERIFY(settings.notesWidth <= 4000);
    QCOMPARE(settings.lastOffset, 0);
    QCOMPARE(settings.printPoints, 12);
}

void SettingsTest::aHugeFileIsNotRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    write(path, "text-size=200\n" + QByteArray(1024 * 1024, 'x'));
    QCOMPARE(SettingsFile(path).load(), Settings());
}

void SettingsTest::inMemoryNothingIsWritten()
{
    SettingsFile file{QString()};
    Settings settings;
    settings.textSize = 200;
    QVERIFY(file.save(settings).has_value());
    QCOMPARE(file.load().textSize, 200);
}

void SettingsTest::theFileIsForItsOwnerAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("settings.ini"));
    QVERIFY(SettingsFile(path).save({}).has_value());
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(path) & others, QFileDevice::Permissions());
}

void SettingsTest::aFolderThatIsNotThereIsToldInWords()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("none/settings.ini"));
    const auto saved = SettingsFile(path).save({});
    QVERIFY(!saved.has_value());
    QVERIFY(saved.error().message.contains(path));
}

PRIMER_TEST(SettingsTest)
#include "SettingsTest.moc"
