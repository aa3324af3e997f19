// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/RunCommand.h"
#include "notes/NoteStore.h"
#include "TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace primer;

class RunCommandTest : public QObject
{
    Q_OBJECT

    struct Outcome
    {
        int code = -1;
        QString out;
        QString err;
    };

    static QString fixture() { return QStringLiteral(PRIMER_BINARY_DIR "/tests/fixtures.primer"); }

    /// Runs with the fixture as the only pack.
    Outcome run(const QStringList &arguments, const QStringList &packs = {fixture()}) const
    {
        QStringList all = arguments;
        all << QStringLiteral("--data-dir") << m_folder->filePath(QStringLiteral("data"))
            << QStringLiteral("--no-bundled");
        for (const QString &pack : packs)
            all << QStringLiteral("--pack") << pack;
        const auto line = parseCommandLine(all);
        Outcome outcome;
        QTextStream out(&outcome.out);
        QTextStream err(&outcome.err);
        if (line)
            outcome.code = runCommand(*line, m_folder->path(), out, err).value_or(-1);
        else
            outcome.code = refuseCommandLine(line.error(), err);
        return outcome;
    }

    Outcome run(const char *arguments) const
    {
        return run(QString::fromUtf8(arguments).split(u' ', Qt::SkipEmptyParts));
    }

    static QJsonDocument json(const Outcome &outcome)
    {
        return QJsonDocument::fromJson(outcome.out.toUtf8());
    }

    static QStringList keys(const QJsonObject &object)
    {
        QStringList keys = object.keys();
        keys.sort();
        return keys;
    }

    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QJsonArray notesIn(const QString &path)
    {
        const QJsonObject file = QJsonDocument::fromJson(bytesOf(path)).object();
        return file.value(QStringLiteral("first")).toObject().value(QStringLiteral("items")).toArray();
    }

    bool hasNotes() const { return QFile::exists(NoteStore::pathIn(path("data"))); }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theWindowIsNoCommand()
    {
        QTextStream unused(stderr);
        QVERIFY(!runCommand(CommandLine(), m_folder->path(), unused, unused));
    }

    void versionAndHelpNeedNothing()
    {
        QCOMPARE(run("--version").out, QStringLiteral("patient-primer " PRIMER_VERSION "\n"));
        const Outcome help = run("--help");
        QCOMPARE(help.code, 0);
        for (const char *word :
            {"--list", "--show", "--search", "--print", "--note", "--export-notes", "--import-notes",
                "--check", "--data-dir", "--pack", "--no-bundled", "--large-print", "--with-notes"})
            QVERIFY2(help.out.contains(QString::fromUtf8(word)), word);
    }

