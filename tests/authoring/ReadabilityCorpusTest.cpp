// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/Readability.h"
#include "authoring/Syllables.h"
#include "TestRegistry.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>
#include <numeric>

using namespace primer;

namespace {

/// Pairs of what others published and what we count.
struct Pairs
{
    std::vector<double> published;
    std::vector<double> ours;

    void add(double theirs, double mine)
    {
        published.push_back(theirs);
        ours.push_back(mine);
    }

    double meanDifference() const
    {
        double sum = 0;
        for (size_t i = 0; i < ours.size(); ++i)
            sum += std::abs(ours[i] - published[i]);
        return sum / static_cast<double>(ours.size());
    }

    /// Pearson's.
    double correlation() const
    {
        const auto count = static_cast<double>(ours.size());
        const double meanOurs = std::accumulate(ours.begin(), ours.end(), 0.0) / count;
        const double meanTheirs = std::accumulate(published.begin(), published.end(), 0.0) / count;
        double both = 0;
        double mine = 0;
        double theirs = 0;
        for (size_t i = 0; i < ours.size(); ++i) {
            both += (ours[i] - meanOurs) * (published[i] - meanTheirs);
            mine += (ours[i] - meanOurs) * (ours[i] - meanOurs);
            theirs += (published[i] - meanTheirs) * (published[i] - meanTheirs);
        }
        return both / std::sqrt(mine * theirs);
    }
};

Readability::Counts countParagraphs(const QString &text)
{
    Readability::Counts counts;
    const QStringList paragraphs = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &paragraph : paragraphs)
        counts += Readability().countText(paragraph);
    return counts;
}

} // namespace

/// How far our counts agree with published ones. The environment variable PRIMER_CORPUS names the folder that
/// holds readability/dev/; where it is not set there is nothing to compare, and one row says so.
class ReadabilityCorpusTest : public QObject
{
    Q_OBJECT

    static QString pathOf(const char *name)
    {
        return qEnvironmentVariable("PRIMER_CORPUS") + QStringLiteral("/readability/dev/")
            + QLatin1String(name);
    }

    static void addRow(const char *name)
    {
        QTest::addColumn<QString>("path");
        if (qEnvironmentVariableIsEmpty("PRIMER_CORPUS"))
            QTest::newRow("not unpacked") << QString();
        else
            QTest::newRow(name) << pathOf(name);
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void tell(const char *what, const Pairs &pairs)
    {
        qInfo("%s: %zu pairs, correlation %.4f, mean absolute difference %.3f", what, pairs.ours.size(),
            pairs.correlation(), pairs.meanDifference());
    }

private Q_SLOTS:
    void countsSyllablesAsDictionariesDo_data() { addRow("syllables_words.tsv"); }
    /// The words are a hard choice, many of them names. The rules were made on two thirds of them; of the
    /// third that was held out as many must be right.
    void countsSyllablesAsDictionariesDo()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            return;
        std::array<int, 2> all{};
        std::array<int, 2> right{};
        const QList<QByteArray> lines = read(path).split('\n').mid(1);
        for (const QByteArray &line : lines) {
            const QList<QByteArray> fields = line.split('\t');
            if (fields.size() < 2)
                continue;
            const QString word = QString::fromUtf8(fields.at(0));
            const QByteArray hash
                = QCryptographicHash::hash(word.toLower().toUtf8(), QCryptographicHash::Md5);
            const int sum = std::accumulate(hash.begin(), hash.end(), 0,
                [](int before, char byte) { return before + static_cast<unsigned char>(byte); });
            const size_t isHeldOut = sum % 3 == 0 ? 1 : 0;
            ++all.at(isHeldOut);
            right.at(isHeldOut) += syllablesOfWord(word) == fields.at(1).toInt() ? 1 : 0;
        }
        QVERIFY(all[0] > 1000 && all[1] > 500);
        qInfo("syllables: %d of %d right, held out %d of %d", right[0], all[0], right[1], all[1]);
        QVERIFY(right[0] >= 0.87 * all[0]);
        QVERIFY(right[1] >= 0.87 * all[1]);
    }

