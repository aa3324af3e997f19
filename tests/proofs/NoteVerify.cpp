// SPDX-License-Identifier: GPL-3.0-or-later
// note-verify: judges whether acknowledged notes are there. It reads the file by itself, not through
// NoteStore, which would make, mend or put aside what it finds. All that may be written is SQLite's own
// recovery of a transaction that a crash cut short.
#include "base/Statement.h"
#include "notes/NoteRow.h"
#include "notes/NoteSchema.h"
#include "notes/NoteStore.h"
#include "WrittenText.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <cstdio>

using namespace primer;
using primer::tests::Token;

namespace {

constexpr int kNotAllOk = 1;
constexpr int kWrongUsage = 2;

void complain(const QString &sentence)
{
    std::fprintf(stderr, "note-verify: %s\n", qPrintable(sentence));
}

Result<QString> readValue(const Connection &connection, const QString &sql)
{
    Statement read(connection, sql);
    if (const auto done = read.run(); !done)
        return failure(done);
    const auto row = read.next();
    if (!row)
        return failure(row);
    return *row ? read.text(0) : QString();
}

class Judge final
{
public:
    explicit Judge(const QString &folder)
        : m_path(NoteStore::pathIn(folder))
    {
        if (!QFileInfo::exists(m_path)) {
            m_place = Place::Missing;
            m_reason = u"There is no file " + m_path + u'.';
        } else if (const QString fault = open(); !fault.isEmpty()) {
            m_place = QFileInfo(m_path).size() == 0 ? Place::Empty : Place::Damaged;
            m_reason = m_path + u": " + fault;
        }
    }
    Q_DISABLE_COPY_MOVE(Judge)

    /// Why no note can be read; empty if they can.
    const QString &reason() const { return m_reason; }
    bool isDamaged() const { return m_place == Place::Damaged; }

    /// "OK", "LOST" or "CORRUPT".
    const char *verdict(const Token &token)
    {
        if (m_place != Place::Sound)
            return m_place == Place::Missing ? "LOST" : "CORRUPT";
        const auto found = find(token.id);
        if (!found) {
            complain(token.toString() + u": " + found.error().detail);
            return "CORRUPT";
        }
        if (!*found)
            return "LOST";
        if (const QString fault = tests::faultIn(**found); !fault.isEmpty()) {
            complain(token.toString() + u": " + fault);
            return "CORRUPT";
        }
        const auto fault = faultInVersions(**found);
        if (!fault || !fault->isEmpty()) {
            complain(token.toString() + u": " + (fault ? *fault : fault.error().detail));
            return "CORRUPT";
        }
        return (*found)->revision >= token.revision ? "OK" : "LOST";
    }

private:
    enum class Place { Sound, Missing, Empty, Damaged };

    /// Why the file cannot be trusted; empty if it can.
    QString open()
    {
        const QString url = QString::fromLatin1(QUrl::fromLocalFile(m_path).toEncoded(QUrl::FullyEncoded))
            + QStringLiteral("?mode=rw");
        auto connection
            = Connection::open(url, QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=30000"));
        if (!connection)
            return connection.error().detail;
        m_connection = std::move(*connection);
        for (const char *pragma : {"query_only=ON", "trusted_schema=OFF", "cell_size_check=ON"}) {
            if (const auto done = m_connection->execute(u"PRAGMA " + QString::fromLatin1(pragma)); !done)
                return done.error().detail;
        }
        const auto sound = readValue(*m_connection, QStringLiteral("PRAGMA integrity_check(1)"));
        if (!sound)
            return sound.error().detail;
        if (*sound != u"ok")
            return *sound;
        const auto application = readValue(*m_connection, QStringLiteral("PRAGMA application_id"));
        if (!application || application->toInt() != kNotesApplicationId)
            return QStringLiteral("the file does not hold notes of Patient Primer");
        // SQLite reads a last page that is cut short as if zeros followed.
        const auto size = readValue(*m_connection,
            QStringLiteral("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"));
        if (!size || size->toLongLong() != QFileInfo(m_path).size())
            return QStringLiteral("the file is not as long as it says");
        return {};
    }

    Result<std::optional<Note>> find(const QString &id) const
    {
        Statement row(*m_connection, u"SELECT " + kNoteColumns + u" FROM note WHERE id = ?");
        if (const auto done = row.bind(id).run(); !done)
            return failure(done);
        const auto isThere = row.next();
        if (!isThere)
            return failure(isThere);
        if (!*isThere)
            return std::nullopt;
        return noteFrom(row);
    }

    /// Why an earlier text of the note is not as it was written.
    Result<QString> faultInVersions(Note note) const
    {
        Statement rows(*m_connection,
            QStringLiteral("SELECT revision, text FROM version"
                           " WHERE note = (SELECT number FROM note WHERE id = ?)"));
        if (const auto done = rows.bind(note.id).run(); !done)
            return failure(done);
        while (true) {
            const auto row = rows.next();
            if (!row)
                return failure(row);
            if (!*row)
                return QString();
            note.revision = rows.number(0);
            note.text = rows.text(1);
            if (const QString fault = tests::faultIn(note); !fault.isEmpty())
                return QString(u"an earlier text: " + fault);
        }
    }

    QString m_path;
    Place m_place = Place::Sound;
    QString m_reason;
    std::unique_ptr<Connection> m_connection;
};

int judgeAll(const QString &folder)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        complain(QStringLiteral("The standard input cannot be read."));
        return kWrongUsage;
    }
    Judge judge(folder);
    if (!judge.reason().isEmpty())
        complain(judge.reason());
    bool isAllOk = !judge.isDamaged();
    for (int number = 1; !input.atEnd(); ++number) {
        const QString line = QString::fromUtf8(input.readLine()).trimmed();
        if (line.isEmpty())
            continue;
        const auto token = Token::parse(line);
        if (!token)
            complain(QStringLiteral("Line %1 is no token: it must be <id>@<revision>.").arg(number));
        const char *verdict = token ? judge.verdict(*token) : "LOST";
        isAllOk = isAllOk && qstrcmp(verdict, "OK") == 0;
        std::printf("%s %s\n", verdict, qUtf8Printable(token ? token->toString() : line));
    }
    return std::fflush(stdout) == 0 && isAllOk ? 0 : kNotAllOk;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Reads tokens as note-writer acknowledges them from the standard input, one a line, and prints\n"
        "\"OK|LOST|CORRUPT <id>@<revision>\" for each: OK if the note is in the folder DIR, whole, at that\n"
        "revision or a later one. The exit code is 0 if all are OK."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("DIR"), QStringLiteral("folder of the notes"));
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 1) {
        complain(QStringLiteral("Call it with one folder."));
        return kWrongUsage;
    }
    return judgeAll(arguments.constFirst());
}
