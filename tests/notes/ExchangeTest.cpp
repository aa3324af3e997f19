// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes/Exchange.h"
#include "TestRegistry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using primer::Note;
using primer::NoteKind;

namespace {

const QDateTime kMoment(QDate(2026, 11, 22), QTime(14, 5, 6, 7), Qt::UTC);

Note fullNote()
{
    Note note;
    note.id = QStringLiteral("11111111-2222-3333-4444-555555555555");
    note.kind = NoteKind::Question;
    note.about = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
    note.topicTitle = QStringLiteral("Clonazepam");
    note.sectionTitle = QStringLiteral("Side effects");
    note.text = QStringLiteral("May I \"drive\"?\n\\ 💊 שלום ") + QChar(u'\0') + QStringLiteral("</script>");
    note.answered = QDate(2026, 12, 3);
    note.created = kMoment;
    note.modified = kMoment.addDays(1);
    note.revision = 7;
    note.deleted = kMoment.addDays(2);
    return note;
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
    void writesEveryField();
    void writesNullWhereThereIsNothing();
    void writesNoNotesAsAnEmptyList();
    void writesAFileForTheOwnerAlone();
    void keepsTheOldFileWhenTheDiskIsFull();
    void saysThatItMayNotWriteThere();
};

void ExchangeTest::writesEveryField()
{
    const QJsonObject root = QJsonDocument::fromJson(primer::notesToJson({fullNote()}, kMoment)).object();
    QCOMPARE(root[u"format"].toString(), QStringLiteral("patient-primer-notes"));
    QCOMPARE(root[u"version"].toInt(), 1);
    QCOMPARE(root[u"exported"].toString(), QStringLiteral("2026-11-22T14:05:06.007Z"));
    QCOMPARE(root[u"notes"].toArray().size(), 1);
    const QJsonObject note = root[u"notes"].toArray().first().toObject();
    const QJsonObject expected{{QStringLiteral("id"), fullNote().id},
        {QStringLiteral("kind"), QStringLiteral("question")},
        {QStringLiteral("pack"), QStringLiteral("library")},
        {QStringLiteral("topic"), QStringLiteral("clonazepam")},
        {QStringLiteral("section"), QStringLiteral("side-effects")},
        {QStringLiteral("topicTitle"), QStringLiteral("Clonazepam")},
        {QStringLiteral("sectionTitle"), QStringLiteral("Side effects")},
        {QStringLiteral("text"), fullNote().text}, {QStringLiteral("answered"), QStringLiteral("2026-12-03")},
        {QStringLiteral("created"), QStringLiteral("2026-11-22T14:05:06.007Z")},
        {QStringLiteral("modified"), QStringLiteral("2026-11-23T14:05:06.007Z")},
        {QStringLiteral("revision"), 7},
        {QStringLiteral("deleted"), QStringLiteral("2026-11-24T14:05:06.007Z")}};
    QCOMPARE(note, expected);
}

void ExchangeTest::writesNullWhereThereIsNothing()
{
    Note plain;
    plain.id = primer::newNoteId();
    plain.created = plain.modified = kMoment;
    const QJsonObject note = QJsonDocument::fromJson(primer::notesToJson({plain}, kMoment))
                                 .object()[u"notes"]
                                 .toArray()
                                 .first()
                                 .toObject();
    QVERIFY(note[u"answered"].isNull());
    QVERIFY(note[u"deleted"].isNull());
    QCOMPARE(note[u"kind"].toString(), QStringLiteral("note"));
    for (const auto &name : {QStringLiteral("pack"), QStringLiteral("topic"), QStringLiteral("section"),
             QStringLiteral("text"), QStringLiteral("topicTitle")}) {
        QVERIFY(note[name].isString());
        QVERIFY(note[name].toString().isEmpty());
    }
}

void ExchangeTest::writesNoNotesAsAnEmptyList()
{
    const QJsonObject root = QJsonDocument::fromJson(primer::notesToJson({}, kMoment)).object();
    QVERIFY(root[u"notes"].isArray());
    QVERIFY(root[u"notes"].toArray().isEmpty());
}

void ExchangeTest::writesAFileForTheOwnerAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("my notes.json"));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(primer::exportNotes(path, {fullNote()}, kMoment));
        QCOMPARE(contents(path), primer::notesToJson({fullNote()}, kMoment));
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
    QVERIFY(primer::exportNotes(path, {}, kMoment));
    const QByteArray before = contents(path);
    Note longer = fullNote();
    for (const qsizetype length : {1'000, 100'000}) {
        longer.text = QString(length, QLatin1Char('x'));
        const FileSizeLimit limit(512);
        const auto refused = primer::exportNotes(path, {longer}, kMoment);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(path));
    }
    QCOMPARE(contents(path), before);
}

void ExchangeTest::saysThatItMayNotWriteThere()
{
    const QTemporaryDir folder;
    for (const QString &path : {folder.path(), folder.filePath(QStringLiteral("no/such/notes.json"))}) {
        const auto refused = primer::exportNotes(path, {fullNote()}, kMoment);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(path));
    }
}

PRIMER_TEST(ExchangeTest)
#include "ExchangeTest.moc"