    void wrongUsageIsOneLineAndTwo()
    {
        const Outcome outcome = run("--lsit");
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, QString());
        QCOMPARE(outcome.err,
            QStringLiteral("patient-primer: There is no option --lsit. See: patient-primer --help\n"));
    }

    void anUnknownTopicLeadsToTheList()
    {
        const Outcome outcome = run("--show aspirin");
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.out, QString());
        QCOMPARE(outcome.err,
            QStringLiteral("patient-primer: There is no topic \"aspirin\". See: patient-primer --list\n"));
    }

    void listsTopicsAndSections()
    {
        const Outcome outcome = run("--list");
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.startsWith(QStringLiteral("Get help now\n  taking-too-much  Taking too much\n")));
        QVERIFY(outcome.out.contains(QStringLiteral("  clonazepam  Clonazepam (Klonopin)\n")));
        QVERIFY(outcome.out.contains(QStringLiteral("    clonazepam/side-effects  Side effects\n")));
    }

    void listsAsJson()
    {
        const Outcome outcome = run("--list --json");
        QCOMPARE(outcome.code, 0);
        const QJsonArray topics = json(outcome).array();
        QCOMPARE(topics.size(), 3);
        const QJsonObject topic = topics.at(1).toObject();
        QCOMPARE(keys(topic).join(u' '), QStringLiteral("group kind pack sections title topic"));
        QCOMPARE(topic.value(QStringLiteral("pack")).toString(), QStringLiteral("fixture"));
        QCOMPARE(topic.value(QStringLiteral("topic")).toString(), QStringLiteral("clonazepam"));
        QCOMPARE(topic.value(QStringLiteral("title")).toString(), QStringLiteral("Clonazepam"));
        QCOMPARE(topic.value(QStringLiteral("kind")).toString(), QStringLiteral("medicine"));
        QCOMPARE(topic.value(QStringLiteral("group")).toString(), QStringLiteral("Medicines"));
        const QJsonObject section = topic.value(QStringLiteral("sections")).toArray().at(2).toObject();
        QCOMPARE(keys(section).join(u' '), QStringLiteral("section title"));
        QCOMPARE(section.value(QStringLiteral("section")).toString(), QStringLiteral("side-effects"));
    }

    void anEmptyShelfListsNothing()
    {
        const Outcome outcome = run({QStringLiteral("--list"), QStringLiteral("--json")}, {});
        QCOMPARE(outcome.code, 0);
        QVERIFY(json(outcome).isArray());
        QCOMPARE(run({QStringLiteral("--show"), QStringLiteral("clonazepam")}, {}).code, 1);
    }

    void showsASectionWithItsSourcesAndReview()
    {
        const Outcome outcome = run("--show fixture:clonazepam/side-effects");
        QCOMPARE(outcome.code, 0);
        const char *const source
            = "[1] Clonazepam tablets: prescribing information. U.S. Food and Drug Administration, 2026. "
              "https://www.fda.gov/drugs\n";
        for (const char *text : {"Clonazepam (Klonopin)\n", "Side effects\n", "37 in 100",
                 "! Get help now: ", source, "[2] Panic attacks. NHS inform.\n",
                 "Reviewed 2026-11-22. Next review 2027-11-22.", "Not yet reviewed by a clinician.\n"})
            QVERIFY2(outcome.out.contains(QString::fromUtf8(text)), text);
        QVERIFY(!outcome.out.contains(QStringLiteral("What it is")));
    }

    void showsAWholeTopicAndFollowsMoves()
    {
        const Outcome whole = run("--show clonazepam");
        for (const char *text : {"At a glance\n", "What it is\n", "Side effects\n", "Stopping safely\n"})
            QVERIFY2(whole.out.contains(QString::fromUtf8(text)), text);
        QVERIFY(run("--show clonazepam/coming-off").out.contains(QStringLiteral("Stopping safely")));
        QVERIFY(run("--show benzodiazepines").out.contains(QStringLiteral("Reviewed by Dr. Example.")));
    }

    void whatIsNotThereIsOneLineAndOne_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *arguments : {"--show nothing", "--show clonazepam/nothing",
                 "--show other:clonazepam", "--note nothing --text x", "--note clonazepam/nothing --text x"})
            QTest::newRow(arguments) << QString::fromUtf8(arguments);
    }
    void whatIsNotThereIsOneLineAndOne()
    {
        QFETCH(QString, arguments);
        const Outcome outcome = run(arguments.split(u' '));
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.out, QString());
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QVERIFY(outcome.err.startsWith(QStringLiteral("patient-primer: ")));
        QVERIFY(!hasNotes());
    }

    void findsTopicsAsJson()
    {
        const Outcome outcome = run("--search klonopin --json");
        QCOMPARE(outcome.code, 0);
        const QJsonObject answer = json(outcome).object();
        QCOMPARE(keys(answer).join(u' '), QStringLiteral("corrected hits query"));
        QCOMPARE(answer.value(QStringLiteral("query")).toString(), QStringLiteral("klonopin"));
        QVERIFY(answer.value(QStringLiteral("corrected")).isNull());
        const QJsonObject hit = answer.value(QStringLiteral("hits")).toArray().at(0).toObject();
        QCOMPARE(keys(hit).join(u' '), QStringLiteral("kind note pack section snippet title topic"));
        QCOMPARE(hit.value(QStringLiteral("kind")).toString(), QStringLiteral("topic"));
        QCOMPARE(hit.value(QStringLiteral("topic")).toString(), QStringLiteral("clonazepam"));
        QVERIFY(hit.value(QStringLiteral("section")).isNull());
        QVERIFY(hit.value(QStringLiteral("note")).isNull());
        QVERIFY(!hasNotes());
    }

    void mendsTheSpelling()
    {
        const QJsonObject answer = json(run("--search clonazepan --json")).object();
        QCOMPARE(answer.value(QStringLiteral("query")).toString(), QStringLiteral("clonazepan"));
        QCOMPARE(answer.value(QStringLiteral("corrected")).toString(), QStringLiteral("clonazepam"));
        QVERIFY(run("--search clonazepan")
                    .out.startsWith(QStringLiteral("Showing what was found for: clonazepam")));
    }

    void findsNotesAndKeepsToTheLimit()
    {
        const QString id = run({QStringLiteral("--note"), QStringLiteral("clonazepam/side-effects"),
                                   QStringLiteral("--text"), QStringLiteral("wobbly after lunch")})
                               .out.trimmed();
        const QJsonArray hits
            = json(run("--search wobbly --json")).object().value(QStringLiteral("hits")).toArray();
        QCOMPARE(hits.size(), 1);
        QCOMPARE(hits.at(0).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("note"));
        QCOMPARE(hits.at(0).toObject().value(QStringLiteral("note")).toString(), id);
        QCOMPARE(hits.at(0).toObject().value(QStringLiteral("section")).toString(),
            QStringLiteral("side-effects"));
        const QJsonObject few = json(run("--search seizures --limit 1 --json")).object();
        QCOMPARE(few.value(QStringLiteral("hits")).toArray().size(), 1);
    }

    void findingNothingIsNoFailure()
    {
        const Outcome outcome = run("--search zzzzqqqq --json");
        QCOMPARE(outcome.code, 0);
        QVERIFY(json(outcome).object().value(QStringLiteral("hits")).toArray().isEmpty());
        QCOMPARE(run("--search zzzzqqqq").out, QStringLiteral("Nothing was found.\n"));
        QCOMPARE(run({QStringLiteral("--search"), QStringLiteral("\"'*(A&E what's covid-19")}).code, 0);
    }

    void addsANoteAndPrintsItsId()
    {
        const QString text = QStringLiteral("I felt \u201cdizzy\u201d.\n- twice\n");
        const Outcome outcome = run({QStringLiteral("--note"), QStringLiteral("clonazepam/coming-off"),
            QStringLiteral("--text"), text});
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        const auto store = NoteStore::open(path("data"));
        QVERIFY(store);
        const auto note = (*store)->note(outcome.out.trimmed());
        QVERIFY(note);
        QCOMPARE(note->text, text);
        QCOMPARE(note->about,
            (SectionRef{
                QStringLiteral("fixture"), QStringLiteral("clonazepam"), QStringLiteral("stopping-safely")}));
        QCOMPARE(note->topicTitle, QStringLiteral("Clonazepam"));
        QCOMPARE(note->sectionTitle, QStringLiteral("Stopping safely"));
    }

    void exportsEveryNote()
    {
        QVERIFY(run("--note clonazepam --text one").code == 0);
        const Outcome outcome = run({QStringLiteral("--export-notes"), path("notes.json")});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(notesIn(path("notes.json")).size(), 1);
    }

    void exportsInEachFormat()
    {
        QVERIFY(run("--note clonazepam/side-effects --text wobbly").code == 0);
        const std::pair<const char *, const char *> formats[]
            = {{"notes.md", "# My notes"}, {"notes.html", "<!DOCTYPE html>"}, {"notes.pdf", "%PDF-"}};
        for (const auto &[name, begins] : formats) {
            const Outcome outcome = run({QStringLiteral("--export-notes"), path(name)});
            QCOMPARE(outcome.err, QString());
            QCOMPARE(outcome.code, 0);
            QVERIFY2(bytesOf(path(name)).startsWith(begins), name);
        }
        QVERIFY(bytesOf(path("notes.md")).contains("\nwobbly\n"));
        const Outcome outcome = run({QStringLiteral("--export-notes"), path("notes.txt")});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void exportingWithoutNotesGivesAnEmptyList()
    {
        QCOMPARE(run({QStringLiteral("--export-notes"), path("none.json")}).code, 0);
        QVERIFY(bytesOf(path("none.json")).contains("\"total\": 0"));
        QVERIFY(!hasNotes());
        const Outcome outcome = run({QStringLiteral("--export-notes"), path("missing/none.json")});
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void importsWhatWasExported()
    {
        QVERIFY(run("--note clonazepam/side-effects --text wobbly").code == 0);
        QVERIFY(run("--note clonazepam --text one").code == 0);
        const QString file = path("notes.json");
        QCOMPARE(run({QStringLiteral("--export-notes"), file}).code, 0);
        QVERIFY(QDir(path("data")).removeRecursively());
        const Outcome first = run({QStringLiteral("--import-notes"), file});
        QCOMPARE(first.err, QString());
        QCOMPARE(first.out, QStringLiteral("2 added, 0 brought up to date, 0 kept twice, 0 unchanged.\n"));
        QCOMPARE(run({QStringLiteral("--export-notes"), path("again.json")}).code, 0);
        QCOMPARE(bytesOf(path("again.json")), bytesOf(file));
        const Outcome second = run({QStringLiteral("--import-notes"), file});
        QCOMPARE(second.out, QStringLiteral("0 added, 0 brought up to date, 0 kept twice, 2 unchanged.\n"));
        QVERIFY(run("--note clonazepam --text three").code == 0);
        QCOMPARE(run({QStringLiteral("--export-notes"), file}).code, 0);
        const auto store = NoteStore::open(path("data"));
        Note note = (*store)->everything()->front();
        note.text = QStringLiteral("ours");
        QVERIFY((*store)->save(note, note.revision));
        QByteArray theirs = bytesOf(file);
        theirs.replace("\"wobbly\"", "\"theirs\"");
        QFile changed(file);
        QVERIFY(changed.open(QIODevice::WriteOnly) && changed.write(theirs) == theirs.size());
        changed.close();
        const Outcome third = run({QStringLiteral("--import-notes"), file});
        QVERIFY2(third.out.startsWith(u"0 added, 0 brought up to date, 1 kept twice, 2 unchanged.\n"),
            qPrintable(third.out + third.err));
        QVERIFY(third.out.contains(QStringLiteral("kept twice: ")));
        QVERIFY(third.out.contains(path("data") + QStringLiteral("/backups/notes-")));
    }

    void importingWhatIsNoFileOfNotesChangesNothing()
    {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("[]"), QByteArray("{\"format\": ")}) {
            QFile file(path("bad.json"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            file.close();
            const Outcome outcome = run({QStringLiteral("--import-notes"), path("bad.json")});
            QCOMPARE(outcome.code, 1);
            QCOMPARE(outcome.out, QString());
            QCOMPARE(outcome.err.count(u'\n'), 1);
            QVERIFY(outcome.err.contains(path("bad.json")));
        }
        QCOMPARE(run({QStringLiteral("--import-notes"), path("gone.json")}).code, 1);
        QVERIFY(!hasNotes());
    }

    void printsTopicsAndNotes()
    {
        const Outcome plain = run({QStringLiteral("--print"), QStringLiteral("clonazepam/side-effects"),
            QStringLiteral("taking-too-much"), QStringLiteral("--output"), path("plain.pdf")});
        QCOMPARE(plain.err, QString());
        QCOMPARE(plain.code, 0);
        QVERIFY(bytesOf(path("plain.pdf")).startsWith("%PDF-"));
        QVERIFY(run("--note clonazepam/side-effects --text wobbly").code == 0);
        const Outcome large = run({QStringLiteral("--print"), QStringLiteral("clonazepam/side-effects"),
            QStringLiteral("taking-too-much"), QStringLiteral("--output"), path("large.pdf"),
            QStringLiteral("--large-print"), QStringLiteral("--with-notes")});
        QCOMPARE(large.code, 0);
        QVERIFY(bytesOf(path("large.pdf")) != bytesOf(path("plain.pdf")));
    }

    void aPrintThatFailsLeavesNoFile()
    {
        const Outcome missing = run({QStringLiteral("--print"), QStringLiteral("clonazepam"),
            QStringLiteral("nothing"), QStringLiteral("--output"), path("x.pdf")});
        QCOMPARE(missing.code, 1);
        QCOMPARE(missing.err.count(u'\n'), 1);
        QVERIFY(!QFile::exists(path("x.pdf")));
        const Outcome nowhere = run({QStringLiteral("--print"), QStringLiteral("clonazepam"),
            QStringLiteral("--output"), path("missing/x.pdf")});
        QCOMPARE(nowhere.code, 1);
        QCOMPARE(nowhere.err.count(u'\n'), 1);
    }

    void checkTellsWhatIsSound()
    {
        const Outcome outcome = run("--check");
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out.count(u'\n'), 2);
        QVERIFY(outcome.out.startsWith(
            QString(fixture() + QStringLiteral(": Sound (topics: 3, sections: 7).\n"))));
        QVERIFY(!hasNotes());
        QVERIFY(run("--note clonazepam --text one").code == 0);
        QVERIFY(run("--check").out.endsWith(QStringLiteral("Sound (notes: 1).\n")));
    }

    void checkFindsDamagedPacks_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("tables") << QByteArray("A calming medicine");
        QTest::newRow("database") << QByteArray("SQLite format 3");
        QTest::newRow("trailer") << QByteArray("PRIMERPK");
        QTest::newRow("indexes") << QByteArray("\x0f\x0dXapian Glass");
    }
    void checkFindsDamagedPacks()
    {
        QFETCH(QByteArray, before);
        QByteArray bytes = bytesOf(fixture());
        QVERIFY(bytes.contains(before));
        QFile file(path("bad.primer"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.replace(before, QByteArray(before.size(), 'x')));
        file.close();
        const Outcome outcome = run({QStringLiteral("--check")}, {path("bad.primer")});
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.startsWith(QString(u"patient-primer: " + path("bad.primer") + u": ")));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void checkFindsDamagedNotes()
    {
        QVERIFY(QDir().mkpath(path("data")));
        QFile file(NoteStore::pathIn(path("data")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const Outcome outcome = run("--check");
        QCOMPARE(outcome.code, 1);
        QVERIFY(outcome.err.contains(QStringLiteral("notes.sqlite")));
        QCOMPARE(run("--note clonazepam --text x").code, 1);
        QCOMPARE(bytesOf(file.fileName()), QByteArray(8192, 'x'));
    }

    void aPackAskedForThatCannotBeReadIsAFailure()
    {
        for (const char *command : {"--list", "--check"}) {
            const Outcome outcome
                = run({QString::fromUtf8(command)}, {QStringLiteral("/nowhere.primer"), fixture()});
            QCOMPARE(outcome.code, 1);
            QVERIFY(outcome.err.startsWith(QStringLiteral("patient-primer: /nowhere.primer: ")));
            QCOMPARE(outcome.err.count(u'\n'), 1);
        }
    }

    void aPackOfTheSameIdIsToldButNoFailure()
    {
        QVERIFY(QFile::copy(fixture(), path("copy.primer")));
        const Outcome outcome = run({QStringLiteral("--list")}, {fixture(), path("copy.primer")});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QVERIFY(outcome.out.contains(QStringLiteral("clonazepam")));
    }
};

PRIMER_TEST(RunCommandTest)
#include "RunCommandTest.moc"
