// SPDX-License-Identifier: GPL-3.0-or-later
// passage-locate: finds passages again, one of each line, for judges outside the program.
#include "notes/PassageLocator.h"
#include "visits/Relocation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <limits>

using namespace primer;

namespace {

constexpr int kDamaged = 1;
constexpr int kWrongUsage = 2;

const QString kAbout = QStringLiteral(
    "Finds passages again in texts that have changed. Reads lines of JSON from standard input, each\n"
    "  {\"text\": ..., \"exact\": ..., \"prefix\": ..., \"suffix\": ..., \"start\": ...}\n"
    "the text as it is now, the passage, what stood before and after it, and where it began. Further "
    "members:\n"
    "\"digest\", the SHA-256 of the text that it was marked in, and \"names\", a list of words to guard like "
    "the\n"
    "names of medicines. Prints for each line\n"
    "  {\"state\": ..., \"start\": ..., \"end\": ..., \"score\": ...}\n"
    "where state is exact, moved, approximate or lost. Positions count UTF-16 units.\n"
    "Ends with 1 at a line that is damaged, with 2 if it was called wrongly.");

struct Question
{
    QString text;
    Passage passage;
    QSet<QString> names;
};

/// Nothing, and what is wrong in `fault`, if the line is damaged.
std::optional<Question> read(const QByteArray &line, QString &fault)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject()) {
        fault = error.error == QJsonParseError::NoError ? QStringLiteral("it is not an object")
                                                        : error.errorString();
        return std::nullopt;
    }
    const QJsonObject object = document.object();
    for (const char *name : {"text", "exact", "prefix", "suffix"}) {
        if (!object.value(QLatin1String(name)).isString()) {
            fault = QStringLiteral("\"%1\" is missing or no string").arg(QLatin1String(name));
            return std::nullopt;
        }
    }
    const double start = object.value(QStringLiteral("start")).toDouble(0.5);
    if (start != static_cast<double>(static_cast<qint64>(start)) || std::abs(start) > 1e15) {
        fault = QStringLiteral("\"start\" is missing or no whole number");
        return std::nullopt;
    }
    Question question;
    question.text = object.value(QStringLiteral("text")).toString();
    question.passage = {object.value(QStringLiteral("exact")).toString(),
        object.value(QStringLiteral("prefix")).toString(), object.value(QStringLiteral("suffix")).toString(),
        static_cast<int>(
            std::clamp<double>(start, std::numeric_limits<int>::min(), std::numeric_limits<int>::max())),
        object.value(QStringLiteral("digest")).toString()};
    for (const QVariant &name : object.value(QStringLiteral("names")).toVariant().toList())
        question.names.insert(name.toString().toLower());
    return question;
}

QByteArray answer(const PassagePlace &place)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("state"), passageStateWord(place.state)},
                             {QStringLiteral("start"), place.start}, {QStringLiteral("end"), place.end},
                             {QStringLiteral("score"), place.score}})
        .toJson(QJsonDocument::Compact);
}

void complain(const QString &sentence)
{
    std::fprintf(stderr, "passage-locate: %s\n", qPrintable(sentence));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(kAbout);
    const QCommandLineOption pack({QStringLiteral("pack")},
        QStringLiteral("Guard the names of medicines of this pack, in place of the one that comes with the"
                       " program. May be said more than once."),
        QStringLiteral("FILE"));
    parser.addOption(pack);
    parser.addHelpOption();
    if (!parser.parse(QCoreApplication::arguments()) || !parser.positionalArguments().isEmpty()) {
        complain(parser.errorText().isEmpty()
                ? QStringLiteral("It takes no file: give lines on standard input.")
                : parser.errorText());
        return kWrongUsage;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        std::printf("%s", qPrintable(parser.helpText()));
        return 0;
    }
    const auto library
        = Library::open(parser.isSet(pack) ? parser.values(pack)
                                           : Library::standardPaths(QCoreApplication::applicationDirPath()));
    if (parser.isSet(pack) && !library->problems().empty()) {
        const PackProblem &problem = library->problems().front();
        complain(problem.path + u": " + problem.error.message);
        return kWrongUsage;
    }
    const auto names = medicineNames(*library);
    if (!names) {
        complain(names.error().message);
        return kWrongUsage;
    }

    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly)) {
        complain(in.errorString());
        return kWrongUsage;
    }
    int number = 0;
    while (true) {
        const QByteArray line = in.readLine();
        if (line.isEmpty())
            break;
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        QString fault;
        const auto question = read(line, fault);
        if (!question) {
            complain(QStringLiteral("Line %1 is damaged: %2.").arg(number).arg(fault));
            return kDamaged;
        }
        const QSet<QString> guarded = question->names.isEmpty() ? *names : *names | question->names;
        const PassagePlace place = PassageLocator(question->text, guarded).locate(question->passage);
        std::printf("%s\n", answer(place).constData());
    }
    return 0;
}
