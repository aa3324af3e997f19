// SPDX-License-Identifier: GPL-3.0-or-later
// How well is found what others judged: ours, plain Xapian and plain FTS5 over the same text, in one run.
#include "JudgedSet.h"

#include "library/TestPack.h"
#include "search/IndexedPack.h"
#include "search/Search.h"
#include "search/Words.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTextStream>

#include <xapian.h>

#include <algorithm>
#include <cmath>

using namespace primer;
using namespace primer::bench;

namespace {

constexpr int kJudged = 10;
constexpr int kHits = 60;

/// Discounted gain of the first ten, as a share of what was possible.
double ndcg(const QStringList &ranked, const QHash<QString, int> &gains)
{
    const auto discounted = [](int gain, size_t place) {
        return (std::pow(2.0, std::max(gain, 0)) - 1) / std::log2(static_cast<double>(place) + 2);
    };
    double found = 0;
    for (size_t i = 0; i < static_cast<size_t>(std::min<qsizetype>(kJudged, ranked.size())); ++i)
        found += discounted(gains.value(ranked.at(static_cast<qsizetype>(i)), 0), i);
    QList<int> best = gains.values();
    std::sort(best.begin(), best.end(), std::greater<>());
    double possible = 0;
    for (size_t i = 0; i < static_cast<size_t>(std::min<qsizetype>(kJudged, best.size())); ++i)
        possible += discounted(best.at(static_cast<qsizetype>(i)), i);
    return possible > 0 ? found / possible : 0;
}

void add(QStringList &ranked, const QString &ref)
{
    if (!ranked.contains(ref))
        ranked.append(ref);
}

QString wholeText(const JudgedTopic &topic, const JudgedSection &section)
{
    return topic.title + u'\n' + topic.names.join(u'\n') + u'\n' + section.title + u'\n' + section.text;
}

bool writePack(const JudgedSet &set, const QString &path)
{
    tests::TestPack pack(QStringLiteral("judged"));
    pack.group(QStringLiteral("All"));
    for (const JudgedTopic &topic : set.topics) {
        pack.topic(topic.slug, topic.title, QStringLiteral("condition"));
        for (const QString &name : topic.names)
            pack.name(name, QStringLiteral("synonym"));
        for (const JudgedSection &section : topic.sections)
            pack.section(section.slug, section.title,
                "<section><p>" + section.text.toHtmlEscaped().toUtf8() + "</p></section>");
    }
    return tests::writeIndexed(pack, path);
}

/// Plain Xapian: every section one text, its words stemmed, any of them asked for.
class PlainXapian final
{
public:
    PlainXapian(const JudgedSet &set, const QString &path)
        : m_bySection(set.bySection)
        , m_database(path.toStdString(), Xapian::DB_CREATE_OR_OVERWRITE)
    {
        Xapian::TermGenerator generator;
        generator.set_stemmer(Xapian::Stem("en"));
        for (const JudgedTopic &topic : set.topics) {
            for (const JudgedSection &section : topic.sections) {
                Xapian::Document document;
                generator.set_document(document);
                generator.index_text(wholeText(topic, section).toStdString());
                document.set_data(QString(topic.slug + u'/' + section.slug).toStdString());
                m_database.add_document(document);
            }
        }
        m_database.commit();
    }

    QStringList find(const QString &typed) const
    {
        Xapian::QueryParser parser;
        parser.set_stemmer(Xapian::Stem("en"));
        parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
        Xapian::Enquire enquire(m_database);
        enquire.set_query(parser.parse_query(typed.toStdString(), 0));
        QStringList ranked;
        const Xapian::MSet set = enquire.get_mset(0, kHits);
        for (auto hit = set.begin(); hit != set.end(); ++hit) {
            const QString ref = QString::fromStdString(hit.get_document().get_data());
            add(ranked, m_bySection ? ref : ref.section(u'/', 0, 0));
        }
        return ranked;
    }

private:
    bool m_bySection;
    Xapian::WritableDatabase m_database;
};

/// Plain FTS5: the same texts, any of the words, best bm25 first.
class PlainFts final
{
public:
    explicit PlainFts(const JudgedSet &set)
        : m_bySection(set.bySection)
        , m_connection(std::move(*Connection::open(QStringLiteral(":memory:"))))
    {
        (void)m_connection->execute(QStringLiteral(
            "CREATE VIRTUAL TABLE section USING fts5(ref UNINDEXED, body, tokenize='porter unicode61')"));
        (void)m_connection->execute(QStringLiteral("BEGIN"));
        Statement insert(*m_connection, QStringLiteral("INSERT INTO section VALUES (?, ?)"));
        for (const JudgedTopic &topic : set.topics) {
            for (const JudgedSection &section : topic.sections)
                (void)insert.bind(QString(topic.slug + u'/' + section.slug))
                    .bind(wholeText(topic, section))
                    .run();
        }
        (void)m_connection->execute(QStringLiteral("COMMIT"));
    }

