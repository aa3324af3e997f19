// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/SectionSplitter.h"

#include <QCoreApplication>
#include <QSet>

#include <iterator>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SectionSplitter", text);
}

constexpr qsizetype kLongestBase = 90;

qsizetype sizeOf(const Runs &runs)
{
    qsizetype size = 1;
    for (const Run &run : runs)
        size += run.kind == Run::Kind::Citation ? 0 : run.text.toUtf8().size();
    return size;
}

qsizetype sizeOf(const std::vector<Block> &blocks)
{
    qsizetype size = 0;
    for (const Block &block : blocks) {
        size += sizeOf(block.runs) + sizeOf(block.blocks);
        for (const auto &item : block.items)
            size += sizeOf(item);
        for (const TableRow &row : block.rows) {
            for (const TableCell &cell : row.cells)
                size += sizeOf(cell.runs);
        }
    }
    return size;
}

std::vector<std::vector<Block>> cut(std::vector<Block> blocks)
{
    std::vector<std::vector<Block>> parts(1);
    qsizetype size = 0;
    for (Block &block : blocks) {
        const qsizetype more = sizeOf(std::vector<Block>{block});
        if (size > 0 && size + more > kLargestSectionText) {
            std::vector<Block> next;
            auto &full = parts.back();
            while (full.size() > 1 && full.back().kind == Block::Kind::Heading) {
                next.insert(next.begin(), std::move(full.back()));
                full.pop_back();
            }
            size = sizeOf(next);
            parts.push_back(std::move(next));
        }
        size += more;
        parts.back().push_back(std::move(block));
    }
    return parts;
}

QString freeSlug(const QString &slug, int part, const QSet<QString> &taken)
{
    QString base = slug.left(kLongestBase);
    while (base.endsWith(u'-'))
        base.chop(1);
    QString candidate = base + u'-' + QString::number(part);
    for (int tail = 2; taken.contains(candidate); ++tail)
        candidate = base + u'-' + QString::number(part) + u'-' + QString::number(tail);
    return candidate;
}

} // namespace

std::vector<SectionDraft> splitSections(std::vector<SectionDraft> sections)
{
    QSet<QString> taken;
    for (const SectionDraft &section : sections)
        taken.insert(section.slug);
    std::vector<SectionDraft> all;
    for (SectionDraft &section : sections) {
        if (sizeOf(section.blocks) <= kLargestSectionText) {
            all.push_back(std::move(section));
            continue;
        }
        auto parts = cut(std::move(section.blocks));
        const auto count = static_cast<int>(parts.size());
        for (int part = 1; part <= count; ++part) {
            SectionDraft draft{
                section.slug, section.title, std::move(parts[static_cast<size_t>(part - 1)]), section.line};
            if (part > 1) {
                draft.slug = freeSlug(section.slug, part, taken);
                taken.insert(draft.slug);
            }
            if (count > 1)
                draft.title = tr("%1 (part %2 of %3)").arg(section.title).arg(part).arg(count);
            all.push_back(std::move(draft));
        }
    }
    return all;
}

} // namespace primer
