// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commandline/CommandLine.h"

#include "library/Library.h"
#include "notes/Exchange.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <optional>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

constexpr int kMostHits = 200;

struct CommandWord
{
    const char *word;
    Command command;
};

constexpr std::array<CommandWord, 12> kCommands{{{"--list", Command::List}, {"--show", Command::Show},
    {"--search", Command::Search}, {"--print", Command::Print}, {"--note", Command::AddNote},
    {"--export-notes", Command::ExportNotes}, {"--import-notes", Command::ImportNotes},
    {"--backup", Command::Backup}, {"--restore", Command::Restore}, {"--check", Command::Check},
    {"--version", Command::Version}, {"--help", Command::Help}}};

/// An option, whether it takes a value, and the commands that it goes with (none: all).
struct OptionWord
{
    const char *word = nullptr;
    bool takesValue = false;
    std::array<std::optional<Command>, 2> commands;
};

constexpr std::array<OptionWord, 9> kOptions{{{"--json", false, {Command::List, Command::Search}},
    {"--limit", true, {Command::Search}}, {"--output", true, {Command::Print}},
    {"--large-print", false, {Command::Print, Command::ExportNotes}},
    {"--with-notes", false, {Command::Print}}, {"--text", true, {Command::AddNote}}, {"--data-dir", true, {}},
    {"--pack", true, {}}, {"--no-bundled", false, {}}}};

template <typename Words>
auto findWord(const Words &words, const QString &word)
{
    return std::find_if(
        words.begin(), words.end(), [&](const auto &entry) { return word == QLatin1StringView(entry.word); });
}

class Parser final
{
public:
    explicit Parser(QStringList arguments)
        : m_arguments(std::move(arguments))
    { }

    Result<CommandLine> parse()
    {
        bool onlyWords = false;
        while (m_next < m_arguments.size() && m_wrong.isEmpty()) {
            const QString word = m_arguments.at(m_next++);
            if (onlyWords || !word.startsWith(u'-') || word == u"-")
                m_words.append(word);
            else if (word == u"--")
                onlyWords = true;
            else
                readOption(word);
        }
        if (m_wrong.isEmpty())
            finish();
        if (!m_wrong.isEmpty())
            return failure(Trouble::BadInput, m_wrong);
        return m_line;
    }

private:
    void wrong(const QString &message)
    {
        if (m_wrong.isEmpty())
            m_wrong = message;
    }

    void readOption(const QString &word)
    {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.left(equals);
        const std::optional<QString> given
            = equals < 0 ? std::nullopt : std::optional<QString>(word.mid(equals + 1));
        if (name == u"-h" && !given)
            setCommand(QStringLiteral("--help"), Command::Help);
        else if (const auto command = findWord(kCommands, name); command != kCommands.end())
            readCommand(name, command->command, given);
        else if (const auto option = findWord(kOptions, name); option != kOptions.end())
            readValue(name, *option, given);
        else
            wrong(tr("There is no option %1.").arg(name));
    }

    void readCommand(const QString &name, Command command, const std::optional<QString> &given)
    {
        if (command == Command::ExportNotes || command == Command::ImportNotes || command == Command::Restore)
            m_line.file = value(name, given);
        else if (command == Command::Backup)
            readBackup(name, given);
        else if (given)
            wrong(tr("%1 takes no value.").arg(name));
        setCommand(name, command);
    }

    /// A file may follow.
    void readBackup(const QString &name, const std::optional<QString> &given)
    {
        const bool isNext = m_next < m_arguments.size() && !m_arguments.at(m_next).startsWith(u'-');
        if (given || isNext)
            m_line.file = value(name, given);
    }

    void setCommand(const QString &name, Command command)
    {
        if (!m_commandWord.isEmpty() && m_line.command != command)
            wrong(tr("%1 and %2 cannot be done at once.").arg(m_commandWord, name));
        m_commandWord = name;
        m_line.command = command;
    }

    QString value(const QString &name, const std::optional<QString> &given)
    {
        const bool isThere = given || m_next < m_arguments.size();
        const QString value = given ? *given : isThere ? m_arguments.at(m_next++) : QString();
        if (value.isEmpty())
            wrong(tr("%1 must be followed by a value.").arg(name));
        return value;
    }

    void readValue(const QString &name, const OptionWord &option, const std::optional<QString> &given)
    {
        m_options.append(name);
        if (given && !option.takesValue) {
            wrong(tr("%1 takes no value.").arg(name));
            return;
        }
        const QString text = option.takesValue ? value(name, given) : QString();
        if (name == u"--json")
            m_line.json = true;
        else if (name == u"--limit")
            readLimit(text);
        else if (name == u"--output")
            m_line.file = text;
        else if (name == u"--large-print")
            m_line.largePrint = true;
        else if (name == u"--with-notes")
            m_line.withNotes = true;
        else if (name == u"--text")
            m_line.text = text;
        else if (name == u"--data-dir")
            m_line.dataFolder = QFileInfo(text).absoluteFilePath();
        else if (name == u"--pack")
            m_line.packs.append(text);
        else
            m_line.bundled = false;
    }

    void readLimit(const QString &text)
    {
        bool isNumber = false;
        m_line.limit = text.toInt(&isNumber);
        if (!isNumber || m_line.limit < 1 || m_line.limit > kMostHits)
            wrong(tr("--limit must be followed by a number from 1 to %1.").arg(kMostHits));
    }

