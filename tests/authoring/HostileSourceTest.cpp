// SPDX-License-Identifier: GPL-3.0-or-later
#include "SourceFolder.h"
#include "TestRegistry.h"

#include <QtTest>

#include <sys/stat.h>

using namespace primer;
using primer::tests::SourceFolder;

class HostileSourceTest : public QObject
{
    Q_OBJECT

    static QByteArray section(const QByteArray &text)
    {
        return SourceFolder::topic("## A\nx [^fda]\n\n" + text + "\n");
    }

    static QString firstMistake(const char *file, const QByteArray &bytes)
    {
        const SourceFolder folder;
        folder.write(file, bytes);
        return folder.mistakes().value(0);
    }

private Q_SLOTS:
    void refusesDeepNesting_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("quotations") << QByteArray(20'000, '>') + " x";
        QByteArray lists;
        for (int depth = 0; depth < 300; ++depth)
            lists += QByteArray(depth * 2, ' ') + "- x\n";
        QTest::newRow("lists") << lists;
        QByteArray opening;
        QByteArray closing;
        for (int depth = 0; depth < 40; ++depth) {
            opening += depth % 2 == 0 ? "*a " : "_a ";
            closing.prepend(depth % 2 == 0 ? " a*" : " a_");
        }
        QTest::newRow("marks") << QByteArray(opening + closing);
        QTest::newRow("brackets") << QByteArray(50'000, '[');
        QTest::newRow("images") << QByteArray("![[]()").repeated(5'000);
    }
    void refusesDeepNesting()
    {
        QFETCH(QByteArray, text);
        const SourceFolder folder;
        folder.write("clonazepam.md", section(text));
        for (const QString &mistake : folder.mistakes())
            QVERIFY(mistake.startsWith(QStringLiteral("clonazepam.md:")));
        if (!text.startsWith('['))
            QVERIFY(!folder.mistakes().isEmpty());
    }

    void bearsALongWordAndRefusesOneOfAMegabyte()
    {
        QCOMPARE(firstMistake("clonazepam.md", section(QByteArray(200 * 1024, 'x'))), QString());
        const QString mistake = firstMistake("clonazepam.md", section(QByteArray(1024 * 1024, 'x')));
        QVERIFY2(mistake.contains(QStringLiteral("too much text")), qPrintable(mistake));
    }

    void refusesWhatIsTooLarge()
    {
        QCOMPARE(firstMistake("clonazepam.md", section(QByteArray(2 * 1024 * 1024, 'x'))),
            QStringLiteral("clonazepam.md:1: The file is larger than 2 MB. Cut it into several topics."));
    }

    void refusesControlCharacters()
    {
        QCOMPARE(firstMistake("clonazepam.md", section(QByteArray("a\0b", 3))),
            QStringLiteral("clonazepam.md:15: This line holds a control character. Remove it."));
        QCOMPARE(firstMistake("pack.yaml", QByteArray("id: a\x1b[31m")),
            QStringLiteral("pack.yaml:1: This line holds a control character. Remove it."));
    }

    void refusesWhatIsNotUtf8()
    {
        QCOMPARE(firstMistake("clonazepam.md", section("caf\xe9")),
            QStringLiteral("clonazepam.md:15: This line is not UTF-8 text. Save the file as UTF-8."));
        QByteArray noise;
        for (int i = 0; i < 4096; ++i)
            noise += static_cast<char>((i * 197 + i / 7) & 0xff);
        QVERIFY(firstMistake("clonazepam.md", noise).startsWith(QStringLiteral("clonazepam.md:1: ")));
    }

    void refusesABombOfAliases()
    {
        QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " ["
                + QByteArray(before + ", ").repeated(9) + before + "]\n";
        }
        for (const char *file : {"pack.yaml", "glossary.yaml", "synonyms.yaml"}) {
            const QString mistake = firstMistake(file, bomb);
            QVERIFY2(
                mistake.contains(QStringLiteral("too deeply or holds too many values")), qPrintable(mistake));
        }
        QVERIFY(firstMistake("clonazepam.md", "---\n" + bomb + "---\n## A\n")
                    .contains(QStringLiteral("too many values")));
    }

    void refusesDeepYaml()
    {
        QVERIFY(!firstMistake("pack.yaml", "a: " + QByteArray(100'000, '[')).isEmpty());
        QVERIFY(firstMistake("glossary.yaml", QByteArray(100, '[') + QByteArray(100, ']'))
                    .contains(QStringLiteral("nested too deeply")));
    }

    void refusesADrawingThatGrows()
    {
        const SourceFolder folder;
        folder.write("bomb.svg",
            "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"><!ENTITY c \"&b;&b;\">]><svg>&c;</svg>");
        folder.write("clonazepam.md", section("![x](bomb.svg)"));
        QCOMPARE(folder.mistakes().join(u'\n'),
            QStringLiteral(
                "clonazepam.md:15: The picture \"bomb.svg\" cannot be used. The drawing has a document"
                " type, an entity or an instruction."));
    }

    void refusesLinksThatLeadOutOfTheFolder()
    {
        const QTemporaryDir outside;
        QFile secret(outside.filePath(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write(SourceFolder::topic());
        secret.close();
        QVERIFY(secret.copy(outside.filePath(QStringLiteral("secret.png"))));
        const SourceFolder folder;
        QVERIFY(QFile::link(secret.fileName(), folder.path("secret.md")));
        QVERIFY(QFile::link(secret.fileName(), folder.path("secret.png")));
        QVERIFY(QFile::link(secret.fileName(), folder.path("glossary.yaml")));
        QVERIFY(QFile::link(outside.path(), folder.path("below")));
        folder.write("clonazepam.md", section("![x](secret.png)\n\n![y](below/secret.png)"));
        QCOMPARE(folder.mistakes().join(u'\n'),
            QStringLiteral(
                "clonazepam.md:15: The file \"secret.png\" is a link that leads out of the source folder.\n"
                "clonazepam.md:17: The file \"below/secret.png\" is a link that leads out of the source "
                "folder.\n"
                "glossary.yaml:1: The file \"glossary.yaml\" is a link that leads out of the source folder.\n"
                "secret.md:1: The file \"secret.md\" is a link that leads out of the source folder."));
    }

    void doesNotWaitForAPipe()
    {
        const SourceFolder folder;
        QCOMPARE(::mkfifo(qPrintable(folder.path("pipe.md")), 0600), 0);
        QCOMPARE(folder.mistakes().join(u'\n'),
            QStringLiteral("pipe.md:1: The file \"pipe.md\" cannot be read. Check that you may read it."));
    }

    void tellsAboutALinkToNothing()
    {
        const SourceFolder folder;
        QVERIFY(QFile::link(folder.path("nothing"), folder.path("gone.md")));
        QCOMPARE(folder.mistakes().join(u'\n'), QStringLiteral("gone.md:1: There is no file \"gone.md\"."));
    }

    void tellsAboutAFolderInPlaceOfAFile()
    {
        const SourceFolder folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("glossary.yaml")));
        QCOMPARE(folder.mistakes().join(u'\n'),
            QStringLiteral(
                "glossary.yaml:1: The file \"glossary.yaml\" cannot be read. Check that you may read it."));
    }

    void tellsAboutAFileThatMayNotBeRead()
    {
        const SourceFolder folder;
        QFile::setPermissions(folder.path("clonazepam.md"), {});
        if (QFile(folder.path("clonazepam.md")).open(QIODevice::ReadOnly))
            QSKIP("this user may read every file");
        QCOMPARE(folder.mistakes().join(u'\n'),
            QStringLiteral(
                "clonazepam.md:1: The file \"clonazepam.md\" cannot be read. Check that you may read it."));
    }
};

PRIMER_TEST(HostileSourceTest)
#include "HostileSourceTest.moc"
