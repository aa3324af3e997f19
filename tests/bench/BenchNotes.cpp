// SPDX-License-Identifier: GPL-3.0-or-later
// What it takes until a note is on the disk, beside SQLite running the same statements on the same schema.
#include "Chance.h"
#include "Figures.h"
#include "notes/NoteSchema.h"
#include "notes/NoteStore.h"
#include "Wording.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <sqlite3.h>

namespace {

using namespace primer;
using namespace primer::bench;

constexpr double kTimesRaw = 1.2;
constexpr int kNoteBytes = 2000;
constexpr int kNotes = 20;

/// What the store last asked of SQLite, with the values in it. Filled by every connection opened in this
/// process while it is on.
struct Trace
{
    bool isOn = false;
    std::vector<QByteArray> statements;
};

Trace &trace()
{
    static Trace theOne;
    return theOne;
}

int noteStatement(unsigned /*kind*/, void * /*context*/, void *statement, void * /*text*/)
{
    if (trace().isOn) {
        char *sql = sqlite3_expanded_sql(static_cast<sqlite3_stmt *>(statement));
        trace().statements.emplace_back(sql);
        sqlite3_free(sql);
    }
    return 0;
}

int traceConnection(sqlite3 *database, const char ** /*problem*/, const void * /*api*/)
{
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, &noteStatement, nullptr);
}

/// SQLite with nothing of ours around it.
class Raw final
{
public:
    explicit Raw(const QString &path)
    {
        if (sqlite3_open(path.toUtf8().constData(), &m_database) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_database));
        for (const char *pragma : {"trusted_schema=OFF", "foreign_keys=ON", "temp_store=MEMORY",
                 "secure_delete=ON", "journal_mode=DELETE", "synchronous=EXTRA"})
            run(QByteArray("PRAGMA ") + pragma);
        for (const SchemaStep &step : noteSchemaSteps()) {
            for (const QString &sql : step.sql)
                run(sql.toUtf8());
        }
    }
    Q_DISABLE_COPY_MOVE(Raw)
    ~Raw() { sqlite3_close(m_database); }

    void run(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        int state = sqlite3_prepare_v2(
            m_database, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr);
        do {
            if (state == SQLITE_OK)
                state = SQLITE_ROW;
            if (state == SQLITE_ROW)
                state = sqlite3_step(statement);
        } while (state == SQLITE_ROW);
        sqlite3_finalize(statement);
        if (state != SQLITE_DONE)
            qFatal("%s", sqlite3_errmsg(m_database));
    }

private:
    sqlite3 *m_database = nullptr;
};

std::unique_ptr<NoteStore> opened(Result<std::unique_ptr<NoteStore>> store)
{
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    return std::move(*store);
}

QString textOf(Chance &chance, const Wording &wording)
{
    QString text;
    while (text.size() < kNoteBytes)
        text += wording.sentence(chance, QStringLiteral("Clonazepam")) + u' ';
    return text;
}

/// The same change three times: in our store, in one in memory that tells the statements, and by those alone.
class Match final
{
public:
    explicit Match(const QString &folder)
        : m_ours(opened(NoteStore::open(folder)))
        , m_model(opened(NoteStore::openInMemory()))
        , m_raw(folder + QStringLiteral("/raw.sqlite"))
    { }

    void save(const Note &note, bool oursFirst)
    {
        trace().statements.clear();
        trace().isOn = true;
        store(*m_model, note);
        trace().isOn = false;
        if (oursFirst)
            saveInOurs(note);
        saveInRaw();
        if (!oursFirst)
            saveInOurs(note);
    }

    std::vector<double> ours;
    std::vector<double> raw;

private:
    static void store(NoteStore &store, const Note &note)
    {
        const auto outcome = store.save(note, note.revision);
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().message));
    }

    void saveInOurs(const Note &note)
    {
        const double start = wall();
        store(*m_ours, note);
        ours.push_back(wall() - start);
    }

    void saveInRaw()
    {
        const double start = wall();
        for (const QByteArray &sql : trace().statements)
            m_raw.run(sql);
        raw.push_back(wall() - start);
    }

    std::unique_ptr<NoteStore> m_ours;
    std::unique_ptr<NoteStore> m_model;
    Raw m_raw;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption repeats(
        QStringLiteral("repeats"), {}, QStringLiteral("N"), QStringLiteral("400"));
    const QCommandLineOption place(
        QStringLiteral("folder"), {}, QStringLiteral("FOLDER"), QStringLiteral("."));
    parser.addOptions({repeats, place});
    parser.process(application);

    sqlite3_auto_extension(reinterpret_cast<void (*)()>(&traceConnection));
    const QTemporaryDir folder(parser.value(place) + QStringLiteral("/bench-notes-XXXXXX"));
    Match match(folder.path());
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&traceConnection));
    const Wording wording;
    Chance chance(1);
    std::vector<qint64> revisions(kNotes, 0);
    for (int i = 0; i < parser.value(repeats).toInt(); ++i) {
        const int which = i % kNotes;
        Note note;
        note.id = QStringLiteral("00000000-0000-4000-8000-%1").arg(which, 12, 10, QLatin1Char('0'));
        note.about
            = {QStringLiteral("library"), QStringLiteral("clonazepam"), QStringLiteral("side-effects")};
        note.text = textOf(chance, wording);
        note.created = noteTime();
        note.revision = revisions[static_cast<size_t>(which)]++;
        match.save(note, i % 2 == 0);
    }

    std::vector<double> ratios;
    for (size_t i = 0; i < match.ours.size(); ++i)
        ratios.push_back(match.ours[i] / match.raw[i]);
    const Summary ours = summaryOf(match.ours);
    const Summary raw = summaryOf(match.raw);
    Figures figures(QStringLiteral("notes"));
    figures.add({QStringLiteral("note made durable / raw SQLite, median of the pairs"),
        summaryOf(ratios).median, QStringLiteral("times"), kTimesRaw,
        QStringLiteral("raw SQLite %1 ms, ours %2 ms")
            .arg(raw.median, 0, 'f', 2)
            .arg(ours.median, 0, 'f', 2)});
    figures.add(QStringLiteral("ours"), jsonOf(ours));
    figures.add(QStringLiteral("raw"), jsonOf(raw));
    figures.print();
    return 0;
}
