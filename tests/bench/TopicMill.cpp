// SPDX-License-Identifier: GPL-3.0-or-later
#include "TopicMill.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace primer::bench {

namespace {

constexpr int kTerms = 200;
constexpr int kMostBrands = 3;
constexpr int kSources = 6;
constexpr qsizetype kShortest = 200; // bytes of text of a section

struct Shelf
{
    const char *title;
    TopicKind kind;
    int share; ///< of 1000 topics
};

constexpr auto kShelves = std::to_array<Shelf>({{"Get help now", TopicKind::Guide, 2},
    {"Medicines", TopicKind::Medicine, 700}, {"Conditions", TopicKind::Condition, 240},
    {"Treatments", TopicKind::Treatment, 40}, {"Skills", TopicKind::Skill, 18}});

constexpr auto kHeadings = std::to_array({"At a glance", "What it is for", "Before you take it",
    "How to take it", "Missed dose", "Side effects", "What not to mix it with", "Pregnancy and breastfeeding",
    "Older adults", "Driving and machines", "Stopping safely", "Too much of it", "Storing it",
    "Tests while you take it", "Children and teenagers", "Alcohol", "Questions to ask", "How it works",
    "Liver and kidneys", "Costs"});

QString slugOf(const QString &title)
{
    QString slug = title.toLower();
    slug.replace(u' ', u'-');
    return slug;
}

QString sourceKey(int number)
{
    return QStringLiteral("source-%1").arg(number + 1);
}

Run textRun(const QString &text)
{
    Run run;
    run.text = text;
    return run;
}

qsizetype bytesOf(const std::vector<Block> &blocks);

qsizetype bytesOf(const Runs &runs)
{
    qsizetype bytes = 0;
    for (const Run &run : runs)
        bytes += run.kind == Run::Kind::Text ? run.text.size() : 0;
    return bytes;
}

qsizetype bytesOf(const Block &block)
{
    qsizetype bytes = bytesOf(block.runs) + bytesOf(block.blocks);
    for (const auto &item : block.items)
        bytes += bytesOf(item);
    for (const TableRow &row : block.rows) {
        for (const TableCell &cell : row.cells)
            bytes += bytesOf(cell.runs);
    }
    return bytes;
}

qsizetype bytesOf(const std::vector<Block> &blocks)
{
    qsizetype bytes = 0;
    for (const Block &block : blocks)
        bytes += bytesOf(block);
    return bytes;
}

} // namespace

TopicMill::TopicMill(quint64 seed, const MillSize &size)
    : m_seed(seed)
    , m_size(size)
{
    Chance chance(seed);
    nameTopics(chance);
    QSet<QString> terms;
    while (terms.size() < kTerms) {
        const QString &word = m_wording.medicalWord(chance);
        if (!terms.contains(word)) {
            terms.insert(word);
            m_terms.append(word);
        }
    }
}

void TopicMill::nameTopics(Chance &chance)
{
    QSet<QString> taken;
    m_names.reserve(static_cast<size_t>(m_size.topics));
    for (int number = 0; number < m_size.topics; ++number) {
        const bool isMedicine = kShelves.at(static_cast<size_t>(groupOf(number))).kind == TopicKind::Medicine;
        Names names;
        do {
            names.title = medicineName(chance);
            if (!isMedicine) {
                const QString word = m_wording.medicalWord(chance);
                names.title = word.at(0).toUpper() + word.mid(1) + u' ' + names.title.toLower();
            }
            names.slug = slugOf(names.title);
        } while (taken.contains(names.slug));
        taken.insert(names.slug);
        const int brands = isMedicine ? chance.below(kMostBrands + 1) : 0;
        for (int i = 0; i < brands; ++i)
            names.brands.append(brandName(chance));
        names.brands.removeDuplicates();
        m_names.push_back(std::move(names));
    }
}

int TopicMill::groupOf(int number) const
{
    const double place = 1000.0 * number / m_size.topics;
    double end = 0;
    for (size_t group = 0; group < kShelves.size(); ++group) {
        end += kShelves.at(group).share;
        if (place < end)
            return static_cast<int>(group);
    }
    return 0;
}

PackFrame TopicMill::frame() const
{
    PackFrame frame;
    frame.info.id = QStringLiteral("generated");
    frame.info.title = QStringLiteral("Generated library");
    frame.info.language = QStringLiteral("en");
    frame.info.version = QStringLiteral("1");
    frame.info.publisher = QStringLiteral("Patient Primer");
    frame.info.licence = QStringLiteral("CC0-1.0");
    for (const Shelf &shelf : kShelves)
        frame.groups.push_back({QString::fromLatin1(shelf.title), &shelf == kShelves.data()});
    Chance chance(m_seed);
    for (const QString &term : m_terms)
        frame.glossary.push_back({term, m_wording.sentence(chance, term), {term + u's'}});
    for (int i = 0; i < kTerms; ++i)
        frame.synonyms[m_wording.word(chance)] = {m_wording.medicalWord(chance)};
    return frame;
}

QStringList TopicMill::medicineNames() const
{
    QStringList names;
    for (int number = 0; number < m_size.topics; ++number) {
        if (kShelves.at(static_cast<size_t>(groupOf(number))).kind != TopicKind::Medicine)
            continue;
        const Names &own = m_names.at(static_cast<size_t>(number));
        names.append(own.title);
        names += own.brands;
    }
    return names;
}

