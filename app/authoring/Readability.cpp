// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/Readability.h"

#include "authoring/Syllables.h"
#include "authoring/WordList.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace primer {

namespace {

constexpr int kSyllablesOfName = 2;
constexpr qsizetype kMostRemembered = 100'000; // words
constexpr int kSyllablesOfLongWord = 3;
constexpr qsizetype kLongestAbbreviation = 8; // and the character before it
constexpr double kWordsOfForcast = 150;

const QRegularExpression &wordPattern()
{
    static const QRegularExpression word(
        QStringLiteral("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}'\u2019-]|[.,](?=\\p{N})|\\.(?=\\p{L}\\.))*"),
        QRegularExpression::UseUnicodePropertiesOption);
    return word;
}

double roundedToTenth(double value)
{
    return std::round(value * 10) / 10;
}

bool endsSentence(const QString &text, qsizetype at)
{
    static const std::array<QLatin1StringView, 10> abbreviations{QLatin1StringView("dr"),
        QLatin1StringView("mr"), QLatin1StringView("mrs"), QLatin1StringView("ms"), QLatin1StringView("vs"),
        QLatin1StringView("st"), QLatin1StringView("e.g"), QLatin1StringView("i.e"), QLatin1StringView("u.s"),
        QLatin1StringView("u.k")};
    if (text.at(at) == u'.') {
        qsizetype start = at;
        while (start > std::max<qsizetype>(0, at - kLongestAbbreviation)
            && (text.at(start - 1).isLetterOrNumber() || text.at(start - 1) == u'.'))
            --start;
        const QString word = text.mid(start, at - start).toLower();
        if (std::any_of(abbreviations.begin(), abbreviations.end(),
                [&](QLatin1StringView abbreviation) { return word == abbreviation; }))
            return false;
    }
    qsizetype next = at + 1;
    while (next < text.size() && QStringView(u"\"')\u201d\u2019").contains(text.at(next)))
        ++next;
    if (next >= text.size())
        return true;
    if (!text.at(next).isSpace())
        return false;
    while (next < text.size() && text.at(next).isSpace())
        ++next;
    return next >= text.size() || !text.at(next).isLower();
}

} // namespace

Readability::Readability(const QStringList &names)
{
    for (const QString &name : names) {
        const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            if (words.size() == 1 || word.front().isUpper())
                m_names.insert(word.toLower());
        }
    }
}

Readability::Counts &Readability::Counts::operator+=(const Counts &more)
{
    words += more.words;
    sentences += more.sentences;
    syllables += more.syllables;
    shortWords += more.shortWords;
    longWords += more.longWords;
    return *this;
}

int Readability::rememberedSyllables(const QString &lower) const
{
    if (m_syllables.size() > kMostRemembered)
        m_syllables.clear();
    int &syllables = m_syllables[lower];
    if (syllables == 0)
        syllables = syllablesOfWord(lower);
    return syllables;
}

Readability::Counts Readability::countText(const QString &text) const
{
    Counts counts;
    auto words = wordPattern().globalMatch(text);
    while (words.hasNext()) {
        const QString found = words.next().captured();
        ++counts.words;
        const QString lower = found.toLower();
        const QString singular = lower.endsWith(u's') ? lower.chopped(1) : lower + u's';
        const bool isName = m_names.contains(lower) || m_names.contains(singular);
        const int spoken = rememberedSyllables(lower);
        const int syllables = isName ? std::min(spoken, kSyllablesOfName) : spoken;
        counts.syllables += syllables;
        counts.shortWords += syllables == 1 ? 1 : 0;
        counts.longWords += syllables >= kSyllablesOfLongWord ? 1 : 0;
    }
    counts.sentences = static_cast<int>(sentencesOf(text).size());
    return counts;
}

std::vector<Readability::Sentence> Readability::sentencesOf(const QString &text)
{
    std::vector<Sentence> sentences;
    auto words = wordPattern().globalMatch(text);
    qsizetype ended = -1; // where the last full stop was looked for
    bool isOpen = false;
    while (words.hasNext()) {
        const auto word = words.next();
        for (qsizetype at = std::max<qsizetype>(ended, 0); isOpen && at < word.capturedStart(); ++at) {
            const QChar c = text.at(at);
            if ((c == u'.' || c == u'?' || c == u'!') && endsSentence(text, at))
                isOpen = false;
        }
        if (!isOpen)
            sentences.push_back({word.capturedStart(), 0, 0});
        isOpen = true;
        sentences.back().end = ended = word.capturedEnd();
        ++sentences.back().words;
    }
    return sentences;
}

void Readability::countRuns(const Runs &runs, Counts &counts) const
{
    QString text;
    for (const Run &run : runs) {
        if (run.kind == Run::Kind::Text)
            text += run.text;
        else if (run.kind == Run::Kind::LineBreak)
            text += u' ';
    }
    counts += countText(text);
}

void Readability::countBlocks(const std::vector<Block> &blocks, Counts &counts) const
{
    for (const Block &block : blocks) {
        if (block.kind == Block::Kind::Paragraph || block.kind == Block::Kind::Callout)
            countRuns(block.runs, counts);
        countBlocks(block.blocks, counts);
        for (const auto &item : block.items)
            countBlocks(item, counts);
    }
}

Readability::Counts Readability::count(const SectionContent &content) const
{
    Counts counts;
    countBlocks(content.blocks(), counts);
    return counts;
}

double Readability::gradeOf(const Counts &counts)
{
    if (counts.words == 0 || counts.sentences == 0)
        return 0;
    const double grade
        = 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59;
    return std::max(0.0, roundedToTenth(grade));
}

double Readability::readingEaseOf(const Counts &counts)
{
    if (counts.words == 0 || counts.sentences == 0)
        return 0;
    return roundedToTenth(
        206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words);
}

double Readability::smogOf(const Counts &counts)
{
    if (counts.sentences == 0)
        return 0;
    return roundedToTenth(3.1291 + 1.0430 * std::sqrt(30.0 * counts.longWords / counts.sentences));
}

double Readability::forcastOf(const Counts &counts)
{
    if (counts.words == 0)
        return 0;
    return roundedToTenth(20 - kWordsOfForcast * counts.shortWords / counts.words / 10);
}

double Readability::grade(const SectionContent &content) const
{
    return gradeOf(count(content));
}

QStringList commonMedicineNames()
{
    QStringList names;
    for (const QStringList &line : readWordList(QStringLiteral("medicine-names.txt")))
        names.append(line.constFirst());
    return names;
}

QStringList medicineNames(const Topic &topic)
{
    QStringList names;
    const bool isMedicine = topic.entry.kind == TopicKind::Medicine;
    if (isMedicine)
        names.append(topic.entry.title);
    for (const OtherName &name : topic.names) {
        if (isMedicine || name.kind != OtherName::Kind::Synonym)
            names.append(name.name);
    }
    return names;
}

} // namespace primer
