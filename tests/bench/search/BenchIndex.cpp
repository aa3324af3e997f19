// SPDX-License-Identifier: GPL-3.0-or-later
// How long the indexes of a pack take to build, and how large they are, against plain Xapian over the same
// text.
#include "Figures.h"

#include "authoring/PackIndexer.h"
#include "library/Library.h"
#include "library/SectionContent.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTextStream>

#include <xapian.h>

using namespace primer;
using namespace primer::bench;

namespace {

constexpr double kMostTimesPlain = 2;
constexpr double kMostOfText = 0.6;
constexpr int kManyTopics = 1'000'000;

std::vector<std::string> textsOf(const Pack &pack)
{
    std::vector<std::string> texts;
    for (const TopicGroup &group : pack.groups()) {
        const auto entries = pack.topics(group.title, 0, kManyTopics);
        for (const TopicEntry &entry : entries.value_or(std::vector<TopicEntry>())) {
            const auto topic = pack.topic(entry.ref.topic);
            for (const SectionEntry &each : topic ? topic->sections : std::vector<SectionEntry>()) {
                const auto section = pack.section(entry.ref.topic, each.slug);
                const auto content = section ? SectionContent::parse(section->xhtml) : failure(section);
                if (content)
                    texts.push_back(QString(each.title + u'\n' + content->text()).toStdString());
            }
        }
    }
    return texts;
}

void indexPlainly(const std::vector<std::string> &texts, const QString &path)
{
    Xapian::WritableDatabase database(path.toStdString(), Xapian::DB_CREATE);
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("en"));
    for (const std::string &text : texts) {
        Xapian::Document document;
        generator.set_document(document);
        generator.index_text(text);
        database.add_document(document);
    }
    database.commit();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption packFile(
        QStringLiteral("pack"), QStringLiteral("The pack to index."), QStringLiteral("FILE"));
    parser.addOption(packFile);
    parser.process(application);
    const auto library = Library::open(parser.values(packFile));
    if (library->packs().empty()) {
        QTextStream(stderr) << "The pack cannot be opened. Give one with --pack FILE.\n";
        return 2;
    }
    const std::vector<std::string> texts = textsOf(*library->packs().front());
    double bytes = 0;
    for (const std::string &text : texts)
        bytes += static_cast<double>(text.size());

    const QTemporaryDir folder;
    const double plainStart = threadCpu();
    indexPlainly(texts, folder.filePath(QStringLiteral("plain")));
    const double plain = threadCpu() - plainStart;

    const QString textIndex = folder.filePath(QStringLiteral("text"));
    const auto connection = Connection::open(parser.value(packFile), QStringLiteral("QSQLITE_OPEN_READONLY"));
    const double start = threadCpu();
    const auto built = connection
        ? buildIndexes(**connection, "digest", textIndex, folder.filePath(QStringLiteral("names")))
        : failure(connection);
    const double ours = threadCpu() - start;
    if (!built) {
        QTextStream(stderr) << built.error().message << '\n' << built.error().detail << '\n';
        return 2;
    }
    Figures figures(QStringLiteral("bench-index"));
    figures.add(QStringLiteral("sections"), static_cast<int>(texts.size()));
    figures.add(QStringLiteral("textMB"), bytes / 1e6);
    figures.add({QStringLiteral("indexes built, CPU"), ours / plain, QStringLiteral("times"), kMostTimesPlain,
        QStringLiteral("plain Xapian %1 s, ours with reading the sections %2 s")
            .arg(plain / 1000, 0, 'f', 2)
            .arg(ours / 1000, 0, 'f', 2)});
    figures.add({QStringLiteral("text index, of the text"),
        static_cast<double>(QFileInfo(textIndex).size()) / bytes, QStringLiteral("times"), kMostOfText, {}});
    figures.print();
    return 0;
}