    void finish()
    {
        for (const QString &name : std::as_const(m_options)) {
            const auto &commands = findWord(kOptions, name)->commands;
            if (commands[0] && std::find(commands.begin(), commands.end(), m_line.command) == commands.end())
                wrong(tr("%1 does not go with what was asked.").arg(name));
        }
        if (m_line.dataFolder.isEmpty())
            m_line.dataFolder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                + QStringLiteral("/patient-primer");
        switch (m_line.command) {
        case Command::Window:
            readRefs(0, 1);
            break;
        case Command::Show:
            readRefs(1, 1);
            break;
        case Command::Search:
            m_line.words = m_words.join(u' ');
            if (m_line.words.trimmed().isEmpty())
                wrong(tr("--search must be followed by the words to look for."));
            break;
        case Command::Print:
            readRefs(1, -1);
            if (m_line.file.isEmpty())
                wrong(tr("--print needs --output FILE.pdf."));
            break;
        case Command::AddNote:
            readRefs(1, 1);
            if (m_line.text.trimmed().isEmpty())
                wrong(tr("--note needs --text TEXT."));
            break;
        case Command::ExportNotes:
            refuseWords();
            readExportFormat();
            break;
        case Command::ImportNotes:
            refuseWords();
            if (!m_line.file.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive))
                wrong(tr("Notes are imported from JSON: name a file that ends in .json."));
            break;
        case Command::Backup:
        case Command::Restore:
        case Command::List:
        case Command::Check:
        case Command::Version:
        case Command::Help:
            refuseWords();
            break;
        }
    }

    void readExportFormat()
    {
        const auto format = exportFormatOf(m_line.file);
        if (!format)
            wrong(
                tr("Name a file that ends in .json, .md, .html or .pdf: \"%1\" does not.").arg(m_line.file));
        else if (m_line.largePrint && *format != ExportFormat::Pdf)
            wrong(tr("--large-print goes with a file that ends in .pdf."));
    }

    void refuseWords()
    {
        if (!m_words.isEmpty())
            wrong(tr("\"%1\" does not go with %2.").arg(m_words.constFirst(), m_commandWord));
    }

    /// At most `most` of them, any number if it is negative.
    void readRefs(int fewest, int most)
    {
        if (m_words.size() < fewest)
            wrong(tr("%1 must be followed by TOPIC or TOPIC/SECTION, as --list shows them.")
                      .arg(m_commandWord));
        else if (most >= 0 && m_words.size() > most)
            wrong(tr("\"%1\" is one too many: only one topic or section is taken.").arg(m_words.at(most)));
        for (const QString &word : std::as_const(m_words)) {
            const auto ref = SectionRef::parse(word);
            if (ref)
                m_line.refs.push_back(*ref);
            else
                wrong(tr("\"%1\" does not name a topic. Write TOPIC or TOPIC/SECTION, as --list shows them.")
                          .arg(word));
        }
    }

    QStringList m_arguments;
    qsizetype m_next = 0;
    CommandLine m_line;
    QString m_commandWord;
    QStringList m_options;
    QStringList m_words;
    QString m_wrong;
};

QString packFolder(const QString &programFolder)
{
    return QDir::cleanPath(programFolder + QStringLiteral("/../share/patient-primer/packs"));
}

} // namespace

bool CommandLine::needsFonts() const
{
    return command == Command::Window || command == Command::Print
        || (command == Command::ExportNotes && exportFormatOf(file) == ExportFormat::Pdf);
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    return Parser(arguments).parse();
}

QStringList packPaths(const CommandLine &commandLine, const QString &programFolder)
{
    QStringList candidates = Library::standardPaths(programFolder);
    if (!commandLine.bundled) {
        // A copy in a data folder, such as an installed one, is the bundled pack as well.
        const QStringList bundled = QDir(packFolder(programFolder)).entryList(QDir::Files);
        candidates.removeIf(
            [&](const QString &path) { return bundled.contains(QFileInfo(path).fileName()); });
    }
    candidates += commandLine.packs;
    QStringList paths;
    QStringList real;
    for (const QString &path : std::as_const(candidates)) {
        const QString canonical = QFileInfo(path).canonicalFilePath();
        if (!canonical.isEmpty() && real.contains(canonical))
            continue;
        real.append(canonical);
        paths.append(path);
    }
    return paths;
}

QString usageText()
{
    return tr(
        "Usage:\n"
        "  patient-primer [TOPIC[/SECTION]]                      open the window (there)\n"
        "  patient-primer --list [--json]                        topics and their sections\n"
        "  patient-primer --show TOPIC[/SECTION]                 its plain text\n"
        "  patient-primer --search WORDS [--limit N] [--json]    what the search box would show\n"
        "  patient-primer --print TOPIC[/SECTION]... --output FILE.pdf [--large-print] [--with-notes]\n"
        "  patient-primer --note TOPIC[/SECTION] --text TEXT     add a note, print its id\n"
        "  patient-primer --export-notes FILE [--large-print]    all notes: .json (complete), .md, .html, "
        ".pdf\n"
        "  patient-primer --import-notes FILE.json               merge notes, lose none, say what was "
        "merged\n"
        "  patient-primer --backup [FILE]                        a checked copy of the notes, print where\n"
        "  patient-primer --restore FILE                         the notes of a copy in place of the present "
        "ones\n"
        "  patient-primer --check                                are packs and notes sound?\n"
        "  patient-primer --version\n"
        "  patient-primer --help\n"
        "\n"
        "  --data-dir DIR    where notes and settings live\n"
        "  --pack FILE       open this pack as well (may be repeated)\n"
        "  --no-bundled      without the pack that comes with the program\n"
        "\n"
        "TOPIC may be written PACK:TOPIC. Exit code: 0 for success, 1 for a failure, 2 for wrong usage.\n");
}

} // namespace primer
