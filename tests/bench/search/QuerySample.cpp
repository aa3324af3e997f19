// SPDX-License-Identifier: GPL-3.0-or-later
#include "QuerySample.h"

#include "Chance.h"

#include "library/SectionContent.h"
#include "search/Words.h"

#include <QFile>
#include <QHash>

#include <algorithm>

namespace primer::bench {

namespace {

constexpr int kTopicsRead = 400;
constexpr int kWordsOfAPhrase = 3;

struct Reading
{
    QStringList names;
    QStringList texts;
    QStringList common; ///< words, the most frequent first
};

Reading readSome(const Pack &pack)
{
    Reading reading;
    QHash<QString, int> counts;
    for (const TopicGroup &group : pack.groups()) {
        const int step = std::max(1, pack.info().topicCount / kTopicsRead);
        for (int from = 0;; from += step) {
            const auto entries = pack.topics(group.title, from, 1);
            if (!entries || entries->empty())
                break;
            const auto topic = pack.topic(entries->front().ref.topic);
            if (!topic)
                break;
            reading.names.append(topic->entry.title);
            for (const OtherName &other : topic->names)
                reading.names.append(other.name);
            const auto section
                = topic->sections.empty() ? SectionEntry() : topic->sections[topic->sections.size() / 2];
            const auto read = pack.section(topic->entry.ref.topic, section.slug);
            const auto content = read ? SectionContent::parse(read->xhtml) : failure(read);
            if (!content)
                continue;
            reading.texts.append(content->text());
            for (const Word &word : wordsIn(content->text()))
                ++counts[word.folded];
        }
    }
    std::vector<std::pair<int, QString>> byCount;
    for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
        if (at.key().size() > 2)
            byCount.emplace_back(-at.value(), at.key());
    }
    std::sort(byCount.begin(), byCount.end());
    for (const auto &[count, word] : byCount)
        reading.common.append(word);
    return reading;
}

/// One letter of it wrong, left out, doubled or in the wrong place.
QString misspelled(QString word, Chance &chance)
{
    const auto at = static_cast<qsizetype>(1 + chance.below(static_cast<int>(word.size() - 2)));
    switch (chance.below(4)) {
    case 0:
        word[at] = QChar(static_cast<char16_t>(u'a' + chance.below(26)));
        break;
    case 1:
        word.remove(at, 1);
        break;
    case 2:
        word.insert(at, word.at(at));
        break;
    default:
        std::swap(word[at], word[at - 1]);
    }
    return word;
}

class Sampler final
{
public:
    explicit Sampler(Reading reading)
        : m_reading(std::move(reading))
    { }

    QString letters(int count) { return longName(count).left(count).toLower(); }
    QString longName(qsizetype atLeast)
    {
        for (int tries = 0; tries < 1000; ++tries) {
            for (const Word &word : wordsIn(any(m_reading.names))) {
                if (word.folded.size() > atLeast && word.folded.front().isLetter())
                    return word.folded;
            }
        }
        return QStringLiteral("clonazepam").leftJustified(atLeast + 1, u'a');
    }
    QStringList wordsOfText(int count)
    {
        const QString text = any(m_reading.texts);
        const auto words = wordsIn(text);
        QStringList chosen;
        if (words.size() <= static_cast<size_t>(count))
            return {longName(4)};
        const auto from = static_cast<size_t>(m_chance.below(static_cast<int>(words.size()) - count));
        for (size_t i = 0; i < static_cast<size_t>(count); ++i)
            chosen.append(words[from + i].folded);
        return chosen;
    }
    QString longWord()
    {
        for (int tries = 0; tries < 1000; ++tries) {
            if (const QString word = wordsOfText(1).constFirst(); word.size() > 3)
                return word;
        }
        return longName(4);
    }
    QString common() { return m_reading.common.value(m_chance.below(60)); }
    QString question()
    {
        static const QStringList forms{QStringLiteral("what are the side effects of %1"),
            QStringLiteral("can i take %1 with %2"), QStringLiteral("how long does %1 stay in my body"),
            QStringLiteral("is it safe to drink alcohol while taking %1"),
            QStringLiteral("what should i do if i miss a dose of %1"),
            QStringLiteral("why does %1 make me feel so tired and %3")};
        QString text = any(forms);
        text.replace(QStringLiteral("%1"), longName(4));
        text.replace(QStringLiteral("%2"), longName(4));
        return text.replace(QStringLiteral("%3"), longWord());
    }
    QString wrong() { return misspelled(longName(6), m_chance); }

private:
    const QString &any(const QStringList &list)
    {
        return list.at(m_chance.below(static_cast<int>(list.size())));
    }

    Reading m_reading;
    Chance m_chance{2026};
};

} // namespace

std::vector<AskedQuery> sampleQueries(const Pack &pack, int ofEachKind)
{
    Sampler sampler(readSome(pack));
    std::vector<AskedQuery> queries;
    const auto add = [&queries](const char *kind, const QString &typed) {
        queries.push_back({QString::fromLatin1(kind), typed});
    };
    for (int i = 0; i < ofEachKind; ++i) {
        add("1 letter", sampler.letters(1));
        add("2 letters", sampler.letters(2));
        add("3 letters", sampler.letters(3));
        add("4+ letters", i % 2 == 0 ? sampler.letters(4 + i % 3) : sampler.longWord().left(4 + i % 3));
        add("word", sampler.longWord() + u' ');
        add("two words", sampler.longWord() + u' ' + sampler.longWord() + u' ');
        add("phrase", u'"' + sampler.wordsOfText(kWordsOfAPhrase).join(u' ') + u'"');
        add("question", sampler.question());
        add("misspelled", sampler.wrong() + u' ');
        add("common word", sampler.common() + u' ');
    }
    return queries;
}

Result<std::vector<AskedQuery>> readQueries(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Trouble::NotFound, QStringLiteral("%1 cannot be read. Check its name.").arg(path),
            file.errorString());
    std::vector<AskedQuery> queries;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        queries.push_back({line.section(u'\t', 0, 0), line.section(u'\t', 1)});
    return queries;
}

} // namespace primer::bench
