// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/Search.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace primer {

/// What searching needs on its thread: packs of its own, and an index of the notes in memory.
class SearchRoom final
{
public:
    explicit SearchRoom(QStringList packPaths);
    Q_DISABLE_COPY_MOVE(SearchRoom)
    ~SearchRoom();

    Result<SearchAnswer> find(const QString &typed, int limit, Search::Spelling spelling,
        const Search::StillWanted &stillWanted) const;
    std::vector<PackProblem> problems() const;

    void addPack(const QString &path);
    Result<void> put(const Note &note);
    Result<void> remove(const QStringList &ids);
    Result<void> rebuild(const std::vector<Note> &notes);

private:
    QStringList m_paths;
    std::unique_ptr<Library> m_library;
    Result<std::unique_ptr<NoteIndex>> m_notes;
    std::unique_ptr<Search> m_search;
};

} // namespace primer
