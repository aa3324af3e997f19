// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a pack of any size from words that mean nothing, for measuring.
#include "authoring/PackWriter.h"
#include "library/Pack.h"
#include "TopicMill.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <optional>

namespace {

using namespace primer;
using namespace primer::bench;

constexpr int kMostTopics = 1'000'000;
constexpr int kMostSections = 10'000;
constexpr int kMostBytes = 1'000'000;

struct Order
{
    quint64 seed = 0;
    MillSize size;
    QString file;
};

std::optional<Order> readOrder(const QCoreApplication &application, QTextStream &err)
{
    const MillSize usual;
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Makes a pack of words that mean nothing. The same options make the same file."));
    parser.addHelpOption();
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Number to begin with."),
        QStringLiteral("N"), QStringLiteral("1"));
    const QCommandLineOption topics(QStringLiteral("topics"), QStringLiteral("How many topics."),
        QStringLiteral("N"), QString::number(usual.topics));
    const QCommandLineOption sections(QStringLiteral("sections-per-topic"),
        QStringLiteral("How many sections each has."), QStringLiteral("N"),
        QString::number(usual.sectionsPerTopic));
    const QCommandLineOption bytes(QStringLiteral("section-bytes"),
        QStringLiteral("Text of a section, on average."), QStringLiteral("N"),
        QString::number(usual.sectionBytes));
    const QCommandLineOption output(
        QStringLiteral("o"), QStringLiteral("The file to write."), QStringLiteral("FILE.primer"));
    parser.addOptions({seed, topics, sections, bytes, output});
    parser.process(application);
    Order order;
    bool isNumber = false;
    order.seed = parser.value(seed).toULongLong(&isNumber);
    order.size = {parser.value(topics).toInt(), parser.value(sections).toInt(), parser.value(bytes).toInt()};
    order.file = parser.value(output);
    const auto within = [](int number, int most) {
        return number >= 1 && number <= most;
    };
    if (isNumber && within(order.size.topics, kMostTopics)
        && within(order.size.sectionsPerTopic, kMostSections) && within(order.size.sectionBytes, kMostBytes)
        && !order.file.isEmpty() && parser.positionalArguments().isEmpty())
        return order;
    err << "generate-pack: give -o FILE.primer and numbers from 1. See: generate-pack --help\n";
    return std::nullopt;
}

/// The text of all sections in bytes, and what the file needs for it.
Result<QJsonObject> sharesOf(const QString &file)
{
    const auto connection = Connection::open(file, QStringLiteral("QSQLITE_OPEN_READONLY"));
    const auto pack = Pack::open(file);
    if (!connection || !pack)
        return failure(Trouble::Other, QStringLiteral("the pack cannot be read again"));
    Statement rows(**connection, QStringLiteral("SELECT coding, content FROM section"));
    Statement find(**connection, QStringLiteral("SELECT value FROM meta WHERE key = 'dictionary'"));
    QByteArray dictionary;
    if (find.run() && find.next().value_or(false))
        dictionary = find.bytes(0);
    if (auto done = rows.run(); !done)
        return failure(done);
    qint64 text = 0;
    qint64 stored = 0;
    while (rows.next().value_or(false)) {
        const auto xhtml
            = decodeSection(static_cast<SectionCoding>(rows.number(0)), rows.bytes(1), dictionary);
        const auto content = xhtml ? SectionContent::parse(*xhtml) : Result<SectionContent>(failure(xhtml));
        if (!content)
            return failure(content);
        text += content->text().toUtf8().size();
        stored += rows.bytes(1).size();
    }
    const auto share = [text](qint64 bytes) {
        return static_cast<double>(bytes) / static_cast<double>(text);
    };
    const auto partSize = [&pack](PackPart part) {
        const auto extent = (*pack)->extent(part);
        return extent ? extent->length : 0;
    };
    return QJsonObject{{QStringLiteral("textBytes"), text},
        {QStringLiteral("fileBytes"), QFileInfo(file).size()},
        {QStringLiteral("sectionBodies"), share(stored)},
        {QStringLiteral("textIndex"), share(partSize(PackPart::TextIndex))},
        {QStringLiteral("namesIndex"), share(partSize(PackPart::NamesIndex))},
        {QStringLiteral("wholePack"), share(QFileInfo(file).size())}};
}

Result<void> write(const Order &order)
{
    const TopicMill mill(order.seed, order.size);
    const auto writer = PackWriter::begin(mill.frame(), mill.medicineNames(), order.file);
    if (!writer)
        return failure(writer);
    for (int number = 0; number < mill.count(); ++number) {
        if (auto added = (*writer)->add(mill.topic(number)); !added)
            return added;
    }
    return (*writer)->finish();
}

int fail(const Error &error, QTextStream &err)
{
    err << "generate-pack: " << error.message << ' ' << error.detail << '\n';
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QTextStream out(stdout);
    QTextStream err(stderr);
    const auto order = readOrder(application, err);
    if (!order)
        return 2;
    QElapsedTimer timer;
    timer.start();
    if (auto written = write(*order); !written)
        return fail(written.error(), err);
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    auto shares = sharesOf(order->file);
    if (!shares)
        return fail(shares.error(), err);
    shares->insert(QStringLiteral("topics"), order->size.topics);
    shares->insert(QStringLiteral("sectionsPerTopic"), order->size.sectionsPerTopic);
    shares->insert(QStringLiteral("secondsToWrite"), seconds);
    out << QString::fromUtf8(QJsonDocument(*shares).toJson());
    return 0;
}
