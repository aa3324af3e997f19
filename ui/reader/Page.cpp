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
    for (const TopicGroup &group : library.groups()) {
        auto &list = group.urgent ? contents.urgent : contents.begin;
        const int most = group.urgent ? kMostUrgent : kMostBegin;
        const auto page = library.topics(group.title, {}, most);
        if (!page)
            continue;
        contents.isEmpty = contents.isEmpty && page->entries.empty();
        for (const TopicEntry &entry : page->entries) {
            if (static_cast<int>(list.size()) < most)
                list.push_back(entry);
        }
    }
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