    QStringList find(const QString &typed) const
    {
        QStringList words;
        for (const Word &word : wordsIn(typed))
            words.append(u'"' + word.folded + u'"');
        Statement rows(*m_connection,
            QStringLiteral("SELECT ref FROM section WHERE section MATCH ? ORDER BY bm25(section) LIMIT ?"));
        QStringList ranked;
        if (words.isEmpty() || !rows.bind(words.join(QStringLiteral(" OR "))).bind(qint64(kHits)).run())
            return ranked;
        while (rows.next().value_or(false)) {
            const QString ref = rows.text(0);
            add(ranked, m_bySection ? ref : ref.section(u'/', 0, 0));
        }
        return ranked;
    }

private:
    bool m_bySection;
    std::unique_ptr<Connection> m_connection;
};

/// As a person sees it; where sections were judged, the topics above them are left out.
QStringList ours(const Search &search, const QString &typed, bool bySection)
{
    QStringList ranked;
    const auto answer = search.find(typed, kHits);
    if (!answer)
        return ranked;
    for (const SearchHit &hit : answer->hits) {
        if (!bySection)
            add(ranked, hit.ref.topic);
        else if (hit.kind == SearchHit::Kind::Section)
            add(ranked, hit.ref.topic + u'/' + hit.ref.section);
    }
    return ranked;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(
        QStringLiteral("folder"), QStringLiteral("The corpus: its folders relevance, medquad and names."));
    const QCommandLineOption worse(
        QStringLiteral("worse"), QStringLiteral("Print queries that plain Xapian answers better."));
    const QCommandLineOption only(
        QStringLiteral("only"), QStringLiteral("Only sets whose name begins so."), QStringLiteral("NAME"));
    parser.addOptions({worse, only});
    parser.process(application);

    QTextStream out(stdout);
    bool isBelow = false;
    out << "nDCG@10                     queries    ours   Xapian    FTS5\n";
    for (const JudgedSet &set : readJudgedSets(parser.positionalArguments().value(0))) {
        if (!set.name.startsWith(parser.value(only)))
            continue;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("judged.primer"));
        if (!writePack(set, path)) {
            out << set.name << ": the pack could not be written\n";
            return 2;
        }
        const auto library = Library::open({path});
        const Search search(*library, nullptr);
        const PlainXapian xapian(set, folder.filePath(QStringLiteral("plain")));
        const PlainFts fts(set);
        double sums[3] = {0, 0, 0};
        for (const JudgedQuery &query : set.queries) {
            const double found[3] = {ndcg(ours(search, query.typed, set.bySection), query.gains),
                ndcg(xapian.find(query.typed), query.gains), ndcg(fts.find(query.typed), query.gains)};
            for (int i = 0; i < 3; ++i)
                sums[i] += found[i];
            if (parser.isSet(worse) && found[0] + 0.1 < found[1])
                out << "  " << QString::number(found[0], 'f', 2) << ' ' << QString::number(found[1], 'f', 2)
                    << "  " << query.typed << '\n';
        }
        const auto count = static_cast<double>(set.queries.size());
        out << set.name.leftJustified(28) << QString::number(set.queries.size()).rightJustified(7);
        for (const double sum : sums)
            out << QString::number(sum / count, 'f', 4).rightJustified(9);
        out << '\n';
        out.flush();
        isBelow = isBelow || sums[0] < sums[1] || sums[0] < sums[2];
    }
    return isBelow ? 1 : 0;
}
