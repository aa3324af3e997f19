// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace primer {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Library", text);
}

/// The error with the file of its pack before it, unless it says that something is not there.
tl::unexpected<Error> named(const QString &path, const Error &error)
{
    if (error.trouble == Trouble::NotFound)
        return tl::unexpected<Error>(error);
    return failure(error.trouble, QDir::toNativeSeparators(path) + u": " + error.message, error.detail);
}

template <typename Value>
Result<Value> named(const Pack &pack, Result<Value> result)
{
    if (!result)
        return named(pack.info().path, result.error());
    return result;
}

// A section may have been renamed more than once; a pack may also send us round in circles.
constexpr int kMostMoves = 16;

constexpr qint64 kCopyStep = 1024 * 1024;

/// Copies the file that was checked, not one that took its place meanwhile.
Result<void> copyInto(
    QFile &from, QSaveFile &to, const FileStamp &checked, const std::atomic<bool> &cancelled)
{
    while (!from.atEnd()) {
        if (cancelled)
            return failure(Trouble::Other, tr("Adding the pack was cancelled. Nothing was changed."));
        const QByteArray bytes = from.read(kCopyStep);
        if (bytes.isEmpty() || to.write(bytes) != bytes.size())
            break;
    }
    if (stampOf(from) != checked)
        return failure(Trouble::Damaged, tr("The pack was changed while it was copied. Add it again."));
    // commit() alone does not notice a full disk.
    if (from.atEnd() && to.size() == from.size() && to.flush() && to.commit())
        return {};
    return failure(Trouble::DiskFull,
        tr("The pack could not be copied to %1. Check that the disk has room and that you may write there.")
            .arg(to.fileName()),
        to.errorString());
}

} // namespace

Result<QString> keepPack(const QString &path, const QString &folder, const std::atomic<bool> &cancelled)
{
    const auto pack = Pack::open(path);
    if (!pack)
        return failure(pack);
    if (auto sound = (*pack)->check(); !sound)
        return failure(sound);
    QDir().mkpath(folder);
    const QString kept = folder + u'/' + (*pack)->info().id + QStringLiteral(".primer");
    if (QFileInfo(path).canonicalFilePath() == QFileInfo(kept).canonicalFilePath())
        return kept;
    QFile from(path);
    QSaveFile to(kept);
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly)) {
        return failure(Trouble::ReadOnly,
            tr("The pack could not be copied to %1. Check that you may write there.").arg(kept),
            to.errorString());
    }
    if (auto copied = copyInto(from, to, (*pack)->stamp(), cancelled); !copied)
        return failure(copied);
    return kept;
}

std::unique_ptr<Library> Library::open(const QStringList &paths)
{
    // Not make_unique: the constructor is private.
    std::unique_ptr<Library> library(new Library);
    for (const QString &path : paths) {
        if (const auto added = library->add(path); !added)
            library->m_problems.push_back({path, added.error()});
    }
    return library;
}

Result<PackInfo> Library::add(const QString &path)
{
    auto opened = Pack::open(path);
    if (!opened)
        return failure(opened);
    const PackInfo info = (*opened)->info();
    if (pack(info.id) != nullptr) {
        return failure(Trouble::BadInput,
            tr("A pack named \"%1\" is open already. Remove one of the two.").arg(info.id));
    }
    m_packs.push_back(std::move(*opened));
    return info;
}

Result<PackInfo> Library::replace(const QString &path)
{
    auto opened = Pack::open(path);
    if (!opened)
        return failure(opened);
    const PackInfo info = (*opened)->info();
    const auto old = std::find_if(
        m_packs.begin(), m_packs.end(), [&](const auto &pack) { return pack->info().id == info.id; });
    if (old == m_packs.end())
        return failure(Trouble::NotFound, tr("There is no pack \"%1\" on the shelf.").arg(info.id));
    *old = std::move(*opened);
    return info;
}

Library::~Library() = default;

QStringList Library::standardPaths(const QString &programFolder)
{
    QStringList folders{QDir::cleanPath(programFolder + QStringLiteral("/../share/patient-primer/packs"))};
    for (const QString &data : QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation)) {
        const QString folder = QDir::cleanPath(data + QStringLiteral("/patient-primer/packs"));
        if (!folders.contains(folder))
            folders.append(folder);
    }
    QStringList paths;
    for (const QString &folder : std::as_const(folders)) {
        const QDir dir(folder);
        for (const QString &name :
            dir.entryList({QStringLiteral("*.primer")}, QDir::Files | QDir::Readable, QDir::Name))
            paths.append(dir.filePath(name));
    }
    return paths;
}

const Pack *Library::pack(const QString &id) const
{
    const auto found = std::find_if(
        m_packs.begin(), m_packs.end(), [&](const auto &pack) { return pack->info().id == id; });
    return found == m_packs.end() ? nullptr : found->get();
}

