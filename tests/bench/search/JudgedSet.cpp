// SPDX-License-Identifier: GPL-3.0-or-later
#include "JudgedSet.h"

#include "search/Words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <map>

namespace primer::bench {

namespace {

constexpr int kWordsOfATitle = 8;

QString slugOf(const QString &id)
{
    static const QRegularExpression other(QStringLiteral("[^a-z0-9]+"));
    QString slug = id.toLower().replace(other, QStringLiteral("-"));
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

/// "Question: What is (are) Abscess ? (Also called: Boil; Sore)\nURL: ...\nAnswer: ...".
void addAnswer(std::map<QString, JudgedTopic> &topics, const QString &id, const QString &text)
{
    static const QRegularExpression parts(
        QStringLiteral("^Question: (.*?) ?(?:\\(Also called: (.*?)\\))?\\n(?:URL: .*?\\n)?Answer: ?(.*)$"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression about(
        QStringLiteral("(?:\\(are\\)|causes|for|of|with|to|is) (.+?) ?\\?"));
    const QString topicId = id.section(QStringLiteral("_Sec"), 0, 0);
    const auto found = parts.match(text);
    const QString question = found.captured(1);
    JudgedTopic &topic = topics[topicId];
    topic.slug = slugOf(topicId);
    const QString focus = about.match(question).captured(1);
    if (topic.title.isEmpty() || (question.startsWith(u"What is (are)") && !focus.isEmpty()))
        topic.title = focus.isEmpty() ? question : focus;
    if (topic.names.isEmpty() && !found.captured(2).isEmpty())
        topic.names = found.captured(2).split(QStringLiteral("; "), Qt::SkipEmptyParts);
    topic.sections.push_back({slugOf(id.section(QStringLiteral("_Sec"), 1)), question,
        found.hasMatch() ? found.captured(3) : text});
}

JudgedSet liveQa(const QString &folder, const QString &field)
{
    JudgedSet set{QStringLiteral("LiveQA-Med, ") + field, true, {}, {}};
    std::map<QString, JudgedTopic> topics;
    for (const QString &line : linesOf(folder + QStringLiteral("/documents_2479_pool.jsonl"))) {
        const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
        addAnswer(topics, object.value(QStringLiteral("id")).toString(),
            object.value(QStringLiteral("text")).toString());
    }
    for (auto &[id, topic] : topics)
        set.topics.push_back(std::move(topic));
    QHash<QString, QHash<QString, int>> judged;
    for (const QString &line : linesOf(folder + QStringLiteral("/qrels.tsv"))) {
        const QStringList fields = line.split(u'\t');
        const QString id = fields.value(1);
        const QString ref = slugOf(id.section(QStringLiteral("_Sec"), 0, 0)) + u'/'
            + slugOf(id.section(QStringLiteral("_Sec"), 1));
        judged[fields.at(0)][ref] = fields.value(2).toInt() - 1; // 1 is "wrong"
    }
    for (const QString &line : linesOf(folder + QStringLiteral("/queries.jsonl"))) {
        const QJsonObject object = QJsonDocument::fromJson(line.toUtf8()).object();
        set.queries.push_back(
            {object.value(field).toString(), judged.value(object.value(QStringLiteral("qid")).toString())});
    }
    return set;
}

JudgedSet nfCorpus(const QString &folder)
{
    JudgedSet set{QStringLiteral("NFCorpus"), false, {}, {}};
    for (const QString &line : linesOf(folder + QStringLiteral("/dev.docs"))) {
        const QString text = line.section(u'\t', 1);
        const QString title = text.section(u' ', 0, kWordsOfATitle - 1);
        const JudgedSection section{QStringLiteral("text"), title, text};
        set.topics.push_back({slugOf(line.section(u'\t', 0, 0)), title, {}, {section}});
    }
    QHash<QString, QHash<QString, int>> judged;
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    for (const QString &line : linesOf(folder + QStringLiteral("/dev.3-2-1.qrel"))) {
        const QStringList fields = line.split(blanks);
        judged[fields.at(0)][slugOf(fields.value(2))] = fields.value(3).toInt();
    }
    for (const QString &line : linesOf(folder + QStringLiteral("/dev.titles.queries")))
        set.queries.push_back({line.section(u'\t', 1), judged.value(line.section(u'\t', 0, 0))});
    return set;
}

JudgedTopic readQuestions(const QString &path, const QString &slug)
{
    JudgedTopic topic;
    topic.slug = slug;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return topic;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = xml.name().toString();
        if (name == u"Focus")
            topic.title = xml.readElementText().simplified();
        else if (name == u"Synonym")
            topic.names.append(xml.readElementText().simplified());
        else if (name == u"Question")
            topic.sections.push_back({QStringLiteral("q%1").arg(topic.sections.size() + 1),
                xml.readElementText().simplified(), {}});
        else if (name == u"Answer" && !topic.sections.empty())
            topic.sections.back().text = xml.readElementText().simplified();
    }
    return topic;
}

std::vector<JudgedTopic> medQuad(const QString &folder)
{
    std::vector<JudgedTopic> topics;
    QStringList paths;
    QDirIterator files(folder, {QStringLiteral("*.xml")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    for (const QString &path : paths) {
        JudgedTopic topic = readQuestions(path, slugOf(QDir(folder).relativeFilePath(path)));
        if (!topic.title.isEmpty() && !topic.sections.empty())
            topics.push_back(std::move(topic));
    }
    return topics;
}

JudgedSet synonyms(const QString &path, const std::vector<JudgedTopic> &topics)
{
    JudgedSet set{QStringLiteral("synonym queries"), false, topics, {}};
    for (const QString &line : linesOf(path).mid(1)) {
        const QStringList fields = line.split(u'\t');
        set.queries.push_back({fields.at(0), {{slugOf(fields.value(1)), 1}}});
    }
    return set;
}

bool holds(const QString &text, const QString &word)
{
    for (const Word &each : wordsIn(text)) {
        if (each.folded == word)
            return true;
    }
    return false;
}

/// A misspelled word should find what the right one is a name of, or what speaks of it.
JudgedSet misspellings(const QString &folder, const std::vector<JudgedTopic> &topics)
{
    JudgedSet set{QStringLiteral("real misspellings"), false, topics, {}};
    const QStringList lines = linesOf(folder + QStringLiteral("/consumer_real_misspellings.tsv")).mid(1)
        + linesOf(folder + QStringLiteral("/drug_misspellings_benchmark.tsv")).mid(1);
    for (const QString &line : lines) {
        const QString meant = line.section(u'\t', 1, 1).toLower();
        JudgedQuery query{line.section(u'\t', 0, 0), {}};
        QHash<QString, int> inText;
        for (const JudgedTopic &topic : topics) {
            if (holds(topic.title + u' ' + topic.names.join(u' '), meant))
                query.gains.insert(topic.slug, 2);
            for (const JudgedSection &section : topic.sections) {
                if (!query.gains.contains(topic.slug) && holds(section.title + u' ' + section.text, meant))
                    inText.insert(topic.slug, 1);
            }
        }
        query.gains.insert(inText);
        if (!query.gains.isEmpty())
            set.queries.push_back(std::move(query));
    }
    return set;
}

} // namespace

std::vector<JudgedSet> readJudgedSets(const QString &folder)
{
    const QString relevance = folder + QStringLiteral("/relevance/dev");
    std::vector<JudgedSet> sets;
    for (const char *field : {"message", "summary"})
        sets.push_back(liveQa(relevance + QStringLiteral("/liveqa_med"), QString::fromLatin1(field)));
    sets.push_back(nfCorpus(relevance + QStringLiteral("/nfcorpus_dev")));
    const auto topics = medQuad(folder + QStringLiteral("/medquad/dev"));
    sets.push_back(synonyms(relevance + QStringLiteral("/DERIVED_medquad_synonym_known_item.tsv"), topics));
    sets.push_back(misspellings(folder + QStringLiteral("/names/dev"), topics));
    std::erase_if(sets, [](const JudgedSet &set) { return set.topics.empty() || set.queries.empty(); });
    return sets;
}

} // namespace primer::bench
