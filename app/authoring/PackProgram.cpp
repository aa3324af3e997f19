// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackProgram.h"

#include "authoring/IndexProbe.h"
#include "authoring/Lint.h"
#include "authoring/LintPrinter.h"
#include "authoring/MarkdownSource.h"
#include "authoring/PackWriter.h"
#include "library/Pack.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PackProgram", text);
}

enum ExitCode { kSuccess = 0, kFailure = 1, kWrongUsage = 2 };

QString usage()
{
    return tr("Usage:\n"
              "  primer-pack build FOLDER -o FILE.primer   a folder of Markdown into a pack\n"
              "  primer-pack lint FOLDER [--json] [--skip RULE]... [--date DATE]\n"
              "                                            what would a reader stumble over?\n"
              "  primer-pack info FILE [--json]            what a pack says of itself\n"
              "  primer-pack check FILE                    is the pack sound?\n"
              "  primer-pack reindex FILE                  build its search indexes anew\n"
              "  primer-pack --help\n"
              "  primer-pack --version\n"
              "\n"
              "Exit code: 0 for success, 1 for a failure, 2 for wrong usage. Mistakes in a folder are told\n"
              "as FILE:LINE: what is wrong, what lint finds as FILE:LINE: RULE: what is wrong. A finding\n"
              "that begins with \"warning:\" is no failure.\n"
              "\n"
              "Rules: %1\n")
        .arg(Lint::rules().join(u' '));
}

/// The words of a command line, options apart.
struct Words
{
    QStringList files;
    QString output;
    bool json = false;
    QStringList skipped; ///< rules
    QDate date; ///< invalid: none given
    QString wrong; ///< what is wrong with them, empty if nothing
};

Words readWords(const QStringList &arguments)
{
    Words words;
    bool onlyFiles = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (onlyFiles || !word.startsWith(u'-')) {
            words.files.append(word);
        } else if (word == u"--") {
            onlyFiles = true;
        } else if (word == u"--json") {
            words.json = true;
        } else if (word == u"-o" || word == u"--output") {
            if (i + 1 == arguments.size() || arguments.at(i + 1).isEmpty())
                words.wrong = tr("%1 must be followed by a file.").arg(word);
            else
                words.output = arguments.at(++i);
        } else if (word == u"--skip") {
            words.skipped.append(arguments.value(++i));
            if (!Lint::rules().contains(words.skipped.constLast()))
                words.wrong = tr("There is no rule \"%1\".").arg(words.skipped.constLast());
        } else if (word == u"--date") {
            words.date = QDate::fromString(arguments.value(++i), Qt::ISODate);
            if (!words.date.isValid())
                words.wrong = tr("--date must be followed by a date such as 2026-11-22.");
        } else {
            words.wrong = tr("There is no option %1.").arg(word);
        }
    }
    return words;
}

class Program final
{
public:
    Program(QTextStream &out, QTextStream &err)
        : m_out(out)
        , m_err(err)
    { }

    int run(const QStringList &arguments)
    {
        if (arguments.isEmpty())
            return wrongUsage(tr("No command was given."));
        const QString &command = arguments.constFirst();
        if (command == u"--help" || command == u"-h") {
            m_out << usage();
            return kSuccess;
        }
        if (command == u"--version") {
            m_out << "primer-pack " << PRIMER_VERSION << '\n';
            return kSuccess;
        }
        const QStringList commands{QStringLiteral("build"), QStringLiteral("lint"), QStringLiteral("info"),
            QStringLiteral("check"), QStringLiteral("reindex")};
        if (!commands.contains(command))
            return wrongUsage(tr("There is no command \"%1\".").arg(command));
        const Words words = readWords(arguments.mid(1));
        if (!words.wrong.isEmpty())
            return wrongUsage(words.wrong);
        if (command != u"lint" && (!words.skipped.isEmpty() || words.date.isValid()))
            return wrongUsage(tr("--skip and --date are for lint."));
        if (command == u"build")
            return build(words);
        if (command == u"lint")
            return lint(words);
        if (words.files.size() != 1 || !words.output.isEmpty() || (words.json && command != u"info"))
            return wrongUsage(tr("Write: primer-pack %1 FILE").arg(command));
        const QString &file = words.files.constFirst();
        if (command == u"info")
            return info(file, words.json);
        return command == u"check" ? check(file) : reindex(file);
    }

private:
    int wrongUsage(const QString &message)
    {
        m_err << "primer-pack: " << message << ' ' << tr("See: primer-pack --help") << '\n';
        return kWrongUsage;
    }

    int failed(const QString &file, const Error &error)
    {
        m_err << "primer-pack: " << file << ": " << error.message;
        if (!error.detail.isEmpty())
            m_err << " (" << error.detail.simplified() << ')';
        m_err << '\n';
        return kFailure;
    }

