// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/Page.h"

#include "library/Library.h"

#include <QCoreApplication>

namespace primer {

namespace {

constexpr int kMostUrgent = 5;
constexpr int kMostBegin = 4;

/// Visits the runs of blocks and of all that they hold.
template <typename Use>
void forEachRun(const std::vector<Block> &blocks, Use use)
{
    for (const Block &block : blocks) {
        for (const Run &run : block.runs)
            use(run);
        for (const auto &item : block.items)
            forEachRun(item, use);
        forEachRun(block.blocks, use);
        for (const TableRow &row : block.rows) {
            for (const TableCell &cell : row.cells) {
                for (const Run &run : cell.runs)
                    use(run);
            }
        }
    }
}

/// The first of each list, then the second of each, and so on, `most` in all.
std::vector<TopicEntry> takenInTurn(const std::vector<std::vector<TopicEntry>> &lists, size_t most)
{
    std::vector<TopicEntry> taken;
    for (size_t turn = 0; turn < most; ++turn) {
        for (const auto &list : lists) {
            if (turn < list.size() && taken.size() < most)
                taken.push_back(list[turn]);
        }
    }
    return taken;
}

} // namespace

QString Page::heading() const
{
    if (index != 0)
        return section.title;
    return QCoreApplication::translate("Page", "%1: %2").arg(topic.entry.title, section.title);
}

const Term *Page::termOf(const QString &target) const
{
    if (!target.startsWith(QStringLiteral("term:")))
        return nullptr;
    const auto term = terms.constFind(target.mid(5));
    return term != terms.cend() ? &*term : nullptr;
}

std::vector<Source> Page::citedSources() const
{
    std::vector<Source> cited;
    for (const QString &key : content.citedSources()) {
        const Source *source = topic.source(key);
        cited.push_back(source != nullptr ? *source : Source{key, key, {}, 0, {}});
    }
    return cited;
}

Result<Page> loadPage(const Library &library, const SectionRef &ref)
{
    auto section = library.section(ref);
    if (!section)
        return failure(section);
    auto topic = library.topic(section->ref);
    if (!topic)
        return failure(topic);
    auto content = library.content(*section);
    if (!content)
        return failure(content);

    Page page;
    page.topic = std::move(*topic);
    page.section = std::move(*section);
    page.content = std::move(*content);
    page.index = page.topic.sectionIndex(page.section.ref.section);
    const Pack *pack = library.pack(page.section.ref.pack);
    forEachRun(page.content.blocks(), [&](const Run &run) {
        if (run.term.isEmpty() || page.terms.contains(run.term))
            return;
        if (auto term = pack->term(run.term))
            page.terms.insert(run.term, *term);
    });
    for (const QString &name : page.content.assets()) {
        if (auto asset = pack->asset(name))
            page.assets.insert(name, *asset);
    }
    for (const QString &slug : page.topic.seeAlso) {
        if (auto entry = pack->entry(slug))
            page.seeAlso.push_back(*entry);
    }
    return page;
}

StartContents loadStartContents(const Library &library, const SectionRef &lastPlace)
{
    StartContents contents;
    contents.isEmpty = true;
    std::vector<std::vector<TopicEntry>> others; // the first topics of each group that is not urgent
    for (const TopicGroup &group : library.groups()) {
        auto page = library.topics(group.title, {}, group.urgent ? kMostUrgent : kMostBegin);
        if (!page || page->entries.empty())
            continue;
        contents.isEmpty = false;
        if (group.urgent)
            contents.urgent.insert(contents.urgent.end(), page->entries.begin(), page->entries.end());
        else
            others.push_back(std::move(page->entries));
    }
    if (contents.urgent.size() > kMostUrgent)
        contents.urgent.resize(kMostUrgent);
    contents.begin = takenInTurn(others, kMostBegin);
    if (lastPlace.isEmpty())
        return contents;
    const auto section = library.section(lastPlace);
    const auto topic = library.topic(lastPlace);
    if (section && topic) {
        contents.lastRead = StartContents::Continue{topic->entry, section->ref, section->title,
            topic->sectionIndex(section->ref.section), static_cast<int>(topic->sections.size())};
    }
    return contents;
}

} // namespace primer