TopicDraft TopicMill::topic(int number) const
{
    Chance chance(m_seed ^ (static_cast<quint64>(number) + 1) * 0x2545'f491'4f6c'dd1d);
    const Names &names = m_names.at(static_cast<size_t>(number));
    const Shelf &shelf = kShelves.at(static_cast<size_t>(groupOf(number)));
    TopicDraft draft;
    Topic &topic = draft.topic;
    topic.entry.ref.topic = names.slug;
    topic.entry.title = names.title;
    topic.entry.kind = shelf.kind;
    topic.entry.group = QString::fromLatin1(shelf.title);
    topic.entry.summary = m_wording.sentence(chance, names.title);
    topic.reviewed = QDate(2026, 1, 1).addDays(chance.below(300));
    topic.nextReview = topic.reviewed.addYears(1);
    for (const QString &brand : names.brands)
        topic.names.push_back({brand, OtherName::Kind::Brand});
    for (int i = 0; i < kSources; ++i)
        topic.sources.push_back({sourceKey(i), m_wording.phrase(chance), m_wording.phrase(chance),
            chance.between(2010, 2026), {}});
    for (int i = 0; i < 2; ++i)
        topic.seeAlso.append(m_names.at(static_cast<size_t>(chance.below(m_size.topics))).slug);
    topic.seeAlso.removeDuplicates();
    for (int i = 0; i < m_size.sectionsPerTopic; ++i) {
        SectionDraft section;
        const auto heading = static_cast<size_t>(i);
        section.title = heading < kHeadings.size() ? QString::fromLatin1(kHeadings.at(heading))
                                                   : QStringLiteral("More, part %1").arg(i);
        section.slug = heading < kHeadings.size() ? slugOf(section.title) : QStringLiteral("more-%1").arg(i);
        // From a third to three times the average, the short ones more often.
        const double stretch = 0.33 + 2.2 * chance.part() * chance.part();
        section.blocks = this->section(
            chance.next(), names.title, static_cast<qsizetype>(m_size.sectionBytes * stretch * 0.94));
        draft.sections.push_back(std::move(section));
    }
    return draft;
}

std::vector<Block> TopicMill::section(quint64 seed, const QString &name, qsizetype bytes) const
{
    Chance chance(seed);
    std::vector<Block> blocks;
    qsizetype written = 0;
    while (written < std::max(bytes, kShortest)) {
        const int draw = chance.below(100);
        if (draw < 55)
            blocks.push_back(paragraph(chance, name));
        else if (draw < 80)
            blocks.push_back(list(chance));
        else if (draw < 90)
            blocks.push_back(callout(chance, name));
        else if (draw < 94)
            blocks.push_back(table(chance));
        else {
            Block heading;
            heading.kind = Block::Kind::Heading;
            heading.level = 3;
            heading.runs = {textRun(m_wording.phrase(chance))};
            blocks.push_back(heading);
        }
        written += bytesOf(blocks.back());
    }
    if (blocks.back().kind == Block::Kind::Heading)
        blocks.push_back(paragraph(chance, name));
    return blocks;
}

/// Words with, now and then, a glossary term, strong letters, and a citation at the end.
Runs TopicMill::runs(Chance &chance, const QString &text) const
{
    Runs all;
    all.push_back(textRun(text));
    if (chance.in100(20)) {
        all.back().text += u' ';
        Run term = textRun(m_terms.at(chance.below(static_cast<int>(m_terms.size()))));
        term.term = term.text;
        all.push_back(term);
        all.push_back(textRun(QStringLiteral(" is one.")));
    }
    if (chance.in100(10)) {
        Run strong = textRun(u' ' + m_wording.phrase(chance) + u'.');
        strong.marks = Run::Strong;
        all.push_back(strong);
    }
    if (chance.in100(30)) {
        Run citation;
        citation.kind = Run::Kind::Citation;
        citation.text = sourceKey(chance.below(kSources));
        all.push_back(citation);
    }
    return all;
}

Block TopicMill::paragraph(Chance &chance, const QString &name) const
{
    QStringList sentences;
    const int count = chance.between(1, 4);
    for (int i = 0; i < count; ++i)
        sentences.append(m_wording.sentence(chance, name));
    Block block;
    block.runs = runs(chance, sentences.join(u' '));
    return block;
}

Block TopicMill::list(Chance &chance) const
{
    Block block;
    block.kind = Block::Kind::List;
    block.ordered = chance.in100(25);
    const int items = chance.between(3, 7);
    for (int i = 0; i < items; ++i) {
        Block item;
        item.runs = runs(chance, m_wording.phrase(chance));
        block.items.push_back({item});
    }
    return block;
}

Block TopicMill::callout(Chance &chance, const QString &name) const
{
    Block block;
    block.kind = Block::Kind::Callout;
    block.callout = static_cast<CalloutKind>(chance.below(5));
    block.blocks = {paragraph(chance, name)};
    if (chance.in100(40))
        block.blocks.push_back(list(chance));
    return block;
}

Block TopicMill::table(Chance &chance) const
{
    Block block;
    block.kind = Block::Kind::Table;
    block.runs = {textRun(m_wording.phrase(chance))};
    const int columns = chance.between(2, 4);
    const int rows = chance.between(3, 6);
    for (int r = 0; r <= rows; ++r) {
        TableRow row;
        row.isHead = r == 0;
        for (int c = 0; c < columns; ++c) {
            TableCell cell;
            cell.isHead = r == 0 || c == 0;
            const bool isNumber = r > 0 && c > 0 && chance.in100(50);
            cell.runs = {textRun(isNumber ? QStringLiteral("%1 in 100").arg(chance.between(1, 60))
                                          : m_wording.phrase(chance))};
            row.cells.push_back(std::move(cell));
        }
        block.rows.push_back(std::move(row));
    }
    return block;
}

} // namespace primer::bench