std::vector<PackProblem> Library::changes() const
{
    std::vector<PackProblem> changes;
    for (const auto &pack : m_packs) {
        if (const auto change = pack->change())
            changes.push_back({pack->info().path, *change});
    }
    return changes;
}

std::vector<TopicGroup> Library::groups() const
{
    std::vector<TopicGroup> groups;
    for (const auto &pack : m_packs) {
        for (const TopicGroup &group : pack->groups()) {
            const auto same = std::find_if(groups.begin(), groups.end(),
                [&](const TopicGroup &other) { return other.title == group.title; });
            if (same == groups.end())
                groups.push_back(group);
            else
                same->urgent = same->urgent || group.urgent;
        }
    }
    std::stable_partition(groups.begin(), groups.end(), [](const TopicGroup &group) { return group.urgent; });
    return groups;
}

Result<TopicPage> Library::topics(const QString &group, TopicCursor from, int limit) const
{
    TopicPage page;
    const int packCount = static_cast<int>(m_packs.size());
    TopicCursor at = from;
    while (at.pack < packCount) {
        const int wanted = limit - static_cast<int>(page.entries.size());
        if (wanted <= 0) {
            page.next = at;
            return page;
        }
        auto entries = m_packs[static_cast<size_t>(at.pack)]->topics(group, at.position, wanted);
        if (!entries) {
            const Pack &unreadable = *m_packs[static_cast<size_t>(at.pack)];
            page.problems.push_back(named(unreadable.info().path, entries.error()).value());
            at = {at.pack + 1, 0};
            continue;
        }
        page.entries.insert(page.entries.end(), entries->begin(), entries->end());
        if (static_cast<int>(entries->size()) == wanted)
            at.position += wanted;
        else
            at = {at.pack + 1, 0};
    }
    if (page.entries.empty() && !page.problems.empty())
        return tl::unexpected<Error>(page.problems.front());
    return page;
}

Result<const Pack *> Library::packOf(const SectionRef &ref) const
{
    if (!ref.pack.isEmpty()) {
        const Pack *named = pack(ref.pack);
        if (named == nullptr)
            return failure(Trouble::NotFound, tr("There is no pack \"%1\" on the shelf.").arg(ref.pack));
        return named;
    }
    std::optional<Error> unreadable;
    for (const auto &candidate : m_packs) {
        const auto entry = candidate->entry(ref.topic);
        if (entry)
            return candidate.get();
        if (!unreadable && entry.error().trouble != Trouble::NotFound)
            unreadable = named(candidate->info().path, entry.error()).value();
    }
    if (unreadable)
        return tl::unexpected<Error>(std::move(*unreadable));
    return failure(Trouble::NotFound, tr("There is no topic \"%1\".").arg(ref.topic));
}

Result<SectionRef> Library::resolve(const SectionRef &ref) const
{
    const auto pack = packOf(ref);
    if (!pack)
        return failure(pack);
    const auto topic = named(**pack, (*pack)->topic(ref.topic));
    if (!topic)
        return failure(topic);
    SectionRef resolved{(*pack)->info().id, ref.topic, ref.section};
    for (int moves = 0; moves <= kMostMoves; ++moves) {
        if (resolved.section.isEmpty() || topic->sectionIndex(resolved.section) >= 0)
            return resolved;
        const auto moved = named(**pack, (*pack)->movedTo(ref.topic, resolved.section));
        if (!moved)
            return failure(moved);
        if (!*moved)
            break;
        resolved.section = **moved;
    }
    return failure(
        Trouble::NotFound, tr("There is no section \"%1\" in \"%2\".").arg(ref.section, ref.topic));
}

Result<Topic> Library::topic(const SectionRef &ref) const
{
    const auto pack = packOf(ref);
    if (!pack)
        return failure(pack);
    return named(**pack, (*pack)->topic(ref.topic));
}

Result<Section> Library::section(const SectionRef &ref) const
{
    auto resolved = resolve(ref);
    if (!resolved)
        return failure(resolved);
    const Pack *pack = this->pack(resolved->pack);
    if (resolved->section.isEmpty()) {
        const auto topic = named(*pack, pack->topic(resolved->topic));
        if (!topic)
            return failure(topic);
        if (topic->sections.empty())
            return failure(Trouble::NotFound, tr("The topic \"%1\" has no sections.").arg(ref.topic));
        resolved->section = topic->sections.front().slug;
    }
    return named(*pack, pack->section(resolved->topic, resolved->section));
}

Result<SectionContent> Library::content(const Section &section) const
{
    auto content = SectionContent::parse(section.xhtml);
    const Pack *pack = this->pack(section.ref.pack);
    return pack != nullptr ? named(*pack, std::move(content)) : content;
}

} // namespace primer
