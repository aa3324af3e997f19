// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation/SearchRoom.h"

namespace primer {

SearchRoom::SearchRoom(QStringList packPaths)
    : m_paths(std::move(packPaths))
    , m_library(Library::open(m_paths))
    , m_notes(NoteIndex::openInMemory())
    , m_search(std::make_unique<Search>(*m_library, m_notes ? m_notes->get() : nullptr))
{ }

SearchRoom::~SearchRoom() = default;

Result<SearchAnswer> SearchRoom::find(
    const QString &typed, int limit, Search::Spelling spelling, const Search::StillWanted &stillWanted) const
{
    if (!m_notes)
        return failure(m_notes);
    return m_search->find(typed, limit, spelling, stillWanted);
}

std::vector<PackProblem> SearchRoom::problems() const
{
    return m_search->problems();
}

void SearchRoom::addPack(const QString &path)
{
    if (!m_paths.contains(path))
        m_paths.append(path);
    m_search.reset();
    m_library = Library::open(m_paths);
    m_search = std::make_unique<Search>(*m_library, m_notes ? m_notes->get() : nullptr);
}

Result<void> SearchRoom::put(const Note &note)
{
    return m_notes ? (*m_notes)->put(note) : failure(m_notes);
}

Result<void> SearchRoom::remove(const QStringList &ids)
{
    if (!m_notes)
        return failure(m_notes);
    for (const QString &id : ids) {
        if (auto done = (*m_notes)->remove(id); !done)
            return done;
    }
    return {};
}

Result<void> SearchRoom::rebuild(const std::vector<Note> &notes)
{
    return m_notes ? (*m_notes)->rebuild(notes) : failure(m_notes);
}

} // namespace primer
