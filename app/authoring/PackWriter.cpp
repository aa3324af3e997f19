// SPDX-License-Identifier: GPL-3.0-or-later
#include "authoring/PackWriter.h"

#include "authoring/PackTables.h"
#include "authoring/PackWorkshop.h"
#include "authoring/Readability.h"
#include "library/Pack.h"

namespace primer {

PackWriter::PackWriter(const PackFrame &frame, const QString &path)
    : m_frame(frame)
    , m_work(std::make_unique<PackWorkshop>(path))
{ }

PackWriter::~PackWriter() = default;

Result<std::unique_ptr<PackWriter>> PackWriter::begin(
    const PackFrame &frame, const QStringList &namesOfMedicines, const QString &path)
{
    // Not make_unique: the constructor is private.
    std::unique_ptr<PackWriter> writer(new PackWriter(frame, path));
    if (auto ready = writer->m_work->ready(); !ready)
        return failure(ready);
    auto database = Connection::open(writer->m_work->database());
    if (!database)
        return failure(database);
    writer->m_database = std::move(*database);
    writer->m_tables = std::make_unique<PackTables>(writer->m_frame, namesOfMedicines, *writer->m_database);
    if (auto begun = writer->m_tables->begin(); !begun)
        return failure(begun);
    return writer;
}

Result<void> PackWriter::add(const TopicDraft &topic)
{
    return m_tables->add(topic);
}

Result<void> PackWriter::finish()
{
    if (auto done = m_tables->finish(); !done)
        return done;
    m_tables.reset();
    m_database.reset();
    return m_work->finish();
}

Result<void> writePack(const PackDraft &draft, const QString &path)
{
    QStringList namesOfMedicines;
    for (const TopicDraft &topic : draft.topics)
        namesOfMedicines += medicineNames(topic.topic);
    const auto writer = PackWriter::begin(draft, namesOfMedicines, path);
    if (!writer)
        return failure(writer);
    for (const TopicDraft &topic : draft.topics) {
        if (auto added = (*writer)->add(topic); !added)
            return added;
    }
    return (*writer)->finish();
}

Result<void> reindexPack(const QString &path)
{
    {
        const auto pack = Pack::open(path);
        if (!pack)
            return failure(pack);
        if (auto sound = (*pack)->check(); !sound)
            return sound;
    }
    const PackWorkshop work(path);
    if (auto ready = work.ready(); !ready)
        return ready;
    if (auto done = work.takeApart(path); !done)
        return done;
    return work.finish();
}

} // namespace primer