    int build(const Words &words)
    {
        if (words.files.size() != 1 || words.output.isEmpty() || words.json)
            return wrongUsage(tr("Write: primer-pack build FOLDER -o FILE.primer"));
        const QString &folder = words.files.constFirst();
        if (!QFileInfo(folder).isDir())
            return failed(folder, {tr("There is no such folder."), {}, Trouble::NotFound});
        MarkdownSource source(folder);
        const PackDraft draft = source.read();
        if (!source.mistakes().empty()) {
            for (const Mistake &mistake : source.mistakes())
                m_err << QDir::cleanPath(folder + u'/' + mistake.file) << ':' << mistake.line << ": "
                      << mistake.text << '\n';
            return kFailure;
        }
        if (auto done = writePack(draft, words.output); !done)
            return failed(words.output, done.error());
        return kSuccess;
    }

    int lint(const Words &words)
    {
        if (words.files.size() != 1 || !words.output.isEmpty())
            return wrongUsage(tr("Write: primer-pack lint FOLDER"));
        const QString &folder = words.files.constFirst();
        if (!QFileInfo(folder).isDir())
            return failed(folder, {tr("There is no such folder."), {}, Trouble::NotFound});
        const QDate today = words.date.isValid() ? words.date : QDate::currentDate();
        const LintReport report = Lint(folder, today, words.skipped).run();
        if (words.json)
            m_out << QString::fromUtf8(reportAsJson(report, folder));
        else
            printReport(report, folder, m_out);
        return report.errorCount() == 0 ? kSuccess : kFailure;
    }

    int info(const QString &file, bool json)
    {
        const auto pack = Pack::open(file);
        if (!pack)
            return failed(file, pack.error());
        const PackInfo &info = (*pack)->info();
        const QString digest = QString::fromLatin1(info.digest.toHex());
        if (json) {
            const QJsonObject object{{QStringLiteral("id"), info.id}, {QStringLiteral("title"), info.title},
                {QStringLiteral("language"), info.language}, {QStringLiteral("version"), info.version},
                {QStringLiteral("publisher"), info.publisher}, {QStringLiteral("licence"), info.licence},
                {QStringLiteral("date"), info.date.toString(Qt::ISODate)},
                {QStringLiteral("topics"), info.topicCount}, {QStringLiteral("sections"), info.sectionCount},
                {QStringLiteral("digest"), digest}};
            m_out << QString::fromUtf8(QJsonDocument(object).toJson());
            return kSuccess;
        }
        const std::vector<std::pair<QString, QString>> lines{{tr("Id"), info.id}, {tr("Title"), info.title},
            {tr("Language"), info.language}, {tr("Version"), info.version}, {tr("Publisher"), info.publisher},
            {tr("Licence"), info.licence}, {tr("Newest review"), info.date.toString(Qt::ISODate)},
            {tr("Topics"), QString::number(info.topicCount)},
            {tr("Sections"), QString::number(info.sectionCount)}, {tr("Digest"), digest}};
        for (const auto &[name, value] : lines)
            m_out << name << ": " << value << '\n';
        return kSuccess;
    }

    int check(const QString &file)
    {
        const auto pack = Pack::open(file);
        if (!pack)
            return failed(file, pack.error());
        if (auto sound = (*pack)->check(); !sound)
            return failed(file, sound.error());
        const PackInfo &info = (*pack)->info();
        for (const auto &[part, expected] : {std::pair(PackPart::TextIndex, info.sectionCount),
                 std::pair(PackPart::NamesIndex, info.topicCount)}) {
            if (auto sound = checkIndex(**pack, part, expected); !sound)
                return failed(file, sound.error());
        }
        m_out << tr("%1 is sound (topics: %2, sections: %3).")
                     .arg(file)
                     .arg(info.topicCount)
                     .arg(info.sectionCount)
              << '\n';
        return kSuccess;
    }

    static Result<void> checkIndex(const Pack &pack, PackPart part, int expected)
    {
        const auto extent = pack.extent(part);
        if (!extent)
            return failure(Trouble::Damaged,
                tr("The pack has no search index. Build it with: primer-pack reindex FILE"));
        const auto documents = documentsInIndex(pack.info().path, *extent);
        if (!documents)
            return failure(documents);
        if (*documents != expected)
            return failure(Trouble::Damaged,
                tr("A search index does not fit the text of the pack. Build it anew with: primer-pack"
                   " reindex FILE"));
        return {};
    }

    int reindex(const QString &file)
    {
        if (auto done = reindexPack(file); !done)
            return failed(file, done.error());
        return kSuccess;
    }

    QTextStream &m_out;
    QTextStream &m_err;
};

} // namespace

int runPackProgram(const QStringList &arguments, QTextStream &out, QTextStream &err)
{
    return Program(out, err).run(arguments);
}

} // namespace primer
