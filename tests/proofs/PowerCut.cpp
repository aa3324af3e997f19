// SPDX-License-Identifier: GPL-3.0-or-later
#include "PowerCut.h"

#include <QDir>
#include <QFile>

namespace primer::tests {

namespace {

constexpr qsizetype kSector = 512;
constexpr int kTornOneIn = 8; // of the sectors that arrive

bool byChance(QRandomGenerator &random)
{
    return random.bounded(2) == 0;
}

void grow(QByteArray &bytes, qsizetype size, char filler)
{
    if (bytes.size() < size)
        bytes.append(QByteArray(size - bytes.size(), filler));
}

void applyWhole(QByteArray &bytes, const DiskEvent &event)
{
    if (event.kind == DiskEvent::Kind::Truncate) {
        grow(bytes, event.offset, '\0');
        bytes.truncate(event.offset);
        return;
    }
    grow(bytes, event.offset + event.bytes.size(), '\0');
    bytes.replace(event.offset, event.bytes.size(), event.bytes);
}

void applyTorn(QByteArray &bytes, const DiskEvent &event, QRandomGenerator &random)
{
    if (event.kind == DiskEvent::Kind::Truncate) {
        if (byChance(random))
            applyWhole(bytes, event);
        return;
    }
    qsizetype done = 0;
    while (done < event.bytes.size()) {
        const qsizetype at = event.offset + done;
        const qsizetype size = qMin(kSector - at % kSector, event.bytes.size() - done);
        if (byChance(random)) {
            const bool isTorn = random.bounded(kTornOneIn) == 0;
            const qsizetype kept = isTorn ? random.bounded(static_cast<int>(size)) : size;
            grow(bytes, at + size, byChance(random) ? '\0' : static_cast<char>(random.bounded(256)));
            bytes.replace(at, kept, event.bytes.mid(done, kept));
        }
        done += size;
    }
}

} // namespace

FolderImage readFolder(const QString &folder)
{
    FolderImage image;
    const QStringList names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names) {
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::ReadOnly))
            image.insert(name, file.readAll());
    }
    return image;
}

bool writeFolder(const QString &folder, const FolderImage &image)
{
    const QStringList names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        QFile::remove(QDir(folder).filePath(name));
    for (auto file = image.begin(); file != image.end(); ++file) {
        QFile made(QDir(folder).filePath(file.key()));
        if (!made.open(QIODevice::WriteOnly) || made.write(file.value()) != file.value().size())
            return false;
    }
    return true;
}

CutDisk::CutDisk(const FolderImage &start, DiskPromises promises)
    : m_promises(promises)
{
    for (auto file = start.begin(); file != start.end(); ++file)
        m_entries.insert(file.key(), std::make_shared<Content>(Content{file.value(), {}}));
    m_safeEntries = m_entries;
}

void CutDisk::apply(const DiskEvent &event)
{
    switch (event.kind) {
    case DiskEvent::Kind::Create:
        if (!m_entries.contains(event.name)) {
            m_entries.insert(event.name, std::make_shared<Content>());
            m_pending.push_back({event.name, m_entries.value(event.name)});
        }
        break;
    case DiskEvent::Kind::Delete:
        m_entries.remove(event.name);
        m_pending.push_back({event.name, nullptr});
        break;
    case DiskEvent::Kind::FolderSync:
        if (m_promises.syncsFolders) {
            m_safeEntries = m_entries;
            m_pending.clear();
        }
        break;
    case DiskEvent::Kind::Sync:
        if (const auto content = m_entries.value(event.name); content && m_promises.syncsFiles) {
            for (const DiskEvent &pending : content->pending)
                applyWhole(content->safe, pending);
            content->pending.clear();
        }
        break;
    case DiskEvent::Kind::Write:
    case DiskEvent::Kind::Truncate:
        if (const auto content = m_entries.value(event.name))
            content->pending.push_back(event);
        break;
    }
}

FolderImage CutDisk::cut(Unsynced unsynced, QRandomGenerator &random) const
{
    Entries entries = m_safeEntries;
    for (const Change &change : m_pending) {
        if (unsynced == Unsynced::Lost || (unsynced == Unsynced::Torn && byChance(random)))
            continue;
        if (change.content)
            entries.insert(change.name, change.content);
        else
            entries.remove(change.name);
    }
    // In order of names: the same numbers of chance make the same image.
    QStringList names = entries.keys();
    names.sort();
    FolderImage image;
    for (const QString &name : std::as_const(names))
        image.insert(name, found(*entries.value(name), unsynced, random));
    return image;
}

QByteArray CutDisk::found(const Content &content, Unsynced unsynced, QRandomGenerator &random)
{
    QByteArray bytes = content.safe;
    for (const DiskEvent &event : content.pending) {
        if (unsynced == Unsynced::Kept)
            applyWhole(bytes, event);
        else if (unsynced == Unsynced::Torn)
            applyTorn(bytes, event, random);
    }
    return bytes;
}

} // namespace primer::tests
