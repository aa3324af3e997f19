// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Exchange.h"
#include "notes/NotesJsonReader.h"
#include "notes/NoteStore.h"
#include "RandomNotes.h"
#include "TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using primer::ExportFormat;
using primer::Note;
using primer::NoteKind;
using primer::NoteRecord;
using primer::NoteStore;

namespace {

NoteRecord fullNote()
{
    const QDateTime moment(QDate(2026, 11, 22), QTime(14, 5, 6, 7), Qt::UTC);
    Note note;
    note.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
    note.kind = NoteKind::Question;
    note.about = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    note.topicTitle = QStringLiteral("Clonazepam");
    note.sectionTitle = QStringLiteral("Side effects");
    note.passage = primer::passageAt(QStringLiteral("You may feel sleepy at first."), 8, 19);
    note.text = QStringLiteral("May I \"drive\"?");
    note.answered = QDate(2026, 12, 3);
    note.created = note.modified = moment;
    note.revision = 7;
    return {note, {{0, 6, moment, QStringLiteral("May I?"), moment}}};
}

QByteArray exported(const NoteStore &store)
{
    return primer::exportedNotes(store.records().value(), ExportFormat::Json);
}

/// Files may grow no further than this while it lives, as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheFormatByTheName();
    void writesEachFormat();
    void writesAFileForTheOwnerAlone();
    void keepsTheOldFileWhenTheDiskIsFull();
    void saysThatItMayNotWriteThere();
    void anEmptyStoreThatTakesAFileGivesTheSameFile();
    void aFileOfManyNotesComesBackTheSame();
};

void ExchangeTest::knowsTheFormatByTheName()
{
    using primer::exportFormatOf;
    QCOMPARE(exportFormatOf(QStringLiteral("/a b/notes.json")), ExportFormat::Json);
    QCOMPARE(exportFormatOf(QStringLiteral("NOTES.MD")), ExportFormat::Markdown);
    QCOMPARE(exportFormatOf(QStringLiteral("notes.html")), ExportFormat::Html);
    QCOMPARE(exportFormatOf(QStringLiteral("notes.htm")), ExportFormat::Html);
    QCOMPARE(exportFormatOf(QStringLiteral("notes.json.pdf")), ExportFormat::Pdf);
    for (const char *name : {"notes", "", ".", "json", "notes.txt", "notes.json/", "notes.sqlite"})
        QVERIFY2(!exportFormatOf(QString::fromLatin1(name)), name);
}

void ExchangeTest::writesEachFormat()
{
    const std::vector<NoteRecord> records{fullNote()};
    QVERIFY(primer::exportedNotes(records, ExportFormat::Json).startsWith("{\n"));
    QVERIFY(primer::exportedNotes(records, ExportFormat::Markdown).startsWith("# My notes\n"));
    QVERIFY(primer::exportedNotes(records, ExportFormat::Html).startsWith("<!DOCTYPE html>\n"));
}

void ExchangeTest::writesAFileForTheOwnerAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("my notes.json"));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(primer::writeExport(path, "some words"));
        QCOMPARE(contents(path), QByteArray("some words"));
        QCOMPARE(QFile::permissions(path)
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
        QVERIFY(QFile::setPermissions(
            path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    }
}

void ExchangeTest::keepsTheOldFileWhenTheDiskIsFull()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("notes.json"));
    QVERIFY(primer::writeExport(path, "before"));
    for (const qsizetype length : {1'000, 100'000}) {
        const FileSizeLimit limit(512);
        const auto refused = primer::writeExport(path, QByteArray(length, 'x'));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(path));
    }
    QCOMPARE(contents(path), QByteArray("before"));
}

void ExchangeTest::saysThatItMayNotWriteThere()
{
    const QTemporaryDir folder;
    for (const QString &path : {folder.path(), folder.filePath(QStringLiteral("no/such/notes.json"))}) {
        const auto refused = primer::writeExport(path, "some words");
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(path));
    }
}

void ExchangeTest::anEmptyStoreThatTakesAFileGivesTheSameFile()
{
    const auto store = std::move(NoteStore::openInMemory().value());
    Note note;
    note.text = QStringLiteral("first");
    note.tags = {QStringLiteral("b"), QStringLiteral("A")};
    note = store->add(note).value();
    note.text = QStringLiteral("second");
    note = store->save(note, note.revision).value().saved;
    QVERIFY(store->moveToTrash(note.id));
    QVERIFY(store->add(fullNote().note));
    const QByteArray first = exported(*store);
    QVERIFY(first.contains("\"first\""));
    const auto other = std::move(NoteStore::openInMemory().value());
    const auto report = other->merge(primer::notesFromJson(first, QStringLiteral("file")).value());
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->added, 2);
    QCOMPARE(exported(*other), first);
    QCOMPARE(exported(*store), first); // whenever it is exported
}

void ExchangeTest::aFileOfManyNotesComesBackTheSame()
{
    for (const quint64 seed : {1U, 2U, 3U}) {
        const auto records = primer::tests::RandomNotes(seed).records(200);
        const auto store = std::move(NoteStore::openInMemory().value());
        QCOMPARE(store->merge(records).value().added, 200);
        const QByteArray first = exported(*store);
        const auto read = primer::notesFromJson(first, QStringLiteral("file"));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        const auto other = std::move(NoteStore::openInMemory().value());
        QCOMPARE(other->merge(*read).value().added, 200);
        QCOMPARE(exported(*other), first);
        QVERIFY(other->check());
        const auto again = other->merge(*read);
        QCOMPARE(again->unchanged, 200);
        QVERIFY(!again->hasChanges());
        QCOMPARE(exported(*other), first);
    }
}

PRIMER_TEST(ExchangeTest)
#include "ExchangeTest.moc"