    void gradesExcerptsAsPublished_data() { addRow("clear_corpus_open_subset.jsonl"); }
    void gradesExcerptsAsPublished()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            return;
        Pairs grades;
        Pairs ease;
        Pairs smog;
        const QList<QByteArray> lines = read(path).split('\n');
        for (const QByteArray &line : lines) {
            const QJsonObject excerpt = QJsonDocument::fromJson(line).object();
            if (excerpt.isEmpty())
                continue;
            const auto counts = countParagraphs(excerpt.value(QStringLiteral("excerpt")).toString());
            grades.add(excerpt.value(QStringLiteral("flesch_kincaid_grade")).toDouble(),
                Readability::gradeOf(counts));
            ease.add(excerpt.value(QStringLiteral("flesch_reading_ease")).toDouble(),
                Readability::readingEaseOf(counts));
            smog.add(excerpt.value(QStringLiteral("smog")).toDouble(), Readability::smogOf(counts));
        }
        QVERIFY(grades.ours.size() > 2000);
        tell("Flesch-Kincaid grade", grades);
        tell("Flesch Reading Ease", ease);
        tell("SMOG", smog);
        // The published counts hold 2 % fewer syllables, so that ours come out a little harder to read.
        QVERIFY(grades.correlation() >= 0.97);
        QVERIFY(grades.meanDifference() <= 0.6);
        QVERIFY(ease.correlation() >= 0.98);
        QVERIFY(ease.meanDifference() <= 3);
        QVERIFY(smog.correlation() >= 0.95);
        QVERIFY(smog.meanDifference() <= 1.1);
    }

    void countsAWholePoemAsPublished_data() { addRow("php_textstatistics_expected.json"); }
    void countsAWholePoemAsPublished()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            return;
        const QJsonObject cases
            = QJsonDocument::fromJson(read(path)).object().value(QStringLiteral("cases")).toObject();
        QVERIFY(!cases.isEmpty());
        for (const QJsonValue value : cases) {
            const QJsonObject one = value.toObject();
            const QJsonObject expected = one.value(QStringLiteral("expected")).toObject();
            const auto counts
                = Readability().countText(one.value(QStringLiteral("text")).toString().simplified());
            const int words = expected.value(QStringLiteral("wordCount")).toInt();
            const int syllables = expected.value(QStringLiteral("totalSyllables")).toInt();
            qInfo("words %d of %d, syllables %d of %d", counts.words, words, counts.syllables, syllables);
            QVERIFY(std::abs(counts.words - words) * 100 <= words * 2);
            QVERIFY(std::abs(counts.syllables - syllables) * 100 <= syllables * 3);
        }
    }

    void agreesWithAnotherProgram_data() { addRow("textstat_expected.json"); }
    void agreesWithAnotherProgram()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            return;
        const QJsonObject file = QJsonDocument::fromJson(read(path)).object();
        const QJsonObject texts = file.value(QStringLiteral("texts")).toObject();
        const QJsonArray expected = file.value(QStringLiteral("expected")).toArray();
        int compared = 0;
        for (const QJsonValue value : expected) {
            const QJsonObject one = value.toObject();
            const QString metric = one.value(QStringLiteral("metric")).toString();
            if (one.value(QStringLiteral("lang")).toString() != u"en_US"
                || (metric != u"flesch_kincaid_grade" && metric != u"flesch_reading_ease"))
                continue;
            const QString name = one.value(QStringLiteral("text")).toString().mid(1);
            const auto counts = Readability().countText(texts.value(name).toString().simplified());
            const bool isGrade = metric == u"flesch_kincaid_grade";
            const double ours = isGrade ? Readability::gradeOf(counts) : Readability::readingEaseOf(counts);
            const double theirs = one.value(QStringLiteral("expected")).toDouble();
            qInfo("%s of %s: %.1f, published %.1f", qPrintable(metric), qPrintable(name), ours, theirs);
            QVERIFY(std::abs(ours - theirs) <= (isGrade ? 1.0 : 6.0));
            ++compared;
        }
        QCOMPARE(compared, 8);
    }
};

PRIMER_TEST(ReadabilityCorpusTest)
#include "ReadabilityCorpusTest.moc"
